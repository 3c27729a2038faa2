"""Placeholders filled: wherever they stand, however they are broken, with nothing but text."""

from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.errors import BriefingError
from briefing.model.paper import Block, Paper, Role, with_texts
from briefing.writing.papers.compose import minutes, notice
from briefing.writing.papers.docx_xml import element
from briefing.writing.papers.profile import load
from briefing.writing.papers.template import render_with
from tests.writing.papers.examples import STATE, WEEK, form
from tests.writing.papers.templating.letterheads import (
    EVERY_PLACE,
    PICTURE,
    letterhead,
    made,
    saved,
    texts,
)

ND30 = load("nd30")
PAPER = notice.compose(WEEK, form("nd30"))
BODY = [block.text for block in PAPER.body]


def filled(template: bytes, paper: Paper = PAPER) -> list[str]:
    return [text for text in texts(render_with(paper, ND30, template)) if text]


def test_every_placeholder_gives_way_to_what_the_paper_says() -> None:
    said = filled(letterhead(*EVERY_PLACE))
    assert said == [
        "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 05/TB-SNV",
        "Hà Giang, ngày 06 tháng 01 năm 2025",
        "THÔNG BÁO",
        *(block.text for block in PAPER.title[1:]),
        *BODY,
        "GIÁM ĐỐC",
        "Hoàng Thị Mai",
        "Nơi nhận:",
        "- Các phòng thuộc Sở;",
        "- Lưu: VT, VP.",
    ]


def test_minutes_have_their_keeper_too() -> None:
    said = filled(letterhead(*EVERY_PLACE), minutes.compose(WEEK, form("nd30")))
    for text in ("THƯ KÝ", "Giàng A Páo", "CHỦ TỌA", "Vừ Mí Sính"):
        assert text in said


@pytest.mark.parametrize(
    "runs",
    [
        ("{{số ký hiệu}}",),
        ("{", "{số", " ký", " hiệu}", "}"),
        ("{{", "số ký hiệu", "}}"),
        tuple("{{số ký hiệu}}"),
        ("{{SỐ KÝ HIỆU}}",),
        ("{{so-ky_hieu}}",),
        ("{{ number }}",),
    ],
)
def test_a_placeholder_is_found_however_it_is_broken_and_written(runs: tuple[str, ...]) -> None:
    assert filled(letterhead(("Văn bản ", *runs, " này"))) == ["Văn bản Số: 05/TB-SNV này"]
    assert filled(letterhead(runs)) == ["Số: 05/TB-SNV"]


@settings(max_examples=60)
@given(st.data())
def test_what_stands_around_placeholders_stays(data: st.DataObject) -> None:
    words = st.text("ab ư-5.", max_size=6)
    names = st.sampled_from(["{{số ký hiệu}}", "{{tên loại}}", "{{người ký}}"])
    pieces = data.draw(st.lists(st.one_of(words, names), min_size=1, max_size=7))
    whole = "".join(pieces)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole)), max_size=8)))
    runs = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    said = whole.replace("{{số ký hiệu}}", "Số: 05/TB-SNV").replace("{{tên loại}}", "THÔNG BÁO")
    said = said.replace("{{người ký}}", "Hoàng Thị Mai")
    template = letterhead("{{nội dung}}", tuple(runs))
    assert texts(render_with(PAPER, ND30, template))[-1] == said


def test_what_is_put_in_is_text_and_never_a_placeholder_or_markup() -> None:
    ugly = "{{nội dung}} <w:br/> & {{x}} ]]> \\\\host\\file"
    paper = with_texts(PAPER, lambda _text: ugly)
    said = filled(letterhead("{{tên loại}} / {{người ký}}", "{{nội dung}}", "{{nơi nhận}}"), paper)
    assert said[0] == f"{ugly} / {ugly}"
    assert set(said[1:]) == {ugly}


def test_placeholders_in_tables_headers_and_text_boxes_are_filled() -> None:
    def build(document: Document) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Trang của {{cơ quan}}"
        section.footer.paragraphs[0].text = "{{số ký hiệu}}"
        table = document.add_table(1, 2)
        table.cell(0, 0).paragraphs[0].text = "{{cơ quan}}"
        inner = table.cell(0, 1).add_table(1, 1)
        inner.cell(0, 0).paragraphs[0].text = "{{người ký}}"
        box = element("w:pict")
        content = element("w:txbxContent")
        paragraph = element("w:p")
        run = element("w:r")
        text = element("w:t")
        text.text = "{{địa danh ngày}}"
        run.append(text)
        paragraph.append(run)
        content.append(paragraph)
        box.append(content)
        document.add_paragraph("Cạnh hộp: {{tên loại}}").add_run()._r.insert_element_before(box)

    said = filled(made(build))
    assert said[:2] == ["Trang của SỞ NỘI VỤ", "Số: 05/TB-SNV"]
    assert "SỞ NỘI VỤ" in said
    assert "Hoàng Thị Mai" in said
    assert "Hà Giang, ngày 06 tháng 01 năm 2025" in said


