"""A pilot that goes on when the application has nothing left to do, however busy the machine is.

Textual's own waits until the process uses little of the processor, and one that does not get its
turn uses little of it too: on a busy machine the next key then comes before the last one's work is
done. What threads and timers do is another matter: see ``until`` and ``settled`` in helpers.py.
"""

import asyncio
import time

import pytest
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot

LONGEST = 5.0
"""Seconds after which something that never rests, such as a running animation, is let be."""


async def rest(app: App[None]) -> None:
    """Wait until every message has been handled and the screen has been drawn."""
    end = time.monotonic() + LONGEST
    while _is_at_work(app) and time.monotonic() < end:
        await asyncio.sleep(0.005)


def patient_pilots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each key and each pause of every pilot end with a rest."""
    press, pause, waited = Pilot.press, Pilot.pause, Pilot._wait_for_screen

    async def wait_for_screen(self: Pilot[None], timeout: float = 120.0) -> bool:
        came = await waited(self, timeout)
        await rest(self.app)
        return came and await waited(self, timeout)  # a handler may still be at what it was given

    async def press_each(self: Pilot[None], *keys: str) -> None:
        for key in keys:
            await press(self, key)

    async def pause_and_rest(self: Pilot[None], delay: float | None = None) -> None:
        await pause(self, delay)
        await rest(self.app)

    monkeypatch.setattr(Pilot, "_wait_for_screen", wait_for_screen)
    monkeypatch.setattr(Pilot, "press", press_each)
    monkeypatch.setattr(Pilot, "pause", pause_and_rest)


def _is_at_work(app: App[None]) -> bool:
    if not app.is_running or not app._screen_stack:
        return False
    screen = app.screen
    drawing = (
        screen._layout_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
    if drawing and not app._batch_count:
        return True
    pumps: list[MessagePump] = [app, *screen.walk_children(with_self=True)]
    return any(
        pump.is_running and (pump.message_queue_size or pump._next_callbacks) for pump in pumps
    )
