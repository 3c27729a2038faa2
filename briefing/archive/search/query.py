"""What is asked: the grammar of a query.

- ``can bo``: each word stands in the item, whatever its accents; a word typed with accents must
  have just these. The last one, while no blank follows it, need only be begun.
- ``"to chuc can bo"``: the words stand one after the other. So do the parts of ``dai-hoi``.
- ``-word``, ``-"two words"``, ``-tag:x``: not in the item. ``tha*``: a beginning.
- ``unit:``, ``tag:``, ``week:``, ``is:``, ``doc:``, ``due:``, ``in:`` with a value, which may
  stand in quotation marks. ``@van-phong`` is ``unit:``, ``#dai-hoi`` is ``tag:``.

All of it must hold. Whatever is no filter is words, so no query is wrong but for the value of a
filter, and nothing in it reaches another program's language as it stands.
"""

from __future__ import annotations

from briefing.language.cleaning import clean
from briefing.language.folding import Key, in_word, keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import NamedTuple
else:
    from briefing.tuples import NamedTuple

MOST_WORDS = 64
"""So many words, and as many filters, of a query count; the rest of a pasted page does not."""

_LONGEST = 4000
_QUOTES = frozenset('"“”„‟«»')
_SHORT = {"@": "unit", "#": "tag"}

FIELDS = {
    "unit": "unit",
    "donvi": "unit",
    "dv": "unit",
    "tag": "tag",
    "nhan": "tag",
    "week": "week",
    "tuan": "week",
    "ky": "week",
    "is": "is",
    "la": "is",
    "doc": "doc",
    "vb": "doc",
    "vanban": "doc",
    "due": "due",
    "han": "due",
    "in": "in",
    "o": "in",
    "trong": "in",
}
"""What may stand before a colon, without accents, and the field that it means."""


class Term(NamedTuple):
    """Words that stand one after the other; of one alone only itself.

    A word's marked key is "" where its accents do not matter. ``begun`` says that the last word
    may go on.
    """

    words: tuple[Key, ...]
    begun: bool


class Days(NamedTuple):
    """A stretch of days, both ends included."""

    start: date
    end: date


class DocNumber(NamedTuple):
    """A document's number and letters, folded: ("75", ("kl", "tw")); either may be missing."""

    number: str
    letters: tuple[str, ...]


class Mention(NamedTuple):
    """Where a text names a document, and under which number it is found there."""

    start: int
    end: int
    document: DocNumber


class Filter(NamedTuple):
    """A field and the value it must have or, where ``excluded``, must not have.

    The value of "unit" and "tag" is a :class:`Term`, of "week" and "due" :class:`Days`, of "doc"
    a :class:`DocNumber`, of "in" some kinds and of "is" one state.
    """

    field: str
    value: Term | Days | DocNumber | frozenset[str]
    excluded: bool


class Query(NamedTuple):
    """What an item must have: every term, none of the excluded ones, every filter."""

    terms: tuple[Term, ...]
    excluded: tuple[Term, ...]
    filters: tuple[Filter, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.terms or self.excluded or self.filters)


class _Piece(NamedTuple):
    """A piece of a query as it was typed; ``said`` is its text with all signs, for messages.

    ``ended`` says that a blank or a quotation mark has closed it.
    """

    said: str
    excluded: bool
    field: str
    value: str
    quoted: bool
    ended: bool


def read_query(text: str, today: date) -> Query:
    """Return what ``text`` asks; "this week" counts from ``today``.

    Raises :class:`~briefing.archive.search.hits.QueryError`, which says what is possible, for a
    filter without a value that can be understood. All other text is words.
    """
    terms: list[Term] = []
    excluded: list[Term] = []
    filters: list[Filter] = []
    for piece in _pieces(clean(text[:_LONGEST])):
        if piece.field and len(filters) < MOST_WORDS:
            from briefing.archive.search.filters import read_filter  # noqa: PLC0415 - start-up

            value = read_filter(piece.field, piece.value, piece.said, today, begun=not piece.ended)
            filters.append(Filter(piece.field, value, piece.excluded))
        elif len(terms) + len(excluded) < MOST_WORDS:
            starred = piece.value.endswith("*") and not piece.quoted
            open_end = not piece.ended and not piece.excluded
            if term := read_term(piece.value, begun=starred or open_end):
                (excluded if piece.excluded else terms).append(term)
    return Query(tuple(terms), tuple(excluded), tuple(filters))


def read_term(text: str, *, begun: bool) -> Term | None:
    """Return the words of ``text`` as a term; ``None`` where there are none."""
    said = [Key(key.plain, key.marked if key.marked != key.plain else "") for key in keys(text)]
    return Term(tuple(said[:MOST_WORDS]), begun) if said else None


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield what stands between blanks, quotation marks holding together what is within."""
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        start = place
        excluded = text[place] == "-"
        place += excluded
        field, place = _field(text, place)
        if quoted := text[place : place + 1] in _QUOTES and place < len(text):
            place += 1
            end = next((at for at in range(place, len(text)) if text[at] in _QUOTES), len(text))
            after = end + 1
        else:
            end = next((at for at in range(place, len(text)) if text[at].isspace()), len(text))
            after = end
        yield _Piece(
            text[start:after].strip(), excluded, field, text[place:end], quoted, end < len(text)
        )
        place = after


def _field(text: str, place: int) -> tuple[str, int]:
    """Return the field that stands at ``place`` and where its value begins; "" for none."""
    sign = text[place : place + 1]
    if sign in _SHORT and in_word(text[place + 1 : place + 2] or " "):
        return _SHORT[sign], place + 1
    end = place
    while end < len(text) and text[end].isalpha():
        end += 1
    if end > place and text[end : end + 1] == ":":
        name = "".join(key.plain for key in keys(text[place:end]))
        if name in FIELDS:
            return FIELDS[name], end + 1
    return "", place
