"""A template filled: each placeholder gives way to what the paper says there.

A placeholder within a line becomes text with the looks of its first letter. One that is alone in
its paragraph makes a paragraph of each line, all as the template has it, or, where that bears
the style of a role, each in the style of its own; without a line the paragraph goes. Whole
paragraphs, as those of the body, bear the styles of their roles. An empty paragraph of the style
"Đường kẻ" under a placeholder gets the length that the form asks for there. What is put in is
text and nothing else, and is never looked at for placeholders.
"""

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, cast

from briefing.model.paper import Block, Blocks, Paper, Role
from briefing.writing.papers.docx_base import describe, dressed
from briefing.writing.papers.docx_styles import style_ids, style_key
from briefing.writing.papers.docx_xml import element, letters
from briefing.writing.papers.metrics import longest
from briefing.writing.papers.packing import packed
from briefing.writing.papers.profile import Profile
from briefing.writing.papers.templating.cleaning import W
from briefing.writing.papers.templating.marks import MarkedLine, Piece, marked_line
from briefing.writing.papers.templating.placeholders import WHOLE, Placeholder, values

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from lxml.etree import _Element

_STORIES = ("document.main+xml", "header+xml", "footer+xml")
_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36_000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CELL_MARGIN = 108
"""How far text stands from the edges of a cell where nothing says so, in twips."""


def filled(paper: Paper, profile: Profile, template: bytes, used: frozenset[Placeholder]) -> bytes:
    """Return ``paper`` as a DOCX laid into ``template``, which has the placeholders ``used``.

    ``template`` is clean, and every placeholder in it is known and in a place that it can have.
    """
    import docx  # noqa: PLC0415 - start-up

    document = docx.Document(BytesIO(dressed(template, profile.name)))
    _Filler(document, paper, profile, used).fill()
    describe(document, paper)
    made = BytesIO()
    document.save(made)
    return packed(made.getvalue())


class _Filler:
    """Fills one document with one paper."""

    def __init__(
        self, document: "Document", paper: Paper, profile: Profile, used: frozenset[Placeholder]
    ) -> None:
        self._document = document
        self._profile = profile
        self._values = values(paper, used)
        self._styles = style_ids(document)
        self._roles = {self._styles[style_key(role.value)]: role for role in self._known_roles()}
        self._put: dict[_Element, Block] = {}

    def fill(self) -> None:
        """Fill every paragraph of the page, its headers and footers."""
        for root in self._stories():
            for paragraph in list(root.iter(f"{W}p")):
                line = marked_line(paragraph)
                alone = line.alone
                if alone is not None and alone in WHOLE:
                    self._replace(paragraph, alone)
                elif alone is not None:
                    self._repeat(line, self._values[alone])
                elif line.marks:
                    _write(line, [self._joined(mark.placeholder) for mark in line.marks])
                elif self._role_of(paragraph) is Role.RULE and not line.text.strip():
                    self._measure(paragraph)

    def _known_roles(self) -> Iterator[Role]:
        return (role for role in Role if style_key(role.value) in self._styles)

    def _stories(self) -> "list[_Element]":
        parts = self._document.part.package.iter_parts()
        found = sorted(
            (str(part.partname), part)
            for part in parts
            if part.content_type.endswith(_STORIES) and hasattr(part, "element")
        )
        return [part.element for _name, part in found]

    def _role_of(self, paragraph: "_Element") -> Role | None:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._roles.get(style.get(f"{W}val", "")) if style is not None else None

    def _joined(self, placeholder: Placeholder | None) -> str:
        blocks = self._values[placeholder] if placeholder else ()
        return " ".join(block.text for block in blocks)

    def _replace(self, paragraph: "_Element", placeholder: Placeholder) -> None:
        """Put paragraphs, each in the style of its role, in the place of ``paragraph``."""
        blocks = self._values[placeholder]
        for number, block in enumerate(blocks, 1):
            new, run, properties = element("w:p"), element("w:r"), element("w:pPr")
            properties.append(element("w:pStyle", val=self._styles[style_key(block.role.value)]))
            if placeholder is Placeholder.BODY and number == len(blocks):
                properties.append(element("w:keepNext"))  # no page has nothing but a signature
            run.extend(letters(block.text))
            new.extend((properties, run))
            paragraph.addprevious(new)
        _take_out(paragraph)

    def _repeat(self, line: MarkedLine, blocks: Blocks) -> None:
        """Make a paragraph like that of ``line`` for each of ``blocks``."""
        paragraph = line.paragraph
        if not blocks:
            _take_out(paragraph)
            return
        pattern = deepcopy(paragraph)
        for section in list(pattern.iterfind(f"{W}pPr/{W}sectPr")):
            _remove(section)
        styled = self._role_of(paragraph) is not None
        for block in blocks[:-1]:
            copy = deepcopy(pattern)
            paragraph.addprevious(copy)
            self._finish(marked_line(copy), block, styled=styled)
        self._finish(line, blocks[-1], styled=styled)

    def _finish(self, line: MarkedLine, block: Block, *, styled: bool) -> None:
        _write(line, [block.text])
        self._put[line.paragraph] = block
        style = line.paragraph.find(f"{W}pPr/{W}pStyle")
        if styled and style is not None:
            style.set(f"{W}val", self._styles[style_key(block.role.value)])

    def _measure(self, rule: "_Element") -> None:
        """Give a rule its length by the line above it, its indents leaving that."""
        above = rule.getprevious()
        block = self._put.get(above) if above is not None else None
        if block is None or not block.rule:
            return
        width = self._width_at(rule)
        length = block.rule * longest(block.text, self._profile.style(block.role), width)
        side = str(round((width - length) / 2 * _TWIPS_PER_MM))
        indents = cast("CT_P", rule).get_or_add_pPr().get_or_add_ind()
        indents.attrib.clear()
        indents.set(f"{W}left", side)
        indents.set(f"{W}right", side)

    def _width_at(self, paragraph: "_Element") -> float:
        """Return how wide the text is there, in millimetres."""
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        given = cell.find(f"{W}tcPr/{W}tcW") if cell is not None else None
        if cell is not None and given is not None and given.get(f"{W}type") == "dxa":
            return round((_number(given, "w") - _margins(cell)) / _TWIPS_PER_MM, 1)
        if cell is not None:
            return self._profile.page.text_width / 2
        section = self._document.sections[-1]
        sides = (section.left_margin or 0) + (section.right_margin or 0)
        return round(((section.page_width or 0) - sides) / _EMU_PER_MM, 1)


