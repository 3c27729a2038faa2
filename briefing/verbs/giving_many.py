"""Export of many briefings, each to a file of its own in one folder, all in one manner."""

from pathlib import Path
from typing import NamedTuple

from briefing.archive.protocol import Archive
from briefing.language.letters import ToneStyle
from briefing.verbs.giving import export, public_copy, toned
from briefing.verbs.papering import Wish, export_paper
from briefing.writing.papers.formats import PAPER_FORMATS


class Manner(NamedTuple):
    """How each briefing is written: its format, where its tones stand, which official paper.

    ``wish`` counts for the formats of official papers only, but for its format and its tones.
    """

    format_name: str
    tone: ToneStyle = ToneStyle.TYPED
    wish: Wish = Wish()


def give_week(
    archive: Archive, briefing_id: str, manner: Manner, folder: Path, *, overwrite: bool = False
) -> Path:
    """Write one stored briefing into ``folder``, under its own name, and return the file's path.

    What is internal stays out. Raises what reading the archive raises, and as
    :func:`briefing.verbs.giving.export`.
    """
    briefing = archive.get(briefing_id)
    name, tone = manner.format_name, manner.tone
    if name in PAPER_FORMATS:
        wish = manner.wish._replace(format_name=name, tone=tone)
        path, _made = export_paper(archive, briefing, wish, folder, overwrite=overwrite)
        return path
    return export(toned(public_copy(briefing), tone), name, folder, overwrite=overwrite)
