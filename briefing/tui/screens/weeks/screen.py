"""Weeks: the archive by year and month, with a preview beside it."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing.archive.protocol import Header
from briefing.errors import BriefingError
from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.tui.blocks import preview_blocks
from briefing.tui.desk import Desk
from briefing.tui.display import plain
from briefing.tui.keys import command, quiet
from briefing.tui.phrases import open_phrase
from briefing.tui.screens.weeks.rows import filter_keys, fitting, week_rows
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.widgets.rows import Row, Rows
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.listing import as_answered

PREVIEW_DELAY = 0.06
"""Seconds that the cursor rests on a row before its briefing is read."""

FILTER_DELAY = 0.3
"""Seconds after which the words of the weeks are made ready for being typed."""

HEADINGS = 2
"""Rows above the first week of a year: the year and the month."""

ALL = 1_000_000
"""More rows than any list has."""


class WeeksScreen(Screen[str]):
    """Every briefing, newest first; returns the id of the one to open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("open", "enter", "choose", N_("Open"), ""),
        command(
            "problems",
            "f2",
            "problems",
            N_("Problems"),
            N_("What in the archive cannot be read, and what to do"),
        ),
        command("side", "f4", "side", N_("Preview"), N_("Show or hide the formatted summary")),
        command(
            "search-all",
            "slash",
            "search",
            N_("Search"),
            N_("Search the text of every week, while the line is empty"),
        ),
        command(
            "export-many",
            "f9",
            "export",
            N_("Export"),
            N_("Write a file for each week of a year, or of what is listed"),
        ),
        quiet("newer-year", "ctrl+pageup", "year(-1)", N_("Newer year"), N_("To the year above")),
        quiet("older-year", "ctrl+pagedown", "year(1)", N_("Older year"), N_("To the year below")),
        quiet("up", "up", "move(-1)", N_("Up"), ""),
        quiet("down", "down", "move(1)", N_("Down"), ""),
        quiet("page-up", "pageup", "page(-1)", N_("Page up"), ""),
        quiet("page-down", "pagedown", "page(1)", N_("Page down"), ""),
        quiet("newest", "home", f"move({-ALL})", N_("Newest"), ""),
        quiet("oldest", "end", f"move({ALL})", N_("Oldest"), ""),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._field = LineField(
            id="search", placeholder=_("part of a title, date or state; / searches the text")
        )
        self._rows = Rows(id="weeks")
        self._side = Page(id="side")
        self._headers: list[Header] = []
        self._by_id: dict[str, Header] = {}
        self._filter_keys: list[str] = []
        self._problems: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield Static(id="header")
        with Horizontal(id="search-row"):
            yield Static(_("Find") + " ", id="search-label")
            yield self._field
        yield Static(id="problems")
        with Horizontal(id="body"):
            yield self._rows
            yield self._side
        yield KeyBar()

    def on_mount(self) -> None:
        """List the archive, the open briefing chosen."""
        self._read()
        self._field.focus()
        self._list("")
        opened = self._desk.work.briefing.id if self._desk.work else ""
        self._select(opened)

    def archive_changed(self) -> None:
        """List what others have stored as well; the chosen row stays chosen."""
        chosen = self._rows.selected
        self._read()
        self._list(self._field.value)
        self._select(chosen)

    def _read(self) -> None:
        """Take up what is in the archive and say how much that is."""
        try:
            self._headers = as_answered(self._desk.headers())[::-1]
            self._problems = self._desk.archive.problems()
        except BriefingError as error:
            self._problems = (str(error),)
        self._by_id = {header.id: header for header in self._headers}
        self._filter_keys = []
        self.set_timer(FILTER_DELAY, self._prepare_filter)
        self._show_header()
        self._show_problems()

    @work(group="filter", exclusive=True)
    async def _prepare_filter(self) -> None:
        """Make the words that find each week before somebody types: it takes longer than a key."""
        headers = self._headers
        words = await asyncio.to_thread(filter_keys, headers)
        if headers is self._headers:
            self._filter_keys = words

    @property
    def typed(self) -> str:
        """What the list is narrowed down to."""
        return self._field.value.strip()

    def _show_header(self) -> None:
        count = len(self._headers)
        waiting = sum(header.open for header in self._headers)
        counted = ngettext("{count} briefing", "{count} briefings", count).format(count=count)
        self.query_one("#header", Static).update(
            Content.assemble(
                Content.styled(_("Weeks"), "bold $accent"),
                "   ",
                Content.styled(f"{counted} · {open_phrase(waiting)}", "$muted"),
            )
        )

    def _show_problems(self) -> None:
        """Say in a line what cannot be read; where there is more than one thing, how many."""
        line = self.query_one("#problems", Static)
        if line.display != bool(self._problems):
            self.refresh_bindings()
        line.display = bool(self._problems)
        if not self._problems:
            return
        count = len(self._problems)
        sentence = (
            self._problems[0]
            if count == 1
            else ngettext(
                "{count} thing in the archive cannot be read.",
                "{count} things in the archive cannot be read.",
                count,
            ).format(count=count)
        )
        advice = _('F2 shows more; "briefing doctor" checks and repairs.')
        line.update(
            Content.assemble(
                Content.styled("! ", "bold $warning"),
                plain(sentence),
                " ",
                Content.styled(advice, "$muted"),
            )
        )

    @on(Input.Changed, "#search")
    def _filter(self, event: Input.Changed) -> None:
        chosen = self._rows.selected
        self._list(event.value)
        self._select(chosen)

    def _list(self, typed: str) -> None:
        shown = self._headers
        if typed.strip():
            if not self._filter_keys:
                self._filter_keys = filter_keys(self._headers)
            shown = fitting(self._headers, self._filter_keys, typed)
        if shown:
            self._rows.show_rows(week_rows(shown))
            return
        sentence = _("Nothing fits.") if typed else _("No week yet: F7 reads one from a file.")
        rows = [Row(lambda: (Span(sentence, "muted"),))]
        if typed:
            advice = _("Ctrl+F searches the text of every week for it.")
            rows.append(Row(lambda: (Span(advice, "muted"),)))
        self._rows.show_rows(rows)

    def _select(self, wanted: str) -> None:
        """Choose a row, the first one where ``wanted`` is not listed, and bring it into view."""
        rows = self._rows
        keys = rows.keys()
        chosen = wanted if rows.place_of(wanted) is not None else next(iter(keys), "")
        if keys and chosen == keys[0]:
            rows.scroll_home(animate=False)  # with its year and month
        elif not rows.shows(chosen):
            rows.reveal_below(chosen, max(rows.size.height // 3, HEADINGS))
        rows.selected = chosen
        self._preview()

    @on(Page.Picked, "#weeks")
    def _pick(self, event: Page.Picked) -> None:
        if event.page.selected == event.key:
            self.action_choose()
        event.page.selected = event.key
        self._preview()

    @work(group="preview", exclusive=True)
    async def _preview(self) -> None:
        """Show the chosen briefing once the cursor rests; a later choice takes the place of it."""
        await asyncio.sleep(PREVIEW_DELAY)
        chosen = self._rows.selected
        side = self._side
        if not chosen:
            side.show([])
            return
        try:
            briefing = await asyncio.to_thread(self._desk.archive.get, chosen)
        except BriefingError as error:
            side.show([Block((Paragraph((Span(clean(str(error)), "warn"),)),))])
        else:
            side.show(preview_blocks(briefing))
        side.scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the problems where there are some; "/" in a date is a letter like any other."""
        if action == "problems":
            return bool(self._problems)
        if action == "search":
            return not self._field.value
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Choose another row; its preview follows when the cursor rests."""
        rows = self._rows
        before = rows.selected
        if rows.select_next(step) == before:
            return
        if rows.keys() and rows.selected == rows.keys()[0]:
            rows.scroll_home(animate=False)
        self._preview()

    def action_page(self, direction: int) -> None:
        """Choose the row a screenful on."""
        self.action_move(direction * max(self._rows.size.height - 2, 1))

    def action_year(self, direction: int) -> None:
        """Choose the newest week of the year below, or of this year and then the one above."""
        rows = self._rows
        keys = rows.keys()
        if not keys:
            return
        years = [self._by_id[key].period.start.year for key in keys]
        place = rows.place_of(rows.selected) or 0
        first = years.index(years[place])
        if direction > 0:
            later = len(years) - years[::-1].index(years[place])
            target = later if later < len(keys) else first
        else:
            target = first if first < place else years.index(years[max(first - 1, 0)])
        self.action_move(target - place)
        rows.reveal_below(rows.selected, HEADINGS)

    def action_export(self) -> None:
        """Write a file for each week of the chosen one's year, or of what is listed."""
        from briefing.tui.screens.weeks.export import WeeksExportScreen  # noqa: PLC0415 - start-up
        from briefing.tui.screens.weeks.sending import batches  # noqa: PLC0415 - start-up

        found = batches(self._by_id, self._rows.keys(), self._rows.selected)
        if found:
            self.app.push_screen(WeeksExportScreen(self._desk.archive, found))

    def action_problems(self) -> None:
        """List what cannot be read."""
        from briefing.tui.screens.problems import ProblemsScreen  # noqa: PLC0415 - start-up

        self.app.push_screen(ProblemsScreen(self._problems))

    async def action_search(self) -> None:
        """Search the text of every week."""
        await self.app.run_action("search")

    def action_choose(self) -> None:
        """Open the chosen briefing."""
        if chosen := self._rows.selected:
            self.dismiss(chosen)

    def action_side(self) -> None:
        """Show or hide the preview."""
        self.query_one("#body").toggle_class("-side")

    def action_leave(self) -> None:
        """Go back; first take a search away."""
        if self._field.value:
            self._field.value = ""
        else:
            self.dismiss("")
