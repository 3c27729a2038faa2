"""What can be exported: a paper in its formats, such as the minutes of a briefing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from briefing.archive.protocol import Archive
from briefing.model.records import Briefing
from briefing.tui.official import Official, official_briefing, official_labels
from briefing.verbs.giving import export, file_name, give, public_copy, render, toned
from briefing.verbs.papering import paper_name
from briefing.writing import FORMATS
from briefing.writing.papers.formats import PAPER_FORMATS


class Paper(Protocol):
    """One paper. A format is named as :meth:`labels` names it."""

    official: Official
    """The paper in its official form, for the formats in which one is given out."""

    def labels(self) -> Mapping[str, str]:
        """Return what a menu calls each format, in English, to be translated there."""

    def rendered(self, format_name: str) -> str:
        """Return the paper in a format that is no official one."""

    def file_name(self, format_name: str) -> str:
        """Return the name that its file gets."""

    def write(self, format_name: str, target: Path, *, overwrite: bool) -> None:
        """Write the file; raises as :func:`briefing.verbs.giving.export`."""


class BriefingPaper:
    """A briefing, as a paper: the record itself, or an official paper made of it."""

    def __init__(self, archive: Archive, briefing: Briefing) -> None:
        self._briefing = public_copy(briefing)
        self.official = official_briefing(archive, briefing)

    def labels(self) -> Mapping[str, str]:
        """Return the formats of minutes, and those of official papers."""
        return {made.name: made.label for made in FORMATS.values()} | official_labels()

    def rendered(self, format_name: str) -> str:
        """Return the minutes."""
        return render(self._toned(format_name), format_name)

    def file_name(self, format_name: str) -> str:
        """Return the name of their file."""
        if format_name in PAPER_FORMATS:
            wish = self.official.wish._replace(format_name=format_name)
            return paper_name(self._briefing, wish)
        return file_name(self._briefing, format_name)

    def write(self, format_name: str, target: Path, *, overwrite: bool) -> None:
        """Write them."""
        if format_name in PAPER_FORMATS:
            content = self.official.content(format_name)
            give(content, target.name, target, overwrite=overwrite)
        else:
            export(self._toned(format_name), format_name, target, overwrite=overwrite)

    def _toned(self, format_name: str) -> Briefing:
        return toned(self._briefing, self.official.tone(format_name))
