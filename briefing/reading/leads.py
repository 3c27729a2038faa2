"""Sentences that lead into a list of conclusions."""

import re
from itertools import pairwise

from briefing.language.markers import read_marker
from briefing.reading import cues
from briefing.reading.headings import Part, heading_of
from briefing.reading.lines import Paragraph

_ENDS = re.compile(r":\s*$|(?:như sau|sau đây|dưới đây)\s*[.:]?\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…]\s+(?=[^\W\d_])")


def leads_in(paragraph: Paragraph, after: Paragraph | None, *, told: bool) -> bool:
    """Say whether ``paragraph`` leads into a list of conclusions that begins with ``after``.

    ``told`` is whether a heading above says that results are told: then only a sentence that
    plainly speaks of conclusions or of what is to come does.
    """
    if after is None or after.marker is None or heading_of(after, None) is not None:
        return False
    if not _ENDS.search(paragraph.text):
        return False
    if opens_speech(paragraph.text):
        return True
    keyed = cues.key(split_lead(paragraph.text)[1])
    past = cues.place(keyed, "cues", "lead_in", "past")
    strong = cues.place(keyed, "cues", "lead_in", "strong")
    if strong is not None:
        return past is None or strong < past
    if told or past is not None or cues.opens(keyed, "cues", "opening", "results"):
        return False
    return cues.has(keyed, "cues", "lead_in", "weak")


def announces(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Say whether ``paragraph`` announces conclusions under the headings that follow it."""
    if after is None or not paragraph.text.endswith(":"):
        return False
    heading = heading_of(after, None)
    if heading is None or heading.part in {Part.RESULTS, Part.FACTS}:
        return False
    keyed = cues.key(split_lead(paragraph.text)[1])
    return opens_speech(paragraph.text) or cues.has(keyed, "cues", "lead_in", "strong")


def opens_speech(text: str) -> bool:
    """Say whether ``text`` begins as the chair's conclusion does ("Kết luận Hội nghị, …")."""
    return cues.opens(cues.key(text), "cues", "opening", "speech")


_INLINE = re.compile(
    r"(?:(?<=[:;,.])|^)\s*(?=\(\d{1,2}\)\s|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là\s*[,:])"
)
_MIN_INLINE = 2


def inline_items(text: str) -> list[str]:
    """Return a sentence that leads into a list and, behind it, the items that stand in its line.

    "… các việc sau: (1) …; (2) …" and "… yêu cầu: một là, …; hai là, …", where the items count 1,
    2, 3; the list is empty for any other text.
    """
    first = _INLINE.search(text)
    if first is None or not text[: first.start()].rstrip().endswith(":"):
        return []
    cuts = [found.end() for found in _INLINE.finditer(text)]
    pieces = [text[a:b].strip() for a, b in pairwise([0, *cuts, len(text)])]
    markers = [read_marker(piece) for piece in pieces[1:]]
    counted = [marker.ordinal if marker else None for marker in markers]
    if len(counted) < _MIN_INLINE or counted != list(range(1, len(counted) + 1)):
        return []
    return pieces


def split_lead(text: str) -> tuple[str, str]:
    """Return what a paragraph tells and its last sentence, which leads into a list.

    A paragraph that is the chair's own speech from its first word stays whole.
    """
    if opens_speech(text):
        return "", text
    last = 0
    for found in _SENTENCE.finditer(text):
        last = found.end()
    return text[:last].strip(), text[last:].strip()