def _write(line: MarkedLine, texts: list[str]) -> None:
    """Put ``texts`` in the places of the placeholders of ``line``, from its end on."""
    now = [piece.text for piece in line.pieces]
    for mark, text in reversed(list(zip(line.marks, texts, strict=True))):
        touched = [
            number
            for number, piece in enumerate(line.pieces)
            if piece.start < mark.end and piece.end > mark.start
        ]
        first, last = touched[0], touched[-1]
        before = now[first][: mark.start - line.pieces[first].start]
        after = now[last][mark.end - line.pieces[last].start :]
        new = [*letters(text), *([_text(after)] if after and first == last else [])]
        for one in reversed(new):
            line.pieces[first].element.addnext(one)
        for number in touched:
            now[number] = before if number == first else after if number == last else ""
            _set(line.pieces[number], now[number])


def _text(text: str) -> "_Element":
    made = element("w:t")
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def _set(piece: Piece, text: str) -> None:
    """Leave ``text`` of a piece, or nothing."""
    if text:
        piece.element.text = text
        piece.element.set(_SPACE, "preserve")
    else:
        _remove(piece.element)


def _take_out(paragraph: "_Element") -> None:
    """Take a paragraph out; only its runs where one must stay, at the end of a section or cell."""
    after = paragraph.getnext()
    ends = after is None or after.tag == f"{W}sectPr"
    before = paragraph.getprevious()
    needed = ends and (before is None or before.tag != f"{W}p")
    if not needed and paragraph.find(f"{W}pPr/{W}sectPr") is None:
        _remove(paragraph)
        return
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def _remove(one: "_Element") -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _margins(cell: "_Element") -> int:
    """Return how much of a cell's width its margins take, in twips."""
    table = next(cell.iterancestors(f"{W}tbl"))
    return sum(
        next(
            (
                _number(found, "w")
                for place in (cell.find(f"{W}tcPr/{W}tcMar"), table.find(f"{W}tblPr/{W}tblCellMar"))
                if place is not None
                for name in names
                if (found := place.find(f"{W}{name}")) is not None
            ),
            _CELL_MARGIN,
        )
        for names in (("left", "start"), ("right", "end"))
    )


def _number(one: "_Element", attribute: str) -> int:
    """Return a measure, 0 for what is none."""
    found = one.get(f"{W}{attribute}", "")
    return int(found) if found.isdecimal() and len(found) < 9 else 0
