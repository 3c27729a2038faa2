"""The labelled lines of minutes.

"Thời gian bắt đầu:", "Địa điểm:", "Chủ trì (chủ toạ):" and so on. The labels are those of Nghị định
30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9, and their usual variants.
"""

import re
from typing import NamedTuple

from briefing.reading import cues
from briefing.reading.lines import Paragraph

_MAX_LABEL = 70
_PARENTHESES = re.compile(r"\s*\([^()]*\)")


class Field(NamedTuple):
    """One labelled line: its field as the table of cues names it, and what follows the colon."""

    label: str
    value: str


def read_field(paragraph: Paragraph) -> Field | None:
    """Return the field that ``paragraph`` is, or ``None``."""
    text = paragraph.body if paragraph.marker else paragraph.text
    before, colon, value = text.partition(":")
    if not colon or len(before) > _MAX_LABEL:
        return None
    keyed = _PARENTHESES.sub("", cues.key(before)).strip(" *-–")
    label = cues.fields().get(keyed)
    return Field(label, value.strip()) if label else None


def is_field(paragraph: Paragraph) -> bool:
    """Say whether ``paragraph`` is a labelled line of minutes."""
    return read_field(paragraph) is not None