def test_the_looks_of_the_template_stay() -> None:
    def build(document: Document) -> None:
        document.styles.add_style("Nội dung", 1).font.size = Pt(17)
        run = document.add_paragraph().add_run("{{tên ")
        run.bold = True
        run.font.size = Pt(20)
        document.paragraphs[0].add_run("loại}}").italic = True
        document.add_paragraph("{{nội dung}}")
        document.add_picture(BytesIO(PICTURE))

    result = docx.Document(BytesIO(render_with(PAPER, ND30, made(build))))
    first = next(run for run in result.paragraphs[0].runs if run.text)
    assert (first.text, first.bold, first.font.size) == ("THÔNG BÁO", True, Pt(20))
    body = [one for one in result.paragraphs if one.style and one.style.name == "Nội dung"]
    assert body
    assert body[0].style is not None
    assert body[0].style.font.size == Pt(17)
    assert len(result.inline_shapes) == 1


def test_one_line_each_is_a_paragraph_each_and_no_line_is_none() -> None:
    office = form("nd30", office=STATE).office
    lines = replace(office, parents=(), organization=("Ban quản lý", "Khu kinh tế"))
    paper = notice.compose(WEEK, form("nd30", office=lines))
    template = letterhead("đầu", "{{cơ quan cấp trên}}", "{{cơ quan}}", "cuối: {{cơ quan}}")
    assert filled(template, paper) == [
        "đầu",
        "BAN QUẢN LÝ",
        "KHU KINH TẾ",
        "cuối: BAN QUẢN LÝ KHU KINH TẾ",
    ]


def test_a_cell_keeps_a_paragraph_when_nothing_is_left_in_it() -> None:
    def build(document: Document) -> None:
        document.add_table(1, 1).cell(0, 0).paragraphs[0].text = "{{thư ký}}"

    data = render_with(PAPER, ND30, made(build))
    cell = docx.Document(BytesIO(data)).tables[0].cell(0, 0)
    assert [one.text for one in cell.paragraphs] == [""]


def test_the_signing_right_is_never_lost() -> None:
    paper = notice.compose(WEEK, form("hd05"))
    hd05 = load("hd05")
    together = letterhead("{{chức vụ người ký}}")
    apart = letterhead("quyền: {{quyền hạn ký}}", "chức vụ: {{chức vụ người ký}}")

    def said(template: bytes) -> list[str]:
        return [text for text in texts(render_with(paper, hd05, template)) if text]

    assert said(together) == ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"]
    assert said(apart) == ["quyền: T/L BAN THƯỜNG VỤ", "chức vụ: CHÁNH VĂN PHÒNG"]


def test_styles_with_the_names_of_roles_but_of_other_kinds_make_no_broken_file() -> None:
    document = docx.Document()
    document.styles.add_style("Nội dung", 2)  # of characters
    document.styles.add_style("kết luận", 1).font.size = Pt(19)
    document.styles.add_style("NoiNhan", 1)  # whose id a role would like to have
    document.add_paragraph("{{nội dung}}")
    document.add_paragraph("{{nơi nhận}}")
    result = docx.Document(BytesIO(render_with(PAPER, ND30, saved(document))))
    ids = [style.style_id for style in result.styles]
    assert len(ids) == len(set(ids))
    sizes = {one.style.name: one.style.font.size for one in result.paragraphs if one.style}
    assert sizes["kết luận"] == Pt(19)
    assert sizes["Nội dung"] == Pt(14)
    assert "Nơi nhận" in sizes


def test_the_same_paper_and_template_give_the_same_bytes() -> None:
    template = letterhead(*EVERY_PLACE)
    assert render_with(PAPER, ND30, template) == render_with(PAPER, ND30, template)


def test_no_line_breaks_within_a_number_that_was_put_in() -> None:
    blocks = (Block(role=Role.BODY, text="số 75-KL/TW"),)
    paper = Paper(kind=PAPER.kind, profile="nd30", body=blocks, day=PAPER.day)
    result = docx.Document(BytesIO(render_with(paper, ND30, letterhead("{{nội dung}}"))))
    assert len(list(result.element.body.iter(qn("w:noBreakHyphen")))) == 1


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (("{{số văn bản}}",), "{{số văn bản}}"),
        (("{{noi nhan gui}}",), "{{nơi nhận}}"),
        (("{{zzzzqq}}",), "{{zzzzqq}}"),
        (("{{số ký hiệu", "{{cơ quan}}"), "“{{số ký hiệu”"),
        (("số ký hiệu}}",), "“}}”"),
        (("Xem: {{nội dung}}",), "{{nội dung}}"),
        (("{{nơi nhận}} {{nơi nhận}}",), "{{nơi nhận}}"),
        (("{{}}",), "{{}}"),
    ],
)
def test_what_is_no_placeholder_is_named_and_no_paper_is_made(
    paragraphs: tuple[str, ...], said: str
) -> None:
    with pytest.raises(BriefingError) as error:
        render_with(PAPER, ND30, letterhead(*paragraphs))
    assert said in error.value.message
    assert "{{trích yếu}}" in error.value.advice


def test_the_body_belongs_on_the_page() -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{nội dung}}"

    with pytest.raises(BriefingError, match="nội dung"):
        render_with(PAPER, ND30, made(build))
