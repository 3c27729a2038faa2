"""Merge: two versions of a week side by side, clash by clash, and what becomes of each."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.resources import themes_dir
from briefing.tui.keys import command, quiet, step
from briefing.tui.phrases import period_name
from briefing.tui.widgets.differences import DifferencePage, marked
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.clashes import AREAS, GONE, Area, Choice, Clash, field_name
from briefing.verbs.differences import Mark, word_differences
from briefing.verbs.editing import WorkingCopy

_CHOSEN = {
    Choice.MINE: N_("mine"),
    Choice.THEIRS: N_("theirs"),
    Choice.BOTH: N_("both"),
}
_KEPT = (N_("left out"), N_("kept"))
"""What a choice means where one took out what the other changed."""


class MergeScreen(Screen[bool]):
    """Asks for each clash which version counts; with the last answer everything is stored.

    Returns whether the two versions are one now; until then the typing can go on.
    """

    CSS_PATH = themes_dir() / "merge.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("merge-mine", "1,left", "take('mine')", N_("Mine"), N_("My version counts here")),
        command(
            "merge-theirs",
            "2,right",
            "take('theirs')",
            N_("Theirs"),
            N_("The version stored elsewhere counts here"),
        ),
        command("merge-both", "3", "take('both')", N_("Both"), N_("Both are kept")),
        command(
            "merge-save",
            "enter",
            "save",
            N_("Merge and save"),
            N_("Store what was chosen; without a choice, go to the next open question"),
        ),
        quiet(
            "merge-all-mine",
            "f2",
            "take_all('mine')",
            N_("Mine everywhere"),
            N_("My version counts wherever nothing is chosen"),
        ),
        quiet(
            "merge-all-theirs",
            "f4",
            "take_all('theirs')",
            N_("Theirs everywhere"),
            N_("The other version counts wherever nothing is chosen"),
        ),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        command("merge-later", "escape", "leave", N_("Later"), N_("Go on typing, merge later")),
    ]

    def __init__(self, work: WorkingCopy) -> None:
        super().__init__()
        self._work = work
        self._clashes: dict[str, Clash] = {}
        self._chosen: dict[str, Choice] = {}

    def compose(self) -> ComposeResult:
        """Lay the place out: the questions, both versions, what comes of it, keys."""
        yield Static(id="header")
        yield Page(id="clashes")
        with Horizontal(id="versions"):
            yield DifferencePage(id="mine")
            yield DifferencePage(id="theirs")
        yield Page(id="outcome")
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the first question."""
        self._read()
        self._say("")

    def archive_changed(self) -> None:
        """Ask about what is stored now."""
        if self._work.look():
            self._read()
            self._say(_("It has been changed elsewhere once more."))

    # ---- showing

    @property
    def _list(self) -> Page:
        return self.query_one("#clashes", Page)

    @property
    def _current(self) -> Clash | None:
        return self._clashes.get(self._list.selected)

    def _read(self) -> None:
        """Take the clashes up as they are now; what was chosen for the same ones stays."""
        merged = self._work.merged
        before, self._clashes = self._clashes, {}
        for clash in merged.clashes if merged else ():
            self._clashes[clash.key] = clash
        self._chosen = {
            key: choice
            for key, choice in self._chosen.items()
            if key in self._clashes and before.get(key) == self._clashes[key]
        }
        if self._work.conflict is None:
            self.dismiss(True)
            return
        self._list.selected = next(iter(self._waiting), self._list.selected)
        self._show()

    @property
    def _waiting(self) -> list[str]:
        """The keys of the clashes in which nothing is chosen yet."""
        return [key for key in self._clashes if key not in self._chosen]

    def _show(self) -> None:
        count = len(self._clashes)
        left = count - len(self._chosen)
        about = ngettext("{count} place to choose", "{count} places to choose", count)
        self.query_one("#header", Static).update(
            Content.assemble(
                Content.styled(_("Two versions"), "bold $accent"),
                "   ",
                Content.styled(period_name(self._work.briefing.period), "bold"),
                Content.styled(
                    "  ·  "
                    + about.format(count=count)
                    + "  ·  "
                    + _("left: {count}").format(count=left),
                    "$muted",
                ),
            )
        )
        rows = self._list
        rows.show(self._row(clash) for clash in self._clashes.values())
        if rows.selected not in self._clashes:
            rows.selected = next(iter(self._clashes), "")
        self._show_versions()

    def _row(self, clash: Clash) -> Block:
        choice = self._chosen.get(clash.key)
        sign, style = ("✓ ", "good") if choice else ("? ", "warn")
        spans = [Span(sign, style), Span(_title(clash), "strong")]
        spans.append(Span(f"  {field_name(clash)}", "muted"))
        if choice:
            spans.append(Span(f"  → {_answer(clash, choice)}", "accent"))
        return Block((Paragraph(tuple(spans), hanging=2),), clash.key)

    def _show_versions(self) -> None:
        clash = self._current
        if clash is None:
            return
        for name, heading, text in (
            ("#mine", _("1  Mine, here"), clash.mine),
            ("#theirs", _("2  Theirs, stored"), clash.theirs),
        ):
            page = self.query_one(name, DifferencePage)
            page.show(_version(heading, text, clash.base))
            page.scroll_home(animate=False)
        self.query_one("#outcome", Page).show(self._outcome(clash))

    def _outcome(self, clash: Clash) -> list[Block]:
        choice = self._chosen.get(clash.key)
        if choice is None:
            return [Block((Paragraph((Span(_allowed(clash), "muted"),)),))]
        texts = {
            Choice.MINE: [clash.mine],
            Choice.THEIRS: [clash.theirs],
            Choice.BOTH: [clash.theirs, clash.mine],
        }[choice]
        heading = _("Then it says:")
        paragraphs = [Paragraph((Span(heading, "accent"),))]
        paragraphs += [
            Paragraph((Span(clean(text) or _("(nothing)"), "" if text else "muted"),), indent=2)
            for text in texts
        ]
        return [Block(tuple(paragraphs))]

    def _say(self, message: str) -> None:
        hint = _("↑↓ chooses a place · 1 mine, 2 theirs, 3 both · Enter stores when all are chosen")
        self.query_one("#said", Static).update(Content(clean(message or hint)))

    # ---- choosing

    @on(Page.Picked, "#clashes")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self._show_versions()

    def action_move(self, by: int) -> None:
        """Go to another clash."""
        self._list.select_next(by)
        self._show_versions()

    def action_page(self, direction: int) -> None:
        """Scroll both versions."""
        for name in ("#mine", "#theirs"):
            page = self.query_one(name, DifferencePage)
            page.scroll_relative(y=direction * max(page.size.height - 2, 1), animate=False)

    def action_take(self, choice: str) -> None:
        """Choose for this clash, and go to the next that is open."""
        clash = self._current
        if clash is None:
            return
        wanted = Choice(choice)
        if wanted not in clash.choices:
            self._say(_("Here only one can be kept: 1 mine, 2 theirs."))
            return
        self._chosen[clash.key] = wanted
        self._show()
        self._say("")

    def action_take_all(self, choice: str) -> None:
        """Choose the same wherever nothing is chosen yet."""
        for key in self._clashes:
            self._chosen.setdefault(key, Choice(choice))
        self._show()

    def action_save(self) -> None:
        """Store both as one; while something is open, go there."""
        if waiting := self._waiting:
            self._list.selected = waiting[0]
            self._show_versions()
            self._say(_("Choose here as well: 1 mine, 2 theirs, 3 both."))
            return
        self._work.merge(self._chosen)
        if self._work.conflict is None:
            self.dismiss(True)
            return
        self._read()
        self._say(_("It has been changed elsewhere once more."))

    def action_leave(self) -> None:
        """Go on typing; nothing is stored until the two versions are one."""
        self.dismiss(False)


