"""Text to paragraphs: Markdown signs taken off, wrapped lines joined, glued items parted."""

import re
from typing import NamedTuple

from briefing.language.markers import Marker, read_marker, split_markers

# Marks at which a sentence or a label ends, so that the next line begins something new.
_END_MARKS = tuple('.;:!?…”"»)/*|')
# Editors and mail programs break lines at widths between these.
_WRAP_MIN, _WRAP_MAX = 50, 110
_FULL_LINE, _OVER_LINE = 0.75, 1.1

# What other programs keep at the head of a Markdown file.
_FRONT_MATTER = re.compile(r"\A\s*---\n(?:[\w-]+:[^\n]*\n|\s+[^\n]*\n){1,60}---\n")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"[-*_=.\s]{3,}$")
_QUOTE = re.compile(r"(?:>\s?)+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,2000}?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{1,2000}\)")
# When a page was published stands on a line of its own.
_DATED = re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}|Thứ \w+,|Chủ nhật,|Cập nhật|Ngày đăng")
_BARE_MARKER = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[a-zđ])[.)-]$|\(\d{1,2}\)$")
_COMMENT = re.compile(r"<!--[^\n]{0,2000}?-->")


class Paragraph(NamedTuple):
    """One paragraph. ``text`` is whole; ``body`` is what follows ``marker``, where there is one.

    ``level`` is that of a Markdown heading (0 for none); ``strong`` says that all of it was bold;
    ``quoted`` that it stood in a Markdown block quotation.
    """

    text: str
    marker: Marker | None = None
    body: str = ""
    level: int = 0
    strong: bool = False
    quoted: bool = False


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of ``text`` in their order; empty lines and rules are left out."""
    text = _FRONT_MATTER.sub("", text, count=1)
    markdown = _is_markdown(text)
    width = _wrapped_at(text)
    found: list[Paragraph] = []
    for block in _blocks(text):
        for line in _unwrapped(block, width):
            found.extend(_paragraph(line, markdown=markdown))
    return found


def _is_markdown(text: str) -> bool:
    return bool(re.search(r"^#{1,6} \S", text, re.MULTILINE)) or text.count("**") >= 2


def _blocks(text: str) -> list[list[str]]:
    """Return runs of lines with no empty line between them."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _wrapped_at(text: str) -> int:
    """Return the width at which the lines of ``text`` were broken; 0 where they were not."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    if not lengths:
        return 0
    usual = lengths[len(lengths) * 9 // 10]  # a title or a table may be wider
    width = max(length for length in lengths if length <= usual * _OVER_LINE)
    full = sum(length >= width * _FULL_LINE for length in lengths)
    return width if _WRAP_MIN <= width <= _WRAP_MAX and full >= len(lengths) / 3 else 0


def _unwrapped(block: list[str], width: int) -> list[str]:
    """Join lines that a mail program or an editor has broken within a sentence."""
    lines: list[list[str]] = []
    for line in block:
        if lines and continues(lines[-1][-1], line, width):
            lines[-1].append(line)
        else:
            lines.append([line])
    return [" ".join(parts) for parts in lines]


def continues(before: str, line: str, width: int) -> bool:
    """Say whether ``line`` goes on with the sentence of the line ``before``.

    A small letter at its beginning says so, unless it is a list's. In a text whose lines were
    broken at ``width`` it is enough that its first word had no room on the line before.
    """
    if _BARE_MARKER.match(before):
        return True
    if _RULE.match(before) or before.startswith("#") or line.startswith(("#", ">", "|")):
        return False
    if _opens_item(line):
        return False
    room = width - len(before)
    if width and 0 <= room <= len(line.split(maxsplit=1)[0]):
        return not before.isupper() and not _DATED.match(line)
    return line[0].islower() and not before.endswith(_END_MARKS)


def _opens_item(line: str) -> bool:
    return read_marker(line.lstrip("*_ ")) is not None or bool(_RULE.match(line))


def _paragraph(line: str, *, markdown: bool) -> list[Paragraph]:
    level, quoted = 0, False
    if quote := _QUOTE.match(line) if markdown or line.startswith("> ") else None:
        line, quoted = line[quote.end() :].strip(), True
    if heading := _HEADING.match(line):
        level, line = len(heading[1]), heading[2]
    strong = line.startswith("**") and line.endswith("**") and line.count("**") == 2
    line = _without_markdown(line) if markdown else line
    if not line or _RULE.match(line):
        return []
    if level or quoted:
        return [marked(line, level=level, strong=strong, quoted=quoted)]
    parts = _parted(line)
    return [marked(part, strong=strong) for part in parts]


def _without_markdown(line: str) -> str:
    line = _COMMENT.sub("", line)
    line = _LINK.sub(r"\1", _IMAGE.sub(r"\1", line))
    line = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", line))
    return _ESCAPE.sub(r"\1", line).strip()


def marked(text: str, *, level: int = 0, strong: bool = False, quoted: bool = False) -> Paragraph:
    """Return the paragraph ``text`` with its marker read; a paper's end mark ("./.") goes."""
    if text.endswith("./."):
        text = text.removesuffix("/.")
    marker = read_marker(text)
    body = text[marker.end :].strip() if marker else text
    if marker and not body:  # a bare number is no item
        marker, body = None, text
    return Paragraph(text, marker, body, level, strong, quoted)


def _parted(line: str) -> list[str]:
    """Part items that have lost the line ends between them ("… cần thiết.Ba là, …")."""
    return [piece for _marker, piece in split_markers(line) if piece]
