"""Present: the conclusions for the wall, one at a time or the growing list, and nothing else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.i18n import N_, _
from briefing.language.dates import write_day_slashed
from briefing.language.letters import clean
from briefing.model import parts as model_parts
from briefing.model.parts import Item, PartKind
from briefing.model.records import Briefing
from briefing.tui.keys import command
from briefing.tui.phrases import directive_facts, period_name


class PresentScreen(Screen[None]):
    """Shows conclusions only: no private note, no key, no menu."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("next", "right,space,down,pagedown,enter", "step(1)", N_("Next"), ""),
        command("previous", "left,up,pageup,backspace", "step(-1)", N_("Previous"), ""),
        command("first", "home", "go(0)", N_("First"), ""),
        command("last", "end", "go(-1)", N_("Last"), ""),
        command("whole-list", "tab,f4", "whole_list", N_("One or all"), ""),
        command("close", "escape,f5,q", "close", N_("Close"), ""),
    ]

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self._briefing = briefing
        self._items = conclusions(briefing)
        self._place = 0
        self._all = False

    def compose(self) -> ComposeResult:
        """Lay the wall out."""
        yield Static(id="wall-head")
        with VerticalScroll(id="wall", can_focus=False):
            yield Static(id="wall-text")
        yield Static(id="wall-foot")

    def on_mount(self) -> None:
        """Show the first conclusion."""
        self._draw()

    def on_resize(self) -> None:
        """Fit the head to the new width."""
        self._draw()

    def action_step(self, step: int) -> None:
        """Go to the next conclusion or the one before; scroll where all are shown."""
        if self._all:
            self.query_one("#wall").scroll_relative(y=step * 3, animate=False)
            return
        self._place = min(max(self._place + step, 0), max(len(self._items) - 1, 0))
        self._draw()

    def action_go(self, place: int) -> None:
        """Go to the first or the last conclusion."""
        self._place = place % len(self._items) if self._items else 0
        self._draw()

    def action_whole_list(self) -> None:
        """Change between one at a time and the whole list."""
        self._all = not self._all
        self._draw()

    def action_close(self) -> None:
        """Back to where it was called from."""
        self.dismiss()

    def _draw(self) -> None:
        day = self._briefing.meeting.date
        title = _("CONCLUSIONS OF THE BRIEFING")
        when = write_day_slashed(day) if day else period_name(self._briefing.period)
        width = max(self.size.width - 16, 20)
        gap = max(width - len(title) - len(when), 2)
        self.query_one("#wall-head", Static).update(
            Content.assemble(Content.styled(title, "$muted"), " " * gap, when)
        )
        wall = self.query_one("#wall-text", Static)
        self.query_one("#wall").set_class(not self._all, "-one")
        if not self._items:
            wall.update(Content.styled(_("No conclusion yet."), "$muted"))
        elif self._all:
            wall.update(Content("\n\n").join(_shown(item) for item in self._items))
        else:
            wall.update(_shown(self._items[self._place]))
        self.query_one("#wall-foot", Static).update(self._progress(width))

    def _progress(self, width: int) -> Content:
        if self._all or not self._items:
            return Content("")
        dots = "  ".join("●" if n <= self._place else "○" for n in range(len(self._items)))
        count = f"{self._place + 1} / {len(self._items)}"
        if len(dots) > width - len(count) - 2:
            dots = ""
        gap = " " * max(width - len(dots) - len(count), 1)
        return Content.assemble(
            Content.styled(dots, "$accent"), gap, Content.styled(count, "$muted")
        )


def conclusions(briefing: Briefing) -> list[Item]:
    """Return the conclusions of all lists, in order."""
    return [
        item
        for part in model_parts.parts(briefing)
        if part.kind is PartKind.CONCLUSIONS
        for item in model_parts.items(briefing, part)
    ]


def _shown(item: Item) -> Content:
    pieces = [
        Content.styled(item.marker, "bold $accent"),
        Content("\n\n"),
        Content(clean(item.text)),
    ]
    if item.directive and (facts := directive_facts(item.directive)):
        pieces += [Content("\n\n"), Content.styled(clean(facts), "$muted")]
    return Content.assemble(*pieces)
