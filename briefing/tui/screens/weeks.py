"""Weeks: the archive by year, with a preview beside it."""

from itertools import groupby
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing.archive.protocol import Header
from briefing.errors import BriefingError
from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean, search_key
from briefing.model.records import State
from briefing.tui.blocks import preview_blocks
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet
from briefing.tui.phrases import conclusions_phrase, open_phrase, period_name
from briefing.tui.widgets.fields import LineField
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span

PREVIEW_DELAY = 0.05
"""Seconds that the cursor rests on a row before its briefing is read."""


class WeeksScreen(Screen[str]):
    """Every briefing, newest first; returns the id of the one to open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("open", "enter", "choose", N_("Open"), ""),
        quiet("up", "up", "move(-1)", N_("Up"), ""),
        quiet("down", "down", "move(1)", N_("Down"), ""),
        quiet("page-up", "pageup", "move(-10)", N_("Page up"), ""),
        quiet("page-down", "pagedown", "move(10)", N_("Page down"), ""),
        command("side", "f4", "side", N_("Preview"), N_("Show or hide the formatted summary")),
        command("back", "escape,f3", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._headers: dict[str, Header] = {}

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield Static(id="header")
        with Horizontal(id="search-row"):
            yield Static(_("Find") + " ", id="search-label")
            yield LineField(id="search", placeholder=_("part of a title or date"))
        with Horizontal(id="body"):
            yield Page(id="weeks")
            yield Page(id="side")
        yield KeyBar()

    def on_mount(self) -> None:
        """List the archive, the open briefing chosen."""
        try:
            self._headers = {header.id: header for header in reversed(self._desk.headers())}
        except BriefingError as error:
            self.notify(str(error), severity="error", markup=False)
        self.query_one(LineField).focus()
        self._list("")
        weeks = self.query_one("#weeks", Page)
        opened = self._desk.work.briefing.id if self._desk.work else ""
        weeks.selected = opened if opened in weeks.keys() else ""  # noqa: SIM118 - not a mapping
        if not weeks.selected:
            weeks.select_next(1)
        self._preview()

    @on(Input.Changed, "#search")
    def _filter(self, event: Input.Changed) -> None:
        self._list(event.value)
        weeks = self.query_one("#weeks", Page)
        if weeks.selected not in weeks.keys():  # noqa: SIM118 - not a mapping
            weeks.selected = ""
            weeks.select_next(1)
        self._preview()

    def _list(self, wanted: str) -> None:
        key = search_key(wanted)
        shown = [
            header
            for header in self._headers.values()
            if key in search_key(f"{period_name(header.period)} {header.title} {header.id}")
        ]
        blocks = [
            Block((Paragraph((Span(clean(problem), "warn"),)),))
            for problem in self._desk.archive.problems()
        ]
        for year, group in groupby(shown, lambda header: header.period.start.year):
            before = int(bool(blocks))
            blocks.append(Block((Paragraph((Span(str(year), "heading"),), before=before),)))
            blocks += [Block((Paragraph(_row(header)),), header.id) for header in group]
        if not shown:
            sentence = _("Nothing fits.") if wanted else _("No week yet: F7 reads one from a file.")
            blocks.append(Block((Paragraph((Span(sentence, "muted"),)),)))
        self.query_one("#weeks", Page).show(blocks)
        count = len(self._headers)
        waiting = sum(header.open for header in self._headers.values())
        self.query_one("#header", Static).update(
            Content.assemble(
                Content.styled(_("Weeks"), "bold $accent"),
                "   ",
                Content.styled(
                    ngettext("{count} briefing", "{count} briefings", count).format(count=count)
                    + " · "
                    + open_phrase(waiting),
                    "$muted",
                ),
            )
        )

    @on(Page.Picked, "#weeks")
    def _pick(self, event: Page.Picked) -> None:
        if event.page.selected == event.key:
            self.action_choose()
        event.page.selected = event.key
        self._preview()

    def _preview(self) -> None:
        chosen = self.query_one("#weeks", Page).selected
        side = self.query_one("#side", Page)
        if not chosen:
            side.show([])
            return
        try:
            side.show(preview_blocks(self._desk.archive.get(chosen)))
        except BriefingError as error:
            side.show([Block((Paragraph((Span(str(error), "warn"),)),))])
        side.scroll_home(animate=False)

    def action_move(self, step: int) -> None:
        """Choose another row; its preview follows when the cursor rests."""
        self.query_one("#weeks", Page).select_next(step)
        self.set_timer(PREVIEW_DELAY, self._preview)

    def action_choose(self) -> None:
        """Open the chosen briefing."""
        if chosen := self.query_one("#weeks", Page).selected:
            self.dismiss(chosen)

    def action_side(self) -> None:
        """Show or hide the preview."""
        self.query_one("#body").toggle_class("-side")

    def action_leave(self) -> None:
        """Go back; first take a search away."""
        search = self.query_one(LineField)
        if search.value:
            search.value = ""
        else:
            self.dismiss("")


def _row(header: Header) -> tuple[Span, ...]:
    final = header.state is State.FINAL
    state = _("Final") if final else _("Draft")
    waiting = open_phrase(header.open) if header.open else "–"
    return (
        Span(f"{period_name(header.period):<23}"),
        Span(f"{state:<8}", "good" if final else "muted"),
        Span(f"{conclusions_phrase(header.directives):>11}  "),
        Span(waiting, "warn" if header.open else "muted"),
    )
