"""Garbage is looked for while nobody types, and the facts of all weeks are given up in time."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from briefing.tui import tidying
from briefing.tui.app import BriefingApp
from briefing.tui.tidying import Tidying
from briefing.tui.widgets.entryline import EntryLine


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def tidied(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidying]:
    monkeypatch.setattr(tidying, "REST", 0.0)
    monkeypatch.setattr(tidying, "WORTH", -1)
    made = Tidying()
    made.begin()
    yield made
    made.end()
    gc.unfreeze()


def dropped() -> "weakref.ref[Ring]":
    """Return what tells whether something that was dropped is still there."""
    ring = Ring()
    gc.collect(0)
    return weakref.ref(ring)


def test_what_was_dropped_goes_at_the_next_rest(tidied: Tidying) -> None:
    for _time in range(3):
        one = dropped()
        assert one() is not None
        tidied.look()
        assert one() is None


def test_a_key_is_not_held_up(tidied: Tidying, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "REST", 60.0)
    tidied.touched()
    one = dropped()
    tidied.look()
    assert one() is not None


def test_much_is_looked_through_even_while_somebody_types(
    tidied: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "REST", 60.0)
    monkeypatch.setattr(tidying, "OFTEN", 5_000)
    tidied.touched()
    one = weakref.ref(Ring())
    kept = [[number] for number in range(10_000)]
    tidied.look()
    assert one() is None
    assert kept


def test_what_was_left_alone_goes_once_all_is_looked_through(tidied: Tidying) -> None:
    ring = Ring()
    tidied.look_through_all()
    one = weakref.ref(ring)
    del ring
    gc.collect()
    assert one() is not None
    tidied.look_through_all()
    assert one() is None


async def test_python_collects_again_after_the_application(app: BriefingApp) -> None:
    async with app.run_test():
        assert not gc.isenabled()
    assert gc.isenabled()


async def test_a_timer_that_comes_while_the_screens_are_taken_apart_does_nothing(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_apart = app._close_all

    async def late() -> None:
        await app.screen.query_one(EntryLine).remove()
        app._tidy()
        app._look_after()
        app._follow()
        await taken_apart()
        app._tidy()

    monkeypatch.setattr(app, "_close_all", late)
    async with app.run_test():
        assert app.is_running
    assert app.screen_stack == []
