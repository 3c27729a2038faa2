"""How items of a list announce themselves: "Một là,", "Thứ nhất,", "1.", "(1)", "I.", "a)", "-".

A marker stands at the start of a paragraph and says the item's number and the style of its list.
Prose that begins alike is told apart by what follows: "Năm là bản lề" lacks the comma, "Thứ Ba,
03/12/2019" is a day, "2.1.4." a section, "1.077 trường hợp" an amount, "V/v" a subject line.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from briefing.language.letters import nfc
from briefing.language.numerals import (
    GREATEST,
    cardinal,
    ordinal,
    read_cardinal,
    read_ordinal,
    read_roman,
    roman,
)
from briefing.language.patterns import late
from briefing.language.terms import ListStyle


class Marker(NamedTuple):
    """The head of an item: its number, its style, and where its own text begins.

    ``ordinal`` counts from 1; a dash has none and is 0. ``end`` is an index into the text that
    was read.
    """

    ordinal: int
    style: ListStyle
    end: int


POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points (điểm), in order; f, j, w and z are left out (NĐ 30/2020)."""

_GREATEST_ROMAN_ITEM = 39  # beyond it L, C, D and M begin, which are far oftener initials

# A syllable has seven letters at most (nghiêng); the bound keeps a search through junk short.
_WORD = r"(?:[^\W\d_][\u0300-\u036f]*){1,8}"
# The words up to the comma, colon or dash; "Thứ hai mươi mốt là," has five.
_IN_WORDS = late(rf"\s*(?P<head>{_WORD}(?:\s+{_WORD}){{1,4}})(?:\s*[,:]\s*|\s+[-–—](?:\s+|$))")
_RANK_IS = late(
    rf"\s*(?P<head>Th{_WORD}\s+{_WORD}(?:\s+{_WORD}){{0,2}}?)\s+l(?:à|a\u0300)(?:\s+|$)"
)

# What makes "Thứ ba," a day of the week: a date, or a part of the day with one.
_DAY_FOLLOWS = late(
    r"(?:(?:sáng|trưa|chiều|tối)\s+)?(?:ngày\s+\d|\d{1,2}[-/.](?:0?\d|1[0-2])(?!\d))",
    re.IGNORECASE,
)
_DAY_WORDS = late(r"(?:ngày|hôm|buổi)\b", re.IGNORECASE)

_ARABIC = late(r"\s*(\d{1,3})(?:[.)/]|[-–](?=\s+[^\W\d_]))")
_PARENTHESES = late(r"\s*\((\d{1,3})\)(?![,.;:)/])")
_ROMAN = late(r"\s*([IVX]{1,7})(?:[.)/]|\s?[-–])")
_LETTERS = late(rf"\s*([{POINT_LETTERS}])[.)/]")
_DASH = late(r"\s*(?:[-–—+•‣◦▪●○■·✓➢\uf0b7\uf02d]|\*(?=\s))(?![-–—+*•])")
_DASHES = frozenset("-–—+*")
_OPENINGS = frozenset("\"'“‘([")

# Where an item in words may begin, once a newline has been lost.
_HEADS = (*(cardinal(n).capitalize() for n in range(1, 11)), "Hăm", "Băm", "Thứ")
_HEAD = late("|".join((*_HEADS, *(head.upper() for head in _HEADS))))
_QUOTED = late("“[^“”]*”")
_SENTENCE_ENDS = frozenset(".;:!?…”’\"')]»")


def read_marker(text: str) -> Marker | None:
    """Return the marker with which the paragraph ``text`` begins, or ``None`` if with none."""
    for read in _READERS:
        marker = read(text)
        if marker is not None:
            return marker
    return None


