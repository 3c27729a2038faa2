"""Answering last week: a key for each answer, over the right of the place where one types.

It is opened from the entry line and left for it with the same key. Every answer is one edit,
saved and undoable at once. Digits answer, for letters would meet an input method.
"""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.insight.matching import LIKELY
from briefing.insight.tasks.lastweek import Asked, ResultMatch, day_of, likeliest_results, waiting
from briefing.language.letters import clean
from briefing.model.records import Briefing, Status
from briefing.resources import themes_dir
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet, step
from briefing.tui.screens.link import Edit, LinkScreen, chosen_edit
from briefing.tui.screens.reason import ReasonScreen
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.lastweek import LastWeek, answer_word, detail_blocks, opened
from briefing.tui.widgets.page import Page
from briefing.verbs.answering import answer
from briefing.verbs.carrying import carry_on, duplicate

Apply = Callable[[str, Edit], object]
"""Makes one edit under the label that undo will show, as ``WorkingCopy.apply`` does."""

Travel = Callable[[], str | None]
"""Takes the last edit back, or makes it again, and returns its label; as ``WorkingCopy.undo``."""


class AnswerScreen(ModalScreen[None]):
    """The directives of the briefing before, one of them chosen; below it what is known of it."""

    CSS_PATH = themes_dir() / "answer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("answer-done", "1", "answer('done')", N_("Done"), N_("The chosen task is done")),
        command(
            "answer-under-way",
            "2",
            "answer('in_progress')",
            N_("Under way"),
            N_("The chosen task is being done"),
        ),
        command("answer-late", "3", "answer('late')", N_("Behind"), N_("The chosen task is late")),
        command(
            "answer-carry",
            "4",
            "carry",
            N_("Carry on"),
            N_("Give the chosen task again this week, with its origin and age"),
        ),
        command("answer-drop", "5", "drop", N_("Drop"), N_("Drop the chosen task, with a reason")),
        quiet(
            "answer-again",
            "6",
            "duplicate",
            N_("Duplicate"),
            N_("Copy the chosen task into this week as a new one, without its origin"),
        ),
        command("answer-clear", "0", "answer('open')", N_("Reset"), N_("Take the answer back")),
        command("answer-link", "enter", "link", N_("Link"), N_("Link with the likeliest result")),
        command(
            "answer-choose", "tab", "choose", N_("Results"), N_("Choose the result that answers")
        ),
        command("answer-close", "f2,escape", "close", N_("Close"), N_("Back to typing")),
        quiet("answer-undo", "ctrl+z", "undo", N_("Undo"), N_("Take the last change back")),
        quiet("answer-redo", "ctrl+y", "redo", N_("Redo"), N_("Make it again")),
        quiet("help", "f1", "app.help", N_("Help"), N_("All keys of this place")),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "scroll(-4)"),
        step("pagedown", "scroll(4)"),
        step("home", "move(-1000)"),
        step("end", "move(1000)"),
    ]

    def __init__(self, desk: Desk, apply: Apply, undo: Travel, redo: Travel) -> None:
        """Take the desk with the open briefing, and what makes, undoes and redoes its edits."""
        super().__init__()
        self._desk = desk
        self._apply = apply
        self._undo = undo
        self._redo = redo
        self._previous: Briefing | None = None
        self._asked: dict[str, Asked] = {}

    def compose(self) -> ComposeResult:
        """Lay the panel out."""
        with Vertical(id="answer-panel"):
            yield LastWeek()
            yield Page(id="answer-detail")
            yield Static(id="answer-said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Choose the first directive that nothing has been said about."""
        try:
            self._previous = self._desk.previous()
        except BriefingError as error:
            self._say(str(error), "$error")
        self._refresh()
        unanswered = [key for key, one in self._asked.items() if not one.reviewed]
        if unanswered:
            self._pane.selected = unanswered[0]
        else:
            self._pane.select_next(1)
        self._refresh()

    @property
    def _pane(self) -> LastWeek:
        return self.query_one(LastWeek)

    @property
    def _briefing(self) -> Briefing | None:
        return self._desk.work.briefing if self._desk.work else None

    @property
    def _chosen(self) -> Asked | None:
        return self._asked.get(self._pane.selected)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer answers only where something was asked, links where there are results."""
        if action in {"answer", "carry", "drop", "duplicate"}:
            return self._chosen is not None
        if action in {"link", "choose"}:
            briefing = self._briefing
            return self._chosen is not None and briefing is not None and bool(briefing.results)
        return super().check_action(action, parameters)

    # ---- choosing

    @on(LastWeek.Picked)
    def _pick(self, event: LastWeek.Picked) -> None:
        self._pane.selected = event.directive_id
        self._refresh()

    def action_move(self, step: int) -> None:
        """Choose another directive."""
        self._pane.select_next(step)
        self._say("")
        self._refresh()

    def action_scroll(self, lines: int) -> None:
        """Scroll what is known of the chosen directive."""
        self.query_one("#answer-detail", Page).scroll_relative(y=lines, animate=False)

    # ---- answering

    def action_answer(self, status: str) -> None:
        """Record what became of the chosen directive; "open" takes an answer back."""
        if one := self._chosen:
            wanted = Status(status)
            self._edit(one, answer_word(wanted), _answering(one, wanted))
            if one.status is Status.CARRIED and wanted is not Status.CARRIED:
                self._say(_("What was carried on still stands among this week's conclusions."))

    def action_carry(self) -> None:
        """Give the chosen directive again in this briefing; once is enough."""
        one, previous = self._chosen, self._previous
        if one is None or previous is None:
            return
        if one.answer and one.answer.status is Status.CARRIED:
            self._say(_("Task {number} has been carried on already.").format(number=one.number))
            return

        def edit(briefing: Briefing) -> Briefing:
            return carry_on(briefing, previous, one.directive.id)

        self._edit(one, answer_word(Status.CARRIED), edit)

    def action_duplicate(self) -> None:
        """Copy the chosen directive into this briefing as a new one; it stays unanswered."""
        one, previous = self._chosen, self._previous
        if one is not None and previous is not None:
            self._edit(
                one,
                _("copied"),
                lambda briefing: duplicate(briefing, previous, one.directive.id),
            )

    def action_drop(self) -> None:
        """Ask why, then drop the chosen directive."""
        one = self._chosen
        if one is None:
            return

        def drop(reason: str | None) -> None:
            if reason:
                said = answer_word(Status.DROPPED)
                self._edit(one, said, _answering(one, Status.DROPPED, reason))

        self.app.push_screen(
            ReasonScreen(
                _("Why is task {number} dropped?").format(number=one.number),
                opened(one.directive.text),
                one.answer.reason if one.answer else "",
                place=f"reason:{self._briefing.id if self._briefing else ''}:{one.directive.id}",
            ),
            drop,
        )

    # ---- linking

    def action_link(self) -> None:
        """Link with the likeliest result where one is likely; else let the user choose."""
        one = self._chosen
        found = self._likeliest(one) if one else None
        if one and found:
            said = _("linked with a result")
            self._edit(one, said, chosen_edit(found.result.id, one.directive.id))
        else:
            self.action_choose()

    def action_choose(self) -> None:
        """Choose the result that answers the chosen directive, or take its link away."""
        one, briefing = self._chosen, self._briefing
        if one is None or briefing is None:
            return

        def keep(chosen: str | None) -> None:
            if chosen:
                said = _("linked with a result")
                self._edit(one, said, chosen_edit(chosen, one.directive.id))
            elif chosen == "":
                self._edit(one, _("link taken away"), chosen_edit(one.results[-1], ""))

        self.app.push_screen(
            LinkScreen.for_directive(one, briefing, day_of(briefing, self._desk.today)), keep
        )

    def _likeliest(self, one: Asked) -> ResultMatch | None:
        """Return the result to offer: a likely one that answers nothing else yet."""
        briefing = self._briefing
        if briefing is None or one.results:
            return None
        free = [result for result in briefing.results if result.answers is None]
        matches = likeliest_results(one, free, day_of(briefing, self._desk.today))
        return matches[0] if matches and matches[0].score >= LIKELY else None

    # ---- undoing and leaving

    def action_undo(self) -> None:
        """Take the last change back."""
        self._travel(self._undo, _("Undone: {what}"))

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._travel(self._redo, _("Redone: {what}"))

    def _travel(self, step: Travel, sentence: str) -> None:
        try:
            what = step()
        except BriefingError as error:
            self._say(str(error), "$error")
            return
        self._say(sentence.format(what=what) if what else _("Nothing left to take back."))
        self._refresh()

    def action_close(self) -> None:
        """Go back to typing."""
        self.dismiss(None)

    # ---- showing

    def _edit(self, one: Asked, said: str, edit: Edit) -> None:
        message = _("Task {number}: {answer}").format(number=one.number, answer=said)
        before = self._briefing
        try:
            self._apply(message, edit)
        except BriefingError as error:
            self._say(str(error), "$error")
            return
        self._say(message if self._briefing != before else "")
        if self._desk.work and self._desk.work.trouble:
            self._say(str(self._desk.work.trouble), "$error")
        self._refresh()

    def _say(self, message: str, colour: str = "$muted") -> None:
        said = Content.styled(clean(message), colour)
        self.query_one("#answer-said", Static).update(said)

    def _refresh(self) -> None:
        briefing = self._briefing
        if briefing is None:
            return
        day = day_of(briefing, self._desk.today)
        asked = waiting(briefing, self._previous, day)
        self._asked = {one.directive.id: one for one in asked}
        self._pane.show(asked, briefing.period.kind)
        detail = self.query_one("#answer-detail", Page)
        if one := self._chosen:
            detail.show(detail_blocks(one, briefing.results, self._likeliest(one)))
        else:
            detail.show([])
        self.refresh_bindings()


def _answering(one: Asked, status: Status, reason: str = "") -> Edit:
    return partial(answer, directive_id=one.directive.id, status=status, reason=reason)
