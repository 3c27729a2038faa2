"""Results that several weeks tell alike: told once, in the newest words, every place named.

Precision goes before brevity. Two results are one only where they are of the same unit and

- their words are the same, punctuation, case and the placing of tones aside, or
- every sentence of the older one stands in the newer one, or
- at least :data:`ALIKE` percent of their letters agree, in their order, and no name, number,
  day, negation or opposite tells them apart.

So "12 thẻ" and "15 thẻ" remain two results, and so do two communes, "đã" and "chưa", "tăng" and
"giảm".
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from briefing.language.letters import marked_key

ALIKE = 90.0
"""From how many percent on two results of the same names and numbers count as one."""

_AROUND = ".,;:!?…\"'()[]{}"
_NO_WORDS = frozenset("-+*•/")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.;!?…])\s+|\n+")
_DECIDING = frozenset(
    {
        "chưa", "không", "chẳng", "ngừng", "dừng", "hoãn", "hủy", "huỷ", "bỏ", "tăng", "giảm",
        "hơn", "kém", "vượt", "hụt", "thừa", "thiếu", "đủ", "trên", "dưới", "trước", "sau",
        "đúng", "sai", "sớm", "muộn", "chậm", "nhanh", "mở", "đóng", "nhận", "trả", "đầu", "cuối",
        "giữa", "nam", "nữ", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín",
        "mười", "mươi", "mốt", "tư", "lăm", "nhăm", "nửa", "trăm", "nghìn", "ngàn", "triệu", "tỷ",
        "tỉ", "nhất", "nhì",
    }
)  # fmt: skip
"""Words that turn a sentence into another however little else differs; numbers are among them."""


class Place(NamedTuple):
    """One result: where it stands, its words, and the unit that reports it."""

    briefing: str
    item: str
    text: str
    unit: str = ""


class Why(StrEnum):
    """Why the words of one place count as told by another."""

    SAME = "same"
    WITHIN = "within"
    ALIKE = "alike"


class Repeat(NamedTuple):
    """A place whose words another tells, and why; ``percent`` of the letters agree."""

    place: Place
    why: Why
    percent: int = 100


class Once(NamedTuple):
    """What is told once: the newest place, and the older ones that it tells, oldest first."""

    place: Place
    repeats: tuple[Repeat, ...] = ()


class _Text(NamedTuple):
    """A text as it is compared: its words, those of each sentence, and what is its own.

    ``facts`` tell two texts apart however like they are: names, numbers, deciding words.
    """

    words: str
    sentences: tuple[str, ...]
    facts: tuple[str, ...]


class _Told:
    """A newest place while older ones are looked through."""

    def __init__(self, place: Place, words: str) -> None:
        self.place = place
        self.words = words
        self.repeats: list[Repeat] = []


class _Found(NamedTuple):
    """A newer place that tells an older one, and why."""

    told: _Told
    why: Why
    percent: int = 100


def told_once(places: Sequence[Place]) -> list[Once]:
    """Return every text of ``places`` (oldest first) once, in the order of the newest places."""
    kept: list[_Told] = []
    known: dict[str, _Known] = {}
    for place in reversed(places):
        text = _read(place.text)
        of_unit = known.setdefault(marked_key(place.unit), _Known())
        found = of_unit.find(text)
        if found is not None:
            told, why, percent = found
            told.repeats.append(Repeat(place, why, percent))
            continue
        told = _Told(place, text.words)
        kept.append(told)
        of_unit.note(told, text)
    return [Once(told.place, tuple(reversed(told.repeats))) for told in reversed(kept)]


class _Known:
    """The newest places of one unit, by what an older one may be known again."""

    def __init__(self) -> None:
        self._by_words: dict[str, _Told] = {}
        self._by_sentence: dict[str, list[_Told]] = {}
        self._by_facts: dict[tuple[str, ...], list[_Told]] = {}

    def note(self, told: _Told, text: _Text) -> None:
        """Take in a place that nothing newer tells."""
        self._by_words.setdefault(told.words, told)
        for sentence in set(text.sentences):
            self._by_sentence.setdefault(sentence, []).append(told)
        self._by_facts.setdefault(text.facts, []).append(told)

    def find(self, text: _Text) -> _Found | None:
        """Return the newer place that tells an older text, and why it does."""
        same = self._by_words.get(text.words)
        if same is not None:
            return _Found(same, Why.SAME)
        return self._within(text.sentences) or self._alike(text)

    def _within(self, sentences: Sequence[str]) -> _Found | None:
        """Return a place in which every one of ``sentences`` stands."""
        by_sentence = self._by_sentence
        if not sentences or any(sentence not in by_sentence for sentence in sentences):
            return None
        for told in by_sentence[sentences[0]]:
            if all(any(told is one for one in by_sentence[other]) for other in sentences[1:]):
                return _Found(told, Why.WITHIN)
        return None

    def _alike(self, text: _Text) -> _Found | None:
        """Return the most like of those with the same names and numbers, if it is like enough."""
        known = self._by_facts.get(text.facts)
        if not known or not text.words:
            return None
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - start-up

        best = process.extractOne(
            text.words, [told.words for told in known], scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        if best is None:
            return None
        _choice, score, place = best
        return _Found(known[place], Why.ALIKE, int(score))


def _read(text: str) -> _Text:
    sentences = [
        " ".join(words) for one in _SENTENCE.split(marked_key(text)) if (words := _words(one))
    ]
    return _Text(" ".join(sentences), tuple(sentences), tuple(sorted(_facts(text))))


def _words(sentence: str) -> list[str]:
    """Return the words of a sentence; signs before and after numbers are part of them."""
    words = (word.strip(_AROUND) for word in sentence.split())
    return [word for word in words if word and word not in _NO_WORDS]


def _facts(text: str) -> Iterator[str]:
    """Yield numbers, deciding words and names: words with a capital that begin no sentence."""
    for sentence in _SENTENCE.split(text):
        for number, word in enumerate(sentence.split()):
            bare = word.strip(_AROUND)
            small = bare.lower()
            if (number and small != bare) or small in _DECIDING or _DIGIT.search(small):
                yield small
