"""Our own papers come back as the record that they were made of, as far as they tell it."""

from datetime import date, time
from decimal import Decimal

import pytest
from msgspec.structs import replace

from briefing.model.identity import directives
from briefing.model.paper import PaperKind
from briefing.model.records import (
    Attendee,
    Briefing,
    Directive,
    Figure,
    Presence,
    Qualifier,
    Quotation,
)
from briefing.reading import read_bytes
from briefing.reading.excerpts import read_excerpt
from briefing.reading.own_figures import read_figure
from briefing.writing.papers import docx, html
from briefing.writing.papers.compose import minutes, notice, report
from briefing.writing.papers.form import Form
from briefing.writing.papers.profile import load
from tests.writing.papers.samples import DAY, OFFICE, week

RENDERERS = {"docx": docx.render, "html": html.render}
COMPOSERS = {
    PaperKind.MINUTES: minutes.compose,
    PaperKind.NOTICE: notice.compose,
    PaperKind.REPORT: report.compose,
}
PROFILES = ("nd30", "hd36", "hd05")
QUOTATIONS = (
    Quotation(text="Nói phải đi đôi với làm.", source="Quy chế làm việc, Điều 3 (khoản 2)"),
    Quotation(text="Cán bộ xã phải gần dân"),
    Quotation(
        text="Đoạn một của lời trích\n\nđoạn hai, có “tên riêng” ở cuối", source="Báo A (số 1)"
    ),
    Quotation(text="“Ngày thứ Bảy xanh” và “Chợ sạch”", source="a) của Quy chế"),
)
LEAD = "Kết luận hội nghị, đồng chí Phó Trưởng Ban chỉ đạo các nhiệm vụ sau:"


def full() -> Briefing:
    """Return a week with everything that a paper tells."""
    briefing = week("Rà soát hộ nghèo trước ngày 05/7/2020.")
    group = briefing.directive_lists[0]
    items = list(group.directives)
    items[1] = replace(items[1], unit="Vụ II", cooperating=("Vụ III", "Văn phòng"))
    items[1] = replace(items[1], due=date(2020, 7, 10))
    items[2] = replace(items[2], text="Đoạn thứ nhất.\n\nĐoạn thứ hai của ý.")
    items[3] = replace(items[3], level=1, ordinal=1)
    items[-1] = replace(items[-1], due=date(2020, 7, 5))
    figures = (
        Figure(name="Tiếp công dân", value=Decimal(88), unit="lượt", total=Decimal(1077)),
        Figure(name="Hồ sơ", value=Decimal("12.5"), of=Decimal(17), qualifier=Qualifier.NEARLY),
    )
    people = (
        Attendee(name="Nguyễn Văn An", title="Phó Trưởng Ban", unit="Ban Tổ chức"),
        Attendee(name="Trần Cúc", title="Vụ trưởng", unit="Vụ I", presence=Presence.LATE),
        Attendee(name="Lê Dũng", title="Vụ trưởng", presence=Presence.ABSENT, reason="đi công tác"),
    )
    meeting = replace(briefing.meeting, end_time=time(17, 30), attendance=people)
    return replace(
        briefing,
        meeting=meeting,
        figures=figures,
        quotations=QUOTATIONS,
        directive_lists=(replace(group, lead_in=LEAD, directives=tuple(items)),),
    )


def back(kind: PaperKind, profile: str, form: str) -> Briefing:
    rules = load(profile)
    paper = COMPOSERS[kind](full(), Form(OFFICE, rules, DAY, 5))
    reading = read_bytes(RENDERERS[form](paper, rules), f"a.{form}")
    assert reading.unplaced == ()
    return reading.briefing


def told(item: Directive) -> tuple[object, ...]:
    return item.ordinal, item.level, item.text, item.due, item.unit, item.cooperating


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", PaperKind)
def test_period_and_conclusions_come_back(kind: PaperKind, profile: str, form: str) -> None:
    given, found = full(), back(kind, profile, form)
    assert (found.id, found.period) == (given.id, given.period)
    (group,) = found.directive_lists
    assert (group.lead_in, group.style) == (LEAD, given.directive_lists[0].style)
    assert [told(item) for item in directives(found)] == [told(item) for item in directives(given)]


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize("profile", PROFILES)
def test_minutes_tell_the_meeting_and_the_results(profile: str, form: str) -> None:
    given, found = full(), back(PaperKind.MINUTES, profile, form)
    assert replace(found.meeting, session=given.meeting.session) == given.meeting
    assert found.summary == given.summary
    assert found.results == given.results
    assert found.quotations == QUOTATIONS
    assert found.organization.casefold().endswith("ban tổ chức")


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_report_tells_results_and_figures(profile: str, form: str) -> None:
    given, found = full(), back(PaperKind.REPORT, profile, form)
    assert found.summary == given.summary
    assert found.results == given.results
    assert found.figures == given.figures


@pytest.mark.parametrize("form", RENDERERS)
def test_a_notice_tells_who_concluded_when_and_where(form: str) -> None:
    given, found = full().meeting, back(PaperKind.NOTICE, "hd05", form).meeting
    assert (found.date, found.session, found.place) == (given.date, given.session, given.place)
    assert found.chair == given.chair


def test_a_line_that_is_no_figure_is_none() -> None:
    assert read_figure("- Tiếp tục rà soát: các đơn vị báo cáo.") is None
    assert read_figure("- Hồ sơ: 1.077 bộ.") == Figure(name="Hồ sơ", value=Decimal(1077), unit="bộ")


@pytest.mark.parametrize("form", RENDERERS)
def test_marks_in_conclusions_and_results_are_no_excerpts(form: str) -> None:
    rules = load("hd05")
    briefing = week("Đoạn đầu.\n\n“Đoạn sau trong ngoặc kép”.", "ý cuối.")
    results = (replace(briefing.results[0], text="“Chợ sạch” và “Ngày thứ Bảy xanh”."),)
    briefing = replace(briefing, results=results, quotations=())
    paper = minutes.compose(briefing, Form(OFFICE, rules, DAY, 5))
    found = read_bytes(RENDERERS[form](paper, rules), f"a.{form}").briefing
    assert found.quotations == ()
    assert list(directives(found))[-2].text == list(directives(briefing))[-2].text
    assert found.results[0].text == results[0].text


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        (
            "“Nói đi đôi với làm.” (Báo N.D.).",
            Quotation(text="Nói đi đôi với làm.", source="Báo N.D."),
        ),
        ("“Nói đi đôi với làm”", Quotation(text="Nói đi đôi với làm")),
        ("“A” (theo “B” (1))", Quotation(text="A", source="theo “B” (1)")),
        ("“Nói (và làm)”.", Quotation(text="Nói (và làm)")),
        ("Nói “đi đôi” với làm.", None),
        ("“Chợ sạch” đã xong (tháng 6).", None),
    ],
)
def test_an_excerpt_is_marks_and_a_source(text: str, quotation: Quotation | None) -> None:
    assert read_excerpt(text) == quotation
