"""Compile the message catalogues when a wheel or an editable install is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Write a .mo beside each .po: gettext reads those, and git keeps the text only."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile every catalogue found under ``briefing/locale``."""
        for source in sorted(Path(self.root, "briefing", "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as po:
                catalogue = read_po(po, locale=source.parts[-3], domain=source.stem)
            with source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, catalogue)
