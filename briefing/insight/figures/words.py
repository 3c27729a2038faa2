"""Figures in the words of a report: spans, amounts, and the sentence with the running total.

This is text of papers, so it is Vietnamese whatever language the interface speaks.
"""

from datetime import date, timedelta
from decimal import Decimal

from briefing.insight.figures.totals import By, Total, percentage
from briefing.language.dates import DateRange, write_range
from briefing.language.numerals import roman
from briefing.language.quantities import qualifier_word, write_number
from briefing.model.figures import PERCENT, Counting, Definition
from briefing.model.records import Qualifier

_NOUNS = frozenset({"số", "tổng", "tỷ", "tỉ", "mức", "lượng", "kinh", "sản", "doanh", "giá", "vốn"})
"""First words of names that are nouns: "số đảng viên là 5.300", but "kiểm tra 30 lượt"."""


def span_words(by: By, span: DateRange) -> str:
    """Return a span as reports name it: "tháng 11/2019", "quý IV/2019", "tuần 22 – 28/6/2020"."""
    start = span.start
    match by:
        case By.WEEK:
            return f"tuần {write_range(span)}"
        case By.MONTH:
            return f"tháng {start.month}/{start.year}"
        case By.QUARTER:
            return f"quý {roman((start.month + 2) // 3)}/{start.year}"
        case By.HALF:
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
        case By.YEAR:
            return f"năm {start.year}"


def point_label(by: By, span: DateRange) -> str:
    """Return a span as short as it goes under a plot: "22/6", "11/2019", "IV/2019", "2019"."""
    start = span.start
    match by:
        case By.WEEK:
            return f"{start.day}/{start.month}"
        case By.MONTH:
            return f"{start.month}/{start.year}"
        case By.QUARTER:
            return f"{roman((start.month + 2) // 3)}/{start.year}"
        case By.HALF:
            return f"{1 if start.month == 1 else 2}/{start.year}"
        case By.YEAR:
            return f"{start.year}"


def amount_words(
    value: Decimal,
    unit: str = "",
    qualifier: Qualifier = Qualifier.EXACT,
    of: Decimal | None = None,
) -> str:
    """Return "gần 560 lượt", "88,24%", "15/17 đề án"."""
    said = f"{qualifier_word(qualifier)} {write_number(value)}".lstrip()
    if of is not None:
        said += f"/{write_number(of)}"
    if unit:
        said += unit if unit == PERCENT else f" {unit}"
    return said


def sentence(definition: Definition, by: By, total: Total) -> str:
    """Return what a report says of a figure in a span.

    "Trong tháng 11/2019, tiếp công dân 30 lượt, nâng tổng số từ đầu năm lên gần 560 lượt." Where
    nothing of the year lies before the span the running total is left out; a level is told as of
    the last day; "x of y" has its percentage.
    """
    name, unit = _begun(definition.name), definition.unit
    amount = amount_words(total.value, unit, total.qualifier, total.of)
    if (percent := percentage(total.value, total.of)) is not None and unit != PERCENT:
        amount += f" ({write_number(percent)}%)"
    joined = f"{name} là {amount}" if _is_noun(name) else f"{name} {amount}"
    if definition.counting is Counting.LEVEL:
        return f"Đến hết {span_words(by, total.span)}, {joined}."
    told = f"Trong {span_words(by, total.span)}, {joined}"
    running = total.running
    if running is not None and _begins_before(total):
        raised = amount_words(running.value, unit, running.qualifier)
        told += f", nâng tổng số từ đầu năm lên {raised}"
    return told + "."


def _begins_before(total: Total) -> bool:
    """Tell whether the year's sum holds more than the span: something lies before it."""
    new_year = date(total.span.end.year, 1, 1)
    return total.span.start - timedelta(days=1) >= new_year


def _begun(name: str) -> str:
    """Return a name as it stands within a sentence: its capital goes, unless it abbreviates."""
    first = name.split(" ", 1)[0]
    return name if first[1:] != first[1:].lower() else name[:1].lower() + name[1:]


def _is_noun(name: str) -> bool:
    return name.split(" ", 1)[0] in _NOUNS
