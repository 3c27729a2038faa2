"""The steps that can be undone and redone, kept beside the journal so that they survive a restart.

One file of JSON lines for each briefing; a line is a step made, undone or redone, with what
turns the state after it back into the one before it, and the fingerprints of both. The file
helps and nobody depends on it: what is broken, or does not lead to the briefing as it is stored,
counts as no history, and what cannot be written is kept in memory until the end of the session.
So does what was noted of a briefing before it was brought to another form
(:mod:`briefing.model.migrations`): those steps are between states that it has no more.
"""

import contextlib
import os
from collections import deque
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from briefing.archive import files
from briefing.archive.journal import Journal
from briefing.errors import ArchiveError
from briefing.model.encoding import RecordError, fingerprint, from_plain, to_plain
from briefing.model.patches import Patch, patch, patched
from briefing.model.records import Briefing

FOLDER = "undo"

STEPS = 500
"""How many steps are kept, the newest ones."""


class Move(StrEnum):
    """What a line tells; ``AHEAD`` is a step that was undone before the file was tidied."""

    STEP = "step"
    UNDO = "undo"
    REDO = "redo"
    AHEAD = "ahead"


class _Line(msgspec.Struct, frozen=True):
    """``patch`` turns the state with the fingerprint ``now`` into the one with ``was``."""

    move: Move
    label: str
    was: str
    now: str
    patch: Patch


class _Step(NamedTuple):
    """A way from the present state, or from the step that comes after it, to another state."""

    label: str
    patch: Patch
    leads_to: str


class Travel(NamedTuple):
    """A step undone or redone: its label, and the briefing as it is then."""

    label: str
    briefing: Briefing


class UndoHistory:
    """The steps of the briefing whose journal is ``journal``.

    No method raises because of the file.
    """

    def __init__(self, journal: Journal) -> None:
        self.path = journal.path.parent.parent / FOLDER / journal.path.name
        self._guarded = journal.guarded
        self._undo: deque[_Step] = deque(maxlen=STEPS)
        self._redo: list[_Step] = []
        self._now = ""  # the fingerprint of the state that the steps start from; "": not loaded
        self._lines = 0  # how many lines the file has
        self._whole = False  # whether the next line can simply be added to the file

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return bool(self._redo)

    @property
    def loaded(self) -> bool:
        """Whether :meth:`load` was called."""
        return bool(self._now)

    def load(self, present: Briefing) -> bool:
        """Read the steps that lead to ``present``; tell whether the file's steps do.

        Where they do not, another program has changed the briefing, and there are no steps.
        """
        self._now = fingerprint(present)
        lines, torn = self._read()
        self._lines = len(lines)
        # A step is written before the state that it leads to is stored.
        if lines and lines[-1].now != self._now and lines[-1].was == self._now:
            lines, torn = lines[:-1], True
        known = bool(lines) and self._replay(lines) == self._now
        if not known:
            self._undo.clear()
            self._redo.clear()
        self._whole = not torn and (known or not lines)
        return known

    def record(self, label: str, before: Briefing, after: Briefing) -> None:
        """Note a step made; what was undone before it cannot be redone any more."""
        self._redo.clear()
        self._move(Move.STEP, label, before, after)

    def undo(self, present: Briefing) -> Travel | None:
        """Take the last step back; ``None`` when there is none."""
        return self._travel(Move.UNDO, self._undo, present)

    def redo(self, present: Briefing) -> Travel | None:
        """Do the last undone step again; ``None`` when there is none."""
        return self._travel(Move.REDO, self._redo, present)

    def _travel(
        self, move: Move, steps: deque[_Step] | list[_Step], present: Briefing
    ) -> Travel | None:
        if not steps:
            return None
        step = steps.pop()
        try:
            there = from_plain(patched(to_plain(present), step.patch))
        except (ValueError, RecordError):
            there = present
        if fingerprint(there) != step.leads_to:  # a line was lost or spoilt
            steps.clear()
            return None
        self._move(move, step.label, present, there)
        return Travel(step.label, there)

    def _move(self, move: Move, label: str, before: Briefing, after: Briefing) -> None:
        way_back = patch(to_plain(after), to_plain(before))
        line = _Line(move, label, fingerprint(before), fingerprint(after), way_back)
        self._take(line)
        self._now = line.now
        if not self._whole or self._lines >= 2 * STEPS:
            self._rewrite()
        else:
            self._append(line)

    def _take(self, line: _Line) -> None:
        """Put the step of ``line`` where it belongs: behind the present state, or ahead of it."""
        steps = self._redo if line.move in {Move.UNDO, Move.AHEAD} else self._undo
        steps.append(_Step(line.label, line.patch, line.was))

    def _replay(self, lines: Sequence[_Line]) -> str:
        """Take in what ``lines`` tell; return the fingerprint of the state they lead to.

        Lines that do not lead to the one after them are of another history, or a line between
        them was lost: they count for nothing.
        """
        now = ""
        for line in lines:
            if line.move is Move.AHEAD:
                self._take(line)
                continue
            if line.now == now != line.was:  # a step that another window has taken up as well
                continue
            if line.was != now:
                self._undo.clear()
                self._redo.clear()
            elif line.move is Move.STEP:
                self._redo.clear()
            else:
                left = self._undo if line.move is Move.UNDO else self._redo
                if left:
                    left.pop()
            self._take(line)
            now = line.now
        return now

    def _read(self) -> tuple[list[_Line], bool]:
        """Return the lines that can be read, and whether there are others."""
        try:
            found = self._guarded(lambda: files.read(self.path))
        except ArchiveError:
            return [], True
        if found is None:
            return [], False
        lines: list[_Line] = []
        torn = not found[0].endswith(b"\n")
        for raw in found[0].splitlines():
            try:
                lines.append(msgspec.json.decode(raw, type=_Line))
            except (msgspec.DecodeError, UnicodeDecodeError):
                torn = True
        return lines, torn

    def _append(self, line: _Line) -> None:
        """Add one line; not durably, for the next start does without it if it has to."""
        self._whole = False
        with contextlib.suppress(ArchiveError, OSError, UnicodeEncodeError):
            data = msgspec.json.encode(line) + b"\n"
            self._whole = self._guarded(lambda: self._written(data)) == len(data)
        self._lines += 1

    def _written(self, data: bytes) -> int:
        """Add ``data`` to the file and return how many bytes of it were taken."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        if not self._lines:
            files.make_folder(self.path.parent)
        descriptor = os.open(self.path, flags | getattr(os, "O_BINARY", 0), 0o600)
        try:
            return os.write(descriptor, data)
        finally:
            os.close(descriptor)

    def _rewrite(self) -> None:
        """Write the file anew: the steps behind the present state, then those ahead of it."""
        reached = [*(step.leads_to for step in self._undo), self._now][1:]
        lines = [
            _Line(Move.STEP, step.label, step.leads_to, now, step.patch)
            for step, now in zip(self._undo, reached, strict=True)
        ]
        lines += [
            _Line(Move.AHEAD, step.label, step.leads_to, "", step.patch) for step in self._redo
        ]
        self._whole = False
        with contextlib.suppress(ArchiveError, UnicodeEncodeError):
            data = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
            self._guarded(lambda: self._replaced(data))
            self._lines = len(lines)
            self._whole = True

    def _replaced(self, data: bytes) -> None:
        files.make_folder(self.path.parent)
        files.sweep(self.path.parent)
        files.write(self.path, data)
