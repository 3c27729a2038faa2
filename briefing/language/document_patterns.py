"""The patterns that document numbers, symbols, days of signing and issuers are found by.

Each is compiled when it is first asked for, since most commands never read prose.
"""

import re
from functools import cache

from briefing.language.document_types import DOCUMENT_TYPES, GENERIC_NAME, ISSUERS

# The capitals that symbols are made of; the upper case of the whole alphabet would admit words.
_CAPITAL = "A-ZĂÂĐÊÔƠƯ"
DASH = "[-\u2010\u2011\u2013]"
_MARK = rf"(?:{DASH}|/)"
_PART = rf"(?:T[.,][ƯW]|[{_CAPITAL}][{_CAPITAL}a-zđư&\d]*)"
_MORE = rf"(?:{_MARK}{_PART})*(?:/nb)?(?!\w)"
_NUMBER = r"(?P<number>\d{1,5}[a-e]?)(?![^\W_])"
_YEAR = r"(?:19|20)\d\d"
_LETTERS = "|".join(
    sorted({a for kind in DOCUMENT_TYPES for a in (kind.party, kind.state) if a}, reverse=True)
)

# What may follow a short form: an end, a name, or a word that nothing is counted in.
_AFTER_SHORT = (
    r"(?=\s*$|\s*[;:!?)\]”\"’»…]|\s*[.,](?!\d)|\s+\(|\s+[-\u2013]\s|\s+ngày\s+\d|"
    rf"\s+[{_CAPITAL}]|"
    r"\s+(?:của|về|và|hoặc|hay|khóa|khoá|là|đã|được|sẽ|cần|phải|có|còn|không|chưa|đang|"
    r"trong|tại|theo|cho|với|đến|tới|ở|từ|gắn|do|để|nêu|trên|nhằm|như|thì|mà|ban hành|"
    r"đối với|thay|sau|trước|nói|này|đó)(?!\w))"
)


@cache
def head() -> re.Pattern[str]:
    """Match a kind in any case, or its abbreviation; then perhaps "số"; then the number."""
    names = sorted((*(kind.name for kind in DOCUMENT_TYPES), GENERIC_NAME), key=len, reverse=True)
    words = "|".join(names).replace(" ", r"\s+")
    return re.compile(
        rf"(?:(?<!\w)(?P<name>(?i:{words}))|(?<![\w/-])(?P<letters>{_LETTERS}))"
        rf"\s+\(?(?P<so>(?i:số)\s*(?::\s*)?)?{_NUMBER}"
    )


@cache
def symbol() -> re.Pattern[str]:
    """Match the symbol right after a number.

    Its first group of letters has two capitals, which no word has; spaces are let in only round
    the letters of a known kind.
    """
    return re.compile(
        rf"(?:/{_YEAR})?{_MARK}(?=[{_CAPITAL}][.,&a-z]?[{_CAPITAL}]){_PART}{_MORE}"
        rf"|\s*{_MARK}\s*(?:{_LETTERS})\s*{_MARK}\s*{_PART}{_MORE}"
    )


@cache
def year() -> re.Pattern[str]:
    """Match a year alone where a symbol would stand: "Nghị định 30/2020"."""
    return re.compile(rf"/{_YEAR}(?![\w/-])")


@cache
def bare() -> re.Pattern[str]:
    """Match a number with its whole symbol, which needs no kind before it."""
    return re.compile(
        rf"(?<![\w/.,-]){_NUMBER}(?P<symbol>"
        rf"{DASH}(?:{_LETTERS})/{_PART}{_MORE}"
        rf"|(?:/{_YEAR})?/(?:{_LETTERS}){DASH}{_PART}{_MORE}"
        rf"|/{_YEAR}/(?:UBTV)?QH\d\d(?!\w))"
    )


@cache
def own_number() -> re.Pattern[str]:
    """Match what stands before the paper's own number, at the head of a line: "Số:"."""
    return re.compile(r"(?:^|\n)[^\S\n]*Số\s*(?::\s*)?\Z")


@cache
def amount() -> re.Pattern[str]:
    """Match what makes the number before it a date, a time, a decimal or a percentage."""
    return re.compile(r"[./:,-]\d|\s?%")


@cache
def after_short() -> re.Pattern[str]:
    """Match what may follow a kind and a number that have no symbol."""
    return re.compile(_AFTER_SHORT)


@cache
def next_short() -> re.Pattern[str]:
    """Match another number under the same kind: "Chỉ thị số 35, 45"."""
    return re.compile(rf"(?:\s*[,;]|\s+và)\s+(?:số\s+)?{_NUMBER}{_AFTER_SHORT}")


@cache
def join() -> re.Pattern[str]:
    """Match what stands between two documents of one list."""
    return re.compile(r"(?:\s*[,;]|,?\s+(?:và|hoặc))\s+(?:các\s+)?(?:số\s+)?")


@cache
def signed() -> re.Pattern[str]:
    """Match the day of signing, as it follows a number or an issuer."""
    return re.compile(
        r"(?:\s*,)?\s*\(?(?:(?:ban hành|ký)\s+)?ngày\s+(?P<day>\d{1,2})(?:"
        rf"\s*[-/.\u2013]\s*(?P<month>\d{{1,2}})(?:\s*[-/.\u2013]\s*(?P<year>{_YEAR}))?"
        rf"|\s+tháng\s+(?P<month_word>\d{{1,2}})(?:\s+năm\s+(?P<year_word>{_YEAR}))?"
        r")(?![\w/-])\)?"
    )


@cache
def issuer() -> re.Pattern[str]:
    """Match a known issuer after "của"."""
    names = "|".join(ISSUERS).replace(" ", r"\s+")
    return re.compile(rf"(?:\s*,)?\s*của\s+(?P<issuer>(?:{names}))(?!\w)")
