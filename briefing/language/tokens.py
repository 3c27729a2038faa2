"""The entry line: text with units, a deadline and tags typed into it by their signs.

- ``@unit``: the first one leads, others cooperate. A name of the directory, whole or short, with
  or without accents ("@VP", "@vu can bo"), or any other word; a name of several words that the
  directory does not have stands in quotation marks (``@"Bộ Nội vụ"``).
- ``!date``: a deadline as it is spoken, reckoned from the day of the meeting: "!5/7", "!T6",
  "!cuối tuần", "!+3lv", "!hết quý III"; as many words as make a date. The last one counts.
- ``#tag``: a letter, then letters, digits, hyphens and underscores.

A sign begins one of these only at the start of a word, so addresses ("a@b.vn"), exclamations
("Quyết tâm!"), numbers ("#1") and a bare sign are text. A sign typed twice where a token would
begin is that sign itself: "##daihoi" is the text "#daihoi". "!!!" and "##" alone stay as typed.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from briefing.language.days import write_day_spoken
from briefing.language.holidays import holidays_from
from briefing.language.letters import nfc, search_key
from briefing.language.names import NameKey, misspelled_end, nearest, read_name
from briefing.language.patterns import late
from briefing.language.spoken import read_spoken

_SIGNS = late(r"@+|!+|#+")
# What may stand right before a token. Square and angle brackets and braces belong to markup and
# programs ("[@click=…]"), which stay as typed.
_BEFORE = "(“‘\"'«,;:.…"

_QUOTED = late(r"""["“”]([^"“”\n]+)["“”]|'([^'\n]+)'|‘([^’\n]+)’""")
_UNKNOWN_NAME = late(r"[^\W\d_][^\W_]*(?:[-&./_][^\W_]+)*")
_TAG = late(r"[^\W\d_](?:[\w-]*\w)?")

_PIECE = late(r"[ \t\u00a0]*([^\s@!#]+)")
_MOST_PIECES = 8
_ENDS_CLAUSE = ".;?)]…”"
_CLOSING = ".,;:?)]…”\"'"
# What a deadline may begin with; another word after "!" is an exclamation.
_DATE_LIKE = late(
    r"[+\d]|t ?\d\b|thu\b|chu nhat\b|cn\b|(?:dau|giua|cuoi|het|trong|ngay|hom|mai|tuan|thang|quy"
    r"|nam|han|truoc|cham nhat)\b"
)
# Words of spoken dates typed without their accents; some depend on the word before.
_ACCENTED = {
    "thu": "thứ", "ngay": "ngày", "hom": "hôm", "tuan": "tuần", "thang": "tháng", "quy": "quý",
    "nam": "năm", "dau": "đầu", "giua": "giữa", "cuoi": "cuối", "het": "hết", "toi": "tới",
    "truoc": "trước", "han": "hạn", "cham": "chậm", "muon": "muộn", "nhat": "nhất", "chu": "chủ",
    "lam": "làm", "viec": "việc", "nua": "nữa", "sang": "sáng", "chieu": "chiều",
    "thu tu": "tư", "thu sau": "sáu", "thu bay": "bảy", "chu nhat": "nhật",
}  # fmt: skip
_GOES_ON = late(r"[ \t\u00a0]+(?:khi|đó|khi đó)\b")
"""What shows that "sau" before it belongs to the next words: "5 ngày sau khi nhận"."""


class ChipKind(StrEnum):
    """What a token of the entry line stands for."""

    LEAD = "lead"
    COOPERATING = "cooperating"
    DUE = "due"
    TAG = "tag"


class Chip(NamedTuple):
    """A token as it was understood; ``text[start:end]`` is what was typed, sign included.

    ``shown`` is the unit's name, the deadline with its weekday, or the tag. ``unknown_nearest``
    is ``None`` where all is well. For a unit that the directory does not have it holds the
    nearest names that it has, perhaps none; for a date that is none it is empty, and the words
    stay in the text.
    """

    kind: ChipKind
    start: int
    end: int
    shown: str
    unknown_nearest: tuple[str, ...] | None = None


class Entry(NamedTuple):
    """What a line means: its text without the tokens, and what the tokens say."""

    text: str
    unit: str = ""
    cooperating: tuple[str, ...] = ()
    due: date | None = None
    tags: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()


