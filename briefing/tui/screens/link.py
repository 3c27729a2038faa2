"""Which result answers which directive: choose one, the likeliest first."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.i18n import N_, _
from briefing.insight.matching import LIKELY
from briefing.insight.tasks.lastweek import Asked, likeliest, likeliest_results
from briefing.language.letters import clean
from briefing.model.records import Briefing, Result
from briefing.resources import themes_dir
from briefing.tui.display import line, plain
from briefing.tui.keys import command, step
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.lastweek import answer_span, asked_facts, dotted, opened, unit_fact
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.answering import link, unlink

Edit = Callable[[Briefing], Briefing]

_ABOUT_WIDTH = 240


class Offer(NamedTuple):
    """One thing to choose: its id, its text, facts beside it, why it may be the one."""

    id: str
    text: str
    facts: tuple[Span, ...]
    reason: str
    likely: bool


def result_offers(asked: Asked, briefing: Briefing, day: date) -> list[Offer]:
    """Return the results of ``briefing``, those first that most likely answer ``asked``."""
    return [
        Offer(
            found.result.id,
            found.result.text,
            (Span(clean(found.result.unit), "muted"),) if found.result.unit else (),
            found.reason,
            found.score >= LIKELY,
        )
        for found in likeliest_results(asked, briefing.results, day)
    ]


def directive_offers(result: Result, asked: Sequence[Asked], day: date) -> list[Offer]:
    """Return the directives in ``asked``, those first that ``result`` most likely answers."""
    return [
        Offer(
            found.asked.directive.id,
            f"{found.asked.number}. {opened(found.asked.directive.text)}",
            (answer_span(found.asked), *unit_fact(found.asked), *asked_facts(found.asked)),
            found.reason,
            found.score >= LIKELY,
        )
        for found in likeliest(result.text, asked, day, unit=result.unit)
    ]


def chosen_edit(result_id: str, directive_id: str) -> Edit:
    """Return the edit that links a result to a directive, or with "" takes its link away."""
    if directive_id:
        return partial(link, result_id=result_id, directive_id=directive_id)
    return partial(unlink, result_id=result_id)


class LinkScreen(ModalScreen[str | None]):
    """Returns the id that was chosen, "" for none at all, ``None`` to leave things as they are."""

    CSS_PATH = themes_dir() / "answer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("link", "enter", "choose", N_("Link"), N_("Link with the chosen one")),
        command("unlink", "0,delete", "unlink", N_("Unlink"), N_("Take the link away")),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "move(-5)"),
        step("pagedown", "move(5)"),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(
        self, title: str, about: str, offers: Sequence[Offer], *, linked: str = ""
    ) -> None:
        """Take what is asked, the text it is about, what there is to choose, what is linked now."""
        super().__init__()
        self._title = title
        self._about = about
        self._offers = tuple(offers)
        self._linked = linked

    @classmethod
    def for_result(cls, result: Result, asked: Sequence[Asked], day: date) -> "LinkScreen":
        """Return the choice of the directive that ``result`` answers."""
        return cls(
            _("Which task does this result answer?"),
            result.text,
            directive_offers(result, asked, day),
            linked=result.answers or "",
        )

    @classmethod
    def for_directive(cls, asked: Asked, briefing: Briefing, day: date) -> "LinkScreen":
        """Return the choice of the result that answers ``asked``."""
        return cls(
            _("Which result answers task {number}?").format(number=asked.number),
            opened(asked.directive.text),
            result_offers(asked, briefing, day),
            linked=asked.results[-1] if asked.results else "",
        )

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(plain(self._title), classes="dialog-title")
            yield Static(line(self._about, _ABOUT_WIDTH), id="hint")
            yield Page(id="offers")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show what there is to choose, what is linked or else the likeliest chosen."""
        page = self.query_one("#offers", Page)
        page.show(self._blocks())
        page.selected = self._linked if self._linked in page.keys() else ""  # noqa: SIM118 - not a mapping
        if not page.selected:
            page.select_next(1)

    def _blocks(self) -> list[Block]:
        if not self._offers:
            return [Block((Paragraph((Span(_("There is nothing to choose yet."), "muted"),)),))]
        return [self._block(offer, before=place > 0) for place, offer in enumerate(self._offers)]

    def _block(self, offer: Offer, *, before: bool) -> Block:
        said = list(offer.facts)
        if offer.id == self._linked:
            said.insert(0, Span(_("linked now"), "good"))
        paragraphs = [Paragraph((Span(clean(offer.text)),), before=int(before))]
        if said:
            paragraphs.append(Paragraph(dotted(said)))
        if offer.reason:
            why = Span(clean(offer.reason), "accent" if offer.likely else "muted")
            paragraphs.append(Paragraph((why,)))
        return Block(tuple(paragraphs), offer.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action == "unlink":
            return bool(self._linked)
        if action == "choose":
            return bool(self._offers)
        return super().check_action(action, parameters)

    @on(Page.Picked, "#offers")
    def _pick(self, event: Page.Picked) -> None:
        if event.page.selected == event.key:
            self.dismiss(event.key)
        event.page.selected = event.key

    def action_move(self, step: int) -> None:
        """Choose another."""
        self.query_one("#offers", Page).select_next(step)

    def action_choose(self) -> None:
        """Return the chosen one."""
        self.dismiss(self.query_one("#offers", Page).selected)

    def action_unlink(self) -> None:
        """Return that there is to be no link."""
        self.dismiss("")

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
