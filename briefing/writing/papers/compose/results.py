"""What was done, as paragraphs of a paper: by section, each under its heading; and the figures."""

from collections.abc import Iterator

from briefing.model.paper import Block, Role
from briefing.model.records import Briefing
from briefing.writing.facts import figure_cells
from briefing.writing.papers.compose.words import own_words, paragraphs, sentence, stopped
from briefing.writing.papers.profile import Profile


def result_blocks(briefing: Briefing, profile: Profile) -> Iterator[Block]:
    """Yield the results in their order, a heading wherever another section begins."""
    section, number = "", 0
    for item in briefing.results:
        if item.section and item.section != section:
            number += 1
            title = profile.texts.subsection.format(number=number, title=item.section)
            yield Block(role=Role.SUBSECTION, text=title)
        section = item.section
        for text in paragraphs(item.text):
            yield Block(role=Role.BODY, text=stopped(sentence(text)))


def figure_blocks(briefing: Briefing, profile: Profile) -> Iterator[Block]:
    """Yield a line for each figure: "- Tiếp công dân: 88 lượt; lũy kế 1.077."."""
    last = len(briefing.figures) - 1
    for place, figure in enumerate(briefing.figures):
        name, value, unit, of, total = figure_cells(figure)
        line = f"- {name}: {value} {unit}".rstrip()
        line += f"; trên tổng số {of}" if of else ""
        line += f"; {own_words('lũy kế', profile)} {total}" if total else ""
        yield Block(role=Role.ITEM, text=line + ("." if place == last else ";"))
