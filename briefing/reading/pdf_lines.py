"""Lines of PDF pages to paragraphs: what the printer broke is joined, what he added is dropped.

A page comes as it looks, with spaces for what is indented and beside columns. Official papers
indent the first line of a paragraph by 10 to 12,7 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6;
Hướng dẫn 05-HD/VPTW), which shows where one begins when no empty line does.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.language.markers import read_marker
from briefing.reading.extracts import Line, tidied
from briefing.reading.pdf_tables import table_rows

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_DIGITS = re.compile(r"\d+")
# A number or bullet, and the tab or the nothing that a program sets behind it.
_LABEL = re.compile(
    r"(\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(\d{1,2}\)|[IVX]{1,5}\.|[a-zđ]\)|[-–+•*]))"
    r"(?: {2,}(?=\S)|(?=[^\W\d_]{2}|[^\W\d_] ))"
)
_END_MARKS = tuple('.;:!?…”"»)/')
_EDGE_LINES = 2  # what runs through the pages stands in the first or last lines
_INDENT = 3  # spaces; 10 mm are about five
_SHORT = 0.85  # a line shorter than this share of the width ends a paragraph
_MOST_INDENT = 14  # beyond it a line is centred


class _Row(NamedTuple):
    """One line of a page: its words, where they begin and end, empty lines above it."""

    text: str
    indent: int
    end: int
    above: int

    @property
    def words(self) -> str:
        return self.text.strip()


def joined(pages: Sequence[str]) -> list[Line]:
    """Return the paragraphs of ``pages``, each as text in layout."""
    rows = [_rows(page) for page in pages]
    running = _running(rows)
    kept = [line for page in rows for line in _within(page) if _masked(line.words) not in running]
    if not kept:
        return []
    # A row of columns may be wider than the text.
    prose = [line for line in kept if not _GAP.search(line.text)] or kept
    width = sorted(line.end for line in prose)[len(prose) * 9 // 10]
    margin = _margin(kept)
    found: list[str] = []
    for block in _blocks(kept):
        if len(block) == 1 or not any(_GAP.search(line.text) for line in block):
            found += _paragraphs(block, margin, width)
        else:
            found += _columns(block)
    lines = (tidied(Line(text)) for text in found)
    return [line for line in lines if line is not None]


def _rows(page: str) -> list[_Row]:
    rows: list[_Row] = []
    above = 0
    for line in page.expandtabs().split("\n"):
        text = line.rstrip()
        if not text:
            above += 1
            continue
        text = _labelled(text)
        rows.append(_Row(text, len(text) - len(text.lstrip()), len(text), above))
        above = 0
    return rows


def _labelled(text: str) -> str:
    """Return a line with one blank behind its number; a row of a table is left as it is."""
    found = _LABEL.match(text)
    if found is None or _GAP.search(text, found.end()):
        return text
    return f"{found[1]} {text[found.end() :]}"


def _within(page: list[_Row]) -> list[_Row]:
    """Return the lines of ``page`` without its number, at the top or at the foot."""
    if page and _PAGE_NUMBER.fullmatch(page[0].words):
        page = page[1:]
    if page and _PAGE_NUMBER.fullmatch(page[-1].words):
        page = page[:-1]
    return page


def _running(pages: list[list[_Row]]) -> set[str]:
    """Return the lines that stand at the edge of most pages, numbers left out."""
    if len(pages) == 2:
        first, second = (_within(page) for page in pages)
        return {
            _masked(one[0].words)
            for one, other in ((first[:1], second[:1]), (first[-1:], second[-1:]))
            if one and other and _masked(one[0].words) == _masked(other[0].words)
        }
    counted: Counter[str] = Counter()
    for page in pages:
        body = _within(page)
        edge = {*body[:_EDGE_LINES], *body[-_EDGE_LINES:]}
        counted.update({_masked(line.words) for line in edge})
    return {text for text, count in counted.items() if count >= 3 and count * 2 > len(pages)}


def _masked(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()))


def _margin(rows: list[_Row]) -> int:
    indents = Counter(line.indent for line in rows if line.indent <= _MOST_INDENT)
    return min((i for i, n in indents.items() if n * 5 >= len(rows)), default=0)


def _blocks(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield runs of lines that are in one column, and runs that are in several."""
    place = 0
    while place < len(rows):
        gap = _GAP.search(rows[place].text)
        block = [rows[place]]
        if gap is not None:
            start = gap.end()
            block += islice(_beside(rows, place + 1, start), 60)
        else:
            for line in islice(rows, place + 1, None):
                if _GAP.search(line.text):
                    break
                block.append(line)
        yield block
        place += len(block)


def _beside(rows: list[_Row], place: int, start: int) -> Iterator[_Row]:
    """Yield the lines that go on with columns, the last of which begins near ``start``."""
    for line in islice(rows, place, None):
        in_right = line.indent >= start - _INDENT
        in_left = line.end < start - 1 and line.indent < start // 2 and line.above == 0
        if not (_GAP.search(line.text) or in_right or (in_left and not _is_prose(line))):
            return
        yield line


def _is_prose(line: _Row) -> bool:
    return line.words.endswith((".", ":")) and not line.words.startswith("-")


def _columns(block: list[_Row]) -> list[str]:
    """Return the left column, then the right one; rows of three and more as rows of a table."""
    if any(len(_GAP.split(line.words)) > 2 for line in block):
        return table_rows([line.text for line in block])
    start = next(found.end() for line in block if (found := _GAP.search(line.text)))
    left: list[str] = []
    right: list[str] = []
    for line in block:
        parts = _GAP.split(line.words)
        if len(parts) == 2:
            left.append(parts[0])
            right.append(parts[1])
        else:
            (right if line.indent >= start - _INDENT else left).append(line.words)
    return [*left, *right]


def _paragraphs(block: list[_Row], margin: int, width: int) -> list[str]:
    gaps = Counter(line.above for line in block[1:])
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 0
    found: list[str] = []
    before: _Row | None = None
    for line in block:
        if before is not None and not _begins(before, line, margin, width, usual):
            found[-1] = _glued(found[-1], line.words)
        else:
            found.append(line.words)
        before = line
    return found


def _begins(before: _Row, line: _Row, margin: int, width: int, usual: int) -> bool:
    """Say whether ``line`` begins a paragraph after the line ``before``."""
    if before.words.endswith(("-", "\u00ad")) and len(before.words) > 1:
        return False
    if line.above > usual + 1 or read_marker(line.words) is not None:
        return True
    ends = before.words.endswith(_END_MARKS)
    if _is_indented(line, margin) and not _is_indented(before, margin):
        return ends or line.words[0].isupper()
    if before.words.isupper() != line.words.isupper():
        return True
    room = width - before.end
    fits = room > len(line.words.split(maxsplit=1)[0])
    if line.words[0].islower():
        return ends and fits
    if before.indent > _MOST_INDENT or line.indent > _MOST_INDENT:
        return fits or line.above > usual
    return (ends and (fits or line.above > usual or _is_indented(line, margin))) or (
        before.end < width * _SHORT
    )


def _is_indented(line: _Row, margin: int) -> bool:
    return margin + _INDENT <= line.indent <= _MOST_INDENT


def _glued(text: str, more: str) -> str:
    """Join two lines; a hyphen at the end belongs to a number or a name and stays."""
    if text.endswith("\u00ad"):
        return text[:-1] + more
    tight = text.endswith("-") and not text.endswith(" -")
    return text + more if tight else f"{text} {more}"
