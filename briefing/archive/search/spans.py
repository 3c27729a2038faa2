"""Where words stand in a text, and the spans that are to be marked in it."""

from __future__ import annotations

from briefing.archive.search.query import DocNumber, Query, Term
from briefing.language.folding import (
    UNEVEN,
    Key,
    evenly,
    in_word,
    key_of,
    letters_for,
    on_the_way,
    word_end,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.archive.search.query import Mention


def has_term(term: Term, text: Sequence[Key]) -> bool:
    """Tell whether the words of ``term`` stand in ``text`` one after the other."""
    count = len(term.words)
    first = term.words[0].plain
    return any(
        _agree(term, text[place : place + count])
        for place in range(len(text) - count + 1)
        if text[place].plain.startswith(first)
    )


def _agree(term: Term, found: Sequence[Key]) -> bool:
    """Tell whether ``found``, as many words as ``term`` has, are those of ``term``."""
    last = len(term.words) - 1
    for place, asked in enumerate(term.words):
        key = found[place]
        if place == last and term.begun:
            if not asked.marked:
                return key.plain.startswith(asked.plain)
            return key.marked.startswith(asked.marked) or key.marked in on_the_way(asked.marked)
        if key.marked != asked.marked if asked.marked else key.plain != asked.plain:
            return False
    return True


def answers_to(asked: DocNumber, named: DocNumber) -> bool:
    """Tell whether the document ``named`` is one that ``asked`` means, part by part.

    The letters that are asked for follow the number directly; without a number they may stand
    anywhere in the symbol.
    """
    count = len(asked.letters)
    if asked.number:
        return asked.number == named.number and asked.letters == named.letters[:count]
    starts = range(len(named.letters) - count + 1)
    return any(named.letters[start : start + count] == asked.letters for start in starts)


def marks(
    query: Query, text: str, mentions: Callable[[], Iterable[Mention]]
) -> tuple[tuple[int, int], ...]:
    """Return the spans of ``text`` that the words of ``query`` are in, in order, none touching.

    Of a word that is only begun the beginning is marked. The values of ``unit:`` and ``tag:`` are
    marked too, wherever they stand, and so are the documents of ``doc:``, which are looked for
    among the ``mentions``.
    """
    terms = [*query.terms]
    spans: list[tuple[int, int]] = []
    for one in query.filters:
        if one.excluded:
            continue
        if isinstance(one.value, Term):
            terms.append(one.value)
        elif isinstance(one.value, DocNumber):
            spans += (
                (found.start, found.end)
                for found in mentions()
                if answers_to(one.value, found.document)
            )
    even = evenly(text)
    spans += (span for term in terms for span in _spans(term, text, even))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _spans(term: Term, text: str, even: str) -> Iterator[tuple[int, int]]:
    for start in _starts(term.words[0].plain, text, even):
        ends = [start]
        found: list[Key] = []
        begins = start
        while len(found) < len(term.words):
            while begins < len(text) and not in_word(text[begins]):
                begins += 1
            end = word_end(text, begins)
            if end == begins:
                break
            key = key_of(text[begins:end])
            if key.plain:
                found.append(key)
                ends = [begins, end]
            begins = end
        if len(found) == len(term.words) and _agree(term, found):
            last, end = ends
            if term.begun:
                end = last + letters_for(text[last:end], len(term.words[-1].plain))
            yield start, end


def _starts(first: str, text: str, even: str) -> Iterator[int]:
    """Yield the places at which a word begins whose plain key may begin with ``first``.

    All beginnings where the letters of the text are not those of its keys, one by one.
    """
    uneven = UNEVEN in even
    place = -1
    while True:
        place = place + 1 if uneven else even.find(first, place + 1)
        if place < 0 or place >= len(text):
            return
        if in_word(text[place]) and (place == 0 or not in_word(text[place - 1])):
            yield place
