"""The export in terminals of several kinds: pictures where they answer so, and no letter of junk.

The terminals are pseudo-terminals that answer as the real ones do; tests/terminal.py reads what
is left of the screen as text.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from tests.benchmarks.rehearsal import environment
from tests.tui.helpers import CONCLUSIONS, week
from tests.tui.pictures.terminals import (
    ASKED_FOR_CELLS,
    FOOT,
    KITTY,
    KITTY_AWAY,
    KITTY_PICTURE,
    KITTY_PLACED,
    SIXEL_PLACED,
    VT100,
    XTERM,
    AnsweringTerminal,
    Kind,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

F5, F8, F9 = "\x1b[15~", "\x1b[19~", "\x1b[20~"
UP, DOWN, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b[6~"
ESCAPE, QUIT = "\x1b", "\x11"
ALONE = {"TMUX": "", "STY": "", "ZELLIJ": ""}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of one week."""
    folder = tmp_path / "kho"
    open_archive(folder).put(week(date(2020, 6, 22), *CONCLUSIONS * 8))
    return folder


@contextmanager
def opened(archive: Path, kind: Kind, **settings: str) -> Iterator[AnsweringTerminal]:
    """Give the application in a terminal of a kind, the export open on a PDF."""
    command = [sys.executable, "-m", "briefing", "--archive", str(archive)]
    surroundings = {**environment(archive), **ALONE, **settings}
    with AnsweringTerminal(kind, command, columns=120, rows=36, environment=surroundings) as it:
        it.wait_for("Xuất")
        it.settle()
        it.write(F9)
        it.wait_for("Biên bản Markdown")
        it.write(DOWN * 4)
        it.wait_for("bien-ban-2020-W26.pdf")
        yield it


def placed(terminal: AnsweringTerminal, start: int = 0) -> list[tuple[bytes, ...]]:
    """Return the pictures that were placed since the output had ``start`` bytes."""
    output = bytes(terminal.output[start:])
    return [*KITTY_PLACED.findall(output), *SIXEL_PLACED.findall(output)]


@pytest.mark.parametrize("kind", [KITTY, FOOT, ASKED_FOR_CELLS])
def test_the_page_is_a_picture_page_by_page(archive: Path, kind: Kind) -> None:
    with opened(archive, kind) as terminal:
        terminal.wait_until(partial(placed, terminal))
        terminal.wait_for("trang 1/")
        row, column, _first = placed(terminal)[-1]
        line = terminal.lines[int(row) - 1]
        assert line[int(column) - 2 :].strip(" │") == ""
        for _press in range(9):
            before = len(terminal.output)
            terminal.write(PAGE_DOWN)
            terminal.wait_until(partial(placed, terminal, before))
            if any("trang 2/" in line for line in terminal.lines):
                return
        raise AssertionError("there is no other page:\n" + "\n".join(terminal.lines))


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (UP * 4, "# Giao ban tuần"),
        (F8, "Thông tin cơ quan"),
        (F5, "BIÊN BẢN"),
        (ESCAPE, "F9 Xuất"),
        (QUIT, ""),
    ],
)
def test_nothing_stays_behind_in_kitty(archive: Path, keys: str, words: str) -> None:
    with opened(archive, KITTY) as terminal:
        terminal.wait_until(partial(placed, terminal))
        terminal.settle()
        before = len(terminal.output)
        terminal.write(keys)
        if words:
            terminal.wait_for(words)
            terminal.settle()
        else:
            terminal.wait()
        output = bytes(terminal.output[before:])
        taken_away = KITTY_AWAY.search(output)
        assert taken_away
        assert not KITTY_PLACED.search(output, taken_away.end())


def test_it_is_there_again_after_a_dialog_and_another_format(archive: Path) -> None:
    with opened(archive, KITTY) as terminal:
        terminal.wait_until(partial(placed, terminal))
        for away, back in ((F8, ESCAPE), (UP * 2, DOWN * 2)):
            terminal.write(away)
            terminal.settle(0.4)
            before = len(terminal.output)
            terminal.write(back)
            terminal.wait_until(partial(placed, terminal, before))
            assert KITTY_PICTURE.search(bytes(terminal.output[before:]))


@pytest.mark.parametrize("kind", [VT100, XTERM])
def test_elsewhere_it_is_text_and_nothing_is_printed(archive: Path, kind: Kind) -> None:
    with opened(archive, kind) as terminal:
        terminal.wait_for("BIÊN BẢN")
        terminal.settle()
        output = bytes(terminal.output)
        assert not placed(terminal)
        assert not KITTY_PICTURE.search(output)
        assert terminal.asked[0] == b"\x1b[c"
        assert (len(terminal.asked) == 1) is (kind is VT100)
        assert not any("F5" in line for line in terminal.lines[-6:-3])


def test_within_a_multiplexer_nothing_is_asked(archive: Path) -> None:
    with opened(archive, KITTY, TMUX="default,1,0") as terminal:
        terminal.wait_for("BIÊN BẢN")
        terminal.settle()
        assert terminal.asked == []


def test_what_is_typed_while_it_answers_is_typed(archive: Path) -> None:
    command = [sys.executable, "-m", "briefing", "--archive", str(archive)]
    surroundings = {**environment(archive), **ALONE}
    with AnsweringTerminal(
        KITTY, command, columns=120, rows=36, environment=surroundings
    ) as terminal:
        terminal.wait_for("Xuất")
        terminal.settle()
        terminal.before_answer = "/việc".encode()
        terminal.write(F9)
        terminal.wait_until(lambda: len(terminal.asked) == 4)
        terminal.before_answer = b""
        terminal.wait_for("/việc/việc/việc/việc")
        terminal.settle()
        assert not any("Gi=31" in line or "62c" in line for line in terminal.lines)
