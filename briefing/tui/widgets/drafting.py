"""What is being typed: of which place it is, and its way into the journal."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.timer import Timer

from briefing.model.parts import Part, PartKind
from briefing.model.records import Briefing
from briefing.tui.desk import Desk
from briefing.tui.widgets.entryline import EntryLine
from briefing.tui.widgets.fields import EntryField
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.view import BriefingView

CONCLUSIONS = Part(PartKind.CONCLUSIONS)
DRAFT_DELAY = 0.2
"""Seconds between a key and its line in the journal: within the 0.3 s that are promised."""

UNREAD_DELAY = 0.01
"""Seconds until the journal is tried again while a submitted item is not in the briefing yet."""


class DraftingEditor(Vertical):
    """The view of a briefing over an entry line; what is typed there outlives the program.

    The line holds the next item of a part, or an item that is being changed; each of them is a
    place with a draft of its own.
    """

    part: reactive[Part] = reactive(CONCLUSIONS, init=False)
    """The part whose items are shown and to which the entry line adds."""

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self._desk = desk
        self._editing = ""
        self._begun_with: Briefing | None = None  # how all stood when an item was begun anew
        self._journal_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the editor out; style sheets decide what a narrow terminal leaves out."""
        yield BriefingView()
        yield EntryLine()

    @property
    def briefing(self) -> Briefing | None:
        """The briefing as it stands now."""
        return self._desk.work.briefing if self._desk.work else None

    @property
    def _entry(self) -> EntryField:
        return self._line.field

    @property
    def _line(self) -> EntryLine:
        return self.query_one(EntryLine)

    @property
    def _items(self) -> Page:
        return self.query_one(BriefingView).items

    # ---- what is being typed

    @property
    def unread(self) -> int:
        """How many submitted items are on their way into the briefing."""
        return self._entry.unread

    @property
    def typed(self) -> tuple[str, str]:
        """What is being typed: the name of its place, and the text."""
        return self._place, self._entry.value

    def keep_typed(self) -> None:
        """Put what is being typed into the journal now."""
        if not self._entry.unread and self._desk.drafts is not None:
            self._desk.drafts.keep(self._place, self._entry.value)

    def _journal(self) -> None:
        self._journal_timer = None
        if self._entry.unread:  # an item on its way to the briefing is nowhere but in its draft
            self._journal_in(UNREAD_DELAY)
        elif self._desk.drafts is not None:
            self._desk.drafts.keep(self._place, self._entry.value)

    def _journal_in(self, seconds: float) -> None:
        if self._journal_timer is None:
            self._journal_timer = self.set_timer(seconds, self._journal)

    def _fold_draft(self) -> None:
        """Let go of the draft whose text has just become part of the briefing."""
        if self._desk.drafts is not None:
            self._desk.drafts.fold(self._place)

    @property
    def _place(self) -> str:
        """The name of what is being typed: an item, or the next one of a part."""
        return self._editing or f"{self.part.kind}:{self.part.list_index}"

    def _load_draft(self) -> None:
        self._entry.value = self._desk.drafts.text(self._place) if self._desk.drafts else ""

    def validate_part(self, part: Part) -> Part:
        """Keep what is being typed before another part takes the entry line over."""
        self._journal()
        return part
