"""What is written: aligned by what the eye sees, and never an order to the terminal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli import output
from briefing.errors import BriefingError
from briefing.language.cleaning import clean


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("giao ban", 8),
        ("Hội nghị", 8),
        ("Ho\u0302\u0323i nghi\u0323", 8),
        ("漢字", 4),
        ("ﾊﾝ", 2),
        ("a\u200db", 2),
    ],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert output.cell_width(text) == cells


def test_columns_align_and_numbers_stand_right() -> None:
    rows = [["Tên", "Số", ""], ["Đoàn", "5", "x"], ["漢字漢", "12", ""]]
    assert output.table(rows, right=frozenset({1})) == [
        "Tên     Số",
        "Đoàn     5  x",
        "漢字漢  12",
    ]


def test_a_cell_is_one_clean_line() -> None:
    assert output.table([["a\nb\t\x1b[31mc"], ["d"]]) == ["a b c", "d"]


CELLS = st.text("aBộỘđ–…|  \t漢ﾊe\u0301\u00ad\u00a0\x1b\n", max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_a_table_is_the_same_however_plain_its_cells_are(rows: list[tuple[str, ...]]) -> None:
    """A column of plain cells is set at one go; one odd cell in it changes no other."""
    cells = [[" ".join(clean(cell).split()) for cell in row] for row in rows]
    widths = [max(map(output.cell_width, column)) for column in zip(*cells, strict=True)]
    filled = [
        [
            cell + " " * (width - output.cell_width(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        for row in cells
    ]
    assert output.table(rows) == ["  ".join(row).rstrip() for row in filled]


def test_a_long_line_ends_in_an_ellipsis_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = "một hai ba bốn năm"
    assert output.fit([line]) == [line]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "11")
    assert output.fit([line]) == ["một hai ba…"]
    assert output.fit(["漢字漢字漢字"]) == ["漢字漢字漢…"]
    assert output.fit(["một hai ba."]) == ["một hai ba."]


def test_results_go_out_and_words_go_to_the_side(capsys: pytest.CaptureFixture[str]) -> None:
    output.put("kết\x1b[31m quả")
    output.say("lời\x07")
    output.say_error(BriefingError("Không được.", "Làm lại."))
    assert capsys.readouterr() == ("kết quả\n", "lời\nKhông được.\n  → Làm lại.\n")


def test_json_keeps_its_meaning_and_loses_its_controls(
    capsys: pytest.CaptureFixture[str],
) -> None:
    value = {"text": "a\x1b[2J\x9b31m\x7f\u2028b"}
    output.put_plain(value)
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert not set(out) & {"\x1b", "\x9b", "\x7f", "\u2028"}
