"""Names of units as people type and say them: whole or short, with accents or without.

A name is compared word by word under its search key, so "vu can bo", "Vụ Cán bộ" and
"VỤ CÁN BỘ" are one. Positions count in the text that was given, which is expected in NFC.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.language.letters import marked_key, search_key
from briefing.language.patterns import late

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_WORD = late(r"[^\W_]+")
# What may stand between two words of a name, whatever the directory has there.
_LOOSE_GAP = late(r"[ \t\u00a0]*[-‐‑–—/.&_]?[ \t\u00a0]*")

_LIKE = 0.6
_VERY_LIKE = 0.8
_MOST_NEAREST = 3


class NameKey(NamedTuple):
    """What a unit answers to: its full name and the short ones, the usual one first."""

    name: str
    short_names: tuple[str, ...] = ()


class FoundName(NamedTuple):
    """A unit named in a text: ``text[start:end]`` means the unit called ``name`` in full."""

    start: int
    end: int
    name: str


class _Word(NamedTuple):
    """A word of a text: where it stands, its key, and what stands between it and the last."""

    start: int
    end: int
    key: str
    gap: str


class _Spelling(NamedTuple):
    """One way to write a unit's name: what stands between its words, and after the last."""

    name: str
    place: int
    spelled: str
    gaps: tuple[str, ...]
    tail: str
    glued: bool


class _Unit(NamedTuple):
    """A unit's name ready to be compared: the keys of its words, and those of its short names."""

    name: str
    words: tuple[str, ...]
    short: tuple[tuple[str, ...], ...]

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.words)


class _Index(NamedTuple):
    """All spellings by their words' keys; ``longest`` counts the words of the longest one."""

    spellings: dict[tuple[str, ...], list[_Spelling]]
    first_words: frozenset[str]
    units: tuple[_Unit, ...]
    longest: int


def read_name(text: str, start: int, names: Sequence[NameKey]) -> FoundName | None:
    """Return the unit whose name stands in ``text`` at ``start``, the longest name that fits.

    Case and accents do not matter, nor whether the words are joined by blanks, hyphens or
    underscores or written as one ("@vanphong"). Of several units that answer to the same
    letters, the one with the same accents wins, then the first.
    """
    index = _index(tuple(names))
    words = _words_at(text, start, index.longest)
    for count in range(len(words), 0, -1):
        found = _fitting(words[:count], index)
        if found:
            best = min(found, key=lambda way: _distance(text[start : words[count - 1].end], way))
            end = words[count - 1].end
            end += len(best.tail) if text.startswith(best.tail, end) else 0
            return FoundName(start, end, best.name)
    return None


def find_names(text: str, names: Sequence[NameKey]) -> list[FoundName]:
    """Return the units that running text names, as the directory writes them.

    Here accents count and so does the capital that a name begins with, for "văn phòng phẩm" is
    no unit; short names must be letter for letter the same.
    """
    index = _index(tuple(names))
    found: list[FoundName] = []
    for match in _WORD.finditer(text):
        start = match.start()
        if (found and start < found[-1].end) or _key(match[0]) not in index.first_words:
            continue
        words = _words_at(text, start, index.longest)
        for count in range(len(words), 0, -1):
            end = words[count - 1].end
            name = _as_written(text[start:end], _fitting(words[:count], index), names)
            if name:
                found.append(FoundName(start, end, name))
                break
    return found


def complete(prefix: str, names: Sequence[NameKey]) -> list[str]:
    """Return the full names of the units that ``prefix``, typed after "@", may become.

    Units whose short name begins so come first, then those whose name does, then those with a
    later word or initials that do; within each the order of ``names``. Accents are optional;
    where they are typed, names that have them come first. Nothing typed
    offers all of them.
    """
    words = _keys(prefix)
    open_word = bool(words) and prefix[-1:].isalnum()
    marked = marked_key(prefix.strip())
    ranked = []
    for place, unit in enumerate(_index(tuple(names)).units):
        rank = _rank(words, unit, open_word=open_word)
        if rank is not None:
            differs = not marked_key(unit.name).startswith(marked)
            ranked.append((rank, differs, place, unit.name))
    return [name for *_order, name in sorted(ranked)]


def nearest(typed: str, names: Sequence[NameKey]) -> tuple[str, ...]:
    """Return up to three full names that ``typed``, no known name, was probably meant to be."""
    return _nearest(" ".join(_keys(typed)), tuple(names))


def misspelled_end(text: str, start: int, names: Sequence[NameKey]) -> int | None:
    """Return where a name of two words or more ends that stands misspelled at ``start``.

    ``None`` when the words there are like no name.
    """
    keyed = tuple(names)
    words = _words_at(text, start, _index(keyed).longest)
    for count in range(len(words), 1, -1):
        if not all(_LOOSE_GAP.fullmatch(word.gap) for word in words[1:count]):
            continue
        if _is_like(" ".join(word.key for word in words[:count]), count, keyed):
            return words[count - 1].end
    return None


