"""Tasks on paper: a table that computes nothing, a calendar that stays the same, a sheet."""

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt
from msgspec.structs import replace

from briefing.writing.cells import guarded
from briefing.writing.task_lines import LifeLine, TaskLine, counts, origin, standing
from briefing.writing.task_sheet import write_task_sheet
from briefing.writing.tasks_csv import HEADING, write_tasks_csv
from briefing.writing.tasks_ics import write_tasks_ics
from tests.strategies import texts

TODAY = date(2020, 7, 6)
TASK = TaskLine(
    uid="week-2020-06-22-d1@0.giao-ban",
    briefing="week-2020-06-22",
    item="d1",
    first_briefing="week-2020-06-22",
    first_item="d1",
    week="tuần 22 – 28/6/2020",
    given=date(2020, 6, 29),
    ordinal=3,
    text="hoàn thiện hai đề án, trình trong tháng 7.",
    unit="Vụ Cán bộ",
    cooperating=("Văn phòng", "Vụ Địa phương"),
    tags=("đề-án",),
    due=date(2020, 7, 3),
    first_due=date(2020, 7, 3),
    timing="late",
    days=3,
    age_weeks=1,
    life=(
        LifeLine(
            day=date(2020, 6, 29),
            briefing="week-2020-06-22",
            week="tuần 22 – 28/6/2020",
            ordinal=3,
            status="open",
        ),
    ),
)


@pytest.mark.parametrize(
    ("timing", "days", "said"),
    [
        ("late", 3, "QUÁ HẠN 3 ngày"),
        ("late", -2, "QUÁ HẠN"),  # said to be late before its day
        ("late", None, "QUÁ HẠN"),
        ("soon", -2, "sắp đến hạn (còn 2 ngày)"),
        ("soon", 0, "sắp đến hạn (hôm nay)"),
        ("in_time", -20, "trong hạn"),
        ("done_late", 5, "hoàn thành quá hạn"),
        ("done_in_time", 5, "hoàn thành đúng hạn"),
    ],
)
def test_the_words_of_the_offices(timing: str, days: int | None, said: str) -> None:
    assert standing(replace(TASK, timing=timing, days=days)) == said


@pytest.mark.parametrize(
    ("ordinal", "level", "said"),
    [(3, 0, "kết luận 3"), (2, 1, "điểm b)"), (-1, 1, "kết luận -1")],
)
def test_whence_a_task_is(ordinal: int, level: int, said: str) -> None:
    task = replace(TASK, ordinal=ordinal, level=level)
    assert origin(task) == f"{said}, tuần 22 – 28/6/2020 (họp ngày 29/6/2020)"


def test_counts_say_what_is_open() -> None:
    tasks = [TASK, replace(TASK, timing="soon"), replace(TASK, timing="done_late")]
    assert counts(tasks) == "2 việc đang thực hiện: 1 quá hạn, 1 sắp đến hạn"
    assert counts([]) == "0 việc đang thực hiện"


# ── The table ───────────────────────────────────────────────────────────────────────────────


def rows(written: bytes) -> list[list[str]]:
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_table_has_a_line_for_each_task() -> None:
    heading, row = rows(write_tasks_csv([TASK]))
    told = dict(zip(heading, row, strict=True))
    assert tuple(heading) == HEADING
    assert told["Nội dung"] == "hoàn thiện hai đề án, trình trong tháng 7."
    assert (told["Hạn"], told["Tình trạng"]) == ("2020-07-03", "QUÁ HẠN 3 ngày")
    assert (told["Số ngày quá hạn"], told["Đơn vị phối hợp"]) == ("3", "Văn phòng, Vụ Địa phương")


@pytest.mark.parametrize("formula", ["=1+1", "+84", "-2+3", "@SUM(A1)", "  =1+1", "'=1"])
def test_no_cell_is_computed(formula: str) -> None:
    task = replace(
        TASK, text=formula, unit=formula, cooperating=(formula,), tags=(formula,), reason=formula
    )
    row = rows(write_tasks_csv([task]))[1]
    assert sum(cell.lstrip("'").startswith(formula.strip(" '")) for cell in row) == 5
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


@settings(max_examples=60)
@given(texts(), texts())
def test_any_text_stays_in_its_cell(text: str, unit: str) -> None:
    row = rows(write_tasks_csv([replace(TASK, text=text, unit=unit)]))[1]
    assert len(row) == len(HEADING)
    if "\r" not in text:
        assert row[3] == guarded(text.strip())


