"""The words by which a text shows what its lines are, read from data files once."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from briefing.language.letters import marked_key

_DATA = Path(__file__).parent / "data"


@cache
def data(name: str) -> dict[str, Any]:
    """Return the data file ``name``, read once."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def phrases(file: str, *path: str) -> tuple[str, ...]:
    """Return one list of phrases, as ``phrases("cues", "opening", "plan")``."""
    node: Any = data(file)
    for part in path:
        node = node[part]
    return tuple(node)


def word(file: str, *path: str) -> str:
    """Return one single phrase."""
    node: Any = data(file)
    for part in path:
        node = node[part]
    return str(node)


@cache
def _anywhere(file: str, *path: str) -> re.Pattern[str]:
    words = sorted((marked_key(phrase) for phrase in phrases(file, *path)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _at_start(file: str, *path: str) -> re.Pattern[str]:
    words = sorted((marked_key(phrase) for phrase in phrases(file, *path)), key=len, reverse=True)
    # A phrase that ends in a mark (“tin:”) may be followed by anything.
    closed = (re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in words)
    return re.compile(rf"[\W_]*(?:{'|'.join(closed)})")


@cache
def _whole(file: str, *path: str) -> frozenset[str]:
    return frozenset(marked_key(phrase) for phrase in phrases(file, *path))


@cache
def keyed_phrases(file: str, *path: str) -> tuple[str, ...]:
    """Return one list of phrases as :func:`key` makes them."""
    return tuple(key(phrase) for phrase in phrases(file, *path))


def key(text: str) -> str:
    """Return ``text`` as the phrases are compared with it: small, one tone placement, one space."""
    return " ".join(marked_key(text).split())


def has(keyed: str, file: str, *path: str) -> bool:
    """Say whether a phrase of the list stands in ``keyed`` (a text through :func:`key`)."""
    return _anywhere(file, *path).search(keyed) is not None


def place(keyed: str, file: str, *path: str) -> int | None:
    """Return where the first phrase of the list stands in ``keyed``, or ``None``."""
    found = _anywhere(file, *path).search(keyed)
    return found.start() if found else None


def last(keyed: str, file: str, *path: str) -> int | None:
    """Say where the last phrase of the list ends in ``keyed``, or ``None``."""
    ends = [found.end() for found in _anywhere(file, *path).finditer(keyed)]
    return ends[-1] if ends else None


def opens(keyed: str, file: str, *path: str) -> bool:
    """Say whether ``keyed`` begins with a phrase of the list, signs before it left out."""
    return _at_start(file, *path).match(keyed) is not None


def is_one(keyed: str, file: str, *path: str) -> bool:
    """Say whether ``keyed`` is a phrase of the list and nothing else."""
    return keyed.strip(" .:-–*_") in _whole(file, *path)


@cache
def fields() -> dict[str, str]:
    """Return the labels of minutes (as :func:`key` makes them) with the field each one names."""
    table: dict[str, list[str]] = data("cues")["fields"]
    return {key(label): field for field, labels in table.items() for label in labels}
