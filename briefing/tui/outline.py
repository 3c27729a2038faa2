"""The lines that say where one is: the header, the outline, and the outline folded to a line."""

from textual.content import Content

from briefing.i18n import _
from briefing.model import parts as model_parts
from briefing.model.parts import Part, PartKind
from briefing.model.records import Briefing
from briefing.tui.desk import Desk
from briefing.tui.locking import state_phrase
from briefing.tui.phrases import (
    attendance,
    meeting_phrase,
    part_name,
    period_name,
    saved_phrase,
)
from briefing.tui.widgets.page import Block
from briefing.tui.wrapping import Paragraph, Span

OUTLINE_WIDTH = 22


def header_line(desk: Desk, width: int) -> Content:
    """Return the header in ``width`` cells: what is open on the left, its state on the right."""
    left = [Content.styled("Giao ban", "bold $accent")]
    right: list[Content] = []
    if desk.demo:
        right.append(Content.styled(_("Sample, thrown away on leaving"), "$warning"))
    if desk.work is not None:
        briefing = desk.work.briefing
        left.append(Content.styled(period_name(briefing.period), "bold"))
        if met := meeting_phrase(briefing.meeting):
            left.append(Content.styled(met, "$muted"))
        final = model_parts.is_final(briefing)
        right.append(Content.styled(state_phrase(briefing), "$success" if final else "$muted"))
        if desk.work.unsaved:
            right.append(Content.styled(_("NOT SAVED"), "bold $error"))
        elif saved := saved_phrase(desk.work.saved_at):
            right.append(Content.styled(saved, "$muted"))
    return _spread(left, right, width)


def _spread(left: list[Content], right: list[Content], width: int) -> Content:
    """Set both sides apart; where there is no room, the last of the left goes first."""
    gap = Content("  ·  ")
    end = gap.join(right)
    while True:
        start = left[0] + Content("   ") + gap.join(left[1:])
        room = width - start.cell_length - end.cell_length
        if room >= 2 or len(left) <= 2:
            return Content.assemble(start, " " * max(room, 1), end)
        left.pop()


def part_rows(briefing: Briefing) -> list[Block]:
    """Return the outline: a row for each part with the number of its items."""
    rows = []
    lists = len(briefing.directive_lists)
    for place, part in enumerate(model_parts.parts(briefing)):
        name = part_name(part, lists)
        count = _count(briefing, part)
        gap = " " * max(OUTLINE_WIDTH - len(name) - len(count) - 3, 1)
        spans = (Span(name), Span(gap + count, "muted"))
        rows.append(Block((Paragraph(spans),), str(place)))
    return rows


def part_line(briefing: Briefing, chosen: Part) -> Content:
    """Return the outline in one line, for narrow terminals."""
    lists = len(briefing.directive_lists)
    pieces = []
    for part in model_parts.parts(briefing):
        name = part_name(part, lists)
        count = _count(briefing, part)
        label = f"{name} {count}".rstrip()
        pieces.append(Content.styled(label, "bold $accent" if part == chosen else "$muted"))
    return Content("  ").join(pieces)


def _count(briefing: Briefing, part: Part) -> str:
    if part.kind is PartKind.MEETING:
        present, invited = attendance(briefing.meeting)
        return f"{present}/{invited}" if invited else ""
    if part.kind is PartKind.SUMMARY:
        return "✓" if briefing.summary else ""
    count = len(model_parts.items(briefing, part))
    return str(count) if count else ""
