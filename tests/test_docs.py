"""The documents at the top: what they promise is there, and what is there they mention."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from briefing import __version__
from briefing.cli.table import VERBS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def first_cells() -> list[str]:
    """Return the first cell of every row of the README's tables."""
    return re.findall(r"^\|((?:\\\||[^|\n])+)\|", README, re.MULTILINE)


def keys_in_the_table() -> set[str]:
    """Return every key that the README's table of keys explains, as "F5" or "Ctrl+N"."""
    return {key for cell in first_cells() for key in re.findall(r"`([^` ]+)`", cell)}


def bindings_of(classes: Iterable[type]) -> Iterator[tuple[str, list[str]]]:
    """Yield the action of every named binding, and its keys as they are printed."""
    from textual.binding import Binding  # noqa: PLC0415 - only the tests of keys need it

    from briefing.tui.widgets.keybar import key_name  # noqa: PLC0415

    for owner in classes:
        for binding in owner.__dict__.get("BINDINGS", ()):
            assert isinstance(binding, Binding)
            keys = binding.key.split(",")
            yield f"{owner.__name__}: {binding.action}", [key_name(key) for key in keys]


def screens() -> list[type]:
    """Return every screen of the application."""
    from textual.screen import Screen  # noqa: PLC0415

    from briefing.tui import screens as package  # noqa: PLC0415

    modules = [
        import_module(found.name)
        for found in walk_packages(package.__path__, f"{package.__name__}.")
    ]
    return [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Screen)
    ]


def application() -> list[type]:
    """Return the classes of ours that make up the application."""
    from briefing.tui.app import BriefingApp  # noqa: PLC0415 - textual is slow to import

    return [owner for owner in BriefingApp.__mro__ if owner.__module__.startswith("briefing.")]


@pytest.mark.parametrize(
    "line",
    [
        "python3 -m pip install . && briefing demo",
        "python3 -m pip install -e '.[test]' && python3 -m pytest",
    ],
)
def test_the_readme_has_the_line_that_a_newcomer_runs(line: str) -> None:
    assert line in README.splitlines()


@pytest.mark.parametrize("verb", VERBS)
def test_the_readme_names_every_verb(verb: str) -> None:
    assert any(re.match(rf" `briefing {verb}\b", cell) for cell in first_cells())


def test_the_readme_names_no_verb_that_is_not_there() -> None:
    named = {found for cell in first_cells() for found in re.findall(r"`briefing ([a-z]+)", cell)}
    assert named == set(VERBS)


def test_every_function_key_is_in_the_table_of_keys() -> None:
    bound = {
        key
        for _action, keys in bindings_of([*application(), *screens()])
        for key in keys
        if re.fullmatch(r"F\d+", key)
    }
    assert bound >= {"F1", "F5", "F9"}
    assert bound - keys_in_the_table() == set()
    promised = {key for key in keys_in_the_table() if re.fullmatch(r"F\d+", key)}
    assert promised - bound == set()


def test_everything_that_writing_a_week_offers_has_a_key_in_the_table() -> None:
    from briefing.tui.screens.week import WeekScreen  # noqa: PLC0415
    from briefing.tui.widgets.editor import Editor  # noqa: PLC0415

    explained = keys_in_the_table()
    missing = [
        action
        for action, keys in bindings_of([*application(), WeekScreen, Editor])
        if not explained.intersection(keys)
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_what_the_documents_point_at_is_there(name: str) -> None:
    """Links within the checkout, pictures apart, and paths in code marks."""
    text = (ROOT / name).read_text(encoding="utf-8")
    linked = re.findall(r"(?<!!)\[[^\]]*\]\((?!https?:|#)([^)]+)\)", text)
    spoken = re.findall(r"`((?:[a-z0-9_.]+/)+(?:[a-z0-9_]+\.[a-z]+)?)`", text)
    assert linked + spoken
    places = (ROOT, ROOT / "briefing")
    lost = [path for path in linked + spoken if not any((at / path).exists() for at in places)]
    assert lost == []


def test_the_changelog_has_a_place_for_what_is_new() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", CHANGELOG, re.MULTILINE)
    assert headings[0] in {"Unreleased", __version__}
    assert "### Added" in CHANGELOG
