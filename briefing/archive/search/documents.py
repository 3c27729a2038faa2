"""The documents that a text names, in the form in which ``doc:`` asks for them."""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from re import Match

from briefing.archive.search.filters import bare_number
from briefing.archive.search.query import DocNumber, Mention
from briefing.language.document_types import CENTRE, DOCUMENT_TYPES
from briefing.language.documents import find_mentions
from briefing.language.folding import keys
from briefing.language.letters import nfc
from briefing.language.patterns import late

# A number of a document is followed by letters, or preceded by "số" or a word for its kind. Only
# where one of these may be so is it worth the while to look closely.
_NUMBER = late(r"\d{1,5}[a-e]?(?P<letters>\s{0,4}[-/\u2010\u2011\u2013]\s{0,4}(?:\d{4}/)?[A-ZĐ])?")
_BEFORE = tuple(
    {kind.name.split()[-1].casefold() for kind in DOCUMENT_TYPES} | {"bản", "số", "số:"}
)
_LOOK_BACK = 16
_CENTRE = late(CENTRE)
_YEAR = late(r"(?:19|20)\d\d")


def mentions_in(text: str, anchor: date) -> tuple[Mention, ...]:
    """Return where ``text`` names documents, whole or short ("Kết luận 75"), and which."""
    if not any(map(_may_be_one, _NUMBER.finditer(text))):
        return ()
    return tuple(
        Mention(found.start, found.end, number)
        for found in find_mentions(text, anchor)
        for number in document_numbers(found.type, found.number, found.symbol)
    )


def _may_be_one(number: Match[str]) -> bool:
    if number["letters"]:
        return True
    before = number.string[max(0, number.start() - _LOOK_BACK) : number.start()]
    word = before.rstrip(" (\u00a0\t\n")
    return word != before and word.casefold().endswith(_BEFORE)


@lru_cache(maxsize=4096)
def document_numbers(kind: str, number: str, symbol: str) -> tuple[DocNumber, ...]:
    """Return under what a document is found: with and without the year in its symbol.

    One without a symbol is found by the letters of its kind.
    """
    return tuple(dict.fromkeys(_numbers(kind, number, symbol)))


def _numbers(kind: str, number: str, symbol: str) -> Iterator[DocNumber]:
    bare = bare_number(nfc(number))
    letters = tuple(key.plain for key in keys(_CENTRE.sub("TW", nfc(symbol))))
    if letters and not all(map(_YEAR.fullmatch, letters)):
        yield DocNumber(bare, letters)
        if _YEAR.fullmatch(letters[0]):
            yield DocNumber(bare, letters[1:])
        return
    for abbreviation in _abbreviations().get(kind.casefold(), ("",)):
        short = tuple(key.plain for key in keys(abbreviation))
        yield DocNumber(bare, (*letters, *short))
        if letters:
            yield DocNumber(bare, short)


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """Return the letters of each kind, those of the Party first; none of some kinds."""
    return {
        kind.name.casefold(): tuple(dict.fromkeys(filter(None, (kind.party, kind.state)))) or ("",)
        for kind in DOCUMENT_TYPES
    }