class _Token(NamedTuple):
    """A token or an escaped sign; ``value`` is a name, a tag or a day.

    An escape has no value, and neither has a date that cannot be read.
    """

    sign: str
    start: int
    end: int
    value: str | date | None
    unknown_nearest: tuple[str, ...] | None = None


def read_entry(text: str, anchor: date, names: Sequence[NameKey]) -> Entry:
    """Return what the secretary's line means on the day ``anchor`` of the meeting.

    ``text`` is taken in NFC, and the chips' places count in that. ``names`` are the directory's
    units in their order. Never fails: what is not understood is text or an unknown unit.
    """
    text = nfc(text)
    units: list[str] = []
    tags: list[str] = []
    due: date | None = None
    chips: list[Chip] = []
    tokens = list(_tokens(text, anchor, names))
    for token in tokens:
        if isinstance(token.value, date):
            due, kind, shown = token.value, ChipKind.DUE, write_day_spoken(token.value)
        elif token.value is None:
            if token.unknown_nearest is None:
                continue  # an escaped sign
            kind, shown = ChipKind.DUE, text[token.start + 1 : token.end]
        elif token.sign == "#":
            kind, shown = ChipKind.TAG, token.value
            tags.append(token.value)
        else:
            units.append(token.value)
            kind = ChipKind.LEAD if units[0] == token.value else ChipKind.COOPERATING
            shown = token.value
        chips.append(Chip(kind, token.start, token.end, shown, token.unknown_nearest))
    lead, *others = dict.fromkeys(units) or [""]
    return Entry(
        _without(text, tokens), lead, tuple(others), due, tuple(dict.fromkeys(tags)), tuple(chips)
    )


def literal(text: str, anchor: date, names: Sequence[NameKey]) -> str:
    """Return what must be typed for :func:`read_entry` to give ``text`` back, and no tokens."""
    text = nfc(text)
    typed, done = "", 0
    for match in _SIGNS.finditer(text):
        if _is_free(text, match.start()) and _read(text, match.end() - 1, anchor, names):
            typed += text[done : match.start()] + match[0][0]
            done = match.start()
    return typed + text[done:]


def mention_at(text: str, cursor: int) -> str | None:
    """Return what is typed between an "@" and ``cursor``, for completion; ``None`` without one.

    The text may reach over several words; it is a name only while completion knows any.
    """
    start = text.rfind("@", 0, cursor)
    if start < 0 or not _is_free(text, start):
        return None
    typed = text[start + 1 : cursor]
    return None if any(sign in typed for sign in "\n!#") else typed


def read_due(text: str, start: int, anchor: date) -> tuple[int, date] | None:
    """Return the spoken deadline that stands in ``text`` at ``start``: where it ends, and the day.

    As many words as make one date: of "cuối tháng 7 trình Ban" the first three. Words typed
    without any accent are understood too ("cuoi tuan").
    """
    for end in reversed(_piece_ends(text, start)):
        said = text[start:end]
        day = None if _GOES_ON.match(text, end) else _spoken(said, anchor)
        if day:
            return end, day
    return None


def _tokens(text: str, anchor: date, names: Sequence[NameKey]) -> Iterator[_Token]:
    end = 0
    for match in _SIGNS.finditer(text):
        start = match.start()
        if start < end or not (start == end or _is_free(text, start)):
            continue
        token = _read(text, match.end() - 1, anchor, names)
        if token is None:
            continue
        if len(match[0]) > 1:
            yield _Token(token.sign, start, start + 1, None)
        else:
            yield token
            end = token.end if token.value is not None else end


def _is_free(text: str, start: int) -> bool:
    """Tell whether a token may begin at ``start``."""
    return start == 0 or text[start - 1].isspace() or text[start - 1] in _BEFORE


def _read(text: str, start: int, anchor: date, names: Sequence[NameKey]) -> _Token | None:
    """Return the token whose sign stands at ``start``."""
    match text[start]:
        case "@":
            return _read_unit(text, start, names)
        case "!":
            return _read_date(text, start, anchor)
    tag = _TAG.match(text, start + 1)
    return _Token("#", start, tag.end(), tag[0]) if tag else None


