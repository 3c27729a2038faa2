"""Merging the fields of one record: what one version changed is taken, the same field clashes."""

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefing.model.parts import PARAGRAPH_BREAK
from briefing.verbs.clashes import FIELDS, GONE, Choice, Deciding, Place, said
from briefing.verbs.weaving import Plain, keyed, unified, woven

R = TypeVar("R", bound=Struct)

FREE = frozenset({"text", "summary", "notes", "lead_in"})
"""Fields of free text: changes in different paragraphs get along, and both can be kept."""

QUIET = frozenset({"ordinal", "level", "noted_at", "id"})
"""Fields that nobody typed: mine counts where both differ, and a change is no news."""

_NOTHING = (None, "", ())


class Fields:
    """Merges values and records, asking ``deciding`` where they clash."""

    def __init__(self, deciding: Deciding) -> None:
        self._deciding = deciding

    def value(self, place: Place, name: str, base: Any, mine: Any, theirs: Any) -> Any:
        """Return one field merged."""
        if mine in (base, theirs):
            return theirs
        if theirs == base or name in QUIET:
            return mine
        if name in FREE:
            return self._text(place, name, base, mine, theirs)
        if base is _UNKNOWN and (mine in _NOTHING or theirs in _NOTHING):
            return mine or theirs
        choice = self._deciding.ask(place, name, (base, mine, theirs))
        return theirs if choice is Choice.THEIRS else mine

    def record(
        self, place: Place, base: R | None, mine: R, theirs: R, alone: tuple[str, ...] = ()
    ) -> R:
        """Return one record merged field by field; the fields ``alone`` stay as mine has them."""
        changes = {}
        for name in mine.__struct_fields__:
            if name not in alone:
                before = _UNKNOWN if base is None else getattr(base, name)
                changes[name] = self.value(
                    place, name, before, getattr(mine, name), getattr(theirs, name)
                )
        return replace(mine, **changes)

    def row(
        self,
        place: Place,
        base: R | None,
        mine: R | None,
        theirs: R | None,
        copied: Callable[[R], R] = lambda record: record,
    ) -> tuple[R, ...]:
        """Return what becomes of one item: nothing, the item, or both versions of it.

        ``None`` is where an item is not. Of both versions theirs keeps the place, and mine
        follows as ``copied`` makes it.
        """
        if mine is None or theirs is None:
            return self._one_sided(place, base, mine, theirs)
        if mine in (base, theirs):
            return (theirs,)
        if theirs == base:
            return (mine,)
        merged = self.record(place, base, mine, theirs)
        text = getattr(theirs, "text", None)
        if text is not None and self._both_wanted(place):
            return replace(merged, text=text), copied(mine)
        return (merged,)

    def _one_sided(
        self, place: Place, base: R | None, mine: R | None, theirs: R | None
    ) -> tuple[R, ...]:
        left = theirs if mine is None else mine
        if left is None or (base is not None and _alike(base, left)):
            return ()
        if base is None:
            return (left,)
        keep, drop = Choice.MINE, Choice.THEIRS
        if mine is None:
            keep, drop = drop, keep
        choice = self._deciding.ask(
            place, GONE, (_told(base), _told(mine, base), _told(theirs, base)), (keep, drop)
        )
        return (left,) if choice is keep else ()

    def _both_wanted(self, place: Place) -> bool:
        return self._deciding.answered(place, "text") is Choice.BOTH

    def _text(self, place: Place, name: str, base: Any, mine: str, theirs: str) -> str:
        before = "" if base is _UNKNOWN else base
        merged = _paragraphs(before, mine, theirs) if before or name == "notes" else None
        if merged is not None:
            return merged
        every = (Choice.MINE, Choice.THEIRS, Choice.BOTH)
        choice = self._deciding.ask(place, name, (before, mine, theirs), every)
        if choice is Choice.BOTH and name != "text":
            pieces = theirs.split(PARAGRAPH_BREAK)
            pieces += [one for one in mine.split(PARAGRAPH_BREAK) if one not in pieces]
            return PARAGRAPH_BREAK.join(filter(None, pieces))
        return theirs if choice is Choice.THEIRS else mine


class _Unknown:
    """Stands for the base of a field of which none is known; it equals nothing."""


_UNKNOWN = _Unknown()


def _paragraphs(base: str, mine: str, theirs: str) -> str | None:
    """Return the text merged paragraph by paragraph; ``None`` where both changed the same one."""
    own, other, third = (
        text.split(PARAGRAPH_BREAK) if text else [] for text in (base, mine, theirs)
    )
    before = dict[Any, str](enumerate(own))
    of_theirs = keyed(own, third, _plain, "theirs")
    of_mine = unified(before, keyed(own, other, _plain, "mine"), of_theirs)
    if any(key not in of_mine and key not in of_theirs for key in before):
        return None
    merged = []
    for key in woven(list(before), list(of_mine), list(of_theirs)):
        was, here, there = before.get(key), of_mine.get(key), of_theirs.get(key)
        if was is not None and was not in (here, there) and here != there:
            return None
        taken = there if here == was else here
        if taken is not None:
            merged.append(taken)
    return PARAGRAPH_BREAK.join(merged)


def _plain(text: str) -> Plain:
    return Plain("", text)


def _alike(old: Struct, new: Struct) -> bool:
    return all(
        getattr(old, name) == getattr(new, name)
        for name in old.__struct_fields__
        if name not in QUIET
    )


def _told(record: Struct | None, base: Struct | None = None) -> str:
    """Return an item in a few words: its text, and what else differs from ``base``."""
    if record is None:
        return ""
    pieces = [
        (name, said(getattr(record, name)))
        for name in record.__struct_fields__
        if name not in QUIET
        and (name == "text" or base is None or getattr(base, name) != getattr(record, name))
    ]
    return " · ".join(
        piece for name, piece in pieces if piece and (name in FIELDS or name == "name")
    )
