"""Plain text: a paper in eighty columns, for a mail, or to look at before it is written."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from textwrap import wrap

from briefing.language.letters import clean
from briefing.model.paper import Block, Blocks, Paper
from briefing.writing.papers.profile import Align, Profile, Style

COLUMNS = 80
"""How wide a page of text is: what any terminal and any mail shows."""

_LEFT = 38 / 80  # of the head and the foot
_INDENT = "    "
_LINE_POINTS = 15  # what stands for one empty line


def render(paper: Paper, profile: Profile) -> bytes:
    """Return ``paper`` as text; UTF-8, a line end after each line."""
    return ("\n".join(text_lines(paper, profile)) + "\n").encode()


def text_lines(paper: Paper, profile: Profile, columns: int = COLUMNS) -> list[str]:
    """Return the lines of ``paper``, each of at most ``columns``."""
    first = round(columns * _LEFT)

    def column(blocks: Blocks, room: int) -> list[str]:
        return [line for block in blocks for line in _column_lines(block, profile, room)]

    def beside(left: Blocks, right: Blocks) -> list[str]:
        return _beside(column(left, first - 2), column(right, columns - first), first)

    lines = [*beside(paper.left, paper.right), *beside(paper.number, paper.place_date), ""]
    lines += column(paper.title, columns)
    for block in paper.body:
        lines += ["", *_paragraph(block, profile, columns)]
    lines.append("")
    if len(paper.signatures) > 1:
        lines += beside(paper.signatures[0], paper.signatures[1])
        lines += ["", *column(paper.recipients, columns)]
    else:
        lines += beside(paper.recipients, paper.signatures[0])
    return [line.rstrip() for line in lines]


def _column_lines(block: Block, profile: Profile, room: int) -> list[str]:
    """Return a block of the head or the foot, its rule drawn beneath it."""
    look = profile.style(block.role)
    empty = [""] * round(look.before / _LINE_POINTS)
    lines = _wrapped(block.text, room)
    if block.rule:
        lines.append("─" * max(1, round(block.rule * max(map(len, lines)))))
    place: Callable[[str], str] = {
        Align.CENTER: lambda line: line.center(room).rstrip(),
        Align.RIGHT: lambda line: line.rjust(room),
    }.get(look.align, str)
    return empty + [place(line) for line in lines]


def _paragraph(block: Block, profile: Profile, room: int) -> list[str]:
    look: Style = profile.style(block.role)
    if look.align is Align.CENTER:
        return _column_lines(block, profile, room)
    return _wrapped(block.text, room, _INDENT if look.indent else "")


def _wrapped(text: str, room: int, indent: str = "") -> list[str]:
    """Return ``text`` in lines of ``room``; "28-6-2020" stays whole."""
    return wrap(clean(text), room, initial_indent=indent, break_on_hyphens=False) or [""]


def _beside(left: Sequence[str], right: Sequence[str], width: int) -> list[str]:
    pairs = zip_longest(left, right, fillvalue="")
    return [f"{one:<{width}}{other}" for one, other in pairs]
