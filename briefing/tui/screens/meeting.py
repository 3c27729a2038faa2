"""The hour of the meeting: the places that are opened from this week, and what they hand back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.model.directory import EMPTY, Directory
from briefing.model.editing import set_meeting
from briefing.model.parts import is_final
from briefing.model.records import Briefing
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet
from briefing.tui.outline import header_line
from briefing.tui.widgets.editor import Editor
from briefing.verbs.editing import WorkingCopy

if TYPE_CHECKING:
    from briefing.verbs.suggesting import Hint  # loaded when hints are asked for


class MeetingScreen(Screen[None]):
    """Opens the answers to last week, the read-back, the roll, the facts, the revisions.

    What they change goes through the working copy: saved at once, and undone like typing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "last-week",
            "f2",
            "last_week",
            N_("Last week"),
            N_("What became of last week's tasks: a digit for each answer"),
        ),
        command(
            "read-back",
            "f6",
            "read_back",
            N_("Read back"),
            N_("Go through the conclusions aloud and confirm each"),
        ),
        quiet(
            "brief",
            "ctrl+b",
            "brief",
            N_("Before the meeting"),
            N_("What is open, what is late, what has no result yet"),
        ),
        quiet(
            "attendance",
            "alt+a",
            "attendance",
            N_("Attendance"),
            N_("Who is there: one key for each person"),
        ),
        quiet(
            "facts",
            "ctrl+o",
            "facts",
            N_("Meeting facts"),
            N_("Title, day, session, place, chair, secretary"),
        ),
        quiet(
            "link",
            "alt+k",
            "link",
            N_("Link result"),
            N_("Say which of last week's tasks the chosen result answers"),
        ),
        quiet(
            "week-figures",
            "alt+e",
            "week_figures",
            N_("This week's figures"),
            N_("Type them, or take over what the text tells; each by a key"),
        ),
        quiet(
            "hints",
            "alt+u",
            "hints",
            N_("Section and unit"),
            N_("Which section and unit the chosen item may have, by like ones of earlier weeks"),
        ),
        quiet(
            "standing",
            "alt+t",
            "standing",
            N_("Standing items"),
            N_("Repeat last week's conclusions tagged #thường-xuyên"),
        ),
        quiet(
            "revisions",
            "alt+h",
            "revisions",
            N_("Revisions"),
            N_("Compare the finalized revisions, restore one"),
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    @property
    def _work(self) -> WorkingCopy | None:
        return self._desk.work

    @property
    def _editor(self) -> Editor:
        return self.query_one(Editor)

    def _refresh_header(self) -> None:
        line = header_line(self._desk, self.size.width - 4)
        self.query_one("#header", Static).update(line, layout=False)

    def _refresh(self) -> None:
        """Draw again what an edit made elsewhere has changed."""
        self._editor.refresh_all()
        self._refresh_header()

    def _edit(self, label: str, edit: Callable[[Briefing], Briefing]) -> Briefing:
        """Make one edit for a place that was opened from here, and return what it made."""
        if self._work is None:
            raise BriefingError(_("No week is open."))
        edited = self._work.apply(label, edit)
        self._refresh()
        self._editor.post_message(Editor.Changed())
        return edited

    def _undo(self) -> str | None:
        done = self._work.undo() if self._work else None
        self._refresh()
        self._editor.post_message(Editor.Changed())
        return done

    def _redo(self) -> str | None:
        done = self._work.redo() if self._work else None
        self._refresh()
        self._editor.post_message(Editor.Changed())
        return done

    def tell(self, error: BriefingError) -> None:
        """Show an error until it is dismissed."""
        self.notify(str(error), severity="error", timeout=15, markup=False)

    def _directory(self) -> Directory:
        """Return the units and people; where they cannot be read say so, and do without."""
        try:
            return self._desk.archive.directory()
        except BriefingError as error:
            self.tell(error)
            return EMPTY

    def action_last_week(self) -> None:
        """Answer last week's directives."""
        from briefing.tui.screens.answer import AnswerScreen  # noqa: PLC0415 - start-up

        if self._work:
            self.app.push_screen(AnswerScreen(self._desk, self._edit, self._undo, self._redo))

    def action_week_figures(self) -> None:
        """Enter the figures of this week."""
        from briefing.tui.screens.figures.week import WeekFiguresScreen  # noqa: PLC0415 - start-up

        if self._work:
            self.app.push_screen(WeekFiguresScreen(self._desk, self._edit, self._undo))

    def action_link(self) -> None:
        """Link the chosen result with the directive it answers, the likeliest first."""
        from briefing.insight.tasks.lastweek import day_of, waiting  # noqa: PLC0415 - start-up
        from briefing.tui.screens.link import LinkScreen, chosen_edit  # noqa: PLC0415 - start-up

        result = self._editor.chosen_result()
        if self._work is None:
            return
        if result is None:
            self._editor.say(_("Choose a result first, in the part “Results” (Tab)."))
            return
        try:
            previous = self._desk.previous()
        except BriefingError as error:
            self.tell(error)
            return
        briefing = self._work.briefing
        day = day_of(briefing, self._desk.today)

        def keep(directive_id: str | None) -> None:
            if directive_id is not None:
                self._edit(_("Result linked"), chosen_edit(result.id, directive_id))

        asked = waiting(briefing, previous, day)
        self.app.push_screen(LinkScreen.for_result(result, asked, day), keep)

    @work(exclusive=True, group="hints")
    async def action_hints(self) -> None:
        """Offer a section and a unit for the chosen item, or for the last one."""
        from briefing.tui.screens.hints import HintsScreen  # noqa: PLC0415 - start-up
        from briefing.verbs.suggesting import hints_for, remembered, take  # noqa: PLC0415 - start-up

        item = self._editor.item_to_hint_at()
        if self._work is None or is_final(self._work.briefing):
            return
        if item is None:
            self._editor.say(_("Choose a result or a conclusion first."))
            return
        try:
            memory = await self._desk.overviewing.see(remembered)
        except BriefingError as error:
            self.tell(error)
            return
        found = hints_for(memory, self._work.briefing, item.id, item.text)

        def keep(taken: "tuple[Hint, ...] | None") -> None:
            if taken:
                self._edit(_("Section and unit"), lambda now: take(now, item.id, taken))

        self.app.push_screen(HintsScreen(item.text, found), keep)

    def action_brief(self) -> None:
        """Show what is to be known before the meeting."""
        from briefing.tui.screens.brief import BriefScreen  # noqa: PLC0415 - start-up

        if self._work:
            try:
                previous = self._desk.previous()
            except BriefingError as error:
                self.tell(error)
                return
            self.app.push_screen(BriefScreen(self._work.briefing, previous, self._desk.today))

    def action_read_back(self) -> None:
        """Read the conclusions back."""
        from briefing.tui.screens.readback import ReadBackScreen  # noqa: PLC0415 - start-up

        if self._work:
            self.app.push_screen(ReadBackScreen(self._work.briefing, self._edit, self._desk.drafts))

    def action_attendance(self) -> None:
        """Call the roll."""
        from briefing.tui.screens.attendance import AttendanceScreen  # noqa: PLC0415 - start-up

        if self._work and not is_final(self._work.briefing):
            directory = self._directory()
            self.app.push_screen(AttendanceScreen(self._work.briefing, directory, self._edit))

    def action_standing(self) -> None:
        """Repeat the standing items of the week before."""
        from briefing.verbs.carrying import STANDING_TAG, repeat_standing  # noqa: PLC0415 - start-up

        if self._work is None:
            return
        try:
            previous = self._desk.previous()
            before, told = self._work.briefing, _("Standing items repeated")
            if previous is not None:
                self._edit(told, lambda briefing: repeat_standing(briefing, previous))
            if self._work.briefing == before:
                nothing = _("Last week has no conclusion tagged #{tag} that is not here already.")
                told = nothing.format(tag=STANDING_TAG)
            self._editor.say(told)
        except BriefingError as error:
            self.tell(error)

    @on(Editor.FactsWanted)
    def action_facts(self) -> None:
        """Fill in the facts of the meeting."""
        from briefing.tui.screens.facts import FactsScreen  # noqa: PLC0415 - start-up

        if self._work and not is_final(self._work.briefing):
            screen = FactsScreen(self._work.briefing, self._directory())
            self.app.push_screen(screen, self._keep_facts)

    def _keep_facts(self, changed: Briefing | None) -> None:
        if changed is not None:
            self._edit(
                _("Meeting facts changed"),
                lambda briefing: replace(
                    set_meeting(briefing, changed.meeting),
                    title=changed.title,
                    organization=changed.organization,
                ),
            )

    def action_revisions(self) -> None:
        """Compare the revisions."""
        from briefing.tui.screens.revisions import RevisionsScreen  # noqa: PLC0415 - start-up

        if self._work:
            self.app.push_screen(
                RevisionsScreen(self._desk.archive, self._work.briefing), self._restore
            )

    def _restore(self, number: int | None) -> None:
        """Make the texts of a kept revision those of the draft, as one edit."""
        from briefing.verbs.comparing import restored  # noqa: PLC0415 - start-up

        if not number or self._work is None:
            return
        try:
            old = self._desk.archive.revision(self._work.briefing.id, number)
            self._edit(
                _("Revision {number} restored").format(number=number),
                lambda briefing: restored(briefing, old),
            )
        except BriefingError as error:
            self.tell(error)
