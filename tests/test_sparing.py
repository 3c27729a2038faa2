"""Libraries that are imported sparingly still do all they did, for everybody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.sparing import LATER, WITHOUT

ROOT = Path(__file__).resolve().parents[1]


def python(code: str) -> str:
    """Run ``code`` in a fresh Python that imports sparingly, and return what it printed."""
    ended = subprocess.run(
        [sys.executable, "-c", f"from briefing.sparing import spare; spare()\n{code}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


SPARED = sorted(
    (library, spared) for library, names in [*WITHOUT.items(), *LATER.items()] for spared in names
)


@pytest.mark.parametrize(("library", "spared"), SPARED)
def test_what_is_spared_is_not_there_after_the_library_and_whole_for_who_asks(
    library: str, spared: str
) -> None:
    """A library that needs the module after all would have brought it along."""
    print_it = f"import {library}, sys; print({spared!r} in sys.modules)"
    assert python(print_it) == "False"
    whole = f"import {library}, {spared} as m; print(type(m).__name__, bool(m.__file__))"
    assert python(whole) == "module True"


def test_what_stands_in_passes_on_to_the_real_one() -> None:
    """pathlib's module for addresses knows IPv6 by the one that it did without."""
    code = "import urllib.parse as u; print(u.urlsplit('http://[::1]:80/x').hostname)"
    assert python(code) == "::1"
    wrong = (
        "import urllib.parse as u\n"
        "try: u.urlsplit('http://[1::2::3]/')\n"
        "except ValueError as error: print('refused')"
    )
    assert python(wrong) == "refused"


def test_identifiers_know_the_system() -> None:
    code = "import uuid; print(uuid._LINUX, uuid._AIX, len(str(uuid.uuid1())))"
    assert python(code) == f"{sys.platform == 'linux'} False 36"


def test_textuals_own_palette_still_opens() -> None:
    """Nobody here asks for it, yet what stands in for it is as good as it."""
    code = """
import asyncio
from textual.app import App
from textual.command import CommandPalette as Real
import textual.app as module

class Anything(App[None]):
    pass

async def main():
    app = Anything()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        return isinstance(app.screen, Real), isinstance(app.screen, module.CommandPalette)

print(asyncio.run(main()))
"""
    assert python("import textual.app\n" + code) == "(True, True)"


def test_records_are_what_they_are_without_a_second_typing() -> None:
    code = """
from briefing.model.encoding import from_json, json_schema, to_json
import hashlib, json
print(hashlib.sha256(json.dumps(json_schema(), sort_keys=True).encode()).hexdigest())
"""
    sparing = python(code)
    plain = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout.strip()
    assert sparing == plain


def test_asyncio_runs_processes_threads_and_connections() -> None:
    code = """
import asyncio, sys

async def main():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print('child')", stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    async def answer(reader, writer):
        writer.write((await reader.readline()).upper())
        writer.close()
    server = await asyncio.start_server(answer, "127.0.0.1")
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"hello\\n")
    said = await reader.readline()
    server.close()
    return out.split(), await asyncio.to_thread(lambda: 1), said

print(asyncio.run(main()))
"""
    assert python(code) == "([b'child'], 1, b'HELLO\\n')"


def test_a_library_that_was_there_before_is_left_alone() -> None:
    """Whoever imported ssl keeps it, and asyncio then has it too."""
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import ssl\nfrom briefing.sparing import spare; spare(); spare()\n"
                "import asyncio.sslproto as s, sys\n"
                "ours = [f for f in sys.meta_path if type(f).__module__ == 'briefing.sparing']\n"
                "print(s.ssl is ssl, len(ours))"
            ),
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ended.stdout.split() == ["True", "1"]
