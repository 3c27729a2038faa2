"""Numbers of official documents: finding them in prose, telling them apart, writing them.

The Party writes "Kết luận số 75-KL/TW, ngày 30-5-2020", the State "Nghị định số 30/2020/NĐ-CP
ngày 05/3/2020" (Hướng dẫn 05-HD/VPTW; Nghị định 30/2020/NĐ-CP, Phụ lục I). After the first time
a document is named by kind and number alone: "Kết luận 75". Precision comes first: a number
that merely follows such a word ("Quyết định 12 nội dung") is not a document.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefing.language import document_patterns as patterns
from briefing.language.dates import write_day
from briefing.language.document_types import CENTRE, DOCUMENT_TYPES, ISSUER_WORDS, YEARLY

# What a State công văn is when its symbol names only offices: "2908/BGDĐT-GDTC".
_LETTERLESS = "Công văn"

# How far before a number "Số:" is looked for; a paper's head leaves a blank or two.
_OWN_NUMBER_WINDOW = 12


class Mention(NamedTuple):
    """One place in a text that names a document.

    ``number`` is as typed ("05", "30a"); ``symbol`` is what follows it, without spaces ("KL/TW",
    "2020/NĐ-CP"), and "" for a short form. ``type`` is the kind in its usual spelling ("Kết
    luận"), "" where the text gives only the number: :func:`resolve` then supplies it.
    ``issuer`` is as typed. The span covers all of this.
    """

    type: str
    number: str
    symbol: str
    issuer: str
    date: date | None
    start: int
    end: int


def document_number(number: str, symbol: str) -> str:
    """Return number and symbol as printed: "75-KL/TW", "30/2020/NĐ-CP", "9723"."""
    if not symbol:
        return number
    return f"{number}{'-' if is_party(symbol) else '/'}{symbol}"


def write_citation(
    type: str,  # noqa: A002 - the field's documented name
    number: str,
    symbol: str,
    day: date | None,
    issuer: str = "",
) -> str:
    """Return a document as it is cited in full: "Kết luận số 75-KL/TW, ngày 30-5-2020".

    The Party sets a comma before the day and hyphens in it, the State neither.
    """
    said = document_number(number, symbol)
    if type:
        said = f"{type} số {said}"
    if day:
        party = not symbol or is_party(symbol)
        said += f", ngày {write_day(day)}" if party else f" ngày {write_day(day).replace('-', '/')}"
    return f"{said} của {issuer}" if issuer else said


def find_mentions(text: str, anchor: date) -> list[Mention]:
    """Return every document that ``text`` names, in order, none overlapping.

    ``anchor`` is the day of the meeting or document: a day of signing without a year is taken
    as the last such day up to it.
    """
    return _share(text, list(_scan(text, anchor)))


def _scan(text: str, anchor: date) -> Iterator[Mention]:
    """Yield the mentions from left to right, each with what follows it."""
    place = 0
    head = patterns.head().search(text)
    bare = patterns.bare().search(text)
    while head or bare:
        if bare and (head is None or bare.start() < head.start()):
            place = bare.end()
            before = max(0, bare.start() - _OWN_NUMBER_WINDOW)
            if not patterns.own_number().search(text, before, bare.start()):
                found = _bare_mention("", bare["number"], bare["symbol"], bare.span())
                mention = _complete(text, found, anchor)
                place = mention.end
                yield mention
        elif head:
            place = head.end()
            for mention in _from_head(text, head, anchor):
                place = mention.end
                yield mention
        if head and head.start() < place:
            head = patterns.head().search(text, place)
        if bare and bare.start() < place:
            bare = patterns.bare().search(text, place)


def _from_head(text: str, head: re.Match[str], anchor: date) -> Iterator[Mention]:
    """Yield the document that ``head`` begins, and the short forms listed after it."""
    kind = _kind(head)
    symbol = patterns.symbol().match(text, head.end())
    if symbol is None and (kind in YEARLY or head["so"]):
        symbol = patterns.year().match(text, head.end())
    if symbol:
        span = (head.start(), symbol.end())
        yield _complete(text, _bare_mention(kind, head["number"], symbol[0], span), anchor)
        return
    if not _may_be_short(text, head, kind):
        return
    mention = _complete(text, _bare_mention(kind, head["number"], "", head.span()), anchor)
    yield mention
    while following := patterns.next_short().match(text, mention.end):
        if not _has_two_digits(following["number"]):
            return
        span = following.span("number")
        mention = _complete(text, _bare_mention(kind, following["number"], "", span), anchor)
        yield mention


def _kind(head: re.Match[str]) -> str:
    """Return the kind in its usual spelling; "" for none, or for letters that two kinds share."""
    if head["letters"]:
        names = [row.name for row in DOCUMENT_TYPES if head["letters"] in {row.party, row.state}]
        return names[0] if len(names) == 1 else ""
    typed = " ".join(head["name"].split()).casefold()
    return next((row.name for row in DOCUMENT_TYPES if row.name.casefold() == typed), "")


def _may_be_short(text: str, head: re.Match[str], kind: str) -> bool:
    """Tell whether a kind and a number without a symbol name a document.

    With "số" they do. Without it the kind must be one that is spoken of so and be capitalised,
    the number have the two digits that both rule books ask for (05, not 5) and not be a year,
    and nothing be counted.
    """
    if not kind or patterns.amount().match(text, head.end()):
        return False
    if head["so"]:
        return True
    return (
        head["name"] is not None
        and head["name"][0].isupper()
        and any(row.spoken and row.name == kind for row in DOCUMENT_TYPES)
        and _has_two_digits(head["number"])
        and not re.fullmatch(r"(?:19|20)\d\d", head["number"])
        and patterns.after_short().match(text, head.end()) is not None
    )


def _has_two_digits(number: str) -> bool:
    return len(number.rstrip("abcde")) >= 2


def _bare_mention(kind: str, number: str, symbol: str, span: tuple[int, int]) -> Mention:
    """Return a document before anything is known of its day and issuer.

    ``symbol`` comes as typed, with the mark that leads it; it loses that, its spaces and any
    hyphen but the plain one.
    """
    plain = re.sub(patterns.DASH, "-", re.sub(r"\s", "", symbol))[1:]
    return Mention(kind, number, plain, "", None, *span)


def _complete(text: str, mention: Mention, anchor: date) -> Mention:
    """Add the day of signing and the issuer that follow ``mention``, in either order."""
    day, end = _read_signed(text, mention.end, anchor)
    issuer = patterns.issuer().match(text, end)
    if issuer:
        end = issuer.end()
        signed = patterns.signed().match(text, end)
        # After the issuer only a whole date is the document's; "ngày 29-6" is the event's.
        if day is None and signed and (signed["year"] or signed["year_word"]):
            day, end = _read_signed(text, end, anchor)
    named = " ".join(issuer["issuer"].split()) if issuer else ""
    return mention._replace(issuer=named, date=day, end=end)


def _read_signed(text: str, end: int, anchor: date) -> tuple[date | None, int]:
    """Return the day of signing at ``end`` and where it ends; nothing and ``end`` if none."""
    signed = patterns.signed().match(text, end)
    if not signed:
        return None, end
    year = signed["year"] or signed["year_word"]
    month = int(signed["month"] or signed["month_word"])
    for candidate in (int(year),) if year else (anchor.year, anchor.year - 1):
        try:
            day = date(candidate, month, int(signed["day"]))
        except ValueError:
            continue
        if year or day <= anchor:
            return day, signed.end()
    return None, end


def _share(text: str, mentions: list[Mention]) -> list[Mention]:
    """Let the members of a list share the kind before it and the issuer after it."""
    shared = list(mentions)
    joined = [
        patterns.join().fullmatch(text, before.end, after.start) is not None
        for before, after in pairwise(mentions)
    ]
    for place, together in enumerate(joined, 1):
        before, this = shared[place - 1], shared[place]
        if together and not this.type and before.type in kinds_of(this.symbol):
            shared[place] = this._replace(type=before.type)
    for place in range(len(joined) - 1, -1, -1):
        this, after = shared[place], shared[place + 1]
        if joined[place] and not this.issuer and this.type == after.type:
            shared[place] = this._replace(issuer=after.issuer)
    return shared


def is_party(symbol: str) -> bool:
    """Tell "KL/TW", which the Party writes, from "TB-VPCP" and "2020/NĐ-CP"."""
    return re.match(r"[^\W\d]+/", symbol) is not None


def kinds_of(symbol: str) -> list[str]:
    """Return the kinds that ``symbol`` may stand for, the likeliest first."""
    letters = re.split(r"[-/]", re.sub(r"^\d{4}/", "", symbol))[0]
    if is_party(symbol):
        return [row.name for row in DOCUMENT_TYPES if row.party == letters]
    return [row.name for row in DOCUMENT_TYPES if row.state == letters] or [_LETTERLESS]


def resolve(mentions: list[Mention]) -> list[Mention]:
    """Return one mention for each document, in the order in which they first appear.

    Equal numbers and symbols are one document unless two days of signing tell them apart, since
    the Party counts anew each term. A short form joins the full citation of its kind and number,
    the last one before it or else the next after it, unless issuer or day speak against it; one
    that finds none stays with symbol "". A day, issuer or kind given anywhere completes the
    others; the span is that of the first full citation.
    """
    places = range(len(mentions))
    full = [place for place in places if not is_short(mentions[place].symbol)]
    short = [place for place in places if is_short(mentions[place].symbol)]
    by_number: dict[str, list[_Document]] = {}
    for place in (*full, *short):
        mention = mentions[place]
        namesakes = by_number.setdefault(mention.number.lstrip("0"), [])
        home = _home(place, mention, namesakes)
        if home is None:
            namesakes.append(_Document(place, mention))
        else:
            home.add(place, mention)
    documents = [document for namesakes in by_number.values() for document in namesakes]
    documents.sort(key=lambda document: document.places[0])
    return [_with_kind(document.said) for document in documents]


class _Document:
    """What all mentions of one document say, and their places among all mentions, sorted."""

    def __init__(self, place: int, mention: Mention) -> None:
        self.places = [place]
        self.said = mention

    def add(self, place: int, mention: Mention) -> None:
        """Count ``mention`` in: it supplies whatever those before it left open."""
        insort(self.places, place)
        self.said = self.said._replace(
            type=self.said.type or mention.type,
            symbol=self.said.symbol or mention.symbol,
            issuer=self.said.issuer or mention.issuer,
            date=self.said.date or mention.date,
        )

    def last_before(self, place: int) -> int:
        """Return the last place before ``place``, -1 if the document comes only after it."""
        index = bisect_left(self.places, place)
        return self.places[index - 1] if index else -1


def _home(place: int, mention: Mention, namesakes: list[_Document]) -> _Document | None:
    """Return the document that ``mention`` belongs to: the last before it, else the next."""
    fitting = [document for document in namesakes if _same(mention, document.said)]
    return max(
        fitting,
        key=lambda document: (document.last_before(place), -document.places[0]),
        default=None,
    )


def is_short(symbol: str) -> bool:
    """Tell whether ``symbol`` leaves open which document is meant: "", or a year alone."""
    return re.fullmatch(r"(?:\d{4})?", symbol) is not None


def _same(mention: Mention, document: Mention) -> bool:
    """Tell whether ``mention`` may name ``document``, which has its number."""
    if mention.date and document.date and mention.date != document.date:
        return False
    if is_short(mention.symbol):
        return (
            mention.type in ([document.type] if document.type else kinds_of(document.symbol))
            and (document.symbol.startswith(mention.symbol) or not document.symbol)
            and issuers_agree(mention.issuer, document.issuer)
        )
    return symbol_key(mention.symbol) == symbol_key(document.symbol)


@lru_cache(maxsize=4096)
def symbol_key(symbol: str) -> str:
    """Return the same for all ways of writing a symbol: "KL/TW", "KL-T.Ư"."""
    return re.sub(r"[\W_]", "", symbol).casefold().replace("tư", "tw")


def issuers_agree(one: str, other: str) -> bool:
    """Tell whether two names may mean one issuer: "Trung ương" is also its committees."""
    first, second = _issuer_key(one), _issuer_key(other)
    return first in second or second in first


def _issuer_key(issuer: str) -> str:
    words = re.sub(CENTRE, "trung ương", issuer).casefold().replace("uỷ", "ủy").split()
    return " ".join(ISSUER_WORDS.get(word, word) for word in words)


def _with_kind(document: Mention) -> Mention:
    if document.type:
        return document
    return document._replace(type=next(iter(kinds_of(document.symbol)), ""))
