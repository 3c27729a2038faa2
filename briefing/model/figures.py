"""What the office counts: figures defined once, under which the numbers of the weeks are added.

A number in a week belongs to a definition when it bears its name, or another name of it, and
counts in its unit; case, accents and tone placement do not matter. A week keeps its numbers under
the names they were written with, so a definition may be changed or taken out at any time.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec.structs import replace

from briefing.language.letters import marked_key, search_key
from briefing.model.editing import require_draft
from briefing.model.records import Briefing, Figure, PeriodKind, Record


class Counting(StrEnum):
    """How the numbers of several weeks make one."""

    SUM = "sum"  # lũy kế: they are added
    LEVEL = "level"  # thời điểm: the last one counts


class Definition(Record, frozen=True, kw_only=True):
    """A figure of the office, told from the others by ``id``, which never changes.

    ``whole`` is the y of every "x of y", where that is the same for all weeks ("19 đề án").
    ``reports`` says which kind of report is counted; ``None`` the shortest that gives it.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    unit: str = ""
    group: str = ""
    counting: Counting = Counting.SUM
    whole: Decimal | None = None
    reports: PeriodKind | None = None


Definitions = tuple[Definition, ...]
"""All definitions, in the order in which they are listed."""

PERCENT = "%"

_WORD = re.compile(r"\w+")


# ── Finding the definition of a number ──────────────────────────────────────────────────────


class Names:
    """Tells to which of ``definitions`` a name with a unit belongs."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._exact: dict[str, list[Definition]] = {}
        self._folded: dict[str, list[Definition]] = {}
        self._told: dict[tuple[str, str], Definition | None] = {}
        for one in definitions:
            for name in (one.name, *one.other_names):
                self._exact.setdefault(marked_key(name), []).append(one)
                self._folded.setdefault(search_key(name), []).append(one)

    def of(self, name: str, unit: str) -> Definition | None:
        """Return the definition that is called ``name`` and counts in ``unit``.

        One written with just these accents comes before one that is not, an earlier before a
        later one.
        """
        asked = (name, unit)
        if asked not in self._told:
            called = self._exact.get(marked_key(name), []) + self._folded.get(search_key(name), [])
            self._told[asked] = next((one for one in called if agree(one.unit, unit)), None)
        return self._told[asked]

    def within(self, name: str, unit: str) -> Definition | None:
        """Return the definition of which ``name`` has every word: a likely one, no certain one.

        The one with most words counts; ``None`` where two have as many.
        """
        said = set(_WORD.findall(search_key(name)))
        found: dict[str, tuple[int, Definition]] = {}
        for key, called in self._folded.items():
            words = _WORD.findall(key)
            if words and said.issuperset(words):
                for one in called:
                    if agree(one.unit, unit):
                        longest = max(len(words), found.get(one.id, (0, one))[0])
                        found[one.id] = (longest, one)
        ranked = sorted(found.values(), key=lambda pair: -pair[0])
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            return None
        return ranked[0][1] if ranked else None


def agree(one: str, other: str) -> bool:
    """Tell whether two units may count the same: "lượt" and "lượt người" do, so does none.

    A percentage agrees with percentages alone.
    """
    first, second = marked_key(one).strip(), marked_key(other).strip()
    if PERCENT in (first, second):
        return first == second
    if not first or not second or first == second:
        return True
    return first.startswith(f"{second} ") or second.startswith(f"{first} ")


# ── Editing the definitions ─────────────────────────────────────────────────────────────────


def definition_by_id(definitions: Definitions, wanted: str) -> Definition | None:
    """Return the definition with this id."""
    return next((one for one in definitions if one.id == wanted), None)


def with_definition(definitions: Definitions, one: Definition) -> Definitions:
    """Put ``one`` in the place of the definition with its id; one without an id is new.

    A new one comes last in its group, or last of all where the group is new too.
    """
    if one.id:
        return tuple(one if old.id == one.id else old for old in definitions)
    number = max((int(old.id[1:]) for old in definitions if old.id[1:].isdecimal()), default=0)
    added = replace(one, id=f"f{number + 1}")
    group = search_key(one.group)
    place = max(
        (n for n, old in enumerate(definitions, 1) if search_key(old.group) == group),
        default=len(definitions),
    )
    return (*definitions[:place], added, *definitions[place:])


def without_definition(definitions: Definitions, wanted: str) -> Definitions:
    """Take the definition with this id out; the numbers of the weeks stay."""
    return tuple(one for one in definitions if one.id != wanted)


def moved(definitions: Definitions, wanted: str, by: int) -> Definitions:
    """Move a definition ``by`` places on, as far as there are any."""
    ones = list(definitions)
    place = next((n for n, one in enumerate(ones) if one.id == wanted), None)
    if place is not None:
        one = ones.pop(place)
        ones.insert(min(max(place + by, 0), len(ones)), one)
    return tuple(ones)


def merged(definitions: Definitions, incoming: Iterable[Definition]) -> Definitions:
    """Return ``definitions`` with ``incoming`` ones: known by name they are changed, else added.

    What an incoming one leaves empty stays, and other names are added to those there are.
    """
    for one in incoming:
        key = search_key(one.name)
        known = next((old for old in definitions if search_key(old.name) == key), None)
        definitions = with_definition(
            definitions, _completed(known, one) if known else replace(one, id="")
        )
    return definitions


def _completed(known: Definition, one: Definition) -> Definition:
    return replace(
        one,
        id=known.id,
        other_names=tuple(dict.fromkeys((*known.other_names, *one.other_names))),
        unit=one.unit or known.unit,
        group=one.group or known.group,
        whole=known.whole if one.whole is None else one.whole,
        reports=known.reports if one.reports is None else one.reports,
    )


def clashing(definitions: Sequence[Definition], one: Definition) -> Definition | None:
    """Return another definition that answers to a name of ``one`` in a unit that agrees."""
    others = Names(other for other in definitions if other.id != one.id)
    for name in (one.name, *one.other_names):
        if (found := others.of(name, one.unit)) is not None:
            return found
    return None


# ── Numbers of a week ───────────────────────────────────────────────────────────────────────


def set_figure(briefing: Briefing, figure: Figure, definition: Definition | None) -> Briefing:
    """Put ``figure`` where the briefing has that of ``definition``, or at the end.

    Without a definition the one with the same name and unit gives way. Raises
    :class:`~briefing.errors.StateError` for a finalized briefing.
    """
    require_draft(briefing)
    same = [one for one in briefing.figures if is_same(one, figure, definition)]
    if not same:
        return replace(briefing, figures=(*briefing.figures, figure))
    figures = (
        figure if one is same[0] else one
        for one in briefing.figures
        if one is same[0] or not any(one is other for other in same)
    )
    return replace(briefing, figures=tuple(figures))


def remove_figure(briefing: Briefing, figure: Figure) -> Briefing:
    """Take ``figure`` out; raises :class:`~briefing.errors.StateError` for a finalized briefing."""
    require_draft(briefing)
    return replace(briefing, figures=tuple(one for one in briefing.figures if one != figure))


def is_same(one: Figure, other: Figure, definition: Definition | None) -> bool:
    """Tell whether two numbers of one week are of one figure."""
    if definition is not None:
        return Names([definition]).of(one.name, one.unit) is not None
    named = marked_key(one.name) == marked_key(other.name)
    return named and marked_key(one.unit) == marked_key(other.unit)
