"""Search: one line to type into, what it finds in all weeks under it, as one types."""

import asyncio
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from briefing.archive.protocol import Header
from briefing.errors import BriefingError
from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.resources import themes_dir
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet
from briefing.tui.phrases import period_name
from briefing.tui.public import seen_by_others
from briefing.tui.screens.search.finding import Finder, Progress
from briefing.tui.screens.search.hits import example_blocks, help_blocks, hit_blocks, week_blocks
from briefing.tui.thrifty import ThriftyCompositor
from briefing.tui.widgets.instant import Instant, draw
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.searching import Found, Hit, QueryError

FEWEST = 8
"""Hits that are asked for at first, on a screen that shows no more."""

LINES = 4
"""Lines that a hit takes, more often than not, with the blank one above it."""

MORE = 4
"""How many times as many are asked for when the cursor reaches the last one."""

PREVIEW_DELAY = 0.08
"""Seconds that the cursor rests on a hit before its week is read."""

TYPING_PAUSE = 0.3
"""Seconds without a letter before that: reading a week must not keep the next letter waiting."""

ABOVE = 3
"""Lines of its week that are shown above the item of a hit."""

ALL = 1_000_000
"""More hits than any list has."""

NO_NOTES = "-in:notes "
"""How every question begins where everybody sees the answer: notes are the secretary's own."""

NOTHING = Found((), 0)
"""What has been found before anything was asked."""


