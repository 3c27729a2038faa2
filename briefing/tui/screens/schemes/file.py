"""Schemes as a table: the file to write, or to take in."""

from pathlib import Path

from briefing.i18n import _
from briefing.settings import remember, remembered
from briefing.tui.screens.form import FormError, FormScreen
from briefing.verbs.programming import FILE_NAME


class SchemeFileScreen(FormScreen[Path]):
    """Returns the file that was named; ``taking`` asks for one that is to be read."""

    def __init__(self, *, taking: bool) -> None:
        title = _("Take schemes in from a table (CSV)") if taking else _("Write a table (CSV)")
        folder = Path(remembered("export_folder") or Path.cwd())
        proposed = folder if taking else folder / FILE_NAME
        place = f"scheme-file:{'in' if taking else 'out'}"
        super().__init__(title, {"file": (_("File"), str(proposed), "")}, place=place)

    def outcome(self, typed: dict[str, str]) -> Path:
        """Return the path; raises :class:`FormError` for none."""
        if not typed["file"]:
            raise FormError("file", _("Name the file."))
        path = Path(typed["file"]).expanduser()
        remember("export_folder", str(path if path.is_dir() else path.parent))
        return path
