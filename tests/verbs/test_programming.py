"""A year's programme: taken in, followed, counted into a week."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import ConflictError
from briefing.model.schemes import Scheme, SchemeState, SchemeStep, with_scheme
from briefing.verbs.programming import (
    change_schemes,
    count_words,
    give_schemes,
    insert_count,
    load_schemes,
    progress,
    report_step,
    state_word,
    take_in_schemes,
    week_names,
    years,
)
from tests.counted import week_of

TODAY = date(2020, 7, 6)
TABLE = """Năm;Đề án;Chủ trì;Thời hạn;Trạng thái;Các bước
2020;A;Vụ Cán bộ;quý II;hoàn thành;2020-W26: trình
2020;B;;tháng 9;;
2019;C;;;;
2020;D;;lúc nào đó;;
"""


@pytest.fixture
def programme(archive: Archive, tmp_path: Path) -> Archive:
    archive.put(week_of("2020-06-22"))
    path = tmp_path / "de-an.csv"
    path.write_text(TABLE, encoding="utf-8")
    done = take_in_schemes(archive, path, TODAY)
    assert (done.new, done.changed, len(done.refused)) == (3, 0, 1)
    return archive


def test_a_table_is_taken_in_and_written_again(programme: Archive, tmp_path: Path) -> None:
    schemes = load_schemes(programme)
    assert [(one.id, one.name, one.state.value) for one in schemes] == [
        ("s1", "A", "done"),
        ("s2", "B", "planned"),
        ("s3", "C", "planned"),
    ]
    written = give_schemes(programme, schemes, tmp_path / "ra.csv")
    assert "2020-W26: trình" in written.read_text(encoding="utf-8-sig")
    again = take_in_schemes(programme, written, TODAY)
    assert (again.new, again.changed, again.refused) == (0, 0, ())
    with pytest.raises(ConflictError):
        give_schemes(programme, schemes, written)


def test_a_step_goes_to_the_scheme_as_it_is_now(programme: Archive) -> None:
    _first, second, _third = load_schemes(programme)
    change_schemes(programme, lambda known: with_scheme(known, replace(second, unit="VP")))
    step = SchemeStep(briefing="week-2020-06-22", what="họp", item="r1")
    after = change_schemes(programme, report_step(second, step))
    assert (after[1].unit, after[1].steps, after[1].state) == (
        "VP",
        (step,),
        SchemeState.UNDER_WAY,
    )
    gone = Scheme(id="s9", year=2020, name="x")
    assert change_schemes(programme, report_step(gone, step)) == after


def test_the_count_is_a_figure_of_the_week_once(programme: Archive) -> None:
    schemes = load_schemes(programme)[:2]
    counted = progress(schemes, TODAY)
    assert count_words(counted) == "1/2 đề án đã hoàn thành (50%)"
    assert count_words(progress((), TODAY)) == "chưa có đề án"
    week = insert_count(counted, 2020)(week_of("2020-06-22"))
    done = progress([replace(one, state=SchemeState.DONE) for one in schemes], TODAY)
    (figure,) = insert_count(done, 2020)(week).figures
    assert (str(figure.value), str(figure.of)) == ("2", "2")


def test_words(programme: Archive) -> None:
    assert state_word(SchemeState.UNDER_WAY) == "đang triển khai"
    assert years(load_schemes(programme), date(2021, 1, 5)) == [2021, 2020, 2019]
    assert week_names(programme)("week-2020-06-22") == "2020-W26"
    assert week_names(programme)("week-1999-01-04") == "week-1999-01-04"
