"""Word's automatic numbers, counted as Word counts them, and kept as text.

Each list is an abstract numbering of nine levels, used through instances that share its counters
unless they say where to begin anew (ISO/IEC 29500-1, 17.9).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from briefing.language.numerals import cardinal, ordinal, roman

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_MOST = 99_999


class Level(NamedTuple):
    """One level: the number it begins with, its format, and its text ("%1.%2.", "-")."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False  # numbers of other levels are written as Arabic ones
    restarts_after: int = -1  # the level (1…9) after which it begins anew; -1 any above, 0 none
    style: str = ""  # the paragraph style that belongs to it


class _Instance(NamedTuple):
    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbering:
    """The numbers of one document; :meth:`label` is asked for each paragraph in their order."""

    def __init__(self, root: "_Element | None") -> None:
        self._instances: dict[str, _Instance] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, number_id: str, level: int) -> str:
        """Count the paragraph in and return its number as Word shows it; "" where it has none."""
        instance = self._instances.get(number_id)
        if instance is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(instance.abstract, [None] * _LEVELS)
        own = instance.levels.get(level, Level(text=f"%{level + 1}."))
        self._step(number_id, instance, counts, level)
        return _shown(own, counts, instance.levels)

    def level_of_style(self, number_id: str, style: str) -> int | None:
        """Return the level that is bound to the paragraph style ``style``."""
        instance = self._instances.get(number_id)
        levels = instance.levels if instance else {}
        return next((index for index, level in levels.items() if level.style == style), None)

    def _step(
        self, number_id: str, instance: _Instance, counts: list[int | None], level: int
    ) -> None:
        begins_anew = level in instance.starts and (number_id, level) not in self._begun
        self._begun.add((number_id, level))
        before = counts[level]
        if begins_anew:
            counts[level] = instance.starts[level]
        elif before is None:
            counts[level] = instance.levels.get(level, Level()).start
        else:
            counts[level] = min(before + 1, _MOST)
        for above in range(level):  # a list may begin below its first level
            if counts[above] is None:
                counts[above] = instance.levels.get(above, Level()).start
        for below in range(level + 1, _LEVELS):
            after = instance.levels.get(below, Level()).restarts_after
            if after < 0 or 0 < after >= level + 1:
                counts[below] = None

    def _read(self, root: "_Element") -> None:
        abstracts: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for element in root.iter(f"{W}abstractNum"):
            key = element.get(f"{W}abstractNumId", "")
            abstracts[key] = dict(map(_level, element.iter(f"{W}lvl")))
            if link := _value(element, "numStyleLink"):
                links[key] = link
            if name := _value(element, "styleLink"):
                named[name] = key
        for element in root.iterchildren(f"{W}num"):
            abstract = _value(element, "abstractNumId")
            abstract = named.get(links.get(abstract, ""), abstract)
            levels = dict(abstracts.get(abstract, {}))
            starts: dict[int, int] = {}
            for change in element.iterchildren(f"{W}lvlOverride"):
                index = _number(change.get(f"{W}ilvl"), 0)
                levels.update(map(_level, change.iterchildren(f"{W}lvl")))
                if (start := _value(change, "startOverride")) != "":
                    starts[index] = _number(start, 1)
            key = element.get(f"{W}numId", "")
            self._instances[key] = _Instance(abstract, levels, starts)


def _level(element: "_Element") -> tuple[int, Level]:
    return _number(element.get(f"{W}ilvl"), 0), Level(
        start=_number(_value(element, "start"), 1),
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        legal=element.find(f"{W}isLgl") is not None,
        restarts_after=_number(_value(element, "lvlRestart"), -1),
        style=_value(element, "pStyle"),
    )


def _value(element: "_Element", name: str) -> str:
    found = element.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _number(text: str | None, default: int) -> int:
    try:
        return max(0, min(int(text or ""), _MOST))
    except ValueError:
        return default


def _shown(own: Level, counts: list[int | None], levels: Mapping[int, Level]) -> str:
    if own.format == "none":
        return ""
    if own.format == "bullet":
        return own.text if own.text in {"+", "*"} else "-"
    text = own.text
    for index in range(_LEVELS):
        place = f"%{index + 1}"
        if place in text:
            other = levels.get(index, Level())
            form = "decimal" if own.legal else other.format
            text = text.replace(place, written(counts[index] or 0, form))
    return text


def written(number: int, form: str) -> str:
    """Return ``number`` in one of Word's number formats (ST_NumberFormat, 17.18.59)."""
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 4000:
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form in {"upperLetter", "lowerLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 5)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"vietnameseCounting", "cardinalText"} and 0 < number < 100:
        return cardinal(number).capitalize()
    if form == "ordinalText" and 0 < number < 100:
        return ordinal(number).capitalize()
    if form == "decimalZero":
        return f"{number:02}"
    return str(number) if form not in {"none", "bullet"} else ""
