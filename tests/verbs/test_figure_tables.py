"""Figures taken in from tables and written to them."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import ConflictError, ReadError
from briefing.model.figures import Definition, with_definition
from briefing.model.records import State
from briefing.verbs.counting import (
    By,
    Crossing,
    change_definitions,
    figure_book,
    figure_lines,
    load_definitions,
)
from briefing.verbs.figure_tables import (
    TakenIn,
    give_definitions,
    give_figures,
    take_in_figures,
)
from briefing.verbs.overview import overview
from tests.counted import NAME, UNIT, month_of, number, week_of

TODAY = date(2020, 7, 6)


@pytest.fixture
def counting(archive: Archive) -> Archive:
    one = Definition(id="", name=NAME, other_names=("tiếp dân",), unit=UNIT)
    change_definitions(archive, lambda known: with_definition(known, one))
    archive.put(week_of("2020-06-15", number(10)))
    archive.put(week_of("2020-06-22"))
    archive.put(replace(week_of("2020-06-29"), state=State.FINAL, revision=1))
    return archive


def take_in(archive: Archive, folder: Path, text: str) -> TakenIn:
    path = folder / "bang.csv"
    path.write_text(text, encoding="utf-8")
    return take_in_figures(archive, path, TODAY)


def test_values_go_into_their_weeks_and_what_cannot_is_told(
    counting: Archive, tmp_path: Path
) -> None:
    done = take_in(
        counting,
        tmp_path,
        "Kỳ;Số liệu;Giá trị;Đơn vị\n"
        "2020-W25;tiếp dân;12;lượt\n"
        "22/6/2020;tiep cong dan;gần 1.077;\n"
        "2020-W27;tiếp dân;3;lượt\n"
        "2019-W01;tiếp dân;3;lượt\n"
        "tháng 6/2020;tiếp dân;3;lượt\n"
        "2020-W26;thuế;3;\n",
    )
    assert (done.defined, done.values) == (0, 2)
    assert [line.split()[1] for line in done.refused] == ["5", "6", "7", "4"]
    assert [str(one.value) for one in counting.get("week-2020-06-15").figures] == ["12"]
    (second,) = counting.get("week-2020-06-22").figures
    assert (str(second.value), second.qualifier) == ("1077", "nearly")


def test_a_month_is_named_as_it_is_spoken_of(counting: Archive, tmp_path: Path) -> None:
    counting.put(month_of(2020, 6))
    take_in(counting, tmp_path, "Kỳ;Số liệu;Giá trị\ntháng 6/2020;tiếp dân;8\n")
    assert [str(one.value) for one in counting.get("month-2020-06-01").figures] == ["8"]
    assert not counting.get("week-2020-06-22").figures


def test_definitions_are_put_among_those_there_are(counting: Archive, tmp_path: Path) -> None:
    done = take_in(
        counting,
        tmp_path,
        "Số liệu,Tên khác,Đơn vị tính\nTiếp công dân,dân,\nKiểm tra,,cuộc\nMới,tiếp dân,lượt\n",
    )
    assert done.defined == 2
    assert [one.name for one in load_definitions(counting)] == [NAME, "Kiểm tra"]
    assert load_definitions(counting)[0].other_names == ("tiếp dân", "dân")
    assert "Mới" in done.refused[0]


def test_what_weeks_report_is_written_and_taken_in_again(
    counting: Archive, archive_folder: Path, tmp_path: Path
) -> None:
    (one,) = definitions = load_definitions(counting)
    book = figure_book(overview(archive_folder), definitions, Crossing.LAST)
    lines = figure_lines(book, one, By.WEEK, book.ledger(one).totals(By.WEEK))
    path = give_figures(lines, tmp_path)
    assert path.name == "so-lieu.csv"
    assert b"2020-W25;2020-06-15;2020-06-21;" in path.read_bytes()
    before = counting.get("week-2020-06-15")
    counting.put(week_of("2020-06-15"))
    assert take_in_figures(counting, path, TODAY).values == 1
    assert counting.get("week-2020-06-15").figures == before.figures
    with pytest.raises(ConflictError):
        give_figures(lines, tmp_path)
    assert take_in_figures(counting, give_definitions(definitions, tmp_path), TODAY).defined == 0


def test_what_is_no_table_changes_nothing(counting: Archive, tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        take_in(counting, tmp_path, "gì đó\n")
    with pytest.raises(ReadError):
        take_in_figures(counting, tmp_path / "khong-co.csv", TODAY)
