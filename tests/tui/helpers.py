"""What the tests of the application share: a week to store, and the screen as text."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from briefing.model.editing import add_directive, add_result, new_briefing, set_meeting
from briefing.model.records import Briefing, Meeting, Period, PeriodKind, Person, Session
from briefing.tui.app import BriefingApp

Golden = Callable[[BriefingApp, str], Awaitable[None]]
TODAY = date(2020, 7, 6)
PATIENCE = 25.0
"""Seconds after which something does not happen at all, even on a busy machine."""
CONCLUSIONS = (
    "hoàn thiện hai đề án trình trong tháng 7, bảo đảm chất lượng và tiến độ.",
    "theo dõi việc chuẩn bị đại hội ở cơ sở.",
    "cử năm đoàn giám sát công tác cán bộ.",
)


def week(monday: date, *conclusions: str) -> Briefing:
    """Return a week with one result and the given conclusions."""
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    briefing = new_briefing(period, organization="Ban Tổ chức", title="Giao ban tuần")
    chair = Person(name="Nguyễn Văn An", title="Phó Trưởng Ban")
    meeting = Meeting(
        date=monday + timedelta(days=7), session=Session.AFTERNOON, place="Hà Nội", chair=chair
    )
    briefing = set_meeting(briefing, meeting)
    briefing = add_result(briefing, "Mở hội nghị quán triệt kết luận mới.", section="Quán triệt")
    for text in conclusions:
        briefing = add_directive(briefing, text, unit="Vụ Cán bộ", due=date(2020, 7, 31))
    return briefing


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait for what a thread or a timer does."""
    end = time.monotonic() + PATIENCE
    await pilot.pause()
    while not condition():
        assert time.monotonic() < end, "it did not happen:\n" + screen_text(pilot.app)
        await pilot.pause(0.01)


async def search(pilot: Pilot[None], app: App[None], text: str, said: str) -> None:
    """Open the search from wherever one is, type, and wait until ``said`` is on the screen."""
    await pilot.press("ctrl+f", *("space" if key == " " else key for key in text))
    await until(pilot, lambda: said in screen_text(app))


def screen_lines(app: App[None]) -> list[str]:
    """Return what the screen shows, row by row."""
    strips = app.screen._compositor.render_strips(app.size)
    return [strip.text.rstrip() for strip in strips]


def screen_text(app: App[None]) -> str:
    """Return what the screen shows as one text."""
    return "\n".join(screen_lines(app))


def hint_text(app: App[None]) -> str:
    """Return what is said under the line or the form, however it is wrapped."""
    return str(app.screen.query_one("#hint", Static).content)


async def settled(pilot: Pilot[None], app: App[None]) -> None:
    """Wait until no worker has anything left to do and what it brought is drawn."""
    await until(pilot, lambda: all(worker.is_finished for worker in app.workers))
    await pilot.pause()


async def still(app: App[None]) -> None:
    """Wait until the screen has not changed for a moment, at most five seconds."""
    shown, same = "", 0
    for _time in range(100):
        await asyncio.sleep(0.05)
        now = screen_text(app)
        same = same + 1 if now == shown else 0
        shown = now
        if same == 4:
            return
