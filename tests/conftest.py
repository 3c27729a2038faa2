"""What every test stands on: a clean environment, a private home, one time zone, one language."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from briefing.i18n import use_language

ROOT = Path(__file__).resolve().parents[1]

TERMINAL = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLUMNS", "LINES", "COLORTERM", "LANGUAGE")

# How long an example takes to make or to run says how busy the machine is, and nothing else. The
# suite tries the same examples each time, so that it says of a change what the change does;
# `pytest --hypothesis-profile=search` looks for others.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("suite", settings.get_profile("search"), derandomize=True)
settings.load_profile("suite")


def _compile_catalogues() -> None:
    """Write the .mo files that a build writes, where they are missing or older than the .po."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only when a test run begins
    from babel.messages.pofile import read_po  # noqa: PLC0415

    for source in sorted((ROOT / "briefing" / "locale").glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.is_file() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as po:
            catalogue = read_po(po, locale=source.parts[-3], domain=source.stem)
        fresh = compiled.with_suffix(f".{os.getpid()}.tmp")
        with fresh.open("wb") as mo:
            write_mo(mo, catalogue)
        fresh.replace(compiled)  # at once, for several workers may be at it


def pytest_configure() -> None:
    """Prepare the catalogues before anything is imported that may speak."""
    _compile_catalogues()


@pytest.fixture(autouse=True)
def private_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the tester's own settings, archive, terminal and time zone out of every test."""
    for name in list(os.environ):
        if name.startswith(("BRIEFING_", "TEXTUAL")) or name in TERMINAL:
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name, folder in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
    ):
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    use_language("vi")
    yield
    use_language("vi")


@pytest.fixture
def archive_folder(tmp_path: Path) -> Path:
    """The folder of an archive that is not there yet."""
    return tmp_path / "archive"


@pytest.fixture(scope="session")
def samples_dir() -> Path:
    """The folder of the real texts, which stay outside the project; skips where it is not."""
    named = os.environ.get("BRIEFING_SAMPLES")
    folder = Path(named) if named else ROOT.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("the real texts are not beside this checkout")
    return folder
