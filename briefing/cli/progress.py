"""How far a long piece of work is, on stderr: a bar where somebody watches, else nothing."""

import sys

from briefing.language.cleaning import clean

_WIDTH = 24


class Progress:
    """A bar that grows with each step, and is gone when the work is done."""

    def __init__(self, steps: int) -> None:
        self._steps = max(steps, 1)
        self._done = 0
        self._shown = sys.stderr.isatty()

    def step(self, what: str) -> None:
        """Say that the next step begins: ``what`` it is about."""
        if self._shown:
            full = _WIDTH * self._done // self._steps
            bar = "█" * full + "░" * (_WIDTH - full)
            line = f"{bar} {self._done + 1}/{self._steps} {clean(what)}"
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
        self._done += 1

    def end(self) -> None:
        """Take the bar off the screen."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
