from decimal import Decimal

import pytest

from briefing.model.records import Figure, Qualifier
from briefing.reading.figures import find_figures


def only(text: str) -> Figure:
    (figure,) = find_figures([text])
    return figure


def test_value_and_running_total() -> None:
    figure = only(
        "Trong tháng, trạm đã khám cho 320 lượt người, nâng tổng số từ đầu năm là 1.850 lượt."
    )
    assert (figure.value, figure.unit) == (Decimal(320), "lượt người")
    assert figure.total == Decimal(1850)
    assert figure.qualifier is Qualifier.EXACT


@pytest.mark.parametrize(
    ("text", "qualifier", "total_qualifier"),
    [
        ("Khám 320 lượt, nâng tổng số lên gần 1.850 lượt.", Qualifier.EXACT, Qualifier.NEARLY),
        ("Khám khoảng 320 lượt, nâng tổng số lên 1.850 lượt.", Qualifier.ABOUT, Qualifier.EXACT),
        ("Khám hơn 320 lượt, nâng tổng số lên gần 1.850 lượt.", Qualifier.OVER, Qualifier.NEARLY),
    ],
)
def test_value_and_total_are_hedged_each_for_itself(
    text: str, qualifier: Qualifier, total_qualifier: Qualifier
) -> None:
    figure = only(text)
    assert (figure.qualifier, figure.total_qualifier) == (qualifier, total_qualifier)


def test_a_total_of_something_else_stands_alone() -> None:
    first, second = find_figures(["Khám 320 lượt, nâng tổng số giường lên 45 giường."])
    assert first.total is None
    assert second.value == Decimal(45)


def test_a_share_keeps_the_name_of_what_it_is_of() -> None:
    count, share = find_figures(["Trạm đã hoàn thành 9 trong số 12 chỉ tiêu (đạt 75%)."])
    assert (count.value, count.of, count.unit) == (Decimal(9), Decimal(12), "chỉ tiêu")
    assert (share.value, share.unit, share.name) == (Decimal(75), "%", count.name)


def test_names_say_what_was_done_and_what_is_counted() -> None:
    figure = only("Trong tuần, Đội đã thu gom 12 tấn rác thải ven sông, không để tồn đọng.")
    assert figure.name == "thu gom rác thải ven sông"


def test_days_documents_and_years_are_no_figures() -> None:
    assert find_figures(["Ngày 12/6, theo Chỉ thị số 35-CT/TW, năm 2026 họp lúc 8h00."]) == []


def test_a_line_without_end_is_left_alone() -> None:
    assert find_figures(["1 lượt, " * 100_000]) == []


def test_a_sentence_may_begin_with_any_capital() -> None:
    first, second = find_figures(["Tiếp 30 lượt công dân. Đến nay hoàn thành 15/17 đề án."])
    assert (first.name, str(second.value)) == ("Tiếp công dân", "15")
    assert "Tiếp" not in second.name
