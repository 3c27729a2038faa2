"""Add: what is typed in the shell becomes a numbered conclusion or a result."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import NotFoundError, StateError
from briefing.model.identity import directives
from briefing.model.records import Briefing, Meeting
from briefing.model.states import finalize
from briefing.verbs.adding import AddError, add_directive_to, add_result_to, week_or_new

W26 = "week-2020-06-22"


def test_a_conclusion_is_numbered_after_the_last_and_stored(summer: Archive) -> None:
    changed, directive = add_directive_to(
        summer,
        summer.get(W26),
        "triển khai năm đoàn giám sát",
        unit=" Vụ Cán bộ ",
        cooperating=["Văn phòng", "Vụ  Tổng hợp"],
        tags=["#đại-hội", "gấp"],
    )
    assert (directive.ordinal, directive.unit) == (2, "Vụ Cán bộ")
    assert directive.cooperating == ("Văn phòng", "Vụ Tổng hợp")
    assert directive.tags == ("đại-hội", "gấp")
    assert summer.get(W26) == changed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sáu là, làm việc này", "làm việc này"),
        ("Thứ hai, làm việc này", "làm việc này"),
        ("  làm việc này \n", "làm việc này"),
        ("Năm là bản lề của nhiệm kỳ", "Năm là bản lề của nhiệm kỳ"),
        ("Năm 2020 là năm bản lề", "Năm 2020 là năm bản lề"),
        ("gửi \x1b[31mngay\x1b[0m", "gửi ngay"),
        ("*quan trọng* [b]", "*quan trọng* [b]"),
    ],
)
def test_the_spoken_number_is_left_out_and_the_text_kept(
    summer: Archive, typed: str, kept: str
) -> None:
    assert add_directive_to(summer, summer.get(W26), typed)[1].text == kept


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("5/7", date(2020, 7, 5)),
        ("5/7/2020", date(2020, 7, 5)),
        ("10-7-2020", date(2020, 7, 10)),
        ("T6", date(2020, 7, 3)),
        ("thứ Sáu", date(2020, 7, 3)),
        ("cuối tháng", date(2020, 6, 30)),
    ],
)
def test_the_date_counts_from_the_meeting(summer: Archive, due: str, day: date) -> None:
    assert summer.get(W26).meeting.date == date(2020, 6, 29)
    assert add_directive_to(summer, summer.get(W26), "làm", due=due)[1].due == day


def test_without_a_meeting_the_date_counts_from_the_end_of_the_period(summer: Archive) -> None:
    briefing = replace(summer.get(W26), meeting=Meeting())
    summer.put(briefing)
    assert add_directive_to(summer, briefing, "làm", due="T6")[1].due == date(2020, 7, 3)


def test_a_result_goes_to_its_section(summer: Archive) -> None:
    changed, result = add_result_to(
        summer, summer.get(W26), "Hoàn thành việc chấm thi.", section="Thường xuyên", unit="Vụ X"
    )
    assert (result.section, result.unit) == ("Thường xuyên", "Vụ X")
    assert summer.get(W26).results == changed.results == (result,)


@pytest.mark.parametrize("text", ["", "  \n", "\x1b[31m", "Một là,"])
def test_an_empty_text_is_refused_and_nothing_stored(summer: Archive, text: str) -> None:
    before = summer.get(W26)
    with pytest.raises(AddError):
        add_directive_to(summer, before, text)
    assert summer.get(W26) == before


def test_an_unreadable_date_is_refused_and_nothing_stored(summer: Archive) -> None:
    before = summer.get(W26)
    with pytest.raises(AddError, match="31/2"):
        add_directive_to(summer, before, "làm", due="31/2")
    assert summer.get(W26) == before


def test_a_finalized_briefing_takes_nothing(summer: Archive) -> None:
    summer.put(finalize(summer.get(W26), datetime(2020, 6, 29, tzinfo=UTC)))
    with pytest.raises(StateError):
        add_directive_to(summer, summer.get(W26), "làm")
    with pytest.raises(StateError):
        add_result_to(summer, summer.get(W26), "làm")


def test_what_another_window_stored_meanwhile_is_not_lost(summer: Archive) -> None:
    opened: Briefing = summer.get(W26)
    add_directive_to(summer, opened, "từ cửa sổ kia")
    _changed, directive = add_directive_to(summer, opened, "từ cửa sổ này")
    assert directive.ordinal == 3
    add_result_to(summer, opened, "kết quả")
    stored = summer.get(W26)
    assert [item.text for item in directives(stored)][1:] == ["từ cửa sổ kia", "từ cửa sổ này"]
    assert stored.results[-1].text == "kết quả"


def test_nothing_is_added_to_what_was_finalized_meanwhile(summer: Archive) -> None:
    opened = summer.get(W26)
    summer.put(finalize(opened, datetime(2020, 7, 1, tzinfo=UTC)))
    with pytest.raises(StateError):
        add_directive_to(summer, opened, "đến muộn")


def test_a_new_week_is_stored_only_with_something_in_it(archive: Archive) -> None:
    started = week_or_new(archive, "2020-W30", date(2020, 7, 1), organization="Văn phòng")
    assert (started.id, started.organization) == ("week-2020-07-20", "Văn phòng")
    assert archive.headers() == []
    add_directive_to(archive, started, "làm việc này")
    again = week_or_new(archive, "21/7/2020", date(2020, 7, 1))
    assert again == archive.get("week-2020-07-20")


def test_a_name_that_is_no_week_begins_nothing(archive: Archive) -> None:
    with pytest.raises(NotFoundError):
        week_or_new(archive, "rubbish", date(2020, 7, 1))
