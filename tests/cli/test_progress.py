"""The bar: drawn where somebody watches, and never elsewhere."""

import io
import sys

import pytest

from briefing.cli.progress import Progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_watcher_sees_how_far_it_is_and_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    progress = Progress(2)
    progress.step("2020-W26")
    progress.step("2020-\x1b[2JW27")
    progress.end()
    drawn = screen.getvalue().split("\r")
    assert "1/2 2020-W26" in drawn[1]
    assert "2/2" in drawn[2]
    assert "\x1b[2J" not in screen.getvalue()
    assert drawn[2].count("█") == drawn[2].count("░")
    assert drawn[-1] == "\x1b[K"


def test_a_file_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    progress = Progress(1)
    progress.step("2020-W26")
    progress.end()
    assert log.getvalue() == ""
