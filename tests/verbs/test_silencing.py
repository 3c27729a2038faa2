"""Rules that an office does not want to hear of, in the settings."""

from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.settings import config_path, load
from briefing.verbs.silencing import silence, silenced_rules, unknown_rules, unsilence


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("BRIEFING_CONFIG", str(path))
    return path


def test_nothing_is_silenced_at_first() -> None:
    assert silenced_rules() == ()
    assert not config_path().exists()


def test_a_rule_is_silenced_and_heard_again_and_comments_stay(config: Path) -> None:
    config.write_text('# của văn phòng\nlanguage = "vi"  # tiếng Việt\n\n[keys]\nfinalize = "f8"\n')
    silence("spelling/tone")
    silence("directive/free-day")
    silence("spelling/tone")
    assert silenced_rules() == ("spelling/tone", "directive/free-day")
    assert "# của văn phòng" in config.read_text()
    assert "# tiếng Việt" in config.read_text()
    assert load().language == "vi"  # the table is no setting of its own
    unsilence("spelling/tone")
    assert silenced_rules() == ("directive/free-day",)
    assert config.stat().st_mode & 0o777 == 0o600


def test_a_rule_that_is_none_is_named(config: Path) -> None:
    config.write_text('[checks]\nsilenced = ["spelling/tone", "spelling/tones"]\n')
    assert unknown_rules() == ("spelling/tones",)


@pytest.mark.parametrize(
    "line", ['[checks]\nsilenced = "a/b"', "[checks]\nsilenced = [1]", "checks = 1"]
)
def test_another_form_is_refused_with_its_line(config: Path, line: str) -> None:
    config.write_text(f'language = "vi"\n{line}\n')
    with pytest.raises(SettingsError) as told:
        silenced_rules()
    assert "config.toml" in told.value.message
    assert "silenced" in told.value.advice
    before = config.read_text()
    with pytest.raises(SettingsError):
        silence("spelling/tone")
    assert config.read_text() == before
