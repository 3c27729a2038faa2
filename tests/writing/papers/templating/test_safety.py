"""Templates from anywhere: nothing that acts gets into a paper, and nothing of its authors."""

import re
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.writing.papers.compose import notice
from briefing.writing.papers.profile import load
from briefing.writing.papers.template import opened, render_with
from briefing.writing.papers.templating.package import MOST_BYTES, word_table
from tests.writing.papers.examples import WEEK, form
from tests.writing.papers.templating.letterheads import (
    field,
    letterhead,
    made,
    member,
    raw,
    texts,
    with_member,
)

ND30 = load("nd30")
PAPER = notice.compose(WEEK, form("nd30"))
PLAIN = letterhead("{{tên loại}}", "{{nội dung}}")
VIDEO = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"
RELATIONS = "word/_rels/document.xml.rels"


def related(kind: str, target: str, *, external: bool = True) -> bytes:
    """Return a template with one relation more."""
    mode = ' TargetMode="External"' if external else ""
    one = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}"{mode}/>'
    relations = member(PLAIN, RELATIONS).decode()
    return with_member(
        PLAIN, RELATIONS, relations.replace("</Relationships>", f"{one}</Relationships>").encode()
    )


def typed(content_type: str) -> bytes:
    types = member(PLAIN, "[Content_Types].xml").decode()
    old = "wordprocessingml.document.main+xml"
    assert old in types
    whole = re.sub(r"application/[^\"]*document\.main\+xml", content_type, types)
    return with_member(PLAIN, "[Content_Types].xml", whole.encode())


def refusal(data: bytes) -> str:
    with pytest.raises(BriefingError) as error:
        opened(data)
    assert error.value.advice
    return error.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip",
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),  # .doc, or .docx with a password
        PLAIN[:-40],
        PLAIN[: len(PLAIN) // 2],
        with_member(PLAIN, "word/document.xml", b"<w:document"),
        with_member(PLAIN, "word/document.xml", b"<x/>"),
        with_member(PLAIN, "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        with_member(PLAIN, "word/styles.xml", b'<?xml version="1.0"?><!DOCTYPE x><x/>'),
        with_member(PLAIN, "_rels/.rels", b"<Relationships/>"),
        with_member(PLAIN, "[Content_Types].xml", b"<Types/>"),
        related("header", "gone.xml", external=False),
        related("header", "", external=False),
        related("header", "../../../etc/passwd", external=False),
    ],
    ids=range(15),
)
def test_what_is_no_sound_word_document_is_a_sentence(data: bytes) -> None:
    assert refusal(data) == _("The template is no Word document that can be read.")


@pytest.mark.parametrize(
    "data",
    [
        with_member(PLAIN, "word/vbaProject.bin", b"x"),
        typed("application/vnd.ms-word.document.macroEnabled.main+xml"),
        typed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        related("vbaProject", "vbaProject.bin", external=False),
    ],
    ids=range(4),
)
def test_macros_are_refused(data: bytes) -> None:
    assert "macro" in refusal(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (related("image", "https://example.org/pixel.png"), "https://example.org/pixel.png"),
        (related("image", "file://server/share/a.png"), "file://server"),
        (related("hyperlink", r"\\server\share"), r"\\server\share"),
        (related("hyperlink", "file:///C:/a.exe"), "file:///C:/a.exe"),
        (related("hyperlink", "javascript:alert(1)"), "javascript:"),
        (related("oleObject", "x.bin", external=False), "đối tượng nhúng"),
        (related("aFChunk", "x.html", external=False), "tài liệu khác"),
        (related("subDocument", "x.docx"), "tài liệu khác"),
        (related("control", "x.xml", external=False), "nút điều khiển"),
        (related("chart", "x.xml", external=False), "biểu đồ"),
        (related("somethingNew", "x.xml", external=False), "somethingNew"),
        (raw("<w:altChunk/>"), "đối tượng nhúng"),
        (raw("<w:object/>"), "đối tượng nhúng"),
        (raw('<wp15:webVideoPr xmlns:wp15="' + VIDEO + '" embeddedHtml="x"/>'), "đối tượng nhúng"),
        (raw('<w:fldSimple w:instr=" DATE "/>'), "DATE"),
        (raw('<w:fldSimple w:instr="AUTOTEXT x"/>'), "AUTOTEXT"),
        (made(lambda one: field(one, "DDEAUTO c:\\\\x.exe")), "DDEAUTO"),
        (made(lambda one: field(one, " INC", "LUDE", "TEXT ", '"c:\\a"')), "INCLUDETEXT"),
        (made(lambda one: field(one, ' INCLUDEPICTURE "http://x/y.png"')), "INCLUDEPICTURE"),
        (made(lambda one: field(one, ' HYPERLINK "file:///c:/x.exe"')), "HYPERLINK"),
        (made(lambda one: field(one, ' HYPERLINK "x.exe"')), "HYPERLINK"),
        (made(lambda one: field(one, " MACROBUTTON x")), "MACROBUTTON"),
        (made(lambda one: field(one, "")), "?"),
    ],
    ids=range(23),
)
def test_what_fetches_embeds_or_acts_is_refused_by_its_name(data: bytes, said: str) -> None:
    assert said in refusal(data)


