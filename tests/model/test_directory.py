import pytest

from briefing.language.names import NameKey
from briefing.model.directory import (
    EMPTY,
    Directory,
    Member,
    Unit,
    add_member,
    add_unit,
    make_directory,
    member_named,
    members_of,
    merge,
    move_member,
    move_unit,
    name_keys,
    remove_member,
    remove_unit,
    set_member,
    set_unit,
    shared_names,
    unit_by_id,
    unit_name,
    unit_named,
)


@pytest.fixture
def office() -> Directory:
    directory = add_unit(EMPTY, "Văn phòng", ("VP",))
    directory = add_unit(directory, "Vụ Tổng hợp", ("TH",))
    directory = add_member(directory, "Trần Thị Hoa", "Chánh Văn phòng", "u1")
    return add_member(directory, "Lê Văn An", unit="u2")


def names(directory: Directory) -> list[str]:
    return [unit.name for unit in directory.units]


def people(directory: Directory) -> list[str]:
    return [member.name for member in directory.members]


def test_entries_stand_in_their_order() -> None:
    directory = make_directory(
        [Unit(id="u1", name="B", order=2), Unit(id="u2", name="A", order=1)],
        [Member(name="Y", order=1), Member(name="X", order=1), Member(name="W", order=0)],
    )
    assert names(directory) == ["A", "B"]
    assert people(directory) == ["W", "Y", "X"]


def test_new_entries_come_last_with_ids_of_their_own(office: Directory) -> None:
    assert [(unit.id, unit.order) for unit in office.units] == [("u1", 1), ("u2", 2)]
    without = remove_unit(office, "u1")
    assert [unit.id for unit in add_unit(without, "Vụ Cán bộ").units] == ["u2", "u1"]


def test_the_entry_line_gets_the_names_in_order(office: Directory) -> None:
    assert name_keys(office) == (NameKey("Văn phòng", ("VP",)), NameKey("Vụ Tổng hợp", ("TH",)))


@pytest.mark.parametrize("name", ["Văn phòng", "van phong", " VĂN  PHÒNG", "vp", "VP"])
def test_a_unit_answers_to_its_names_with_or_without_accents(office: Directory, name: str) -> None:
    found = unit_named(office, name)
    assert found is not None
    assert found.id == "u1"


@pytest.mark.parametrize("name", ["", " ", "Văn", "VPX"])
def test_no_unit_answers_to_something_else(office: Directory, name: str) -> None:
    assert unit_named(office, name) is None


def test_the_name_with_the_same_accents_comes_first() -> None:
    directory = add_unit(add_unit(EMPTY, "Tổ Dân"), "Tổ Dẫn")
    assert [unit.id for name in ("tổ dẫn", "to dan") if (unit := unit_named(directory, name))] == [
        "u2",
        "u1",
    ]


def test_people_are_found_by_name_and_by_unit(office: Directory) -> None:
    hoa = member_named(office, "tran thi hoa")
    assert hoa is not None
    assert (hoa.title, unit_name(office, hoa)) == ("Chánh Văn phòng", "Văn phòng")
    assert [member.name for member in members_of(office, "u2")] == ["Lê Văn An"]
    assert member_named(office, "Hoa") is None


def test_names_that_two_units_answer_to_are_told(office: Directory) -> None:
    assert shared_names(office) == ()
    doubled = add_unit(office, "Vụ Tuyên huấn", ("th", "VP"))
    assert sorted(shared_names(doubled)) == ["TH", "VP"]
    assert shared_names(add_unit(EMPTY, "VP", ("vp",))) == ()


def test_a_renamed_unit_keeps_its_people(office: Directory) -> None:
    renamed = set_unit(office, Unit(id="u1", name="Văn phòng Đảng uỷ", order=1))
    assert unit_name(renamed, renamed.members[0]) == "Văn phòng Đảng uỷ"
    with pytest.raises(KeyError):
        set_unit(office, Unit(id="u9", name="A"))


def test_people_of_a_removed_unit_stay_without_one(office: Directory) -> None:
    without = remove_unit(office, "u1")
    assert names(without) == ["Vụ Tổng hợp"]
    assert people(without) == people(office)
    assert [member.unit for member in without.members] == ["", "u2"]
    with pytest.raises(KeyError):
        remove_unit(office, "u9")


def test_entries_move_and_are_numbered_anew(office: Directory) -> None:
    assert names(move_unit(office, 1, -1)) == ["Vụ Tổng hợp", "Văn phòng"]
    assert [unit.order for unit in move_unit(office, 1, -5).units] == [1, 2]
    assert people(move_member(office, 0, 1)) == ["Lê Văn An", "Trần Thị Hoa"]
    assert people(move_member(office, 1, 1)) == people(office)


def test_people_are_changed_and_removed_by_place(office: Directory) -> None:
    changed = set_member(office, 1, Member(name="Lê Văn Ân", order=2))
    assert people(changed) == ["Trần Thị Hoa", "Lê Văn Ân"]
    assert people(remove_member(office, 0)) == ["Lê Văn An"]


def test_merging_brings_up_to_date_and_takes_nothing_out(office: Directory) -> None:
    other = Directory(
        units=(
            Unit(id="u1", name="Vụ tổng hợp", short_names=("VTH",)),
            Unit(id="u2", name="Vụ Cán bộ"),
        ),
        members=(
            Member(name="Lê Văn An", title="Vụ trưởng", unit="u1"),
            Member(name="Phạm Bình", unit="u2"),
        ),
    )
    merged = merge(office, other)
    assert [(unit.id, unit.name, unit.short_names) for unit in merged.units] == [
        ("u1", "Văn phòng", ("VP",)),
        ("u2", "Vụ tổng hợp", ("VTH",)),
        ("u3", "Vụ Cán bộ", ()),
    ]
    assert [(member.name, member.title, member.unit) for member in merged.members] == [
        ("Trần Thị Hoa", "Chánh Văn phòng", "u1"),
        ("Lê Văn An", "Vụ trưởng", "u2"),
        ("Phạm Bình", "", "u3"),
    ]
    assert merge(merged, other) == merged


def test_people_of_one_name_in_two_units_are_two(office: Directory) -> None:
    namesake = Directory(
        units=(Unit(id="x", name="Văn phòng"),), members=(Member(name="Lê Văn An", unit="x"),)
    )
    merged = merge(office, namesake)
    assert people(merged) == ["Trần Thị Hoa", "Lê Văn An", "Lê Văn An"]
    assert unit_by_id(merged, merged.members[2].unit) == office.units[0]
