"""Templates over a profile: the sample is the form itself, and what one lacks is told exactly."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("docx")

import docx
from docx.document import Document
from docx.shared import Pt
from msgspec.structs import replace

from briefing.errors import BriefingError
from briefing.model.paper import Paper, PaperKind, Role
from briefing.model.template import Fault, Lack
from briefing.reading import read_bytes
from briefing.verbs.papering import KINDS
from briefing.writing.papers.docx import render
from briefing.writing.papers.docx_styles import used_roles
from briefing.writing.papers.profile import NAMES, load
from briefing.writing.papers.template import (
    lacking,
    lacking_places,
    opened,
    possible_roles,
    render_with,
    roles_in,
)
from briefing.writing.papers.templating.placeholders import (
    ALIASES,
    WHOLE,
    Placeholder,
    nearest,
    read_placeholder,
    written,
)
from briefing.writing.papers.templating.sample import sample
from tests.benchmarks.docx_file import DocxFile, Line
from tests.writing.papers.examples import WEEK, form
from tests.writing.papers.templating.letterheads import field, letterhead, made

ND30 = load("nd30")


def paper(kind: PaperKind = PaperKind.NOTICE, profile: str = "nd30") -> Paper:
    return KINDS[kind].compose(WEEK, form(profile))


def told(template: bytes, of: Paper | None = None) -> dict[Lack, list[str]]:
    """Return what a template lacks for a paper, by kind."""
    of = of or paper()
    there = opened(template)
    found: dict[Lack, list[str]] = {}
    for fault in lacking(there, of, roles_in(there, of)):
        found.setdefault(fault.lack, []).append(fault.name)
    return found


def tells(file: DocxFile) -> dict[str, str | None]:
    """Return what a file tells of itself."""
    root = ET.fromstring(file.parts["docProps/core.xml"])  # noqa: S314 - our own
    return {one.tag: one.text for one in root}


def rounded(line: Line) -> Line:
    return line._replace(left=round(line.left, 1), right=round(line.right, 1))


@pytest.mark.parametrize("profile", NAMES)
@pytest.mark.parametrize("kind", PaperKind)
def test_the_sample_filled_is_the_form_itself(kind: PaperKind, profile: str) -> None:
    of, form_of = paper(kind, profile), load(profile)
    template = sample(kind, form_of)
    assert lacking(opened(template), of, possible_roles(opened(template), form_of)) == ()
    plain, laid = DocxFile(render(of, form_of)), DocxFile(render_with(of, form_of, template))
    assert list(map(rounded, laid.lines())) == list(map(rounded, plain.lines()))
    assert plain.parts.keys() == laid.parts.keys()
    assert tells(plain) == tells(laid)
    assert sample(kind, form_of) == template


@pytest.mark.parametrize("profile", NAMES)
def test_a_paper_made_with_a_template_reads_back_as_the_same_record(profile: str) -> None:
    of, form_of = paper(PaperKind.MINUTES, profile), load(profile)
    plain = read_bytes(render(of, form_of), "a.docx").briefing
    laid = read_bytes(render_with(of, form_of, sample(of.kind, form_of)), "a.docx").briefing
    assert laid.directive_lists
    assert replace(laid, source=None) == replace(plain, source=None)


def test_every_placeholder_is_known_by_each_of_its_names_and_no_name_is_of_two() -> None:
    names = [name for one in Placeholder for name in (one.value, *ALIASES[one])]
    assert len(names) == len(set(names))
    for one in Placeholder:
        for name in (one.value, *ALIASES[one]):
            assert read_placeholder(name) is one
            assert read_placeholder(f"  {name.upper().replace(' ', '_')} ") is one
    assert read_placeholder("") is None
    assert nearest("noi nhân") is Placeholder.RECIPIENTS
    assert written(Placeholder.SIGNER) == "{{người ký}}"


def test_the_page_about_templates_names_every_placeholder_and_style() -> None:
    page = (Path(__file__).parents[3] / "docs" / "templates.md").read_text(encoding="utf-8")
    for one in Placeholder:
        assert f"`{written(one)}`" in page
    for role in (role for roles in WHOLE.values() for role in roles):
        assert role.value in " ".join(page.split())


def test_a_place_is_lacking_unless_the_template_prints_just_what_the_paper_says() -> None:
    there = ("{{số ký hiệu}}", "{{địa danh ngày}}", "{{trích yếu}}", "{{nội dung}}")
    foot = ("{{chức vụ người ký}}", "{{người ký}}", "{{nơi nhận}}")
    head = ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập  -  Tự do - Hạnh phúc")
    names = ("Uỷ ban nhân dân tỉnh Hà Giang", "SỞ NỘI VỤ", "Thông báo")
    assert told(letterhead(*head, *names, *there, *foot)).get(Lack.PLACEHOLDER) is None
    assert told(letterhead(*head, *there, *foot))[Lack.PLACEHOLDER] == [
        "{{cơ quan cấp trên}}",
        "{{cơ quan}}",
        "{{tên loại}}",
    ]
    assert told(letterhead("{{cơ quan}}"))[Lack.PLACEHOLDER][-4:] == [
        "{{nội dung}}",
        "{{chức vụ người ký}}",
        "{{người ký}}",
        "{{nơi nhận}}",
    ]
    minutes = paper(PaperKind.MINUTES)
    lacks = told(letterhead(*head, *names, *there, *foot), minutes)[Lack.PLACEHOLDER]
    assert lacks == ["{{tên loại}}", "{{chức vụ thư ký}}", "{{thư ký}}"]


def test_styles_are_lacking_that_the_paper_or_any_paper_would_bear() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("{{nội dung}}")
        for role in (Role.BODY, Role.CONCLUSION, Role.POINT):
            document.styles.add_style(role.value.upper(), 1)

    template = opened(made(build))
    assert told(made(build))[Lack.STYLE] == ["Phần"]
    lacks = lacking(template, paper(), possible_roles(template, ND30))
    assert Fault(Lack.STYLE, "Phần, Mục, Gạch đầu dòng") in lacks


def test_a_template_without_page_numbers_is_told() -> None:
    def build(document: Document) -> None:
        field(document, " PAGE ")
        paragraph = document.paragraphs[0]._p
        document.sections[0].footer.paragraphs[0]._p.append(paragraph[-1])

    assert Lack.PAGE_NUMBER in told(letterhead("x"))
    assert Lack.PAGE_NUMBER not in told(made(build))


def test_one_without_placeholders_gives_its_styles_and_loses_its_text() -> None:
    own = docx.Document()
    own.add_paragraph("mẫu của cơ quan")
    own.styles.add_style(Role.BODY.value, 1).font.size = Pt(13)
    saved = BytesIO()
    own.save(saved)
    template = saved.getvalue()
    of, hd05 = paper(PaperKind.NOTICE, "hd05"), load("hd05")
    lacks = told(template, of)
    assert Lack.PLACEHOLDER not in lacks
    assert Role.BODY.value not in lacks[Lack.STYLE][0]
    assert possible_roles(opened(template), hd05) == frozenset(used_roles(hd05))
    file = DocxFile(render_with(of, hd05, template))
    looks = {line.style: line.look.size for line in file.lines()}
    assert (looks["Nội dung"], looks["Tên loại"]) == (13, 16)
    assert "mẫu của cơ quan" not in [line.text for line in file.lines()]


def test_what_cannot_be_used_says_so_when_it_is_used_and_not_before() -> None:
    assert lacking_places(b"", paper()) == ()
    assert lacking_places(b"no zip", paper()) == ()
    fault = Fault(Lack.PLACEHOLDER, "{{nội dung}}")
    assert fault in lacking_places(letterhead("{{cơ quan}}"), paper())
    with pytest.raises(BriefingError):
        render_with(paper(), ND30, b"no zip")
