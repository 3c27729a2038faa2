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
