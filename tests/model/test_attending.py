"""The roll: whom it names in which order, and what one mark changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.model.attending import (
    Seat,
    clear,
    fits,
    mark,
    members_fitting,
    read_person,
    rest_present,
    roll,
    tally,
)
from briefing.model.directory import EMPTY, Directory, add_member, add_unit
from briefing.model.records import Attendee, Meeting, Presence

PRESENT, ABSENT = Presence.PRESENT, Presence.ABSENT


@pytest.fixture
def office() -> Directory:
    directory = add_unit(add_unit(EMPTY, "Văn phòng", ("VP",)), "Vụ Cán bộ", ("CB",))
    directory = add_member(directory, "Trần Văn Hùng", "Vụ trưởng", "u2")
    directory = add_member(directory, "Lê Thị Hoa", "Chánh Văn phòng", "u1")
    directory = add_member(directory, "Lê Quang Tường", "Phó Trưởng Ban")
    return add_member(directory, "Trần Văn Hưng", "Phó Vụ trưởng", "u2")


def names(seats: list[Seat]) -> list[str]:
    return [seat.person.name for seat in seats]


def noted(meeting: Meeting) -> list[str]:
    return [person.name for person in meeting.attendance]


def seat(directory: Directory, meeting: Meeting, name: str) -> Attendee:
    return next(s.person for s in roll(directory, meeting) if s.person.name == name)


ROLL = ["Lê Quang Tường", "Lê Thị Hoa", "Trần Văn Hùng", "Trần Văn Hưng"]


def test_the_roll_is_the_office_by_unit_and_nobody_is_noted(office: Directory) -> None:
    seats = roll(office, Meeting())
    assert names(seats) == ROLL
    assert [one.person.unit for one in seats] == ["", "Văn phòng", "Vụ Cán bộ", "Vụ Cán bộ"]
    assert not any(one.noted for one in seats)
    assert all(one.known for one in seats)


def test_people_from_outside_come_last_and_keep_what_the_minutes_say(office: Directory) -> None:
    guest = Attendee(name="Khách Mời", unit="Bộ Nội vụ", presence=ABSENT, reason="ốm")
    known = Attendee(name="LÊ THỊ HOA", title="Chánh VP")
    seats = roll(office, Meeting(attendance=(guest, known)))
    assert names(seats) == ["Lê Quang Tường", "LÊ THỊ HOA", *ROLL[2:], "Khách Mời"]
    assert seats[1] == Seat(known, noted=True, known=True)
    assert seats[-1] == Seat(guest, noted=True, known=False)


def test_accents_tell_people_apart(office: Directory) -> None:
    meeting = mark(Meeting(), office, seat(office, Meeting(), "Trần Văn Hưng"), PRESENT)
    assert [one.noted for one in roll(office, meeting)] == [False, False, False, True]


def test_two_of_one_name_in_two_units_are_two(office: Directory) -> None:
    office = add_member(office, "Lê Thị Hoa", "Chuyên viên", "u2")
    first, second = (one.person for one in roll(office, Meeting()) if "Hoa" in one.person.name)
    meeting = mark(mark(Meeting(), office, second, ABSENT), office, first, PRESENT)
    assert [(one.unit, one.presence) for one in meeting.attendance] == [
        ("Văn phòng", PRESENT),
        ("Vụ Cán bộ", ABSENT),
    ]
    assert noted(clear(meeting, office, replace(first, presence=PRESENT))) == ["Lê Thị Hoa"]


def test_marking_anew_changes_the_mark_and_nothing_else(office: Directory) -> None:
    meeting = Meeting(place="Hà Nội")
    for name in ROLL:
        meeting = mark(meeting, office, seat(office, meeting, name), PRESENT)
    again = mark(meeting, office, seat(office, meeting, ROLL[1]), ABSENT, "đi công tác")
    assert noted(again) == ROLL
    assert (again.attendance[1].presence, again.attendance[1].reason) == (ABSENT, "đi công tác")
    assert again.place == "Hà Nội"
    back = mark(again, office, seat(office, again, ROLL[1]), PRESENT)
    assert back == meeting


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_whatever_the_order_of_marking_the_attendance_follows_the_roll(
    office: Directory, order: tuple[int, ...]
) -> None:
    meeting = Meeting()
    for place in order:
        meeting = mark(meeting, office, seat(office, meeting, ROLL[place]), PRESENT)
    assert noted(meeting) == ROLL


def test_an_order_that_minutes_brought_along_stays(office: Directory) -> None:
    brought = tuple(Attendee(name=name) for name in (ROLL[3], "Khách Mời", ROLL[1]))
    meeting = mark(Meeting(attendance=brought), office, seat(office, Meeting(), ROLL[0]), PRESENT)
    assert noted(meeting) == [ROLL[0], ROLL[3], "Khách Mời", ROLL[1]]


def test_the_rest_is_present_and_what_was_noted_stays(office: Directory) -> None:
    meeting = mark(Meeting(), office, seat(office, Meeting(), ROLL[2]), ABSENT, "ốm")
    meeting = rest_present(meeting, office)
    assert noted(meeting) == ROLL
    assert [one.presence for one in meeting.attendance] == [PRESENT, PRESENT, ABSENT, PRESENT]
    assert meeting.attendance[2].reason == "ốm"
    assert rest_present(meeting, office) == meeting


def test_clearing_leaves_nothing_and_a_guest_stays_in_the_roll(office: Directory) -> None:
    guest = Attendee(name="Khách Mời")
    meeting = mark(Meeting(), office, guest, PRESENT)
    assert noted(meeting) == ["Khách Mời"]
    cleared = clear(meeting, office, guest)
    assert cleared == Meeting()
    assert roll(office, cleared, (guest,))[-1] == Seat(guest, noted=False, known=False)
    assert names(roll(office, meeting, (guest,))).count("Khách Mời") == 1
    other = mark(meeting, office, Attendee(name="Khách Khác"), PRESENT)
    assert names(roll(office, clear(other, office, guest), (guest,)))[-2:] == [
        "Khách Mời",
        "Khách Khác",
    ]
    assert clear(cleared, office, guest) == cleared


def test_the_tally_counts_the_late_as_there() -> None:
    people = [Attendee(name=presence, presence=presence) for presence in Presence]
    assert tally(Meeting(attendance=tuple(people))) == (4, 3, 1, 1, 1)
    assert tally(Meeting()) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Lê Văn An", ("Lê Văn An", "", "")),
        (" Lê  Văn An , Vụ trưởng", ("Lê Văn An", "Vụ trưởng", "")),
        ("An, Cục trưởng, Cục Đào tạo, bồi dưỡng", ("An", "Cục trưởng", "Cục Đào tạo, bồi dưỡng")),
        (" , Vụ trưởng", None),
        ("", None),
    ],
)
def test_a_person_is_read_as_typed(typed: str, person: tuple[str, str, str] | None) -> None:
    read = read_person(typed)
    assert (read and (read.name, read.title, read.unit)) == person


@pytest.mark.parametrize(
    ("typed", "fitting"),
    [
        ("hung", ["Trần Văn Hùng", "Trần Văn Hưng"]),
        ("hưng", ["Trần Văn Hưng", "Trần Văn Hùng"]),
        ("tr v hù", ["Trần Văn Hùng", "Trần Văn Hưng"]),
        ("can bo", ["Trần Văn Hùng", "Trần Văn Hưng"]),
        ("chanh", ["Lê Thị Hoa"]),
        ("", ROLL),
        ("zz", []),
    ],
)
def test_who_may_be_meant(office: Directory, typed: str, fitting: list[str]) -> None:
    assert [member.name for member in members_fitting(office, typed)] == fitting


def test_fitting_needs_every_word() -> None:
    assert fits("dinh", "Đỗ Thị Đình")
    assert not fits("dinh minh", "Đỗ Thị Đình")
    assert not fits("inh", "Đỗ Thị Đình")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from([*Presence, None])), max_size=15))
def test_nobody_is_noted_twice_and_the_last_mark_holds(
    marks: list[tuple[int, Presence | None]],
) -> None:
    directory = EMPTY
    for number in range(4):
        directory = add_member(directory, f"Người {number}")
    guests = tuple(Attendee(name=f"Khách {number}") for number in range(2))
    meeting, said = Meeting(), {}
    for place, presence in marks:
        person = roll(directory, meeting, guests)[place].person
        said[person.name] = presence
        if presence is None:
            meeting = clear(meeting, directory, person)
        else:
            meeting = mark(meeting, directory, person, presence)
    held = {name: presence for name, presence in said.items() if presence is not None}
    assert {one.name: one.presence for one in meeting.attendance} == held
    assert len(meeting.attendance) == len(held)
