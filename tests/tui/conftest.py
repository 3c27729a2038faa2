"""An application over a small archive, and its screen as lines of text."""

import asyncio
import os
import re
import time
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.patient import PatientArchive
from briefing.archive.tiny import open_archive
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from tests.tui.helpers import CONCLUSIONS, PATIENCE, TODAY, Golden, screen_text, still, week
from tests.tui.resting import patient_pilots

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on when the application is at rest, and let the drive take its time to answer."""
    patient_pilots(monkeypatch)
    monkeypatch.setattr(PatientArchive.__init__, "__defaults__", (PATIENCE,))
    monkeypatch.setattr("briefing.tui.desk.LOCK_SECONDS", PATIENCE)
    monkeypatch.setattr("briefing.tui.keeping.BACK_UP_AFTER", 3600.0)


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
        end = time.monotonic() + PATIENCE
        while _shown(app) != expected and time.monotonic() < end:
            await asyncio.sleep(0.02)
        assert _shown(app) == expected

    return compare


def _shown(app: BriefingApp) -> str:
    return re.sub(r"đã lưu \d\d:\d\d:\d\d", "đã lưu 00:00:00", screen_text(app)) + "\n"
