"""What a search shows: hits with their matches marked, the item in its week, what can be asked."""

import re
from collections.abc import Callable, Iterable, Sequence

from briefing.archive.search import kinds
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.model.parts import items
from briefing.model.records import Briefing
from briefing.tui.blocks import preview_blocks, preview_key
from briefing.tui.display import ELLIPSIS, LINE_BREAK
from briefing.tui.widgets.page import Block
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.pointing import Spot, spot_of
from briefing.verbs.searching import Hit

_BREAKS = re.compile(r"\s*\n\s*")

EXCERPT = 150
"""Letters of an item that a hit shows: two lines in a terminal of 80 columns."""

LEAD = 40
"""Letters that an excerpt shows before the first match, at most."""

NAME_WIDTH = 25
EXAMPLE_WIDTH = 30

_KINDS = {
    kinds.TITLE: N_("Title"),
    kinds.SUMMARY: N_("Summary"),
    kinds.RESULT: N_("Result"),
    kinds.LEAD_IN: N_("Lead-in"),
    kinds.DIRECTIVE: N_("Conclusion"),
    kinds.QUOTATION: N_("Excerpt"),
    kinds.FIGURE: N_("Figure"),
    kinds.ANSWER: N_("Reason"),
    kinds.NOTE: N_("Private note"),
    kinds.DOCUMENT: N_("Document"),
    kinds.UNIT: N_("Organization"),
    kinds.PLACE: N_("Place"),
    kinds.PERSON: N_("Person"),
}
_NUMBERED = frozenset({kinds.RESULT, kinds.DIRECTIVE, kinds.QUOTATION, kinds.NOTE})

_EXAMPLES = (
    (N_('"mid-year review"'), N_("these words, one after the other")),
    (N_("unit:office   @office"), N_("what a unit leads or helps with, what it did")),
    (N_("tag:congress   #congress"), N_("what bears a tag")),
    (N_("week:2020-06..2020-09"), N_("from one time to another; also 2020-W26, 22/6/2020, 2020")),
    (N_("is:open   is:late"), N_("open, overdue; also done, dropped, carried, final, draft")),
    (N_("due:..2020-07-10"), N_("due in that time")),
    (N_("doc:75-KL/TW"), N_("a document by its number, its letters or both")),
    (N_("in:conclusions"), N_("also results, figures, documents, people, notes")),
    (N_("-word"), N_("without this word")),
)


def hit_blocks(hits: Iterable[Hit], week_name: Callable[[Hit], str]) -> list[Block]:
    """Return a block for each hit, its place in ``hits`` as the key: whence it is, an excerpt."""
    return [
        Block(
            (
                Paragraph(_whence(hit, week_name(hit)), before=int(place > 0), hanging=NAME_WIDTH),
                Paragraph(excerpt(hit), indent=2),
            ),
            str(place),
        )
        for place, hit in enumerate(hits)
    ]


def _whence(hit: Hit, week: str) -> tuple[Span, ...]:
    kind = _(_KINDS.get(hit.kind, ""))
    if hit.ordinal and hit.kind in _NUMBERED:
        kind = f"{kind} {hit.ordinal}"
    style = "warn" if hit.kind == kinds.NOTE else "muted"  # not for everybody's eyes
    spans = [Span(f"{clean(week):<{NAME_WIDTH}}", "strong"), Span(kind, style)]
    if hit.text[hit.length + 1 :]:
        spans.append(Span(" · ", "muted"))
        spans += _marked(hit, hit.length + 1, len(hit.text), "muted")
    return tuple(spans)


def excerpt(hit: Hit) -> tuple[Span, ...]:
    """Return about :data:`EXCERPT` letters of the item, the first match among them, marked."""
    end = hit.length
    first = next((start for start, stop in hit.marks if stop <= end), 0)
    begin = 0
    if end > EXCERPT and first > LEAD:
        begin = _word_start(hit.text, min(first - LEAD, end - EXCERPT))
    stop = _word_end(hit.text, begin + EXCERPT, end)
    spans = _marked(hit, begin, stop, "")
    if begin:
        spans.insert(0, Span(ELLIPSIS + " ", "muted"))
    if stop < end:
        spans.append(Span(" " + ELLIPSIS, "muted"))
    return tuple(spans)