# ── The calendar ────────────────────────────────────────────────────────────────────────────


def events(written: bytes) -> list[Any]:
    return list(Calendar.from_ical(written).walk("VEVENT"))


def test_a_task_is_a_whole_day_with_a_lasting_id() -> None:
    (event,) = events(write_tasks_ics([TASK]))
    assert event.decoded("dtstart") == date(2020, 7, 3)
    assert str(event["uid"]) == TASK.uid
    assert str(event["summary"]) == "Vụ Cán bộ: Hoàn thiện hai đề án, trình trong tháng 7."
    assert "Phối hợp: Văn phòng, Vụ Địa phương" in str(event["description"])
    assert event["transp"] == "TRANSPARENT"


def test_the_same_tasks_give_the_same_bytes_on_any_day() -> None:
    other_day = replace(TASK, days=9, age_weeks=2)
    assert write_tasks_ics([TASK]) == write_tasks_ics([other_day])


def test_what_is_said_later_raises_the_sequence() -> None:
    again = replace(TASK.life[0], day=TASK.life[0].day + timedelta(days=7), status="late")
    first, second = events(write_tasks_ics([TASK, replace(TASK, life=(*TASK.life, again))]))
    assert second["sequence"] > first["sequence"]
    assert second.decoded("dtstamp") > first.decoded("dtstamp")


def test_a_task_without_a_day_is_in_no_calendar() -> None:
    assert events(write_tasks_ics([replace(TASK, due=None)])) == []


@settings(max_examples=60, deadline=None)
@given(texts(), texts(), st.sampled_from((date.min, date(2020, 2, 29), date.max)))
def test_any_text_makes_one_event(text: str, unit: str, due: date) -> None:
    task = replace(TASK, text=text, unit=unit, due=due, cooperating=(unit,), tags=(unit,))
    written = write_tasks_ics([task])
    assert len(events(written)) == 1
    assert written.count(b"BEGIN:VEVENT\r\n") == 1


# ── The sheet ───────────────────────────────────────────────────────────────────────────────


def test_the_sheet_tells_what_a_unit_leads_and_helps_with() -> None:
    led = replace(TASK, times_carried=2)
    helped = replace(TASK, unit="Văn phòng", cooperating=("Vụ Cán bộ",), timing="in_time")
    page = write_task_sheet("Vụ Cán bộ", [led], [helped], TODAY).decode()
    assert page == (
        "# Nhiệm vụ của Vụ Cán bộ\n\n"
        "*Tính đến ngày 06 tháng 7 năm 2020: 2 việc đang thực hiện: 1 quá hạn, 1 trong hạn.*\n\n"
        "## Chủ trì\n\n"
        "1. Hoàn thiện hai đề án, trình trong tháng 7.\n\n"
        "   *phối hợp: Văn phòng, Vụ Địa phương · hạn thứ Sáu 3/7/2020 · QUÁ HẠN 3 ngày · "
        "kết luận 3, tuần 22 – 28/6/2020 (họp ngày 29/6/2020) · chuyển 2 lần*\n\n"
        "   Kết quả thực hiện: ........................................\n\n"
        "## Phối hợp\n\n"
        "1. Hoàn thiện hai đề án, trình trong tháng 7.\n\n"
        "   *chủ trì: Văn phòng · hạn thứ Sáu 3/7/2020 · trong hạn · "
        "kết luận 3, tuần 22 – 28/6/2020 (họp ngày 29/6/2020)*\n\n"
        "   Kết quả thực hiện: ........................................\n"
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(texts().filter(str.strip), min_size=1, max_size=12), texts())
def test_any_text_stays_in_its_entry(said: list[str], unit: str) -> None:
    tasks = [replace(TASK, text=text, cooperating=(text,)) for text in said]
    page = write_task_sheet(unit, tasks, [], TODAY).decode()
    tokens = MarkdownIt("commonmark").parse(page)
    kinds = [token.type for token in tokens if token.level == 0 and token.nesting >= 0]
    assert kinds == ["heading_open", "paragraph_open", "heading_open", "ordered_list_open"]
    assert sum(token.type == "list_item_open" for token in tokens) == len(said)
