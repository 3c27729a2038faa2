"""Last week's directives beside the entry line: what each was, and what has become of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from briefing.i18n import N_, _, ngettext
from briefing.insight.tasks.lastweek import Asked, ResultMatch
from briefing.language.days import write_day_slashed
from briefing.language.letters import clean
from briefing.model.records import PeriodKind, Result, Status
from briefing.tui.display import line
from briefing.tui.phrases import directive_facts
from briefing.tui.widgets.page import GUTTER, Block, Page
from briefing.tui.wrapping import Paragraph, Span

_TITLES = {
    PeriodKind.WEEK: N_("Asked last week"),
    PeriodKind.MONTH: N_("Asked last month"),
    PeriodKind.QUARTER: N_("Asked last quarter"),
}
_OTHER_TITLE = N_("Asked last time")

_ANSWERS = {
    Status.OPEN: (N_("? not reviewed"), "warn"),
    Status.IN_PROGRESS: (N_("• under way"), ""),
    Status.DONE: (N_("✓ done"), "good"),
    Status.LATE: (N_("! late"), "bad"),
    Status.CARRIED: (N_("→ carried on"), "muted"),
    Status.DROPPED: (N_("✗ dropped"), "muted"),
}

_SCROLLBAR = 1
_NUMBER_GAP = 2
_LEAST_TEXT = 12
"""Cells of a row that belong to the text, however long its answer is."""

_DEFAULT_WIDTH = 40

_SPACED_ROWS = 3
"""Rows that a directive takes with a blank one above it."""


def answer_word(status: Status) -> str:
    """Return a status with its sign: "✓ xong", "? chưa rà"."""
    return _(_ANSWERS[status][0])


def answer_span(asked: Asked) -> Span:
    """Return what became of a directive, in words and colour: "! quá hạn 3 ngày"."""
    if asked.status is Status.LATE and asked.late_by:
        return Span("! " + late_phrase(asked.late_by), "bad")
    return Span(answer_word(asked.status), _ANSWERS[asked.status][1])


def late_phrase(days: int) -> str:
    """Return "quá hạn 3 ngày"."""
    return ngettext("{count} day overdue", "{count} days overdue", days).format(count=days)


def age_phrase(weeks: int) -> str:
    """Return "đã 3 tuần"."""
    return ngettext("for {count} week", "for {count} weeks", weeks).format(count=weeks)


def dotted(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``spans`` with dots between them."""
    joined = list(spans[:1])
    for span in spans[1:]:
        joined += [Span(" · ", "muted"), span]
    return tuple(joined)


def unit_fact(asked: Asked) -> list[Span]:
    """Return the unit that leads, where one is named."""
    return [Span(_unbroken(asked.directive.unit), "muted")] if asked.directive.unit else []


def asked_facts(asked: Asked) -> list[Span]:
    """Return until when, how late, for how long and whether there is a result, where known."""
    facts = []
    if due := asked.directive.due:
        day = _unbroken(_("due {day}").format(day=write_day_slashed(due)))
        facts.append(Span(day, "muted"))
    if asked.late_by and asked.status is not Status.LATE:
        facts.append(Span(_unbroken(late_phrase(asked.late_by)), "bad"))
    if asked.directive.origin:
        facts.append(Span(_unbroken(age_phrase(asked.age)), "muted"))
    if asked.results:
        facts.append(Span(_unbroken(_("has a result")), "muted"))
    return facts


def asked_block(asked: Asked, width: int, numbers: int = 1, before: int = 1) -> Block:
    """Return one directive in rows of ``width`` cells: number, text, answer; facts below.

    Its text begins behind a column of ``numbers`` cells, so that all texts stand in one line;
    ``before`` blank rows stand above it.
    """
    answer = answer_span(asked)
    indent = max(cell_len(asked.number), numbers) + _NUMBER_GAP
    room = max(width - indent - cell_len(answer.text) - _NUMBER_GAP, _LEAST_TEXT)
    text = line(opened(asked.directive.text), room).plain
    gap = " " * (room - cell_len(text) + _NUMBER_GAP)
    first = Paragraph(
        (Span(f"{asked.number:<{indent}}", "strong"), Span(text), Span(gap), answer),
        hanging=indent,
        before=before,
    )
    rows = [first]
    if facts := [*unit_fact(asked), *asked_facts(asked)]:
        rows.append(Paragraph(dotted(facts), indent=indent))
    if asked.answer and asked.answer.reason:
        reason = _("reason: {reason}").format(reason=clean(asked.answer.reason))
        rows.append(Paragraph((Span(reason, "muted"),), indent=indent))
    return Block(tuple(rows), asked.directive.id)


