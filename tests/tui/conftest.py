"""An application over a small archive, and its screen as lines of text."""

import asyncio
import os
import re
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from tests.tui.helpers import CONCLUSIONS, TODAY, Golden, screen_text, still, week

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def stored(archive_folder: Path) -> Path:
    """An archive of two weeks: 15–21/6 with one conclusion, 22–28/6/2020 with three."""
    archive = open_archive(archive_folder)
    archive.put(week(date(2020, 6, 15), "chuẩn bị hội nghị sơ kết."))
    archive.put(week(date(2020, 6, 22), *CONCLUSIONS))
    return archive_folder


@pytest.fixture
def app(stored: Path) -> BriefingApp:
    """The application over the stored weeks, the newest one open."""
    return BriefingApp(Desk(stored, TODAY))


@pytest.fixture
def empty_app(archive_folder: Path) -> BriefingApp:
    """The application over an archive with nothing in it."""
    return BriefingApp(Desk(archive_folder, TODAY))


@pytest.fixture
def golden() -> Golden:
    """Wait until the screen is a stored text; WRITE_GOLDENS=write stores it anew."""
    writing = os.environ.get("WRITE_GOLDENS") == "write"

    async def compare(app: BriefingApp, name: str) -> None:
        path = GOLDENS / f"{name}.txt"
        if writing:
            path.parent.mkdir(exist_ok=True)
            await still(app)
            path.write_text(_shown(app), encoding="utf-8")
        expected = path.read_text(encoding="utf-8")
        # What a thread of the application still reads comes later on a busy machine.
        for _turn in range(200):
            if _shown(app) == expected:
                return
            await asyncio.sleep(0.05)
        assert _shown(app) == expected

    return compare


def _shown(app: BriefingApp) -> str:
    return re.sub(r"đã lưu \d\d:\d\d:\d\d", "đã lưu 00:00:00", screen_text(app)) + "\n"
