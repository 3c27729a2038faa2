"""Elements of WordprocessingML that python-docx has no words for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from briefing.language.letters import clean
from briefing.language.patterns import late

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_HYPHEN = late(r"(?<=\d)-(?=\w)|(?<=\w)-(?=\d)")


def w(name: str) -> str:
    """Return "w:val" as lxml names it."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - start-up

    return qn(name)


def element(name: str, **attributes: str) -> "BaseOxmlElement":
    """Return a new element, ``name`` with its prefix; attributes are all of Word's namespace."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - start-up

    made = cast("BaseOxmlElement", OxmlElement(name))
    for attribute, value in attributes.items():
        made.set(w(f"w:{attribute}"), value)
    return made


def letters(text: str) -> "Iterator[BaseOxmlElement]":
    """Yield the elements of a run that say ``text``; "28-6-2020", "75-KL/TW" break on no line.

    What a file that was changed by hand may hold and XML cannot (control characters) is left out.
    """
    for number, piece in enumerate(_HYPHEN.split(clean(text))):
        if number:
            yield element("w:noBreakHyphen")
        made = element("w:t")
        made.text = piece
        if piece != piece.strip():
            made.set(w("xml:space"), "preserve")
        yield made
