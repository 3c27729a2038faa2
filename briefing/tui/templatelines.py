"""The lines of a form that name the office's own Word documents, one for each kind of paper."""

from pathlib import Path

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import search_key
from briefing.model.paper import PaperKind
from briefing.tui.screens.form import FormError, Offer
from briefing.verbs.templating import remove_template, take_template

_LABELS = {
    PaperKind.MINUTES: N_("Word template of minutes"),
    PaperKind.NOTICE: N_("Word template of notices"),
    PaperKind.REPORT: N_("Word template of reports"),
}
_SUFFIXES = (".docx", ".dotx")
_MOST = 8
"""So many files are offered: a folder may have hundreds."""


def template_line(kind: PaperKind) -> str:
    """Return the name of the line for papers of ``kind``."""
    return f"template-{kind}"


def template_lines(archive: Archive) -> dict[str, tuple[str, str, str]]:
    """Return label, value and example of each line by its name; "" where none is kept."""
    kinds = archive.templates().kinds()
    return {
        template_line(kind): (_(label), _kept(kind) if kind in kinds else "", "~/mau.docx")
        for kind, label in _LABELS.items()
    }


def keep_templates(archive: Archive, typed: dict[str, str]) -> bool:
    """Take in, replace or remove what the lines say; tell whether something changed.

    Raises :class:`FormError` for a file that cannot be a template.
    """
    changed = False
    before = template_lines(archive)
    for kind in _LABELS:
        line = template_line(kind)
        value = typed[line]
        if value == before[line][1]:
            continue
        try:
            if value:
                take_template(archive, kind, Path(value).expanduser())
            else:
                remove_template(archive, kind)
        except BriefingError as error:
            raise FormError(line, error.message) from error
        changed = True
    return changed


def offered_files(line: str, typed: str) -> tuple[Offer, ...]:
    """Return the folders and Word documents that a path being typed may become."""
    if not line.startswith("template-") or typed.startswith("templates/"):
        return ()
    path = Path(typed or "~").expanduser()
    folder, begun = (path, "") if not typed or typed.endswith("/") else (path.parent, path.name)
    try:
        found = [one for one in folder.iterdir() if _is_offered(one, begun)]
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return ()
    found.sort(key=lambda one: (one.is_file(), search_key(one.name)))
    return tuple(Offer(f"{one}/" if one.is_dir() else str(one)) for one in found[:_MOST])


def _is_offered(path: Path, begun: str) -> bool:
    if path.name.startswith((".", "~$")) or not search_key(path.name).startswith(search_key(begun)):
        return False
    return path.suffix.lower() in _SUFFIXES or path.is_dir()


def _kept(kind: PaperKind) -> str:
    """Return what stands in the line of a template that is kept: where it is in the archive."""
    return f"templates/{kind}.docx"
