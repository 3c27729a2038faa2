"""How long a text is: as the font itself says, accents or not."""

import pytest

from briefing.writing.papers.metrics import longest, width, wrapped
from briefing.writing.papers.profile import Style

PLAIN = Style(size=14)
BOLD = Style(size=14, bold=True)


def test_a_width_is_that_of_times_new_roman() -> None:
    # "n" is half an em: 7 points of 14, 2.47 mm.
    assert width("nnnn", PLAIN) == pytest.approx(4 * 7 * 25.4 / 72)


def test_marks_take_no_room_but_horns_do() -> None:
    assert width("ỘẾẮ", BOLD) == pytest.approx(width("OEA", BOLD))
    assert width("ư", PLAIN) > width("u", PLAIN)
    assert width("ợ", PLAIN) == pytest.approx(width("ơ", PLAIN))


def test_bold_is_wider() -> None:
    assert width("ban tổ chức", BOLD) > width("ban tổ chức", PLAIN)


def test_a_long_text_is_as_long_as_its_longest_line() -> None:
    text = "ủy ban nhân dân thành phố Hà Nội"
    lines = wrapped(text, PLAIN, 30)
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert all(width(line, PLAIN) <= 30 for line in lines)
    assert longest(text, PLAIN, 30) == max(width(line, PLAIN) for line in lines)
