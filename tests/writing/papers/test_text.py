"""Text: a paper in eighty columns, its head and its signatures side by side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.paper import PaperKind
from briefing.writing.papers.profile import NAMES, load
from briefing.writing.papers.text import COLUMNS, text_lines
from tests.writing.papers.samples import paper


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("name", NAMES)
def test_it_fits_eighty_columns(kind: PaperKind, name: str) -> None:
    lines = text_lines(paper(kind, name), load(name))
    assert max(map(len, lines)) <= COLUMNS
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("columns", [40, 47, 60, 120])
def test_a_narrow_page_is_laid_out_for_its_width(columns: int) -> None:
    lines = text_lines(paper(PaperKind.NOTICE, "hd05"), load("hd05"), columns)
    assert columns - 12 < max(map(len, lines)) <= columns


def test_the_head_has_two_columns() -> None:
    lines = text_lines(paper(PaperKind.NOTICE, "hd05"), load("hd05"))
    assert lines[:4] == [
        "      BAN CHẤP HÀNH TRUNG ƯƠNG                  ĐẢNG CỘNG SẢN VIỆT NAM",
        "            BAN TỔ CHỨC                         ──────────────────────",
        "                 *",
        "           Số 05-TB/BTCTW                  Hà Nội, ngày 29 tháng 6 năm 2020",
    ]


def test_the_signature_stands_beside_the_recipients() -> None:
    lines = text_lines(paper(PaperKind.NOTICE, "hd05"), load("hd05"))
    assert lines[-8:-6] == [
        "Nơi nhận:                                           K/T TRƯỞNG BAN",
        "- Các vụ, đơn vị;                                   PHÓ TRƯỞNG BAN",
    ]
    assert lines[-1].strip() == "Nguyễn Văn An"


def test_minutes_are_signed_side_by_side() -> None:
    lines = text_lines(paper(PaperKind.MINUTES, "nd30"), load("nd30"))
    assert "               THƯ KÝ                                  CHỦ TỌA" in lines
    names = next(line for line in lines if line.strip().startswith("Lê Thị Bình"))
    assert names.split() == ["Lê", "Thị", "Bình", "Nguyễn", "Văn", "An"]


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_whatever_is_typed_fits_and_controls_nothing(typed: str) -> None:
    lines = text_lines(paper(PaperKind.NOTICE, "hd05", typed or "x"), load("hd05"))
    assert max(map(len, lines)) <= COLUMNS
    assert not any("\x1b" in line or "\n" in line for line in lines)
