import copy

import pytest

from briefing.tuples import NamedTuple as LeanTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    NamedTuple = LeanTuple


class Spot(NamedTuple):
    """A place."""

    left: int
    top: int = 0

    @property
    def sum(self) -> int:
        """Both."""
        return self.left + self.top


def test_it_is_a_named_tuple_like_any_other() -> None:
    spot = Spot(1)
    assert spot == (1, 0)
    assert spot._replace(top=2).sum == 3
    assert repr(spot) == "Spot(left=1, top=0)"
    assert (Spot.__doc__, Spot.__module__) == ("A place.", __name__)
    with pytest.raises(TypeError):
        Spot()  # type: ignore[call-arg]


def test_values_may_be_given_by_name() -> None:
    assert Spot(top=2, left=1) == Spot(1, 2) == Spot._make([1, 2])
    assert Spot(left=3) == (3, 0)
    assert Spot(1, 2)._asdict() == {"left": 1, "top": 2}
    assert Spot._fields == Spot.__match_args__ == ("left", "top")
    assert copy.copy(Spot(1, 2)) == Spot(1, 2)


@pytest.mark.parametrize(
    ("values", "named"), [((1, 2, 3), {}), ((1,), {"left": 1}), ((), {"top": 1}), ((1,), {"x": 1})]
)
def test_values_that_do_not_fit_are_refused(values: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Spot(*values, **named)


def test_fields_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Spot(1).left = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        Spot(1)._replace(right=2)  # type: ignore[call-arg]
