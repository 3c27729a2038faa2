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
        command("export", "f9", "export", N_("Export"), N_("Write the minutes to a file")),
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

    @on(Editor.Changed)
    def _changed(self) -> None:
        self._refresh_header()
        self.refresh_bindings()
        if self._desk.work and self._desk.work.conflict:
            self._ask_which()

    def _ask_which(self) -> None:
        """Another program has changed this week meanwhile: let the user choose."""
        from briefing.tui.screens.confirm import ConfirmScreen  # noqa: PLC0415 - start-up

        self.app.push_screen(
            ConfirmScreen(
                _("This week was changed elsewhere"),
                [
                    _("Enter keeps what is here and replaces what is stored."),
                    _("Esc takes what is stored; Ctrl+Z then brings back what was here."),
                ],
                yes=_("Keep mine"),
                no=_("Take theirs"),
            ),
            self._settle,
        )

    def _settle(self, mine: bool | None) -> None:
        if self._desk.work:
            if mine:
                self._desk.work.keep_mine()
            else:
                self._desk.work.take_theirs()
        self.query_one(Editor).refresh_all()
        self._refresh_header()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is open."""
        needs_work = {
            "attendance",
            "brief",
            "export",
            "facts",
            "finalize",
            "last_week",
            "link",
            "neighbour",
            "present",
            "read_back",
            "revisions",
            "side",
            "standing",
        }
        if action in needs_work and self._desk.work is None:
            return False
        return super().check_action(action, parameters)

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
        from briefing.tui.screens.export import ExportScreen  # noqa: PLC0415 - start-up
        from briefing.verbs.giving import public_copy  # noqa: PLC0415 - start-up

        if self._desk.work:
            self.app.push_screen(
                ExportScreen(public_copy(self._desk.work.briefing)), self._say_written
            )

    def _say_written(self, target: Path | None) -> None:
        if target is not None:
            self.query_one(Editor).say(_("Written: {file}").format(file=target))

    def action_finalize(self) -> None:
        """Show what is left to do and lock the revision; a final one is reopened."""
        from briefing.tui.screens.close import CloseScreen  # noqa: PLC0415 - start-up
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
        self.app.push_screen(
            CloseScreen(briefing, found, unconfirmed(briefing), notice_due(briefing)), self._close
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
        if wanted := self._desk.neighbour(step):
            try:
                self._desk.open(wanted)
            except BriefingError as error:
                self.tell(error)
            self.show_briefing()
