"""Check: what a briefing's readers should look at before it goes out."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.i18n import _
from briefing.insight.checks import check, summaries
from briefing.insight.checks.rule import where_directive
from briefing.model import records
from briefing.model.parts import LEAD_IN, Part, PartKind, items
from briefing.model.records import Briefing


class Place(NamedTuple):
    """Where something stands: a part, and one of its items ("" for the part as a whole)."""

    part: Part
    item_id: str


def findings(archive: Archive, briefing: Briefing) -> tuple[records.Warning, ...]:
    """Return what is to be looked at: the reader's warnings, then what the checks find.

    The briefing of the same kind that comes before it in ``archive`` is compared with it.
    """
    return (*briefing.warnings, *check(briefing, previous(archive, briefing)))


def with_findings(archive: Archive, briefing: Briefing) -> Briefing:
    """Return ``briefing`` with the findings among its warnings: for display, never to store."""
    return replace(briefing, warnings=findings(archive, briefing))


def place_of(briefing: Briefing, warning: records.Warning) -> Place | None:
    """Return the place that ``warning`` points at, or ``None`` where no editor can go.

    A warning names its place in the words of the language in use, so it has to be looked up in
    the one it was found in.
    """
    if not warning.where:
        return None
    return next((place for where, place in _places(briefing) if where == warning.where), None)


def _places(briefing: Briefing) -> Iterator[tuple[str, Place]]:
    """Yield what the checks call each place, in reading order, and the place."""
    meeting = Place(Part(PartKind.MEETING), "")
    for where in (_("Title"), _("Period"), _("Meeting"), briefing.title):
        yield where, meeting
    yield _("Summary"), Place(Part(PartKind.SUMMARY), "summary" if briefing.summary else "")
    for number, result in enumerate(briefing.results, 1):
        where = _("Result {number}").format(number=number)
        yield where, Place(Part(PartKind.RESULTS), result.id)
    for index, group in enumerate(briefing.directive_lists):
        part = Part(PartKind.CONCLUSIONS, index)
        if group.lead_in:
            yield _("Sentence before the conclusions"), Place(part, LEAD_IN)
        for place, directive in enumerate(group.directives):
            yield where_directive(briefing, index, place), Place(part, directive.id)
    quotations = Part(PartKind.QUOTATIONS)
    for number, item in enumerate(items(briefing, quotations), 1):
        yield _("Quotation {number}").format(number=number), Place(quotations, item.id)


def unconfirmed(briefing: Briefing) -> tuple[Place, ...]:
    """Return the conclusions that nobody has confirmed at the read-back, in their order."""
    return tuple(
        Place(Part(PartKind.CONCLUSIONS, index), item.id)
        for index, group in enumerate(briefing.directive_lists)
        for item in group.directives
        if item.id not in briefing.confirmed
    )


def previous(archive: Archive, briefing: Briefing) -> Briefing | None:
    """Return the newest briefing of the same kind that begins before ``briefing``."""
    period = briefing.period
    earlier = [
        header
        for header in archive.headers()
        if header.period.kind is period.kind and header.period.start < period.start
    ]
    newest = max(earlier, key=lambda header: header.period.start, default=None)
    return archive.get(newest.id) if newest else None


def rules() -> dict[str, str]:
    """Return what each check asks for, by the id that its findings carry."""
    return summaries()
