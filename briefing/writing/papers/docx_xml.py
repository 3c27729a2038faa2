"""Elements of WordprocessingML that python-docx has no words for."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


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