def _read_unit(text: str, start: int, names: Sequence[NameKey]) -> _Token | None:
    known = read_name(text, start + 1, names)
    if known:
        return _Token("@", start, known.end, known.name)
    quoted = _QUOTED.match(text, start + 1)
    if quoted:
        typed = " ".join(quoted[quoted.lastindex or 1].split())
        whole = read_name(typed, 0, names)
        if whole and whole.end == len(typed):
            return _Token("@", start, quoted.end(), whole.name)
        return _Token("@", start, quoted.end(), typed, nearest(typed, names)) if typed else None
    word = _UNKNOWN_NAME.match(text, start + 1)
    if not word:
        return None
    end = max(misspelled_end(text, start + 1, names) or 0, word.end())
    typed = " ".join(text[start + 1 : end].replace("_", " ").split())
    return _Token("@", start, end, typed, nearest(typed, names))


def _read_date(text: str, start: int, anchor: date) -> _Token | None:
    found = read_due(text, start + 1, anchor)
    if found:
        return _Token("!", start, found[0], found[1])
    ends = _piece_ends(text, start + 1)
    if not ends or not _DATE_LIKE.match(search_key(text[start + 1 : ends[-1]])):
        return None
    return _Token("!", start, ends[0], None, ())


def _piece_ends(text: str, start: int) -> list[int]:
    """Return where a date that begins at ``start`` may end: after each word of the clause."""
    ends: list[int] = []
    for _piece in range(_MOST_PIECES):
        piece = _PIECE.match(text, start)
        if not piece or (not ends and piece.start(1) > start):
            break
        bare = piece[1].rstrip(_CLOSING)
        if not bare:
            break
        ends.append(piece.start(1) + len(bare))
        start = piece.end()
        if any(sign in _ENDS_CLAUSE for sign in piece[1][len(bare) :]) and bare.lower() != "t":
            break
    return ends


@lru_cache(maxsize=512)
def _spoken(said: str, anchor: date) -> date | None:
    """Read a date; a line is read again at each key, and its dates are mostly as before."""
    free = holidays_from(anchor.year) if "l" in said.lower() else frozenset()
    day = read_spoken(said, anchor, free)
    if day is None and said.lower() == search_key(said):
        return read_spoken(_accented(said), anchor, free)
    return day


def _accented(said: str) -> str:
    words = said.lower().split()
    return " ".join(
        _ACCENTED.get(f"{before} {word}") or _ACCENTED.get(word, word)
        for before, word in zip(["", *words], words, strict=False)
    )


# ── The text that is left ───────────────────────────────────────────────────────────────────

_BLANKS = " \t\u00a0"
_BETWEEN = late(r"[ \t\u00a0]*(?:[,;+&]|(?:và|cùng|với)(?=[ \t\u00a0]))?[ \t\u00a0]*")
_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»"}
_STOPS = "!?…)]}”’»"


def _without(text: str, tokens: Sequence[_Token]) -> str:
    """Return ``text`` without ``tokens``, spacing and punctuation around them mended.

    Everything else stays as it was typed.
    """
    parts, done = [""], 0
    for token in tokens:
        parts[-1] += text[done : token.start]
        done = token.start
        if token.value is not None:
            parts.append("")
            done = token.end
        elif token.unknown_nearest is None:  # the sign that says that the next one is meant
            done = token.end
    parts[-1] += text[done:]
    if len(parts) == 1:
        return parts[0].strip()
    kept, *middle = parts[:-1]
    for part in middle:
        kept = kept if _BETWEEN.fullmatch(part) else _joined(kept, part)
    return _joined(kept, parts[-1]).strip()


def _joined(left: str, right: str) -> str:
    """Join what stood on both sides of tokens that are gone."""
    left, right = left.rstrip(_BLANKS), right.lstrip(_BLANKS)
    if left and right and _PAIRS.get(left[-1]) == right[0]:  # nothing is left in the brackets
        return _joined(left[:-1], right[1:])
    if not left or left[-1] == "\n":
        return left + right.lstrip(",;" + _BLANKS)
    if not right or right[0] in "\n,;:.":
        return left.rstrip(",;" + _BLANKS) + right
    return left + right if left[-1] in _PAIRS or right[0] in _STOPS else f"{left} {right}"
