"""What is read without argparse is what argparse reads, and what is not plain is left to it."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cli.parser import Arguments
from briefing.cli.table import VERBS, load, taken_by, verb_parser

WORDS = (
    "list", "show", "2020-W26", "22/6/2020", "viec moi", "", "-", "--", "-h", "--help", "--json",
    "--json=1", "--year", "--year=2020", "2020", "x", "-5", "--archive", "--archive=",
    "--archive=a",
    "--lang", "vi", "en", "fr", "--lang=vi", "--unit", "Phòng A", "--with", "--with=B", "--tag",
    "--due", "5/7", "--result", "--new", "--section", "--to", "md", "-o", "out.md", "--force",
    "--rules", "--dry-run", "--replace", "--arch", "--ye=2020", "-hx", "--version", "a b", "--a b",
)  # fmt: skip


def by_argparse(verb: str, words: list[str]) -> dict[str, Any] | None:
    """Return what argparse makes of ``words``, ``None`` where it shows help or complains."""
    taken = taken_by(load(VERBS[verb]))
    try:
        return vars(verb_parser(VERBS[verb], taken).parse_args(words))
    except SystemExit:
        return None


@settings(max_examples=400, deadline=None)
@given(
    verb=st.sampled_from(list(VERBS)),
    words=st.lists(st.sampled_from(WORDS) | st.text("-= a1", max_size=4), max_size=5),
)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_is_read_here_is_what_argparse_reads(verb: str, words: list[str]) -> None:
    found = taken_by(load(VERBS[verb])).read(words)
    if found is not None:
        assert vars(found) == by_argparse(verb, words)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("list", []),
        ("list", ["--json", "--year", "2020"]),
        ("list", ["--year=2020", "--archive=a b", "--lang", "vi"]),
        ("show", ["2020-W26", "--json"]),
        ("show", ["--archive", "x", "22/6/2020"]),
        ("add", ["2020-W26", "việc mới", "--unit", "A", "--with", "B", "--with=C", "--new"]),
        ("add", ["2020-W26", "--tag", "t", "việc mới"]),
        ("check", []),
        ("check", ["last"]),
        ("config", ["language", "vi"]),
    ],
)
def test_plain_command_lines_are_read_without_argparse(verb: str, words: list[str]) -> None:
    found = taken_by(load(VERBS[verb])).read(words)
    assert found is not None
    assert vars(found) == by_argparse(verb, words)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("list", ["--help"]),
        ("list", ["-h"]),
        ("list", ["--version"]),
        ("list", ["--yea", "2020"]),
        ("list", ["--year"]),
        ("list", ["--year", "x"]),
        ("list", ["--year="]),
        ("list", ["--json=1"]),
        ("list", ["--lang", "fr"]),
        ("list", ["unheard"]),
        ("show", []),
        ("show", ["--", "last"]),
        ("show", ["-1"]),
        ("add", ["2020-W26", "x", "--due", "-1"]),
        ("config", ["language", "--json", "vi"]),
    ],
)
def test_what_is_not_plain_is_left_to_argparse(verb: str, words: list[str]) -> None:
    assert taken_by(load(VERBS[verb])).read(words) is None


def test_lists_are_nobody_elses() -> None:
    arguments = Arguments()
    arguments.add_argument("--tag", dest="tags", action="append", default=[])
    first, second = arguments.read(["--tag", "a"]), arguments.read(["--tag", "b"])
    assert (first, second) == (SimpleNamespace(tags=["a"]), SimpleNamespace(tags=["b"]))
    assert arguments.read([]) == SimpleNamespace(tags=[])
