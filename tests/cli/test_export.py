"""Export from the command line: what stays in the archive."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from briefing.archive.tiny import open_archive
from tests.cli.conftest import Ended


def test_private_notes_stay_out_unless_asked_for(
    briefing: Callable[..., Ended], stored: Path
) -> None:
    archive = open_archive(stored)
    week = archive.get(archive.headers()[-1].id)
    archive.put(replace(week, notes="điều riêng tư"))
    for name in ("md", "txt", "json"):
        assert "điều riêng tư" not in briefing("export", week.id, "--to", name).out
        with_notes = briefing("export", week.id, "--to", name, "--with-notes").out
        assert "điều riêng tư" in with_notes
