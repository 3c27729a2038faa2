"""Folders: what is found without platformdirs is what platformdirs finds."""

import itertools
import sys

import platformdirs
import pytest

from briefing import folders

CASES = list(itertools.product((None, "", "/xdg", "/xdg/", "relative"), ("/home/an", "/", "rel")))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems are left to platformdirs")
@pytest.mark.parametrize(("chosen", "home"), CASES)
def test_the_folders_are_those_of_platformdirs(
    chosen: str | None, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFING_CONFIG", raising=False)
    monkeypatch.setenv("HOME", home)
    for kind in ("CONFIG", "STATE", "DATA"):
        if chosen is None:
            monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
        else:
            monkeypatch.setenv(f"XDG_{kind}_HOME", chosen)
    known = platformdirs.PlatformDirs("briefing", appauthor=False)
    assert folders.config_file() == f"{known.user_config_dir}/config.toml"
    assert folders.state_file() == f"{known.user_state_dir}/state.json"
    assert folders.default_archive() == f"{known.user_data_dir}/archive"


def test_other_systems_are_asked_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    known = platformdirs.PlatformDirs("briefing", appauthor=False)
    assert folders.default_archive() == f"{known.user_data_dir}/archive"