def _word_start(text: str, place: int) -> int:
    return text.find(" ", place) + 1


def _word_end(text: str, place: int, end: int) -> int:
    if place >= end:
        return end
    found = text.rfind(" ", place // 2, place)
    return found if found > 0 else place


def _marked(hit: Hit, begin: int, end: int, style: str) -> list[Span]:
    """Return ``hit.text[begin:end]`` on one line, in ``style``, the matches marked."""
    spans: list[Span] = []
    place = begin
    for start, stop in hit.marks:
        if start < begin or stop > end:
            continue
        spans += (
            Span(_line(hit.text[place:start]), style),
            Span(_line(hit.text[start:stop]), "match"),
        )
        place = stop
    spans.append(Span(_line(hit.text[place:end]), style))
    return [span for span in spans if span.text]


def _line(text: str) -> str:
    return _BREAKS.sub(LINE_BREAK, clean(text)).replace("\t", " ")


def week_blocks(briefing: Briefing, hit: Hit) -> tuple[list[Block], str]:
    """Return the whole briefing with the matches of ``hit`` marked, and the key of its item."""
    spot = spot_of(briefing, hit)
    if not spot.item:
        return preview_blocks(briefing), ""
    key = preview_key(spot.part, spot.item)
    said = _said(briefing, spot)
    same = said == hit.text[: hit.length]
    return [
        _with_marks(block, clean(said), hit) if same and block.key == key else block
        for block in preview_blocks(briefing)
    ], key


def _said(briefing: Briefing, spot: Spot) -> str:
    found = (item.text for item in items(briefing, spot.part) if item.id == spot.item)
    return next(found, "")


def _with_marks(block: Block, said: str, hit: Hit) -> Block:
    """Return ``block`` with the matches marked in the one span that is the item's text."""
    paragraphs = tuple(
        paragraph._replace(
            spans=tuple(
                piece
                for span in paragraph.spans
                for piece in (_pieces(hit) if span.text == said else [span])
            )
        )
        for paragraph in block.paragraphs
    )
    return block._replace(paragraphs=paragraphs)


def _pieces(hit: Hit) -> list[Span]:
    pieces: list[Span] = []
    place = 0
    for start, stop in (*hit.marks, (hit.length, hit.length)):
        if stop <= hit.length:
            pieces += (
                Span(clean(hit.text[place:start])),
                Span(clean(hit.text[start:stop]), "match"),
            )
            place = stop
    return [piece for piece in pieces if piece.text]


def help_blocks(recent: Sequence[str]) -> list[Block]:
    """Return what was searched for lately, each selectable, and what can be asked."""
    blocks: list[Block] = []
    if recent:
        heading = Span(_("Searched for lately"), "heading")
        blocks.append(Block((Paragraph((heading,)),)))
        blocks += [
            Block((Paragraph((Span(clean(text)),)),), str(place))
            for place, text in enumerate(recent)
        ]
    sentence = _(
        "Type to search results, conclusions, figures, documents, people and notes of all weeks. "
        "Accents only matter where you type them."
    )
    blocks.append(Block((Paragraph((Span(sentence, "muted"),), before=int(bool(recent))),)))
    blocks += example_blocks()
    return blocks


def example_blocks() -> list[Block]:
    """Return the filters with an example each."""
    rows = [
        Paragraph(
            (
                Span(f"{_(example):<{EXAMPLE_WIDTH}}", "strong"),
                Span(_(explained), "muted"),
            ),
            hanging=EXAMPLE_WIDTH,
            before=int(place == 0),
        )
        for place, (example, explained) in enumerate(_EXAMPLES)
    ]
    other = _(
        "The names work in Vietnamese as in English: dv:, nhan:, tuan:, la:, han:, vb:, trong:."
    )
    rows.append(Paragraph((Span(other, "muted"),), before=1))
    return [Block((row,)) for row in rows]