def write_marker(ordinal_number: int, style: ListStyle) -> str:
    """Return the marker of the item ``ordinal_number`` (from 1): "Một là,", "Thứ nhất,", "1.".

    A number that the style cannot count (past ninety-nine in words, past y in letters) is
    written "100.". Raises :class:`ValueError` for a number below 1, except that a dash ignores
    its number.
    """
    if style is ListStyle.DASH:
        return "-"
    if ordinal_number < 1:
        raise ValueError(f"no item has the number {ordinal_number}")
    greatest, form = _WRITERS[style]
    if greatest is not None and ordinal_number > greatest:
        return f"{ordinal_number}."
    return form(ordinal_number)


def split_markers(text: str) -> list[tuple[Marker | None, str]]:
    """Take apart a paragraph in which items in words have run together.

    "… cần thiết.Ba là, … Bốn là, …" gives the piece before "Ba là," and one for each item. A
    piece keeps its marker (the same as :func:`read_marker` finds in it) and is stripped; put
    together the pieces are ``text`` again, white space aside. Numbers may start anywhere, leave
    gaps and repeat: whoever asked has them in the markers and can say so. Text without such
    markers comes back as one piece.
    """
    text = text.strip()
    cuts = [0, *_cuts(text), len(text)]
    pieces = [text[start:end].strip() for start, end in pairwise(cuts)]
    return [(read_marker(piece), piece) for piece in pieces if piece] or [(None, "")]


# ── Reading ─────────────────────────────────────────────────────────────────────────────────


def _read_words(text: str, start: int = 0) -> Marker | None:
    found = _IN_WORDS.match(text, start)
    if found is None:
        return None
    *words, last = nfc(found["head"]).split()
    if last.casefold() != "là":
        return None
    number = read_cardinal(" ".join(words))
    return None if number is None else Marker(number, ListStyle.WORDS, found.end())


def _read_ordinal_words(text: str, start: int = 0) -> Marker | None:
    found = _IN_WORDS.match(text, start)
    if found is not None:
        words = nfc(found["head"]).split()
        number = _rank(words[:-1] if words[-1].casefold() == "là" else words)
        if number is not None:
            if _DAY_FOLLOWS.match(text, found.end()):
                return None
            return Marker(number, ListStyle.ORDINAL_WORDS, found.end())
    # Most texts begin otherwise, and this pattern takes as long to compile as all others together.
    found = _RANK_IS.match(text, start) if text[start:].lstrip().startswith("Th") else None
    if found is None or _DAY_WORDS.match(text, found.end()):
        return None
    number = _rank(nfc(found["head"]).split())
    return None if number is None else Marker(number, ListStyle.ORDINAL_WORDS, found.end())


def _rank(words: list[str]) -> int | None:
    """Read "Thứ nhất"; without its capital it is prose ("thứ ba, thứ tư hằng tuần")."""
    if words[0] not in {"Thứ", "THỨ"}:
        return None
    return read_ordinal(" ".join(words))


def _read_arabic(text: str) -> Marker | None:
    found = _ARABIC.match(text)
    if found is None or int(found[1]) == 0:
        return None
    return _with_text(text, found, int(found[1]), ListStyle.ARABIC)


def _read_parentheses(text: str) -> Marker | None:
    found = _PARENTHESES.match(text)
    if found is None or int(found[1]) == 0:
        return None
    return Marker(int(found[1]), ListStyle.PARENTHESES, _skip_space(text, found.end()))


def _read_roman(text: str) -> Marker | None:
    found = _ROMAN.match(text)
    number = read_roman(found[1]) if found is not None else None
    if found is None or number is None:
        return None
    return _with_text(text, found, number, ListStyle.ROMAN)


def _read_letters(text: str) -> Marker | None:
    found = _LETTERS.match(text)
    if found is None:
        return None
    return _with_text(text, found, POINT_LETTERS.index(found[1]) + 1, ListStyle.LETTERS)


def _read_dash(text: str) -> Marker | None:
    found = _DASH.match(text)
    if found is None:
        return None
    end = _skip_space(text, found.end())
    if end == len(text) or text[end] in _DASHES:
        return None  # a rule, or the "*" under an office's name
    if end == found.end() and not text[end].isalpha():
        return None  # "+84", "-5"
    return Marker(0, ListStyle.DASH, end)


