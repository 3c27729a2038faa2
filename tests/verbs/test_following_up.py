"""Following up: whose task it is, under which lasting name, in which file."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.tiny import open_archive
from briefing.errors import ConflictError, NotFoundError
from briefing.insight.tasks.tasklist import seen_on, unit_names
from briefing.insight.weekfacts import week_facts
from briefing.language.dates import DateRange
from briefing.model.directory import EMPTY, add_unit
from briefing.model.editing import add_directive
from briefing.model.records import Briefing
from briefing.verbs.following_up import (
    TaskBook,
    counted_span,
    give_sheets,
    period_words,
    sheet,
    task_book,
    task_lines,
    unit_asked,
    units_with_tasks,
)
from briefing.verbs.overview import Overview, overview
from tests.tui.helpers import week

TODAY = date(2020, 7, 6)
NAMES = unit_names(add_unit(EMPTY, "Văn phòng", ["VP"]))


def office(*units: str) -> Briefing:
    briefing = week(date(2020, 6, 22))
    for unit in units:
        briefing = add_directive(briefing, f"việc của {unit}.", unit=unit, due=date(2020, 7, 10))
    return briefing


def book(*briefings: Briefing) -> TaskBook:
    return task_book(Overview(tuple(map(week_facts, briefings))))


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (None, None, (date(2020, 1, 1), TODAY)),
        (date(2019, 5, 1), None, (date(2019, 5, 1), TODAY)),
        (None, date(2019, 6, 30), (date(2019, 1, 1), date(2019, 6, 30))),
        (date(2020, 7, 1), date(2020, 12, 31), (date(2020, 7, 1), TODAY)),  # no day to come
        (date(2020, 8, 1), None, (TODAY, TODAY)),
    ],
)
def test_what_is_counted(start: date | None, end: date | None, span: tuple[date, date]) -> None:
    assert counted_span(start, end, TODAY) == DateRange(*span)


@pytest.mark.parametrize(
    ("briefing", "words"),
    [
        ("week-2020-06-22", "tuần 22 – 28/6/2020"),
        ("month-2020-06-01", "tháng 6/2020"),
        ("quarter-2020-04-01", "quý II/2020"),
        ("half-2020-07-01", "nửa năm từ tháng 7/2020"),
        ("year-2020-01-01", "năm 2020"),
        ("other-2020-06-03-2020-06-09", "kỳ từ 3/6/2020"),
        ("của ai đó", "của ai đó"),
    ],
)
def test_periods_in_papers(briefing: str, words: str) -> None:
    assert period_words(briefing) == words


@pytest.mark.parametrize("asked", ["VP", "vp", "van phong", "Văn phòng", "phong"])
def test_a_unit_is_known_by_its_names_and_by_a_part(asked: str) -> None:
    assert unit_asked(book(office("VP", "Vụ Cán bộ")), asked, NAMES) == "Văn phòng"


@pytest.mark.parametrize("asked", ["Vụ", "Sở Y tế", ""])
def test_a_unit_that_is_not_clear_is_refused_with_the_names(asked: str) -> None:
    with pytest.raises(NotFoundError) as told:
        unit_asked(book(office("Vụ Cán bộ", "Vụ Cơ sở")), asked, NAMES)
    assert "Vụ Cán bộ; Vụ Cơ sở" in told.value.advice


def uids(briefings: Iterable[Briefing]) -> list[str]:
    known = book(*briefings)
    return [line.uid for line in task_lines(seen_on(known.tasks, TODAY), known, NAMES)]


def test_ids_last_and_tell_offices_apart() -> None:
    mine = office("VP", "Vụ Cán bộ")
    other = replace(mine, organization="Ban khác")
    assert uids([mine]) == uids([add_directive(mine, "thêm.")])[:2]
    assert len(set(uids([mine]))) == 2
    assert not set(uids([mine])) & set(uids([other]))


def test_units_are_called_by_their_full_names_once() -> None:
    known = book(office("VP", "Văn phòng", "VĂN PHÒNG", "", "Vụ Cán bộ"))
    assert units_with_tasks(known, NAMES, TODAY) == ["Văn phòng", "Vụ Cán bộ", ""]
    page = sheet(known, "Văn phòng", NAMES, TODAY).decode()
    assert page.count("Kết quả thực hiện") == 3
    assert "việc của Vụ" not in page
    assert "# Nhiệm vụ chưa giao đơn vị" in sheet(known, "", NAMES, TODAY).decode()


def test_sheets_of_units_with_names_alike_are_kept_apart(tmp_path: Path) -> None:
    known = book(office("Vụ A", "Vụ (A)"))
    written = give_sheets(known, NAMES, TODAY, tmp_path)
    assert sorted(path.name for path in written) == [
        "nhiem-vu-vu-a-2-2020-07-06.md",
        "nhiem-vu-vu-a-2020-07-06.md",
    ]
    with pytest.raises(ConflictError):
        give_sheets(known, NAMES, TODAY, tmp_path)
    assert len(give_sheets(known, NAMES, TODAY, tmp_path, overwrite=True)) == 2


def test_what_cannot_be_read_is_told(archive_folder: Path) -> None:
    open_archive(archive_folder).put(office("VP"))
    (archive_folder / "briefings" / "2019.json").write_text("{", encoding="utf-8")
    known = task_book(overview(archive_folder))
    assert len(known.tasks) == 1
    assert "2019.json" in known.problems[0]
