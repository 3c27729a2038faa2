"""Settings: where things are, what counts before what, and what a faulty file says of itself."""

import stat
from pathlib import Path

import pytest

from briefing import settings
from briefing.errors import SettingsError
from briefing.i18n import use_language


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("BRIEFING_CONFIG", str(path))
    use_language("en")
    return path


def test_defaults_without_a_file() -> None:
    found = settings.load()
    home = Path.home()
    assert found.language == "vi"
    assert found.tone_style == "typed"
    assert found.archive == home / ".local/share/briefing/archive"
    assert settings.config_path() == home / ".config/briefing/config.toml"
    assert settings.state_path() == home / ".local/state/briefing/state.json"


def test_file_overrules_defaults_and_environment_overrules_the_file(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('language = "en"\narchive = "/from/file"\n')
    assert settings.load()[:2] == ("en", Path("/from/file"))
    assert settings.values()["language"].origin == str(config)
    monkeypatch.setenv("BRIEFING_LANG", "vi")
    monkeypatch.setenv("BRIEFING_ARCHIVE", "/from/environment")
    assert settings.load()[:2] == ("vi", Path("/from/environment"))
    assert settings.values()["archive"].origin == "BRIEFING_ARCHIVE"


def test_an_empty_variable_is_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BRIEFING_LANG", "BRIEFING_ARCHIVE", "BRIEFING_CONFIG"):
        monkeypatch.setenv(name, "")
    assert settings.load().language == "vi"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('archive = "minutes"', "{config}/minutes"),
        ('archive = "~/minutes"', "{home}/minutes"),
        ('archive = "~nobody-of-that-name/minutes"', "{config}/~nobody-of-that-name/minutes"),
        ('archive = "/minutes"', "/minutes"),
        ('archive = ""', "{home}/.local/share/briefing/archive"),
    ],
)
def test_archive_paths_count_from_the_file(config: Path, written: str, meant: str) -> None:
    config.write_text(written)
    expected = meant.format(config=config.parent, home=Path.home())
    assert settings.load().archive == Path(expected)


def test_an_archive_in_the_environment_counts_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_ARCHIVE", "here")
    assert settings.load().archive == tmp_path / "here"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("language = \n", ["line 1"]),
        ('# fine\n\ntheme = "night\n', ["line 3"]),
        ('# fine\ncolour = "red"\n', ['"colour"', "line 2", "tone_style"]),
        ('theme = "night"\nlanguage = "fr"\n', ["language", '"fr"', "line 2", "vi, en"]),
        ('tone_style = "newest"\n', ["tone_style", "typed, new, old"]),
        ("language = 3\n", ["language", "line 1", "vi, en"]),
        ('theme = "../../etc/passwd"\n', ["theme", "line 1", "hyphens"]),
        ('[archive]\npath = "x"\n', ["archive", "line 1"]),
        ('organization = "two\\nlines"\n', ["organization", "one line"]),
    ],
)
def test_a_faulty_file_says_where_and_what_is_allowed(
    config: Path, text: str, said: list[str]
) -> None:
    config.write_text(text)
    with pytest.raises(SettingsError) as error:
        settings.load()
    for words in (str(config), *said):
        assert words in str(error.value)


def test_a_file_that_is_not_utf8_or_no_file_is_refused_in_words(config: Path) -> None:
    config.write_bytes(b'language = "\xff"\n')
    with pytest.raises(SettingsError, match="UTF-8"):
        settings.load()
    config.unlink()
    config.mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        settings.load()


def test_a_byte_order_mark_is_no_fault(config: Path) -> None:
    config.write_bytes(b'\xef\xbb\xbflanguage = "en"\n')
    assert settings.load().language == "en"


def test_an_impossible_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_LANG", "fr")
    with pytest.raises(SettingsError, match="BRIEFING_LANG"):
        settings.load()
    assert settings.interface_language() == "vi"


def test_the_language_to_speak_survives_a_faulty_file(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text("language = ")
    assert settings.interface_language() == "vi"
    monkeypatch.setenv("BRIEFING_LANG", "en")
    assert settings.interface_language() == "en"


def test_change_keeps_comments_and_is_private(config: Path) -> None:
    config.write_text('# ours\nlanguage = "vi"  # for the hall\n')
    settings.change("language", "en")
    settings.change("organization", 'Văn phòng "A"')
    assert config.read_text(encoding="utf-8").startswith(
        '# ours\nlanguage = "en"  # for the hall\n'
    )
    assert settings.load().organization == 'Văn phòng "A"'
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert sorted(path.name for path in config.parent.glob("*config*")) == ["config.toml"]


def test_change_makes_a_private_folder() -> None:
    settings.change("theme", "night")
    folder = settings.config_path().parent
    assert settings.load().theme == "night"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(("key", "value"), [("colour", "red"), ("language", "fr")])
def test_change_refuses_and_leaves_the_file(config: Path, key: str, value: str) -> None:
    config.write_text('language = "vi"\n')
    with pytest.raises(SettingsError):
        settings.change(key, value)
    assert config.read_text() == 'language = "vi"\n'


def test_change_mends_a_wrong_value_but_not_a_broken_file(config: Path) -> None:
    config.write_text('language = "fr"\n')
    settings.change("language", "en")
    assert settings.load().language == "en"
    config.write_text("language = \n")
    with pytest.raises(SettingsError, match="line 1"):
        settings.change("language", "en")
    assert config.read_text() == "language = \n"


def test_change_goes_through_a_link(config: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "briefing.toml"
    real.parent.mkdir()
    real.write_text("")
    config.symlink_to(real)
    settings.change("language", "en")
    assert config.is_symlink()
    assert "en" in real.read_text()


def test_what_is_remembered_is_there_next_time() -> None:
    assert settings.remembered("theme") == ""
    assert settings.remembered("pane", "preview") == "preview"
    settings.remember("theme", "night")
    settings.remember("briefing", "week-2020-06-22")
    assert settings.remembered("theme") == "night"
    assert settings.remembered("briefing") == "week-2020-06-22"
    assert stat.S_IMODE(settings.state_path().stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"theme": 5}', b"\xff\xfe", b"[" * 100_000]
)
def test_a_broken_state_file_remembers_nothing_and_is_mended(content: bytes) -> None:
    path = settings.state_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert settings.remembered("theme", "day") == "day"
    settings.remember("theme", "night")
    assert settings.remembered("theme") == "night"


def test_remember_never_fails_the_application() -> None:
    path = settings.state_path()
    path.parent.parent.mkdir(parents=True)
    path.parent.write_text("a file where the folder should be")
    settings.remember("theme", "night")
    assert settings.remembered("theme") == ""
