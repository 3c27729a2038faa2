"""The registry of formats."""

from datetime import date

import pytest
from hypothesis import given, settings

from briefing.errors import BriefingError
from briefing.model.encoding import from_json
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.writing import FORMATS, write
from tests.strategies import briefings

EMPTY = Briefing(
    id="week-2020-06-22",
    period=Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)),
    title="Giao ban tuần",
)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_utf8_with_unix_lines_and_a_last_newline(name: str) -> None:
    data = write(EMPTY, name)
    assert "tuần" in data.decode().lower()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    assert write(EMPTY, name) == data


def test_names_and_suffixes() -> None:
    assert {name: made.suffix for name, made in FORMATS.items()} == {
        "md": ".md",
        "txt": ".txt",
        "json": ".json",
    }


@given(briefings())
@settings(max_examples=30)
def test_json_gives_the_same_record_back(briefing: Briefing) -> None:
    assert from_json(write(briefing, "json")) == briefing


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BriefingError) as error:
        write(EMPTY, "docm")
    assert "docm" in error.value.message
    assert "md, txt, json" in error.value.advice
