"""``briefing figures``: defined, counted, written, taken in."""

from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from tests.cli.conftest import Briefing
from tests.counted import NAME, month_of, number, week_of


@pytest.fixture
def counting(briefing: Briefing, archive_folder: Path) -> Briefing:
    archive = open_archive(archive_folder)
    archive.put(week_of("2020-06-15", number(10), text="Tuần qua đã tiếp công dân 10 lượt."))
    archive.put(week_of("2020-06-29", number(1067, earlier=7), met="2020-06-30"))
    archive.put(month_of(2020, 6, number(13)))
    assert briefing("figures", "--define", NAME, "--unit", "lượt", "--group", "Dân").code == 0
    return briefing


def test_totals_with_what_the_month_itself_says(counting: Briefing) -> None:
    ended = counting("figures")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "Tiếp công dân (lượt) – Dân",
        "  span          in it  since New Year",
        "  Tháng 6/2020     10              10  its own report says 13",
        "  Tháng 7/2020  1.067           1.077",
    ]


@pytest.mark.parametrize(("crossing", "june"), [("meeting", 1077), ("last", 10), ("split", 17)])
def test_each_rule_for_weeks_over_a_month(counting: Briefing, crossing: str, june: int) -> None:
    told = counting("figures", "--crossing", crossing, "--to", "2020-06", "--json").json
    assert told["crossing"] == crossing
    assert [(one["period"], one["value"]) for one in told["totals"]] == [("2020-06", june)]


def test_the_sentence_and_the_plot(counting: Briefing) -> None:
    assert counting("figures", "tiep", "--sentence").out == (
        "Trong tháng 7/2020, tiếp công dân 1.067 lượt, nâng tổng số từ đầu năm lên 1.077 lượt.\n"
    )
    assert "█" in counting("figures", "--plot", "--by", "week").out


def test_definitions_and_what_is_not_defined(counting: Briefing, archive_folder: Path) -> None:
    open_archive(archive_folder).put(week_of("2020-07-06", number(3, name="Kiểm tra", unit="cuộc")))
    shown = counting("figures", "--definitions")
    assert "Dân  Tiếp công dân  lượt  sum" in shown.out
    assert "  1  Kiểm tra  cuộc" in shown.out
    told = counting("figures", "--definitions", "--json").json
    assert told["undefined"] == [{"name": "Kiểm tra", "unit": "cuộc", "reports": 1}]
    changed = counting("figures", "--define", "tiep cong dan", "--of", "19", "--level", "--json")
    assert changed.json[0]["counting"] == "level"
    assert changed.json[0]["unit"] == "lượt"
    assert "Taken out" in counting("figures", "--remove", "tiep").err
    assert counting("figures", "--definitions", "--json").json["definitions"] == []


def test_offers_of_a_week(counting: Briefing) -> None:
    (one,) = counting("figures", "--offers", "2020-W25", "--json").json
    assert (one["definition"], one["sure"], one["entered"]) == (NAME, True, True)
    assert "entered" in counting("figures", "--offers", "2020-W25").out
    assert "no figures" in counting("figures", "--offers", "2020-W27").err


def test_tables(counting: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "ra.csv"
    assert counting("figures", "--by", "week", "--csv", path).code == 0
    assert counting("figures", "--by", "week", "--csv", path).code != 0
    assert counting("figures", "--by", "week", "--csv", path, "--force").code == 0
    text = path.read_text(encoding="utf-8-sig").replace(";1067;", ";1.067,5;")
    path.write_text(text + "2019-W01;;;;tiếp công dân;3;;;;;\n", encoding="utf-8")
    ended = counting("figures", "--take-in", path)
    assert ended.code == 0
    assert "Line 4 was refused" in ended.err
    assert "0 definitions, 2 values" in ended.err
    assert "1.067,5" in counting("figures").out


def test_nothing_of_a_table_taken_is_a_failure(counting: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "vao.csv"
    path.write_text("Kỳ;Số liệu;Giá trị\n2020-W25;thuế;3\n", encoding="utf-8")
    assert counting("figures", "--take-in", path).code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "bao giờ"],
        ["--from", "2020-07", "--to", "2020-06"],
        ["--force"],
        ["--by", "day"],
        ["--define", "x", "--of", "nhiều"],
    ],
)
def test_wrong_usage(briefing: Briefing, arguments: list[str]) -> None:
    assert briefing("figures", *arguments).code == 2


def test_what_is_not_there(counting: Briefing) -> None:
    ended = counting("figures", "thuế")
    assert ended.code != 0
    assert NAME in ended.err
    assert counting("figures", "--define", "Tỷ lệ", "--unit", "%").code == 0
    assert counting("figures", "--define", "TIẾP", "--also", NAME, "--unit", "lượt").code != 0
    assert counting("figures", "--remove", "t").code != 0
