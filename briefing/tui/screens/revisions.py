"""Revisions: what was finalized when and by whom, what differs, and going back to one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.model.parts import is_final
from briefing.model.records import Briefing
from briefing.resources import themes_dir
from briefing.tui.keys import command, step
from briefing.tui.locking import locked_phrase, revision_name
from briefing.tui.phrases import period_name
from briefing.tui.widgets.differences import DifferencePage, difference_blocks
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.comparing import compare

NOW = "now"
"""The key of the row of the briefing as it is on the desk."""


class RevisionsScreen(Screen[int]):
    """The kept revisions of one briefing, newest first, under the briefing as it is now.

    The chosen row is compared with the marked one. Returns the number of the revision whose
    texts the draft is to have again; ``None`` changes nothing.
    """

    CSS_PATH = themes_dir() / "revisions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("restore", "enter", "restore", N_("Restore"), N_("Make this the draft’s text")),
        command(
            "mark",
            "space,f2",
            "mark",
            N_("Compare with it"),
            N_("Compare the others with this revision"),
        ),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        command("back", "escape", "leave", N_("Close"), N_("Back to the week")),
    ]

    def __init__(self, archive: Archive, briefing: Briefing) -> None:
        super().__init__()
        self._archive = archive
        self._briefing = briefing
        self._kept: dict[str, Briefing] = {NOW: briefing}
        self._problems: list[str] = []
        self._marked = NOW

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield Static(id="header")
        with Container(id="body"):
            yield Page(id="revisions")
            yield DifferencePage(id="differences")
        yield Static(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """List what is kept, the newest revision compared with what is now."""
        self._load()
        period = period_name(self._briefing.period)
        self.query_one("#header", Static).update(
            Content.assemble(
                Content.styled(_("Revisions"), "bold $accent"),
                "   ",
                Content.styled(period, "bold"),
            )
        )
        rows = self.query_one("#revisions", Page)
        rows.show(self._rows())
        rows.selected = next((key for key in self._kept if key != NOW), NOW)
        self._compare()

    def _load(self) -> None:
        """Read the kept revisions; one that cannot be read is told and hides no other."""
        try:
            numbers = self._archive.revisions(self._briefing.id)
        except BriefingError as error:
            self._problems.append(str(error))
            return
        for number in reversed(numbers):
            if is_final(self._briefing) and number == self._briefing.revision:
                continue  # it is the one on the desk
            try:
                self._kept[str(number)] = self._archive.revision(self._briefing.id, number)
            except BriefingError as error:
                self._problems.append(str(error))

    def _rows(self) -> list[Block]:
        rows = []
        for key, kept in self._kept.items():
            spans = [Span(revision_name(kept), "strong")]
            if key == NOW:
                spans.append(Span("  " + _("as it is now"), "muted"))
            if key == self._marked:
                spans.append(Span("  ◆ " + _("compared with"), "accent"))
            paragraphs = [Paragraph(tuple(spans))]
            if locked := locked_phrase(kept.finalized):
                paragraphs.append(Paragraph((Span(locked, "muted"),), indent=2))
            rows.append(Block(tuple(paragraphs), key))
        rows += [
            Block((Paragraph((Span(clean(problem), "warn"),), before=1),))
            for problem in self._problems
        ]
        return rows

    def _compare(self) -> None:
        """Show what differs between the chosen row and the marked one, the older first."""
        self._say("")
        side = self.query_one(DifferencePage)
        places = list(self._kept)
        chosen = self.query_one("#revisions", Page).selected
        newer, older = sorted((chosen, self._marked), key=places.index)
        if newer == older:
            older = next(iter(places[places.index(newer) + 1 :]), older)
        if newer == older:
            sentence = (
                _("This is the first revision; there is nothing older to compare it with.")
                if len(places) > 1
                else _("Nothing has been finalized yet: F8 locks the first revision.")
            )
            side.show([Block((Paragraph((Span(sentence, "muted"),)),))])
            return
        old, new = self._kept[older], self._kept[newer]
        heading = f"{revision_name(old)} → {revision_name(new)}"
        side.show(difference_blocks(heading, compare(old, new)))
        side.scroll_home(animate=False)

    @on(Page.Picked, "#revisions")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self._compare()

    def action_move(self, step: int) -> None:
        """Choose another row."""
        self.query_one("#revisions", Page).select_next(step)
        self._compare()

    def action_page(self, direction: int) -> None:
        """Scroll what differs."""
        side = self.query_one(DifferencePage)
        side.scroll_relative(y=direction * max(side.size.height - 2, 1), animate=False)

    def action_mark(self) -> None:
        """Compare the other rows with the chosen one."""
        rows = self.query_one("#revisions", Page)
        self._marked = rows.selected
        rows.show(self._rows())
        self._compare()

    def action_restore(self) -> None:
        """Return the chosen revision, or say why it cannot be restored."""
        chosen = self.query_one("#revisions", Page).selected
        if is_final(self._briefing):
            self._say(_("This week is final: reopen it with F8, then restore."))
        elif chosen == NOW:
            self._say(_("This is what is on the desk; choose an earlier revision."))
        else:
            self.dismiss(int(chosen))

    def action_leave(self) -> None:
        """Back, nothing changed."""
        self.dismiss(None)

    def _say(self, message: str) -> None:
        self.query_one("#hint", Static).update(Content(message))
