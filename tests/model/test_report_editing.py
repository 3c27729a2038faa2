"""What is made of a report by hand."""

from datetime import date

import pytest

from briefing.model.records import Period, PeriodKind
from briefing.model.report import (
    Chapter,
    Mark,
    Paragraph,
    Report,
    Section,
    going_out,
    paragraphs,
    report_id,
    touched,
)
from briefing.model.report_editing import add, drop, move, paragraph_of, restore, set_text

JUNE = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))


def section(name: str, chapter: Chapter, *ids: str) -> Section:
    rows = tuple(
        Paragraph(id=one, text=f"Lời {one}", gathered=f"Lời {one}", home=name) for one in ids
    )
    return Section(id=name, chapter=chapter, title=name, paragraphs=rows)


REPORT = Report(
    period=JUNE,
    as_of=JUNE.end,
    sections=(
        section("highlights", Chapter.HIGHLIGHTS, "a"),
        section("results:x", Chapter.RESULTS, "b", "c"),
        section("tasks", Chapter.TASKS, "t"),
    ),
)


def order(report: Report) -> dict[str, str]:
    return {one.id: " ".join(p.id for p in one.paragraphs) for one in report.sections}


def test_words_are_kept_beside_those_of_the_weeks() -> None:
    edited = set_text(REPORT, "b", "  Lời khác\x1b[31m ")
    one = paragraph_of(edited, "b")
    assert (one.text, one.gathered, one.edited) == ("Lời khác", "Lời b", True)
    assert touched(edited)
    assert not touched(REPORT)
    assert paragraph_of(restore(edited, "b"), "b") == paragraph_of(REPORT, "b")


def test_what_is_dropped_does_not_go_out_and_comes_back_with_its_words() -> None:
    edited = drop(set_text(REPORT, "b", "Khác"), "b")
    assert [one.id for part in going_out(edited) for one in part.paragraphs] == ["a", "c", "t"]
    assert paragraph_of(restore(edited, "b"), "b").text == "Khác"
    assert [part.id for part in going_out(drop(REPORT, "a"))] == ["results:x", "tasks"]


def test_no_words_leave_a_paragraph_out_and_take_one_written_here_away() -> None:
    assert paragraph_of(set_text(REPORT, "b", " "), "b").dropped
    added, new = add(REPORT, "b", "Thêm")
    assert order(added)["results:x"] == f"b {new} c"
    assert order(set_text(added, new, "")) == order(REPORT)
    assert add(added, new, "Nữa")[1] != new


@pytest.mark.parametrize(
    ("one", "steps", "expected"),
    [
        ("b", [1], {"highlights": "a", "results:x": "c b", "tasks": "t"}),
        ("b", [-1], {"highlights": "a b", "results:x": "c", "tasks": "t"}),
        ("a", [1], {"highlights": "", "results:x": "a b c", "tasks": "t"}),
        ("a", [1, -1], {"highlights": "a", "results:x": "b c", "tasks": "t"}),
        ("c", [1], {"highlights": "a", "results:x": "b c", "tasks": "t"}),
        ("t", [-1], {"highlights": "a", "results:x": "b c", "tasks": "t"}),
        ("a", [-1], {"highlights": "a", "results:x": "b c", "tasks": "t"}),
    ],
)
def test_moving_goes_through_the_sections_of_results(
    one: str, steps: list[int], expected: dict[str, str]
) -> None:
    moved = REPORT
    for by in steps:
        moved = move(moved, one, by)
    assert order(moved) == expected
    assert sorted(p.id for p in paragraphs(moved)) == ["a", "b", "c", "t"]


def test_a_mark_is_settled_by_an_edit() -> None:
    marked = set_text(REPORT, "b", "Khác")
    row = tuple(
        Paragraph(id=p.id, text=p.text, gathered="Mới", home=p.home, mark=Mark.CHANGED)
        for p in marked.sections[1].paragraphs
    )
    changed = Report(
        period=JUNE,
        as_of=JUNE.end,
        sections=(Section(id="results:x", chapter=Chapter.RESULTS, paragraphs=row),),
    )
    assert paragraph_of(set_text(changed, "b", "Nữa"), "b").mark is Mark.NONE
    assert paragraph_of(restore(changed, "b"), "b").text == "Mới"


def test_who_is_not_there_cannot_be_edited() -> None:
    for edit in (drop, restore):
        with pytest.raises(KeyError):
            edit(REPORT, "z")


@pytest.mark.parametrize(
    ("kind", "start", "end", "name"),
    [
        (PeriodKind.MONTH, date(2020, 6, 1), date(2020, 6, 30), "month-2020-06"),
        (PeriodKind.QUARTER, date(2020, 4, 1), date(2020, 6, 30), "quarter-2020-Q2"),
        (PeriodKind.HALF, date(2020, 7, 1), date(2020, 12, 31), "half-2020-H2"),
        (PeriodKind.YEAR, date(2020, 1, 1), date(2020, 12, 31), "year-2020"),
        (PeriodKind.OTHER, date(2020, 6, 1), date(2020, 6, 15), "other-2020-06-01-2020-06-15"),
    ],
)
def test_a_report_is_called_by_its_span(
    kind: PeriodKind, start: date, end: date, name: str
) -> None:
    assert report_id(Period(kind=kind, start=start, end=end)) == name
