"""What section and unit an item may have: what like items of earlier weeks had, and why."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.resources import themes_dir
from briefing.tui.display import line, plain
from briefing.tui.hinting import hint_phrase
from briefing.tui.keys import command, step
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.suggesting import Hint

_ABOUT_WIDTH = 70


class HintsScreen(ModalScreen[tuple[Hint, ...]]):
    """Returns the hints that are to be taken; ``None`` and nothing leave the item as it is."""

    CSS_PATH = themes_dir() / "answer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("take-hint", "enter", "take", N_("Take"), N_("Take the chosen one")),
        command(
            "take-hints", "f2", "take_all", N_("Take all"), N_("Take the section and the unit")
        ),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        command("leave-hints", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, about: str, hints: Sequence[Hint]) -> None:
        """Take the text of the item, and what is hinted at for it."""
        super().__init__()
        self._about = about
        self._hints = tuple(hints)

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(plain(_("What may fit this item")), classes="dialog-title")
            yield Static(line(self._about, _ABOUT_WIDTH), id="hint")
            yield Page(id="offers")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the hints, the first chosen."""
        page = self.query_one("#offers", Page)
        page.show(self._blocks())
        page.select_next(1)

    def _blocks(self) -> list[Block]:
        if not self._hints:
            nothing = _("No item of an earlier week is like it, or it has both already.")
            return [Block((Paragraph((Span(nothing, "muted"),)),))]
        return [
            Block(
                (
                    Paragraph((Span(clean(hint_phrase(hint))),), before=int(place > 0)),
                    Paragraph((Span(clean(hint.reason), "accent"),)),
                ),
                str(place),
            )
            for place, hint in enumerate(self._hints)
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action == "take":
            return bool(self._hints)
        if action == "take_all":
            return len(self._hints) > 1
        return super().check_action(action, parameters)

    @on(Page.Picked, "#offers")
    def _pick(self, event: Page.Picked) -> None:
        if event.page.selected == event.key:
            self.action_take()
        event.page.selected = event.key

    def action_move(self, by: int) -> None:
        """Choose another."""
        self.query_one("#offers", Page).select_next(by)

    def action_take(self) -> None:
        """Return the chosen one."""
        self.dismiss((self._hints[int(self.query_one("#offers", Page).selected)],))

    def action_take_all(self) -> None:
        """Return all."""
        self.dismiss(self._hints)

    def action_leave(self) -> None:
        """Leave the item as it is."""
        self.dismiss(())
