"""Slips of the keyboard that a reader would notice, told only where there is no doubt."""

import re
from collections.abc import Iterator

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Rule, passages
from briefing.language.letters import ToneStyle, tone_style
from briefing.model.records import Briefing

# Only words that are never doubled on purpose: "từ từ", "luôn luôn", "ngày ngày" are.
_DOUBLED = re.compile(
    r"(?<!\w)(trong|của|và|các|những|với|tại|đã|sẽ|được|để|theo|bằng|trên|nhằm|hoặc|nhưng|về|"
    r"cho|đối với|thực hiện|triển khai|tiếp tục)[^\S\n]+\1(?!\w)",
    re.IGNORECASE,
)
_CENTRE_SLIP = re.compile(r"(?<!\w)T,\s?[ƯW](?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
# Names keep their spelling: Khánh Hòa, chị Thuý. "Ủy ban" is no name for all its capital.
_NO_NAME = frozenset({"Ủy", "Uỷ"})


def find_doubled_words(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a small word that was typed twice: "trong trong"."""
    for text, where in passages(briefing):
        for found in _DOUBLED.finditer(text):
            yield Finding(_("“{words}” is doubled.").format(words=found[0]), where)


def find_centre_slips(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find "T,Ư", which is meant to be "T.Ư"."""
    for text, where in passages(briefing):
        for found in _CENTRE_SLIP.finditer(text):
            yield Finding(
                _("“{typed}” has a comma where “{meant}” has a point.").format(
                    typed=found[0], meant=found[0].replace(",", ".")
                ),
                where,
            )


def find_mixed_tones(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a word that is spelled with its tone on one letter and then on another: khoá, khóa."""
    seen: dict[str, str] = {}
    told: set[str] = set()
    for text, where in passages(briefing):
        for word in _WORD.findall(text):
            if not word.islower() and word not in _NO_NAME:
                continue
            key = tone_style(word, ToneStyle.NEW).casefold()
            first = seen.setdefault(key, word)
            if first.casefold() != word.casefold() and key not in told:
                told.add(key)
                yield Finding(
                    _("“{word}” is spelled “{first}” elsewhere.").format(word=word, first=first),
                    where,
                )


RULES = (
    Rule("spelling/doubled", N_("No small word is typed twice in a row."), find_doubled_words),
    Rule("spelling/centre", N_("“T.Ư” is written with a point."), find_centre_slips),
    Rule("spelling/tone", N_("One word has its tone mark in one place."), find_mixed_tones),
)
