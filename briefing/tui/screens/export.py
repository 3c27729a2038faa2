"""Export: choose a format and a file, see the page, write it."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.settings import remember, remembered
from briefing.tui.display import plain
from briefing.tui.keys import command, step
from briefing.tui.papers import Paper
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span

PREVIEW_LINES = 400


class ExportScreen(ModalScreen[Path]):
    """Writes one paper to one file and returns where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("write", "enter", "write", N_("Write"), ""),
        command(
            "overwrite",
            "ctrl+r",
            "overwrite",
            N_("Overwrite"),
            N_("Write over the file that is there"),
        ),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog full"):
            yield Static(_("Export"), classes="dialog-title")
            with Horizontal(classes="form-row"):
                yield Static(_("Folder"), classes="form-label")
                yield LineField(id="folder")
            with Horizontal(id="body"):
                yield Page(id="formats")
                yield Page(id="page")
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Offer Markdown, in the folder of the last export."""
        rows = self.query_one("#formats", Page)
        rows.show(
            Block((Paragraph((Span(_(label)),)),), name)
            for name, label in self._paper.labels().items()
        )
        rows.select_next(1)
        field = self.query_one(LineField)
        field.value = remembered("export_folder") or str(Path.cwd())
        field.focus()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer overwriting only where something would be overwritten."""
        if action == "overwrite":
            return self._refused
        return super().check_action(action, parameters)

    @on(Page.Picked, "#formats")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self._show()

    def action_move(self, step: int) -> None:
        """Choose another format."""
        self.query_one("#formats", Page).select_next(step)
        self._show()

    def action_page(self, direction: int) -> None:
        """Scroll the page."""
        side = self.query_one("#page", Page)
        side.scroll_relative(y=direction * max(side.size.height - 2, 1), animate=False)

    def _show(self) -> None:
        chosen = self.query_one("#formats", Page).selected
        lines = clean(self._paper.rendered(chosen)).split("\n")[:PREVIEW_LINES]
        side = self.query_one("#page", Page)
        side.show(Block((Paragraph((Span(line),)),)) for line in lines)
        side.scroll_home(animate=False)
        self._refused = False
        self._say(_("Enter writes {file}").format(file=self._paper.file_name(chosen)))
        self.refresh_bindings()

    def action_write(self) -> None:
        """Write the file, unless there is one already."""
        self._write(self._target())

    def action_overwrite(self) -> None:
        """Write over the file that is there."""
        self._write(self._target(), overwrite=True)

    def _target(self) -> Path:
        folder = Path(self.query_one(LineField).value).expanduser()
        return folder / self._paper.file_name(self.query_one("#formats", Page).selected)

    def _write(self, target: Path, *, overwrite: bool = False) -> None:
        chosen = self.query_one("#formats", Page).selected
        try:
            self._paper.write(chosen, target, overwrite=overwrite)
        except BriefingError as error:
            self._refused = target.exists()
            self._say(
                _("{reason} Ctrl+R writes over it.").format(reason=error.message)
                if self._refused
                else str(error)
            )
            self.refresh_bindings()
            return
        remember("export_folder", str(target.parent))
        self.dismiss(target)

    def action_leave(self) -> None:
        """Go back without writing."""
        self.dismiss(None)

    def _say(self, message: str) -> None:
        self.query_one("#hint", Static).update(plain(message))
