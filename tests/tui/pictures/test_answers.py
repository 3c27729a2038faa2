"""What a terminal answers is taken out; what is typed meanwhile comes through as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.pictures.answers import Answers, Reader

WHOLE = b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;4;22c"
KEYS = ("a", "ệ", "\r", "\x1b[A", "\x1b[6~", "\x1b[20~", "\x1bOP", "\x1b\r", "\x7f", "\x1b[<0;3;4M")


def fed(pieces: list[bytes]) -> tuple[bytes, list[Answers]]:
    found: list[Answers] = []
    reader = Reader(found.append)
    return b"".join(map(reader.take, [*pieces, b""])), found


def test_all_answers_in_one_piece() -> None:
    typed, found = fed([WHOLE])
    assert typed == b""
    assert found == [Answers((62, 4, 22), (10, 20), graphics=True)]


def begun_as_keys(place: int) -> bool:
    """Tell whether what stands before ``place`` may be a key that was pressed."""
    return WHOLE[:place].endswith((b"\x1b", b"\x1b[", b"\x1b_", b"\x1b[6"))


@pytest.mark.parametrize("place", [n for n in range(1, len(WHOLE)) if not begun_as_keys(n)])
def test_answers_in_two_pieces_with_a_pause_between(place: int) -> None:
    typed, found = fed([WHOLE[:place], b"", WHOLE[place:]])
    assert typed == b""
    assert found == [Answers((62, 4, 22), (10, 20), graphics=True)]


@given(
    st.lists(st.sampled_from(KEYS), max_size=8),
    st.lists(st.sampled_from(KEYS), max_size=8),
    st.lists(st.integers(1, 60), max_size=6),
)
def test_keys_come_through_wherever_the_reading_is_cut(
    before: list[str], after: list[str], cuts: list[int]
) -> None:
    keys = "".join(before).encode(), "".join(after).encode()
    sent = keys[0] + WHOLE + keys[1]
    places = sorted({cut for cut in cuts if cut < len(sent)})
    pieces = [sent[a:b] for a, b in zip([0, *places], [*places, len(sent)], strict=True)]
    typed, found = fed(pieces)
    assert typed == b"".join(keys)
    assert len(found) == 1


def test_a_lone_escape_waits_a_moment_only() -> None:
    reader = Reader(lambda _answers: None)
    assert reader.take(b"\x1b") == b""
    assert reader.take(b"") == b"\x1b"


def test_a_refusal_is_none_and_what_comes_later_is_let_through() -> None:
    typed, found = fed([b"\x1b_Gi=31;ENOTSUP:no\x1b\\\x1b[?64;1;2c", b"\x1b[?1;2c"])
    assert found == [Answers((64, 1, 2))]
    assert typed == b"\x1b[?1;2c"
