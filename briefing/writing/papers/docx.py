"""DOCX: a paper as Word shows, prints and edits it.

Every paragraph bears a style named after its role (:mod:`briefing.writing.papers.docx_styles`);
the rules of the head are borders. The file carries of itself only what the paper says. The same
paper gives the same bytes.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from briefing.model.paper import Block, Blocks, Paper, Role
from briefing.writing.papers.docx_base import base, describe, dressed, emptied
from briefing.writing.papers.docx_styles import END_STYLE, style_ids, style_key
from briefing.writing.papers.docx_xml import element, letters, w
from briefing.writing.papers.metrics import longest
from briefing.writing.papers.packing import packed
from briefing.writing.papers.profile import Profile

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

Columns = tuple[float, float]


def render(paper: Paper, profile: Profile, template: bytes = b"") -> bytes:
    """Return ``paper`` as a DOCX file in the form of ``profile``.

    ``template`` is an office's own DOCX, whose page and styles are then used.
    """
    import docx  # noqa: PLC0415 - start-up

    begin = dressed(template, profile.name) if template else base(profile.name)
    document = docx.Document(BytesIO(begin))
    if template:
        emptied(document)
    _Writer(document, profile).write(paper)
    describe(document, paper)
    made = BytesIO()
    document.save(made)
    return packed(made.getvalue())


class _Writer:
    """Writes the parts of one paper into one document."""

    def __init__(self, document: "Document", profile: Profile) -> None:
        self._document = document
        self._profile = profile
        self._style_ids = style_ids(document)

    def write(self, paper: Paper) -> None:
        """Write the paper from its head to its recipients."""
        columns = self._profile.columns
        head = self._table(columns.head, 2)
        self._fill(head[0][0], paper.left, columns.head[0])
        self._fill(head[0][1], paper.right, columns.head[1])
        self._fill(head[1][0], paper.number, columns.head[0])
        self._fill(head[1][1], paper.place_date, columns.head[1])
        for block in (*paper.title, *paper.body):
            self._add(self._document, block, self._profile.page.text_width)
        if paper.body:  # no page has nothing but a signature
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        if len(paper.signatures) > 1:
            pair = self._table(columns.pair, 1)
            for cell, lines, width in zip(pair[0], paper.signatures, columns.pair, strict=True):
                self._fill(cell, lines, width)
            for block in paper.recipients:
                self._add(self._document, block, self._profile.page.text_width)
        else:
            foot = self._table(columns.foot, 1)
            self._fill(foot[0][0], paper.recipients, columns.foot[0])
            self._fill(foot[0][1], paper.signatures[0], columns.foot[1])
            self._close()

    def _table(self, widths: Columns, rows: int) -> list[tuple["_Cell", "_Cell"]]:
        """Add a table without borders whose two columns are as wide as they are told."""
        from docx.shared import Mm  # noqa: PLC0415 - start-up

        table = self._document.add_table(rows, 2)
        table.autofit = False
        properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no other way to it
        for old in properties.findall(w("w:tblW")):
            properties.remove(old)
        whole = element("w:tblW", w=str(Mm(sum(widths)).twips), type="dxa")
        properties.insert_element_before(whole, "w:jc", "w:tblLayout", "w:tblCellMar", "w:tblLook")
        margins = element("w:tblCellMar")
        for side in ("w:left", "w:right"):
            margins.append(element(side, w="0", type="dxa"))
        properties.insert_element_before(margins, "w:tblLook")
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        cells = []
        for row in table.rows:
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001 - as above
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
            cells.append((row.cells[0], row.cells[1]))
        return cells

    def _fill(self, cell: "_Cell", blocks: Blocks, width: float) -> None:
        """Write ``blocks`` into a cell in place of the empty paragraph that it begins with."""
        empty = cell.paragraphs[0]
        for block in blocks:
            self._add(cell, block, width)
        if blocks:
            empty._p.getparent().remove(empty._p)  # noqa: SLF001 - python-docx cannot delete

    def _add(self, place: "Document | _Cell", block: Block, width: float) -> None:
        paragraph = self._paragraph(place, block.role.value)
        run = paragraph.add_run()
        for one in letters(block.text):
            run._r.insert_element_before(one)  # noqa: SLF001 - as said
        if block.rule:
            self._rule(place, block, width)

    def _rule(self, place: "Document | _Cell", block: Block, width: float) -> None:
        """Add the rule beneath ``block``: a line's border, its indents leaving the length."""
        from docx.shared import Mm  # noqa: PLC0415 - start-up

        length = block.rule * longest(block.text, self._profile.style(block.role), width)
        side = Mm((width - length) / 2)
        paragraph = self._paragraph(place, Role.RULE.value)
        paragraph.paragraph_format.left_indent = side
        paragraph.paragraph_format.right_indent = side

    def _close(self) -> None:
        """End the document after a table with a line as low as can be: Word asks for one."""
        self._paragraph(self._document, END_STYLE)

    def _paragraph(self, place: "Document | _Cell", style: str) -> "Paragraph":
        """Add an empty paragraph of a style; python-docx would look through all styles for it."""
        paragraph = place.add_paragraph()
        paragraph._p.style = self._style_ids[style_key(style)]  # noqa: SLF001 - as said
        return paragraph