def _with_text(text: str, found: re.Match[str], number: int, style: ListStyle) -> Marker | None:
    """Return the marker if what follows it can begin an item.

    That is a space, the end, a quotation mark or bracket, a capitalised word ("1.Tăng cường"), or
    after a closing bracket any letter. So "2.1.4.", "1.077", "15/17", "V/v", "V.I. Lênin" and
    "v.v." are no markers.
    """
    end = found.end()
    follows = text[end : end + 2]
    if (
        not follows
        or follows[0].isspace()
        or follows[0] in _OPENINGS
        or (follows[0].isupper() and follows[1:].isalpha())
        or (text[end - 1] == ")" and follows[0].isalpha())
    ):
        return Marker(number, style, _skip_space(text, end))
    return None


def _skip_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


_READERS: tuple[Callable[[str], Marker | None], ...] = (
    _read_words,
    _read_ordinal_words,
    _read_arabic,
    _read_parentheses,
    _read_roman,
    _read_letters,
    _read_dash,
)


# ── Splitting ───────────────────────────────────────────────────────────────────────────────


class _Candidate(NamedTuple):
    """A marker in words inside a paragraph; ``clear`` where a sentence or line ends before it."""

    place: int
    marker: Marker
    clear: bool


def _cuts(text: str) -> list[int]:
    """Return where the items begin that follow the first piece of ``text``.

    A marker where a sentence ends is one; where none does, only the very next number is (or
    "Một là," with "Hai là," to come). "Thứ ba," needs an earlier item of its kind, for it is
    Tuesday too. Nothing inside quotation marks is.
    """
    candidates = _candidates(text)
    last_second = {found.marker.style: found.place for found in candidates if found.marker[0] == 2}
    last: dict[ListStyle, int] = {}
    cuts = []
    for place, marker, clear in candidates:
        previous = last.get(marker.style)
        if place == 0:
            accepted = True
        elif previous is not None:
            accepted = clear or marker.ordinal == previous + 1
        elif clear:
            accepted = marker.style is ListStyle.WORDS or marker.ordinal == 1
        else:
            accepted = marker.ordinal == 1 and place < last_second.get(marker.style, 0)
        if accepted:
            last[marker.style] = marker.ordinal
            cuts.append(place)
    return cuts


def _candidates(text: str) -> list[_Candidate]:
    unquoted = _QUOTED.sub(lambda found: f"“{'_' * (len(found[0]) - 2)}”", text)
    candidates = []
    for found in _HEAD.finditer(unquoted):
        place = found.start()
        marker = _read_words(text, place) or _read_ordinal_words(text, place)
        clear = _clear_before(text, place)
        if marker is not None and clear is not None:
            candidates.append(_Candidate(place, marker, clear))
    return candidates


def _clear_before(text: str, place: int) -> bool | None:
    """Say whether a sentence or line ends before ``place``; ``None`` if inside a word."""
    before = place
    while before > 0 and text[before - 1].isspace():
        before -= 1
    if before == 0:
        return True
    ends = text[before - 1] in _SENTENCE_ENDS
    if before < place:
        return ends or "\n" in text[before:place]
    return True if ends or text[before - 1].islower() or text[before - 1].isdigit() else None


# ── Writing ─────────────────────────────────────────────────────────────────────────────────

_WRITERS: dict[ListStyle, tuple[int | None, Callable[[int], str]]] = {
    ListStyle.WORDS: (GREATEST, lambda n: f"{cardinal(n).capitalize()} là,"),
    ListStyle.ORDINAL_WORDS: (GREATEST, lambda n: f"Thứ {ordinal(n)},"),
    ListStyle.ARABIC: (None, lambda n: f"{n}."),
    ListStyle.PARENTHESES: (None, lambda n: f"({n})"),
    ListStyle.ROMAN: (_GREATEST_ROMAN_ITEM, lambda n: f"{roman(n)}."),
    ListStyle.LETTERS: (len(POINT_LETTERS), lambda n: f"{POINT_LETTERS[n - 1]})"),
}
