"""Tasks: every one that waits, over all weeks, with its life; handed out by a key."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive
from briefing.model.records import Answer, Origin, Status
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.tasks.papers import TaskPapersScreen
from briefing.tui.screens.tasks.screen import TasksScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.widgets.editor import Editor
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.rows import Rows
from tests.tui.helpers import (
    TODAY,
    Golden,
    hint_text,
    screen_lines,
    screen_text,
    settled,
    until,
    week,
)
from tests.tui.test_display import HOSTILE

WIDE = (120, 36)


@pytest.fixture
def busy(archive_folder: Path) -> Path:
    """Three weeks: tasks late, soon due, in time, carried on, done, of three units and none."""
    archive = open_archive(archive_folder)
    first = week(date(2020, 6, 15))
    first = add_directive(first, "trình đề án lên Ban.", unit="Vụ Cán bộ", due=date(2020, 6, 26))
    first = add_directive(first, "báo cáo nhanh tiến độ.", unit="Vụ Cơ sở", due=date(2020, 6, 19))
    first = add_directive(first, "gửi giấy mời.", unit="Văn phòng", due=date(2020, 6, 24))
    archive.put(first)
    second = week(date(2020, 6, 22))
    second = add_directive(second, "báo cáo nhanh tiến độ.", unit="Vụ Cơ sở", due=date(2020, 7, 10))
    carried = replace(
        second.directive_lists[0].directives[0],
        origin=Origin(briefing=first.id, directive="d2", ordinal=2),
    )
    second = add_directive(second, "rà soát quy chế làm việc.")
    kept = replace(
        second.directive_lists[0], directives=(carried, second.directive_lists[0].directives[1])
    )
    answers = (
        Answer(directive="d1", status=Status.LATE, reason="Chờ ý kiến Bộ Nội vụ."),
        Answer(directive="d2", status=Status.CARRIED),
        Answer(directive="d3", status=Status.DONE),
    )
    archive.put(replace(second, directive_lists=(kept,), answers=answers))
    third = week(date(2020, 6, 29))
    archive.put(add_directive(third, "sơ kết quý.", unit="Vụ Cán bộ", due=date(2020, 7, 31)))
    return archive_folder


@pytest.fixture
def app(busy: Path) -> BriefingApp:
    return BriefingApp(Desk(busy, TODAY))


async def open_tasks(pilot: Pilot[None], app: BriefingApp, key: str = "f10") -> TasksScreen:
    """Open the place and wait until the weeks are read."""
    await pilot.press(key)
    await until(pilot, lambda: bool(rows(app).keys()))
    await life_shown(pilot, app)
    assert isinstance(app.screen, TasksScreen)
    return app.screen


async def life_shown(pilot: Pilot[None], app: BriefingApp) -> None:
    """Wait until the life beside, which comes last, is that of the chosen task."""

    def is_shown() -> bool:
        screen = app.screen
        assert isinstance(screen, TasksScreen)
        side, chosen = screen.query_one("#side", Page), screen._chosen
        said = [span.text for block in side._blocks[:1] for span in block.paragraphs[0].spans]
        return chosen is not None and said == [chosen.task.latest.text]

    await until(pilot, is_shown)
    await settled(pilot, app)


def rows(app: BriefingApp) -> Rows:
    return app.screen.query_one("#tasks", Rows)


def listed(app: BriefingApp) -> list[str]:
    """Return headings and tasks as they stand, without what is beside them."""
    page = rows(app)
    texts = ["".join(span.text for span in row.spans()) for row in page._lines._rows]  # type: ignore[attr-defined]
    return [" ".join(text.split()) for text in texts if text]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:
        await open_tasks(pilot, app)
        await golden(app, f"tasks-{name}")
        await pilot.press("f2", "f5", "f5", "f4")
        await settled(pilot, app)
        await life_shown(pilot, app)
        await golden(app, f"tasks-unit-{name}")


async def test_the_papers_look(app: BriefingApp, golden: Golden) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_tasks(pilot, app)
        await pilot.press("f9")
        await pilot.pause()
        app.screen.query_one(LineField).value = "thu-muc"
        await settled(pilot, app)
        await golden(app, "tasks-papers-80x24")


@pytest.mark.parametrize("key", ["f10", "alt+w"])
async def test_the_late_ones_come_first(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=(160, 36)) as pilot:
        await open_tasks(pilot, app, key)
        assert listed(app) == [
            "QUÁ HẠN 1",
            "QUÁ 10 NGÀY 26/6/2020 Vụ Cán bộ trình đề án lên Ban.",
            "Sắp đến hạn 1",
            "còn 4 ngày 10/7/2020 Vụ Cơ sở báo cáo nhanh tiến độ.",
            "Trong hạn 2",
            "còn 25 ngày 31/7/2020 Vụ Cán bộ sơ kết quý.",
            "– – rà soát quy chế làm việc.",
        ]
        header = screen_lines(app)[0]
        assert "4 việc còn mở · 1 QUÁ HẠN · 1 sắp đến hạn · tỷ lệ quá hạn năm nay 20,0%" in header


async def test_one_key_turns_the_grouping(app: BriefingApp) -> None:
    async with app.run_test(size=(160, 36)) as pilot:
        await open_tasks(pilot, app)
        await pilot.press("f2")
        assert [line for line in listed(app) if "/2020" not in line][:3] == [
            "Vụ Cán bộ 2",
            "Vụ Cơ sở 1",
            "Chưa giao đơn vị 1",
        ]
        assert "QUÁ HẠN 10 ngày 26/6/2020 trình đề án lên Ban." in listed(app)
        await pilot.press("f2")
        assert "Giao cách đây 2 tuần 2" in listed(app)
        await pilot.press("f2")
        assert "Tuần 15 – 21/6/2020 2" in listed(app)
        await pilot.press("f2")
        assert listed(app)[0] == "QUÁ HẠN 1"


async def test_what_is_settled_is_shown_on_a_key(app: BriefingApp) -> None:
    async with app.run_test(size=(160, 36)) as pilot:
        await open_tasks(pilot, app)
        await pilot.press("f5")
        assert listed(app) == ["Hoàn thành đúng hạn 1", "24/6/2020 Văn phòng gửi giấy mời."]
        await pilot.press("f5")
        assert len(rows(app).keys()) == 5
        await pilot.press("f5")
        assert len(rows(app).keys()) == 4


@pytest.mark.parametrize(
    ("typed", "count"),
    [("de an", 1), ("đề án", 1), ("van phong", 0), ("can bo", 2), ("qua han", 1), ("co so", 1)],
)
async def test_typing_filters_without_accents(app: BriefingApp, typed: str, count: int) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_tasks(pilot, app)
        await pilot.press(*("space" if letter == " " else letter for letter in typed))
        await pilot.pause()
        assert app.screen.query_one(LineField).value == typed
        assert len(rows(app).keys()) == count
        if not count:
            assert "Không có việc nào khớp." in screen_text(app)
        await pilot.press("escape")
        assert len(rows(app).keys()) == 4
        await pilot.press("escape")
        assert isinstance(app.screen, WeekScreen)


@pytest.mark.parametrize("key", ["f4", "right"])
async def test_the_life_of_a_task_from_week_to_week(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=(80, 30)) as pilot:
        await open_tasks(pilot, app)
        assert "Qua các tuần" not in screen_text(app)
        await pilot.press(key)
        await life_shown(pilot, app)
        shown = screen_text(app).replace("\N{NO-BREAK SPACE}", " ")
        assert "Chờ ý kiến Bộ Nội vụ." in shown
        assert "giao, kết luận 1 · hạn thứ Sáu 26/6/2020" in shown
        await pilot.press("down")
        await life_shown(pilot, app)
        shown = " ".join(screen_text(app).replace("\N{NO-BREAK SPACE}", " ").split())
        assert "Tuần 22 – 28/6/2020 chuyển sang, kết luận 1 · hạn thứ Sáu 10/7/2020" in shown
        await pilot.press(key)
        assert "Qua các tuần" not in screen_text(app)


async def test_a_space_in_a_filter_is_a_space(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 30)) as pilot:
        await open_tasks(pilot, app)
        await pilot.press("d", "e", "space", "left", "right")
        assert app.screen.query_one(LineField).value == "de "
        assert "Qua các tuần" not in screen_text(app)


@pytest.mark.parametrize("opened", ["enter", "click"])
async def test_a_task_opens_its_week_at_its_item(app: BriefingApp, opened: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_tasks(pilot, app)
        if opened == "enter":
            await pilot.press("down", "enter")
        else:
            await pilot.click("#tasks", offset=(10, 5))
            await pilot.click("#tasks", offset=(10, 5))
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        assert "Giao ban   Tuần 22 – 28/6/2020" in screen_text(app)
        editor = app.screen.query_one(Editor)
        assert editor._items.selected == "d1"
        assert "▌ Một là, báo cáo nhanh" in screen_text(app)


async def test_the_cursor_moves_by_rows_screens_and_groups(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_tasks(pilot, app)
        keys = rows(app).keys()
        for pressed, place in (
            ("up", 0),
            ("down", 1),
            ("end", 3),
            ("home", 0),
            ("pagedown", 3),
            ("pageup", 0),
            ("ctrl+pagedown", 1),
            ("ctrl+pagedown", 2),
            ("ctrl+pagedown", 2),
            ("down", 3),
            ("ctrl+pageup", 2),
            ("ctrl+pageup", 1),
            ("ctrl+pageup", 0),
            ("ctrl+pageup", 0),
        ):
            await pilot.press(pressed)
            assert keys.index(rows(app).selected) == place, pressed


async def test_what_is_stored_meanwhile_is_listed(app: BriefingApp, busy: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await open_tasks(pilot, app)
        await pilot.press("down")
        chosen = rows(app).selected
        open_archive(busy).put(week(date(2020, 7, 6), "việc vừa giao."))
        screen.archive_changed()
        await until(pilot, lambda: "việc vừa giao." in screen_text(app))
        assert rows(app).selected == chosen


async def test_a_second_visit_shows_what_is_known_at_once(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_tasks(pilot, app)
        await pilot.press("escape", "f10")
        assert len(rows(app).keys()) == 4


# ── Handing out ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("downs", "names"),
    [
        (0, ["nhiem-vu-vu-can-bo-2020-07-06.md"]),
        (
            1,
            [
                "nhiem-vu-chua-giao-2020-07-06.md",
                "nhiem-vu-vu-can-bo-2020-07-06.md",
                "nhiem-vu-vu-co-so-2020-07-06.md",
            ],
        ),
        (2, ["nhiem-vu-2020-07-06.csv"]),
        (3, ["nhiem-vu-2020-07-06.ics"]),
    ],
)
async def test_each_paper_is_written_and_none_written_over(
    app: BriefingApp, tmp_path: Path, downs: int, names: list[str]
) -> None:
    folder = tmp_path / "ra"
    async with app.run_test(size=WIDE) as pilot:
        await open_tasks(pilot, app)
        for overwriting in (False, True):
            await pilot.press("f9", *["down"] * downs)
            assert isinstance(app.screen, TaskPapersScreen)
            app.screen.query_one(LineField).value = str(folder)
            await pilot.press("enter")
            await pilot.pause()
            if overwriting:
                assert "Ctrl+R để ghi đè." in hint_text(app)
                await pilot.press("ctrl+r")
                await pilot.pause()
            assert isinstance(app.screen, TasksScreen)
        assert sorted(path.name for path in folder.iterdir()) == names
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.iterdir())


async def test_the_table_has_what_is_listed(app: BriefingApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_tasks(pilot, app)
        await pilot.press(*"coso"[:2], "space", *"so", "f9", "down", "down")
        assert "Bảng 1 việc đang liệt kê" in screen_text(app)
        app.screen.query_one(LineField).value = str(tmp_path)
        await pilot.press("enter")
        await pilot.pause()
    lines = (tmp_path / "nhiem-vu-2020-07-06.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 2


async def test_tones_by_key(app: BriefingApp, tmp_path: Path) -> None:
    desk = app.desk
    assert isinstance(desk, Desk)
    archive = open_archive(desk.folder)
    archive.put(week(date(2020, 6, 29), "làm việc với Đảng uỷ xã Hòa Bình"))
    async with app.run_test(size=WIDE) as pilot:
        await open_tasks(pilot, app)
        await pilot.press("f9", "down", "down", "f6")
        assert "oà, uỷ" in screen_text(app)
        app.screen.query_one(LineField).value = str(tmp_path)
        await pilot.press("enter")
        await pilot.pause()
    (written,) = tmp_path.glob("*.csv")
    assert "Đảng uỷ xã Hoà Bình" in written.read_text("utf-8-sig")


async def test_esc_writes_nothing(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await open_tasks(pilot, app)
        await pilot.press("f9", "escape")
        assert app.screen is screen


# ── What may go wrong ───────────────────────────────────────────────────────────────────────


async def test_an_empty_archive_says_so(empty_app: BriefingApp) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f10")
        await until(pilot, lambda: "Không còn việc nào mở." in screen_text(empty_app))
        await pilot.press("enter", "f9", "down", "f4", "escape")
        assert isinstance(empty_app.screen, WeekScreen)


async def test_a_broken_year_is_told_and_hides_nothing_else(app: BriefingApp, busy: Path) -> None:
    (busy / "briefings" / "2019.json").write_text("{", encoding="utf-8")
    async with app.run_test(size=WIDE) as pilot:
        await open_tasks(pilot, app)
        assert "2019.json" in screen_text(app)
        assert len(rows(app).keys()) == 4


async def test_any_text_is_shown_as_it_is(busy: Path) -> None:
    archive = open_archive(busy)
    briefing = week(date(2020, 7, 6))
    for text in HOSTILE:
        briefing = add_directive(briefing, text or "–", unit=text, due=date(2020, 7, 1))
    archive.put(briefing)
    app = BriefingApp(Desk(busy, TODAY))
    async with app.run_test(size=(80, 50)) as pilot:
        await open_tasks(pilot, app)
        for _turn in range(4):
            await pilot.press("f2", "end", "f4")
            await settled(pilot, app)
            await pilot.press("home", "f4")
        assert "\x1b" not in screen_text(app)


async def test_leaving_while_the_weeks_are_read_leaves_nothing_behind(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f10", "escape")
        assert isinstance(app.screen, WeekScreen)
        await asyncio.sleep(0.2)
        await pilot.pause()
