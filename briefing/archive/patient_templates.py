"""The office's own Word documents on a drive that may not answer.

As :mod:`briefing.archive.patient`; on their own, for who reads them reads packages.
"""

from pathlib import Path

from briefing.archive.patient import Patience
from briefing.archive.templates import Templates
from briefing.model.paper import PaperKind


class PatientTemplates(Templates):
    """Templates whose files are on the drive that ``patience`` is for."""

    def __init__(self, templates: Templates, patience: Patience) -> None:
        self._templates = templates
        self._patience = patience

    def kinds(self) -> tuple[PaperKind, ...]:
        """Return the kinds of papers that have one."""
        return self._patience.call(self._templates.kinds)

    def read(self, kind: PaperKind) -> bytes:
        """Return the template for papers of ``kind``."""
        return self._patience.call(lambda: self._templates.read(kind))

    def keep(self, kind: PaperKind, content: bytes) -> None:
        """Keep the template for papers of ``kind``, durably."""
        self._patience.call(lambda: self._templates.keep(kind, content))

    def remove(self, kind: PaperKind) -> None:
        """Keep none for papers of ``kind`` any more."""
        self._patience.call(lambda: self._templates.remove(kind))

    def path(self, kind: PaperKind) -> Path:
        """Return where the template for papers of ``kind`` is, or would be."""
        return self._templates.path(kind)
