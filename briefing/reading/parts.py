"""The parts of a text, as they are gathered before they become a record."""

from msgspec import Struct

from briefing.language.terms import ListStyle
from briefing.model.records import Quotation
from briefing.reading.fields import Field


class Item(Struct):
    """One item of a list: its number as read, its paragraphs without the number.

    ``level`` 1 is that of a point within the item above it.
    """

    ordinal: int
    paragraphs: list[str]
    level: int = 0


class ItemList(Struct):
    """A list of conclusions as it stands in the text; ``sign`` is the dash that it uses."""

    lead_in: str
    style: ListStyle
    sign: str = ""
    items: list[Item] = []


class Passage(Struct):
    """A paragraph of results, under the heading that stands nearest above it."""

    text: str
    section: str


class Outline(Struct):
    """The parts of a text. ``facts`` are paragraphs that only tell of the meeting itself."""

    summary: str = ""
    fields: list[Field] = []
    facts: list[str] = []
    results: list[Passage] = []
    lists: list[ItemList] = []
    quotations: list[Quotation] = []
    unplaced: list[str] = []
