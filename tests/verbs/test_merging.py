"""Two versions become one: nothing typed is lost, and only what really clashes is asked about."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from briefing.model import structure
from briefing.model.answering import set_answer, set_answered
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
from briefing.model.identity import directives
from briefing.model.readback import confirm
from briefing.model.records import Answer, Attendee, Briefing, Presence, Quotation, State, Status
from briefing.model.states import finalize, reopen
from briefing.verbs.clashes import GONE, STATE, Choice
from briefing.verbs.merging import Merged, merge
from tests.strategies import briefings
from tests.verbs.edits import a_week, edited, steps

BASE = a_week()
NOW = datetime(2020, 6, 29, 9, tzinfo=UTC)
MINE, THEIRS, BOTH = Choice


def texts(briefing: Briefing) -> list[str]:
    return [item.text for item in directives(briefing)]


def strings(value: Any) -> Iterator[str]:
    """Every text in a record, paragraph by paragraph."""
    if isinstance(value, str):
        yield from (piece for piece in value.split("\n\n") if piece)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in ("id", "period", "schema_version", "confirmed", "directive", "result"):
                yield from strings(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)


def offered(merged: Merged) -> str:
    return "\n".join(f"{clash.mine}\n{clash.theirs}" for clash in merged.clashes)


def unit(briefing: Briefing, item: str, name: str) -> Briefing:
    return change_directive(briefing, item, lambda one: replace(one, unit=name))


@settings(max_examples=30, deadline=None)
@given(base=briefings(), other=briefings())
def test_who_changed_nothing_takes_the_other(base: Briefing, other: Briefing) -> None:
    assert merge(base, base, other) == Merged(briefing=other)
    assert merge(base, other, base) == Merged(briefing=other)
    assert merge(base, other, other) == Merged(briefing=other)


@settings(max_examples=40, deadline=None)
@given(base=briefings(), mine=briefings(), theirs=briefings())
def test_records_of_any_kind_can_be_merged(
    base: Briefing, mine: Briefing, theirs: Briefing
) -> None:
    for root in (base, None):
        merged = merge(root, mine, theirs)
        wanted = dict.fromkeys((clash.key for clash in merged.clashes), THEIRS)
        merge(root, mine, theirs, wanted)


FIELDS = sorted({*Briefing.__struct_fields__} - {"id", "state", "revision", "finalized"})


@settings(max_examples=80, deadline=None)
@given(base=briefings(), other=briefings(), names=st.permutations(FIELDS))
def test_every_field_of_the_record_is_merged(
    base: Briefing, other: Briefing, names: list[str]
) -> None:
    mine = replace(base, **{names[0]: getattr(other, names[0])})
    theirs = replace(base, **{names[1]: getattr(other, names[1])})
    merged = merge(base, mine, theirs)
    if "confirmed" not in names[:2] and base.state is State.DRAFT:
        tied = {"results", "answers", "directive_lists"}
        for name, version in ((names[0], mine), (names[1], theirs)):
            if name not in tied:
                assert getattr(merged.briefing, name) == getattr(version, name)
        assert merged.clashes == ()


@settings(max_examples=80, deadline=None)
@given(mine=steps(), theirs=steps(), known=st.booleans())
def test_nothing_typed_is_absent(
    mine: list[tuple[str, int]], theirs: list[tuple[str, int]], known: bool
) -> None:
    own, other = edited(BASE, mine, "tôi"), edited(BASE, theirs, "họ")
    merged = merge(BASE if known else None, own, other)
    there = "\n".join([*strings(merged.briefing), offered(merged)])
    before = set(strings(BASE))
    for text in (*strings(own), *strings(other)):
        assert text in before or text in there
    kept = [item.id for item in directives(merged.briefing)]
    kept += [item.id for item in merged.briefing.results]
    assert max(Counter(kept).values(), default=1) == 1
    known_ids = {item.id for item in merged.briefing.results}
    assert {one.result for one in merged.briefing.answers} - {None} <= known_ids
    for group in merged.briefing.directive_lists:
        heads = [item.ordinal for item in group.directives if not item.level]
        assert heads == list(range(1, len(heads) + 1))


@settings(max_examples=50, deadline=None)
@given(mine=steps(), theirs=steps())
def test_the_same_whoever_is_who_but_for_order_and_ids(
    mine: list[tuple[str, int]], theirs: list[tuple[str, int]]
) -> None:
    own, other = edited(BASE, mine, "tôi"), edited(BASE, theirs, "họ")
    one, two = merge(BASE, own, other), merge(BASE, other, own)
    assert len(one.clashes) == len(two.clashes)
    if not one.clashes:
        assert sorted(strings(one.briefing)) == sorted(strings(two.briefing))
        assert Counter(map(type, one.briefing.results)) == Counter(map(type, two.briefing.results))


@settings(max_examples=50, deadline=None)
@given(mine=steps(), theirs=steps(), data=st.data())
def test_whatever_is_chosen_leaves_no_clash_unanswered(
    mine: list[tuple[str, int]], theirs: list[tuple[str, int]], data: st.DataObject
) -> None:
    own, other = edited(BASE, mine, "tôi"), edited(BASE, theirs, "họ")
    found = merge(BASE, own, other)
    chosen = {clash.key: data.draw(st.sampled_from(clash.choices)) for clash in found.clashes}
    merged = merge(BASE, own, other, chosen)
    assert merged.clashes == found.clashes
    there = "\n".join(strings(merged.briefing))
    for clash in found.clashes:
        if clash.field in ("text", "summary", "notes") and clash.mine and clash.theirs:
            choice = chosen[clash.key]
            assert all(piece in there for piece in strings(clash.mine)) or choice is THEIRS
            assert all(piece in there for piece in strings(clash.theirs)) or choice is MINE


def test_edits_of_different_items_and_fields_get_along() -> None:
    mine = unit(set_text(BASE, "d1", "một, tôi sửa"), "d2", "Vụ Cán bộ")
    theirs = set_text(set_text(BASE, "d2", "hai, họ sửa"), "r1", "kết quả, họ sửa")
    theirs = set_lead_in(theirs, "Kết luận:")
    one, two = merge(BASE, mine, theirs), merge(BASE, theirs, mine)
    assert one == two
    assert one.clashes == ()
    assert texts(one.briefing)[:2] == ["một, tôi sửa", "hai, họ sửa"]
    assert one.briefing.directive_lists[0].directives[1].unit == "Vụ Cán bộ"
    assert one.briefing.results[0].text == "kết quả, họ sửa"
    assert one.briefing.directive_lists[0].lead_in == "Kết luận:"


def test_what_both_added_is_kept_theirs_first_and_counted() -> None:
    mine = confirm(add_directive(BASE, "của tôi"), "d5")
    theirs = add_directive(BASE, "của họ")
    merged = merge(BASE, mine, theirs).briefing
    assert texts(merged)[4:] == ["của họ", "của tôi"]
    last = merged.directive_lists[0].directives[-2:]
    assert [(item.id, item.ordinal) for item in last] == [("d5", 5), ("d6", 6)]
    assert merged.confirmed == ("d6",)


def test_points_stay_under_their_conclusion() -> None:
    mine = structure.indent(add_directive(BASE, "điểm của tôi"), "d5")
    theirs = structure.indent(add_directive(add_directive(BASE, "năm của họ"), "điểm của họ"), "d6")
    merged = merge(BASE, mine, theirs).briefing
    assert [(item.text, item.level) for item in directives(merged)][3:] == [
        (texts(BASE)[3], 0),
        ("điểm của tôi", 1),
        ("năm của họ", 0),
        ("điểm của họ", 1),
    ]


def test_the_first_conclusions_of_both_are_in_one_list() -> None:
    empty = replace(BASE, directive_lists=())
    merged = merge(empty, add_directive(empty, "tôi"), add_directive(empty, "họ")).briefing
    assert [texts(merged), len(merged.directive_lists)] == [["họ", "tôi"], 1]


def test_an_order_is_kept_while_the_other_types() -> None:
    mine = move_item(BASE, "d4", -3)
    theirs = add_directive(set_text(BASE, "d2", "hai, sửa"), "năm")
    merged = merge(BASE, mine, theirs)
    assert [item.id for item in directives(merged.briefing)] == ["d4", "d1", "d2", "d3", "d5"]
    assert merge(BASE, theirs, mine).briefing == merged.briefing


def test_the_same_text_twice_is_asked_about_with_the_words_of_both() -> None:
    mine, theirs = set_text(BASE, "d2", "hai, tôi sửa"), set_text(BASE, "d2", "hai, họ sửa")
    (clash,) = merge(BASE, mine, theirs).clashes
    assert (clash.name, clash.field) == ("Hai là,", "text")
    assert (clash.base, clash.mine, clash.theirs) == (
        texts(BASE)[1],
        "hai, tôi sửa",
        "hai, họ sửa",
    )
    for choice, wanted in (
        (MINE, ["hai, tôi sửa"]),
        (THEIRS, ["hai, họ sửa"]),
        (BOTH, ["hai, họ sửa", "hai, tôi sửa"]),
    ):
        merged = merge(BASE, mine, theirs, {clash.key: choice}).briefing
        assert texts(merged) == [texts(BASE)[0], *wanted, *texts(BASE)[2:]]


def test_the_second_version_of_a_conclusion_stands_behind_its_points() -> None:
    pointed = structure.indent(BASE, "d3")
    mine, theirs = set_text(pointed, "d2", "hai, tôi sửa"), set_text(pointed, "d2", "hai, họ sửa")
    (clash,) = merge(pointed, mine, theirs).clashes
    merged = merge(pointed, mine, theirs, {clash.key: BOTH}).briefing
    assert [(item.text, item.level, item.ordinal) for item in directives(merged)][1:4] == [
        ("hai, họ sửa", 0, 2),
        (texts(BASE)[2], 1, 1),
        ("hai, tôi sửa", 0, 3),
    ]


def test_a_unit_or_a_date_has_one_version() -> None:
    mine, theirs = unit(BASE, "d1", "Vụ A"), unit(BASE, "d1", "Vụ B")
    (clash,) = merge(BASE, mine, theirs).clashes
    assert (clash.mine, clash.theirs, clash.choices) == ("Vụ A", "Vụ B", (MINE, THEIRS))
    merged = merge(BASE, mine, theirs, {clash.key: THEIRS}).briefing
    assert merged.directive_lists == theirs.directive_lists
    due = change_directive(mine, "d1", lambda one: replace(one, due=date(2020, 7, 5)))
    assert [one.field for one in merge(BASE, due, theirs).clashes] == ["unit"]


@pytest.mark.parametrize("swapped", [False, True])
def test_what_one_took_out_and_the_other_changed_stays_unless_chosen(swapped: bool) -> None:
    gone, changed = remove_item(BASE, "d3"), set_text(BASE, "d3", "ba, sửa lại")
    mine, theirs = (changed, gone) if swapped else (gone, changed)
    (clash,) = merge(BASE, mine, theirs).clashes
    assert clash.field == GONE
    assert {clash.mine, clash.theirs} == {"", "ba, sửa lại"}
    assert "ba, sửa lại" in texts(merge(BASE, mine, theirs).briefing)
    drop = THEIRS if swapped else MINE
    assert merge(BASE, mine, theirs, {clash.key: drop}).briefing == gone


def test_what_one_took_out_and_the_other_left_alone_is_gone() -> None:
    merged = merge(BASE, remove_item(BASE, "d3"), add_directive(BASE, "năm"))
    assert merged.clashes == ()
    assert [item.id for item in directives(merged.briefing)] == ["d1", "d2", "d4", "d5"]


def test_an_id_given_again_is_another_item() -> None:
    again = add_directive(remove_item(BASE, "d4"), "một việc hoàn toàn khác hẳn")
    again = change_directive(again, "d4", lambda one: replace(one, noted_at=NOW))
    theirs = set_text(BASE, "d4", "bốn, sửa lại")
    merged = merge(BASE, again, theirs)
    assert [clash.field for clash in merged.clashes] == [GONE]
    assert texts(merged.briefing)[3:] == ["bốn, sửa lại", "một việc hoàn toàn khác hẳn"]


def test_paragraphs_of_notes_get_along_and_the_same_one_is_asked_about() -> None:
    mine = set_notes(BASE, "ghi chú một, tôi\n\nghi chú hai")
    theirs = set_notes(BASE, "ghi chú một\n\nghi chú hai\n\nba của họ")
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.briefing.notes == "ghi chú một, tôi\n\nghi chú hai\n\nba của họ"
    both = set_notes(BASE, "ghi chú một, họ\n\nghi chú hai")
    (clash,) = merge(BASE, mine, both).clashes
    kept = merge(BASE, mine, both, {clash.key: BOTH}).briefing.notes
    assert kept == "ghi chú một, họ\n\nghi chú hai\n\nghi chú một, tôi"


def test_two_summaries_are_one_question() -> None:
    empty = replace(BASE, summary="")
    mine, theirs = set_summary(empty, "của tôi"), set_summary(empty, "của họ")
    (clash,) = merge(empty, mine, theirs).clashes
    assert clash.choices == (MINE, THEIRS, BOTH)
    assert merge(empty, mine, theirs, {clash.key: BOTH}).briefing.summary == "của họ\n\ncủa tôi"


def test_excerpts_are_known_by_their_words() -> None:
    mine = replace(BASE, quotations=(*BASE.quotations, Quotation(text="tôi thêm")))
    theirs = replace(BASE, quotations=(Quotation(text="đoạn trích gốc sửa", source="sách"),))
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == ()
    assert [one.text for one in merged.briefing.quotations] == ["đoạn trích gốc sửa", "tôi thêm"]


def test_the_roll_is_called_in_two_windows() -> None:
    def noted(*people: Attendee) -> Briefing:
        return set_meeting(BASE, replace(BASE.meeting, attendance=people))

    first = BASE.meeting.attendance[0]
    late = replace(first, presence=Presence.LATE)
    mine = noted(late, Attendee(name="Trần B"))
    theirs = noted(first, Attendee(name="Phạm C", presence=Presence.ABSENT))
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == ()
    there = {one.name: one.presence for one in merged.briefing.meeting.attendance}
    assert there == {
        "Lê A": Presence.LATE,
        "Trần B": Presence.PRESENT,
        "Phạm C": Presence.ABSENT,
    }
    both = noted(first, Attendee(name="Trần B", presence=Presence.ABSENT))
    (clash,) = merge(BASE, mine, both).clashes
    assert (clash.name, clash.mine, clash.theirs) == ("Trần B", "có mặt", "vắng")


def test_an_answer_follows_the_result_that_it_names() -> None:
    mine = set_answered(add_result(BASE, "của tôi"), "r3", "d9")
    mine = set_answer(mine, Answer(directive="d9", status=Status.DONE, result="r3"))
    theirs = set_answer(add_result(BASE, "của họ"), Answer(directive="d8", status=Status.LATE))
    merged = merge(BASE, mine, theirs).briefing
    named = {one.directive: one.result for one in merged.answers}
    assert named == {"d8": None, "d9": "r4"}
    assert [(one.id, one.text) for one in merged.results[2:]] == [
        ("r3", "của họ"),
        ("r4", "của tôi"),
    ]
    clash = set_answer(BASE, Answer(directive="d9", status=Status.LATE))
    assert [one.field for one in merge(BASE, mine, clash).clashes] == ["status"]


def test_an_answer_names_no_result_that_the_other_took_out() -> None:
    """Its id may be given again, and the answer would name another result."""
    mine = set_answer(BASE, Answer(directive="d9", status=Status.DONE, result="r2"))
    merged = merge(BASE, mine, remove_item(BASE, "r2"))
    assert [one.result for one in merged.briefing.answers] == [None]


def test_a_confirmation_counts_only_for_the_words_that_were_read() -> None:
    agreed = confirm(confirm(BASE, "d1"), "d2")
    merged = merge(BASE, agreed, set_text(BASE, "d1", "một, họ sửa")).briefing
    assert merged.confirmed == ("d2",)
    taken_back = replace(agreed, confirmed=("d2",))
    assert merge(agreed, taken_back, confirm(agreed, "d3")).briefing.confirmed == ("d2", "d3")


def test_gaps_in_the_numbers_stay_where_only_one_touched_the_list() -> None:
    odd = change_directive(BASE, "d4", lambda one: one)
    group = odd.directive_lists[0]
    items = (*group.directives[:-1], replace(group.directives[-1], ordinal=9))
    odd = replace(odd, directive_lists=(replace(group, directives=items),))
    merged = merge(odd, set_lead_in(odd, "Kết luận:"), set_notes(odd, "khác")).briefing
    assert [item.ordinal for item in directives(merged)] == [1, 2, 3, 9]


def test_what_was_finalized_meanwhile_is_not_changed_behind_anyones_back() -> None:
    final = finalize(BASE, NOW, "chị Hoa")
    mine = add_directive(BASE, "chưa kịp")
    merged = merge(BASE, mine, final)
    (clash,) = merged.clashes
    assert clash.field == STATE
    assert (merged.briefing.state, merged.briefing.revision) == (State.DRAFT, 2)
    assert merged.briefing.finalized is None
    assert texts(merged.briefing)[-1] == "chưa kịp"
    assert merge(BASE, mine, final, {clash.key: THEIRS}).briefing == final


def test_a_finalized_and_reopened_week_goes_on_as_their_revision() -> None:
    theirs = add_directive(reopen(finalize(BASE, NOW)), "của họ")
    merged = merge(BASE, add_directive(BASE, "của tôi"), theirs)
    assert merged.clashes == ()
    assert (merged.briefing.state, merged.briefing.revision) == (State.DRAFT, 2)


def test_without_a_base_both_keep_all_they_have() -> None:
    mine, theirs = add_directive(BASE, "của tôi"), set_text(BASE, "d1", "một, họ sửa")
    merged = merge(None, mine, theirs).briefing
    assert set(texts(mine)) | set(texts(theirs)) == set(texts(merged))
    assert Counter(texts(merged))[texts(BASE)[2]] == 1
