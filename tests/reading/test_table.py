"""Tables as spreadsheets write them: the heading, the separators, amounts in two ways."""

from decimal import Decimal

import pytest

from briefing.errors import ReadError
from briefing.reading.table import Table, headings, read_cell, read_table

KNOWN = headings((("name", "tên|name"), ("value", "giá trị|value")))
TEXT = "Tên;Giá trị\nA;88,02\n\nB;1.077\n"


def read(data: bytes) -> Table:
    return read_table(data, "bang.csv", KNOWN, ("name", "Tên", "Giá trị"))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace("88,02", '"88,02"').replace(";", ",").encode(),
        b"sep=;\r\n" + TEXT.encode()[:0] + TEXT.replace("Tên;", "Tên:;").encode(),
    ],
)
def test_however_it_was_saved(data: bytes) -> None:
    table = read(data)
    assert [(line.cell("name"), line.cell("value")) for line in table.lines] == [
        ("A", "88,02"),
        ("B", "1.077"),
    ]
    assert not table.points


def test_lines_keep_their_numbers_and_apostrophes_go() -> None:
    table = read("Báo cáo;\n\nName;ghi chú;VALUE\n'=1+1;bỏ;3\n;;\nx;;4\n".encode())
    assert [(line.number, line.cell("name"), line.cell("value")) for line in table.lines] == [
        (4, "=1+1", "3"),
        (6, "x", "4"),
    ]


@pytest.mark.parametrize("data", [b"", b"a;b\n1;2\n", b"\x00\x01\x02\x03", 'Tên;"x\n'.encode()])
def test_what_is_no_such_table_is_a_sentence(data: bytes) -> None:
    with pytest.raises(ReadError):
        read(data)


@pytest.mark.parametrize(
    ("text", "points", "amount"),
    [
        ("1.077", False, "1077"),
        ("1.077", True, None),
        ("1,077", False, "1.077"),
        ("1,077", True, None),
        ("88.02", True, "88.02"),
        ("88.02", False, "88.02"),
        ("1,077.5", True, "1077.5"),
        ("1.077,5", True, "1077.5"),
        ("16753", True, "16753"),
        ("1.2.3", False, None),
        ("hai", False, None),
    ],
)
def test_amounts(text: str, points: bool, amount: str | None) -> None:
    assert read_cell(text, points=points) == (None if amount is None else Decimal(amount))


def test_one_amount_with_a_point_makes_others_doubtful() -> None:
    assert read("Tên;Giá trị\nA;88.02\nB;1.077\n".encode()).points
