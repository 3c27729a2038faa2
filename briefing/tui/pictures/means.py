"""How this terminal shows pictures: asked of the terminal itself, never guessed.

A terminal that does not speak of graphics is sent nothing that it might print: at first it is
only asked who it is, which all understand; the graphics question follows where it conforms to a
level that takes unknown strings in silence. Within a multiplexer nothing is asked, since what it
answers is not what the terminal around it shows. The setting ``pictures`` overrules all of it.
"""

import asyncio
import os
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import NamedTuple, Protocol, runtime_checkable

from briefing.errors import SettingsError
from briefing.settings import load
from briefing.tui.pictures.answers import CELL_SIZE, IDENTITY, KITTY_GRAPHICS, Answers, Reader

PATIENCE = 2.0
"""Seconds after which a terminal that has not answered shows no pictures."""

_LEVEL = 60
"""From VT220 on (61 and above), strings that a terminal does not know are passed over."""

_SIXEL = 4
"""What stands among the numbers of DA1 for Sixel graphics."""

_MULTIPLEXERS = ("TMUX", "STY", "ZELLIJ")
_WITHOUT = ("tmux", "screen", "linux", "dumb")
_LARGEST_CELL = 200
AUTO, OFF = "auto", "off"


class Way(StrEnum):
    """The protocols that are spoken."""

    KITTY = "kitty"
    SIXEL = "sixel"


class Means(NamedTuple):
    """How pictures are shown: the protocol, and a cell's width and height in pixels."""

    way: Way
    cell: tuple[int, int]


@runtime_checkable
class Asked(Protocol):
    """A driver through which a terminal can be asked something."""

    def ask(self, question: str, reader: Reader) -> None:
        """Write ``question``; what is answered goes to ``reader``, what is typed goes on."""

    def cell_size(self) -> tuple[int, int]:
        """Return a cell's width and height in pixels as the system knows it, 0 where not."""


async def find_means(
    driver: object, setting: str = AUTO, surroundings: Mapping[str, str] = os.environ
) -> Means | None:
    """Return how the terminal of ``driver`` shows pictures; ``None`` where it does not."""
    if setting == OFF or not isinstance(driver, Asked):
        return None
    if setting == AUTO and _hidden(surroundings):
        return None
    cell = driver.cell_size()
    if setting != AUTO:
        if not _sensible(cell):
            cell = (await _ask(driver, CELL_SIZE + IDENTITY)).cell
        return Means(Way(setting), cell) if _sensible(cell) else None
    if not _modern(await _ask(driver, IDENTITY)):
        return None
    known = await _ask(driver, KITTY_GRAPHICS + CELL_SIZE + IDENTITY)
    way = Way.KITTY if known.graphics else Way.SIXEL if _SIXEL in known.identity[1:] else None
    cell = cell if _sensible(cell) else known.cell
    return Means(way, cell) if way and _sensible(cell) else None


async def _ask(driver: Asked, question: str) -> Answers:
    """Return what the terminal answers; where it does not in time, that it can do nothing."""
    loop = asyncio.get_running_loop()
    answered: asyncio.Future[Answers] = loop.create_future()

    def settle(answers: Answers) -> None:
        if not answered.done():
            answered.set_result(answers)

    def done(answers: Answers) -> None:
        with suppress(RuntimeError):  # the application has just ended
            loop.call_soon_threadsafe(settle, answers)

    driver.ask(question, Reader(done))
    try:
        async with asyncio.timeout(PATIENCE):
            return await answered
    except TimeoutError:
        return Answers()


def pictures_set() -> str:
    """Return what is set about pictures; none are shown while the settings cannot be read."""
    try:
        return load().pictures
    except SettingsError:
        return OFF


def _hidden(surroundings: Mapping[str, str]) -> bool:
    """Tell whether something stands before the terminal, or it is a console without pictures."""
    term = surroundings.get("TERM", "")
    return any(surroundings.get(name) for name in _MULTIPLEXERS) or term.startswith(_WITHOUT)


def _modern(who: Answers) -> bool:
    return bool(who.identity) and who.identity[0] > _LEVEL


def _sensible(cell: tuple[int, int]) -> bool:
    return all(0 < side <= _LARGEST_CELL for side in cell)