@pytest.mark.parametrize(
    "data",
    [
        made(lambda one: field(one, " PAGE ")),
        made(lambda one: field(one, " NUMPAGES \\* MERGEFORMAT ")),
        made(lambda one: field(one, ' HYPERLINK "https://yenminh.gov.vn"')),
        related("hyperlink", "https://yenminh.gov.vn/"),
        related("hyperlink", "mailto:vp@yenminh.gov.vn"),
    ],
    ids=range(5),
)
def test_page_numbers_and_addresses_stay(data: bytes) -> None:
    assert opened(data).clean


@pytest.mark.parametrize("kind", sorted(word_table()["relations"]["dropped"]))
def test_what_tells_of_programs_and_people_is_dropped(kind: str) -> None:
    data = render_with(PAPER, ND30, related(kind, "file:///C:/Users/an/Secret.dotm"))
    assert b"Secret" not in b"".join(ZipFile(BytesIO(data)).read(name) for name in names(data))


def test_traces_of_the_authors_are_left_behind() -> None:
    def build(document: Document) -> None:
        told = document.core_properties
        told.author = told.last_modified_by = told.comments = told.keywords = "BÍ MẬT"
        document.add_comment(document.add_paragraph("{{tên loại}}").runs, "BÍ MẬT", "BÍ MẬT", "BM")

    template = made(build)
    template = with_member(template, "docProps/app.xml", "<x>BÍ MẬT</x>".encode())
    xml = member(template, "word/document.xml").decode()
    changed = (
        '<w:p w:rsidR="00AB12CD"><w:ins w:id="1" w:author="BÍ MẬT"><w:r><w:t>thêm </w:t></w:r>'
        '</w:ins><w:del w:id="2" w:author="BÍ MẬT"><w:r><w:delText>BÍ MẬT</w:delText></w:r></w:del>'
        '<w:bookmarkStart w:id="3" w:name="BÍ_MẬT"/><w:bookmarkEnd w:id="3"/>'
        "<w:smartTag><w:r><w:t>giữ</w:t></w:r></w:smartTag></w:p><w:sectPr"
    )
    template = with_member(
        template, "word/document.xml", xml.replace("<w:sectPr", changed, 1).encode()
    )
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:zoom w:percent="90"/><w:docVars><w:docVar w:name="a" w:val="BÍ MẬT"/></w:docVars>'
        '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>'
    )
    template = with_member(template, "word/settings.xml", settings.encode())
    data = render_with(PAPER, ND30, template)
    whole = b"".join(ZipFile(BytesIO(data)).read(name) for name in names(data)).decode()
    for trace in ("BÍ MẬT", "BÍ_MẬT", "rsid", "comment", "app.xml", "python-docx"):
        assert trace not in whole
    assert 'w:percent="90"' in whole
    assert "thêm giữ" in texts(data)


