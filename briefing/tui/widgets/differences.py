"""What differs between two briefings, as blocks of a page that marks words."""

from rich.style import Style

from briefing.i18n import _, ngettext
from briefing.language.letters import clean
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.comparing import AREAS, Change, Comparison, Difference, Section
from briefing.verbs.differences import Mark, Piece

_SIGNS = {
    Change.ADDED: ("+", "good"),
    Change.REMOVED: ("−", "bad"),
    Change.CHANGED: ("±", "accent"),
    Change.MOVED: ("↕", "accent"),
}
_MARKS = {Mark.ADDED: "+", Mark.REMOVED: "−"}
_OVER = {
    "added": ("good", Style(underline=True)),
    "removed": ("bad", Style(strike=True)),
}
"""The styles of marked words: a style that every page knows, and what comes over it."""


class DifferencePage(Page):
    """A page that also knows "added" (underlined) and "removed" (struck through)."""

    def _style(self, name: str) -> Style:
        if name not in _OVER:
            return super()._style(name)
        base, over = _OVER[name]
        return super()._style(base) + over


def difference_blocks(heading: str, found: Comparison) -> list[Block]:
    """Return ``heading`` with the counts, then each area with the items in it that differ."""
    count = sum(len(section.differences) for section in found.sections)
    said = (
        ngettext("{count} item differs.", "{count} items differ.", count).format(count=count)
        + " "
        + _("The same: {count}.").format(count=found.same)
        if count
        else _("Nothing differs.")
    )
    top = (Span(heading, "strong"), Span("   " + said, "muted"))
    blocks = [Block((Paragraph(top),))]
    for section in found.sections:
        blocks.append(Block((Paragraph((Span(_area(section), "heading"),), before=1),)))
        blocks += [_difference_block(difference) for difference in section.differences]
    return blocks


def _area(section: Section) -> str:
    name = _(AREAS[section.area]).upper()
    return f"{name} {section.list_index + 1}" if section.list_index else name


def _difference_block(difference: Difference) -> Block:
    sign, style = _SIGNS[difference.change]
    spans = [Span(f"{sign} ", style)]
    if difference.moved and difference.old != difference.new:
        spans.append(Span(f"{difference.old} → {difference.new} ", "strong"))
    elif marker := difference.new or difference.old:
        spans.append(Span(f"{marker} ", "strong"))
    same = "muted" if difference.change is Change.MOVED else ""
    paragraphs = [Paragraph((*spans, *marked(difference.text, same)), hanging=2)]
    if difference.facts:
        paragraphs.append(Paragraph(marked(difference.facts, "muted"), indent=2))
    return Block(tuple(paragraphs))


def marked(pieces: tuple[Piece, ...], same: str) -> tuple[Span, ...]:
    """Return marked words, a sign before each run of them unless all are of one kind."""
    spans = []
    for piece in pieces:
        text = clean(piece.text)
        if piece.mark is Mark.SAME:
            spans.append(Span(text, same))
            continue
        bare = text.lstrip()
        sign = _MARKS[piece.mark] if len(pieces) > 1 else ""
        spans.append(Span(text[: len(text) - len(bare)], same))
        spans.append(Span(sign + bare.rstrip(), piece.mark.value))
        spans.append(Span(text[len(text.rstrip()) :] if bare else "", same))
    return tuple(span for span in _apart(spans) if span.text)


def _apart(spans: list[Span]) -> list[Span]:
    """Set what was removed apart from what was added in its place: "−cũ +mới"."""
    apart: list[Span] = []
    for span in spans:
        before = next((one for one in reversed(apart) if one.text), None)
        if before is not None and {before.style, span.style} == {"added", "removed"} and span.text:
            apart.append(Span(" "))
        apart.append(span)
    return apart
