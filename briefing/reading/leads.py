"""Sentences that lead into a list of conclusions."""

import re

from briefing.reading import cues
from briefing.reading.headings import heading_of
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


def opens_speech(text: str) -> bool:
    """Say whether ``text`` begins as the chair's conclusion does ("Kết luận Hội nghị, …")."""
    return cues.opens(cues.key(text), "cues", "opening", "speech")


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
