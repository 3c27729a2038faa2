"""Asking the archive while the user types: a thread for the answers, another for the index."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError
from briefing.tui.widgets.editor import Editor
from briefing.verbs.pointing import spot_of
from briefing.verbs.searching import Found, Hit, Searcher

if TYPE_CHECKING:
    from briefing.tui.going import GoingApp  # it brings this module along

REMEMBERED = 10
"""How many searches of this session are offered again."""


UNNOTICED = 0.01
"""Seconds that a key may wait for what it finds: an index at hand answers in a fifth of that."""


class Progress(NamedTuple):
    """How far the index is: ``done`` of ``years``; at the end with a ``trouble`` or none."""

    done: int
    years: int
    ended: bool = False
    trouble: str = ""


class Finder:
    """The searcher of one session, and what was asked of it."""

    def __init__(self, folder: Path, today: date) -> None:
        self._searcher = Searcher(folder)
        self._today = today
        self._answering = ThreadPoolExecutor(1, "search")
        self._answer: Future[Found] | None = None
        self._indexing = threading.Lock()
        self._tell: Callable[[Progress], object] = _tell_nobody
        self.recent: list[str] = []
        """What was searched for in this session, the last one first."""

    def ask(self, text: str, limit: int) -> "Future[Found]":
        """Ask for the best hits for ``text`` and return the answer, which may be there already.

        It is waited for as long as nobody notices, unless the one before is not there yet. One
        that is cancelled before its turn is never looked for, so the answer to the last key
        waits for no more than one other.
        """
        before, search = self._answer, partial(self._searcher.search, text, today=self._today)
        self._answer = self._answering.submit(search, limit=limit)
        if before is None or before.done():
            wait((self._answer,), timeout=UNNOTICED)
        return self._answer

    def refresh(self, tell: Callable[[Progress], object]) -> None:
        """Bring the index up to date in the background, and ``tell``, from a thread, how it goes.

        Where that is under way already, only who is told changes.
        """
        self._tell = tell
        if self._indexing.acquire(blocking=False):
            # A program that ends does not wait for it: the index is made anew another time.
            threading.Thread(target=self._refresh, name="index", daemon=True).start()

    def _refresh(self) -> None:
        trouble = ""
        try:
            self._searcher.refresh(self._tell_of)
        except BriefingError as error:
            trouble = str(error)
        finally:
            self._indexing.release()
        self._tell(Progress(0, 0, ended=True, trouble=trouble))

    def _tell_of(self, done: int, years: int) -> None:
        self._tell(Progress(done, years))

    def close(self) -> None:
        """Let go of the index, after the answer that is under way; nobody waits for that."""
        self._answering.submit(self._searcher.close)
        self._answering.shutdown(wait=False)

    def remember(self, text: str) -> None:
        """Offer ``text`` again in this session."""
        others = [one for one in self.recent if one != text]
        self.recent = [text, *others][:REMEMBERED]


def show_hit(app: "GoingApp", hit: Hit | None) -> None:
    """Open the week of ``hit`` with the cursor on its item; ``None`` leaves all as it is."""
    if hit is None:
        return
    if app.desk.work is None or app.desk.work.briefing.id != hit.briefing:
        app.open_briefing(hit.briefing)
    work = app.desk.work
    if work is None or work.briefing.id != hit.briefing:
        return  # it could not be opened, and that has been told
    app.back_to_week()
    spot = spot_of(work.briefing, hit)
    editor = app.screen.query_one(Editor)
    editor.call_after_refresh(editor.go_to, spot.part, spot.item)


def _tell_nobody(_progress: Progress) -> None:
    """Let go of what nobody asked for yet."""
