"""Numbers and quantities: "1.077 trường hợp", "gần 560 lượt", "15 trong số 17 đề án", "88,02%".

Numbers have a decimal comma and dots between thousands: "1.077" is one thousand and
seventy-seven.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from re import Match
from typing import NamedTuple
from unicodedata import normalize

from briefing.language.clock import find_times
from briefing.language.counting import (
    CountedNoun,
    counted_noun,
    is_title,
    ratio_noun,
)
from briefing.language.dayforms import Span, overlaps, plain
from briefing.language.days import find_days
from briefing.language.number_names import (
    follows_year_lead,
    in_span,
    is_named_by,
    is_ordinal,
    may_be_named_by,
    numbers_item,
)
from briefing.language.numerals import read_cardinal
from briefing.language.patterns import pattern
from briefing.language.periods import find_periods
from briefing.language.ranges import find_ranges
from briefing.language.terms import Qualifier

_NUMBER = r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?"
_QUALIFIERS = {
    "gần": Qualifier.NEARLY,
    "hơn": Qualifier.OVER,
    "trên": Qualifier.ABOVE,
    "khoảng": Qualifier.ABOUT,
    "xấp xỉ": Qualifier.ABOUT,
    "chừng": Qualifier.ABOUT,
    "ước": Qualifier.ABOUT,
    "dưới": Qualifier.UNDER,
}
_AMOUNT = rf"""
    (?<!\w)(?<!/)(?<!\d\.)(?<!\d,)(?<!\w-)
    (?P<value>{_NUMBER})
    (?: \s*/\s*(?P<slash_of>{_NUMBER})
      | (?P<between>(?:\s+[^\W\d_]+){{0,3}}?)\s+(?:trong\s+(?:tổng\s+)?số|trên\s+tổng\s+số)\s+
        (?P<word_of>{_NUMBER})
    )?
    (?!\d|[.,]\d|\s*[/-]\s*\d|\s*[-/]\s*(?-i:[A-ZĐƯ]{{2,}}|CTr|TTr)|[/-]\w)
    (?P<percent>\s*%|\s+phần\s+trăm(?!\w))?
