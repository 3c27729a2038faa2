"""The language of the interface: Vietnamese by default, English beside it.

Sentences stand in the code in English and are looked up at the moment they are shown, so a
front end chooses the language once, before it says anything. Only the interface is translated:
minutes, papers and everything typed stay as they are.

A compiled catalogue (.mo) is a sorted table. It is searched where it lies: a verb shows some
twenty sentences of well over a thousand, and gettext, which makes a dictionary of them all, takes
longer for it than most verbs take for their work.
"""

from __future__ import annotations

import os

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"
LANGUAGE_VARIABLE = "BRIEFING_LANG"

_LOCALE_DIR = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118,PTH120 - start-up

_MAGIC = b"\xde\x12\x04\x95"


class Catalogue:
    """The sentences of one language, of which any count has one form, as in Vietnamese.

    ``data`` is what a .mo file holds, as Babel and msgfmt write it on any machine of today:
    little-endian and sorted. Without data it knows no sentence.
    """

    def __init__(self, data: bytes = b"") -> None:
        self._data = data
        self._known: dict[str, str] = {}
        self._count = self._ids = self._texts = 0
        if data[:4] == _MAGIC:
            self._count, self._ids, self._texts = map(self._number, (8, 12, 16))

    def get(self, message: str) -> str:
        """Return the translation of ``message``; the message itself where there is none."""
        known = self._known.get(message)
        if known is None:
            known = self._known[message] = self._found(message.encode()) or message
        return known

    def get_plural(self, singular: str, plural: str, count: int) -> str:
        """Return the form for ``count``: the only one, or the English one that fits."""
        said = self._found(f"{singular}\0{plural}".encode())
        return said or (singular if count == 1 else plural)

    def _found(self, message: bytes) -> str:
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            there = self._piece(self._ids, middle)
            if there == message:
                return self._piece(self._texts, middle).decode()
            if there < message:
                low = middle + 1
            else:
                high = middle
        return ""

    def _piece(self, table: int, place: int) -> bytes:
        """Return what the entry at ``place`` of a table points to: its length, then its place."""
        entry = table + 8 * place
        start = self._number(entry + 4)
        return self._data[start : start + self._number(entry)]

    def _number(self, place: int) -> int:
        return int.from_bytes(self._data[place : place + 4], "little")


class _Chosen:
    """The catalogue in use; the default one is loaded on the first look-up."""

    catalogue: Catalogue | None = None
    language: str = DEFAULT_LANGUAGE


def use_language(language: str) -> None:
    """Speak ``language`` ("vi" or "en") from now on; anything else counts as the default."""
    _Chosen.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    _Chosen.catalogue = None


def current_language() -> str:
    """Return the code of the language in use."""
    return _Chosen.language


def _(message: str) -> str:
    """Return ``message`` in the language in use; nothing stays nothing."""
    if not message:  # a catalogue keeps its own header under the empty message
        return ""
    return (_Chosen.catalogue or _opened()).get(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form that fits ``count``; the caller formats the number in."""
    return (_Chosen.catalogue or _opened()).get_plural(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - the name that message extractors look for
    """Mark ``message`` for translation where it is written down but shown later."""
    return message


def _opened() -> Catalogue:
    """Return the catalogue of the language in use; one without sentences where there is none."""
    path = f"{_LOCALE_DIR}/{_Chosen.language}/LC_MESSAGES/briefing.mo"
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - start-up
            data = file.read()
    except OSError:  # English needs none, and a checkout may not have compiled the others
        data = b""
    _Chosen.catalogue = Catalogue(data)
    return _Chosen.catalogue
