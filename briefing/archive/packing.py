"""Packing a bundle: the files of an archive into one zip, with the manifest at its end."""

import contextlib
import hashlib
import stat
import zipfile
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from briefing.archive import bundles, files, layout
from briefing.archive.bundles import MANIFEST, Entry, Manifest
from briefing.archive.files import Signature
from briefing.errors import ArchiveError
from briefing.i18n import _


class Packer:
    """A bundle being written to an open file.

    :meth:`take` may be called again for a file that has changed meanwhile; the last one counts.
    It is a context manager.
    """

    def __init__(self, target: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self._entries: dict[str, Entry] = {}
        self._signatures: dict[str, Signature] = {}
        self._weeks: dict[str, int] = {}
        self._left_out: dict[str, str] = {}

    def __enter__(self) -> "Packer":
        return self

    def __exit__(self, *_error: object) -> None:
        # What was not ended by close() is thrown away; zipfile wants to end it nevertheless.
        with contextlib.suppress(OSError):
            self._zip.close()

    def take(self, folder: Path, name: str) -> None:
        """Pack the file ``name`` of ``folder``; one that is gone is passed over.

        One that cannot be read, or is far too large, is left out and named in the manifest: the
        others need their backup all the more.
        """
        path = folder / name
        try:
            now = files.signature(path)
            if now is not None and self._signatures.get(name) == now:
                return
            self.drop(name)
            if now is not None and now.size > bundles.MOST_BYTES:
                self._left_out[name] = str(_too_large(path))
                return
            found = files.read(path)
        except ArchiveError as error:
            self.drop(name)
            self._left_out[name] = str(error)
            return
        if found is None:
            return
        data, self._signatures[name] = found
        self._entries[name] = Entry(hashlib.sha256(data).hexdigest(), len(data))
        if layout.kind_of(name) is layout.Kind.YEAR:
            self._weeks[name] = _count(data)
        self._zip.writestr(_info(name), data)

    def drop(self, name: str) -> None:
        """Forget a file that was packed; its bytes stay in the zip, where nothing names them."""
        self._entries.pop(name, None)
        self._signatures.pop(name, None)
        self._weeks.pop(name, None)
        self._left_out.pop(name, None)
        if (info := self._zip.NameToInfo.pop(name, None)) is not None:
            self._zip.filelist.remove(info)

    @property
    def names(self) -> tuple[str, ...]:
        """The names packed so far."""
        return tuple(self._entries)

    def close(self, now: datetime, version: str) -> Manifest:
        """Write the manifest and the end of the zip."""
        manifest = Manifest(
            made_at=now,
            version=version,
            weeks=sum(self._weeks.values()),
            files=self._entries,
            left_out=self._left_out,
        )
        data = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
        self._zip.writestr(_info(MANIFEST), data)
        self._zip.close()
        return manifest


def _too_large(path: Path) -> ArchiveError:
    return ArchiveError(
        _("{file} is far larger than any file of an archive.").format(file=path),
        _("Move it to another folder if it is none of yours."),
    )


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


class _Counted(msgspec.Struct):
    briefings: dict[str, msgspec.Raw] = {}


def _count(data: bytes) -> int:
    """Return how many briefings a year's file holds, 0 for one that cannot be read."""
    try:
        return len(msgspec.json.decode(data, type=_Counted).briefings)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return 0
