"""Figures in what was done: value, "x of y", and the running total that it raises."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefing.language.quantities import Quantity, find_quantities
from briefing.model.records import Figure

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=\w)|\n+")
# A sentence without any of these has nothing to count: most have not.
_NUMBER = re.compile(
    r"\d|(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|hăm)(?!\w)", re.IGNORECASE
)
_RAISES = re.compile(
    r"(?:nâng|đưa)\s+(?:tổng\s+)?(?:số|lũy kế|luỹ kế)|(?:lũy|luỹ)\s+kế|cộng dồn|tính từ đầu|"
    r"tổng số[^,;]{0,80}từ đầu|từ đầu (?:năm|nhiệm kỳ)[^,;]{0,40}(?:là|đạt)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:…()“”\"!?]\s?|,\s|[.,]$|(?<!\d)\s[-–—]\s")
# What stands before the verb that is counted: whose doing it was.
_SUBJECT = re.compile(r"^.*?(?<!\w)(?:đã|được|có|hiện có|còn)\s+(?=\w+\s+\w)")
_EMPTY_BEFORE = re.compile(r"(?:trong đó|thứ \w+|gồm|và|là|có|với|cho|tại|từ|đến|\s)*$")
_REACHES = re.compile(r"\s+(?:đạt|là|được|còn|bằng)$")
_LEADING = re.compile(r"^(?:và|đồng thời|trong đó|gồm|bao gồm|có|là)\s+", re.IGNORECASE)
_MAX_SENTENCE = 4000  # anything longer is a table that has lost its lines
_MAX_WORDS = 16


def find_figures(passages: Iterable[str]) -> list[Figure]:
    """Return the figures in ``passages`` (texts of results), in their order."""
    found: list[Figure] = []
    for passage in passages:
        for sentence in _sentences(passage):
            if len(sentence) <= _MAX_SENTENCE and _NUMBER.search(sentence):
                found.extend(_in_sentence(sentence))
    return found


def _sentences(passage: str) -> Iterator[str]:
    """Yield the sentences of a text: after its end a sentence begins with a capital."""
    start = 0
    for gap in _SENTENCE_END.finditer(passage):
        if passage[gap.end() - 1] == "\n" or passage[gap.end()].isupper():
            yield passage[start : gap.start()]
            start = gap.end()
    yield passage[start:]


def _in_sentence(sentence: str) -> list[Figure]:
    figures: list[Figure] = []
    before: Quantity | None = None
    for quantity in find_quantities(sentence):
        between = sentence[before.end if before else 0 : quantity.start]
        if figures and before and _RAISES.search(between) and _goes_with(figures[-1], quantity):
            figures[-1] = _with_total(figures[-1], quantity)
        elif figures and before and quantity.percent and _is_share(between):
            figures.append(_figure(figures[-1].name, quantity))
        else:
            figures.append(_figure(_name(sentence, quantity), quantity))
        before = quantity
    return figures


def _figure(name: str, quantity: Quantity) -> Figure:
    return Figure(
        name=name,
        value=quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        of=quantity.of,
    )


def _goes_with(figure: Figure, total: Quantity) -> bool:
    """Say whether ``total`` counts what ``figure`` counts."""
    one, other = figure.unit.casefold(), total.unit.casefold()
    same = one.startswith(other) or other.startswith(one)  # "lượt người" and "lượt"
    return same and figure.total is None and not total.percent


def _with_total(figure: Figure, total: Quantity) -> Figure:
    return replace(figure, total=total.value, total_qualifier=total.qualifier)


def _is_share(between: str) -> bool:
    """Say whether a percentage only puts the count before it in other words ("(chiếm …%)")."""
    return bool(re.search(r"(?:chiếm|đạt|bằng|\()\s*(?:tỷ lệ|tỉ lệ)?\s*$", between))


def _name(sentence: str, quantity: Quantity) -> str:
    """Name a figure by the words round it: what was done, and what is counted."""
    head = _CLAUSE.split(sentence[: quantity.start])[-1].strip()
    if subject := _SUBJECT.match(head + " "):
        head = head[subject.end() :]
    head = " ".join(_LEADING.sub("", head).split()[-_MAX_WORDS:])
    tail = " ".join(_CLAUSE.split(sentence[quantity.end :], maxsplit=1)[0].split()[:_MAX_WORDS])
    if _EMPTY_BEFORE.fullmatch(head.casefold()):
        head = ""
    unit = "" if quantity.percent else quantity.unit
    if head and not tail and not _REACHES.search(head):
        tail = unit
    elif not head:
        tail = f"{unit} {tail}".strip()
    return f"{_REACHES.sub('', head) if not tail else head} {tail}".strip(" .…")
