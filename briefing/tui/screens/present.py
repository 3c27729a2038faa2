"""Present: the conclusions for the wall, one at a time or the growing list, and nothing else."""

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingsMap, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from briefing.i18n import N_
from briefing.model.records import Briefing
from briefing.resources import themes_dir
from briefing.tui.keys import command, quiet
from briefing.tui.public import Public
from briefing.tui.widgets.wall import Wall

STYLE_SHEET = themes_dir() / "present.tcss"


class PresentScreen(Screen[None], Public):
    """The wall of one briefing; ``waiting`` is what it says as long as there is none."""

    CSS_PATH = STYLE_SHEET
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        command("next", "right,enter", "step(1)", N_("Next"), ""),
        command("previous", "left,backspace", "step(-1)", N_("Previous"), ""),
        quiet("down", "down", "scroll(1)", N_("Down"), ""),
        quiet("up", "up", "scroll(-1)", N_("Up"), ""),
        quiet("page-down", "space,pagedown", "turn(1)", N_("Page down"), ""),
        quiet("page-up", "pageup", "turn(-1)", N_("Page up"), ""),
        command("first", "home", "go(0)", N_("First"), ""),
        command("last", "end", "go(-1)", N_("Last"), ""),
        command(
            "whole-list",
            "tab,f4",
            "whole_list",
            N_("One or all"),
            N_("One conclusion at a time, or all of them"),
        ),
        command("blank", "b", "blank", N_("Blank"), N_("An empty screen, until any key")),
        quiet("timer", "t", "timer", N_("Timer"), N_("Show or hide how long this takes")),
        quiet(
            "wider-lines",
            "plus,equals_sign",
            "gap(1)",
            N_("Lines further apart"),
            N_("Up to two blank lines between two lines"),
        ),
        quiet("closer-lines", "minus", "gap(-1)", N_("Lines closer"), N_("Fewer blank lines")),
        command("close", "escape,f5,q", "close", N_("Close"), ""),
    ]

    def __init__(
        self,
        briefing: Briefing | None,
        *,
        waiting: str = "",
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._wall = Wall(briefing, waiting=waiting, clock=clock)

    def compose(self) -> ComposeResult:
        """Lay the wall out."""
        yield self._wall

    def update(self, briefing: Briefing) -> None:
        """Show what has become of the briefing; a new conclusion is gone to."""
        self._wall.show(briefing)

    def action_step(self, by: int) -> None:
        """Go to the next conclusion or the one before."""
        self._wall.step(by)

    def action_scroll(self, by: int) -> None:
        """Read on by a line, past the end to the next conclusion."""
        self._wall.scroll(by)

    def action_turn(self, by: int) -> None:
        """Read on by a screen, past the end to the next conclusion."""
        self._wall.turn(by)

    def action_go(self, place: int) -> None:
        """Go to the first or the last conclusion."""
        self._wall.go(place)

    def action_whole_list(self) -> None:
        """Change between one at a time and the whole list."""
        self._wall.change_extent()

    def action_gap(self, by: int) -> None:
        """Set the lines further apart or closer."""
        self._wall.change_gap(by)

    def action_timer(self) -> None:
        """Show or hide how long this takes."""
        self._wall.change_timer()

    def action_blank(self) -> None:
        """Show nothing at all until any key is pressed."""
        self.app.push_screen(BlankScreen())

    def action_close(self) -> None:
        """Back to where it was called from."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Go on with the left button, back with the others."""
        self._wall.step(1 if event.button == 1 else -1)

    def on_mouse_scroll_down(self) -> None:
        """Read on."""
        self._wall.scroll(1)

    def on_mouse_scroll_up(self) -> None:
        """Read back."""
        self._wall.scroll(-1)


class BlankScreen(Screen[None]):
    """Nothing, for whatever must not be seen; any key or click takes it away, and does no more."""

    CSS_PATH = STYLE_SHEET

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """No key means anything here, those of the application included."""
        return []

    def on_key(self, event: events.Key) -> None:
        """Show the wall again."""
        event.stop()
        self.dismiss()

    def on_click(self) -> None:
        """Show the wall again."""
        self.dismiss()