def _title(clash: Clash) -> str:
    area = _(AREAS[clash.area])
    name = clean(clash.name).rstrip(",:")
    return f"{area} · {name}" if name and clash.area is not Area.STATE else area


def _answer(clash: Clash, choice: Choice) -> str:
    if clash.field == GONE:
        kept = clash.mine if choice is Choice.MINE else clash.theirs
        return _(_KEPT[bool(kept)])
    return _(_CHOSEN[choice])


def _allowed(clash: Clash) -> str:
    if Choice.BOTH in clash.choices:
        return _("Nothing chosen yet: 1 mine, 2 theirs, 3 both.")
    return _("Nothing chosen yet: 1 mine, 2 theirs.")


def _version(heading: str, text: str, base: str) -> list[Block]:
    """Return one version under its heading, what it changed marked word by word."""
    pieces = word_differences(base, text)
    if not text:
        spans: tuple[Span, ...] = (Span(_("(taken out)"), "muted"),)
    elif any(piece.mark is Mark.SAME for piece in pieces):
        spans = marked(pieces, "")
    else:  # another text altogether: what it replaced only confuses
        spans = (Span(clean(text)),)
    head = Block((Paragraph((Span(heading, "heading"),)),))
    return [head, Block((Paragraph(spans, before=1),))]
