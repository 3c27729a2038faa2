"""The week on the desk: where it is written, and from where it is shown and exported."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.model.parts import is_final
from briefing.model.records import Briefing
from briefing.tui.keys import command, quiet
from briefing.tui.screens.meeting import MeetingScreen
from briefing.tui.widgets.editor import Editor
from briefing.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from briefing.tui.screens.close import Finalize, Jump  # loaded when a week is closed


class WeekScreen(MeetingScreen):
    """The place where a briefing is written."""

    _postponed: Briefing | None = None
    """The version stored elsewhere that the user has been asked about already."""

    _shown = False

    _way_back: tuple[str, Callable[[], None]] | None = None
    """The briefing that was opened from another place, and how that place is opened again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("side", "f4", "side", N_("Preview"), N_("Show or hide the formatted summary")),
        command(
            "present", "f5", "present", N_("Present"), N_("The conclusions, large, for the wall")
        ),
        command(
            "finalize",
            "f8",
            "finalize",
            N_("Finalize"),
            N_("Check, then lock this revision; once more to reopen it"),
        ),
        quiet(
            "merge",
            "alt+g",
            "merge",
            N_("Merge"),
            N_("Choose between your version and the one stored elsewhere"),
        ),
        command("export", "f9", "export", N_("Export"), N_("Write the minutes to a file")),
        quiet(
            "way-back",
            "escape",
            "way_back",
            N_("Way back"),
            N_("Back to the place from which this item was opened"),
        ),
        quiet(
            "previous-week",
            "ctrl+pageup",
            "neighbour(-1)",
            N_("Previous week"),
            N_("Open the week before"),
        ),
        quiet(
            "next-week",
            "ctrl+pagedown",
            "neighbour(1)",
            N_("Next week"),
            N_("Open the week after"),
        ),
    ]

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield Static(id="header")
        yield Editor(self._desk, id="editor")
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what is open."""
        self._refresh_header()

    def on_resize(self) -> None:
        """Fit the header to the new width."""
        self._refresh_header()

    def show_briefing(self) -> None:
        """Show the briefing that was just opened."""
        self.query_one(Editor).show_briefing()
        self._refresh_header()
        self.refresh_bindings()
        self._tell_news()

    # ---- two at once

    @on(Editor.Changed)
    def _changed(self) -> None:
        self._refresh_header()
        self.refresh_bindings()
        self._tell_news()

    def on_screen_resume(self) -> None:
        """See what others have stored while another place was open."""
        if self._shown:
            self.archive_changed()
        self._shown = True  # the first time nothing can have changed since it was opened

    def archive_changed(self) -> None:
        """Show what others have stored; what is being typed stays as it is."""
        work = self._work
        if work is not None and self.app.screen is self:
            if work.look():
                self._editor.follow(work.take_news())
                self._refresh_header()
                self.refresh_bindings()
            self._tell_news()

    @property
    def unread(self) -> int:
        """How many items are on their way into the briefing."""
        return self._editor.unread

    @property
    def typed(self) -> tuple[str, str]:
        """What is being typed: the name of its place, and the text."""
        return self._editor.typed

    def keep_typed(self) -> None:
        """Put what is being typed into the journal."""
        self._editor.keep_typed()

    def trouble_changed(self) -> None:
        """Show whether everything is saved."""
        self._refresh_header()
        self._editor.trouble_changed()

    def _tell_news(self) -> None:
        """Say what others have changed; where both changed the same, ask which one counts."""
        work = self._work
        if work is None:
            return
        if told := work.take_news():
            self._editor.follow(told)
        if work.conflict is not None and work.conflict != self._postponed:
            self.action_merge()

    def action_merge(self) -> None:
        """Choose between what is here and what is stored."""
        from briefing.tui.screens.merge import MergeScreen  # noqa: PLC0415 - start-up

        if self._work and self._work.conflict and self.app.screen is self:
            self._postponed = self._work.conflict
            self.app.push_screen(MergeScreen(self._work), self._merged)

    def _merged(self, done: bool | None) -> None:
        self._refresh()
        self._editor.say(_("Merged; Ctrl+Z goes back to your version.") if done else "")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is open."""
        needs_work = {
            "attendance",
            "brief",
            "export",
            "facts",
            "finalize",
            "hints",
            "last_week",
            "link",
            "neighbour",
            "present",
            "read_back",
            "revisions",
            "side",
            "standing",
            "week_figures",
        }
        if action in needs_work and self._desk.work is None:
            return False
        if action == "way_back":
            return self._leads_back
        if action == "merge":
            return bool(self._desk.work and self._desk.work.conflict)
        return super().check_action(action, parameters)

    # ---- to another place and back

    def came_from(self, back: Callable[[], None]) -> None:
        """Let Esc call ``back`` for as long as the briefing that is open now stays open."""
        if self._work is not None:
            self._way_back = (self._work.briefing.id, back)
            self.refresh_bindings()

    @property
    def _leads_back(self) -> bool:
        """Whether Esc leads back: nothing is being changed that it would stop."""
        way, work = self._way_back, self._work
        return bool(way and work and work.briefing.id == way[0] and not self._editor.changing)

    def action_way_back(self) -> None:
        """Go back to the place from which the open briefing was opened."""
        way, self._way_back = self._way_back, None
        if way:
            way[1]()

    @property
    def chosen_item(self) -> tuple[str, str, str] | None:
        """The chosen item as citations name it: briefing, kind, id; ``None`` for none."""
        from briefing.verbs.registering import item_of  # noqa: PLC0415 - start-up

        chosen = self._editor.chosen
        if self._work is None or not chosen:
            return None
        return (self._work.briefing.id, *item_of(self._editor.part, chosen))

    def action_side(self) -> None:
        """Show or hide the preview; where there is little room it lies over the items."""
        self.query_one("#body").toggle_class("-side")

    def action_present(self) -> None:
        """Show the conclusions on the wall."""
        from briefing.tui.screens.present import PresentScreen  # noqa: PLC0415 - start-up

        if self._desk.work:
            self.app.push_screen(PresentScreen(self._desk.work.briefing))

    def action_export(self) -> None:
        """Choose a format and a file, see the page, write it."""
        from briefing.tui.papers import BriefingPaper  # noqa: PLC0415 - start-up
        from briefing.tui.screens.export import ExportScreen  # noqa: PLC0415 - start-up

        if self._desk.work:
            paper = BriefingPaper(self._desk.archive, self._desk.work.briefing)
            self.app.push_screen(ExportScreen(paper), self._say_written)

    def _say_written(self, target: Path | None) -> None:
        if target is not None:
            self.query_one(Editor).say(_("Written: {file}").format(file=target))

    def action_finalize(self) -> None:
        """Show what is left to do and lock the revision; a final one is reopened."""
        from briefing.tui.screens.close import Bench, CloseScreen  # noqa: PLC0415 - start-up
        from briefing.tui.screens.confirm import ConfirmScreen  # noqa: PLC0415 - start-up
        from briefing.verbs.checking import findings, unconfirmed  # noqa: PLC0415 - start-up
        from briefing.verbs.finalizing import notice_due  # noqa: PLC0415 - start-up

        if self._work is None:
            return
        briefing = self._work.briefing
        if is_final(briefing):
            question = ConfirmScreen(
                _("Reopen this week?"),
                [_("It becomes a draft again; finalizing it makes the next revision.")],
                yes=_("Reopen"),
            )
            self.app.push_screen(question, self._reopen)
            return
        try:
            found = findings(self._desk.archive, briefing)
        except BriefingError as error:
            self.tell(error)
            return
        bench = Bench(self._edit, self._undo, lambda now: findings(self._desk.archive, now))
        self.app.push_screen(
            CloseScreen(briefing, found, unconfirmed(briefing), notice_due(briefing), bench),
            self._close,
        )

    def _close(self, wanted: "Jump | Finalize | None") -> None:
        from briefing.tui.screens.close import Jump  # noqa: PLC0415 - start-up
        from briefing.verbs.finalizing import finalize_in  # noqa: PLC0415 - start-up

        if isinstance(wanted, Jump):
            self._editor.go_to(wanted.part, wanted.item_id)
        elif wanted is not None and self._work is not None:
            self._settle_state(finalize_in)

    def _reopen(self, agreed: bool | None) -> None:
        from briefing.verbs.finalizing import reopen_in  # noqa: PLC0415 - start-up

        if agreed and self._work is not None:
            self._settle_state(reopen_in)

    def _settle_state(self, step: Callable[[Archive, Briefing], Briefing]) -> None:
        """Lock or reopen the open briefing, and show it as it then stands."""
        if self._work is None:
            return
        briefing = self._work.briefing
        try:
            step(self._desk.archive, briefing)
            self._desk.open(briefing.id)
        except BriefingError as error:
            self.tell(error)
        self.show_briefing()

    def action_neighbour(self, step: int) -> None:
        """Open the week before or after."""
        if self._work is None:
            return
        wanted = self._desk.neighbour(step)
        if not wanted:
            self._editor.say(
                _("This is the first week.") if step < 0 else _("This is the last week.")
            )
            return
        try:
            self._desk.open(wanted)
        except BriefingError as error:
            self.tell(error)
        self.show_briefing()
