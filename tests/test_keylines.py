"""The keys in the configuration file: each line as it stands, beside the settings."""

from pathlib import Path

import pytest

from briefing import settings
from briefing.errors import SettingsError
from briefing.keylines import key_lines

TEXT = """theme = "giay"
next = "none of the keys"
[keys]  # other keys
next = "f2"
next-week = "f4"
weeks = ["f5"]
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("BRIEFING_CONFIG", str(path))
    return path


def test_no_file_gives_no_lines(config: Path) -> None:
    assert key_lines() == ()
    config.write_text('theme = "giay"\n')
    assert key_lines() == ()


def test_each_line_is_found_where_it_stands(config: Path) -> None:
    config.write_text(TEXT)
    assert [(line.command, line.keys) for line in key_lines()] == [
        ("next", "f2"),
        ("next-week", "f4"),
        ("weeks", ["f5"]),
    ]
    assert [line.where.rpartition(" ")[2] for line in key_lines()] == ["4", "5", "6"]


def test_what_is_no_table_is_one_line_that_makes_no_sense(config: Path) -> None:
    config.write_text('\nkeys = "f2"\n')
    (line,) = key_lines()
    assert (line.command, line.where.rpartition(" ")[2]) == ("keys", "2")


def test_a_file_that_is_no_toml_is_told_of(config: Path) -> None:
    config.write_text("[keys]\nnext = f2\n")
    with pytest.raises(SettingsError, match="2"):
        key_lines()


def test_the_table_disturbs_no_setting_and_a_changed_setting_does_not_disturb_it(
    config: Path,
) -> None:
    config.write_text("[keys]  # other keys\nnext = 'f2'\n")
    assert settings.load().theme == ""
    settings.change("theme", "giay")
    assert settings.load().theme == "giay"
    assert [(line.command, line.keys) for line in key_lines()] == [("next", "f2")]
    assert "# other keys" in config.read_text()
