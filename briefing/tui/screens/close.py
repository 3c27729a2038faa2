"""Close: what is still to be looked at, by when the notice is due, and the lock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.days import write_day_spoken
from briefing.language.letters import clean
from briefing.model.parts import Part, find
from briefing.model.records import Briefing
from briefing.resources import themes_dir
from briefing.tui.display import line, plain
from briefing.tui.keys import command, quiet, step
from briefing.tui.phrases import period_name
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.checking import Edit, Finding, Level, Place, let_stand, place_of

LOCK = "lock"
"""The key of the row that finalizes."""

ROW_WIDTH = 64
"""Cells of a conclusion that the list shows: enough to know it by, on one line at 80 columns."""


@dataclass(frozen=True)
class Jump:
    """The user wants to go to a place first; ``item_id`` is "" for the part as a whole."""

    part: Part
    item_id: str


@dataclass(frozen=True)
class Finalize:
    """The user wants the revision locked."""


@dataclass(frozen=True)
class Bench:
    """What the screen works with: an edit under its label, the last one taken back, a new look.

    ``look`` returns what the checks find in a briefing as it stands after an edit.
    """

    edit: Callable[[str, Edit], Briefing]
    undo: Callable[[], str | None]
    look: Callable[[Briefing], Sequence[Finding]]


class CloseScreen(ModalScreen[Jump | Finalize]):
    """Shows what is left to look at and returns what to do; ``None`` is nothing, for now.

    ``findings`` are those of the checks, ``unread`` the conclusions that were not confirmed at
    the read-back, ``due`` the day by which the notice of conclusions is due, where known. A
    finding can be put right, where there is one certain way, or let stand; ``bench`` does it.
    """

    CSS_PATH = themes_dir() / "close.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("choose", "enter", "choose", N_("Choose"), ""),
        command("lock", "f8", "lock", N_("Finalize"), N_("Lock this revision")),
        command("fix-finding", "f4", "fix", N_("Correct"), N_("Put the chosen finding right")),
        command(
            "accept-finding",
            "delete",
            "accept",
            N_("Let stand"),
            N_("Tell the chosen finding no more in this week"),
        ),
        quiet("close-undo", "ctrl+z", "undo", N_("Undo"), N_("Take the last change back")),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "move(-5)"),
        step("pagedown", "move(5)"),
        command("back", "escape", "leave", N_("Not yet"), ""),
    ]

    def __init__(
        self,
        briefing: Briefing,
        findings: Sequence[Finding],
        unread: Sequence[Place],
        due: date | None,
        bench: Bench,
    ) -> None:
        super().__init__()
        self._briefing = briefing
        self._findings = findings
        self._unread = unread
        self._due = due
        self._bench = bench
        self._places: dict[str, Place | None] = {}
        self._find_places()

    def _find_places(self) -> None:
        self._places = {
            **{f"finding {n}": place_of(self._briefing, it) for n, it in enumerate(self._findings)},
            **{f"unread {n}": place for n, place in enumerate(self._unread)},
        }

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            period = period_name(self._briefing.period)
            title = _("Finalize: {period}").format(period=period[:1].lower() + period[1:])
            yield Static(plain(title), classes="dialog-title")
            yield Page(id="left-to-do")
            yield Static(id="place-hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """List what is left, the lock chosen."""
        page = self.query_one(Page)
        page.show(self._blocks())
        page.selected = LOCK

    def _blocks(self) -> list[Block]:
        number = max(self._briefing.revision, 1)
        lock = _("Lock revision {number}").format(number=number)
        return [
            Block((Paragraph((Span(lock, "strong"),)),), LOCK),
            Block((Paragraph((Span(self._notice(), "muted"),)),)),
            *self._finding_blocks(),
            *self._unread_blocks(),
        ]

    def _notice(self) -> str:
        if self._due is None:
            return _("The notice of conclusions is due five working days after the meeting.")
        day = write_day_spoken(self._due).replace(" ", "\N{NO-BREAK SPACE}")
        return _("Notice of conclusions: by {day}, five working days after the meeting").format(
            day=day
        )

    def _finding_blocks(self) -> list[Block]:
        if not self._findings:
            return [_calm(_("The checks found nothing to look at."))]
        blocks = [_heading(_("To look at"), len(self._findings))]
        for number, found in enumerate(self._findings):
            sign = Span("! ", "warn") if found.level is Level.WARNING else Span("· ", "muted")
            paragraphs = [Paragraph((sign, Span(clean(found.message))), hanging=2)]
            facts = [found.where, found.fix.label if found.fix else ""]
            if under := " · ".join(filter(None, facts)):
                paragraphs.append(Paragraph((Span(clean(under), "muted"),), indent=2))
            blocks.append(Block(tuple(paragraphs), f"finding {number}"))
        return blocks

    def _unread_blocks(self) -> list[Block]:
        if not any(group.directives for group in self._briefing.directive_lists):
            return []
        if not self._unread:
            return [_calm(_("Every conclusion was read back and confirmed."))]
        blocks = [_heading(_("Not confirmed at the read-back"), len(self._unread))]
        for number, place in enumerate(self._unread):
            item = find(self._briefing, place.part, place.item_id)
            said = f"{item.marker} {item.text}" if item else place.item_id
            row = Paragraph((Span("? ", "warn"), Span(line(said, ROW_WIDTH).plain)), hanging=2)
            blocks.append(Block((row,), f"unread {number}"))
        return blocks

    @on(Page.Picked, "#left-to-do")
    def _pick(self, event: Page.Picked) -> None:
        if event.page.selected == event.key:
            self.action_choose()
        else:
            event.page.selected = event.key
            self._say("")

    def action_move(self, step: int) -> None:
        """Choose another row; above the first one the page shows its top."""
        page = self.query_one(Page)
        page.select_next(step)
        self._say("")

    def action_choose(self) -> None:
        """Go to the place of the chosen row, or lock."""
        chosen = self.query_one(Page).selected
        if chosen == LOCK:
            self.action_lock()
        elif place := self._places.get(chosen):
            self.dismiss(Jump(place.part, place.item_id))
        else:
            self._say(_("This has no place of its own to go to."))

    def action_fix(self) -> None:
        """Put the chosen finding right, where there is one certain way."""
        found = self._chosen()
        if found is None:
            self._say(_("Choose a finding first."))
        elif found.fix is None:
            self._say(_("There is no one way to put this right; Enter goes to it."))
        else:
            self._edit(found.fix.label, found.fix.edit)

    def action_accept(self) -> None:
        """Let the chosen finding stand; nothing but that it was looked at changes."""
        found = self._chosen()
        if found is None:
            self._say(_("Choose a finding first."))
        else:
            self._edit(_("Finding let stand"), let_stand(found))

    def action_undo(self) -> None:
        """Take the last change back."""
        try:
            undone = self._bench.undo()
            if undone is None:
                self._say(_("There is nothing to undo."))
                return
            # An edit that changes nothing tells what the briefing is now.
            self._look(self._bench.edit("", lambda briefing: briefing))
        except BriefingError as error:
            self._say(error.message)
            return
        self._say(_("Undone: {what}").format(what=undone))

    def _chosen(self) -> Finding | None:
        name, _blank, number = self.query_one(Page).selected.partition(" ")
        return self._findings[int(number)] if name == "finding" else None

    def _edit(self, label: str, edit: Edit) -> None:
        try:
            self._look(self._bench.edit(label, edit))
        except BriefingError as error:
            self._say(error.message)
            return
        self._say(label)

    def _look(self, briefing: Briefing) -> None:
        """Show ``briefing`` as the checks find it now, the same row chosen as far as it goes."""
        page = self.query_one(Page)
        _name, _blank, number = page.selected.partition(" ")
        self._briefing = briefing
        self._findings = self._bench.look(briefing)
        self._find_places()
        page.show(self._blocks())
        last = len(self._findings) - 1
        page.selected = f"finding {min(int(number), last)}" if number and last >= 0 else LOCK

    def action_lock(self) -> None:
        """Lock the revision, whatever is left."""
        self.dismiss(Finalize())

    def action_leave(self) -> None:
        """Leave it a draft."""
        self.dismiss(None)

    def _say(self, message: str) -> None:
        self.query_one("#place-hint", Static).update(plain(message))


def _heading(name: str, count: int) -> Block:
    spans = (Span(name.upper(), "heading"), Span(f"  {count}", "muted"))
    return Block((Paragraph(spans, before=1),))


def _calm(sentence: str) -> Block:
    return Block((Paragraph((Span("✓ ", "good"), Span(sentence)), before=1, hanging=2),))
