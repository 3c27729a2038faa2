"""Words typed twice in a row, told only where there is no doubt.

Vietnamese doubles words on purpose (ngày ngày, dần dần) and ends one word with the syllable that
begins the next (xác định | định hướng), so the words to look for stand in ``data/doubled.toml``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefing.i18n import N_, _
from briefing.insight.checks.data import table
from briefing.insight.checks.rule import Finding, Known, Rule, passages, reword
from briefing.language.patterns import late
from briefing.model.records import Briefing

# Of three words and more no phrase is doubled on purpose: "Sở Y tế Sở Y tế".
_PHRASE = late(r"(?<!\w)((?:[^\W\d_]+[^\S\n]){2,5}[^\W\d_]+)[^\S\n]\1(?!\w)", re.IGNORECASE)
_LAST_WORD = late(r"(\w+)[^\S\n]+$")
_NEXT_WORD = late(r"[^\S\n]+(\w+)")


def find_doubled_words(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a word that was typed twice: "trong trong". Taking one out mends it."""
    for passage in passages(briefing):
        for found in (*_doubled().finditer(passage.text), *_PHRASE.finditer(passage.text)):
            if found.re is _doubled() and not _is_slip(passage.text, found):
                continue
            yield Finding(
                _("“{words}” is doubled.").format(words=found[0]),
                passage.where,
                found[0],
                reword(passage, found.start(), found.end(), found[1]),
            )


def _is_slip(text: str, found: re.Match[str]) -> bool:
    word = found[1].casefold()
    if word in _words("allowed", "words"):
        return False
    if found[0].rsplit(None, 1)[-1][0].isupper() and not found[0].isupper():
        return False  # a name begins: "cho Cho", "các Các"
    before = _LAST_WORD.search(text, max(0, found.start() - 12), found.start())
    if before and before[1].casefold() in _unless("before", word):
        return False
    after = _NEXT_WORD.match(text, found.end())
    return not (after and after[1].casefold() in _unless("after", word))


@cache
def _doubled() -> re.Pattern[str]:
    words = sorted(
        {*_words("always"), *table("doubled")["unless"]["before"]}, key=len, reverse=True
    )
    spelled = "|".join(words).replace(" ", r"[^\S\n]+")
    return re.compile(rf"(?<!\w)({spelled})[^\S\n]+\1(?!\w)", re.IGNORECASE)


@cache
def _words(*path: str) -> frozenset[str]:
    node: Any = table("doubled")
    for part in path:
        node = node[part]
    return frozenset(node)


@cache
def _unless(side: str, word: str) -> frozenset[str]:
    return frozenset(table("doubled")["unless"][side].get(word, ()))


RULES = (Rule("spelling/doubled", N_("No word is typed twice in a row."), find_doubled_words),)
