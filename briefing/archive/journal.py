"""The journal: what is being typed, on the disk before it is part of any stored briefing.

One file of JSON lines for each briefing, and one more for each further program that types at the
same one at the same time. A line keeps the whole text of one place (the entry line, an item's
editor), or marks that place as committed; further, a line can keep a whole briefing that the
archive would not take. A line says by which program it was written: what one program types or
commits takes nothing from another, unless it has read that before. Lines are only ever added. A
file belongs to the program that writes it until that ends; the next one that types at the
briefing goes on in it. A file goes away when nothing in it waits any longer, or when all of it
stands in another. A last line torn by a power cut is passed over.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from briefing.archive import claims, files
from briefing.errors import ArchiveError
from briefing.model.encoding import RecordError, from_plain, to_plain
from briefing.model.patches import Patch, patch, patched
from briefing.model.records import Briefing

FOLDER = "journal"

SESSIONS = 9
"""How many programs can type at one briefing with a file of their own; more share the last."""

_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that Windows keeps for devices, whatever the suffix."""

T = TypeVar("T")


class Draft(NamedTuple):
    """The text that was last typed at ``place`` and never committed, and when (UTC)."""

    place: str
    text: str
    at: datetime


class Unstored(NamedTuple):
    """A briefing that the archive would not take.

    ``base`` is the fingerprint of what it was made from, and ``was`` that itself where it is
    known: files of before the merging do not say.
    """

    briefing: Briefing
    base: str | None
    was: Briefing | None = None


class _Line(msgspec.Struct, omit_defaults=True):
    """One line: a text typed, a mark that a place or the record is safe, or a whole record.

    ``by`` is the program that wrote it; it speaks for that one, and for those in ``of``, whose
    lines it had read. ``was`` is what turns ``record`` into what it was made from.
    """

    at: datetime
    briefing: str = ""
    place: str | None = None
    text: str = ""
    record: dict[str, Any] | None = None
    base: str | None = None
    was: Patch | None = None
    stored: bool = False
    by: str = ""
    of: tuple[str, ...] = ()


class _Waiting(NamedTuple):
    """What journal files still hold for somebody: by place and program, and by program."""

    drafts: dict[tuple[str, str], Draft]
    unstored: dict[str, Unstored]

    @property
    def programs(self) -> set[str]:
        """The programs of which something waits."""
        return {by for _place, by in self.drafts} | self.unstored.keys()


class Journal:
    """The journal of one briefing in the archive at ``folder``.

    ``path`` is the first of its files. All methods raise :class:`ArchiveError` when a file
    cannot be read or written.
    """

    def __init__(self, folder: Path, briefing_id: str) -> None:
        self.path = folder / FOLDER / f"{_file_stem(briefing_id)}.jsonl"
        self._briefing_id = briefing_id
        self._claim: claims.Claim | None = None
        self._known: set[str] = set()  # the programs whose lines have been read here

    def record(self, text: str, *, place: str) -> None:
        """Keep ``text`` as what now stands at ``place``; it is on the disk on return.

        The caller decides how often; blank text means that nothing stands there any more.
        """
        self._add(_Line(at=_now(), briefing=self._briefing_id, place=place, text=text))

    def keep(self, briefing: Briefing, *, base: str | None, was: Briefing | None = None) -> None:
        """Keep a whole briefing that the archive would not take; see :class:`Unstored`."""
        self._add(_kept(Unstored(briefing, base, was)))

    def pending(self) -> tuple[Draft, ...]:
        """Return the last text of each place that has not been committed since.

        What another program is typing just now is not among it. Texts of one place that several
        programs left are put together.
        """
        drafts: dict[str, Draft] = {}
        for (place, _by), draft in self._waiting().drafts.items():
            drafts[place] = _together(drafts.get(place), draft)
        return tuple(drafts.values())

    def unstored(self) -> Unstored | None:
        """Return the last briefing kept by :meth:`keep`, unless it was stored since."""
        return next(reversed(self.all_unstored()), None)

    def all_unstored(self) -> tuple[Unstored, ...]:
        """Return the last such briefing of each program that left one, the latest at the end."""
        return tuple(self._waiting().unstored.values())

    def committed(self, place: str) -> None:
        """Note that what stood at ``place`` is durably part of the stored briefing."""
        if self._left_behind():
            self._add(_Line(at=_now(), place=place, stored=True))
            self._tidy()

    def stored(self) -> None:
        """Note that the briefings kept by :meth:`keep` are durably in the archive."""
        if self._left_behind():
            self._add(_Line(at=_now(), stored=True))
            self._tidy()

    def guarded(self, call: Callable[[], T]) -> T:
        """Do something else with the files of the briefing, as patiently as the rest here."""
        return call()

    # ---- the files

    def _files(self) -> Iterator[Path]:
        """Yield the path of the file of each program in turn, there or not."""
        yield self.path
        for number in range(2, SESSIONS + 1):
            yield self.path.with_name(f"{self.path.stem}~{number}.jsonl")

    def _left_behind(self) -> list[Path]:
        """Return the files that are there and are not those of other living programs."""
        if not self.path.parent.exists():
            return []
        return [path for path in self._files() if path.exists() and not claims.is_taken(path)]

    def _own(self) -> Path:
        """Return the file to write to; what ended programs left stands in it from then on."""
        if self._claim is not None and self._claim.holds:
            return self._claim.path
        files.make_folder(self.path.parent)
        try:
            found = (claims.claim(path) for path in self._files())
            self._claim = next((one for one in found if one is not None), None)
            if self._claim is None:
                return self.path
            self._take_over(self._claim.path)
        except OSError as error:
            raise files.unwritable(error, self.path) from error
        return self._claim.path

    def _take_over(self, own: Path) -> None:
        """Add what other programs left to the file ``own``, and then remove theirs."""
        for path in self._files():
            if path == own or not path.exists():
                continue
            claimed = claims.claim(path)
            if claimed is None:
                continue
            left = _read(path)
            for (place, by), draft in left.drafts.items():
                line = _Line(draft.at, self._briefing_id, place, draft.text, by=by)
                files.append_line(own, _encoded(line))
            for by, kept in left.unstored.items():
                line = _kept(kept)
                line.by = by
                files.append_line(own, _encoded(line))
            path.unlink(missing_ok=True)

    def _add(self, line: _Line) -> None:
        line.by = _program()
        line.of = tuple(sorted(self._known - {line.by}))
        files.append_line(self._own(), _encoded(line))

    def _waiting(self) -> _Waiting:
        drafts: dict[tuple[str, str], Draft] = {}
        unstored: dict[str, Unstored] = {}
        for path in self._left_behind():
            found = _read(path)
            drafts.update(found.drafts)
            unstored.update(found.unstored)
            self._known |= found.programs
        return _Waiting(drafts, unstored)

    def _tidy(self) -> None:
        """Remove the file when nothing in it waits; failing that it is merely longer."""
        with contextlib.suppress(ArchiveError, OSError):
            own = self._own()
            if not _read(own).programs:
                own.unlink(missing_ok=True)
                self._claim = None


