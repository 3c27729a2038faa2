"""What is typed while the program still starts is not lost, and stays in its order."""

import shutil
import string
import sys
from pathlib import Path

import pytest

from briefing.verbs.demo import sample_copy
from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("gap", [0.0, 0.015, 0.03])
def test_keys_typed_before_the_first_frame_arrive(gap: float, tmp_path: Path) -> None:
    """Twenty-six letters, the first before Python itself is up, the last after the frame."""
    archive = sample_copy()
    places = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    command = [sys.executable, "-m", "briefing", "--archive", str(archive)]
    environment = {**places, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    try:
        with Terminal(command, columns=100, rows=30, environment=environment) as terminal:
            for letter in string.ascii_lowercase:
                terminal.write(letter)
                terminal.read(timeout=gap)
            terminal.wait_until(lambda: any(string.ascii_lowercase in at for at in terminal.lines))
    finally:
        shutil.rmtree(archive)
