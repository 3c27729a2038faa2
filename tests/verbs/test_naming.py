"""The names that people give a week, and what they are told when none answers."""

from datetime import date

import pytest

from briefing.archive.protocol import Archive
from briefing.errors import NotFoundError
from briefing.i18n import use_language
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.verbs.listing import short_name
from briefing.verbs.naming import briefing_named, resolve_name, week_named

TODAY = date(2020, 7, 1)
W24, W25, W26 = "week-2020-06-08", "week-2020-06-15", "week-2020-06-22"
JUNE = "month-2020-06-01"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("2020-W26", W26),
        ("2020-w25", W25),
        ("22/6/2020", W26),
        ("22-6-2020", W26),
        ("2020-06-24", W26),
        ("28/6", W26),
        (" 2020-06-15 ", W25),
        ("15/6/2020", W25),
        ("week-2020-06-08", W24),
        (JUNE, JUNE),
        ("tháng 6/2020", JUNE),
        ("last", W26),
        ("LAST", W26),
        ("tuần trước", W26),
        ("từ ngày 22 đến ngày 28-6-2020", W26),
        ("2/6/2020", JUNE),
        ("29/6/2020", JUNE),
        ("2020W26", W26),
    ],
)
def test_a_name_means_a_briefing(summer: Archive, name: str, meant: str) -> None:
    assert resolve_name(summer, name, TODAY).id == meant


def test_the_meeting_day_names_the_week_when_no_period_has_it(summer: Archive) -> None:
    summer.remove(JUNE)
    assert resolve_name(summer, "29/6/2020", TODAY).id == W26


def test_a_week_that_has_the_day_comes_before_the_one_that_met_on_it(summer: Archive) -> None:
    period = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 29), end=date(2020, 7, 5))
    summer.put(Briefing(id="week-2020-06-29", period=period))
    assert resolve_name(summer, "29/6/2020", TODAY).id == "week-2020-06-29"
    assert resolve_name(summer, "this", TODAY).id == "week-2020-06-29"
    assert resolve_name(summer, "tuần này", TODAY).id == "week-2020-06-29"
    assert resolve_name(summer, "last", TODAY).id == W26


def test_last_is_the_newest_before_this_week_even_after_a_break(summer: Archive) -> None:
    assert resolve_name(summer, "last", date(2020, 9, 2)).id == W26
    assert resolve_name(summer, "last", date(2020, 6, 26)).id == W25


def test_last_takes_a_month_where_there_are_no_weeks(archive: Archive) -> None:
    period = Period(kind=PeriodKind.MONTH, start=date(2020, 5, 1), end=date(2020, 5, 31))
    archive.put(Briefing(id="month-2020-05-01", period=period))
    assert resolve_name(archive, "last", TODAY).id == "month-2020-05-01"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("2020-W27", "2020-W26 (22 – 28/6/2020)"),
        ("2020-W23", "month-2020-06-01"),
        ("week-2020-06-2", "2020-W26"),
        ("rubbish", "2020-W"),
        ("this", "2020-W26"),
        ("", "2020-W26"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    summer: Archive, name: str, nearest: str
) -> None:
    use_language("en")
    with pytest.raises(NotFoundError) as error:
        resolve_name(summer, name, date(2020, 7, 8))
    assert f'"{name}"' in error.value.message
    assert nearest in error.value.advice


def test_an_empty_archive_says_how_to_begin(archive: Archive) -> None:
    use_language("en")
    with pytest.raises(NotFoundError, match="briefing import"):
        resolve_name(archive, "last", TODAY)


@pytest.mark.parametrize(
    ("name", "monday"),
    [
        ("2020-W26", "2020-06-22"),
        ("24/6/2020", "2020-06-22"),
        ("2020-06-28", "2020-06-22"),
        ("this", "2020-06-29"),
        ("last", "2020-06-22"),
        ("1/1/2021", "2020-12-28"),
    ],
)
def test_a_week_need_not_be_stored(name: str, monday: str) -> None:
    week = week_named(name, TODAY)
    assert week is not None
    assert week.start.isoformat() == monday
    assert (week.end - week.start).days == 6
    assert week.kind is PeriodKind.WEEK


@pytest.mark.parametrize("name", ["", "rubbish", "2020-W54", "31/6/2020"])
def test_what_names_no_week_is_none(name: str) -> None:
    assert week_named(name, TODAY) is None


def test_the_short_name_finds_the_briefing_again(summer: Archive) -> None:
    for header in summer.headers():
        assert resolve_name(summer, short_name(header), TODAY) == header
    assert {short_name(header) for header in summer.headers()} == {
        "2020-W24",
        "2020-W25",
        "2020-W26",
        JUNE,
    }


def test_a_week_that_is_not_monday_to_sunday_goes_by_its_id(archive: Archive) -> None:
    period = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 24), end=date(2020, 6, 30))
    archive.put(Briefing(id="week-2020-06-24", period=period))
    assert short_name(archive.headers()[0]) == "week-2020-06-24"
    assert briefing_named(archive, "26/6/2020", TODAY).id == "week-2020-06-24"
