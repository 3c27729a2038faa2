"""Attendance: the roll of the meeting, one key a person."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.model.attending import (
    Seat,
    clear,
    fits,
    mark,
    read_person,
    rest_present,
    roll,
    tally,
)
from briefing.model.directory import Directory
from briefing.model.editing import set_meeting
from briefing.model.parts import is_final
from briefing.model.records import Briefing, Meeting, Presence
from briefing.resources import themes_dir
from briefing.tui.display import plain
from briefing.tui.formdraft import FormDraft
from briefing.tui.keys import command, step
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span

Edit = Callable[[Briefing], Briefing]


class _Sign(NamedTuple):
    """How a presence is shown: a sign, a word and a style."""

    sign: str
    word: str
    style: str


_SIGNS = {
    Presence.PRESENT: _Sign("✓", N_("present"), "good"),
    Presence.ABSENT: _Sign("✗", N_("absent"), "bad"),
    Presence.LATE: _Sign("!", N_("came late"), "warn"),
    Presence.LEFT: _Sign("!", N_("left early"), "warn"),
}
_NOT_NOTED = _Sign("·", "", "muted")
_WORD_WIDTH = 10
_LINE = "line"


class AttendanceScreen(ModalScreen[None]):
    """The directory's people by unit, then those from outside; each mark is saved at once.

    ``apply`` takes a label and an edit, makes the edit, saves, and returns the briefing as it
    then stands (:meth:`briefing.verbs.editing.WorkingCopy.apply`).
    """

    CSS_PATH = themes_dir() / "attendance.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        command("mark-present", "1", "mark('present')", N_("Here"), N_("The person is there")),
        command(
            "mark-absent",
            "2",
            "ask_reason",
            N_("Absent"),
            N_("The person is not there; the reason may stay empty"),
        ),
        command("mark-late", "3", "mark('late')", N_("Late"), N_("The person came late")),
        command("mark-left", "4", "mark('left')", N_("Left"), N_("The person left early")),
        command("mark-nothing", "0", "unmark", N_("Clear"), N_("Nothing is noted of the person")),
        command(
            "rest-present",
            "f2,a",
            "rest_present",
            N_("Rest present"),
            N_("Everybody not yet noted is there"),
        ),
        command(
            "find-person",
            "f3,slash,ctrl+f",
            "find",
            N_("Find"),
            N_("Find a person, or add one from outside"),
        ),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "move(-10)"),
        step("pagedown", "move(10)"),
        step("home", "move(-10000)"),
        step("end", "move(10000)"),
        command("keep-line", "enter", "keep_line", N_("Keep"), ""),
        command("leave-line", "escape", "leave_line", N_("Cancel"), ""),
        command("close-roll", "escape", "close", N_("Close"), N_("Back to the week")),
    ]

    def __init__(
        self,
        briefing: Briefing,
        directory: Directory,
        apply: Callable[[str, Edit], Briefing],
    ) -> None:
        super().__init__()
        self._briefing = briefing
        self._directory = directory
        self._apply = apply
        self._guests = [seat.person for seat in roll(directory, briefing.meeting) if not seat.known]
        self._asking = ""
        self._draft = FormDraft(self)

    def compose(self) -> ComposeResult:
        """Lay the screen out: head, roll, a line for a reason or a name, what happened, keys."""
        yield Static(id="roll-head")
        yield Page(id="roll")
        with Horizontal(id="roll-line"):
            yield Static(id="roll-asked")
            yield LineField(id="roll-field", disabled=True, select_on_focus=False)
        yield Static(id="roll-said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first person of whom nothing is noted."""
        self._show()
        page = self.query_one("#roll", Page)
        waiting = [str(place) for place, seat in enumerate(self._seats()) if not seat.noted]
        page.selected = next(iter(waiting), "")
        if not page.selected:
            page.select_next(1)
        self._say("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave digits and letters to the line while it is open."""
        if action in ("keep_line", "leave_line"):
            return bool(self._asking)
        if action in ("mark", "ask_reason", "unmark", "rest_present", "find"):
            return not self._asking and not is_final(self._briefing)
        if action == "close":
            return not self._asking
        return super().check_action(action, parameters)

    # ---- marking

    def action_mark(self, presence: str) -> None:
        """Note the chosen person's presence and go to the next."""
        self._mark(Presence(presence))

    def action_ask_reason(self) -> None:
        """Ask why the chosen person is absent."""
        if seat := self._chosen():
            reason = seat.person.reason if seat.noted else ""
            self._open_line(
                "reason",
                _("{name} is absent:").format(name=seat.person.name),
                reason,
                _("why"),
                of=seat.person.name,
            )

    def action_unmark(self) -> None:
        """Take back what is noted of the chosen person."""
        if seat := self._chosen():
            self._change(
                _("{name}: cleared").format(name=seat.person.name),
                lambda meeting: clear(meeting, self._directory, seat.person),
            )

    def action_rest_present(self) -> None:
        """Note everybody as present of whom nothing is noted."""
        self._change(
            _("All the rest are present"), lambda meeting: rest_present(meeting, self._directory)
        )

    def _mark(self, presence: Presence, reason: str = "") -> None:
        seat = self._chosen()
        if seat and self._change(
            _("{name}: {presence}").format(
                name=seat.person.name, presence=_(_SIGNS[presence].word)
            ),
            lambda meeting: mark(meeting, self._directory, seat.person, presence, reason),
        ):
            self.query_one("#roll", Page).select_next(1)

    def _change(self, label: str, edit: Callable[[Meeting], Meeting]) -> bool:
        """Make one change, durably; say so when it cannot be made."""
        try:
            self._briefing = self._apply(
                label, lambda briefing: set_meeting(briefing, edit(briefing.meeting))
            )
        except BriefingError as error:
            self._say(str(error))
            return False
        self._show()
        self._say(label)
        return True

    # ---- the line under the roll

    def action_find(self) -> None:
        """Find somebody by a part of the name, title or unit."""
        self._open_line("find", _("Find:"), "", _("name, title, unit"))

    def action_keep_line(self) -> None:
        """Keep the reason, or stay with the person that was found."""
        text = self.query_one(LineField).value.strip()
        asking = self._asking
        self._close_line()
        if asking == "reason":
            self._mark(Presence.ABSENT, text)
        elif text and not self._found(text):
            self._add(text)
        self._draft.end()

    def action_leave_line(self) -> None:
        """Close the line; nothing is noted."""
        self._close_line()
        self._draft.end()

    def on_unmount(self) -> None:
        """Keep what is being typed when the program ends."""
        self._draft.keep()

    def keep_typed(self) -> None:
        """Put what is being typed into the journal now."""
        self._draft.keep()

    @on(Input.Changed, "#roll-field")
    def _follow(self, event: Input.Changed) -> None:
        if self._asking:
            self._draft.typed({_LINE: event.value})
        if self._asking != "find":
            return
        found = self._found(event.value)
        if found:
            self.query_one("#roll", Page).selected = str(found[0])
        self._say(
            ngettext("{count} fits.", "{count} fit.", len(found)).format(count=len(found))
            if found
            else _("Nobody fits; Enter adds the person from outside: name, title, unit.")
        )

    def _found(self, text: str) -> list[int]:
        return [
            place
            for place, seat in enumerate(self._seats())
            if fits(text, seat.person.name, seat.person.title, seat.person.unit)
        ]

    def _add(self, text: str) -> None:
        """Add somebody from outside, who is there."""
        person = read_person(text)
        if person is None:
            return
        self._guests.append(person)
        if self._change(
            _("{name}: {presence}").format(name=person.name, presence=_("present")),
            lambda meeting: mark(meeting, self._directory, person, Presence.PRESENT),
        ):
            self.query_one("#roll", Page).select_next(10000)

    def _open_line(
        self, asking: str, asked: str, value: str, example: str, *, of: str = ""
    ) -> None:
        """Open the line for a reason of somebody's, or to find somebody; ``of`` is who."""
        self._asking = asking
        self.add_class("-asking")
        self.query_one("#roll-asked", Static).update(plain(asked + " "))
        field = self.query_one(LineField)
        field.disabled = False
        field.placeholder = example
        left = self._draft.begin(f"roll-{asking}:{self._briefing.id}:{of}", {_LINE: value})
        value = left.get(_LINE, value)
        with self.prevent(Input.Changed):
            field.value = value
        field.cursor_position = len(value)
        field.focus()
        self._say(
            _("Recovered what was being typed when the program ended; Esc throws it away.")
            if left
            else ""
        )
        self.refresh_bindings()

    def _close_line(self) -> None:
        self._asking = ""
        self.remove_class("-asking")
        self.query_one(LineField).disabled = True
        self.set_focus(None)
        self._say("")
        self.refresh_bindings()

    # ---- showing

    def action_move(self, by: int) -> None:
        """Choose another person; while finding, another that fits."""
        page = self.query_one("#roll", Page)
        text = self.query_one(LineField).value.strip()
        found = self._found(text) if self._asking == "find" and text else []
        if not found:
            page.select_next(by)
            return
        here = int(page.selected or 0)
        beyond = [at for at in found if (at - here) * by > 0]
        if beyond:
            page.selected = str(beyond[0] if by > 0 else beyond[-1])

    def action_close(self) -> None:
        """Back to where it was called from; every mark is stored already."""
        self.dismiss()

    @on(Page.Picked, "#roll")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key

    def _seats(self) -> list[Seat]:
        return roll(self._directory, self._briefing.meeting, self._guests)

    def _chosen(self) -> Seat | None:
        chosen = self.query_one("#roll", Page).selected
        seats = self._seats()
        return seats[int(chosen)] if chosen and int(chosen) < len(seats) else None

    def _show(self) -> None:
        seats = self._seats()
        self.query_one("#roll", Page).show(_blocks(seats))
        counts = _counts(self._briefing.meeting, len(seats))
        self.query_one("#roll-head", Static).update(
            Content.assemble(
                Content.styled(_("Attendance"), "bold $accent"),
                "   ",
                Content.styled(counts, "$muted"),
            )
        )
        self.refresh_bindings()

    def _say(self, message: str) -> None:
        if not message and is_final(self._briefing):
            message = _("This week is final: nothing can be changed here.")
        self.query_one("#roll-said", Static).update(plain(message))


def _blocks(seats: list[Seat]) -> list[Block]:
    """Return the roll, each person under the unit; what to do where there is nobody."""
    if not seats:
        sentences = (
            _("Nobody is in the directory yet."),
            _("F3 adds a person: name, title, unit."),
        )
        return [Block((Paragraph((Span(text, "muted"),), before=1),)) for text in sentences]
    blocks: list[Block] = []
    heading = ""
    for place, seat in enumerate(seats):
        under = seat.person.unit if seat.known else _("Not in the directory")
        if under != heading:
            heading = under
            blocks.append(Block((Paragraph((Span(clean(under), "muted"),)),)))
        blocks.append(Block((_row(seat),), str(place)))
    return blocks


def _row(seat: Seat) -> Paragraph:
    person = seat.person
    sign = _SIGNS[person.presence] if seat.noted else _NOT_NOTED
    named = [person.title] if seat.known else [person.title, person.unit]
    spans = [
        Span(f"{sign.sign} {_(sign.word):<{_WORD_WIDTH}}  ", sign.style),
        Span(clean(person.name), "strong"),
        Span(clean("".join(f", {piece}" for piece in named if piece))),
    ]
    if seat.noted and person.reason:
        spans.append(Span(clean(f" · {person.reason}"), "muted"))
    return Paragraph(tuple(spans), indent=2, hanging=_WORD_WIDTH + 4)


def _counts(meeting: Meeting, everybody: int) -> str:
    """Return "6/8 có mặt · 2 vắng · 1 đến muộn · 3 chưa ghi", without what there is none of."""
    counts = tally(meeting)
    pieces = [
        (counts.absent, _("{count} absent")),
        (counts.late, _("{count} came late")),
        (counts.left, _("{count} left early")),
        (everybody - counts.noted, _("{count} not noted")),
    ]
    there = _("{present}/{invited} present").format(present=counts.present, invited=counts.noted)
    return " · ".join(
        [there, *(sentence.format(count=count) for count, sentence in pieces if count)]
    )
