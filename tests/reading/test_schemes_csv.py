"""Schemes from tables."""

from datetime import date

import pytest

from briefing.model.records import PeriodKind
from briefing.model.schemes import Scheme, SchemeState, SchemeStep
from briefing.reading.schemes_csv import Due, SchemesReading, read_due, read_schemes, read_state
from briefing.writing.schemes_csv import write_schemes

WEEKS = {"2020-W26": "week-2020-06-22"}


def read(data: bytes) -> SchemesReading:
    return read_schemes(data, "de-an.csv", 2020, WEEKS.get)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("tháng 6", Due(date(2020, 6, 30), PeriodKind.MONTH)),
        ("Tháng 2/2021", Due(date(2021, 2, 28), PeriodKind.MONTH)),
        ("quý III", Due(date(2020, 9, 30), PeriodKind.QUARTER)),
        ("6 tháng đầu năm", Due(date(2020, 6, 30), PeriodKind.HALF)),
        ("năm 2020", Due(date(2020, 12, 31), PeriodKind.YEAR)),
        ("9 tháng đầu năm 2020", Due(date(2020, 9, 30), None)),
        ("30/6", Due(date(2020, 6, 30), None)),
        ("sớm", None),
    ],
)
def test_days(typed: str, due: Due | None) -> None:
    assert read_due(typed, 2020) == due


def test_states() -> None:
    assert read_state("HOÀN THÀNH") is read_state("x") is SchemeState.DONE
    assert read_state("gì") is None


def test_a_table_comes_back_as_it_was_written() -> None:
    schemes = (
        Scheme(
            id="",
            year=2020,
            name="-Đề án A; đợt 1",
            unit="Vụ Cán bộ",
            due=date(2020, 9, 30),
            due_by=PeriodKind.QUARTER,
            state=SchemeState.UNDER_WAY,
            steps=(
                SchemeStep(briefing="week-2020-06-22", what="trình: lần 1"),
                SchemeStep(briefing="week-2020-06-22", what="ban hành"),
            ),
        ),
        Scheme(id="", year=2019, name="B", state=SchemeState.STOPPED),
    )
    names = {one: name for name, one in WEEKS.items()}
    assert read(write_schemes(schemes, lambda one: names[one])).schemes == schemes


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2020;;x;;;", "thiếu tên"),
        ("20;A;;;;", '"20"'),
        ("2020;A;;quý V;;", '"quý V"'),
        ("2020;A;;;lạ;", '"lạ"'),
        ("2020;A;;;;2020-W99: trình", '"2020-W99"'),
    ],
)
def test_a_line_that_is_not_understood_is_refused(line: str, reason: str) -> None:
    text = f"Năm;Đề án;Chủ trì;Thời hạn;Trạng thái;Các bước\n;B;;;;\n{line}\n"
    reading = read(text.encode())
    assert [(one.name, one.year) for one in reading.schemes] == [("B", 2020)]
    assert reason in reading.refused[0]
    assert "Dòng 3" in reading.refused[0]
