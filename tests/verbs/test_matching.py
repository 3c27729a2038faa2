"""Items of two lists are known again, and so is what changed its place."""

from typing import NamedTuple

import pytest

from briefing.verbs.matching import in_order, matched

REPORT = "hoàn thiện báo cáo sáu tháng đầu năm gửi các vụ"
MEETING = "chuẩn bị hội nghị sơ kết của ba cơ quan"
VISITS = "cử năm đoàn giám sát đi các tỉnh miền núi"


class Item(NamedTuple):
    key: str
    text: str


def items(*pairs: tuple[str, str]) -> list[Item]:
    return [Item(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ((), (("d1", REPORT),), {}),
        ((("d1", REPORT),), (("d1", REPORT),), {0: 0}),
        ((("d1", REPORT),), (("d1", REPORT + " ngay"),), {0: 0}),
        # The same text under another id is the same item, as between two weeks.
        ((("", REPORT), ("", MEETING)), (("d1", MEETING), ("d2", REPORT)), {0: 1, 1: 0}),
        ((("d1", REPORT),), (("d9", REPORT + " ngay"),), {0: 0}),
        ((("", REPORT),), (("d1", VISITS),), {}),
        # A rewritten item keeps its id, where no other claims that text.
        ((("d1", REPORT),), (("d1", VISITS),), {0: 0}),
        ((("d1", REPORT), ("d2", VISITS)), (("d1", VISITS),), {0: 1}),
        ((("d1", "x"), ("d2", "x")), (("d2", "x"),), {0: 1}),
        ((("", "x"), ("", "x")), (("", "x"), ("", "x")), {0: 0, 1: 1}),
    ],
)
def test_items_are_known_again(
    old: tuple[tuple[str, str], ...],
    new: tuple[tuple[str, str], ...],
    pairs: dict[int, int],
) -> None:
    assert matched(items(*old), items(*new)) == pairs


@pytest.mark.parametrize(
    ("pairs", "stayed"),
    [
        ({}, set()),
        ({0: 0, 1: 1, 2: 2}, {0, 1, 2}),
        ({0: 2, 1: 0, 2: 1}, {1, 2}),
        ({0: 1, 1: 2, 2: 0}, {0, 1}),
        ({0: 3, 2: 4, 5: 9}, {0, 2, 5}),
    ],
)
def test_most_items_stay_and_the_others_moved(pairs: dict[int, int], stayed: set[int]) -> None:
    assert in_order(pairs) == stayed
