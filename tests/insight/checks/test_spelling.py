"""Slips of the keyboard, and what only looks like one."""

import pytest
from msgspec.structs import replace

from briefing.insight.checks import check
from briefing.model.records import Briefing, Result


def _found(week: Briefing, *texts: str) -> list[tuple[str, str, str]]:
    results = tuple(Result(id=f"r{n}", text=text) for n, text in enumerate(texts, 1))
    return [(w.rule, w.message, w.where) for w in check(replace(week, results=results))]


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("Việc làm trong trong tuần.", "spelling/doubled", "“trong trong” is doubled."),
        ("Trong trong tuần.", "spelling/doubled", "“Trong trong” is doubled."),
        (
            "Các ban ở T,Ư.",
            "spelling/centre",
            "“T,Ư” has a comma where “T.Ư” has a point.",
        ),
    ],
)
def test_a_slip_is_told(week: Briefing, text: str, rule: str, message: str) -> None:
    assert _found(week, text) == [(rule, message, "Result 1")]


@pytest.mark.parametrize(
    "text",
    [
        "Làm từ từ, dần dần, luôn luôn, ngày ngày.",
        "Việc đang làm bên trong. Trong tuần đã xong.",
        "Các ban ở T.Ư, TƯ và TW.",
        "Tổ B,T, Ưng và Tuấn.",
        "khóa XII, ủy viên, hòa giải, tòa án, thủy lợi, quý IV, quy định",
        "đồng chí Thuý ở Khánh Hòa, đồng chí Thúy ở Hoà Bình",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(week: Briefing, text: str) -> None:
    assert _found(week, text) == []


def test_a_word_spelled_two_ways_is_told_once(week: Briefing) -> None:
    found = _found(week, "Đầu khoá học.", "Cuối khóa học.", "Giữa khóa học.")
    assert found == [("spelling/tone", "“khoá” is spelled “khóa” elsewhere.", "Result 1")]


def test_the_people_s_committee_is_a_word_too(week: Briefing) -> None:
    found = _found(week, "Ủy ban họp với cấp uỷ.")
    assert found == [("spelling/tone", "“uỷ” is spelled “Ủy” elsewhere.", "Result 1")]
