"""What the keys held with Alt arrive as, from the bytes that terminals send."""

from string import ascii_lowercase
from time import sleep

import pytest
from textual import constants
from textual._xterm_parser import XTermParser
from textual.events import Key

from briefing.tui.altkeys import teach_alt_keys


@pytest.fixture(autouse=True)
def as_in_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the terminal as the application does: mended, with Kitty's protocol off."""
    teach_alt_keys()
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", True)


def _keys(data: str) -> list[str]:
    """Return the keys that are known as soon as ``data`` is there, without waiting for more."""
    return [event.key for event in XTermParser().feed(data) if isinstance(event, Key)]


@pytest.mark.parametrize("letter", sorted(set(ascii_lowercase) - {"b", "f"}))
def test_a_letter_held_with_alt_is_there_at_once(letter: str) -> None:
    assert _keys(f"\x1b{letter}") == [f"alt+{letter}"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ("\x1bf", "ctrl+right"),  # the next word, as macOS sends it
        ("\x1bb", "ctrl+left"),
        ("\x1b\r", "alt+enter"),
        ("\x1b[1;3A", "alt+up"),
        ("\x1b[1;3B", "alt+down"),
        ("\x1bOP", "f1"),
        ("\x1b[15~", "f5"),
        ("\x1b[A", "up"),
    ],
)
def test_other_sequences_are_one_key(data: str, key: str) -> None:
    assert _keys(data) == [key]


def test_escape_and_a_letter_after_it_are_two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.001)
    parser = XTermParser()
    assert list(parser.feed("\x1b")) == []
    sleep(0.01)
    events = [*parser.tick(), *parser.feed("v")]
    assert [event.key for event in events if isinstance(event, Key)] == ["escape", "v"]
