"""``briefing tasks``: lists, counts, files, and what is refused."""

import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefing.archive.tiny import open_archive
from briefing.model.directory import EMPTY, add_unit
from briefing.model.editing import add_directive
from briefing.model.records import Answer, Status
from tests.cli.conftest import Briefing
from tests.tui.helpers import week


@pytest.fixture
def office(archive_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two weeks of tasks, seen on 6/7/2020."""
    monkeypatch.setattr("briefing.cli.context.Context.today", date(2020, 7, 6))
    archive = open_archive(archive_folder)
    first = week(date(2020, 6, 15))
    first = add_directive(first, "trình đề án.", unit="Vụ Cán bộ", due=date(2020, 6, 26))
    first = add_directive(
        first, "=chuẩn bị hội nghị.", unit="VP", due=date(2020, 7, 10), cooperating=("Vụ Cán bộ",)
    )
    first = add_directive(first, "rà soát quy chế.")
    archive.put(first)
    second = week(date(2020, 6, 22))
    second = add_directive(second, "sơ kết công tác.", unit="Vụ Cơ sở", tags=("sơ-kết",))
    answers = (Answer(directive="d3", status=Status.DONE),)
    archive.put(replace(second, answers=answers))
    archive.put_directory(add_unit(EMPTY, "Văn phòng", ["VP"]))
    return archive_folder


@pytest.mark.usefixtures("office")
def test_the_open_tasks_stand_under_how_they_stand(briefing: Briefing) -> None:
    ended = briefing("tasks")
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert [line for line in lines if not line.startswith(" ")] == [
        "OVERDUE (1)",
        "Due soon (1)",
        "On schedule (1)",
    ]
    assert "26/6/2020  OVERDUE 10 days    Vụ Cán bộ  [week-2020-06-15 d1]  trình đề" in lines[1]
    assert "3 tasks" in ended.err


@pytest.mark.parametrize(
    ("arguments", "items"),
    [
        ((), ["d1", "d2", "d1"]),
        (("--unit", "vu can bo"), ["d1", "d2"]),
        (("--unit", "vp"), ["d2"]),
        (("--unit", "co so"), ["d1"]),
        (("--tag", "#so-ket"), ["d1"]),
        (("--state", "late"), ["d1"]),
        (("--state", "soon"), ["d2"]),
        (("--state", "done"), ["d3"]),
        (("--state", "done-late"), []),
        (("--state", "all"), ["d1", "d2", "d1", "d3"]),
        (("--due", "2020-07"), ["d2"]),
        (("--due", "..2020-06-30"), ["d1"]),
        (("--week", "2020-W26"), ["d1"]),
        (("--age", "2"), ["d1", "d2"]),
        (("hoi", "nghi"), ["d2"]),
    ],
)
@pytest.mark.usefixtures("office")
def test_each_filter(briefing: Briefing, arguments: tuple[str, ...], items: list[str]) -> None:
    assert [task["item"] for task in briefing("tasks", *arguments, "--json").json] == items


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("unit", ["Văn phòng (1)", "Vụ Cán bộ (1)", "Vụ Cơ sở (1)"]),
        ("age", ["Given 2 weeks ago (2)", "Given 1 week ago (1)"]),
        ("week", ["Tuần 22 – 28/6/2020 (1)", "Tuần 15 – 21/6/2020 (2)"]),
    ],
)
@pytest.mark.usefixtures("office")
def test_each_grouping(briefing: Briefing, by: str, headings: list[str]) -> None:
    lines = briefing("tasks", "--by", by).out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == headings


@pytest.mark.usefixtures("office")
def test_a_task_tells_its_life(briefing: Briefing) -> None:
    (task,) = briefing("tasks", "--state", "done", "--json").json
    assert (task["timing"], task["closed_on"]) == ("done_in_time", "2020-06-29")
    assert [step["status"] for step in task["life"]] == ["open", "done"]


@pytest.mark.usefixtures("office")
def test_the_rate_of_each_unit(briefing: Briefing) -> None:
    lines = briefing("tasks", "--rate").out.splitlines()
    assert lines[0] == "Tasks given or open in 1/1 – 6/7/2020"
    cells = {line.split("  ")[0]: line.split() for line in lines[2:]}
    assert cells["Vụ Cán bộ"][-1] == "100,0%"
    assert cells["All"][1:] == ["4", "0", "1", "1", "1", "1", "0", "0", "25,0%"]
    counted = briefing("tasks", "--rate", "--from", "2020-06-29", "--to", "1/7/2020", "--json").json
    assert (counted["start"], counted["end"]) == ("2020-06-29", "2020-07-01")
    whole: dict[str, Any] = counted["all"]
    assert (whole["received"], whole["carried"], whole["late"], whole["rate"]) == (1, 3, 1, 25)
    assert [unit["unit"] for unit in counted["units"]] == ["Văn phòng", "Vụ Cán bộ", "Vụ Cơ sở", ""]


@pytest.mark.usefixtures("office")
def test_files_are_private_and_not_written_over(briefing: Briefing, tmp_path: Path) -> None:
    table, calendar = tmp_path / "viec.csv", tmp_path / "viec.ics"
    ended = briefing("tasks", "--csv", table, "--ics", calendar)
    assert (ended.code, ended.out) == (0, "")
    assert "'=chuẩn bị hội nghị." in table.read_text("utf-8-sig")
    assert calendar.read_bytes().count(b"BEGIN:VEVENT") == 2
    assert "1 task without a day is not in the calendar." in ended.err
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    before = table.read_bytes()
    assert briefing("tasks", "--state", "late", "--csv", table).code == 3
    assert table.read_bytes() == before
    assert briefing("tasks", "--state", "late", "--csv", table, "--force").code == 0
    assert table.read_bytes() != before


@pytest.mark.usefixtures("office")
def test_tones_stand_where_they_are_wished_for(briefing: Briefing, tmp_path: Path) -> None:
    briefing("add", "2020-W26", "làm việc với Đảng uỷ xã Hòa Bình", "--unit", "Vụ Cơ sở")
    table, calendar = tmp_path / "viec.csv", tmp_path / "viec.ics"
    asked = ("--csv", table, "--ics", calendar, "--force")
    for style, name in (("typed", "Đảng uỷ xã Hòa"), ("new", "uỷ xã Hoà"), ("old", "ủy xã Hòa")):
        briefing("tasks", *asked, "--tone", style)
        assert name in table.read_text("utf-8-sig")
        assert name in briefing("tasks", "--sheet", "co so", "--tone", style).out
    briefing("config", "tone_style", "new")
    briefing("tasks", "--sheets", tmp_path / "ra")
    (sheet,) = (tmp_path / "ra").glob("*co-so*")
    assert "Đảng uỷ xã Hoà Bình" in sheet.read_text()


@pytest.mark.usefixtures("office")
def test_a_sheet_goes_to_stdout_or_into_a_file(briefing: Briefing, tmp_path: Path) -> None:
    printed = briefing("tasks", "--sheet", "vu can bo")
    assert printed.out.startswith("# Nhiệm vụ của Vụ Cán bộ\n")
    assert "## Chủ trì\n\n1. Trình đề án." in printed.out
    assert "## Phối hợp\n\n1. \\=chuẩn bị hội nghị." in printed.out
    assert briefing("tasks", "--sheet", "vu can bo", "-o", tmp_path).code == 0
    written = tmp_path / "nhiem-vu-vu-can-bo-2020-07-06.md"
    assert written.read_text("utf-8") == printed.out


@pytest.mark.usefixtures("office")
def test_every_unit_gets_its_sheet(briefing: Briefing, tmp_path: Path) -> None:
    assert briefing("tasks", "--sheets", tmp_path / "phieu").code == 0
    assert sorted(path.name for path in (tmp_path / "phieu").iterdir()) == [
        "nhiem-vu-van-phong-2020-07-06.md",
        "nhiem-vu-vu-can-bo-2020-07-06.md",
        "nhiem-vu-vu-co-so-2020-07-06.md",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--unit", "Sở Xây dựng"), 3, 'No task names a unit "Sở Xây dựng".'),
        (("--sheet", "vụ"), 3, '"vụ" may be one of several units.'),
        (("--due", "bao giờ"), 2, "is no time that is understood"),
        (("--rate", "--from", "xưa"), 2, "is no day that is understood"),
        (("--rate", "--from", "2020-07-01", "--to", "2020-06-01"), 2, "lies after the last"),
        (("--from", "2020-07-01"), 2, "--rate counts"),
        (("-o", "x.md"), 2, "--sheet goes"),
    ],
)
@pytest.mark.usefixtures("office")
def test_what_cannot_be_is_said(
    briefing: Briefing, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended = briefing("tasks", *arguments)
    assert ended.code == code
    assert said in ended.err


def test_an_empty_archive_has_no_task(briefing: Briefing) -> None:
    ended = briefing("tasks")
    assert (ended.code, ended.out) == (0, "")
    assert "0 tasks" in ended.err
    assert briefing("tasks", "--json").json == []