"""
_FIRST_WORD = "mười|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|hăm"
_NEXT_WORD = "mươi|mốt|tư|lăm|một|hai|ba|bốn|sáu|bảy|bẩy|tám|chín"  # "mười năm" is ten years
_WORDS = rf"(?<!\w)(?:{_FIRST_WORD})(?!\w)(?:\s+(?:{_NEXT_WORD})(?!\w)){{0,2}}"
_QUALIFIER = r"(?<!\w)(" + "|".join(word.replace(" ", r"\s+") for word in _QUALIFIERS) + r")\s+\Z"
_WORD = r"[^\S\n]+([^\W\d_]+)"
# Words that follow a number without being what it counts.
_STOP_WORDS = frozenset(
    {
        "và", "của", "là", "trong", "tại", "được", "đã", "đang", "sẽ", "để", "cho", "với", "ở",
        "từ", "đến", "tới", "thì", "mà", "do", "bị", "có", "không", "các", "những", "theo",
        "trên", "dưới", "so", "cùng", "hoặc", "hay", "nhưng", "nên", "vì", "khi", "nếu", "về",
        "qua", "bằng", "như", "này", "đó", "tăng", "giảm", "trở", "lại", "vào", "ra", "lên",
        "xuống", "còn", "đạt", "chiếm", "nhằm", "gồm", "số", "tổng",
    }
)  # fmt: skip
# After "năm" these begin a new clause more often than they are counted: "năm ban hành".
_NOT_FIVE_OF = frozenset({"ban", "tổ", "tổ chức", "bộ", "kỳ", "quý", "tháng", "tuần"})
# Any day: which spans are days does not depend on the year taken for them. Leap, for 29/2.
_SOME_DAY = date(2020, 3, 1)
_WINDOW = 32


class Quantity(NamedTuple):
    """A number with what it counts and where it stands, qualifier and unit included.

    ``unit`` is as typed ("trường hợp", "%", "" where nothing is named); ``of`` is the y of "x
    of y". A percentage keeps its printed value: 88,02% is 88.02.
    """

    value: Decimal
    unit: str
    qualifier: Qualifier
    of: Decimal | None
    percent: bool
    start: int
    end: int


def read_number(text: str) -> Decimal | None:
    """Return the number that is all of ``text``: 88,02 · 1.077 · 16753 · 07 · -2,5.

    ``None`` for what is not written the Vietnamese way, such as 0.5 or 2.1.4.
    """
    bare = plain(normalize("NFC", text)).strip()
    sign = bare[:1] if bare[:1] in ("-", "+") else ""
    digits = bare[len(sign) :]
    if not bare.isascii() or not pattern(_NUMBER).fullmatch(digits):
        return None
    return _number(sign + digits)


def write_number(value: Decimal | int) -> str:
    """Return a finite number the Vietnamese way, every decimal kept: 1077 → "1.077"."""
    return f"{Decimal(value):,f}".translate(str.maketrans(",.", ".,"))


def qualifier_word(qualifier: Qualifier) -> str:
    """Return the word that hedges a number: "gần", "hơn"; nothing for an exact one."""
    return next((word for word, known in _QUALIFIERS.items() if known is qualifier), "")


def find_quantities(text: str) -> list[Quantity]:
    """Find what ``text`` (NFC) counts and measures, in order.

    Finds ratios ("15 trong số 17 đề án", "15/17", "19/19 đề án"), percentages, glued units
    ("04kg") and words before a counted noun ("hai lớp"; "một" is left out, being an article).
    Days, times, periods, years, numbers of sections, items and documents, and spans ("5 - 7
    người") are no quantities.
    """
    level = plain(text)
    taken = [
        Span(found.start, found.end)
        for finder in (find_ranges, find_days, find_periods)
        for found in finder(text, _SOME_DAY)
    ]
    taken += [Span(found.start, found.end) for found in find_times(level)]
    found = [*_in_figures(level, taken), *_in_words(level, taken)]
    return sorted(found, key=lambda quantity: quantity.start)


def _in_figures(text: str, taken: list[Span]) -> Iterator[Quantity]:
    for match in pattern(_AMOUNT).finditer(text):
        begin, end = match.span("value")
        if is_named_by(text, begin) or in_span(text, begin, end) or _is_code(match["value"]):
            continue
        if match["slash_of"]:
            if not _is_ratio(match, text, taken):
                continue
        elif overlaps(begin, end, taken) or numbers_item(text, begin, end):
            continue
        noun = _noun(match, text)
        if noun is None or not (noun.text or _stands_alone(match, text)):
            continue
        start, qualifier = _qualifier(text, begin)
        of = match["slash_of"] or match["word_of"]
        yield Quantity(
            value=_number(match["value"]),
            unit=noun.text,
            qualifier=qualifier,
            of=_number(of) if of else None,
            percent=match["percent"] is not None,
            start=start,
            end=noun.end,
        )


def _in_words(text: str, taken: list[Span]) -> Iterator[Quantity]:
    for match in pattern(_WORDS).finditer(text):
        value, noun = read_cardinal(match[0]), counted_noun(text, match.end())
        if value is None or noun is None or is_ordinal(text, match.start()):
            continue
        is_year = value == 5 and (
            noun.text.lower() in _NOT_FIVE_OF or follows_year_lead(text, match.start())
        )
        if is_year or overlaps(match.start(), match.end(), taken):
            continue
        start, qualifier = _qualifier(text, match.start())
        yield Quantity(Decimal(value), noun.text, qualifier, None, False, start, noun.end)


def _is_ratio(match: Match[str], text: str, taken: list[Span]) -> bool:
    """Tell whether "a/b" is a share; a share of more than all needs a noun ("19/12 đề án")."""
    value, of = _number(match["value"]), _number(match["slash_of"])
    noun = ratio_noun(text, match.end())
    if overlaps(match.start(), match.end(), taken):
        return noun is not None and value > of and not is_title(noun.text)
    if value == of == 24 or of == 0:  # "24/24 giờ": round the clock
        return False
    if noun is None and len(match["slash_of"]) == 4:
        return False  # "30/2020" is the number of a document and its year
    return value <= of or noun is not None


def _noun(match: Match[str], text: str) -> CountedNoun | None:
    """Return what the number counts; ``None`` where letters show that it is part of a name."""
    end = match.end()
    if match["percent"]:
        return CountedNoun("%", end)
    named = may_be_named_by(text, match.start("value"))
    counted = counted_noun(text, end)
    if counted and not (named and counted.text[0].isupper()):  # "Kết luận 75 Ban …" is a name
        return counted
    if text[end : end + 1].isalpha():
        return None
    word = pattern(_WORD).match(text, end)
    if word and not named and word[1].islower() and word[1] not in _STOP_WORDS:
        return CountedNoun(word[1], word.end())
    between = counted_noun(match["between"], 0) if match["between"] else None
    return CountedNoun(between.text if between else "", end)


def _qualifier(text: str, start: int) -> tuple[int, Qualifier]:
    found = pattern(_QUALIFIER).search(text, max(0, start - _WINDOW), start)
    if not found:
        return start, Qualifier.EXACT
    return found.start(), _QUALIFIERS[" ".join(found[1].lower().split())]


def _stands_alone(match: Match[str], text: str) -> bool:
    """Tell whether a number without a noun is an amount: neither a year nor part of a name."""
    written = match["value"]
    if not match["slash_of"] and len(written) == 4 and written[:2] in ("19", "20"):
        return False
    return not may_be_named_by(text, match.start("value"))


def _is_code(written: str) -> bool:
    """Tell whether zeros in front of many digits make a code, as in telephone numbers."""
    return len(written) > 3 and written.startswith("0") and written.isdecimal()


def _number(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))
