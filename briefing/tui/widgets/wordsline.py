"""The field in which one paragraph of many is edited, with its way into the journal."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from briefing.archive.journal import Journal
from briefing.errors import BriefingError
from briefing.tui.widgets.fields import TextField

DRAFT_DELAY = 0.2
"""Seconds between a key and its line in the journal: within the 0.3 s that are promised."""


class WordsLine(Vertical):
    """Shown while something is edited; :attr:`place` says what, "" for nothing.

    What was typed and never kept is in :attr:`drafts` by place, also that of an earlier session.
    """

    @dataclass
    class Kept(Message):
        """Enter was pressed: ``text`` is what the paragraph at ``place`` is to say."""

        line: "WordsLine"
        place: str
        text: str

    @dataclass
    class Trouble(Message):
        """What is typed could not be put into the journal."""

        line: "WordsLine"
        error: BriefingError

    def __init__(self, journal: Callable[[], Journal], *, id: str | None = None) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self.place = ""
        self.drafts: dict[str, str] = {}
        self.field = TextField(id="words", max_height=6)
        self._journal_now = journal
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        yield self.field

    def on_mount(self) -> None:
        """Stand aside until something is edited."""
        self.display = False

    def on_unmount(self) -> None:
        """Keep what is being typed."""
        self._keep()

    def begin(self, place: str, text: str) -> None:
        """Let the paragraph at ``place`` be edited, from ``text`` or what was being typed."""
        self.place = place
        self.field.value = self.drafts.get(place, text)
        self.display = True
        self.field.focus()

    def end(self) -> None:
        """Be done with it: it is kept, or was thrown away on purpose."""
        place, self.place = self.place, ""
        self._stop()
        if self.drafts.pop(place, None) is not None:
            self._told(lambda journal: journal.committed(place))
        self.display = False
        self.screen.set_focus(None)

    @on(TextField.Submitted)
    def _submitted(self, event: TextField.Submitted) -> None:
        event.stop()
        if self.place:
            self.post_message(self.Kept(self, self.place, event.text))

    @on(TextField.Changed)
    def _typed(self) -> None:
        if self.place and self._timer is None:
            self._timer = self.set_timer(DRAFT_DELAY, self._keep)

    def _keep(self) -> None:
        """Put what is being typed into the journal."""
        self._stop()
        place = self.place
        if not place:
            return
        text = self.field.value
        if text != self.drafts.get(place):
            self.drafts[place] = text
            self._told(lambda journal: journal.record(text, place=place))

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _told(self, tell: Callable[[Journal], None]) -> None:
        try:
            tell(self._journal_now())
        except BriefingError as error:
            self.post_message(self.Trouble(self, error))
