"""Read-back: what was agreed, and that it stays agreed only while it says the same."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.errors import StateError
from briefing.model.editing import (
    add_directive,
    change_directive,
    move_item,
    new_briefing,
    remove_item,
    set_notes,
    set_text,
)
from briefing.model.readback import (
    confirm,
    mend,
    to_read,
    unconfirm,
    unconfirmed,
    with_confirmations_kept_honest,
)
from briefing.model.records import Briefing, Directive, Period, PeriodKind, State, Status

Edit = Callable[[Briefing], Briefing]


def three() -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
    briefing = new_briefing(period)
    for text in ("việc một", "việc hai", "việc ba"):
        briefing = add_directive(briefing, text, unit="Vụ Cán bộ", due=date(2020, 7, 3))
    return briefing


def waiting(briefing: Briefing) -> list[str]:
    return [item.id for item in unconfirmed(briefing)]


def changed(**fields: object) -> Edit:
    def edit(briefing: Briefing) -> Briefing:
        def change(item: Directive) -> Directive:
            return replace(item, **fields)

        return change_directive(briefing, "d2", change)

    return edit


def test_all_is_read_in_order_and_waits() -> None:
    assert [item.marker for item in to_read(three())] == ["Một là,", "Hai là,", "Ba là,"]
    assert waiting(three()) == ["d1", "d2", "d3"]


def test_what_is_confirmed_waits_no_more_whatever_the_order() -> None:
    briefing = confirm(confirm(three(), "d3"), "d1")
    assert waiting(briefing) == ["d2"]
    assert briefing.confirmed == ("d1", "d3")
    assert confirm(briefing, "d1") == briefing
    assert waiting(unconfirm(briefing, "d1")) == ["d1", "d2"]
    assert unconfirm(briefing, "d2") == briefing


def test_mending_takes_the_confirmation_back_of_that_item_alone() -> None:
    briefing = mend(confirm(confirm(three(), "d2"), "d1"), "d2", "việc hai, nói lại")
    assert waiting(briefing) == ["d2", "d3"]
    assert mend(confirm(three(), "d2"), "d2", "việc hai").confirmed == ("d2",)


@pytest.mark.parametrize(
    ("edit", "still"),
    [
        (lambda briefing: set_text(briefing, "d2", "khác"), False),
        (changed(unit="Văn phòng"), False),
        (changed(cooperating=("Văn phòng",)), False),
        (changed(due=None), False),
        (lambda briefing: remove_item(briefing, "d2"), False),
        (changed(status=Status.DONE), True),
        (changed(tags=("gấp",)), True),
        (lambda briefing: move_item(briefing, "d2", -1), True),
        (lambda briefing: set_notes(briefing, "riêng"), True),
        (lambda briefing: set_text(briefing, "d1", "khác"), True),
    ],
)
def test_a_confirmation_survives_only_what_is_not_read_aloud(edit: Edit, still: bool) -> None:
    before = confirm(three(), "d2")
    after = with_confirmations_kept_honest(before, edit(before))
    assert ("d2" in after.confirmed) is still


def test_the_id_of_an_item_that_is_gone_confirms_no_later_one() -> None:
    before = confirm(three(), "d3")
    without = with_confirmations_kept_honest(before, remove_item(before, "d3"))
    again = add_directive(without, "việc khác hẳn")
    assert "d3" in [item.id for item in to_read(again)]
    assert "d3" in waiting(again)


def test_confirming_is_an_edit_that_is_kept() -> None:
    before = three()
    after = with_confirmations_kept_honest(before, confirm(before, "d1"))
    assert after.confirmed == ("d1",)


@pytest.mark.parametrize(
    "edit",
    [
        lambda briefing: confirm(briefing, "d2"),
        lambda briefing: unconfirm(briefing, "d1"),
        lambda briefing: mend(briefing, "d1", "khác"),
    ],
)
def test_a_final_briefing_stays_as_it_was_agreed(edit: Edit) -> None:
    final = replace(confirm(three(), "d1"), state=State.FINAL)
    with pytest.raises(StateError):
        edit(final)


def test_what_is_not_there_cannot_be_confirmed() -> None:
    with pytest.raises(KeyError):
        confirm(three(), "d9")


EDITS = st.lists(
    st.one_of(
        st.builds(
            lambda n, text: lambda b: _guarded(set_text, b, n, text),
            st.integers(0, 4),
            st.sampled_from(["một", "hai", "ba"]),
        ),
        st.builds(lambda n: lambda b: _guarded(remove_item, b, n), st.integers(0, 4)),
        st.builds(lambda n: lambda b: _guarded(confirm, b, n), st.integers(0, 4)),
        st.builds(lambda n: lambda b: _guarded(move_item, b, n, 1), st.integers(0, 4)),
        st.just(lambda b: add_directive(b, "mới")),
    ),
    max_size=12,
)


def _guarded(
    edit: Callable[..., Briefing], briefing: Briefing, place: int, *rest: object
) -> Briefing:
    ids = [item.id for item in to_read(briefing)]
    return edit(briefing, ids[place], *rest) if place < len(ids) else briefing


@settings(max_examples=60)
@given(EDITS)
def test_what_is_confirmed_reads_as_when_it_was(edits: list[Edit]) -> None:
    briefing, agreed = three(), {}
    for edit in edits:
        before = briefing
        briefing = with_confirmations_kept_honest(before, edit(before))
        texts = {item.id: item.text for item in to_read(briefing)}
        for item_id in set(briefing.confirmed) - set(before.confirmed):
            agreed[item_id] = texts[item_id]
        assert all(texts[item_id] == agreed[item_id] for item_id in briefing.confirmed)
