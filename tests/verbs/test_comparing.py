"""Compare two revisions or weeks by part and item, and restore one."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import ConflictError, NotFoundError, StateError
from briefing.model.editing import (
    add_directive,
    add_result,
    change_directive,
    move_item,
    remove_item,
    set_lead_in,
    set_meeting,
    set_notes,
    set_summary,
    set_text,
)
from briefing.model.records import (
    Briefing,
    Citation,
    Figure,
    Quotation,
    State,
    Status,
)
from briefing.model.states import finalize, reopen
from briefing.verbs.comparing import (
    Area,
    Change,
    Comparison,
    Difference,
    compare,
    kept_revisions,
    restore,
    restored,
)
from briefing.verbs.differences import Mark
from briefing.verbs.finalizing import finalize_in, reopen_in
from tests.strategies import briefings
from tests.verbs.conftest import MakeWeek

W26 = "week-2020-06-22"
NOW = datetime(2020, 6, 29, 16, 30, tzinfo=UTC)
REPORT = "hoàn thiện báo cáo sáu tháng đầu năm gửi các vụ"
MEETING = "chuẩn bị hội nghị sơ kết của ba cơ quan"
VISITS = "cử năm đoàn giám sát đi các tỉnh miền núi"


@pytest.fixture
def week(make_week: MakeWeek) -> Briefing:
    return make_week("2020-06-22", REPORT, MEETING, VISITS)


def differences(found: Comparison, area: Area = Area.CONCLUSIONS) -> list[Difference]:
    return [
        one for section in found.sections if section.area is area for one in section.differences
    ]


def said(found: Comparison, area: Area = Area.CONCLUSIONS) -> list[tuple[str, str, str, str]]:
    """Return change, numbers and id of each item that differs."""
    return [(one.change.value, one.old, one.new, one.id) for one in differences(found, area)]


def words(one: Difference, mark: Mark) -> list[str]:
    return [piece.text for piece in (*one.text, *one.facts) if piece.mark is mark]


def test_nothing_differs_from_itself(week: Briefing) -> None:
    found = compare(week, week)
    assert (found.sections, found.same) == ((), 3)


def test_a_changed_word_is_marked(week: Briefing) -> None:
    found = compare(week, set_text(week, "d1", REPORT.replace("sáu", "chín")))
    (one,) = differences(found)
    assert (one.change, one.old, one.new, one.moved) == (
        Change.CHANGED, "Một là,", "Một là,", False,
    )  # fmt: skip
    assert (words(one, Mark.REMOVED), words(one, Mark.ADDED)) == (["sáu"], ["chín"])
    assert found.same == 2


def test_what_comes_and_goes_stands_where_it_stood_and_renumbering_is_no_change(
    week: Briefing,
) -> None:
    new = add_directive(remove_item(week, "d1"), "việc mới hẳn", at=1)
    assert said(compare(week, new)) == [
        ("removed", "Một là,", "", "d1"),
        ("added", "", "Hai là,", "d4"),
    ]


def test_an_item_that_moved_is_told_alone(week: Briefing) -> None:
    assert said(compare(week, move_item(week, "d3", -2))) == [
        ("moved", "Ba là,", "Một là,", "d3"),
    ]


def test_an_item_that_moved_and_changed_is_both(week: Briefing) -> None:
    new = set_text(move_item(week, "d3", -2), "d3", VISITS + " ngay")
    (one,) = differences(compare(week, new))
    assert (one.change, one.moved, words(one, Mark.ADDED)) == (Change.CHANGED, True, [" ngay"])


def test_unit_and_date_are_compared_too(week: Briefing) -> None:
    new = change_directive(
        week, "d2", lambda item: replace(item, unit="Văn phòng", due=date(2020, 7, 10))
    )
    (one,) = differences(compare(week, new))
    assert one.change is Change.CHANGED
    assert [piece.mark for piece in one.text] == [Mark.SAME]
    assert "Văn phòng" in "".join(words(one, Mark.ADDED))


def test_each_area_is_compared(week: Briefing) -> None:
    new = set_lead_in(set_summary(add_result(week, "đã xong"), "nổi bật"), "giao các vụ:")
    new = set_meeting(new, replace(new.meeting, place="Hà Nội"))
    new = replace(
        new,
        quotations=(Quotation(text="lời trích", source="sách"),),
        figures=(Figure(name="Hồ sơ", value=Decimal(12)),),
        citations=(Citation(type="Kết luận", number="75", symbol="KL/TW"),),
    )
    found = compare(week, new)
    assert [section.area for section in found.sections] == list(Area)
    for area in Area:
        assert [one.change for one in differences(found, area)] == [Change.ADDED]
    back = compare(new, week)
    assert all(one.change is Change.REMOVED for area in Area for one in differences(back, area))


def test_state_and_private_notes_are_no_content(week: Briefing) -> None:
    locked = finalize(set_notes(week, "ghi riêng"), NOW, "An")
    found = compare(week, locked)
    assert found.sections == ()
    assert (found.old.state, found.new.state) == (State.DRAFT, State.FINAL)
    assert (found.new.finalized_at, found.new.finalized_by) == (NOW, "An")


def test_two_lists_are_told_apart(week: Briefing) -> None:
    (group,) = week.directive_lists
    first, second, third = group.directives
    split = replace(
        week,
        directive_lists=(
            replace(group, directives=(first, second)),
            replace(group, directives=(replace(third, ordinal=1),)),
        ),
    )
    (section,) = compare(week, split).sections
    assert section.list_index == 1
    (one,) = section.differences
    assert (one.change, one.id, one.old, one.new) == (Change.MOVED, "d3", "Ba là,", "Một là,")


def test_weeks_are_compared_by_what_they_say_not_by_ids(make_week: MakeWeek) -> None:
    old = make_week("2020-06-22", REPORT, MEETING)
    new = make_week("2020-06-29", VISITS, REPORT)
    assert said(compare(old, new)) == [
        ("added", "", "Một là,", "d1"),
        ("removed", "Hai là,", "", "d2"),
    ]


@settings(max_examples=25, deadline=None)
@given(briefings(), briefings())
def test_any_two_briefings_can_be_compared_and_both_are_in_the_marks(
    old: Briefing, new: Briefing
) -> None:
    there = differences(compare(old, new))
    for briefing, mark, changes in (
        (old, Mark.REMOVED, set(Change) - {Change.ADDED}),
        (new, Mark.ADDED, set(Change) - {Change.REMOVED}),
    ):
        written = {item.text for group in briefing.directive_lists for item in group.directives}
        written |= {group.lead_in for group in briefing.directive_lists}
        for one in there:
            if one.change in changes:
                side = [piece.text for piece in one.text if piece.mark in (Mark.SAME, mark)]
                assert "".join(side) in written


# ── Restoring ───────────────────────────────────────────────────────────────────────────────


def test_restoring_brings_the_texts_back_and_leaves_what_is_the_drafts_own(
    week: Briefing,
) -> None:
    old = finalize(week, NOW, "An")
    draft = set_notes(set_text(reopen(old), "d1", "khác hẳn"), "ghi riêng")
    back = restored(draft, old)
    assert compare(old, back).sections == ()
    assert (back.state, back.revision, back.finalized) == (State.DRAFT, 2, None)
    assert back.notes == "ghi riêng"
    assert [item.id for item in back.directive_lists[0].directives] == ["d1", "d2", "d3"]


def test_a_final_briefing_is_not_restored_over(week: Briefing) -> None:
    locked = finalize(week, NOW)
    with pytest.raises(StateError):
        restored(locked, week)


def test_restoring_is_stored_and_history_stays(summer: Archive) -> None:
    first = finalize_in(summer, summer.get(W26), by="An", at=NOW)
    draft = reopen_in(summer, first)
    changed = change_directive(draft, "d1", lambda item: replace(item, status=Status.DONE))
    summer.put(add_directive(changed, "thêm việc"))
    back = restore(summer, summer.get(W26), 1)
    assert summer.get(W26) == back
    assert compare(first, back).sections == ()
    assert summer.revisions(W26) == [1]
    with pytest.raises(NotFoundError):
        restore(summer, back, 7)
    summer.put(add_directive(back, "từ cửa sổ kia"))
    with pytest.raises(ConflictError):
        restore(summer, back, 1)


def test_a_final_one_that_history_lacks_counts_among_the_revisions(summer: Archive) -> None:
    draft = summer.get(W26)
    assert kept_revisions(summer, draft) == []
    elsewhere = finalize(draft, NOW)
    assert kept_revisions(summer, elsewhere) == [elsewhere]
    first = finalize_in(summer, draft, at=NOW)
    assert kept_revisions(summer, first) == [first]
    assert kept_revisions(summer, reopen_in(summer, first)) == [first]