def detail_blocks(
    asked: Asked, results: Sequence[Result], offered: ResultMatch | None
) -> list[Block]:
    """Return all of one directive: its text, its facts, the results that answer it or may."""
    text = Paragraph(
        (Span(f"{asked.number}. ", "strong"), Span(clean(opened(asked.directive.text))))
    )
    rows = [text]
    if facts := directive_facts(replace(asked.directive, status=Status.OPEN)):
        rows.append(Paragraph((Span(clean(facts), "muted"),)))
    for result in results:
        if result.id in asked.results:
            said = _("Answered by: {text}").format(text=clean(result.text))
            rows.append(Paragraph((Span(said),), before=1))
    if offered:
        said = _("May be answered by: {text}").format(text=clean(offered.result.text))
        rows.append(Paragraph((Span(said),), before=1))
        why = _("Enter links it ({reason})").format(reason=clean(offered.reason))
        rows.append(Paragraph((Span(why, "accent"),)))
    return [Block(tuple(rows))]


def opened(text: str) -> str:
    """Return a directive's text as it begins a line of its own, with a capital."""
    return text[:1].upper() + text[1:]


def _unbroken(text: str) -> str:
    return clean(text).replace(" ", "\N{NO-BREAK SPACE}")


class LastWeek(Vertical):
    """A pane of what was asked; it never takes the focus, whoever shows it moves its choice."""

    DEFAULT_CSS = """
    LastWeek { height: 1fr; }
    LastWeek > Static { height: 1; padding: 0 0 0 2; }
    LastWeek > Page { height: 1fr; }
    """

    @dataclass
    class Picked(Message):
        """A directive was clicked."""

        directive_id: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self._asked: tuple[Asked, ...] = ()
        self._kind = PeriodKind.WEEK

    def compose(self) -> ComposeResult:
        """Lay the pane out."""
        yield Static()
        yield Page()

    @property
    def page(self) -> Page:
        """The page of the directives."""
        return self.query_one(Page)

    @property
    def selected(self) -> str:
        """The id of the chosen directive, or nothing."""
        return self.page.selected

    @selected.setter
    def selected(self, directive_id: str) -> None:
        self.page.selected = directive_id

    def select_next(self, step: int) -> str:
        """Choose the directive ``step`` rows on and return its id; "" where there is none."""
        return self.page.select_next(step)

    def show(self, asked: Sequence[Asked], kind: PeriodKind = PeriodKind.WEEK) -> None:
        """Show what the briefing before asked; the choice stays where it still exists."""
        self._asked = tuple(asked)
        self._kind = kind
        self._draw()

    def on_resize(self) -> None:
        """Set the rows for the new width."""
        self._draw()

    def _draw(self) -> None:
        room = (self.size.width or _DEFAULT_WIDTH) - GUTTER - _SCROLLBAR - 1
        self.query_one(Static).update(self._title(room), layout=False)
        before = int(len(self._asked) * _SPACED_ROWS < self.size.height)
        numbers = max((cell_len(one.number) for one in self._asked), default=1)
        blocks = [asked_block(one, room, numbers, before) for one in self._asked]
        nothing = Paragraph((Span(_("Nothing was asked."), "muted"),), before=1)
        self.page.show(blocks or [Block((nothing,))])

    def _title(self, room: int) -> Content:
        name = _(_TITLES.get(self._kind, _OTHER_TITLE))
        count = len(self._asked)
        left = sum(not one.reviewed for one in self._asked)
        said = ngettext("{count} task", "{count} tasks", count).format(count=count)
        if left:
            said += " · " + _("{count} not reviewed").format(count=left)
        gap = " " * max(room - cell_len(name) - cell_len(said), 1)
        return Content.assemble(
            Content.styled(name, "bold $accent"), gap, Content.styled(said, "$muted")
        )

    @on(Page.Picked)
    def _pick(self, event: Page.Picked) -> None:
        event.stop()
        self.post_message(self.Picked(event.key))
