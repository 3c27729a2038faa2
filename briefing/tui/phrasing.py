"""Phrases used before, for the entry line: read in a thread of their own after the first key."""

import threading
import time
from pathlib import Path

from briefing.insight.phrases import Phrases, go_on
from briefing.verbs.phrasing import read_phrases

PAUSE = 0.5
"""Seconds before reading begins: whoever starts to type is not to wait for it."""


class Phrasing:
    """Knows how sentences of the archive in ``folder`` go on, some time after it was made."""

    def __init__(self, folder: Path, pause: float = PAUSE) -> None:
        self._folder = folder
        self._pause = pause
        self._phrases = Phrases()
        # A program that ends does not wait for it.
        threading.Thread(target=self._read, name="phrases", daemon=True).start()

    def go_on(self, before: str) -> str:
        """Return how the sentence at the end of ``before`` usually goes on, or nothing."""
        return go_on(self._phrases, before) if self._phrases.keys else ""

    def _read(self) -> None:
        time.sleep(self._pause)
        self._phrases = read_phrases(self._folder)
