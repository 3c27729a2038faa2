"""The office's own Word documents: looked at, and put back from backups."""

from collections.abc import Iterator
from pathlib import Path

from briefing.archive import files, layout
from briefing.archive.care.aside import Aside
from briefing.archive.care.findings import Done, Finding
from briefing.archive.care.papers import put_back
from briefing.archive.care.sources import Sources
from briefing.archive.layout import Kind
from briefing.archive.templates import FOLDER, is_whole
from briefing.errors import ArchiveError
from briefing.i18n import _


def examine_templates(folder: Path) -> Iterator[Finding]:
    """Yield the templates that are not what was taken in; raises :class:`ArchiveError`."""
    for base, _signature in files.listing(folder / FOLDER):
        name = f"{FOLDER}/{base}"
        if layout.kind_of(name) is not Kind.TEMPLATE:
            continue
        try:
            found = files.read(folder / name)
        except ArchiveError as error:
            yield Finding(
                id="template/unreachable",
                file=name,
                what=error.message,
                repairable=False,
                how=error.advice or _("Check the disk, and who may read the file."),
            )
            continue
        if found is not None and not is_whole(found[0]):
            yield Finding(
                id="template/damaged",
                file=name,
                what=_("{file} is damaged, or no Word document.").format(file=name),
                repairable=True,
                how=_(
                    "It is put back from the newest backup that has it; the damaged file is kept."
                ),
            )


def mend_template(folder: Path, name: str, sources: Sources, aside: Aside) -> Iterator[Done]:
    """Put a template back from the newest backup; raises :class:`ArchiveError`."""
    sound = (one for one in sources.contents(name) if is_whole(one[0]))
    yield from put_back(folder, name, next(sound, None), aside)
