"""Other kinds of document: through LibreOffice where it is installed, else a sentence."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.errors import ReadError
from briefing.model.identity import directives
from briefing.reading import converting, read_bytes
from tests.reading.documents import TASKS, WEEK

RTF = (
    "{\\rtf1\\ansi\\ansicpg1258\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\uc1 "
    + "\\par ".join((*WEEK, *(f"{n}. {task}" for n, task in enumerate(TASKS, 1))))
    + "}"
)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")


def rtf() -> bytes:
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in RTF).encode("ascii")


@pytest.mark.skipif(not converting.program(), reason="LibreOffice is not installed")
def test_rich_text_comes_through_libreoffice() -> None:
    briefing = read_bytes(rtf(), "a.rtf").briefing
    assert briefing.id == "week-2026-06-22"
    assert [item.text for item in directives(briefing)] == list(TASKS)


@pytest.mark.parametrize("data", [rtf(), OLD_WORD], ids=["rtf", "doc"])
def test_without_libreoffice_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr(converting, "program", lambda: "")
    with pytest.raises(ReadError, match="LibreOffice") as caught:
        read_bytes(data, "a")
    assert caught.value.advice


def office(folder: Path, body: str) -> str:
    """Return a stand-in for LibreOffice that does ``body``."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport subprocess, sys, time\n{body}\n")
    path.chmod(0o700)
    return str(path)


def running() -> str:
    """Return the command lines of all processes, where the system can tell."""
    ps = shutil.which("ps")
    if ps is None:
        pytest.skip("no ps on this system")
    return subprocess.run([ps, "-eo", "args"], capture_output=True, text=True, check=True).stdout


def test_one_that_hangs_is_ended_with_all_it_has_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = f"time.sleep({600_000_000 + os.getpid()})"
    sleeper = f"subprocess.run([{sys.executable!r}, '-c', 'import time; {mark}'])"
    monkeypatch.setattr(converting, "program", lambda: office(tmp_path, sleeper))
    monkeypatch.setattr(converting, "SECONDS", 1.0)
    started = time.perf_counter()
    with pytest.raises(ReadError, match="LibreOffice"):
        read_bytes(rtf(), "a")
    while mark in running():  # a signal takes its time on a busy machine
        assert time.perf_counter() - started < 60
        time.sleep(0.05)


def test_one_that_makes_nothing_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(converting, "program", lambda: office(tmp_path, ""))
    with pytest.raises(ReadError, match="LibreOffice"):
        read_bytes(OLD_WORD, "a")


def test_it_is_given_a_profile_of_its_own_with_macros_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    body = (
        "from pathlib import Path\nfrom urllib.parse import urlparse\n"
        "place = next(a for a in sys.argv if a.startswith('-env:')).partition('=')[2]\n"
        "settings = Path(urlparse(place).path, 'user', 'registrymodifications.xcu')\n"
        f"Path({str(seen)!r}).write_text(settings.read_text() + '|' + str(settings))\n"
    )
    monkeypatch.setattr(converting, "program", lambda: office(tmp_path, body))
    with pytest.raises(ReadError):
        read_bytes(rtf(), "a")
    settings, _bar, where = seen.read_text().rpartition("|")
    assert "DisableMacrosExecution" in settings
    assert not Path(where).exists()
