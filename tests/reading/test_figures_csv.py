"""Figures from tables: what they are, or what the weeks report."""

from decimal import Decimal

import pytest

from briefing.model.figures import Counting, Definition
from briefing.model.records import PeriodKind, Qualifier
from briefing.reading.figures_csv import FiguresReading, read_figures
from briefing.writing.figures_csv import write_definitions


def read(text: str) -> FiguresReading:
    return read_figures(text.encode(), "so-lieu.csv")


def test_definitions() -> None:
    reading = read(
        "Tên;Tên khác;ĐVT;Nhóm;Cách tính;Trên tổng số;Kỳ tính\n"
        "Tiếp công dân;tiếp dân | dân;lượt;Tiếp dân;;;\n"
        "Đảng viên;;đảng viên;;thời điểm;5300,5;tháng\n"
        "Tỷ lệ;;%;;;;\n"
    )
    assert reading.definitions == (
        Definition(
            id="",
            name="Tiếp công dân",
            other_names=("tiếp dân", "dân"),
            unit="lượt",
            group="Tiếp dân",
        ),
        Definition(
            id="",
            name="Đảng viên",
            unit="đảng viên",
            counting=Counting.LEVEL,
            whole=Decimal("5300.5"),
            reports=PeriodKind.MONTH,
        ),
        Definition(id="", name="Tỷ lệ", unit="%", counting=Counting.LEVEL),
    )
    assert reading.refused == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (";;lượt;;;;", "thiếu tên"),
        ("A;;%;;cộng dồn;;", "không cộng được"),
        ("A;;;;lạ;;", '"lạ"'),
        ("A;;;;;nhiều;", '"nhiều"'),
        ("A;;;;;;kỷ", '"kỷ"'),
    ],
)
def test_a_definition_that_is_not_understood_is_refused_with_its_line(
    line: str, reason: str
) -> None:
    reading = read(f"Tên;Tên khác;ĐVT;Nhóm;Cách tính;Tổng số;Kỳ tính\nB;;;;;;\n{line}\n")
    assert [one.name for one in reading.definitions] == ["B"]
    (refused,) = reading.refused
    assert "Dòng 3" in refused
    assert reason in refused


def test_values_have_a_period() -> None:
    reading = read(
        "Kỳ,Chỉ tiêu,Giá trị,Đơn vị,Mức độ,Trên tổng số,Phần tháng trước\n"
        '2020-W26,Tiếp công dân,"88,5",lượt,gần,,\n'
        "22/6/2020,Đề án,15/17,,,,\n"
        "2020-W27,Tiếp công dân,gần 560,lượt,,,12\n"
        "2020-W27,Tiếp công dân,9,lượt,,20,\n"
    )
    told = [
        (
            value.line,
            value.period,
            str(value.figure.value),
            value.figure.qualifier,
            value.figure.of,
            value.figure.earlier,
        )
        for value in reading.values
    ]
    assert told == [
        (2, "2020-W26", "88.5", Qualifier.NEARLY, None, None),
        (3, "22/6/2020", "15", Qualifier.EXACT, Decimal(17), None),
        (4, "2020-W27", "560", Qualifier.NEARLY, None, Decimal(12)),
        (5, "2020-W27", "9", Qualifier.EXACT, Decimal(20), None),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (";A;3;", "thiếu kỳ"),
        ("2020-W26;A;;", "thiếu giá trị"),
        ("2020-W26;;3;", "thiếu tên"),
        ("2020-W26;A;ba;", '"ba"'),
        ("2020-W26;A;3;chắc", '"chắc"'),
        ("2020-W26;A;1.077;", '"1.077"'),
    ],
)
def test_a_value_that_is_not_understood_is_refused_with_its_line(line: str, reason: str) -> None:
    reading = read(f"Kỳ;Số liệu;Giá trị;Mức độ\n2020-W26;B;88.02;\n{line}\n")
    assert [str(value.figure.value) for value in reading.values] == ["88.02"]
    (refused,) = reading.refused
    assert "Dòng 3" in refused
    assert reason in refused


def test_what_is_written_is_read_again() -> None:
    definitions = (
        Definition(id="f1", name="=1+1; 'x'", other_names=("a", "b|c"[:1]), unit="lượt, người"),
        Definition(
            id="f2",
            name="Đảng viên",
            group="Tổ chức",
            counting=Counting.LEVEL,
            whole=Decimal("1077.25"),
            reports=PeriodKind.HALF,
        ),
    )
    again = read_figures(write_definitions(definitions), "x.csv")
    assert again.refused == ()
    assert [
        (one.name, one.other_names, one.unit, one.group, one.counting, one.whole, one.reports)
        for one in again.definitions
    ] == [
        (one.name, one.other_names, one.unit, one.group, one.counting, one.whole, one.reports)
        for one in definitions
    ]
