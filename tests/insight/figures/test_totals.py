"""What weeks and months make: the rules of adding, one by one, and what holds for all weeks."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.insight.figures.totals import (
    By,
    Crossing,
    Ledger,
    added,
    gather,
    hedge,
    percentage,
    span_of,
)
from briefing.model.figures import Counting, Definition
from briefing.model.records import Briefing, PeriodKind, Qualifier
from tests.counted import NAME, UNIT, facts, month_of, number, week_of

SUM = Definition(id="f1", name=NAME, unit=UNIT)
LEVEL = Definition(id="f1", name=NAME, unit=UNIT, counting=Counting.LEVEL)


def ledger(
    *briefings: Briefing, definition: Definition = SUM, crossing: Crossing = Crossing.LAST
) -> Ledger:
    found = gather(facts(*briefings), [definition])
    return Ledger(definition, found.entries["f1"], crossing)


def values(found: Ledger, by: By) -> dict[str, int]:
    return {str(one.span.start): int(one.value) for one in found.totals(by)}


def test_weeks_make_months_quarters_halves_and_years() -> None:
    found = ledger(
        week_of("2020-03-02", number(5)),
        week_of("2020-06-15", number(10)),
        week_of("2020-06-22", number(20)),
        week_of("2020-07-06", number(40)),
    )
    assert values(found, By.WEEK) == {
        "2020-03-02": 5,
        "2020-06-15": 10,
        "2020-06-22": 20,
        "2020-07-06": 40,
    }
    assert values(found, By.MONTH) == {"2020-03-01": 5, "2020-06-01": 30, "2020-07-01": 40}
    assert values(found, By.QUARTER) == {"2020-01-01": 5, "2020-04-01": 30, "2020-07-01": 40}
    assert values(found, By.HALF) == {"2020-01-01": 35, "2020-07-01": 40}
    assert values(found, By.YEAR) == {"2020-01-01": 75}


# 29 June to 5 July, met on 30 June: each rule puts it elsewhere.
OVER_A_MONTH = week_of("2020-06-29", number(12, earlier=5), met="2020-06-30")


@pytest.mark.parametrize(
    ("crossing", "months"),
    [
        (Crossing.MEETING, {"2020-06-01": 12}),
        (Crossing.LAST, {"2020-07-01": 12}),
        (Crossing.SPLIT, {"2020-06-01": 5, "2020-07-01": 7}),
    ],
)
def test_a_week_over_a_month_counts_as_the_office_chose(
    crossing: Crossing, months: dict[str, int]
) -> None:
    assert values(ledger(OVER_A_MONTH, crossing=crossing), By.MONTH) == months


def test_a_split_that_nobody_entered_falls_to_the_last_day() -> None:
    found = ledger(week_of("2020-06-29", number(12)), crossing=Crossing.SPLIT)
    assert values(found, By.MONTH) == {"2020-07-01": 12}


def test_a_meeting_after_the_week_counts_by_the_last_day() -> None:
    late = week_of("2020-06-29", number(12), met="2020-08-03")
    assert values(ledger(late, crossing=Crossing.MEETING), By.MONTH) == {"2020-07-01": 12}


def test_a_week_within_a_month_is_that_months_whenever_it_met() -> None:
    inside = week_of("2020-11-23", number(12), met="2020-12-01")
    assert values(ledger(inside, crossing=Crossing.MEETING), By.MONTH) == {"2020-11-01": 12}


@pytest.mark.parametrize(
    ("crossing", "years"),
    [
        (Crossing.MEETING, {"2020-01-01": 12}),
        (Crossing.LAST, {"2021-01-01": 12}),
        (Crossing.SPLIT, {"2020-01-01": 5, "2021-01-01": 7}),
    ],
)
def test_a_week_over_new_year(crossing: Crossing, years: dict[str, int]) -> None:
    found = ledger(
        week_of("2020-12-28", number(12, earlier=5), met="2020-12-31"), crossing=crossing
    )
    assert values(found, By.YEAR) == years
    (total,) = found.totals(By.WEEK)
    assert total.running
    assert total.running.value == list(years.values())[-1]


def test_a_month_is_not_counted_beside_its_weeks() -> None:
    found = ledger(
        week_of("2020-06-15", number(10)),
        month_of(2020, 6, number(13)),
        month_of(2020, 7, number(8)),
    )
    june, july = found.totals(By.MONTH)
    assert [int(one.value) for one in (june, july)] == [10, 8]
    assert june.said
    assert june.said.value == 13
    assert june.differs
    assert july.said is None
    assert values(found, By.YEAR) == {"2020-01-01": 18}
    assert values(found, By.WEEK) == {"2020-06-15": 10}


def test_a_definition_may_ask_for_one_kind_of_report() -> None:
    monthly = Definition(id="f1", name=NAME, unit=UNIT, reports=PeriodKind.MONTH)
    found = ledger(
        week_of("2020-06-15", number(10)), month_of(2020, 6, number(13)), definition=monthly
    )
    assert values(found, By.MONTH) == {"2020-06-01": 13}
    assert found.totals(By.WEEK) == []


def test_a_level_is_the_last_value_and_has_no_running_total() -> None:
    found = ledger(
        week_of("2020-06-15", number(500)),
        week_of("2020-06-22", number(490)),
        week_of("2020-06-29", number(495, earlier=3), met="2020-06-30"),
        definition=LEVEL,
        crossing=Crossing.SPLIT,
    )
    assert values(found, By.MONTH) == {"2020-06-01": 490, "2020-07-01": 495}
    assert values(found, By.YEAR) == {"2020-01-01": 495}
    assert all(total.running is None for total in found.totals(By.MONTH))


def test_running_totals_begin_anew_each_year() -> None:
    found = ledger(
        week_of("2019-12-16", number(7)),
        week_of("2020-01-06", number(10)),
        week_of("2020-02-03", number(20)),
    )
    told = [(one.running.value if one.running else None) for one in found.totals(By.MONTH)]
    assert told == [7, 10, 30]


@pytest.mark.parametrize(
    ("whole", "wanted"), [(None, (Decimal(25), Decimal(40))), (Decimal(19), (25, 19))]
)
def test_x_of_y_adds_both_unless_the_whole_is_known(
    whole: Decimal | None, wanted: tuple[Decimal, Decimal]
) -> None:
    definition = Definition(id="f1", name=NAME, unit=UNIT, whole=whole)
    found = ledger(
        week_of("2020-06-15", number(10, of=20)),
        week_of("2020-06-22", number(15, of=20)),
        definition=definition,
    )
    (total,) = found.totals(By.MONTH)
    assert (total.value, total.of) == wanted


def test_a_part_without_a_whole_leaves_none() -> None:
    found = ledger(week_of("2020-06-15", number(10, of=20)), week_of("2020-06-22", number(15)))
    assert found.totals(By.MONTH)[0].of is None


def test_amounts_add_exactly() -> None:
    found = ledger(
        week_of("2020-06-15", number("0.1")),
        week_of("2020-06-22", number("0.2")),
        week_of("2020-06-08", number("12345678901234567890123456789.4")),
    )
    assert str(found.totals(By.MONTH)[0].value) == "12345678901234567890123456789.7"


def test_the_first_number_of_a_report_counts_and_another_is_told() -> None:
    found = gather(facts(week_of("2020-06-15", number(10), number(11), number(10))), [SUM])
    assert [one.figure.value for one in found.entries["f1"]] == [10]
    (left,) = found.repeated
    assert [int(left.figure.value), int(left.counted.value)] == [11, 10]


def test_what_is_not_defined_is_counted_by_name() -> None:
    other = number(3, name="Kiểm tra", unit="cuộc")
    found = gather(facts(week_of("2020-06-15", other), week_of("2020-06-22", other)), [SUM])
    assert {called: len(given) for called, given in found.unknown.items()} == {
        ("Kiểm tra", "cuộc"): 2
    }


@pytest.mark.parametrize(
    ("hedges", "wanted"),
    [
        ("exact exact", "exact"),
        ("exact nearly", "nearly"),
        ("nearly under", "under"),
        ("over above exact", "over"),
        ("nearly over", "about"),
        ("about over", "about"),
        ("", "exact"),
    ],
)
def test_a_sum_is_hedged_as_its_parts_are(hedges: str, wanted: str) -> None:
    assert hedge(map(Qualifier, hedges.split())) is Qualifier(wanted)


@pytest.mark.parametrize(
    ("value", "of", "wanted"),
    [("15", "17", "88.24"), ("19", "19", "100"), ("1", "8", "12.5"), ("2", "3", "66.67")],
)
def test_percentages(value: str, of: str, wanted: str) -> None:
    assert percentage(Decimal(value), Decimal(of)) == Decimal(wanted)
    assert percentage(Decimal(value), Decimal(0)) is None


WEEKS = st.dictionaries(
    st.integers(0, 130), st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=60
)


@given(WEEKS, st.sampled_from(Crossing))
def test_every_span_adds_up_to_the_same(
    numbers: dict[int, tuple[int, int]], crossing: Crossing
) -> None:
    """Months, quarters, halves and years hold each number once, whatever the rule."""
    first = date(2018, 12, 3)
    reports = [
        week_of(str(first + timedelta(weeks=n)), number(value, earlier=min(earlier, value)))
        for n, (value, earlier) in numbers.items()
    ]
    found = ledger(*reports, crossing=crossing)
    whole = sum(value for value, _earlier in numbers.values())
    for by in By:
        totals = found.totals(by)
        assert added(total.value for total in totals) == whole
        assert [total.span for total in totals] == sorted({total.span for total in totals})
    for year in found.totals(By.YEAR):
        inside = [
            one for one in found.totals(By.MONTH) if one.span.start.year == year.span.end.year
        ]
        assert inside[-1].running == year.running
        assert year.running
        assert year.running.value == year.value == added(one.value for one in inside)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(By))
def test_spans_hold_their_day_and_meet_without_gaps(day: date, by: By) -> None:
    span = span_of(by, day)
    assert span.start <= day <= span.end
    assert span_of(by, span.end + timedelta(days=1)).start == span.end + timedelta(days=1)
