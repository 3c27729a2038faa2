"""Checksums of kept revisions, beside them in the format of sha256sum.

``history/<id>/SHA256SUMS`` has a line for each revision, so that without this program
``sha256sum -c SHA256SUMS`` tells in that folder whether every one is as it was signed. A revision
without a line is one of which nothing is known.
"""

import re
from pathlib import Path

from briefing.archive import files

FILE = "SHA256SUMS"

_LINE = re.compile(r"([0-9a-f]{64}) [ *]([1-9][0-9]{0,8}\.json)")


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 hexadecimal digits."""
    import hashlib  # noqa: PLC0415 - start-up: it loads OpenSSL

    return hashlib.sha256(data).hexdigest()


def read_sums(home: Path) -> dict[str, str]:
    """Return the checksums kept in the folder ``home``, by file name; no line is no checksum.

    Raises :class:`~briefing.errors.ArchiveError` for a file that cannot be opened.
    """
    found = files.read(home / FILE)
    lines = found[0].decode("utf-8", "replace").splitlines() if found else []
    matches = map(_LINE.fullmatch, lines)
    return {match[2]: match[1] for match in matches if match}


def write_sums(home: Path, sums: dict[str, str]) -> None:
    """Replace the checksums of the folder ``home``, durably; the archive's lock is held."""
    names = sorted(sums, key=lambda name: int(name.partition(".")[0]))
    text = "".join(f"{sums[name]}  {name}\n" for name in names)
    files.write(home / FILE, text.encode())
