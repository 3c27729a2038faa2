"""The phrases of the newest years, read a little at a time beside whatever else is done."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing.archive import files
from briefing.archive.shard import FOLDER, Shard, is_shard_name
from briefing.errors import ArchiveError
from briefing.insight.phrases import Phrases, beginnings, phrases_of
from briefing.model.encoding import RecordError, from_plain
from briefing.model.identity import directives
from briefing.model.records import Briefing

YEARS = 5
"""Of so many years are the phrases: older ones are of other people."""

BREATH = 0.002
"""Seconds that reading rests after each week, so that keys come first."""


def read_phrases(folder: Path, rest: Callable[[float], None] = time.sleep) -> Phrases:
    """Return what the sentences of the newest years in the archive in ``folder`` begin with.

    A year that cannot be read is passed over: its own place says what is wrong with it.
    """
    said: list[str] = []
    for briefing in _newest(folder):
        said += (
            words
            for text in (
                briefing.summary,
                *(result.text for result in briefing.results),
                *(directive.text for directive in directives(briefing)),
            )
            for words in beginnings(text)
        )
        rest(BREATH)
    return phrases_of(said)


def _newest(folder: Path) -> Iterator[Briefing]:
    try:
        names = sorted(
            name for name, _sign in files.listing(folder / FOLDER) if is_shard_name(name)
        )
    except ArchiveError:
        return
    for name in names[-YEARS:]:
        try:
            documents = Shard(folder / FOLDER / name).documents()
        except ArchiveError:
            continue
        for document in documents.values():
            try:
                yield from_plain(document)
            except RecordError:
                continue
