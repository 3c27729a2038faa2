"""Word files: what stands on their pages comes back, and nothing else."""

import io

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefing.model.identity import directives
from briefing.reading import read_bytes
from tests.reading.documents import (
    TASKS,
    WEEK,
    level,
    numbered,
    numbering,
    package,
    paragraphs,
    tasks,
    word,
)


def text_of(data: bytes) -> list[str]:
    source = read_bytes(data, "a.docx").briefing.source
    assert source is not None
    return source.text.split("\n\n")


def test_word_s_own_numbers_become_the_conclusions() -> None:
    briefing = read_bytes(word(tasks), "a.docx").briefing
    assert briefing.id == "week-2026-06-22"
    assert [item.text for item in directives(briefing)] == list(TASKS)
    assert [item.ordinal for item in directives(briefing)] == [1, 2, 3]
    assert briefing.meeting.chair is not None
    assert briefing.meeting.chair.name == "Lê Văn An"
    assert text_of(word(tasks))[-3] == f"1. {TASKS[0]}"


def test_a_table_gives_rows_and_a_letterhead_its_two_columns() -> None:
    def lay(document: WordDocument) -> None:
        table = document.add_table(2, 3, style="Table Grid")
        for place, cell in enumerate(table._cells):
            cell.text = f"ô | {place}"
        head = document.add_table(1, 2)
        head.cell(0, 0).text = "VĂN PHÒNG"
        head.cell(0, 1).text = "Độc lập"

    assert text_of(word(lay))[4:] == [
        "| ô / 0 | ô / 1 | ô / 2 |\n| ô / 3 | ô / 4 | ô / 5 |",
        "VĂN PHÒNG",
        "Độc lập",
    ]


def test_headings_part_the_text() -> None:
    document = Document()
    document.add_heading(WEEK[0], 1)
    document.add_paragraph(WEEK[1])
    document.add_heading("Kết quả trong tuần", 2)
    document.add_paragraph(WEEK[2])
    document.add_heading("Nhiệm vụ tuần tới", 2)
    tasks(document)
    data = io.BytesIO()
    document.save(data)
    briefing = read_bytes(data.getvalue(), "a.docx").briefing
    assert briefing.title == WEEK[0]
    assert briefing.results[-1].section == "Kết quả trong tuần"
    assert len(list(directives(briefing))) == 3


BODY = paragraphs(WEEK)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


BREAK = "<w:r><w:br/></w:r>"
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
CAPS = "<w:rPr><w:caps/></w:rPr>"
END_DELETED = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
PROMPTED = f"<w:sdtContent>{run('Bấm')}</w:sdtContent>"
PROMPT = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{PROMPTED}</w:sdt>"
FIELD = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
LINK = f"<w:hyperlink>{run('liên kết')}</w:hyperlink>"
DELETED = "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
MOVED = f"<w:moveFrom>{run('đi')}</w:moveFrom>"

CHANGED = {
    "inserted is read, deleted is not": (
        paragraph(run("Đã "), f"<w:ins>{run('thêm')}</w:ins>", DELETED, MOVED),
        ["Đã thêm"],
    ),
    "a paragraph's end that was deleted joins it to the next": (
        paragraph(END_DELETED, run("Một nửa")) + paragraph(run(" và một nửa")),
        ["Một nửa và một nửa"],
    ),
    "hidden text, field codes and prompts are not read": (
        paragraph(run("ẩn", HIDDEN), FIELD, PROMPT, LINK),
        ["liên kết"],
    ),
    "letters shown as capitals are capitals": (
        paragraph(run("thông báo", CAPS)),
        ["THÔNG BÁO"],
    ),
    "a line break parts, unless the sentence goes on": (
        paragraph(run("Dòng trên"), BREAK, run("còn nữa."), BREAK, run("Dòng hai")),
        ["Dòng trên còn nữa.", "Dòng hai"],
    ),
    "wrapped content is read": (
        f"<w:sdt><w:sdtContent>{paragraphs(['Trong khung'])}</w:sdtContent></w:sdt>",
        ["Trong khung"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CHANGED.values(), ids=CHANGED)
def test_what_is_printed_is_read(body: str, expected: list[str]) -> None:
    assert text_of(package(BODY + body))[4:] == expected


def test_a_text_box_is_read_once() -> None:
    box = (
        f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>Neo</w:t></w:r><w:r>'
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
        f"{paragraphs(['Trong hộp'])}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{paragraphs(['Trong hộp'])}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    data = word(lambda document: document.element.body.insert(4, parse_xml(box)))
    assert text_of(data)[4:] == ["Neo", "Trong hộp"]


def test_the_header_of_the_first_page_alone_is_read() -> None:
    def lay(document: WordDocument) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "VĂN PHÒNG UỶ BAN"
        section.header.paragraphs[0].text = "chạy đầu trang"

    assert text_of(word(lay))[0] == "VĂN PHÒNG UỶ BAN"
    assert "chạy đầu trang" not in text_of(word(lay))


def test_footnotes_are_left_aside_and_told() -> None:
    inside = f"<w:footnote>{paragraphs(['Xem thêm.'])}</w:footnote>"
    note = f"<w:footnotes {nsdecls('w')}>{inside}</w:footnotes>"
    (told,) = read_bytes(package(BODY, footnotes=note), "a.docx").briefing.warnings
    assert told.rule == "reading/footnotes"


def test_a_docm_is_read_where_it_carries_no_macros() -> None:
    assert text_of(package(BODY, vbaData="<a/>")) == text_of(package(BODY))


LISTS = {
    "levels": (
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2."),
        [numbered("A"), numbered("B", 1), numbered("C", 1), numbered("D"), numbered("E", 1)],
        ["I. A", "I.1. B", "I.2. C", "II. D", "II.1. E"],
    ),
    "legal": (
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
        [numbered("A"), numbered("B", 1)],
        ["I. A", "1.1. B"],
    ),
    "words": (
        level(0, "vietnameseCounting", "%1 là,"),
        [numbered("làm", 0), numbered("xong", 0)],
        ["Một là, làm", "Hai là, xong"],
    ),
    "letters and bullets": (
        level(0, "lowerLetter", "%1)") + level(1, "bullet", "\uf0b7"),
        [numbered("A"), numbered("B", 1)],
        ["a) A", "- B"],
    ),
    "a second list begins anew, the first goes on": (
        level(0, "decimal", "%1."),
        [numbered("A"), numbered("B"), numbered("C", 0, 2), numbered("D", 0, 2)],
        ["1. A", "2. B", "1. C", "2. D"],
    ),
    "an empty paragraph counts nothing": (
        level(0, "decimal", "%1."),
        [numbered("A"), numbered(" "), numbered("B")],
        ["1. A", "2. B"],
    ),
    "an unknown list": (level(0, "decimal", "%1."), [numbered("A", 0, 9)], ["A"]),
}


@pytest.mark.parametrize(("levels", "items", "expected"), LISTS.values(), ids=LISTS)
def test_automatic_numbers_are_counted_as_word_counts_them(
    levels: str, items: list[str], expected: list[str]
) -> None:
    data = package(BODY + "".join(items), numbering=numbering(levels))
    assert text_of(data)[4:] == expected
