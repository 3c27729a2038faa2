"""The parts of a text, as they are gathered before they become a record."""

from dataclasses import dataclass, field

from briefing.language.terms import ListStyle
from briefing.model.records import Quotation
from briefing.reading.fields import Field


@dataclass
class Item:
    """One item of a list: its number as read, its paragraphs without the number."""

    ordinal: int
    paragraphs: list[str]


@dataclass
class ItemList:
    """A list of conclusions as it stands in the text; ``sign`` is the dash that it uses."""

    lead_in: str
    style: ListStyle
    sign: str = ""
    items: list[Item] = field(default_factory=list)


@dataclass
class Passage:
    """A paragraph of results, under the heading that stands nearest above it."""

    text: str
    section: str


@dataclass
class Outline:
    """The parts of a text. ``facts`` are paragraphs that only tell of the meeting itself."""

    summary: str = ""
    fields: list[Field] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    results: list[Passage] = field(default_factory=list)
    lists: list[ItemList] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
