"""Entries of the office's register are told apart by number, symbol and year."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.model.register import Entry, merged, with_entry, without_entry

KL = Entry(type="Kết luận", number="75", symbol="KL/TW", date=date(2020, 5, 30), title="dân vận")


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (KL, ("Kết luận", "75", "kltw", 2020)),
        (replace(KL, number="075", symbol="KL-T.Ư"), ("Kết luận", "75", "kltw", 2020)),
        (replace(KL, date=None), ("Kết luận", "75", "kltw", 0)),
        (
            Entry(type="", number="30", symbol="2020/NĐ-CP", date=date(2021, 1, 1)),
            ("Nghị định", "30", "2020nđcp", 2020),
        ),
        (Entry(type="Công văn", number="0"), ("Công văn", "0", "", 0)),
    ],
)
def test_key(entry: Entry, key: tuple[str, str, str, int]) -> None:
    assert entry.key == key


def test_what_comes_in_leaves_what_it_does_not_say() -> None:
    new = replace(KL, title="", issuer="Bộ Chính trị")
    other = Entry(type="Chỉ thị", number="05", symbol="CT/TW")
    assert merged((KL,), (new, other)) == (other, replace(KL, issuer="Bộ Chính trị"))


def test_an_entry_takes_the_place_of_its_like_and_of_another() -> None:
    moved = replace(KL, date=date(2019, 5, 30))
    assert with_entry((KL,), replace(KL, title="")) == (replace(KL, title=""),)
    assert with_entry((KL,), moved, KL.key) == (moved,)
    assert with_entry((KL,), moved) == (moved, KL)
    assert without_entry((moved, KL), KL.key) == (moved,)
