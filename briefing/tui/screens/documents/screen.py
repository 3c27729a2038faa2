"""Documents: the register of all that the weeks cite, the places of the chosen one beside it."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.resources import themes_dir
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet
from briefing.tui.screens.documents.keeping import KeepingScreen
from briefing.tui.screens.documents.rows import document_blocks, document_rows, unresolved_blocks
from briefing.tui.screens.documents.shelf import Sight, Sought
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.rows import Row
from briefing.tui.wrapping import Span
from briefing.verbs.registering import Place, Unresolved, fitting

SIDE_DELAY = 0.06
"""Seconds that the cursor rests on a document before its places are shown."""

ALL = 1_000_000
"""More rows than any list has."""


Item = tuple[str, str, str]
"""An item of a week as citations name it: the briefing's id, its kind, its id."""


class DocumentsScreen(KeepingScreen):
    """Lists documents; returns the place to open, or ``None``. It opens as it was left."""

    CSS_PATH = themes_dir() / "documents.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("open-place", "enter", "choose", N_("Open"), N_("Open the week at this place")),
        command(
            "places", "tab", "places", N_("Places"), N_("Choose among the places; Tab goes back")
        ),
        command("document-side", "f4", "side", N_("Preview"), N_("Show or hide the places")),
        command(
            "document-conflicts",
            "f5",
            "conflicts",
            N_("Conflicts"),
            N_("Only what contradicts itself or is not clear; then all again"),
        ),
        quiet("document-up", "up", "move(-1)", N_("Up"), ""),
        quiet("document-down", "down", "move(1)", N_("Down"), ""),
        quiet("documents-back", "pageup", "page(-1)", N_("Page up"), ""),
        quiet("documents-on", "pagedown", "page(1)", N_("Page down"), ""),
        quiet("first-document", "home", f"move({-ALL})", N_("First"), ""),
        quiet("last-document", "end", f"move({ALL})", N_("Last"), ""),
        command("leave-documents", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk, about: Item | None = None) -> None:
        super().__init__(desk)
        self._about = about
        sought = Sought() if about else desk.documents.sought
        self._field = LineField(
            sought.typed, id="query", placeholder=_("75-KL, a kind, an issuer, words of a title")
        )
        self._field.select_on_focus = False
        self._side = Page(id="side")
        self._unresolved: dict[str, Unresolved] = {}
        self._conflicts = sought.conflicts
        self._first = sought
        self._in_places = False
        self._offered = (False, False)

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield Static(id="header")
        with Horizontal(id="query-row"):
            yield Static(_("Find") + " ", id="query-label")
            yield self._field
        with Horizontal(id="body"):
            yield self._rows
            yield self._side
        yield Static(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what is known already, then what the archive has now."""
        self._field.focus()
        known = self._desk.documents.known
        if known is None:
            self._show_header()
            self._say_instead(_("The weeks are being read …"))
            self.look()
        else:
            self._show(known)
            self.call_after_refresh(self.look)

    def on_resize(self) -> None:
        """Give titles the room that there is."""
        self._desk.documents.room = self._rows.size.width

    def archive_changed(self) -> None:
        """Show what has been stored since."""
        self.look()

    def look(self) -> None:
        """Show the register as the archive is now."""
        self._look()

    @work(group="look", exclusive=True)
    async def _look(self) -> None:
        try:
            sight = await self._desk.documents.see()
        except BriefingError as error:
            self._say_instead(str(error))
            return
        if sight is not self._sight:
            self._show(sight)

    # ---- showing

    def _show(self, sight: Sight) -> None:
        first = self._sight is None
        self._sight = sight
        self._show_header()
        self._say(next(iter(sight.problems), ""))
        wanted = self._first.row if first else self._rows.selected
        if self._about is not None and (cited := self._cited(self._about)):
            wanted = cited[0] if wanted not in cited else wanted
        self._list(wanted)
        if first and self._rows.selected == self._first.row:
            self._side.selected = str(self._first.place)

    def _cited(self, about: Item) -> list[str]:
        """Return the rows of what an item cites, in the order in which they are listed."""
        if self._sight is None:
            return []
        rows = [
            key
            for key, document in self._sight.documents.items()
            if any(_is_of(place, about) for place in document.places)
        ]
        unresolved = self._sight.unresolved.items()
        return rows + [key for key, one in unresolved if _is_of(one.place, about)]

    def _show_header(self) -> None:
        said = ""
        if self._sight is not None:
            count = len(self._sight.documents)
            said = ngettext("{count} document", "{count} documents", count).format(count=count)
            if clashing := self._sight.clashing:
                said += " · " + ngettext(
                    "{count} contradiction", "{count} contradictions", clashing
                ).format(count=clashing)
            if unclear := len(self._sight.unresolved):
                said += " · " + _("{count} not clear").format(count=unclear)
        if self._conflicts:
            said = _("contradictions only") + "   " + said
        self.query_one("#header", Static).update(
            Content.assemble(
                Content.styled(_("Documents"), "bold $accent"),
                "   ",
                Content.styled(said, "$muted"),
            ),
            layout=False,
        )

    def _list(self, wanted: str) -> None:
        """List what fits the line, the row ``wanted`` chosen where it is among them."""
        sight = self._sight
        if sight is None:
            return
        typed = self._field.value.strip()
        self._desk.documents.room = self._rows.size.width
        rows = self._rows
        if not typed and not self._conflicts:
            self._documents, self._unresolved = sight.documents, sight.unresolved
            shown = sight.rows
        else:
            listed = list(sight.documents.items())
            if typed:
                listed = fitting(listed, sight.words, typed)
            if self._conflicts:
                listed = [keyed for keyed in listed if keyed[1].conflicts]
            self._documents = dict(listed)
            self._unresolved = {} if typed else sight.unresolved
            unresolved = list(self._unresolved.items())
            shown = document_rows(listed, unresolved, lambda: rows.size.width)
        if not shown:
            empty = _("Nothing contradicts itself.") if self._conflicts else _("No week cites any.")
            self._say_instead(_("No document fits.") if typed else empty)
            return
        rows.show_rows(shown)
        keys = rows.keys()
        chosen = wanted if wanted in self._documents or wanted in self._unresolved else keys[0]
        if chosen == keys[0]:
            rows.scroll_home(animate=False)  # with its heading
        elif not rows.shows(chosen):
            rows.reveal_below(chosen, rows.size.height // 3)
        rows.selected = chosen
        self._show_side()

    def _say_instead(self, sentence: str) -> None:
        """Say something where the documents would stand."""
        self._documents, self._unresolved = {}, {}
        self._rows.selected = ""
        self._rows.show_rows([Row(lambda: (Span(clean(sentence), "muted"),))])
        self._show_side()

    @work(group="side", exclusive=True)
    async def _show_side(self) -> None:
        """Show the chosen document once the cursor rests, and the keys for it."""
        await asyncio.sleep(SIDE_DELAY)
        self._draw_side()
        offered = (bool(self._places), self._rows.selected in self._documents)
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    def _draw_side(self) -> None:
        sight, row = self._sight, self._rows.selected
        if sight is None or not row:
            self._side.show([])
        elif row in self._documents:
            self._side.show(document_blocks(self._documents[row], sight.told.weeks))
        else:
            one = self._unresolved[row]
            self._side.show(unresolved_blocks(one, sight.told.weeks, self._meant(one, sight)))
        if not self._in_places:
            self._side.scroll_home(animate=False)

    def _meant(self, one: Unresolved, sight: Sight) -> list[str]:
        keys = set(one.candidates)
        return [document.citation for document in sight.register.documents if document.key in keys]

    # ---- keys

    @on(Input.Changed, "#query")
    def _typed(self) -> None:
        self._to_list()
        self._list(self._rows.selected)

    @on(Page.Picked, "#documents")
    def _pick(self, event: Page.Picked) -> None:
        self._to_list()
        if event.page.selected == event.key:
            self.action_choose()
            return
        event.page.selected = event.key
        self._show_side()

    @on(Page.Picked, "#side")
    def _pick_place(self, event: Page.Picked) -> None:
        if event.page.selected == event.key:
            self.action_choose()
        else:
            self.action_places()
            event.page.selected = event.key

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done with a document while one is chosen."""
        if action in ("choose", "places"):
            return bool(self._places)
        if action in ("move", "page"):
            return bool(self._documents or self._unresolved)
        return super().check_action(action, parameters)

    @property
    def _places(self) -> tuple[Place, ...]:
        """The places of the chosen row, the newest first."""
        row = self._rows.selected
        if row in self._documents:
            return self._documents[row].places[::-1]
        return (self._unresolved[row].place,) if row in self._unresolved else ()

    def action_move(self, by: int) -> None:
        """Choose another document, or another place of it; what is beside follows."""
        page = self._side if self._in_places else self._rows
        before = page.selected
        if page.select_next(by) == before:
            return
        if not self._in_places:
            self._side.selected = ""
            if page.selected == page.keys()[0]:
                page.scroll_home(animate=False)
            self._show_side()

    def action_page(self, direction: int) -> None:
        """Choose the row a screenful on."""
        self.action_move(direction * max(self._rows.size.height - 2, 1))

    def action_places(self) -> None:
        """Go to the places of the chosen document, or back to the list."""
        if self._in_places:
            self._to_list()
            return
        self._in_places = True
        if not self._side.display:
            self.query_one("#body").toggle_class("-side")
        self._draw_side()
        if self._side.selected not in self._side.keys():  # noqa: SIM118 - not a mapping
            self._side.select_next(1)

    def _to_list(self) -> None:
        if self._in_places:
            self._in_places = False
            self._side.selected = ""
            if not self._rows.display:
                self.query_one("#body").toggle_class("-side")

    def action_choose(self) -> None:
        """Open the chosen place, the newest where none is chosen."""
        places = self._places
        number = int(self._side.selected or 0)
        if number < len(places):
            self._leave_sign(number)
            self.dismiss(places[number])

    def _leave_sign(self, place: int) -> None:
        """Note down how this place is left, for whoever comes back."""
        self._desk.documents.sought = Sought(
            self._field.value, self._rows.selected, place, self._conflicts
        )

    def action_conflicts(self) -> None:
        """List only what contradicts itself, or all again."""
        self._conflicts = not self._conflicts
        self._show_header()
        self._list(self._rows.selected)

    def action_side(self) -> None:
        """Show or hide the places."""
        self.query_one("#body").toggle_class("-side")
        self._draw_side()

    def action_next_cited(self) -> None:
        """Choose the next document of the item from which one came."""
        cited = self._cited(self._about) if self._about else []
        if not cited:
            return
        here = cited.index(self._rows.selected) if self._rows.selected in cited else -1
        self._field.value = ""
        self._to_list()
        self._list(cited[(here + 1) % len(cited)])

    def action_leave(self) -> None:
        """Go back: from the places to the list, then take a filter away, then leave."""
        if self._in_places:
            self._to_list()
        elif self._field.value:
            self._field.value = ""
        else:
            self._desk.documents.sought = Sought()
            self.dismiss(None)


def _is_of(place: Place, about: Item) -> bool:
    """Tell whether a place stands in the item that one came from."""
    cited = place.cited
    return (place.week, cited.kind, cited.item) == about
