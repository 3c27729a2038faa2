"""The overview is read beside the keys, once for every place, anew when something was stored."""

import asyncio
import threading
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.tui.desk import Desk
from briefing.tui.overviewing import Overviewing
from briefing.verbs.overview import Overview
from tests.tui.helpers import TODAY, week

drawn: list[str] = []


def count(overview: Overview) -> int:
    drawn.append(threading.current_thread().name)
    return len(overview.weeks)


def fail(_overview: Overview) -> None:
    raise ArchiveError("the drive is gone")


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    drawn.clear()


async def test_it_is_drawn_in_a_thread_and_only_once(stored: Path) -> None:
    overviewing = Desk(stored, TODAY).overviewing
    assert overviewing.known(count) is None
    assert await overviewing.see(count) == 2
    assert await overviewing.see(count) == 2
    assert overviewing.known(count) == 2
    assert drawn == ["overview"]


async def test_places_share_what_was_read(stored: Path) -> None:
    desk = Desk(stored, TODAY)
    assert desk.overviewing is desk.overviewing
    seen: list[Overview] = await asyncio.gather(*(desk.overviewing.see(keep) for _ in range(3)))
    assert seen[0] is seen[1] is seen[2]


def keep(overview: Overview) -> Overview:
    return overview


async def test_what_is_stored_is_seen(stored: Path) -> None:
    overviewing = Desk(stored, TODAY).overviewing
    await overviewing.see(count)
    open_archive(stored).put(week(date(2020, 6, 29), "việc mới."))
    assert overviewing.known(count) == 2  # until somebody looks
    assert await overviewing.see(count) == 3


async def test_what_goes_wrong_is_told_to_who_asked(stored: Path) -> None:
    overviewing = Desk(stored, TODAY).overviewing
    with pytest.raises(ArchiveError):
        await overviewing.see(fail)
    assert await overviewing.see(count) == 2  # and the next one is answered


async def test_nobody_waits_for_what_was_given_up(stored: Path) -> None:
    gate = threading.Event()
    overviewing = Overviewing(stored, lambda: gate.wait(5))
    asked = asyncio.create_task(overviewing.see(count))
    await asyncio.sleep(0.02)
    asked.cancel()
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert await overviewing.see(count) == 2


def test_at_the_start_nothing_is_read(stored: Path) -> None:
    assert Desk(stored, TODAY)._overviewing is None


async def test_what_nobody_asks_for_is_forgotten(stored: Path) -> None:
    desk = Desk(stored, TODAY)
    assert not desk.forget_weeks(0)  # nobody has asked for any
    await desk.overviewing.see(count)
    assert not desk.forget_weeks(60)
    assert desk.overviewing.known(count) == 2
    assert desk.forget_weeks(0)
    assert desk.overviewing.known(count) is None
    assert await desk.overviewing.see(count) == 2
    assert drawn == ["overview", "overview"]
