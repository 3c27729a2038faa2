"""The journal: what is being typed, on the disk before it is part of any stored briefing.

One file of JSON lines for each briefing. A line keeps the whole text of one place (the entry
line, an item's editor), or marks that place as committed; further, a line can keep a whole
briefing that the archive would not take. Lines are only ever added; the file goes away when
nothing in it waits any longer. A last line torn by a power cut is passed over.
"""

import contextlib
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.archive import files
from briefing.errors import ArchiveError
from briefing.model.encoding import RecordError, from_plain, to_plain
from briefing.model.records import Briefing

FOLDER = "journal"

_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that Windows keeps for devices, whatever the suffix."""


class Draft(NamedTuple):
    """The text that was last typed at ``place`` and never committed, and when (UTC)."""

    place: str
    text: str
    at: datetime


class Unstored(NamedTuple):
    """A briefing that the archive would not take; ``base`` is what it was made from."""

    briefing: Briefing
    base: str | None


class _Line(msgspec.Struct, omit_defaults=True):
    """One line: a text typed, a mark that a place or the record is safe, or a whole record."""

    at: datetime
    briefing: str = ""
    place: str | None = None
    text: str = ""
    record: dict[str, object] | None = None
    base: str | None = None
    stored: bool = False


class _Waiting(NamedTuple):
    """What a journal file still holds for somebody."""

    drafts: dict[str, Draft]
    unstored: Unstored | None


class Journal:
    """The journal of one briefing in the archive at ``folder``.

    All methods raise :class:`ArchiveError` when the file cannot be read or written.
    """

    def __init__(self, folder: Path, briefing_id: str) -> None:
        self.path = folder / FOLDER / f"{_file_stem(briefing_id)}.jsonl"
        self._briefing_id = briefing_id

    def record(self, text: str, *, place: str) -> None:
        """Keep ``text`` as what now stands at ``place``; it is on the disk on return.

        The caller decides how often; blank text means that nothing stands there any more.
        """
        self._add(_Line(at=_now(), briefing=self._briefing_id, place=place, text=text))

    def keep(self, briefing: Briefing, *, base: str | None) -> None:
        """Keep a whole briefing that the archive would not take."""
        self._add(_Line(at=_now(), briefing=briefing.id, record=to_plain(briefing), base=base))

    def pending(self) -> tuple[Draft, ...]:
        """Return the last text of each place that has not been committed since."""
        return tuple(self._waiting().drafts.values())

    def unstored(self) -> Unstored | None:
        """Return the last briefing kept by :meth:`keep`, unless it was stored since."""
        return self._waiting().unstored

    def committed(self, place: str) -> None:
        """Note that what stood at ``place`` is durably part of the stored briefing."""
        if self.path.exists():
            self._add(_Line(at=_now(), place=place, stored=True))
            self._tidy()

    def stored(self) -> None:
        """Note that the briefing kept by :meth:`keep` is durably in the archive."""
        if self.path.exists():
            self._add(_Line(at=_now(), stored=True))
            self._tidy()

    def _add(self, line: _Line) -> None:
        try:
            data = msgspec.json.encode(line)
        except UnicodeEncodeError:  # half of a surrogate pair must not cost the rest
            import json  # noqa: PLC0415 - start-up: msgspec writes every line but such a one

            text = json.dumps(msgspec.to_builtins(line), ensure_ascii=False)
            data = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
        files.make_folder(self.path.parent)
        files.append_line(self.path, data)

    def _waiting(self) -> _Waiting:
        drafts: dict[str, Draft] = {}
        unstored: Unstored | None = None
        found = files.read(self.path)
        for raw in found[0].splitlines() if found else ():
            try:
                line = msgspec.json.decode(raw, type=_Line)
                if line.place is None:
                    kept = None if line.record is None else from_plain(line.record)
                    unstored = None if kept is None else Unstored(kept, line.base)
                    continue
            except (msgspec.DecodeError, UnicodeDecodeError, RecordError):
                continue
            drafts.pop(line.place, None)
            if not line.stored and line.text.strip():
                drafts[line.place] = Draft(line.place, line.text, line.at)
        return _Waiting(drafts, unstored)

    def _tidy(self) -> None:
        """Remove the file when nothing in it waits; failing that it is merely longer."""
        with contextlib.suppress(ArchiveError, OSError):
            waiting = self._waiting()
            if not waiting.drafts and waiting.unstored is None:
                self.path.unlink(missing_ok=True)


def _now() -> datetime:
    return datetime.now(UTC)


def _file_stem(briefing_id: str) -> str:
    """Return a safe file name for any id: the id itself where it is harmless, else a digest.

    Ids come from imported files and may be anything, "../../x" and "CON" included.
    """
    if _PLAIN_NAME.fullmatch(briefing_id) and not _DEVICES.fullmatch(briefing_id):
        return briefing_id
    import hashlib  # noqa: PLC0415 - start-up: our own ids never need it

    digest = hashlib.sha256(briefing_id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"={digest[:32]}"
