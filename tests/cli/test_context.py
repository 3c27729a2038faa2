"""The context: what is found without the settings is what the settings say."""

import os
from argparse import Namespace
from pathlib import Path
from typing import Any, cast

import pytest

from briefing import settings
from briefing.cli.context import Context, spoken_language
from briefing.errors import SettingsError


def context(archive: str = "") -> Context:
    return Context(cast("Any", None), cast("Any", Namespace(archive=archive)))


@pytest.mark.parametrize("language", [None, "", "en", "vi", "fr"])
@pytest.mark.parametrize("config", [None, "", 'language = "en"', 'archive = "weeks"', "broken"])
@pytest.mark.parametrize("archive", [None, "", "weeks", "~/weeks", "/weeks/", "../a", "Tuần 1"])
def test_language_and_archive_are_those_of_the_settings(
    language: str | None,
    config: str | None,
    archive: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path / "config.toml"))
    for name, value in {"BRIEFING_LANG": language, "BRIEFING_ARCHIVE": archive}.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    if config is not None:
        (tmp_path / "config.toml").write_text(config)
    assert spoken_language() == settings.interface_language()
    try:
        expected = settings.load().archive
    except SettingsError:
        with pytest.raises(SettingsError):
            context().archive_path  # noqa: B018 - that it raises is the point
    else:
        assert os.path.normpath(context().archive_path) == os.path.normpath(expected)


def test_an_impossible_archive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_ARCHIVE", "a\x1b[2Jb")
    with pytest.raises(SettingsError):
        context().archive_path  # noqa: B018 - that it raises is the point


def test_the_archive_that_is_asked_for_needs_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").write_text("broken")
    monkeypatch.chdir(tmp_path)
    assert context("weeks").archive_folder == tmp_path / "weeks"