def _read(path: Path) -> _Waiting:
    """Return what the file at ``path`` still holds."""
    drafts: dict[tuple[str, str], Draft] = {}
    unstored: dict[str, Unstored] = {}
    found = files.read(path)
    for raw in found[0].splitlines() if found else ():
        try:
            line = msgspec.json.decode(raw, type=_Line)
            kept = None if line.record is None else _unstored(line.record, line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecordError):
            continue
        for by in (line.by, *line.of):
            if line.place is None:
                unstored.pop(by, None)
            else:
                drafts.pop((line.place, by), None)
        if kept is not None:
            unstored[line.by] = kept
        elif line.place is not None and not line.stored and line.text.strip():
            drafts[line.place, line.by] = Draft(line.place, line.text, line.at)
    return _Waiting(drafts, unstored)


def _unstored(record: dict[str, Any], line: _Line) -> Unstored:
    was = None
    if line.was is not None:
        with contextlib.suppress(ValueError, RecordError):  # then it is merged without
            was = from_plain(patched(record, line.was))
    return Unstored(from_plain(record), line.base, was)


def _kept(unstored: Unstored) -> _Line:
    record = to_plain(unstored.briefing)
    was = None if unstored.was is None else patch(record, to_plain(unstored.was))
    briefing_id, base = unstored.briefing.id, unstored.base
    return _Line(at=_now(), briefing=briefing_id, record=record, base=base, was=was)


def _together(one: Draft | None, other: Draft) -> Draft:
    """Return two texts of one place as one; the same one twice is one."""
    if one is None or one.text.strip() == other.text.strip():
        return other
    return Draft(other.place, f"{one.text.rstrip()}\n{other.text.lstrip()}", max(one.at, other.at))


def _program() -> str:
    """Return what tells this run of the program from every other."""
    if _PROGRAM.get("process") != os.getpid():  # a copy of a process is another one
        _PROGRAM.update(process=os.getpid(), name=os.urandom(6).hex())
    return str(_PROGRAM["name"])


_PROGRAM: dict[str, object] = {}


def _encoded(line: _Line) -> bytes:
    try:
        return msgspec.json.encode(line)
    except UnicodeEncodeError:  # half of a surrogate pair must not cost the rest
        import json  # noqa: PLC0415 - start-up: msgspec writes every line but such a one

        text = json.dumps(msgspec.to_builtins(line), ensure_ascii=False)
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


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
