"""What a hostile file is to those that make it and those that import it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """One file made to harm, or harmed: ``lay`` writes it into a folder and returns its path.

    ``small`` says that it is made and read in a moment: the test suite takes those. ``text`` says
    that it is minutes all the same, only odd or long: it may be read, within the bounds.
    """

    name: str
    lay: Callable[[Path], Path]
    small: bool = False
    text: bool = False


def case(
    name: str, file: str, made: Callable[[], bytes], *, small: bool = False, text: bool = False
) -> Case:
    """Return the case of one file called ``file`` with the bytes that ``made`` gives."""

    def lay(folder: Path) -> Path:
        path = folder / file
        path.write_bytes(made())
        return path

    return Case(name, lay, small, text)
