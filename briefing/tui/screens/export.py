"""Export: choose a format and a file, see the page, write it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.settings import remember, remembered, user_path
from briefing.tui.display import plain
from briefing.tui.keys import command, step
from briefing.tui.official import FORM, PAPER, TEMPLATE, TONES, Official
from briefing.tui.papers import Paper
from briefing.tui.pictures.layout import View, read_view, view_after
from briefing.tui.pictures.means import find_means, pictures_set
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import GUTTER, Block, Page
from briefing.tui.widgets.papershown import PaperShown
from briefing.tui.wrapping import Paragraph, Span
from briefing.writing.papers.formats import PAPER_FORMATS

PREVIEW_LINES = 400
_NARROWEST = 30  # columns in which a page can still be laid out


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
        command("export-paper", "f2", f"choose('{PAPER}')", N_("Paper"), N_("Another paper")),
        command("export-form", "f4", f"choose('{FORM}')", N_("Form"), N_("Another form")),
        command("export-view", "f5", "view", N_("View"), N_("The page as a picture, or as text")),
        command("export-tones", "f6", f"choose('{TONES}')", N_("Tones"), N_("Other tones")),
        command(
            "export-template",
            "f7",
            "template",
            N_("Template"),
            N_("In the office's own Word document, or without"),
        ),
        command("export-office", "f8", "office", N_("Office"), N_("What papers say of the office")),
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
        self._view = read_view(remembered("export_view"))

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog full"):
            yield Static(_("Export"), id="title", classes="dialog-title")
            with Horizontal(classes="form-row"):
                yield Static(_("Folder"), classes="form-label")
                yield LineField(id="folder")
            yield Static(id="choices")
            with Horizontal(id="body"):
                yield Page(id="formats")
                yield Page(id="page")
                yield PaperShown(id="picture")
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
        self._find_means()

    @work(group="means")
    async def _find_means(self) -> None:
        """Ask the terminal whether it shows pictures; the page is text until it says so."""
        driver = self.app._driver  # noqa: SLF001 - there is no other way to the terminal
        means = await find_means(driver, pictures_set())
        if means is not None:
            self.query_one(PaperShown).means = means
            self._show_page()
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer overwriting only where something would be, and what can be chosen now."""
        if action == "overwrite":
            return self._refused
        if action == "choose":
            return parameters[0] in self._paper.official.open_to(self._chosen)
        if action == "view":
            return self._official is not None and self.query_one(PaperShown).means is not None
        if action == "office":
            return self._official is not None
        if action == "template":
            return TEMPLATE in self._paper.official.open_to(self._chosen)
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
        """Scroll the page, or turn to another."""
        if self._as_picture:
            self.query_one(PaperShown).turn(direction)
            return
        side = self.query_one("#page", Page)
        side.scroll_relative(y=direction * max(side.size.height - 2, 1), animate=False)

    def action_choose(self, what: str) -> None:
        """Make another paper, or the same one in another form or with other tones."""
        with self._told():
            self._paper.official.choose(what, self._chosen)
            self._show()

    def action_view(self) -> None:
        """See whole pages, or as wide as there is room, or the text."""
        self._view = view_after(self._view or self.query_one(PaperShown).view)
        remember("export_view", self._view)
        self._show_page()

    def action_template(self) -> None:
        """Use the office's template or not; where it has none yet, enter one."""
        official = self._paper.official
        with self._told():
            if official.has_template:
                self.action_choose(TEMPLATE)
            else:
                self.action_office(f"template-{official.wish.kind}")

    def action_office(self, line: str = "") -> None:
        """Enter what papers say of the office, and see the paper with it."""
        from briefing.tui.screens.office import OfficeScreen  # noqa: PLC0415 - start-up

        def entered(changed: bool | None) -> None:
            if changed:
                self._paper.official.forget()
                self._show()

        with self._told():
            self.app.push_screen(OfficeScreen(self._paper.official.archive, line), entered)

    @property
    def _chosen(self) -> str:
        return self.query_one("#formats", Page).selected

    @property
    def _official(self) -> Official | None:
        """The official paper, where the chosen format is one of them."""
        return self._paper.official if self._chosen in PAPER_FORMATS else None

    def _show(self) -> None:
        """Show what is chosen: the page, what can be chosen about it, the file it becomes."""
        self._refused = False
        self._show_page()
        self.query_one("#page", Page).scroll_home(animate=False)
        with self._told():
            self._show_chosen()
        self.refresh_bindings()

    def _show_chosen(self) -> None:
        official = self._official
        choices = self._paper.official.choices(self._chosen)
        self.query_one("#choices", Static).update(plain(" · ".join(choices.values())))
        written = _("Enter writes {file}").format(file=self._paper.file_name(self._chosen))
        blanks = official.blanks() if official else ()
        if blanks:
            written += "\n" + _("Left blank: {names}. F8 enters them.").format(
                names=", ".join(blanks)
            )
        if places := self._paper.official.lacking_places(self._chosen):
            written += "\n" + _("The office's template has no place for: {names}.").format(
                names=", ".join(places)
            )
        self._say(written)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say why something cannot be done instead of doing it."""
        try:
            yield
        except BriefingError as error:
            self._say(str(error))

    @on(PaperShown.Turned)
    def _show_title(self) -> None:
        """Say which page is seen, on a line whose height does not depend on it."""
        page = self.query_one(PaperShown).caption if self._as_picture else ""
        title = " · ".join(filter(None, (_("Export"), page)))
        self.query_one("#title", Static).update(plain(title), layout=False)

    @property
    def _as_picture(self) -> bool:
        """Whether the page is shown as a picture."""
        shown = self.query_one(PaperShown).means is not None and self._view is not View.TEXT
        return shown and self._official is not None

    def _show_page(self) -> None:
        """Show the page, or why there is none."""
        side, picture = self.query_one("#page", Page), self.query_one(PaperShown)
        made, lines = None, []
        try:
            if self._as_picture and self._official:
                made = self._official.made()
            else:
                lines = self._lines(max(side.size.width, picture.size.width))  # one is hidden
        except BriefingError as error:
            lines = [clean(str(error))]
        side.display, picture.display = made is None, made is not None
        self._show_title()
        if made is not None:
            picture.show(made, self._view)
        side.show(Block((Paragraph((Span(line),)),)) for line in lines[:PREVIEW_LINES])

    def _lines(self, width: int) -> list[str]:
        """Return the page as text; an official paper as wide as the page that shows it wraps."""
        if self._official is None:
            return clean(self._paper.rendered(self._chosen)).split("\n")
        return self._official.lines(max(width - GUTTER - 1, _NARROWEST))

    def on_resize(self) -> None:
        """Lay the page out for the room that there is."""
        self.call_after_refresh(self._show_page)

    def on_screen_suspend(self) -> None:
        """Take the picture away from under what is shown now."""
        self.query_one(PaperShown).take_away()

    def action_write(self) -> None:
        """Write the file, unless there is one already."""
        self._write(self._target())

    def action_overwrite(self) -> None:
        """Write over the file that is there."""
        self._write(self._target(), overwrite=True)

    def _target(self) -> Path:
        return user_path(self.query_one(LineField).value) / self._paper.file_name(self._chosen)

    def _write(self, target: Path, *, overwrite: bool = False) -> None:
        try:
            self._paper.write(self._chosen, target, overwrite=overwrite)
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
