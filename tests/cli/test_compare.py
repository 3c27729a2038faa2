"""``briefing compare`` as a shell sees it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

W26 = "week-2020-06-22"
Call = Callable[..., Any]


@pytest.fixture
def twice(briefing: Call, stored: Path) -> Path:
    """An archive whose week has two revisions and is a draft again."""
    for text in ("gửi giấy mời các đơn vị", "kiểm tra phòng họp"):
        assert briefing("finalize", "last", "--by", "An").code == 0
        assert briefing("reopen", "last").code == 0
        assert briefing("add", "last", text).code == 0
    return stored


def added(ended: Any) -> list[str]:
    return [line.strip() for line in ended.out.splitlines() if line.startswith("  + ")]


@pytest.mark.parametrize(
    ("names", "heading", "items"),
    [
        ([], "2020-W26 (revision 2) → 2020-W26 (draft)", ["kiểm tra phòng họp"]),
        (["2"], "2020-W26 (revision 2) → 2020-W26 (draft)", ["kiểm tra phòng họp"]),
        (
            ["1"],
            "2020-W26 (revision 1) → 2020-W26 (draft)",
            ["gửi giấy mời các đơn vị", "kiểm tra phòng họp"],
        ),
        (
            ["1", "2"],
            "2020-W26 (revision 1) → 2020-W26 (revision 2)",
            ["gửi giấy mời các đơn vị"],
        ),
    ],
)
def test_revisions_are_compared(
    briefing: Call, twice: Path, names: list[str], heading: str, items: list[str]
) -> None:
    ended = briefing("compare", "last", *names)
    assert ended.code == 0
    assert ended.out.splitlines()[0] == heading
    assert [line.partition("{+")[2] for line in added(ended)] == [f"{text}+}}" for text in items]


def test_words_are_marked_as_wdiff_does(briefing: Call, twice: Path) -> None:
    ended = briefing("compare", "last", "2", "1")
    assert "  - Ba là, [-gửi giấy mời các đơn vị-]" in ended.out
    assert "1 item differs." in ended.err


def test_two_weeks_are_compared(briefing: Call, twice: Path) -> None:
    briefing("add", "2020-W27", "hoàn thiện báo cáo chín tháng đầu năm.", "--new")
    ended = briefing("compare", "2020-W26", "2020-W27")
    assert ended.code == 0
    assert "[-sáu-]{+chín+}" in ended.out


def test_json_has_each_difference(briefing: Call, twice: Path) -> None:
    found = briefing("compare", "last", "1", "2", "--json").json
    assert (found["old"]["revision"], found["new"]["revision"]) == (1, 2)
    assert (found["new"]["state"], found["new"]["finalized_by"]) == ("final", "An")
    (section,) = found["sections"]
    assert (section["area"], section["differences"][0]["change"]) == ("conclusions", "added")


def test_a_final_week_is_its_newest_revision(briefing: Call, twice: Path) -> None:
    briefing("finalize", "last")
    assert "(revision 2) → 2020-W26 (revision 3)" in briefing("compare", "last").out
    same = briefing("compare", "last", "3")
    assert (same.code, "Nothing differs." in same.err) == (0, True)


@pytest.mark.parametrize(
    ("names", "code"),
    [(["7"], 3), (["1", "7"], 3), (["9" * 5000], 3), (["2020-W20"], 3), (["2020-W26", "1"], 2)],
)
def test_what_cannot_be_compared_is_said(
    briefing: Call, twice: Path, names: list[str], code: int
) -> None:
    ended = briefing("compare", "last", *names)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.strip()


def test_nothing_to_compare_with(briefing: Call, stored: Path) -> None:
    ended = briefing("compare", "last")
    assert ended.code == 3
    assert "finalized" in ended.err


def test_a_spoilt_revision_does_not_stand_in_the_way_of_others(briefing: Call, twice: Path) -> None:
    (twice / "history" / W26 / "2.json").write_text("{")
    assert briefing("compare", "last", "1").code == 0
    assert briefing("compare", "last", "2").code == 3
