"""Which weeks are exported together, and how far that is."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.archive.protocol import Archive, Header
from briefing.errors import BriefingError, ConflictError
from briefing.i18n import _, ngettext
from briefing.privatefiles import make_private_folder
from briefing.tui.phrases import period_name
from briefing.verbs.giving import ExportError
from briefing.verbs.giving_many import Manner, give_week

BAR = 24
"""Columns of the bar that shows how far it is."""

TOLD = 5
"""So many of the weeks that could not be written are told by name."""


class Batch(NamedTuple):
    """Briefings that may be exported together, oldest first, and what they are called."""

    label: str
    headers: tuple[Header, ...]


class Sent(NamedTuple):
    """What became of a batch so far: files written, weeks that have a file, and troubles."""

    written: int = 0
    there: int = 0
    troubles: tuple[str, ...] = ()

    @property
    def done(self) -> int:
        """How many briefings were tried."""
        return self.written + self.there + len(self.troubles)


def batches(by_id: Mapping[str, Header], listed: Sequence[str], chosen: str) -> list[Batch]:
    """Return what may be exported: what a search has left, if that is less, the chosen year."""
    found = []
    if listed and len(listed) < len(by_id):
        label = ngettext("{count} briefing listed", "{count} briefings listed", len(listed))
        headers = _in_order(by_id[one] for one in listed)
        found.append(Batch(label.format(count=len(listed)), headers))
    if chosen in by_id:
        year = by_id[chosen].period.start.year
        headers = _in_order(one for one in by_id.values() if one.period.start.year == year)
        label = ngettext("{count} briefing of {year}", "{count} briefings of {year}", len(headers))
        found.append(Batch(label.format(count=len(headers), year=year), headers))
    return found


def _in_order(headers: Iterable[Header]) -> tuple[Header, ...]:
    return tuple(sorted(headers, key=lambda one: (one.period.start, one.period.end)))


async def send(
    archive: Archive, batch: Batch, manner: Manner, folder: Path, *, overwrite: bool
) -> AsyncGenerator[tuple[Header, Sent], None]:
    """Write a batch in a thread; before each briefing, and after the last, say what was done.

    One that cannot be written keeps no other from it; whoever stops asking stops it.
    """
    sent = Sent()
    for header in batch.headers:
        yield header, sent
        try:
            await asyncio.to_thread(_write, archive, header.id, manner, folder, overwrite=overwrite)
        except ConflictError:
            sent = sent._replace(there=sent.there + 1)
        except BriefingError as error:
            told = f"{period_name(header.period)}: {error.message}"
            sent = sent._replace(troubles=(*sent.troubles, told))
        else:
            sent = sent._replace(written=sent.written + 1)
    if batch.headers:
        yield batch.headers[-1], sent


def _write(
    archive: Archive, briefing_id: str, manner: Manner, folder: Path, *, overwrite: bool
) -> None:
    try:
        make_private_folder(folder)
    except OSError as error:
        raise ExportError(
            _("The folder cannot be made: {reason}.").format(reason=error.strerror),
            _("Check its name, or choose another one."),
        ) from error
    give_week(archive, briefing_id, manner, folder, overwrite=overwrite)


def bar(done: int, steps: int) -> str:
    """Return "██████░░░░ 12/52"."""
    full = BAR * done // max(steps, 1)
    return f"{'█' * full}{'░' * (BAR - full)} {done}/{steps}"


def summary(sent: Sent, steps: int, folder: Path) -> list[str]:
    """Return what became of it all, in sentences."""
    said = [
        ngettext(
            "Written: {number} file in {folder}",
            "Written: {number} files in {folder}",
            sent.written,
        ).format(number=sent.written, folder=folder)
    ]
    if sent.done < steps:
        said.append(_("Stopped: {left} not tried.").format(left=steps - sent.done))
    if sent.there:
        there = ngettext(
            "{number} briefing has a file there already; it was left as it is.",
            "{number} briefings have files there already; they were left as they are.",
            sent.there,
        )
        said.append(there.format(number=sent.there) + " " + _("Ctrl+R writes over them."))
    said += sent.troubles[:TOLD]
    if len(sent.troubles) > TOLD:
        said.append(_("… and {count} more.").format(count=len(sent.troubles) - TOLD))
    return said