def test_without_placeholders_nothing_of_the_authors_comes_along_either() -> None:
    template = made(lambda one: one.add_paragraph("mẫu của cơ quan"))
    template = with_member(template, "docProps/app.xml", "<x>BÍ MẬT</x>".encode())
    data = render_with(PAPER, ND30, template)
    assert "docProps/app.xml" not in names(data)
    assert "mẫu của cơ quan" not in texts(data)


def test_a_word_template_is_as_good_as_a_document() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    data = render_with(PAPER, ND30, typed(kind))
    assert "THÔNG BÁO" in texts(data)
    assert b"template.main" not in member(data, "[Content_Types].xml")


def test_files_that_are_far_too_large_cost_no_memory() -> None:
    def bomb(name: str, size: int) -> bytes:
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
            file.writestr("[Content_Types].xml", b"<Types/>")
            file.writestr(name, bytes(size))
        return buffer.getvalue()

    many = BytesIO()
    with ZipFile(many, "w") as file:
        for number in range(600):
            file.writestr(f"word/{number}.xml", b"")
    deep = b"<a>" * 150_000
    for data in (
        bomb("word/media/a.png", 40_000_000),
        bomb("word/document.xml", 9_000_000),
        many.getvalue(),
        bytes(MOST_BYTES + 1),
        with_member(PLAIN, "word/document.xml", b"<x>" + b"<a/>" * 250_000 + b"</x>"),
    ):
        assert "MB" in refusal(data)
    assert refusal(with_member(PLAIN, "word/document.xml", deep))


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_LZMA])
def test_odd_packing_is_refused(packing: int) -> None:
    buffer = BytesIO()
    with ZipFile(BytesIO(PLAIN)) as old, ZipFile(buffer, "w", packing) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert refusal(buffer.getvalue())


def test_what_is_entered_into_a_form_is_text_and_its_prompts_are_gone() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath='/a'/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>{{tên loại}}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    template = raw(control)
    assert opened(template).placeholders
    data = render_with(PAPER, ND30, template)
    assert "THÔNG BÁO" in texts(data)
    assert b"sdt" not in member(data, "word/document.xml")


def test_parts_that_are_not_what_they_say_are_a_sentence() -> None:
    styles = member(PLAIN, "word/styles.xml")
    odd = with_member(PLAIN, "word/styles.xml", styles.replace(b'"paragraph"', b'"paragraf"'))
    types = member(PLAIN, "[Content_Types].xml").replace(b"styles+xml", b"stiles+xml")
    for data in (odd, with_member(PLAIN, "[Content_Types].xml", types)):
        with pytest.raises(BriefingError):
            render_with(PAPER, ND30, data)


@pytest.mark.parametrize("text", ["{{tên loại}}", "không có ô điền"])
def test_a_page_without_a_size_gets_that_of_the_form(text: str) -> None:
    document = member(letterhead(text), "word/document.xml")
    bare = re.sub(rb"<w:sectPr.*</w:sectPr>", b"", document, flags=re.DOTALL)
    assert bare != document
    data = render_with(PAPER, ND30, with_member(letterhead(text), "word/document.xml", bare))
    width = docx.Document(BytesIO(data)).sections[-1].page_width
    assert width is not None
    assert round(width.mm) == 210


def test_a_member_twice_is_refused() -> None:
    buffer = BytesIO(PLAIN)
    with ZipFile(buffer, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/document.xml", b"<x/>")
    assert refusal(buffer.getvalue())


def test_what_comes_out_opens_again_and_leads_to_nothing_outside() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("{{nội dung}}")
        document.part.relate_to("https://yenminh.gov.vn", RT.HYPERLINK, is_external=True)

    data = render_with(PAPER, ND30, made(build))
    document = docx.Document(BytesIO(data))
    outside = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert outside == ["https://yenminh.gov.vn"]
    assert not [name for name in names(data) if not name.startswith(("word/", "_rels/", "docProps"))
                and name != "[Content_Types].xml"]  # fmt: skip


def names(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as file:
        return file.namelist()
