"""Directory: the office's units and people, beside each the form in which they are changed."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError, ConflictError
from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.model.directory import EMPTY, Directory, Member, Unit, members_of, shared_names
from briefing.resources import themes_dir
from briefing.settings import remember, remembered
from briefing.tui.display import plain
from briefing.tui.keys import command, quiet, step
from briefing.tui.screens.directory.entry import EntryError, EntryForm
from briefing.tui.screens.directory.rows import directory_blocks, entry_at, shifted, without
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.directing import (
    FILE_NAME,
    export_directory,
    import_directory,
    load_directory,
    save_directory,
)


class DirectoryScreen(ModalScreen[None]):
    """Units with their people under them. Each change is stored at once; Ctrl+Z takes it back."""

    CSS_PATH = themes_dir() / "directory.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        command("change-entry", "enter", "change", N_("Change"), N_("Change the chosen entry")),
        command(
            "add-person",
            "f2,insert",
            "add('person')",
            N_("Add person"),
            N_("Add a person to the unit that is chosen"),
        ),
        command("add-unit", "f4", "add('unit')", N_("Add unit"), N_("Add a unit at the end")),
        command(
            "import-directory",
            "f7",
            "ask('import')",
            N_("Import"),
            N_("Take in units and people from a CSV file"),
        ),
        command("export-directory", "f9", "ask('export')", N_("Export"), N_("Write it all as CSV")),
        command(
            "remove-entry",
            "delete",
            "remove",
            N_("Delete"),
            N_("Take the chosen entry out; Ctrl+Z brings it back"),
        ),
        quiet("entry-up", "alt+up", "shift(-1)", N_("Move up"), N_("Earlier in the order")),
        quiet("entry-down", "alt+down", "shift(1)", N_("Move down"), N_("Later in the order")),
        quiet("undo-entry", "ctrl+z", "undo", N_("Undo"), N_("Take the last change back")),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "move(-10)"),
        step("pagedown", "move(10)"),
        command("keep", "f2,ctrl+s", "keep", N_("Keep"), N_("Store the entry")),
        command("next-line", "enter", "next", N_("Next line"), ""),
        step("down,tab", "line(1)"),
        step("up,shift+tab", "line(-1)"),
        command("use-path", "enter", "use_path", N_("Go"), ""),
        command(
            "overwrite",
            "ctrl+r",
            "overwrite",
            N_("Overwrite"),
            N_("Write over the file that is there"),
        ),
        command("cancel", "escape", "cancel", N_("Cancel"), ""),
        command("close-directory", "escape", "close", N_("Close"), ""),
    ]

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self._directory = EMPTY
        self._undo: list[Directory] = []
        self._asking = ""
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay the screen out: head, list, form and notes, a line for a path, keys."""
        yield Static(id="directory-head")
        with Horizontal(id="directory-body"):
            yield Page(id="entries")
            with Vertical(id="directory-side"):
                yield EntryForm()
                yield Page(id="directory-notes")
        with Horizontal(id="directory-line"):
            yield Static(id="directory-asked")
            yield LineField(id="directory-path", disabled=True)
        yield Static(id="directory-said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what is stored."""
        self._reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits: the list's keys, the form's, or those of the line for a path."""
        filling = self._form.filling
        if action in ("keep", "next", "line"):
            return filling
        if action == "use_path":
            return bool(self._asking)
        if action == "overwrite":
            return self._refused
        if action == "cancel":
            return filling or bool(self._asking)
        if action in ("change", "remove", "shift"):
            return not filling and not self._asking and bool(self._chosen)
        if action == "undo":
            return not filling and not self._asking and bool(self._undo)
        if action in ("add", "ask", "move", "close"):
            return not filling and not self._asking
        return super().check_action(action, parameters)

    @property
    def _form(self) -> EntryForm:
        return self.query_one(EntryForm)

    @property
    def _chosen(self) -> str:
        return self.query_one("#entries", Page).selected

    # ---- the list

    def action_move(self, by: int) -> None:
        """Choose another entry."""
        self.query_one("#entries", Page).select_next(by)
        self._show_chosen()

    @on(Page.Picked, "#entries")
    def _pick(self, event: Page.Picked) -> None:
        if self._form.filling or self._asking:
            return
        if event.page.selected == event.key:
            self.action_change()
        else:
            event.page.selected = event.key
            self._show_chosen()

    def action_remove(self) -> None:
        """Take the chosen entry out."""
        entry = entry_at(self._directory, self._chosen)
        if entry is None:
            return
        said = _("{name} deleted; Ctrl+Z brings it back.").format(name=entry.name)
        left = len(members_of(self._directory, entry.id)) if isinstance(entry, Unit) else 0
        if left:
            said += " " + ngettext(
                "{count} person now has no unit.", "{count} people now have no unit.", left
            ).format(count=left)
        self._save(without(self._directory, self._chosen), said, "")

    def action_shift(self, by: int) -> None:
        """Move the chosen unit in the order, or the chosen person among those of the unit."""
        after, key = shifted(self._directory, self._chosen, by)
        if after != self._directory:
            self._save(after, _("Moved."), key)

    def action_undo(self) -> None:
        """Take the last change back."""
        before = self._undo[-1]
        if self._save(before, _("Taken back."), self._chosen):
            del self._undo[-2:]
            self.refresh_bindings()

    # ---- the form

    def action_change(self) -> None:
        """Change the chosen entry in the form."""
        if entry_at(self._directory, self._chosen) is not None:
            self._begin()

    def action_add(self, kind: str) -> None:
        """Fill the form in for somebody or some unit new."""
        chosen = entry_at(self._directory, self._chosen)
        unit = chosen.id if isinstance(chosen, Unit) else chosen.unit if chosen else ""
        new = Member(name="", unit=unit) if kind == "person" else Unit(id="", name="")
        self._form.show(self._directory, new)
        self._begin()

    def keep_typed(self) -> None:
        """Put what is being typed into the journal now."""
        self._form.keep_typed()

    def _begin(self) -> None:
        recovered = self._form.begin()
        self._say(
            _("Recovered what was being typed when the program ended; Esc throws it away.")
            if recovered
            else _("Enter goes to the next line, F2 keeps, Esc leaves it as it was.")
        )

    def action_next(self) -> None:
        """Go to the next line; on the last one keep the entry."""
        if not self._form.step(1, around=False):
            self.action_keep()

    def action_line(self, by: int) -> None:
        """Go to another line of the form."""
        self._form.step(by, around=True)

    def action_keep(self) -> None:
        """Store the entry as it was filled in."""
        try:
            changed, key = self._form.outcome(self._directory)
        except EntryError as error:
            self._say(str(error))
            return
        if self._save(changed, _("Stored."), key):
            self._form.end()
            self._show_chosen()
            self._warn_of_shared_names()

    def _warn_of_shared_names(self) -> None:
        if shared := shared_names(self._directory):
            self._say(_("More than one unit answers to: {names}.").format(names=", ".join(shared)))

    # ---- files

    def action_ask(self, asking: str) -> None:
        """Open the line for the path of a file."""
        folder = Path(remembered(f"directory_{asking}") or Path.home())
        path = f"{folder}/" if asking == "import" else str(folder / FILE_NAME)
        self._asking = asking
        asked = _("CSV file to import:") if asking == "import" else _("Write to:")
        self.query_one("#directory-asked", Static).update(plain(asked + " "))
        self.add_class("-asking")
        field = self.query_one("#directory-path", LineField)
        field.disabled = False
        field.value = path
        field.cursor_position = len(path)
        field.focus()
        self._say("")

    def action_use_path(self) -> None:
        """Import the file, or write it."""
        if self._asking == "import":
            self._import(self._path())
        else:
            self._export(self._path(), overwrite=False)

    def action_overwrite(self) -> None:
        """Write over the file that is there."""
        self._export(self._path(), overwrite=True)

    def _path(self) -> Path:
        return Path(self.query_one("#directory-path", LineField).value.strip()).expanduser()

    def _import(self, path: Path) -> None:
        before = self._directory
        try:
            done = import_directory(self._archive, path)
        except BriefingError as error:
            self._say(str(error))
            return
        remember("directory_import", str(path.parent))
        self._end_asking()
        self._undo.append(before)
        self._directory = done.directory
        self._show_list(self._chosen)
        notes = [Block((Paragraph((Span(clean(note)),), hanging=2),)) for note in done.notes]
        self.query_one("#directory-notes", Page).show(notes)
        self._say(
            _("Imported: {units} new units, {members} new people.").format(
                units=done.units, members=done.members
            )
        )

    def _export(self, path: Path, *, overwrite: bool) -> None:
        try:
            written = export_directory(self._archive, path, overwrite=overwrite)
        except ConflictError as error:
            self._refused = True
            self._say(_("{reason} Ctrl+R writes over it.").format(reason=error.message))
            return
        except BriefingError as error:
            self._say(str(error))
            return
        remember("directory_export", str(written.parent))
        self._end_asking()
        self._say(_("Written: {file}").format(file=written))

    def _end_asking(self) -> None:
        self._asking = ""
        self._refused = False
        self.remove_class("-asking")
        self.query_one("#directory-path", LineField).disabled = True
        self.set_focus(None)

    def action_cancel(self) -> None:
        """Leave the form or the line; nothing is stored."""
        if self._asking:
            self._end_asking()
        else:
            self._form.end()
        self._show_chosen()
        self._say("")

    def action_close(self) -> None:
        """Back to where it was called from."""
        self.dismiss()

    # ---- storing and showing

    def _save(self, after: Directory, said: str, key: str) -> bool:
        """Store ``after`` and choose the row ``key``; say what came of it."""
        before = self._directory
        try:
            save_directory(self._archive, after, base=before)
        except ConflictError as error:
            self._reload()
            self._say(error.message + " " + _("Here it is; make your change again."))
            return False
        except BriefingError as error:
            self._say(str(error))
            return False
        self._undo.append(before)
        self._directory = after
        self._show_list(key)
        self._say(said)
        return True

    def _reload(self) -> None:
        """Show what is stored now; steps that led elsewhere cannot be taken back any more."""
        try:
            self._directory = load_directory(self._archive)
        except BriefingError as error:
            self._say(str(error))
        self._undo.clear()
        self._show_list(self._chosen)

    def _show_list(self, key: str) -> None:
        page = self.query_one("#entries", Page)
        before = page.keys().index(page.selected) if page.selected in page.keys() else 0  # noqa: SIM118 - not a mapping
        page.show(directory_blocks(self._directory))
        keys = page.keys()
        page.selected = key if key in keys else keys[min(before, len(keys) - 1)] if keys else ""
        units = len(self._directory.units)
        people = len(self._directory.members)
        counted = " · ".join(
            (
                ngettext("{count} unit", "{count} units", units).format(count=units),
                ngettext("{count} person", "{count} people", people).format(count=people),
            )
        )
        self.query_one("#directory-head", Static).update(
            Content.assemble(
                Content.styled(_("Directory"), "bold $accent"),
                "   ",
                Content.styled(counted, "$muted"),
            )
        )
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show the chosen entry in the form, unless the form is being filled in."""
        if not self._form.filling:
            self._form.show(self._directory, entry_at(self._directory, self._chosen), self._chosen)
        self.query_one("#directory-notes", Page).show([])
        self.refresh_bindings()

    def _say(self, message: str) -> None:
        self.query_one("#directory-said", Static).update(plain(message))
        self.refresh_bindings()
