"""The figures of our own reports, a line each: "- Tiếp công dân: 88 lượt; lũy kế gần 1.077."."""

import re
from decimal import Decimal

from briefing.language.quantities import qualifier_word, read_number
from briefing.model.records import Figure, Qualifier

_AMOUNT = r"(?:(?P<{0}_word>\w+) )?(?P<{0}>[-+]?\d[\d.,]*)"
_LINE = re.compile(
    rf"- (?P<name>[^\n]{{1,300}}?): {_AMOUNT.format('value')}(?P<unit> [^;]+?)?"
    rf"(?:; trên tổng số (?P<of>[\d.,]+?))?(?:; (?:lũy|luỹ) kế {_AMOUNT.format('total')})?[.;]?$"
)
_QUALIFIERS = {qualifier_word(one): one for one in Qualifier}


def read_figure(line: str) -> Figure | None:
    """Return the figure that ``line`` tells; ``None`` where it is none."""
    found = _LINE.match(line)
    value = _number(found["value"]) if found else None
    if found is None or value is None:
        return None
    return Figure(
        name=found["name"],
        value=value,
        unit=(found["unit"] or "").strip(),
        qualifier=_QUALIFIERS.get(found["value_word"] or "", Qualifier.EXACT),
        of=_number(found["of"]),
        total=_number(found["total"]),
        total_qualifier=_QUALIFIERS.get(found["total_word"] or "", Qualifier.EXACT),
    )


def _number(text: str | None) -> Decimal | None:
    return read_number(text.rstrip(".,")) if text else None
