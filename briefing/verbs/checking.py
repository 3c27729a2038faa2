"""Check: what a briefing's readers should look at before it goes out."""

from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.insight.checks import check, summaries
from briefing.model import records
from briefing.model.records import Briefing


def findings(archive: Archive, briefing: Briefing) -> tuple[records.Warning, ...]:
    """Return what is to be looked at: the reader's warnings, then what the checks find.

    The briefing of the same kind that comes before it in ``archive`` is compared with it.
    """
    return (*briefing.warnings, *check(briefing, previous(archive, briefing)))


def with_findings(archive: Archive, briefing: Briefing) -> Briefing:
    """Return ``briefing`` with the findings among its warnings: for display, never to store."""
    return replace(briefing, warnings=findings(archive, briefing))


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
