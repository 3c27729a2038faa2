"""The floors, seen from outside: what a fresh process has loaded after this or that."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "briefing"
SCREEN_LIBRARIES = {"textual", "rich"}

CORE = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] not in {"tui", "__main__.py"}
)

# Each core module on its own would be a hundred processes: they are imported one after the
# other, and the first after which a screen library is there is the culprit.
WALK = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
    loaded = {"textual", "rich"} & set(sys.modules)
    if loaded:
        sys.exit(f"{name} imports {loaded}")
print("clean")
"""

# Runs the command line as `python -m briefing` does and prints, last, what is loaded.
RUN = """
import json, sys
from briefing.__main__ import main
code = main()
print()
print(json.dumps([code, sorted(sys.modules)]))
"""


def fresh(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def loaded_after(*arguments: str) -> set[str]:
    """Run ``briefing`` with ``arguments`` in a fresh process and return the modules it loaded."""
    ended = fresh(RUN, *arguments)
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0, ended.stderr
    return set(modules)


def test_no_core_module_loads_a_screen_library() -> None:
    ended = fresh(WALK, json.dumps(CORE))
    assert (ended.stdout.strip(), ended.stderr) == ("clean", "")


@pytest.fixture
def stored(archive_folder: Path) -> Path:
    loaded_after("--archive", str(archive_folder), "add", "2020-W26", "Làm việc này", "--new")
    return archive_folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("list",),
        ("list", "--json"),
        ("show", "2020-W26"),
        ("show", "2020-W26", "--json"),
        ("export", "2020-W26", "--to", "md"),
        ("locate",),
        ("config",),
    ],
    ids=" ".join,
)
def test_the_command_line_starts_without_the_screen(
    stored: Path, arguments: tuple[str, ...]
) -> None:
    modules = loaded_after("--archive", str(stored), *arguments)
    assert not modules & SCREEN_LIBRARIES


def test_help_loads_no_verb_and_none_of_what_verbs_need() -> None:
    modules = loaded_after("--help")
    assert not {name for name in modules if name.startswith("briefing.cli.verbs.")}
    assert not modules & {"msgspec", "tinydb", "filelock", "tomlkit", "shtab", "dateutil"}


def test_a_verb_loads_its_own_module_alone(stored: Path) -> None:
    modules = loaded_after("--archive", str(stored), "list")
    verbs = {name for name in modules if name.startswith("briefing.cli.verbs.")}
    assert verbs == {"briefing.cli.verbs.list_briefings"}
    assert not modules & {
        "tomlkit",
        "shtab",
        "filelock",
        "dateutil",
        "markdown_it",
        "briefing.reading",
        "briefing.writing",
        "briefing.insight",
    }


def test_the_environment_answers_without_platformdirs(
    stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_ARCHIVE", str(stored))
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path / "config.toml"))
    assert "platformdirs" not in loaded_after("list")


def test_a_search_loads_nothing_that_a_process_of_milliseconds_cannot_afford(stored: Path) -> None:
    loaded_after("--archive", str(stored), "search", "việc")  # makes the index
    modules = loaded_after("--archive", str(stored), "search", "việc")
    assert "briefing.cli.verbs.search" in modules
    assert not modules & {
        "sqlite3",
        "datetime",
        "struct",
        "typing",
        "pathlib",
        "argparse",
        "msgspec",
        "filelock",
        "briefing.sparing",
        "briefing.archive.search.indexing",
    }
