"""Parts to one record: the briefing that a text gives, and what found no place in it."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.documents import find_mentions, resolve
from briefing.model.identity import period_id
from briefing.model.records import Briefing, Citation, Result, Source
from briefing.model.records import Warning as Note
from briefing.reading import cues, furniture
from briefing.reading.anchors import find_anchor
from briefing.reading.conclusions import directive_lists
from briefing.reading.extracts import MOST_LETTERS, MOST_PARAGRAPHS, too_long
from briefing.reading.figures import find_figures
from briefing.reading.head import Head, read_head
from briefing.reading.headings import Part, part_of
from briefing.reading.lines import Paragraph, paragraphs
from briefing.reading.meeting import read_meeting
from briefing.reading.orgs import find_organization, read_label
from briefing.reading.outline import outline
from briefing.reading.parts import Outline
from briefing.reading.periods import read_period

_EXCERPT = 80
_MAX_TOLD = 4000  # the facts of a meeting stand early in a paragraph


class Reading(Struct, frozen=True):
    """What was read: the briefing, and the passages that found no place in it.

    ``encoding`` is how the letters stood in the file ("UTF-16", "TCVN3 (ABC)"); "" where its kind
    says so itself.
    """

    briefing: Briefing
    unplaced: tuple[str, ...] = ()
    encoding: str = ""


def assemble(text: str, name: str, anchor: date | None, notes: Sequence[Note]) -> Reading:
    """Read prose (``text``, clean and NFC) into a briefing; ``notes`` are earlier warnings.

    Raises :class:`ReadError` where nothing tells the date of the meeting or the period, and where
    it is far too long.
    """
    if len(text) > MOST_LETTERS:
        raise too_long()
    found = paragraphs(text)
    if len(found) > MOST_PARAGRAPHS:
        raise too_long()
    return assembled(found, text, name, anchor, notes)


def assembled(
    found: list[Paragraph], text: str, name: str, anchor: date | None, notes: Sequence[Note]
) -> Reading:
    """Read the paragraphs ``found`` of a document, ``text`` when written out, into a briefing."""
    kept, doubtful = furniture.parted(found)
    head = read_head(kept)
    parts = outline(kept[head.body :])
    whole = [paragraph.text for paragraph in kept]
    source = Source(name=name, text=text)
    return built(head, parts, source, anchor=anchor, whole=whole, notes=notes, doubtful=doubtful)


def built(
    head: Head,
    parts: Outline,
    source: Source,
    *,
    anchor: date | None,
    whole: Sequence[str],
    notes: Sequence[Note],
    doubtful: Sequence[str] = (),
) -> Reading:
    """Make one record of the parts of a text; ``whole`` are its paragraphs, where a date may be.

    Raises :class:`ReadError` where nothing tells the date of the meeting or the period.
    """
    told = _told(parts)
    base = find_anchor((*head.stamps, head.title, *_field_values(parts), *told)) or anchor
    if base is None:
        base = find_anchor(whole)
    if base is None:
        raise ReadError(
            _("The text names no date for the meeting or the period."),
            _("Add a line with the date and the year, such as “ngày 29/6/2020”."),
        )
    meeting = read_meeting(parts.fields, head.title, told, base)
    period, from_day = read_period(head.title, told, meeting.date, base)
    unplaced = (*head.unplaced, *parts.unplaced, *doubtful)
    warnings = [*notes, *_warnings(unplaced, from_day=from_day, title=head.title)]
    briefing = Briefing(
        id=period_id(period),
        period=period,
        title=head.title,
        organization=find_organization(head.title, head.letterhead, told),
        meeting=meeting,
        summary=parts.summary,
        results=_results(parts),
        directive_lists=directive_lists(parts.lists, meeting.date or base),
        quotations=tuple(parts.quotations),
        figures=tuple(find_figures(_done(parts))),
        citations=_citations(head, parts, meeting.date or base),
        warnings=tuple(warnings),
        source=source,
    )
    return Reading(briefing, unplaced)


def _told(parts: Outline) -> list[str]:
    """Return the paragraphs that may speak of the meeting, the likeliest first."""
    leads = [group.lead_in for group in parts.lists if group.lead_in]
    passages = [passage.text for passage in parts.results]
    opening = [parts.summary] if parts.summary else []
    found = [*opening, *parts.facts, *leads, *passages[:3]]
    return [text[:_MAX_TOLD] for text in found]


def _field_values(parts: Outline) -> Iterable[str]:
    return (value for label, value in parts.fields if label == "start")


def _results(parts: Outline) -> tuple[Result, ...]:
    return tuple(
        Result(
            id=f"r{number}",
            text=passage.text,
            section=passage.section,
            unit=read_label(passage.text),
        )
        for number, passage in enumerate(parts.results, 1)
    )


def _done(parts: Outline) -> list[str]:
    """Return the passages that tell what was done; plans and speeches count nothing yet."""
    ahead = {cues.word("cues", "names", "plan"), cues.word("cues", "names", "speech")}
    return [
        passage.text
        for passage in parts.results
        if passage.section not in ahead and not _is_plan_section(passage.section)
    ]


def _is_plan_section(section: str) -> bool:
    return bool(section) and part_of(section) is Part.PLAN


def _citations(head: Head, parts: Outline, anchor: date) -> tuple[Citation, ...]:
    texts = [head.title, parts.summary, *parts.facts]
    texts += [passage.text for passage in parts.results]
    for group in parts.lists:
        texts.append(group.lead_in)
        texts += [paragraph for item in group.items for paragraph in item.paragraphs]
    for quotation in parts.quotations:
        texts += [quotation.text, quotation.source]
    texts += parts.unplaced
    mentions = [mention for text in texts if text for mention in find_mentions(text, anchor)]
    return tuple(
        Citation(
            type=mention.type,
            number=mention.number,
            symbol=mention.symbol,
            issuer=mention.issuer,
            date=mention.date,
        )
        for mention in resolve(mentions)
    )


def _warnings(unplaced: Sequence[str], *, from_day: bool, title: str) -> list[Note]:
    notes = []
    if from_day:
        notes.append(
            Note(
                rule="reading/period",
                message=_("The text names no period: it was told from the date of the meeting."),
                where=title,
            )
        )
    notes += [
        Note(
            rule="reading/unplaced",
            message=_("This passage found no place in the briefing."),
            where=_excerpt(passage),
        )
        for passage in unplaced
    ]
    return notes


def _excerpt(passage: str) -> str:
    if len(passage) <= _EXCERPT:
        return passage
    return passage[:_EXCERPT].rsplit(" ", 1)[0] + "…"
