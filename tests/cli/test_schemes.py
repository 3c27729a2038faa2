"""``briefing schemes``: taken in, listed, counted, written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing

TABLE = """Năm,Đề án,Chủ trì,Thời hạn,Trạng thái,Các bước
2020,"A, đợt 1",Vụ Cán bộ,quý II,hoàn thành,2020-W26: trình
2020,B,,tháng 9,,
2020,C,,bao giờ,,
"""


@pytest.fixture
def programme(briefing: Briefing, stored: Path, tmp_path: Path) -> Briefing:
    path = tmp_path / "de-an.csv"
    path.write_text(TABLE, encoding="utf-8")
    ended = briefing("schemes", "--take-in", path)
    assert ended.code == 0
    assert "2 new schemes, 0 changed" in ended.err
    assert "Line 4 was refused" in ended.err
    return briefing


def test_the_list_and_the_count(programme: Briefing) -> None:
    ended = programme("schemes", "--year", 2020, "--steps")
    assert ended.out.splitlines() == [
        "A, đợt 1 · Vụ Cán bộ · quý II/2020 · done",
        "    2020-W26: trình",
        "B · tháng 9-2020 · not begun · OVERDUE",
    ]
    assert "1/2 schemes done (50%), 1 overdue" in ended.err
    assert "A, đợt 1" not in programme("schemes", "--year", 2020, "--overdue").out
    assert programme("schemes", "--year", 1999).out == ""


def test_json_counts_as_the_screen_does(programme: Briefing) -> None:
    told = programme("schemes", "--year", 2020, "--json").json
    assert (told["done"], told["all"], told["percent"], told["overdue"]) == (1, 2, 50, 1)
    assert told["schemes"][0]["scheme"]["steps"] == [
        {"briefing": "week-2020-06-22", "what": "trình", "item": ""}
    ]


def test_tables(programme: Briefing, tmp_path: Path) -> None:
    path = tmp_path / "ra.csv"
    assert programme("schemes", "--year", 2020, "--csv", path).code == 0
    assert "0 new schemes, 0 changed" in programme("schemes", "--take-in", path).err
    assert programme("schemes", "--year", 2020, "--csv", path).code != 0
    assert programme("schemes", "--force").code == 2
    path.write_text("Năm;Đề án\n20;A\n", encoding="utf-8")
    assert programme("schemes", "--take-in", path).code == 1
