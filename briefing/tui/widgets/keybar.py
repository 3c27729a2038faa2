"""The footer: the keys that work here and now, in one line."""

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from briefing.i18n import _
from briefing.tui.inputmode import INPUT_MODE
from briefing.tui.keys import Offered, offered

_KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "delete": "Del",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "slash": "/",
}


def key_name(key: str) -> str:
    """Return how a key is printed: "ctrl+n" is "Ctrl+N", "f5" is "F5", "alt+up" is "Alt+↑"."""
    pieces = [
        _KEY_NAMES.get(piece, piece.upper() if len(piece) <= 3 else piece.capitalize())
        for piece in key.split("+")
    ]
    return "+".join(piece.capitalize() if piece in ("ALT", "CTRL") else piece for piece in pieces)


def function_number(key: str) -> int:
    """Return the number of a function key; whatever else there is comes after them."""
    return int(key[1:]) if key[0] == "f" and key[1:].isdecimal() else 99


class KeyBar(Widget):
    """One line of keys, each a click away from its action; F1 has those that do not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Follow the focus and the state of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> RenderResult:
        """Draw as many keys as there is room for, and note where each ends."""
        room = self.size.width - (len(INPUT_MODE.name) + 2 if INPUT_MODE.name else 0)
        gap = "   " if self.size.width > 116 else "  "
        pieces: list[Content] = []
        self._places = []
        end = 0
        for key, piece in self._fitting(room, len(gap)):
            end += piece.cell_length + len(gap)
            pieces.append(piece)
            self._places.append((end, key))
        keys = Content(gap).join(pieces)
        if not INPUT_MODE.name:
            return keys
        blank = " " * max(self.size.width - keys.cell_length - len(INPUT_MODE.name), 1)
        return Content.assemble(keys, blank, Content.styled(INPUT_MODE.name, "bold $warning"))

    def _fitting(self, room: int, gap: int) -> list[tuple[str, Content]]:
        """Return key and drawing of the commands that fit, function keys by number first.

        Where they do not all fit, the ways to other places go before what is done here.
        """
        shown = [
            (given.keys[0], _piece(given), given.node is self.app)
            for given in offered(self.screen)
            if given.binding.show
        ]
        shown.sort(key=lambda entry: function_number(entry[0]))
        if sum(piece.cell_length + gap for _key, piece, _way in shown) - gap > room:
            shown = [entry for entry in shown if not entry[2] or entry[0] == "f1"]
        end = 0
        fitting = []
        for key, piece, _way in shown:
            end += piece.cell_length + gap
            if end - gap > room:
                break
            fitting.append((key, piece))
        return fitting

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for end, key in self._places:
            if offset.x < end:
                await self.app.run_action(f"simulate_key({key!r})")
                return


def _piece(given: Offered) -> Content:
    return Content.assemble(
        Content.styled(key_name(given.keys[0]), "bold $accent"), " ", _(given.binding.description)
    )
