"""The entry line: tokens become facts, an item can be recalled and comes back the same."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.entry import NameKey
from briefing.model.editing import add_directive, new_briefing, set_meeting
from briefing.model.parts import Part, PartKind
from briefing.model.records import Briefing, Directive, Meeting, Period, PeriodKind
from briefing.verbs.entering import accepted, change, enter, names_in, recall, understand

CONCLUSIONS = Part(PartKind.CONCLUSIONS)
NAMES = (
    NameKey("Văn phòng", ("VP",)),
    NameKey("Vụ Tổng hợp", ("TH",)),
    NameKey("Vụ Cán bộ", ("CB",)),
)
NOW = datetime(2020, 6, 29, 8, 30, tzinfo=UTC)


@pytest.fixture
def week() -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
    return set_meeting(new_briefing(period), Meeting(date=date(2020, 6, 29)))


def only(briefing: Briefing) -> Directive:
    ((directive,),) = [group.directives for group in briefing.directive_lists]
    return directive


def test_tokens_become_facts(week: Briefing) -> None:
    typed = "chuẩn bị hội nghị sơ kết @VP @TH !10/7 #sơ-kết"
    directive = only(enter(week, CONCLUSIONS, typed, NAMES, now=NOW))
    assert directive.text == "chuẩn bị hội nghị sơ kết"
    assert directive.unit == "Văn phòng"
    assert directive.cooperating == ("Vụ Tổng hợp",)
    assert directive.due == date(2020, 7, 10)
    assert directive.tags == ("sơ-kết",)
    assert directive.noted_at == NOW


def test_results_are_text_only(week: Briefing) -> None:
    after = enter(week, Part(PartKind.RESULTS), "gửi thư tới @VP !5/7", NAMES, now=NOW)
    assert after.results[0].text == "gửi thư tới @VP !5/7"
    assert after.results[0].noted_at == NOW


def test_correction_of_the_last_match(week: Briefing) -> None:
    for text in ("rà soát báo cáo", "gửi báo cáo"):
        week = enter(week, CONCLUSIONS, text, NAMES, now=NOW)
    after = enter(week, CONCLUSIONS, "s/báo cáo/tờ trình/", NAMES, now=NOW)
    texts = [item.text for item in after.directive_lists[0].directives]
    assert texts == ["rà soát báo cáo", "gửi tờ trình"]
    assert enter(after, CONCLUSIONS, "s/không có/gì/", NAMES, now=NOW) == after


def test_prose_is_suggested_and_accepted_with_tokens(week: Briefing) -> None:
    typed = "giao Văn phòng chuẩn bị tài liệu, xong trước ngày 05-7"
    entry, suggestions = understand(week, CONCLUSIONS, typed, NAMES)
    assert entry.unit == ""
    assert suggestions
    after = only(enter(week, CONCLUSIONS, accepted(typed, suggestions, entry), NAMES, now=NOW))
    assert after.text == typed
    assert after.unit == "Văn phòng"
    assert after.due == date(2020, 7, 5)


def test_changing_reads_the_tokens_again(week: Briefing) -> None:
    before = enter(week, CONCLUSIONS, "việc @VP !10/7", NAMES, now=NOW)
    typed = recall(before, CONCLUSIONS, "d1", NAMES)
    assert typed == 'việc @"Văn phòng" !10/7/2020'
    after = only(change(before, CONCLUSIONS, "d1", "việc khác @CB", NAMES))
    assert (after.text, after.unit, after.due) == ("việc khác", "Vụ Cán bộ", None)


def test_units_named_before_serve_where_there_is_no_directory(week: Briefing) -> None:
    week = add_directive(week, "việc", unit="Vụ Cán bộ", cooperating=("Văn phòng",))
    assert [key.name for key in names_in(week)] == ["Vụ Cán bộ", "Văn phòng"]


@given(
    text=st.text(alphabet='abđ @!#"/:.5', min_size=1).map(str.strip).filter(bool),
    unit=st.sampled_from(["", "Văn phòng", "Sở Lạ"]),
    due=st.none() | st.dates(date(2020, 6, 1), date(2020, 12, 31)),
    tags=st.lists(st.sampled_from(["a", "sơ-kết"]), unique=True).map(tuple),
)
def test_what_is_recalled_says_the_same(
    text: str, unit: str, due: date | None, tags: tuple[str, ...]
) -> None:
    period = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
    before = add_directive(
        new_briefing(period), " ".join(text.split()), unit=unit, due=due, tags=tags
    )
    typed = recall(before, CONCLUSIONS, "d1", NAMES)
    assert only(change(before, CONCLUSIONS, "d1", typed, NAMES)) == only(before)
