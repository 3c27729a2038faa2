"""Plots in letters: they fit their room, their axis names amounts, bars are as high as values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.writing.plot import Point, Role, plot, shown


def text(*values: int, width: int = 40, height: int = 8, **options: bool) -> str:
    points = [Point(f"{n}/2020", Decimal(value)) for n, value in enumerate(values, 1)]
    lines = plot(points, width, height, **options)
    return "\n".join("".join(piece.text for piece in line).rstrip() for line in lines)


def test_bars() -> None:
    assert text(250, 1000, 500, 0) == (
        "1.000┤        ███████\n"
        "     │        ███████\n"
        "     │        ███████\n"
        "  500┤        ███████ ███████\n"
        "     │▄▄▄▄▄▄▄ ███████ ███████\n"
        "     │███████ ███████ ███████\n"
        "    0└──────────────────────────────────\n"
        "      1/2020  2/2020  3/2020  4/2020"
    )


def test_a_level_need_not_begin_at_zero() -> None:
    drawn = text(5300, 5310, 5320, levels=True)
    assert "5.320┤" in drawn
    assert "5.300└" in drawn
    assert "█" not in drawn


def test_only_the_chosen_point_stands_out() -> None:
    points = [Point(str(n), Decimal(n)) for n in range(1, 6)]
    lines = plot(points, 30, 6, chosen=2)
    chosen = {piece.text.strip() for line in lines for piece in line if piece.role is Role.CHOSEN}
    assert chosen - {""}
    assert not [p for line in plot(points, 30, 6) for p in line if p.role is Role.CHOSEN]


@pytest.mark.parametrize(
    ("count", "room", "chosen", "wanted"),
    [
        (5, 20, None, range(5)),
        (100, 20, None, range(90, 100)),
        (100, 20, 0, range(10)),
        (100, 20, 50, range(45, 55)),
        (100, 20, 99, range(90, 100)),
    ],
)
def test_of_too_many_those_round_the_chosen_one_are_drawn(
    count: int, room: int, chosen: int | None, wanted: range
) -> None:
    assert shown(count, room, chosen) == wanted


@pytest.mark.parametrize(("width", "height"), [(0, 0), (11, 9), (40, 3)])
def test_too_little_room_gives_nothing(width: int, height: int) -> None:
    assert text(1, 2, width=width, height=height) == ""
    assert plot([], 40, 9) == []


AMOUNTS = st.decimals(
    min_value=-(10**9), max_value=10**40, allow_nan=False, allow_infinity=False, places=3
)


@given(
    st.lists(AMOUNTS, min_size=1, max_size=90),
    st.integers(12, 120),
    st.integers(4, 30),
    st.booleans(),
    st.data(),
)
def test_every_plot_fits_its_room(
    values: list[Decimal], width: int, height: int, levels: bool, data: st.DataObject
) -> None:
    points = [Point(f"{n}/2020", value) for n, value in enumerate(values)]
    chosen = data.draw(st.none() | st.integers(0, len(points) - 1))
    lines = plot(points, width, height, chosen=chosen, levels=levels)
    assert len(lines) in (0, height)
    for line in lines:
        assert len("".join(piece.text for piece in line)) <= width
