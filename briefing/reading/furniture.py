"""What stands round a text on its page: by-lines, comment forms, side-bars, captions, stamps."""

import re

from briefing.language.terms import ListStyle
from briefing.reading import cues
from briefing.reading.lines import Paragraph

_FILE = "furniture"

_SHORT_LINE = 90  # small print on a page is shorter than this
_NAME_LINE = 60
_CAPTION = 260
_MAX_KIND_WORDS = 4  # in capitals throughout a longer line is a title or a heading
_SUBSTANTIAL = 160  # beyond it a line is a paragraph, wherever it stands

_PICTURE = re.compile(r"\(?\bảnh\s*:[^.:]{0,60}[).]*$")
_PAST = re.compile(r"(?<!\w)(?:đã|sẽ)(?!\w)")
_SENTENCE_WITHIN = re.compile(r"[.!?…;]\s+\w")
# A date with a time, a weekday, a label: what is left of it without these is next to nothing.
_STAMP_WORDS = re.compile(
    r"thứ\s\w+|chủ nhật|ngày|tháng|năm|giờ|phút|lúc|cập nhật|đăng|xuất bản|gmt|am|pm|sa|ch|\W|\d"
)
_DATE = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4}")
_DATELINE = re.compile(r"[^\d.;:]{2,40},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\.?$")
_PAPER_NUMBER = re.compile(r"số\s*:?\s*[\d….]*\s*[-/]\s*[\w\d]")


def is_line(text: str) -> bool:
    """Say whether ``text`` is one line of small print: a by-line, a counter, a share button."""
    keyed = cues.key(text)
    if cues.is_one(keyed, _FILE, "whole_lines"):
        return True
    return len(keyed) <= _SHORT_LINE and cues.opens(keyed, _FILE, "line_starts")


def is_category(text: str) -> bool:
    """Say whether ``text`` names the section of a paper or site, or is a path of such names."""
    keyed = cues.key(text)
    return cues.is_one(keyed, _FILE, "categories") or (
        len(keyed) <= _SHORT_LINE and bool(re.search(r"\S\s*[>»]\s*\S", text))
    )


def is_stamp(text: str) -> bool:
    """Say whether ``text`` is a date of publication or signing and nothing more."""
    keyed = cues.key(text)
    if len(keyed) > _SHORT_LINE or not _DATE.search(keyed):
        return False
    return bool(_DATELINE.match(keyed)) or len(_STAMP_WORDS.sub("", keyed)) <= 3


def is_letterhead(text: str) -> bool:
    """Say whether ``text`` is from the head of a paper: State or Party, motto, number."""
    keyed = cues.key(text)
    return (
        any(keyed.startswith(phrase) for phrase in cues.keyed_phrases(_FILE, "letterhead"))
        or bool(_PAPER_NUMBER.match(keyed))
        or not any(letter.isalnum() for letter in keyed)
    )


def is_paper_kind(text: str) -> bool:
    """Say whether ``text`` begins with a kind of paper in capitals: "THÔNG BÁO kết luận …"."""
    keyed = cues.key(text)
    return any(
        keyed.startswith(kind) and " ".join(text.split())[: len(kind)].isupper()
        for kind in cues.keyed_phrases(_FILE, "paper_kinds")
    ) and not (text.isupper() and len(text.split()) > _MAX_KIND_WORDS)


def is_caption(text: str) -> bool:
    """Say whether ``text`` is what is printed under a picture."""
    if len(text) > _CAPTION or text.rstrip().endswith(":"):
        return False
    keyed = cues.key(text)
    if _PICTURE.search(keyed):
        return True
    if _SENTENCE_WITHIN.search(text) or _PAST.search(keyed):
        return False
    if cues.opens(keyed, _FILE, "captions"):
        return True
    bare = keyed.rstrip(" .")
    return any(bare.endswith(phrase) for phrase in cues.keyed_phrases(_FILE, "caption_ends"))


def parted(found: list[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """Return the paragraphs without the furniture, and what is too long to be furniture.

    Forms, side-bars and the foot of an official paper begin at a line that says so, once the text
    itself has begun; a paragraph behind such a line is no content for certain, nor certainly none.
    """
    begun = next((i for i, p in enumerate(found) if _substantial(p)), len(found))
    tail = next((i for i, p in enumerate(found) if i > begun and _ends_text(p)), len(found))
    kept = [p for p in found[:tail] if not (is_line(p.text) or _names_more(p.text))]
    doubtful = [p.text for p in found[tail:] if len(p.text) > _SUBSTANTIAL]
    while len(kept) > begun + 1 and _is_name_line(kept[-1]):
        kept.pop()
    return kept, doubtful


def _substantial(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= _SUBSTANTIAL or (
        paragraph.marker is not None and paragraph.marker.style is not ListStyle.DASH
    )


def _ends_text(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _SHORT_LINE:
        return False
    keyed = cues.key(text)
    if cues.opens(keyed, _FILE, "tail_starts") or cues.opens(keyed, _FILE, "paper_tail_starts"):
        return True
    signs = cues.opens(keyed, _FILE, "signature_starts")
    return signs and text.isupper() and ":" not in text


def _names_more(text: str) -> bool:
    keyed = cues.key(text)
    return len(keyed) <= _SUBSTANTIAL and cues.opens(keyed, _FILE, "links_starts")


def _is_name_line(paragraph: Paragraph) -> bool:
    """Say whether the last line of a text is its author's name."""
    words = paragraph.text.split()
    return (
        paragraph.marker is None
        and not paragraph.level
        and len(paragraph.text) <= _NAME_LINE
        and len(words) <= 8
        and not paragraph.text.endswith((".", ":", ";"))
        and (words[0] == "Theo" or all(w[0].isupper() or not w[0].isalnum() for w in words))
    )