class SearchScreen(Screen[Hit]):
    """Finds items in all weeks; returns the hit to open, or ``None``."""

    CSS_PATH = themes_dir() / "search.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("open-hit", "enter", "choose", N_("Open"), N_("Open the week at this item")),
        quiet("previous-hit", "up", "move(-1)", N_("Up"), N_("The hit before")),
        quiet("next-hit", "down", "move(1)", N_("Down"), N_("The next hit")),
        quiet("hits-back", "pageup", "page(-1)", N_("Page up"), ""),
        quiet("hits-on", "pagedown", "page(1)", N_("Page down"), ""),
        quiet("first-hit", "home", f"move({-ALL})", N_("First"), ""),
        quiet("last-hit", "end", f"move({ALL})", N_("Last"), ""),
        command("hit-side", "f4", "side", N_("Preview"), N_("Show or hide the whole week")),
        command("leave-search", "escape", "leave", N_("Back"), N_("Back to where you were")),
    ]

    @dataclass
    class Indexed(Message):
        """The index has come further, or is ready."""

        progress: Progress

    def __init__(self, desk: Desk, finder: Finder, text: str = "") -> None:
        super().__init__()
        self._compositor = ThriftyCompositor()
        self._desk = desk
        self._finder = finder
        self._field = LineField(text, id="query", placeholder=_("in every week, accents optional"))
        self._counted = Instant(id="count")
        self._page = Instant(id="hits")
        self._side = Page(id="side")
        self._headers: dict[str, Header] = {}
        self._asked = ""
        self._answered = ""
        self._opening = False
        self._found = NOTHING
        self._limit = FEWEST
        self._indexing = ""
        self._said = ""

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield Static(
            Content.styled(_("Search in all weeks"), "bold $accent"),
            id="header",
        )
        with Horizontal(id="query-row"):
            yield Static(_("Find") + " ", id="query-label")
            yield self._field
        with Horizontal(id="body"):
            with Vertical(id="found"):
                yield self._counted
                yield self._page
            yield self._side
        yield Static(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Wait for the first letter; the index is brought up to date meanwhile."""
        self._field.focus()
        self.watch(self._field, "value", self._typed, init=False)
        with suppress(BriefingError):  # what the hits are called is known from them too
            self._headers = {header.id: header for header in self._desk.headers()}
        self._finder.refresh(lambda progress: self.post_message(self.Indexed(progress)))
        self._ask()

    # ---- asking

    def _typed(self) -> None:
        """Ask at once, while the letter is drawn; the field's message comes after that."""
        self._limit = max(self.size.height // LINES, FEWEST)
        self._ask()

    @on(Indexed)
    def _indexed(self, event: Indexed) -> None:
        event.stop()
        progress = event.progress
        if progress.ended:
            self._indexing = progress.trouble
            self._ask()
        elif progress.years:
            share = progress.done * 100 // progress.years
            self._indexing = _("Making the index … {share} %").format(share=share)
        self._say()

    def _ask(self) -> None:
        """Ask for what stands in the field; an answer to anything else comes too late."""
        self._asked = self._field.value.strip()
        self._opening = False
        self.workers.cancel_group(self, "search")
        if not self._asked:
            self._show_instead(help_blocks(self._finder.recent))
            return
        public = NO_NOTES if seen_by_others(self.app) else ""
        answer = self._finder.ask(public + self._asked, self._limit)
        if answer.done():
            self._show_answer(self._asked, answer)
        else:
            self._await(self._asked, answer)

    def _ask_for_more(self) -> None:
        self._limit = len(self._found.hits) * MORE
        self._ask()

    @work(group="search", exclusive=True)
    async def _await(self, text: str, answer: Future[Found]) -> None:
        """Show what ``text`` finds when it is there, unless the next key comes first."""
        with suppress(BriefingError):
            await asyncio.wrap_future(answer)
        self._show_answer(text, answer)

    def _show_answer(self, text: str, answer: Future[Found]) -> None:
        try:
            found = answer.result()
        except QueryError as error:  # the filter may well be only half typed
            self._show_instead([_sentence(str(error), ""), *example_blocks()])
        except BriefingError as error:
            self._show_instead([_sentence(str(error), "warn")])
        else:
            self._show_found(text, found)

    # ---- showing

    def _show_found(self, text: str, found: Found) -> None:
        """Show hits; of the same question asked again, the one that was chosen stays chosen."""
        if not found.hits:
            advice = _("Nothing fits. Fewer words, or a beginning of one, find more.")
            self._show_instead([_sentence(advice, "muted")], found)
            return
        chosen = self._chosen() if text == self._answered else None
        self._found, self._answered = found, text
        places = [place for place, hit in enumerate(found.hits) if _same(hit, chosen)]
        page = self._page
        blocks = hit_blocks(found.hits, self._week_name)
        if places:
            page.show(blocks)
            page.selected = str(places[0])
            draw(self, self._count(_counted(found)))
        else:
            draw(self, page.put(blocks, "0") + self._count(_counted(found)))
        self._say()
        self._preview(TYPING_PAUSE)
        if self._opening:
            self.action_choose()
        elif len(found.hits) < found.total and not page.max_scroll_y:  # there is room for more
            self._ask_for_more()

    def _show_instead(self, blocks: list[Block], found: Found = NOTHING) -> None:
        """Show something else than hits."""
        self._found, self._answered = found, self._asked
        counted = _counted(found) if found is not NOTHING else ""
        draw(self, self._page.put(blocks) + self._count(counted))
        self._say()
        self._preview(TYPING_PAUSE)

    def _week_name(self, hit: Hit) -> str:
        header = self._headers.get(hit.briefing)
        return period_name(header.period) if header else hit.label

    def _count(self, counted: str) -> str:
        """Say how many; returns what draws it."""
        return self._counted.put([_sentence(counted, "muted")])

    def _say(self) -> None:
        """Say how far the index is, or what could not be searched."""
        message = self._indexing or next(iter(self._found.problems), "")
        if message != self._said:  # it may change how much room the hits have
            self._said = message
            self.query_one("#hint", Static).update(Content(clean(message)))

    # ---- the week of a hit

    def _chosen(self) -> Hit | None:
        selected = self._page.selected
        if self._found.hits and selected:
            return self._found.hits[int(selected)]
        return None

    @work(group="preview", exclusive=True)
    async def _preview(self, delay: float = PREVIEW_DELAY) -> None:
        """Show the week of the chosen hit once the cursor rests."""
        await asyncio.sleep(delay)
        side = self._side
        hit = self._chosen()
        if hit is None or not side.display:
            side.show([])
            return
        try:
            briefing = await asyncio.to_thread(self._desk.archive.get, hit.briefing)
        except BriefingError as error:
            side.show([_sentence(str(error), "warn")])
            return
        blocks, key = week_blocks(briefing, hit)
        side.show(blocks)
        side.selected = key
        side.scroll_home(animate=False)
        side.reveal_below(key, ABOVE)

    # ---- keys

    @on(Page.Picked, "#hits")
    def _pick(self, event: Page.Picked) -> None:
        if event.page.selected == event.key:
            self.action_choose()
            return
        event.page.selected = event.key
        self._preview()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Home and End to the field where there is no list."""
        if action == "move" and abs(int(str(parameters[0]))) == ALL:
            return bool(self._page.keys())
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Choose another hit; at the last one, ask for more."""
        page = self._page
        before = page.selected
        if page.select_next(step) == before:
            return
        if page.selected == "0":
            page.scroll_home(animate=False)
        shown = len(self._found.hits)
        if int(page.selected) == shown - 1 and shown < self._found.total:
            self._ask_for_more()
        self._preview()

    def action_page(self, direction: int) -> None:
        """Choose a hit about a screenful on."""
        self.action_move(direction * max(self._page.size.height // 4, 1))

    def action_choose(self) -> None:
        """Open the chosen hit, once it is known; of the searches of before, ask the chosen one."""
        if self._asked != self._answered:
            self._opening = True
        elif (hit := self._chosen()) is not None:
            self._finder.remember(self._field.value.strip())
            self.dismiss(hit)
        elif (selected := self._page.selected) and not self._field.value:
            self._field.value = self._finder.recent[int(selected)]
            self._field.cursor_position = len(self._field.value)

    def action_side(self) -> None:
        """Show or hide the week of the hit."""
        self.query_one("#body").toggle_class("-side")
        self._preview()

    def action_leave(self) -> None:
        """Back to where one was, with nothing changed."""
        if self._found.hits:
            self._finder.remember(self._field.value.strip())
        self.dismiss(None)


def _same(hit: Hit, other: Hit | None) -> bool:
    """Tell whether both are the same item, however its text reads."""
    return other is not None and (hit.briefing, hit.kind, hit.item, hit.ordinal) == (
        other.briefing,
        other.kind,
        other.item,
        other.ordinal,
    )


def _sentence(text: str, style: str) -> Block:
    return Block((Paragraph((Span(clean(text), style),)),))


def _counted(found: Found) -> str:
    if len(found.hits) < found.total:
        return _("the best {shown} of {count} hits").format(
            shown=len(found.hits), count=found.total
        )
    return ngettext("{count} hit", "{count} hits", found.total).format(count=found.total)
