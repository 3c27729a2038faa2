"""``briefing present`` in a terminal of its own: it follows, survives, and changes nothing."""

import sys
import time
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.errors import NotFoundError
from briefing.language.numerals import cardinal
from briefing.model.editing import add_directive, set_notes, set_text
from briefing.settings import change
from briefing.tui.screens.present import BlankScreen
from briefing.tui.wall import WallApp, run_wall
from briefing.verbs.following import LOOK_EVERY, Follower
from tests.terminal import Terminal
from tests.tui.helpers import CONCLUSIONS, TODAY, until, week

SHARD = Path("briefings") / "2020.json"
WEEK = week(date(2020, 6, 22), *CONCLUSIONS)
SOON = 0.5
"""Seconds within which the wall shows what is stored, where the processor is free to do it."""


def wall(folder: Path, name: str = "2020-W26") -> Terminal:
    """Run the verb in a terminal of 80 by 24."""
    command = [sys.executable, "-m", "briefing", "--archive", str(folder), "present", name]
    return Terminal(command, columns=80, rows=24)


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file under ``folder`` with its time and its bytes."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def shown(terminal: Terminal) -> str:
    return "\n".join(terminal.lines)


def on_screen(app: WallApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))


async def eventually(pilot: Pilot[None], app: WallApp, text: str) -> None:
    """Wait until the wall shows ``text``."""
    await until(pilot, lambda: text in on_screen(app))


# ── In a real terminal ──────────────────────────────────────────────────────────────────────


def test_a_new_item_stands_on_the_wall_within_half_a_second(stored: Path) -> None:
    archive = open_archive(stored)
    briefing = archive.get(WEEK.id)
    with wall(stored) as terminal:
        terminal.wait_for("1 / 3")
        delays = []
        for place in range(4, 14):
            briefing = add_directive(briefing, f"việc mới số {place}.")
            archive.put(briefing)
            stored_at = time.monotonic()
            terminal.wait_for(f"việc mới số {place}.")
            delays.append(time.monotonic() - stored_at)
            terminal.wait_for(f"{place} / {place}")
            if sum(delay <= SOON for delay in delays) == 3:
                break
        else:
            pytest.fail(f"too late each time: {delays}")
        terminal.wait_for(f"Vừa thêm: {cardinal(place).capitalize()} là")


def test_a_week_that_is_not_there_yet_is_waited_for(archive_folder: Path) -> None:
    with wall(archive_folder) as terminal:
        terminal.wait_for("Tuần 22 – 28/6/2020 chưa có trong kho.")
        assert not archive_folder.exists()
        open_archive(archive_folder).put(WEEK)
        terminal.wait_for(CONCLUSIONS[0][:20])
        terminal.write("q")
        assert terminal.wait() == 0


def test_a_broken_file_is_survived_and_the_next_good_one_shown(stored: Path) -> None:
    good = (stored / SHARD).read_bytes()
    with wall(stored) as terminal:
        terminal.wait_for("1 / 3")
        before = shown(terminal)
        (stored / SHARD).write_bytes(good[: len(good) // 2])
        terminal.settle(4 * LOOK_EVERY)
        assert shown(terminal) == before
        (stored / SHARD).unlink()
        terminal.settle(4 * LOOK_EVERY)
        assert shown(terminal) == before
        (stored / SHARD).write_bytes(
            good.replace("hoàn thiện hai".encode(), "xong cả hai".encode())
        )
        terminal.wait_for("xong cả hai")
        assert "1 / 3" in shown(terminal)


def test_nothing_is_written_whatever_is_pressed(stored: Path, tmp_path: Path) -> None:
    archive = open_archive(stored)
    archive.put(set_notes(archive.get(WEEK.id), f"chuyện riêng {stored}"))
    (stored / "headers.json").unlink()
    before = files(tmp_path)
    with wall(stored) as terminal:
        terminal.wait_for("1 / 3")
        keys = (
            "\t",
            "t",
            "+",
            "-",
            "\x1b[B",
            "\x1b[6~",
            " ",
            "\x1b[24~",
            "\r",
            "xyz",
            "\x0e",
            "\x10",
        )
        for key in (*keys, "\x1bOP", "\x1bOR", "\x1b[18~", "b", "b"):  # F1, F3, F7 too
            terminal.write(key)
            terminal.settle(0.05)
            assert "riêng" not in shown(terminal)
            assert str(stored)[:12] not in shown(terminal)
            assert "Ctrl" not in shown(terminal)
        terminal.write("\x1b[15~")  # F5
        assert terminal.wait() == 0
    assert files(tmp_path) == before


@pytest.mark.parametrize("key", ["q", "\x1b[15~", "\x03", "\x11"])
def test_every_way_out(stored: Path, key: str) -> None:
    with wall(stored) as terminal:
        terminal.wait_for("1 / 3")
        terminal.write(key)
        assert terminal.wait() == 0


def test_a_closed_window_ends_it(stored: Path) -> None:
    with wall(stored) as terminal:
        terminal.wait_for("1 / 3")
        terminal.hang_up()
        assert terminal.process.wait(timeout=60) is not None


def test_a_name_that_means_nothing_is_told_in_words(stored: Path) -> None:
    with wall(stored, "abc") as terminal:
        terminal.wait_for('"abc"')
        assert terminal.wait() == 3


# ── In this process ─────────────────────────────────────────────────────────────────────────


async def test_it_stays_where_it_is_unless_something_is_added(stored: Path) -> None:
    archive = open_archive(stored)
    app = WallApp(Follower(stored, "2020-W26", TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        archive.put(set_text(archive.get(WEEK.id), "d2", "theo dõi sát."))
        await eventually(pilot, app, "theo dõi sát.")
        assert "2 / 3" in on_screen(app)
        assert "Vừa thêm" not in on_screen(app)
        await pilot.press("b")
        archive.put(add_directive(archive.get(WEEK.id), "việc mới."))
        await pilot.pause(3 * LOOK_EVERY)
        assert isinstance(app.screen, BlankScreen)
        await pilot.press("ctrl+q")
        await eventually(pilot, app, "việc mới.")


async def test_the_chosen_theme_is_used_and_another_not_kept(stored: Path) -> None:
    change("theme", "contrast")
    app = WallApp(Follower(stored, "2020-W26", TODAY), "contrast")
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.theme == "contrast"
        await pilot.press("f12")
        assert app.theme == "light"
    assert WallApp(Follower(stored, "2020-W26", TODAY), "không có").theme == "light"


def test_what_cannot_come_is_refused_before_the_screen_is_taken(stored: Path) -> None:
    with pytest.raises(NotFoundError):
        run_wall(stored, "abc", TODAY)
