"""The brief before the meeting: what is late, what has no result yet, what is still open."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.i18n import N_, _, ngettext
from briefing.insight.tasks.lastweek import Asked, Brief, brief, day_of
from briefing.language.days import write_day_spoken
from briefing.language.letters import CollationKey, clean, collation_key
from briefing.model.records import Briefing
from briefing.resources import themes_dir
from briefing.tui.display import line
from briefing.tui.keys import command, step
from briefing.tui.phrases import period_name
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.lastweek import answer_span, asked_facts, dotted, opened
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span

_INDENT = 4
_SETTLED_WIDTH = 56


class BriefScreen(Screen[None]):
    """A page to read and scroll; nothing on it can be changed."""

    CSS_PATH = themes_dir() / "brief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        step("up", "scroll(-1)"),
        step("down", "scroll(1)"),
        step("pageup", "scroll(-10)"),
        step("pagedown,space", "scroll(10)"),
        step("home", "scroll(-10000)"),
        step("end", "scroll(10000)"),
        command("close", "escape,ctrl+b", "close", N_("Close"), N_("Back to typing")),
    ]

    def __init__(self, current: Briefing, previous: Briefing | None, today: date) -> None:
        """Take the briefing that is about to begin, the one before it, and the day it is."""
        super().__init__()
        self._current = current
        self._previous = previous
        self._day = day_of(current, today)

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        yield Static(self._heading(), id="header")
        yield Page(id="brief")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the page."""
        found = brief(self._current, self._previous, self._day)
        self.query_one("#brief", Page).show(brief_blocks(found, self._previous))

    def _heading(self) -> Content:
        when = f"{period_name(self._current.period)}  ·  {write_day_spoken(self._day)}"
        return Content.assemble(
            Content.styled(_("Before the meeting"), "bold $accent"),
            "   ",
            Content.styled(when, "$muted"),
        )

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one("#brief", Page).scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Back to where it was called from."""
        self.dismiss(None)


def brief_blocks(found: Brief, previous: Briefing | None) -> list[Block]:
    """Return the page: the sum of it, then each open directive once, by unit.

    What is late comes first, then what has no result yet, then what has one and is open still.
    """
    if previous is None:
        return [_line(_("There is no briefing of this kind before this one."), "muted")]
    blocks = [_line(_sum(found, previous), "strong")]
    late = found.late
    waiting = [one for one in found.waiting if one not in late]
    rest = [one for one in found.open if one not in late and one not in waiting]
    blocks += _section(_("Overdue or late"), late)
    blocks += _section(_("No result yet"), waiting)
    blocks += _section(_("A result, but still open"), rest)
    if settled := [one for one in found.asked if one.settled]:
        blocks.append(_line(_("Settled").upper(), "heading", before=1))
        blocks += [_settled(one) for one in settled]
    return blocks


def _sum(found: Brief, previous: Briefing) -> str:
    count = len(found.asked)
    pieces = [
        ngettext("{period}: {count} task", "{period}: {count} tasks", count).format(
            period=period_name(previous.period), count=count
        ),
        _("{count} open").format(count=len(found.open)),
        _("{count} late").format(count=len(found.late)),
        _("{count} without a result").format(count=len(found.waiting)),
    ]
    if found.carried:
        pieces.append(_("{count} from earlier still").format(count=len(found.carried)))
    return " · ".join(piece.replace(" ", "\N{NO-BREAK SPACE}") for piece in pieces)


def _section(name: str, asked: Sequence[Asked]) -> list[Block]:
    if not asked:
        return []
    blocks = [_line(f"{name.upper()}  {len(asked)}", "heading", before=1)]
    by_unit = sorted(asked, key=_by_unit)
    for place, (unit, group) in enumerate(groupby(by_unit, key=lambda one: one.directive.unit)):
        blocks.append(_line(unit or _("No unit named"), "strong", before=int(place > 0)))
        blocks += [_open(one) for one in group]
    return blocks


def _by_unit(one: Asked) -> tuple[bool, CollationKey]:
    """Return by what tasks are sorted: the name of the unit; those without one come last."""
    return not one.directive.unit, collation_key(one.directive.unit)


def _open(one: Asked) -> Block:
    facts = [answer_span(one)]
    if helping := one.directive.cooperating:
        units = clean(", ".join(helping))
        facts.append(Span(_("with {units}").format(units=units), "muted"))
    facts += asked_facts(one)
    text = Paragraph(
        (Span(f"{one.number:<{_INDENT}}", "strong"), Span(clean(opened(one.directive.text)))),
        hanging=_INDENT,
    )
    return Block((text, Paragraph(dotted(facts), indent=_INDENT)))


def _settled(one: Asked) -> Block:
    said = [answer_span(one)]
    if one.answer and one.answer.reason:
        said.append(Span(clean(one.answer.reason), "muted"))
    spans = (
        Span(f"{one.number:<{_INDENT}}", "muted"),
        Span(line(opened(one.directive.text), _SETTLED_WIDTH).plain + "  ", "muted"),
        *dotted(said),
    )
    return Block((Paragraph(spans, hanging=_INDENT),))


def _line(text: str, style: str, *, before: int = 0) -> Block:
    return Block((Paragraph((Span(clean(text), style),), before=before),))
