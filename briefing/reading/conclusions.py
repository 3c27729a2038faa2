"""Items of a list to directives: the whole text, who leads, who helps, by when."""

import re
from collections.abc import Iterator
from datetime import date

from briefing.language.dates import find_days
from briefing.model.records import Directive, DirectiveList
from briefing.reading.orgs import read_charge
from briefing.reading.parts import Item, ItemList

_MAX_BEFORE_DAY = 40
# A day is when a thing is due only behind these words.
_DUE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|xong trong|hạn(?: cuối)?|thời hạn|hết|không quá)"
    r"(?:\s+(?:là|đến|vào|trong|hết|lúc))*[\s:]*"
    r"(?:(?:\d{1,2}\s*(?:h|giờ|:)\s*\d{0,2}\s*(?:phút)?|giờ làm việc)[\s,]*)?"
    r"(?:(?:thứ\s+\w+|chủ nhật)[\s,(]*)?(?:ngày\s*)?$",
    re.IGNORECASE,
)


def directive_lists(lists: list[ItemList], anchor: date) -> tuple[DirectiveList, ...]:
    """Return the lists as records; numbers stay as they were read, ids count through all lists."""
    ids = _ids()
    return tuple(
        DirectiveList(
            lead_in=group.lead_in,
            style=group.style,
            directives=tuple(_directive(next(ids), item, anchor) for item in group.items),
        )
        for group in lists
    )


def find_due(text: str, anchor: date) -> date | None:
    """Return the day by which ``text`` wants a thing done, where it names one.

    "trước ngày 15/10/2026", "chậm nhất 05-7", "xong trước 17h00 ngày 30/6"; a day without a year
    is the one nearest to ``anchor``. Of several the last one counts.
    """
    due = None
    for day in find_days(text, anchor):
        if _DUE.search(text[max(0, day.start - _MAX_BEFORE_DAY) : day.start]) or _DUE.match(
            text[day.start : day.end]
        ):
            due = day.value
    return due


def _directive(item_id: str, item: Item, anchor: date) -> Directive:
    text = "\n\n".join(item.paragraphs)
    charge = read_charge(text)
    return Directive(
        id=item_id,
        ordinal=item.ordinal,
        text=text,
        unit=charge.unit,
        cooperating=charge.cooperating,
        due=find_due(text, anchor),
        level=item.level,
    )


def _ids() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"d{number}"