@lru_cache(maxsize=8)
def _index(names: tuple[NameKey, ...]) -> _Index:
    spellings: dict[tuple[str, ...], list[_Spelling]] = {}
    units = []
    for place, unit in enumerate(names):
        for spelled in (unit.name, *unit.short_names):
            words = list(_words(spelled, 0))
            keys = tuple(word.key for word in words)
            if not keys:
                continue
            gaps = tuple(word.gap for word in words[1:])
            way = _Spelling(unit.name, place, spelled, gaps, spelled[words[-1].end :], False)
            spellings.setdefault(keys, []).append(way)
            if gaps:
                whole = way._replace(gaps=(), glued=True)
                spellings.setdefault(("".join(keys),), []).append(whole)
        units.append(
            _Unit(unit.name, _keys(unit.name), tuple(_keys(short) for short in unit.short_names))
        )
    longest = max((len(keys) for keys in spellings), default=0)
    return _Index(
        spellings,
        frozenset(keys[0] for keys in spellings),
        tuple(unit for unit in units if unit.words),
        longest,
    )


_key = lru_cache(maxsize=4096)(search_key)
"""A line is read again at each key, and nearly all of its words are the same as before."""


def _keys(text: str) -> tuple[str, ...]:
    return tuple(_key(word) for word in _WORD.findall(text))


def _words(text: str, start: int) -> Iterator[_Word]:
    end = start
    for match in _WORD.finditer(text, start):
        yield _Word(match.start(), match.end(), _key(match[0]), text[end : match.start()])
        end = match.end()


def _words_at(text: str, start: int, most: int) -> list[_Word]:
    """Return up to ``most`` words of one line from ``start`` on, where the first must begin."""
    found: list[_Word] = []
    for word in _words(text, start):
        if len(found) == most or "\n" in word.gap or (not found and word.gap):
            break
        found.append(word)
    return found


def _fitting(words: list[_Word], index: _Index) -> list[_Spelling]:
    ways = index.spellings.get(tuple(word.key for word in words), [])
    gaps = [word.gap for word in words[1:]]
    return [
        way
        for way in ways
        if way.glued
        or all(
            _LOOSE_GAP.fullmatch(typed) or typed.split() == own.split()
            for typed, own in zip(gaps, way.gaps, strict=True)
        )
    ]


def _distance(typed: str, way: _Spelling) -> tuple[bool, bool, int]:
    return marked_key(typed) != marked_key(way.spelled), way.glued, way.place


def _as_written(typed: str, ways: list[_Spelling], names: Sequence[NameKey]) -> str:
    """Return the unit that ``typed`` names just as the directory writes it, or nothing."""
    for way in sorted(ways, key=lambda way: way.place):
        short = way.spelled in names[way.place].short_names
        if short and typed == way.spelled:
            return way.name
        if not short and typed[0].isupper() and marked_key(typed) == marked_key(way.spelled):
            return way.name
    return ""


def _rank(words: tuple[str, ...], unit: _Unit, *, open_word: bool) -> int | None:
    if open_word and words in unit.short:
        return 0
    if any(_begins(words, short, open_word=open_word) for short in unit.short):
        return 1
    if _begins(words, unit.words, open_word=open_word):
        return 2
    if any(
        _begins(words, unit.words[place:], open_word=open_word)
        for place in range(1, len(unit.words))
    ):
        return 3
    if len(words) == 1 and open_word:
        whole = "".join(unit.words)
        initials = len(words[0]) > 1 and unit.initials.startswith(words[0])
        return 4 if initials or whole.startswith(words[0]) else None
    return None


def _begins(words: tuple[str, ...], name: tuple[str, ...], *, open_word: bool) -> bool:
    """Tell whether ``name`` begins with ``words``, the last of which may be half typed."""
    if not open_word:
        return len(words) < len(name) and name[: len(words)] == words
    last = len(words) - 1
    return (
        len(words) <= len(name) and name[:last] == words[:last] and name[last].startswith(words[-1])
    )


@lru_cache(maxsize=64)
def _nearest(key: str, names: tuple[NameKey, ...]) -> tuple[str, ...]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - start-up

    if not key:
        return ()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    scored = []
    for place, unit in enumerate(_index(names).units):
        likeness = _likeness(matcher, key, unit)
        if likeness >= _LIKE:
            scored.append((-likeness, place, unit.name))
    return tuple(name for *_order, name in sorted(scored)[:_MOST_NEAREST])


def _likeness(matcher: "SequenceMatcher[str]", key: str, unit: _Unit) -> float:
    """Return from 0 to 1 how much ``key`` is like one of the ways to name ``unit``.

    People leave out the word that all units begin with ("Tổng hợp" for "Vụ Tổng hợp"), or type
    initials that the directory does not have.
    """
    if key.replace(" ", "") == unit.initials:
        return 1.0
    whole, rest = " ".join(unit.words), " ".join(unit.words[1:])
    if whole.startswith(key) or (rest and rest.startswith(key)):
        return 0.95
    best = 0.0
    for way in (whole, rest, *(" ".join(short) for short in unit.short)):
        matcher.set_seq1(way)
        if way and matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best


@lru_cache(maxsize=64)
def _is_like(key: str, count: int, names: tuple[NameKey, ...]) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 - start-up

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    for unit in _index(names).units:
        for words in (unit.words, unit.words[1:]):
            if len(words) == count:
                matcher.set_seq1(" ".join(words))
                if matcher.quick_ratio() >= _VERY_LIKE and matcher.ratio() >= _VERY_LIKE:
                    return True
    return False
