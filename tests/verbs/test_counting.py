"""Counting: the rule the office chose, its definitions, the book of all weeks, last year's sums."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import NotFoundError, SettingsError
from briefing.model.figures import Counting, Definition, with_definition
from briefing.model.records import Qualifier
from briefing.settings import config_path
from briefing.verbs.counting import (
    By,
    Crossing,
    DefinitionError,
    change_definitions,
    choose_crossing,
    computed_totals,
    crossing_rule,
    figure_book,
    figure_lines,
    load_definitions,
    named,
    require_good,
    spans_between,
    undefined_definition,
)
from briefing.verbs.overview import Overview, overview
from tests.counted import NAME, UNIT, facts, month_of, number, week_of

ONE = Definition(id="f1", name=NAME, other_names=("tiếp dân",), unit=UNIT, group="Dân vận")


def settings(text: str) -> None:
    config_path().parent.mkdir(parents=True, exist_ok=True)
    config_path().write_text(text, encoding="utf-8")


def test_the_rule_is_the_last_day_until_another_is_chosen() -> None:
    assert crossing_rule() is Crossing.LAST
    settings('# ours\nlanguage = "vi"\n')
    choose_crossing(Crossing.SPLIT)
    choose_crossing(Crossing.SPLIT)
    assert crossing_rule() is Crossing.SPLIT
    assert config_path().read_text(encoding="utf-8").startswith('# ours\nlanguage = "vi"\n')


@pytest.mark.parametrize("text", ['[figures]\ncrossing = "mid"\n', "figures = 3\n"])
def test_a_rule_that_is_none_is_told_with_its_line(text: str) -> None:
    settings(text)
    with pytest.raises(SettingsError, match="dòng"):
        crossing_rule()


def test_definitions_are_stored_over_what_others_stored(archive: Archive) -> None:
    change_definitions(archive, lambda known: with_definition(known, replace(ONE, id="")))
    other = Definition(id="", name="Kiểm tra")
    change_definitions(archive, lambda known: with_definition(known, other))
    assert [one.name for one in load_definitions(archive)] == [NAME, "Kiểm tra"]


@pytest.mark.parametrize(
    "one",
    [
        Definition(id="", name=" "),
        Definition(id="", name="Tỷ lệ", unit="%"),
        Definition(id="", name="TIẾP DÂN", unit=UNIT),
    ],
)
def test_what_cannot_be_a_definition(one: Definition) -> None:
    with pytest.raises(DefinitionError):
        require_good((ONE,), one)
    require_good((ONE,), replace(ONE, name="Khác"))
    require_good((), Definition(id="", name="Tỷ lệ", unit="%", counting=Counting.LEVEL))


def test_figures_are_named_whole_or_in_part() -> None:
    more = Definition(id="f2", name="Tiếp dân của huyện", group="Dân vận")
    assert named((ONE, more), "tiep dan") == [ONE]
    assert named((ONE, more), "dan van") == [ONE, more]
    with pytest.raises(NotFoundError, match="Tiếp công dân"):
        named((ONE,), "thuế")
    with pytest.raises(NotFoundError):
        named((), "thuế")


def test_the_book_has_lines_for_programs() -> None:
    weeks = facts(
        week_of("2020-06-15", number(10)),
        week_of("2020-06-29", number(20, earlier=5)),
        month_of(2020, 6, number(13)),
    )
    book = figure_book(Overview(tuple(weeks)), (ONE,), Crossing.SPLIT)
    totals = book.ledger(ONE).totals(By.MONTH)
    lines = figure_lines(book, ONE, By.MONTH, totals)
    assert [(line.period, int(line.value)) for line in lines] == [("2020-06", 15), ("2020-07", 15)]
    assert [line.briefings for line in lines] == [
        ("week-2020-06-15", "week-2020-06-29"),
        ("week-2020-06-29",),
    ]
    assert lines[0].said == 13
    keys = [figure_lines(book, ONE, by, book.ledger(ONE).totals(by)[:1])[0].period for by in By]
    assert keys == ["2020-W25", "2020-06", "2020-Q2", "2020-H1", "2020"]
    assert len(spans_between(totals, None, totals[0].span.end)) == 1


def test_what_nobody_defined_can_be_counted_all_the_same() -> None:
    weeks = facts(week_of("2020-06-15", number(10)), week_of("2020-06-22", number(5)))
    book = figure_book(Overview(tuple(weeks)), (), Crossing.LAST)
    assert [*book.gathered.unknown] == [(NAME, UNIT)]
    (total,) = book.ledger(undefined_definition(NAME, UNIT)).totals(By.MONTH)
    assert total.value == 15
    assert undefined_definition("Tỷ lệ", "%").counting is Counting.LEVEL


def test_a_number_left_aside_is_told() -> None:
    book = figure_book(
        Overview(tuple(facts(week_of("2020-06-15", number(10), number(11))))), (ONE,), Crossing.LAST
    )
    assert book.repeated() == ['2020-W25: "Tiếp công dân" ghi hai lần; tính 10, bỏ 11.']


@pytest.fixture
def year(archive: Archive) -> Archive:
    """Three weeks from New Year on, each with the total as printed."""
    change_definitions(archive, lambda known: with_definition(known, replace(ONE, id="")))
    archive.put(week_of("2019-12-30", number(4, total=4)))
    archive.put(week_of("2020-01-06", number(5, total=9)))
    archive.put(week_of("2020-01-13", number(6, total=15)))
    return archive


def test_the_computed_total_of_a_week_is_that_of_all_before_it(year: Archive) -> None:
    assert computed_totals(year, year.get("week-2020-01-13")) == {NAME: 15}
    changed = week_of("2020-01-13", number(7, total=15))
    assert computed_totals(year, changed) == {NAME: 16}


def test_there_is_none_where_it_cannot_be_known(year: Archive) -> None:
    third = year.get("week-2020-01-13")
    hedged = replace(third, figures=(number(6, qualifier=Qualifier.NEARLY, total=15),))
    assert computed_totals(year, hedged) == {}
    assert computed_totals(year, replace(third, figures=(number(6),))) == {}
    year.remove("week-2020-01-06")
    assert computed_totals(year, third) == {}


def test_the_check_tells_a_printed_total_that_is_another(
    year: Archive, archive_folder: Path
) -> None:
    from briefing.verbs.checking import findings  # noqa: PLC0415 - only here

    year.put(week_of("2020-01-20"))
    wrong = week_of("2020-01-27", number(5, total=21))
    year.put(wrong)
    found = [one for one in findings(year, wrong) if one.rule == "figures/computed"]
    assert [one.message for one in found] == ["Cộng các kỳ từ đầu năm được 20, không phải 21."]
    assert len(overview(archive_folder).weeks) == 5
