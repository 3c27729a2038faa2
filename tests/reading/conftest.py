"""The texts that the reader's tests share: each in its own file, written for these tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.model.records import Briefing
from briefing.reading import read_bytes

TEXTS = Path(__file__).parent / "texts"


@pytest.fixture
def taken() -> Callable[[str], Briefing]:
    """Return the briefing that a text of this folder gives, by its file's name."""

    def take(name: str) -> Briefing:
        return read_bytes((TEXTS / name).read_bytes(), name).briefing

    return take
