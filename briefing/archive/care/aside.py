"""Keeping aside what a repair replaces: nothing is written over that is not in ``damaged/``."""

from datetime import datetime
from pathlib import Path

from briefing.archive import files, layout


class Aside:
    """The folder ``damaged/`` of the archive at ``folder``, for a repair at the time ``now``."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._folder = folder
        self._time = now.strftime("%Y-%m-%dT%H%M%S")

    def copy(self, name: str) -> Path | None:
        """Copy the file ``name`` there, durably, and return where; ``None`` for a missing one."""
        found = files.read(self._folder / name)
        if found is None:
            return None
        target = self._free(name)
        files.write(target, found[0])
        return target

    def move(self, name: str) -> Path:
        """Move the file ``name`` there and return where."""
        source, target = self._folder / name, self._free(name)
        try:
            source.replace(target)
            files.sync_folder(target.parent)
            files.sync_folder(source.parent)
        except OSError as error:
            raise files.unwritable(error, source) from error
        return target

    def _free(self, name: str) -> Path:
        """Return a path that is not there yet: a year keeps its name, others name their folder."""
        home = self._folder / layout.DAMAGED
        files.make_folder(home)
        stem = name.removeprefix("briefings/").removeprefix("backups/").replace("/", "-")
        path, number = home / f"{stem}.{self._time}", 1
        while path.exists():
            number += 1
            path = home / f"{stem}.{self._time}-{number}"
        return path
