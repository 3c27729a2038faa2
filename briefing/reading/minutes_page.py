"""The page of minutes, as :mod:`briefing.model.minutes` describes it, taken apart.

CommonMark finds the blocks; each block's text is then unescaped from its source, because only
the source tells exactly what was written. Blocks that minutes never have (lists in a conclusion,
code) come from a hand and are kept as they stand.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefing.model.minutes import (
    CITATIONS,
    DIRECTIVES,
    FIGURES,
    HEADER_PART,
    NOTES,
    QUOTATIONS,
    RESULTS,
    SOURCE,
    SUMMARY,
    part_digest,
    unescape,
)
from briefing.model.records import Quotation

_MARKER = re.compile(r"\*\*(?P<marker>.+?)\*\*(?:\s+|\Z)(?P<text>.*)", re.DOTALL)
_EMPHASIZED = re.compile(r"\*(?P<line>(?:\\.|[^*\\])+)\*", re.DOTALL)
_PREFIX = re.compile(r"^[ \t>]+", re.MULTILINE)


class FoundItem(NamedTuple):
    """One result or conclusion as it stands on the page.

    ``facts`` is the line under it, ``group`` counts the lists of conclusions from 0.
    """

    text: str
    facts: str = ""
    marker: str = ""
    section: str = ""
    group: int = 0


class Page(NamedTuple):
    """What the page says. ``digests`` are those of the parts that only repeat facts.

    ``strangers`` are the parts that minutes do not have: heading and text.
    """

    digests: dict[str, str]
    summary: str
    results: tuple[FoundItem, ...]
    lead_ins: tuple[str, ...]
    directives: tuple[FoundItem, ...]
    quotations: tuple[Quotation, ...]
    notes: str
    strangers: tuple[tuple[str, str], ...]


class _Part(NamedTuple):
    title: str
    source: str
    nodes: list[SyntaxTreeNode]


def read_page(markdown: str, is_marker: Callable[[str], bool]) -> Page:
    """Take the page apart; ``is_marker`` says which bold words begin a conclusion."""
    return _PageReader(markdown, is_marker).page()


class _PageReader:
    def __init__(self, markdown: str, is_marker: Callable[[str], bool]) -> None:
        self._is_marker = is_marker
        self._lines = markdown.split("\n")
        parser = MarkdownIt("commonmark").enable("table")
        self._parts = self._cut(SyntaxTreeNode(parser.parse(markdown)).children)

    def page(self) -> Page:
        named = {
            title: [node for part in self._parts if part.title == title for node in part.nodes]
            for title in (SUMMARY, RESULTS, QUOTATIONS, NOTES)
        }
        lists = [part for part in self._parts if part.title.startswith(DIRECTIVES)]
        repeated = (HEADER_PART, FIGURES, CITATIONS)
        return Page(
            digests={
                part.title: part_digest(part.source)
                for part in self._parts
                if part.title in repeated
            },
            summary=self._text(named[SUMMARY]),
            results=tuple(self._results(named[RESULTS])),
            lead_ins=tuple(self._text(self._before_items(part.nodes)) for part in lists),
            directives=tuple(
                item for number, part in enumerate(lists) for item in self._directives(part, number)
            ),
            quotations=tuple(self._quotation(node) for node in named[QUOTATIONS]),
            notes=self._text(named[NOTES]),
            strangers=tuple(
                (part.title, self._text(part.nodes))
                for part in self._parts
                if part not in lists and part.title not in (*named, *repeated)
            ),
        )

    def _cut(self, nodes: list[SyntaxTreeNode]) -> list[_Part]:
        """Cut the blocks before each heading of the second level."""
        heads = [place for place, node in enumerate(nodes) if node.tag == "h2"]
        parts = []
        for start, end in pairwise([0, *heads, len(nodes)]):
            own = nodes[start:end]
            if not own:
                continue
            first_line = _span(own[0])[0]
            last_line = _span(nodes[end])[0] if end < len(nodes) else len(self._lines)
            source = "\n".join(self._lines[first_line:last_line])
            if own[0].tag == "h2":
                parts.append(_Part(unescape(own[0].children[0].content), source, own[1:]))
            else:
                parts.append(_Part(HEADER_PART, source, own))
        return parts

    def _block(self, node: SyntaxTreeNode) -> str:
        """Return the text of one block."""
        if node.type == "paragraph":
            return unescape(node.children[0].content)
        start, end = _span(node)
        return _PREFIX.sub("", "\n".join(self._lines[start:end])).rstrip()

    def _text(self, nodes: list[SyntaxTreeNode]) -> str:
        return "\n\n".join(map(self._block, nodes))

    def _text_and_facts(self, nodes: list[SyntaxTreeNode]) -> tuple[str, str]:
        if nodes and (found := _EMPHASIZED.fullmatch(_content(nodes[-1]))):
            return self._text(nodes[:-1]), unescape(found["line"])
        return self._text(nodes), ""

    def _results(self, nodes: list[SyntaxTreeNode]) -> list[FoundItem]:
        items = []
        section = ""
        for node in nodes:
            if node.type == "hr":
                section = ""
            elif node.tag == "h3":
                section = unescape(node.children[0].content)
            else:
                entries = node.children if node.type == "bullet_list" else [node]
                for entry in entries:
                    blocks = entry.children if entry.type == "list_item" else [entry]
                    items.append(FoundItem(*self._text_and_facts(blocks), section=section))
        return items

    def _marker(self, node: SyntaxTreeNode) -> re.Match[str] | None:
        found = _MARKER.fullmatch(_content(node))
        return found if found and self._is_marker(found["marker"]) else None

    def _before_items(self, nodes: list[SyntaxTreeNode]) -> list[SyntaxTreeNode]:
        for place, node in enumerate(nodes):
            if self._marker(node):
                return nodes[:place]
        return nodes

    def _directives(self, part: _Part, group: int) -> list[FoundItem]:
        heads = [place for place, node in enumerate(part.nodes) if self._marker(node)]
        items = []
        for start, end in pairwise([*heads, len(part.nodes)]):
            head = self._marker(part.nodes[start])
            assert head is not None  # noqa: S101 - it was just found there
            rest, facts = self._text_and_facts(part.nodes[start + 1 : end])
            text = "\n\n".join(filter(None, (unescape(head["text"]), rest)))
            items.append(FoundItem(text, facts, marker=head["marker"], group=group))
        return items

    def _quotation(self, node: SyntaxTreeNode) -> Quotation:
        if node.type != "blockquote":
            return Quotation(text=self._block(node))
        text, last = self._text_and_facts(node.children)
        if last.startswith(SOURCE):
            return Quotation(text=text, source=last.removeprefix(SOURCE))
        return Quotation(text=self._text(node.children))


def _content(node: SyntaxTreeNode) -> str:
    return node.children[0].content if node.type == "paragraph" else ""


def _span(node: SyntaxTreeNode) -> tuple[int, int]:
    """Return the first line of a block and the first one after it."""
    assert node.map is not None  # noqa: S101 - every block has its lines
    return node.map
