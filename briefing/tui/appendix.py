"""What stands at the end of a preview: figures and cited documents, for those who have any."""

from briefing.i18n import _
from briefing.language.documents import write_citation
from briefing.language.letters import clean
from briefing.language.quantities import qualifier_word, write_number
from briefing.model.records import Briefing, Citation, Figure
from briefing.tui.widgets.page import Block
from briefing.tui.wrapping import Paragraph, Span


def appendix_blocks(briefing: Briefing) -> list[Block]:
    """Return the figures and the documents of ``briefing``, each under its heading."""
    blocks = []
    if briefing.figures:
        blocks.append(_heading(_("Figures")))
        blocks.append(Block(tuple(map(_figure, briefing.figures))))
    if briefing.citations:
        blocks.append(_heading(_("Documents cited")))
        blocks.append(Block(tuple(map(_citation, briefing.citations))))
    return blocks


def _heading(text: str) -> Block:
    return Block((Paragraph((Span(text.upper(), "heading"),), before=1),))


def _citation(citation: Citation) -> Paragraph:
    line = write_citation(citation.type, citation.number, citation.symbol, citation.date)
    return Paragraph((Span(clean(line)),), hanging=2)


def _figure(figure: Figure) -> Paragraph:
    amount = f"{qualifier_word(figure.qualifier)} {write_number(figure.value)}".lstrip()
    if figure.of is not None:
        amount += "/" + write_number(figure.of)
    if figure.unit:
        amount += ("" if figure.unit == "%" else " ") + figure.unit
    if figure.total is not None:
        total = f"{qualifier_word(figure.total_qualifier)} {write_number(figure.total)}".lstrip()
        amount += " · " + _("total {number}").format(number=total)
    return Paragraph(
        (Span(clean(amount) + "  ", "strong"), Span(clean(figure.name), "muted")), hanging=2
    )
