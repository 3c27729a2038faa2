"""Percentages that are not the share beside them, totals smaller than a part."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.insight.checks import check
from briefing.language.quantities import write_number
from briefing.model.records import Briefing, Figure, Result


def _found(week: Briefing, text: str) -> list[tuple[str, str, str]]:
    results = (Result(id="r1", text=text),)
    return [(w.rule, w.message, w.where) for w in check(replace(week, results=results))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "xong 15 trong số 17 đề án, nhiệm vụ (chiếm khoảng 88,02%) trong năm",
            "15 of 17 is 88,24%, not 88,02%.",
        ),
        ("xong 15/17 đề án, đạt 88,2%; đang làm 88%", None),
        ("xong 5/9 hồ sơ, đạt 55,5%.", "5 of 9 is 55,6%, not 55,5%."),
        ("xong 15/17 đề án, đạt 88,1%.", "15 of 17 is 88,2%, not 88,1%."),
        ("xong 15/17 đề án, đạt tỷ lệ 89%.", "15 of 17 is 88%, not 89%."),
        ("xong 15/17 đề án (88,5%).", "15 of 17 is 88,2%, not 88,5%."),
        ("có 12/40 đồng chí nữ chiếm 35%.", "12 of 40 is 30%, not 35%."),
        ("đạt 98% (15/17 đề án) trong năm", "15 of 17 is 88%, not 98%."),
        ("xong 10/10 huyện (đạt 95%).", "10 of 10 is 100%, not 95%."),
        ("1.077 trong số 2.154 trường hợp (chiếm 51%)", "1.077 of 2.154 is 50%, not 51%."),
        ("xong 15/17 đề án (chiếm khoảng 70%).", "15 of 17 is 88%, not 70%."),
    ],
)
def test_a_wrong_percentage_is_put_right(week: Briefing, text: str, message: str | None) -> None:
    expected = [("figures/ratio", message, "Result 1")] if message else []
    assert _found(week, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "xong 15 trong số 17 đề án, nhiệm vụ (chiếm khoảng 88,24%)",
        "xong 15/17 đề án (88%).",
        "xong 15/17 đề án (đạt gần 90%).",
        "xong 15/17 đề án (đạt hơn 85%).",
        "xong 15/17 đề án, tăng 12% so với năm trước",
        "xong 15/17 đề án, bằng 95% so với năm trước",
        "xong 15/17 đề án, bằng 95% kế hoạch năm",
        "17/17 xã xong đại hội, nữ chiếm 30%",
        "17/17 xã xong đại hội (trong đó nữ 30%)",
        "17/17 xã xong đại hội. Đạt 30% kế hoạch.",
        "tăng 12% (15/17 xã có tăng)",
        "giảm 24,4% số vụ; 15/17 xã không có vụ việc nào",
        "họp ngày 15/7, đạt 88% chỉ tiêu",
        "0/0 đề án (đạt 100%)",
    ],
)
def test_a_right_or_unrelated_percentage_is_left_alone(week: Briefing, text: str) -> None:
    assert _found(week, text) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.integers(1, 2000), more=st.integers(0, 2000), decimals=st.integers(0, 2))
def test_a_share_rounded_as_printed_is_never_doubted(
    week: Briefing, part: int, more: int, decimals: int
) -> None:
    whole = part + more
    percent = write_number(round(Decimal(part * 100) / whole, decimals))
    assert _found(week, f"xong {part} trong số {whole} hồ sơ (chiếm {percent}%).") == []


def test_a_total_is_no_less_than_its_part(week: Briefing) -> None:
    figure = Figure(name="thẩm định", value=Decimal(854), total=Decimal(133))
    warnings = check(replace(week, figures=(figure,)))
    assert [(w.rule, w.message, w.where) for w in warnings] == [
        ("figures/total", "The total of 133 is less than the 854 in it.", "Figure thẩm định")
    ]
