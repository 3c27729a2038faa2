"""List: what is in the archive, oldest first."""

from briefing.archive.protocol import Archive, Header


def listing(archive: Archive, *, year: int | None = None) -> tuple[Header, ...]:
    """Return the headers of all briefings, or of those whose period touches ``year``."""
    return tuple(
        header
        for header in archive.headers()
        if year is None or header.period.start.year <= year <= header.period.end.year
    )
