"""The words under which the index keeps an item, and those by which it asks for them.

FTS5 gets words that have been folded here, with single blanks between, and its tokenizer that
knows ASCII alone: it parts them where the blanks are and changes nothing, so index and plain scan
cannot disagree about what a word is. Which kind of word it is, is told by a sign before it that
no word has:

- the plain keys of the text in their order, then its marked keys in theirs;
- the same for units and for tags, each name closed by the bare sign;
- documents: the number, then the letters;
- kind and state of the item, and one word that every item has.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.archive.search.query import DocNumber, Mention
from briefing.language.folding import Key, keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import NamedTuple

else:
    from briefing.tuples import NamedTuple


class Signs(NamedTuple):
    """What stands before a plain and before a marked key."""

    plain: str
    marked: str


TEXT = Signs("", "¬")
UNITS = Signs("¤", "¤¬")
TAGS = Signs("§", "§¬")
NUMBER = "¶"
LETTERS = "¶¶"
STATE = "±"
"""Before a kind or a state; alone it is in every item."""


def body(text: str, facts: str, state: str = "") -> str:
    """Return the words of an item: those of ``text``, which is in NFC, its ``facts``, its state."""
    said = f"{written(keys(text), TEXT)} {facts}"
    return f"{said} {state_word(state)}" if state else said


def facts(
    kinds: Iterable[str],
    units: tuple[str, ...],
    tags: tuple[str, ...],
    documents: Iterable[DocNumber],
) -> str:
    """Return the words for what filters ask of an item; names are in NFC."""
    pieces = [_written_names(units, UNITS), _written_names(tags, TAGS)]
    for number, letters in documents:
        pieces += [NUMBER + number, *(LETTERS + part for part in letters)]
    pieces += [STATE, *map(state_word, kinds)]
    return " ".join(filter(None, pieces))


def mentions_written(mentions: Iterable[Mention]) -> str:
    """Return mentions in the form in which the index keeps them, for :func:`mentions_read`."""
    return ";".join(
        " ".join((str(start), str(end), document.number, *document.letters))
        for start, end, document in mentions
    )


def mentions_read(written: str) -> Iterator[Mention]:
    """Yield the mentions that :func:`mentions_written` wrote."""
    for one in written.split(";") if written else ():
        start, end, number, *letters = one.split(" ")
        yield Mention(int(start), int(end), DocNumber(number, tuple(letters)))


def state_word(name: str) -> str:
    """Return the word for a kind or a state, of one piece for any tokenizer."""
    return STATE + name.replace("-", "")


def names_in(facts: str, signs: Signs) -> list[Key]:
    """Return the keys of the names that :func:`facts` wrote, an empty one after each name."""
    marked = [word for word in facts.split() if word.startswith(signs.marked)]
    plain = [
        word
        for word in facts.split()
        if word.startswith(signs.plain) and not word.startswith(signs.marked)
    ]
    return [
        Key(one[len(signs.plain) :], other[len(signs.marked) :])
        for one, other in zip(plain, marked, strict=True)
    ]


def written(said: list[Key], signs: Signs) -> str:
    """Return words with their signs: first all plain keys, then all marked ones."""
    if not said:
        return ""
    plain, marked = zip(*said, strict=True)
    before, between = signs.plain, f" {signs.plain}"
    before_marked, between_marked = signs.marked, f" {signs.marked}"
    return f"{before}{between.join(plain)} {before_marked}{between_marked.join(marked)}"


@lru_cache(maxsize=4096)
def _written_names(names: tuple[str, ...], signs: Signs) -> str:
    return written([key for name in names for key in (*keys(name), Key("", ""))], signs)
