"""The week on the desk: where it is written, and from where it is shown and exported."""

from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.model.editing import set_meeting
from briefing.model.parts import is_final
from briefing.model.records import Briefing
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet
from briefing.tui.outline import header_line
from briefing.tui.widgets.editor import Editor
from briefing.tui.widgets.keybar import KeyBar
from briefing.verbs.finalizing import finalize_in, reopen_in


class WeekScreen(Screen[None]):
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
            "facts",
            "ctrl+o",
            "facts",
            N_("Meeting facts"),
            N_("Title, day, session, place, chair, secretary"),
        ),
        quiet(
            "previous-week",
            "ctrl+pageup,alt+left",
            "neighbour(-1)",
            N_("Previous week"),
            N_("Open the week before"),
        ),
        quiet(
            "next-week",
            "ctrl+pagedown,alt+right",
            "neighbour(1)",
            N_("Next week"),
            N_("Open the week after"),
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

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

    def _refresh_header(self) -> None:
        line = header_line(self._desk, self.size.width - 4)
        self.query_one("#header", Static).update(line, layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is open."""
        needs_work = {"side", "present", "finalize", "export", "facts", "neighbour"}
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

    @on(Editor.FactsWanted)
    def action_facts(self) -> None:
        """Fill in the facts of the meeting."""
        from briefing.tui.screens.facts import FactsScreen  # noqa: PLC0415 - start-up

        if self._desk.work and not is_final(self._desk.work.briefing):
            self.app.push_screen(FactsScreen(self._desk.work.briefing), self._keep_facts)

    def _keep_facts(self, changed: Briefing | None) -> None:
        if changed is None or self._desk.work is None:
            return

        def edit(briefing: Briefing) -> Briefing:
            return replace(
                set_meeting(briefing, changed.meeting),
                title=changed.title,
                organization=changed.organization,
            )

        self._desk.work.apply(_("Meeting facts changed"), edit)
        self.query_one(Editor).refresh_all()
        self._refresh_header()

    def action_finalize(self) -> None:
        """Show the findings and lock the revision; a final one is reopened."""
        from briefing.tui.screens.confirm import ConfirmScreen  # noqa: PLC0415 - start-up
        from briefing.verbs.checking import findings  # noqa: PLC0415 - start-up

        work = self._desk.work
        if work is None:
            return
        if is_final(work.briefing):
            question = ConfirmScreen(
                _("Reopen this week?"),
                [_("It becomes a draft again; finalizing it makes the next revision.")],
                yes=_("Reopen"),
            )
        else:
            found = findings(self._desk.archive, work.briefing)
            lines = [f"{finding.where}: {finding.message}".lstrip(": ") for finding in found]
            question = ConfirmScreen(
                _("Finalize this week?"),
                lines or [_("The checks found nothing.")],
                yes=_("Finalize"),
            )
        self.app.push_screen(question, self._finalize)

    def _finalize(self, agreed: bool | None) -> None:
        work = self._desk.work
        if not agreed or work is None:
            return
        try:
            if is_final(work.briefing):
                reopen_in(self._desk.archive, work.briefing)
            else:
                finalize_in(self._desk.archive, work.briefing)
            self._desk.open(work.briefing.id)
        except BriefingError as error:
            self.notify(str(error), severity="error", markup=False)
        self.show_briefing()

    def action_neighbour(self, step: int) -> None:
        """Open the week before or after."""
        if wanted := self._desk.neighbour(step):
            try:
                self._desk.open(wanted)
            except BriefingError as error:
                self.notify(str(error), severity="error", markup=False)
            self.show_briefing()
