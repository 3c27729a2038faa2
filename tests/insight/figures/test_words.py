"""What reports say of figures."""

from decimal import Decimal

import pytest

from briefing.insight.figures.totals import By, Crossing, Ledger, gather, span_of
from briefing.insight.figures.words import amount_words, point_label, sentence, span_words
from briefing.model.figures import Counting, Definition
from briefing.model.records import Briefing, Qualifier
from tests.counted import NAME, UNIT, facts, number, week_of

WEEKS = (
    week_of("2019-10-07", number(529, qualifier=Qualifier.NEARLY)),
    week_of("2019-11-11", number(30)),
)


def last_sentence(
    definition: Definition, by: By, *briefings: Briefing, crossing: Crossing = Crossing.LAST
) -> str:
    found = gather(facts(*briefings), [definition])
    return sentence(
        definition, by, Ledger(definition, found.entries["f1"], crossing).totals(by)[-1]
    )


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (By.WEEK, "Trong tuần 11 – 17/11/2019"),
        (By.MONTH, "Trong tháng 11/2019"),
        (By.QUARTER, "Trong quý IV/2019"),
    ],
)
def test_a_sum_raises_the_total_since_new_year(by: By, said: str) -> None:
    weeks = WEEKS if by is not By.QUARTER else (week_of("2019-02-04", number(529)), *WEEKS[1:])
    raised = "gần 559" if by is not By.QUARTER else "559"
    assert last_sentence(Definition(id="f1", name=NAME, unit=UNIT), by, *weeks) == (
        f"{said}, tiếp công dân 30 lượt, nâng tổng số từ đầu năm lên {raised} lượt."
    )


def test_the_first_span_of_a_year_has_nothing_to_raise() -> None:
    definition = Definition(id="f1", name="Số cuộc kiểm tra", unit="cuộc")
    week = week_of("2020-01-06", number(3, name="Số cuộc kiểm tra", unit="cuộc"))
    assert last_sentence(definition, By.MONTH, week) == (
        "Trong tháng 1/2020, số cuộc kiểm tra là 3 cuộc."
    )
    assert last_sentence(definition, By.YEAR, week).startswith("Trong năm 2020, ")


def test_a_level_is_told_as_of_the_last_day() -> None:
    definition = Definition(id="f1", name="Số đảng viên", unit="đảng viên", counting=Counting.LEVEL)
    week = week_of("2020-06-15", number(5300, name="Số đảng viên", unit="đảng viên"))
    assert last_sentence(definition, By.HALF, week) == (
        "Đến hết 6 tháng đầu năm 2020, số đảng viên là 5.300 đảng viên."
    )


def test_x_of_y_has_its_percentage_and_abbreviations_keep_their_capitals() -> None:
    definition = Definition(id="f1", name="UBND xã báo cáo", unit="xã", whole=Decimal(17))
    week = week_of("2020-01-06", number(15, name="UBND xã báo cáo", unit="xã"))
    assert "UBND xã báo cáo 15/17 xã (88,24%)" in last_sentence(definition, By.MONTH, week)


def test_amounts_and_labels() -> None:
    assert amount_words(Decimal("88.02"), "%") == "88,02%"
    assert amount_words(Decimal(1077), "lượt", Qualifier.OVER) == "hơn 1.077 lượt"
    day = WEEKS[1].period.start
    assert [point_label(by, span_of(by, day)) for by in By] == [
        "11/11",
        "11/2019",
        "IV/2019",
        "2/2019",
        "2019",
    ]
    assert span_words(By.HALF, span_of(By.HALF, day)) == "6 tháng cuối năm 2019"
