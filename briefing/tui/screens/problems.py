"""Problems: what in the archive cannot be read, one sentence each, and what to do about it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.tui.keys import command, step
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span


class ProblemsScreen(ModalScreen[None]):
    """The sentences of an archive that is not in order; everything else in it works."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("close", "escape,f2,enter", "dismiss", N_("Close"), ""),
        step("up", "scroll(-1)"),
        step("down", "scroll(1)"),
        step("pageup", "scroll(-10)"),
        step("pagedown", "scroll(10)"),
    ]

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__()
        self._problems = problems

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Problems in the archive"), classes="dialog-title")
            yield Page(id="sentences")
            yield KeyBar()

    def on_mount(self) -> None:
        """List the sentences, then what to do."""
        blocks = [
            Block(
                (
                    Paragraph(
                        (Span("! ", "warn"), Span(clean(problem))), hanging=2, before=int(bool(n))
                    ),
                )
            )
            for n, problem in enumerate(self._problems)
        ]
        advice = _(
            "Nothing of it is written over, and every other week works as ever. Close the program "
            'and run "briefing doctor": it names what is damaged and repairs what it can.'
        )
        blocks.append(Block((Paragraph((Span(advice, "muted"),), before=1),)))
        self.query_one("#sentences", Page).show(blocks)

    def action_scroll(self, lines: int) -> None:
        """Scroll the list."""
        self.query_one("#sentences", Page).scroll_relative(y=lines, animate=False)
