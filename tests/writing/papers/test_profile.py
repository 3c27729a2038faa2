"""The profiles: dated, whole, each value with its source."""

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from briefing.errors import BriefingError
from briefing.model.office import Field
from briefing.writing.papers import profile as profiles
from briefing.writing.papers.profile import NAMES, load, profile_on

FOLDER = Path(profiles.__file__).parent / "profiles"


@pytest.mark.parametrize(
    ("day", "field", "name"),
    [
        (date(2020, 3, 4), Field.STATE, "nd30"),  # the oldest there is, for days before
        (date(2020, 3, 5), Field.STATE, "nd30"),
        (date(2030, 1, 1), Field.STATE, "nd30"),
        (date(2015, 1, 1), Field.PARTY, "hd36"),
        (date(2018, 4, 3), Field.PARTY, "hd36"),
        (date(2026, 5, 26), Field.PARTY, "hd36"),
        (date(2026, 5, 27), Field.PARTY, "hd05"),
    ],
)
def test_the_form_in_force_is_found_by_the_day(day: date, field: Field, name: str) -> None:
    assert profile_on(day, field).name == name


def test_a_form_knows_the_days_on_which_it_is_in_force() -> None:
    old = load("hd36")
    assert not old.in_force(date(2018, 4, 2))
    assert old.in_force(date(2026, 5, 26))
    assert not old.in_force(date(2026, 5, 27))
    assert load("hd05").in_force(date(2040, 1, 1))


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_its_source_beside_it(name: str) -> None:
    lines = (FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    values = [line for line in lines if re.match(r"[a-z_]+ = ", line)]
    assert len(values) > 90
    assert [line for line in values if not re.search(r"#\s+\S+", line)] == []


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BriefingError, match="tt01") as error:
        load("tt01")
    assert "hd05, hd36, nd30" in error.value.advice


def test_a_value_that_cannot_be_is_refused() -> None:
    plain = msgspec.to_builtins(load("nd30"))
    plain["styles"]["Nội dung"]["size"] = 140
    with pytest.raises(msgspec.ValidationError, match="size"):
        msgspec.convert(plain, profiles.Profile)


def test_columns_that_do_not_fill_the_width_are_refused() -> None:
    plain = msgspec.to_builtins(load("nd30"))
    plain["columns"]["head"] = [60, 60]
    with pytest.raises(ValueError, match="do not fill"):
        profiles._require_whole(msgspec.convert(plain, profiles.Profile))
