"""Whether a terminal shows pictures: asked of it, never guessed, and never so that it prints it."""

from collections.abc import Mapping

import pytest

from briefing.tui.pictures import means
from briefing.tui.pictures.answers import IDENTITY, Reader
from briefing.tui.pictures.means import Means, Way, find_means

PLAIN: Mapping[str, str] = {"TERM": "xterm-256color"}


class FakeDriver:
    """A terminal that answers from a table; ``asked`` is what it was asked."""

    def __init__(
        self, identity: str, *, graphics: str = "", cell: str = "", told: tuple[int, int] = (0, 0)
    ) -> None:
        self._answers = {"\x1b[c": f"\x1b[?{identity}c" if identity else ""}
        self._answers["\x1b[16t"] = f"\x1b[6;{cell}t" if cell else ""
        self._answers["\x1b_G"] = f"\x1b_Gi=31;{graphics}\x1b\\" if graphics else ""
        self._told = told
        self.asked: list[str] = []

    def ask(self, question: str, reader: Reader) -> None:
        self.asked.append(question)
        for sign in ("\x1b_G", "\x1b[16t", "\x1b[c"):
            if sign in question:
                reader.take(self._answers[sign].encode() or b"x")

    def cell_size(self) -> tuple[int, int]:
        return self._told


@pytest.mark.parametrize(
    ("driver", "found"),
    [
        (FakeDriver("62", graphics="OK", told=(9, 18)), Means(Way.KITTY, (9, 18))),
        (FakeDriver("62;4;22", cell="20;10"), Means(Way.SIXEL, (10, 20))),
        (FakeDriver("62;4;22", graphics="OK", cell="20;10"), Means(Way.KITTY, (10, 20))),
        (FakeDriver("64;1;2;6;9;15", graphics="ENOTSUP", told=(9, 18)), None),
        (FakeDriver("62;4;22"), None),  # nobody knows how large a cell is
        (FakeDriver("62;4;22", cell="0;0"), None),
        (FakeDriver("62;4;22", cell="99999;3"), None),
    ],
)
async def test_what_is_answered_counts(driver: FakeDriver, found: Means | None) -> None:
    assert await find_means(driver, "auto", PLAIN) == found


@pytest.mark.parametrize("identity", ["1;2", "6", "1;2;4"])
async def test_a_terminal_of_old_is_sent_nothing_that_it_might_print(identity: str) -> None:
    driver = FakeDriver(identity, graphics="OK", told=(9, 18))
    assert await find_means(driver, "auto", PLAIN) is None
    assert driver.asked == [IDENTITY]


async def test_one_that_does_not_answer_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(means, "PATIENCE", 0.01)
    driver = FakeDriver("", told=(9, 18))
    assert await find_means(driver, "auto", PLAIN) is None
    assert driver.asked == [IDENTITY]


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TERM": "tmux-256color"},
        {"TERM": "xterm-kitty", "TMUX": "default,1,0"},
        {"TERM": "screen.xterm-256color"},
        {"TERM": "xterm-256color", "STY": "1.pts"},
        {"TERM": "xterm-256color", "ZELLIJ": "0"},
        {"TERM": "linux"},
    ],
)
async def test_within_something_else_nothing_is_asked(surroundings: Mapping[str, str]) -> None:
    driver = FakeDriver("62;4", graphics="OK", told=(9, 18))
    assert await find_means(driver, "auto", surroundings) is None
    assert driver.asked == []


@pytest.mark.parametrize("way", list(Way))
async def test_what_is_set_counts_more(way: Way) -> None:
    inside = {"TMUX": "1", "TERM": "tmux-256color"}
    assert await find_means(FakeDriver("1;2", told=(9, 18)), way, inside) == Means(way, (9, 18))
    assert await find_means(FakeDriver("1;2", cell="18;9"), way, inside) == Means(way, (9, 18))
    assert await find_means(FakeDriver("1;2"), way, inside) is None


async def test_off_asks_nothing_and_a_driver_that_cannot_ask_shows_none() -> None:
    driver = FakeDriver("62;4", graphics="OK", told=(9, 18))
    assert await find_means(driver, "off", PLAIN) is None
    assert driver.asked == []
    assert await find_means(object(), "auto", PLAIN) is None
