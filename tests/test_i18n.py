"""The interface in Vietnamese: every sentence has its translation, and none is left over."""

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from briefing.i18n import LANGUAGES, Catalogue, _, current_language, ngettext, use_language

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "briefing"
CATALOGUE = PACKAGE / "locale" / "vi" / "LC_MESSAGES" / "briefing.po"
SOURCES = sorted(PACKAGE.rglob("*.py"))
MARKERS = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions that mark sentences, and how many of their arguments are sentences."""

PLACEHOLDER = re.compile(r"\{\w*\}")

MessageId = str | tuple[str, ...]


def marked_calls(path: Path) -> Iterator[ast.Call]:
    """Yield the calls that mark a sentence, those inside f-strings too.

    Babel's own extractor misses these on some versions of Python.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in MARKERS
        ):
            yield node


def messages(call: ast.Call) -> tuple[str, ...]:
    """Return the sentences that stand in ``call``: one, or a singular and a plural."""
    return tuple(
        argument.value
        for argument in call.args[: MARKERS[call.func.id]]  # type: ignore[attr-defined]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    )


@cache
def in_the_code() -> dict[MessageId, str]:
    """Return every message marked in the package, with a place where it stands."""
    return {
        found[0] if len(found) == 1 else found: f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in SOURCES
        for call in marked_calls(path)
        if (found := messages(call))
    }


@cache
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="vi")


def entries() -> list[Message]:
    return [message for message in catalogue() if message.id]


def texts(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return an id or a translation as a tuple, be it one sentence or its forms."""
    return (said,) if isinstance(said, str) else tuple(said or ())


def placeholders(*forms: str) -> set[str]:
    return {name for text in forms for name in PLACEHOLDER.findall(text)}


def edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def test_the_package_speaks() -> None:
    assert len(in_the_code()) > 100


def test_every_sentence_has_its_vietnamese() -> None:
    known = {message.id for message in entries() if all(texts(message.string))}
    missing = {message: where for message, where in in_the_code().items() if message not in known}
    assert missing == {}


def test_no_translation_is_left_over() -> None:
    orphaned = [message.id for message in entries() if message.id not in in_the_code()]
    assert orphaned == []
    assert list(catalogue().obsolete) == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in entries() if message.fuzzy] == []


def test_placeholders_are_the_same_on_both_sides() -> None:
    differing = [
        message.id
        for message in entries()
        for text in texts(message.string)
        if placeholders(text) != placeholders(*texts(message.id))
    ]
    assert differing == []


def test_translations_keep_the_edges_of_the_sentence() -> None:
    """A trailing space or colon is part of how the sentence is put together with others."""
    differing = [
        message.id
        for message in entries()
        if {edges(text) for text in texts(message.id)}
        != {edges(text) for text in texts(message.string)}
    ]
    assert differing == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_sentences_are_formatted_after_they_are_looked_up(path: Path) -> None:
    """An f-string handed to the look-up is already filled in and never found."""
    assert [
        call.lineno for call in marked_calls(path) if isinstance(call.args[0], ast.JoinedStr)
    ] == []


def test_the_language_is_chosen_and_vietnamese_is_the_default() -> None:
    assert LANGUAGES == ("vi", "en")
    use_language("en")
    assert _("Usage: ") == "Usage: "
    assert ngettext("{count} result", "{count} results", 2) == "{count} results"
    use_language("xx")
    assert current_language() == "vi"
    assert _("Usage: ") == "Cách dùng: "
    assert ngettext("{count} result", "{count} results", 2) == "{count} kết quả"


def test_every_translation_is_found_in_the_compiled_catalogue() -> None:
    file = io.BytesIO()
    write_mo(file, catalogue())
    compiled = Catalogue(file.getvalue())
    for message in entries():
        form = texts(message.string)[0] or texts(message.id)[0]
        if isinstance(message.id, str):
            assert compiled.get(message.id) == form
            assert compiled.get(message.id + " ") == message.id + " "
        else:
            singular, plural = message.id
            assert compiled.get_plural(singular, plural, 1) == form
            assert compiled.get_plural(singular, plural, 5) == form
    assert compiled.get_plural("{count} unheard", "{count} unheards", 1) == "{count} unheard"


@pytest.mark.parametrize("data", [b"", b"nothing", bytes(40)])
def test_what_is_no_catalogue_leaves_the_sentences_as_they_are(data: bytes) -> None:
    assert Catalogue(data).get("Usage: ") == "Usage: "
    assert Catalogue(data).get_plural("one", "many", 2) == "many"
