"""How a conclusion is set for the wall: short lines, whole words, room between them."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from briefing.language.letters import clean
from briefing.model.parts import Item
from briefing.tui.phrases import directive_facts
from briefing.tui.wrapping import Line, Paragraph, Span, wrap
from briefing.verbs.following import Slide

STYLES = {
    "": "bold",
    "marker": "bold $wall-accent",
    "accent": "$wall-accent",
    "muted": "$wall-muted",
}
"""How each style is drawn. The wall has colours of its own: seven to one against the ground."""

_BEFORE_NUMBER = re.compile(r"(?<=\w) (?=\d)")
"""The blank in "tháng 7", "ngày 29", "số 75": what belongs together is read in one."""

_HELD = "\N{NO-BREAK SPACE}"
"""Holds two words together while lines are broken; the screen gets a plain blank."""

_BLANK = Line(0, ())
_EVEN_UP_TO = 6
"""Lines of a text up to which they are made even in length; longer ones look it anyway."""


class Setting(NamedTuple):
    """Lines ready to draw; ``tops`` tells at which line each conclusion begins, by id."""

    lines: tuple[Line, ...]
    tops: dict[str, int]


def set_one(slide: Slide | str, width: int, gap: int = 0) -> Setting:
    """Set one conclusion: its number, the text, who by when, the points; or a plain sentence.

    ``gap`` blank lines stand between two lines.
    """
    if isinstance(slide, str):
        return Setting(_set([Paragraph((Span(slide, "muted"),))], width, 0), {})
    head, *points = slide.items
    paragraphs = [Paragraph((Span(clean(head.marker), "marker"),))]
    paragraphs += [_evened(text, width) for text in _texts(head, before=1)]
    paragraphs += _facts(head, before=1)
    for point in points:
        paragraphs += _point(point, indent=0, before=1)
    return Setting(_set(paragraphs, width, gap), {slide.id: 0})


def set_all(
    slides: Sequence[Slide], heading: Callable[[Slide], str], width: int, gap: int = 0
) -> Setting:
    """Set all conclusions under each other, each list under what ``heading`` calls it."""
    lines: list[Line] = []
    tops: dict[str, int] = {}
    told = ""
    for slide in slides:
        if lines:
            lines += [_BLANK] * (1 + 2 * gap)
        tops[slide.id] = len(lines)
        name = heading(slide)
        if name != told:
            told = name
            lines += [_BLANK] * (1 if lines else 0)
            lines += [*_set([Paragraph((Span(name, "marker"),))], width, gap), _BLANK]
        head, *points = slide.items
        paragraphs = _marked(head, before=0)
        for point in points:
            paragraphs += _point(point, indent=2, before=0)
        lines += _set(paragraphs, width, gap)
    return Setting(tuple(lines), tops)


def drawn(row: Line) -> Content:
    """Return a line as the screen shows it."""
    return Content.assemble(
        " " * row.indent,
        *(Content.styled(text.replace(_HELD, " "), STYLES[style]) for text, style in row.spans),
    )


def spread(left: Content, right: Content, width: int) -> Content:
    """Set two texts at both ends of ``width`` cells."""
    gap = max(width - left.cell_length - right.cell_length, 1)
    return Content.assemble(left, " " * gap, right)


def stopwatch(seconds: float) -> str:
    """Return "07:05", and from an hour on "1:07:05"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _set(paragraphs: Iterable[Paragraph], width: int, gap: int) -> tuple[Line, ...]:
    """Wrap, with ``gap`` blank lines more between lines and between paragraphs."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        before = paragraph.before
        for row in wrap(paragraph._replace(before=0), width):
            if lines:
                lines += [_BLANK] * (before + gap)
            lines.append(row)
            before = 0
    return tuple(lines)


def _texts(item: Item, *, before: int) -> list[Paragraph]:
    """Return a paragraph for each that the text of ``item`` has; no line begins with a number."""
    text = _BEFORE_NUMBER.sub(_HELD, clean(item.text))
    pieces = [piece for piece in text.split("\n") if piece.strip()]
    return [Paragraph((Span(piece),), before=before) for piece in pieces]


def _marked(item: Item, *, before: int) -> list[Paragraph]:
    """Return ``item`` with its number before the text and who by when below it."""
    marker = Span(clean(item.marker) + " ", "marker")
    first, *rest = _texts(item, before=1) or [Paragraph((Span(""),))]
    return [Paragraph((marker, *first.spans), before=before), *rest, *_facts(item, before=0)]


def _point(item: Item, *, indent: int, before: int) -> list[Paragraph]:
    """Return a point, all of it but its letter set in."""
    first, *rest = _marked(item, before=before)
    hanging = cell_len(first.spans[0].text)
    return [
        first._replace(indent=indent, hanging=hanging),
        *(paragraph._replace(indent=indent + hanging) for paragraph in rest),
    ]


def _facts(item: Item, *, before: int) -> list[Paragraph]:
    facts = directive_facts(item.directive) if item.directive else ""
    return [Paragraph((Span(clean(facts), "muted"),), before=before)] if facts else []


def _evened(paragraph: Paragraph, width: int) -> Paragraph:
    """Break a short text into lines of like length, so that no word is left over at its end."""
    lines = _height(paragraph, width)
    if not 1 < lines <= _EVEN_UP_TO:
        return paragraph
    narrowest = width
    while narrowest > width // 2 and _height(paragraph, narrowest - 1) == lines:
        narrowest -= 1
    text = "\n".join(
        "".join(span.text for span in row.spans).rstrip()
        for row in wrap(paragraph._replace(before=0), narrowest)
    )
    return paragraph._replace(spans=(Span(text, paragraph.spans[0].style),))


def _height(paragraph: Paragraph, width: int) -> int:
    return len(wrap(paragraph._replace(before=0), width))
