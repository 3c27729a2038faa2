"""Slips of the keyboard that a reader would notice, told only where there is no doubt."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Known, Passage, Rule, passages, reword
from briefing.language.letters import SMALL, ToneStyle, nfc, tone_style
from briefing.language.patterns import late
from briefing.model.records import Briefing

_CENTRE_SLIP = late(r"(?<!\w)T\.?,\s?[ƯưWw](?!\w)")
_OPEN_TONES = late(r"[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|u[ỳýỷỹỵ]", re.IGNORECASE)
_WORD = late(r"[^\W\d_]+")
_SMALL_AFTER = late(rf"\s+([{SMALL}]+)")
# Names keep their spelling: Khánh Hòa, chị Thuý. "Ủy ban" is no name for all its capital.
_NO_NAME = frozenset({"Ủy", "Uỷ"})


def find_centre_slips(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find "T,Ư", which is meant to be "T.Ư" (Trung ương)."""
    for passage in passages(briefing):
        for found in _CENTRE_SLIP.finditer(passage.text):
            meant = re.sub(r"\.?,\s?", ".", found[0])
            yield Finding(
                _("“{typed}” has a comma where “{meant}” has a point.").format(
                    typed=found[0], meant=meant
                ),
                passage.where,
                found[0],
                reword(passage, found.start(), found.end(), meant),
            )


def find_mixed_tones(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a word that is spelled with its tone on one letter and then on another: khoá, khóa.

    Either is right (the Party's papers write khoá, the press khóa), but not both in one paper.
    The spelling that is rarer in it gives way, or the later one.
    """
    spelled: dict[str, Counter[str]] = {}
    places: dict[tuple[str, str], list[tuple[Passage, int]]] = {}
    places_of_words = list(passages(briefing))
    pairs = {_pair(passage.text, word) for passage in places_of_words for word in _small(passage)}
    for passage in places_of_words:
        for word in _with_open_tone(passage):
            if not _is_word(passage.text, word, pairs):
                continue
            typed = word[0].casefold()
            key = tone_style(typed, ToneStyle.NEW)
            spelled.setdefault(key, Counter())[typed] += 1
            places.setdefault((key, typed), []).append((passage, word.start()))
    for key, counts in spelled.items():
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda typed: counts[typed])  # the first of equals
        for typed in counts:
            if typed != usual:
                yield _mixed(places[key, typed], typed, places[key, usual][0])


def _mixed(places: list[tuple[Passage, int]], typed: str, usual: tuple[Passage, int]) -> Finding:
    passage, start = places[0]
    word = passage.text[start : start + len(typed)]
    right = usual[0].text[usual[1] : usual[1] + len(typed)]
    fixes = [
        reword(there, at, at + len(typed), _placed(there.text[at : at + len(typed)], right))
        for there, at in places
    ]

    def edit(briefing: Briefing) -> Briefing:
        for fix in reversed(fixes):
            briefing = fix.edit(briefing)
        return briefing

    return Finding(
        _("“{word}” is spelled “{first}” elsewhere.").format(word=word, first=right),
        passage.where,
        word,
        fixes[0]._replace(edit=edit),
    )


def _placed(word: str, like: str) -> str:
    """Return ``word`` with its tone placed as ``like``, another spelling of it, has it."""
    style = ToneStyle.NEW if tone_style(like, ToneStyle.NEW) == like else ToneStyle.OLD
    return tone_style(word, style)


def _with_open_tone(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the words in which a tone could stand on either letter."""
    if _OPEN_TONES.search(passage.text):
        for match in _WORD.finditer(passage.text):
            if _OPEN_TONES.search(match[0]):
                yield match


def _small(passage: Passage) -> Iterator[re.Match[str]]:
    return (word for word in _with_open_tone(passage) if word[0].islower())


def _is_word(text: str, word: re.Match[str], pairs: Container[tuple[str, str]]) -> bool:
    """Tell whether ``word`` is no name.

    With a capital it is none where the same two words stand in small letters elsewhere: "Hòa giải"
    beside "hoà giải", not "Hoà là thư ký".
    """
    return word[0].islower() or word[0] in _NO_NAME or _pair(text, word) in pairs


def _pair(text: str, word: re.Match[str]) -> tuple[str, str]:
    after = _SMALL_AFTER.match(text, word.end())
    return tone_style(word[0].casefold(), ToneStyle.NEW), after[1] if after else ""


def find_loose_marks(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find letters whose marks are characters of their own (NFD), as some files bring them.

    Every rule book asks for composed Unicode (TCVN 6909:2001); searching fails on the others.
    """
    for passage in passages(briefing):
        composed = nfc(passage.text)
        if composed == passage.text:
            continue
        loose = sum(1 for letter in passage.text if unicodedata.combining(letter))
        word = next(word for word in passage.text.split() if nfc(word) != word)
        yield Finding(
            _("“{word}” and others are written with loose marks ({count}).").format(
                word=nfc(word), count=loose
            ),
            passage.where,
            nfc(word),
            reword(passage, 0, len(passage.text), composed)._replace(label=_("Letters composed")),
        )


RULES = (
    Rule("spelling/centre", N_("“T.Ư” is written with a point."), find_centre_slips),
    Rule("spelling/tone", N_("One word has its tone mark in one place."), find_mixed_tones),
    Rule("spelling/marks", N_("Letters are composed Unicode."), find_loose_marks),
)
