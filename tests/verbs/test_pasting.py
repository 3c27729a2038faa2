"""Pasting: every listing style becomes items, and nothing is dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.letters import clean
from briefing.verbs.pasting import split_paste


@pytest.mark.parametrize(
    ("block", "items"),
    [
        ("Một là, a b.\nHai là, c d.", ["a b.", "c d."]),
        ("Một là: a b.\n\nHai là: c d.\n\nthêm.", ["a b.", "c d.\n\nthêm."]),
        ("Thứ nhất, a.\nThứ hai, b.", ["a.", "b."]),
        ("1. a\n2. b\n3. c", ["a", "b", "c"]),
        ("(1) a\n(2) b", ["a", "b"]),
        ("a) một\nb) hai", ["một", "hai"]),
        ("- một\n- hai", ["một", "hai"]),
        ("Một là, xong việc.Hai là, làm tiếp.", ["xong việc.", "làm tiếp."]),
        ("lời dẫn:\nMột là, a.\nHai là, b.", ["lời dẫn:", "a.", "b."]),
        ("dòng một\ndòng hai", ["dòng một", "dòng hai"]),
        ("đoạn một\nvẫn đoạn một\n\nđoạn hai", ["đoạn một\nvẫn đoạn một", "đoạn hai"]),
        ("1. a\na) phần\nb) phần nữa\n2. b", ["a\n\na) phần\n\nb) phần nữa", "b"]),
        ("a.\nb", ["a.", "b"]),
        ("", []),
        ("  \n \n", []),
    ],
)
def test_blocks(block: str, items: list[str]) -> None:
    assert split_paste(block) == items


@given(st.lists(st.text(alphabet="abcđêướ ,", min_size=1).filter(str.strip), min_size=1))
def test_no_letter_is_lost(lines: list[str]) -> None:
    block = "\n".join(lines)
    letters = [letter for item in split_paste(block) for letter in item if not letter.isspace()]
    assert letters == [letter for letter in clean(block) if not letter.isspace()]
