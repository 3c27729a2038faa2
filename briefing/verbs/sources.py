"""The files of a folder or a zip, found and opened one by one; nothing is unpacked to disk."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO
from weakref import finalize

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.dates import find_days
from briefing.language.letters import clean
from briefing.reading.kinds import is_collection
from briefing.reading.packages import Package, damaged
from briefing.verbs.taking import LARGEST_FILE, too_large, unreadable

_ZIPS_OPEN = 4
_LONGEST_NAME = 200
MOST_FILES = 20_000
"""More than an office has written since it has had computers."""

_ZIP = b"PK\x03\x04"
_ISO = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_JUNK = ("~$", "~lock", ".")  # Word's and LibreOffice's locks, hidden files
_JUNK_NAMES = {"thumbs.db", "desktop.ini"}
_JUNK_FOLDERS = {"__macosx"}


class _Zips:
    """The zips that are being read, a few of them held open: each has one long list of names."""

    def __init__(self) -> None:
        self._open: dict[Path, tuple[BinaryIO, Package]] = {}
        finalize(self, _close, self._open)

    def package(self, path: Path) -> Package:
        """Return the zip at ``path``; raises :class:`ReadError` and ``OSError``."""
        if path not in self._open:
            while len(self._open) >= _ZIPS_OPEN:
                oldest = next(iter(self._open))
                self._open.pop(oldest)[0].close()
            file = path.open("rb")
            try:
                self._open[path] = file, Package(file)
            except ReadError:
                file.close()
                raise
        return self._open[path][1]


def _close(opened: dict[Path, tuple[BinaryIO, Package]]) -> None:
    for file, _package in opened.values():
        file.close()
    opened.clear()


class SourceFile:
    """One file that may hold minutes: its name as shown, and the day its name or time tells."""

    def __init__(
        self, name: str, day: date, path: Path, member: str = "", zips: _Zips | None = None
    ) -> None:
        self.name = name
        self.day = day
        self.path = path
        self.member = member
        self._zips = zips or _Zips()

    def read(self) -> bytes:
        """Return its content; raises :class:`ReadError` in one sentence."""
        try:
            if self.member:
                return self._unpacked(self._zips.package(self.path))
            with self.path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise unreadable(self.name, error) from error
        if len(data) > LARGEST_FILE:
            raise too_large(self.name)
        return data

    def _unpacked(self, package: Package) -> bytes:
        if self.member not in package:  # another zip has been put in its place
            raise damaged()
        if _leads_out(self.member) or package.is_link(self.member):
            raise _made_to_harm()
        if package.size(self.member) > LARGEST_FILE:
            raise too_large(self.name)
        return package.read(self.member, LARGEST_FILE)


def holds_files(path: Path) -> bool:
    """Say whether ``path`` is a folder, or a zip that is not itself a document."""
    if path.is_dir():
        return True
    with suppress(OSError, ReadError), path.open("rb") as file:
        return file.read(4) == _ZIP and is_collection(Package(file))
    return False


def find_files(
    paths: Sequence[Path], *, passed_over: Callable[[str], object] | None = None
) -> tuple[SourceFile, ...]:
    """Return the files in ``paths``, folders with all below them and zips opened, by their day.

    Hidden files and the locks of word processors are passed over (``passed_over`` is told their
    names), links to folders not followed. Raises :class:`ReadError` when there are too many, or a
    folder cannot be listed.
    """
    found: list[SourceFile] = []
    walk = _Walk(_Zips(), passed_over or (lambda _name: None))
    for path in paths:
        if path.is_dir():
            found += walk.folder(path)
        else:
            found += walk.opened(path, path.name)
        if len(found) > MOST_FILES:
            raise _too_many()
    return tuple(sorted(found, key=lambda file: (file.day, file.name)))


class _Walk:
    """The way through folders and zips; whatever is no paper is told and left out."""

    def __init__(self, zips: _Zips, passed_over: Callable[[str], object]) -> None:
        self._zips = zips
        self._passed_over = passed_over

    def folder(self, folder: Path) -> Iterator[SourceFile]:
        """Yield the files in ``folder`` and those below it."""

        def fail(error: OSError) -> None:
            raise unreadable(str(error.filename), error) from error

        count = 0
        for here, folders, names in os.walk(folder, onerror=fail):
            folders[:] = self._kept(folders)
            for name in self._kept(names):
                path = Path(here, name)
                if not path.is_file():
                    continue
                count += 1
                if count > MOST_FILES:
                    raise _too_many()
                yield from self.opened(path, str(path.relative_to(folder.parent)))

    def opened(self, path: Path, name: str) -> Iterator[SourceFile]:
        """Yield the file at ``path``, or the files in it where it is a zip of them."""
        members: list[str] = []
        if path.suffix.lower() == ".zip" and holds_files(path):
            package = self._zips.package(path)
            for member in package.names:
                if _in_junk(member):
                    self._passed_over(member)
                elif not package.is_folder(member):
                    members.append(member)
        if not members:
            yield SourceFile(_shown(name), _day(path.name, path), path)
        for member in members:
            shown = f"{_shown(name)}/{_shown(member)}"
            yield SourceFile(shown, _day(member, path), path, member, self._zips)

    def _kept(self, names: Sequence[str]) -> list[str]:
        kept = []
        for name in sorted(names):
            if is_junk(name):
                self._passed_over(name)
            else:
                kept.append(name)
        return kept


def _shown(name: str) -> str:
    """Return a name as it may be shown: what a terminal would obey goes, and what is endless."""
    text = " ".join(clean(name).split())
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME // 2]}…{text[-40:]}"


def _day(name: str, path: Path) -> date:
    """Return the day that a file's name tells, else the one on which it was last changed."""
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    except (OSError, OverflowError, ValueError):
        changed = date.max
    with suppress(ValueError):
        if found := _ISO.search(name):
            return date.fromisoformat(found[0])
    days = find_days(
        clean(Path(name).stem[-_LONGEST_NAME:]).replace("_", " ").replace(".", "-"), changed
    )
    return days[0].value if days else changed


def is_junk(name: str) -> bool:
    """Say whether a file or folder is hidden, a word processor's lock, or the system's own."""
    lower = name.lower()
    return lower.startswith(_JUNK) or lower in _JUNK_NAMES or lower in _JUNK_FOLDERS


def _in_junk(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return any(is_junk(part) for part in parts if part not in {".", ".."})


def _leads_out(member: str) -> bool:
    """Say whether the name of a file in a zip would stand outside of the folder it is put in."""
    name = member.replace("\\", "/")
    return name.startswith("/") or name[1:2] == ":" or ".." in name.split("/")


def _made_to_harm() -> ReadError:
    return ReadError(
        _("Its name leads out of the zip, to files that are not in it: it was made to harm."),
        _("Do not unpack it; ask who sent it."),
    )


def _too_many() -> ReadError:
    return ReadError(
        _("There are more than {limit} files in it.").format(limit=MOST_FILES),
        _("Import the folders in it one after the other."),
    )
