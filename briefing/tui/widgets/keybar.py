"""The footer: the keys that work here and now, in one line."""

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from briefing.i18n import _
from briefing.tui.inputmode import INPUT_MODE
from briefing.tui.keys import offered

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
        gap = "   " if self.size.width > 100 else "  "
        pieces: list[Content] = []
        self._places = []
        end = 0
        for key, label in self._shown():
            piece = Content.assemble(Content.styled(key_name(key), "bold $accent"), " ", label)
            if end + piece.cell_length > self.size.width - len(INPUT_MODE.name) - 1:
                break
            end += piece.cell_length + len(gap)
            pieces.append(piece)
            self._places.append((end, key))
        keys = Content(gap).join(pieces)
        if not INPUT_MODE.name:
            return keys
        room = self.size.width - keys.cell_length - len(INPUT_MODE.name)
        return Content.assemble(
            keys, " " * max(room, 1), Content.styled(INPUT_MODE.name, "bold $warning")
        )

    def _shown(self) -> list[tuple[str, str]]:
        """Return key and label of each command: function keys by number, then the others."""
        shown = [
            (given.keys[0], _(given.binding.description))
            for given in offered(self.screen)
            if given.binding.show
        ]
        return sorted(shown, key=lambda pair: function_number(pair[0]))

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for end, key in self._places:
            if offset.x < end:
                await self.app.run_action(f"simulate_key({key!r})")
                return
