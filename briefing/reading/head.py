"""The head of a text: its title, when it was published or signed, whose paper it is."""

import re
from typing import NamedTuple

from briefing.reading import cues, fields, furniture
from briefing.reading.headings import heading_of, is_capitals
from briefing.reading.lines import Paragraph

_PROSE = 80
_SENTENCE = 40  # under a title even a short line with a full stop begins the text
_TITLE_WORDS = re.compile(r"(?<!\w)(?:giao ban|tuần|tháng|quý|hội nghị|kết quả|kết luận)(?!\w)")
_COLUMNS = re.compile(
    r"\s{3,}|\t+|\s*\|\s*|\s*(?:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|đảng cộng sản việt nam|"
    r"độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc)\s*",
    re.IGNORECASE,
)
_MIN_TITLE_WORDS = 4


class Head(NamedTuple):
    """What stands above the text.

    ``stamps`` are lines with the date of publication or signing; ``letterhead`` the names of
    offices in capitals; ``unplaced`` what is none of these; ``body`` the index of the first
    paragraph of the text itself.
    """

    title: str
    stamps: tuple[str, ...]
    letterhead: tuple[str, ...]
    unplaced: tuple[str, ...]
    body: int


def read_head(found: list[Paragraph]) -> Head:
    """Part the head of a text from its body."""
    stamps: list[str] = []
    letterhead: list[str] = []
    titles: list[Paragraph] = []
    rest: list[str] = []
    kind = ""
    body = len(found)
    for index, paragraph in enumerate(found):
        if _begins_body(paragraph, has_title=bool(titles), has_kind=bool(kind)):
            body = index
            break
        whole = furniture.is_stamp(paragraph.text)
        for part in [paragraph.text] if whole else _columns(paragraph.text):
            if furniture.is_stamp(part):
                stamps.append(part)
            elif furniture.is_letterhead(part) or furniture.is_category(part):
                continue
            elif furniture.is_paper_kind(part) and not kind:
                kind = part
                # What stood above the kind of paper is the office that issues it.
                letterhead.extend(title.text for title in titles)
                titles.clear()
            else:
                titles.append(paragraph._replace(text=part))
    if kind:
        title = " ".join([kind, *(line.text for line in titles)])
    else:
        title, rest = _chosen(titles)
    return Head(title, tuple(stamps), tuple(letterhead), tuple(rest), body)


def _columns(text: str) -> list[str]:
    """Part the two columns of a letterhead that a copy has put on one line."""
    return [part for part in _COLUMNS.split(text) if part.strip()]


def _begins_body(paragraph: Paragraph, *, has_title: bool, has_kind: bool) -> bool:
    text = paragraph.text
    if furniture.is_stamp(text) or furniture.is_letterhead(text) or furniture.is_paper_kind(text):
        return False
    if paragraph.level:
        return has_title or (has_kind and paragraph.marker is not None)
    if fields.is_field(paragraph) or paragraph.marker is not None:
        return True
    if is_capitals(text):
        return False
    if has_title and len(text) >= _SENTENCE and text.endswith("."):
        return True
    if len(text) >= _PROSE and text.endswith((".", ":", "…", "...", "”", '"', ")", "!", "?")):
        return not text.startswith("(")
    if has_title and text.endswith(":"):
        return True
    return has_title and heading_of(paragraph, None) is not None


def _chosen(lines: list[Paragraph]) -> tuple[str, list[str]]:
    """Choose the title among the lines of a head; return the others with it."""
    if not lines:
        return "", []
    best = max(range(len(lines)), key=lambda index: (_rank(lines[index]), -index))
    title = lines[best].text
    others = [line.text for index, line in enumerate(lines) if index != best]
    after = lines[best + 1].text if best + 1 < len(lines) else ""
    if after.startswith("("):  # "(Từ ngày 22 đến ngày 28/6/2020)" under it
        title = f"{title} {after}"
        others.remove(after)
    return title, others


def _rank(line: Paragraph) -> int:
    worth = 4 if line.level == 1 else 2 if line.level else 0
    if _TITLE_WORDS.search(cues.key(line.text)):
        worth += 2
    if len(line.text.split()) >= _MIN_TITLE_WORDS:
        worth += 1
    return worth
