"""Typing Vietnamese without an input method: one switch for every field of the application."""

from typing import Protocol

METHODS = ("telex", "vni")


class _Typist(Protocol):
    def stroke(self, before: str, key: str) -> tuple[int, str]: ...


class InputMode:
    """The method in use, off where the machine has an input method of its own."""

    def __init__(self) -> None:
        self.method = ""
        self._typist: _Typist | None = None

    @property
    def name(self) -> str:
        """What the screen shows of it: "TELEX", "VNI", or nothing."""
        return self.method.upper()

    def choose(self, method: str, tone_style: str = "") -> None:
        """Switch to "telex", "vni" or, for anything else, off.

        ``tone_style`` "old" puts the tone of open oa, oe and uy on the first vowel.
        """
        self.method = method if method in METHODS else ""
        self._typist = None
        if self.method:
            from briefing.tui.typist import Typist  # noqa: PLC0415 - start-up: most never need it

            self._typist = Typist(self.method, tone_style)

    def stroke(self, before: str, key: str) -> tuple[int, str] | None:
        """Return how many letters before the cursor ``key`` replaces, and by what.

        ``before`` is the text before the cursor. ``None`` where no method is on.
        """
        return self._typist.stroke(before, key) if self._typist else None


INPUT_MODE = InputMode()
"""The one that the fields ask and the application switches."""
