"""Word files (.docx, .docm): what stands on their pages, in reading order.

Only what is printed is read: inserted text of tracked changes, not the deleted; no hidden text, no
comments, no field codes, never a macro. Automatic numbers come back as text. Nothing outside the
file is ever fetched. Elements and their meaning: ISO/IEC 29500-1, 17.
"""

from collections.abc import Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model.records import Warning as Note
from briefing.reading import fonts
from briefing.reading.docx_looks import Look, Styles, is_numbered, look_of, shape_of, value
from briefing.reading.docx_numbers import Numbering, W
from briefing.reading.docx_tables import MOST_COLUMNS, columns_of, is_layout, span_of
from briefing.reading.extracts import MOST_LETTERS, Extract, Line, row, tidied, too_long
from briefing.reading.lines import continues
from briefing.reading.packages import Package, document_part, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = W[1:-1].encode()

_EXCERPT = 300  # letters of what footnotes say

# What is in a paragraph and yet no text of it.
_SKIPPED = {
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr")
}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}


def read_docx(package: Package) -> Extract:
    """Return the paragraphs of a Word file.

    Raises :class:`ReadError` for one that is damaged, locked, or made to harm.
    """
    return _Walk(package).extract()


class _Walk:
    """The walk through one document from top to bottom."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._document = _root(package, document_part(package))
        if self._document is None:
            raise ReadError(_("The Word file holds no text."), _("Check that it was saved."))
        self._styles = Styles(_root(package, "word/styles.xml"))
        self._numbers = Numbering(_root(package, "word/numbering.xml"))
        self._letters = 0
        self._converted: set[str] = set()

    def extract(self) -> Extract:
        """Return everything, the first page's header before it."""
        assert self._document is not None  # noqa: S101 - asked above
        lines = [*self._header(), *self._block(self._document.iterchildren())]
        return Extract(tuple(lines), tuple(self._notes()), ", ".join(sorted(self._converted)))

    # ── blocks ──

    def _block(self, elements: Iterator["_Element"]) -> Iterator[Line]:
        """Yield the lines of paragraphs and tables, whatever they are wrapped in."""
        carried: list[tuple[str, Look]] = []
        for element in elements:
            if element.tag == f"{W}p":
                runs = [*carried, *self._runs(element)]
                if _is_joined(element):
                    carried = runs
                    continue
                carried = []
                yield from self._paragraph(element, runs)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in {f"{W}body", f"{W}sdt", f"{W}sdtContent", f"{W}customXml"} or (
                element.tag in {f"{W}ins", f"{W}moveTo"}
            ):
                yield from self._block(element.iterchildren())

    def _paragraph(self, element: "_Element", runs: list[tuple[str, Look]]) -> Iterator[Line]:
        properties = element.find(f"{W}pPr")
        key = "" if properties is None else value(properties, "pStyle") or ""
        shape = shape_of(properties).over(self._styles.shape(key))
        label = ""
        if is_numbered(shape) and any(text.strip() for text, _look in runs):
            number = shape.number_id or ""
            depth = shape.list_level
            if depth is None:
                depth = self._numbers.level_of_style(number, key) or 0
            label = self._numbers.label(number, depth)
        text = self._written(runs)
        seen = [look for piece, look in runs if piece.strip()]
        strong = bool(seen) and all(look.bold for look in seen)
        for place, piece in enumerate(_broken(text)):
            whole = f"{label} {piece}" if label and place == 0 else piece
            line = tidied(Line(whole, shape.level or 0, strong, self._styles.name(key)))
            if line is not None:
                self._count(line.text)
                yield line
        for box in _boxes(element):
            yield from self._block(box.iterchildren())

    def _table(self, table: "_Element") -> Iterator[Line]:
        """Yield the rows of a table; one that only lays a page out gives its paragraphs."""
        if columns_of(table) == 1 or is_layout(table):
            for cell in table.iterfind(f"{W}tr/{W}tc"):
                yield from self._block(cell.iterchildren())
            return
        for line in table.iter(f"{W}tr"):
            if line.getparent() is not table:
                continue
            cells: list[str] = []
            for cell in line.iterfind(f"{W}tc"):
                cells.append(" ".join(found.text for found in self._block(cell.iterchildren())))
                cells += [""] * min(span_of(cell) - 1, MOST_COLUMNS - len(cells))
            if any(cells):
                yield Line(row(cells))

    def _count(self, text: str) -> None:
        self._letters += len(text)
        if self._letters > MOST_LETTERS:
            raise too_long()

    # ── letters ──

    def _runs(self, paragraph: "_Element") -> list[tuple[str, Look]]:
        properties = paragraph.find(f"{W}pPr")
        key = "" if properties is None else value(properties, "pStyle") or ""
        runs: list[tuple[str, Look]] = []
        self._gather(paragraph, self._styles.look(key), runs)
        return runs

    def _gather(self, element: "_Element", look: Look, runs: list[tuple[str, Look]]) -> None:
        for child in element.iterchildren():
            tag = str(child.tag)
            if tag.endswith("}t"):  # of a formula too
                runs.append((child.text or "", look))
            elif tag in _SIGNS:
                runs.append((_SIGNS[tag], look))
            elif tag == f"{W}r":
                own = self._look_of_run(child).over(look)
                if not own.hidden:
                    self._gather(child, own, runs)
            elif tag == f"{W}sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                continue  # "Click here to enter text"
            elif tag not in _SKIPPED and not _draws(child):
                self._gather(child, look, runs)

    def _look_of_run(self, run: "_Element") -> Look:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return Look()
        style = value(properties, "rStyle") or ""
        return look_of(properties).over(self._styles.look_of_run(style))

    def _written(self, runs: list[tuple[str, Look]]) -> str:
        """Return the letters as they are seen: old fonts read, small letters shown as capitals."""
        merged: list[tuple[str, Look]] = []
        for text, look in runs:
            if merged and merged[-1][1][::2] == look[::2]:
                merged[-1] = (merged[-1][0] + text, look)
            else:
                merged.append((text, look))
        return "".join(self._seen(text, look) for text, look in merged)

    def _seen(self, text: str, look: Look) -> str:
        encoding = fonts.of_font(look.font or "")
        if encoding is not None and not fonts.is_unicode(text):
            converted = encoding.decoded(text)
            if converted != text:
                self._converted.add(encoding.name)
            text = converted.upper() if encoding.is_capital_font(look.font or "") else converted
        text = text.replace("\u00ad", "")
        return text.upper() if look.caps else text

    # ── round the text ──

    def _header(self) -> Iterator[Line]:
        """Yield what stands in the head of the first page alone, as some letterheads do."""
        relations = _root(self._package, "word/_rels/document.xml.rels")
        assert self._document is not None  # noqa: S101 - asked above
        if relations is None or self._document.find(f".//{W}sectPr/{W}titlePg") is None:
            return
        for reference in self._document.iterfind(f".//{W}sectPr/{W}headerReference"):
            if reference.get(f"{W}type") != "first":
                continue
            wanted = next((v for k, v in reference.items() if k.endswith("}id")), "")
            for relation in relations.iterchildren(f"{_RELATIONS}Relationship"):
                if relation.get("Id") == wanted and relation.get("TargetMode") != "External":
                    part = _root(self._package, f"word/{relation.get('Target', '')}")
                    if part is not None:
                        yield from self._block(part.iterchildren())
            return

    def _notes(self) -> Iterator[Note]:
        for name in sorted(self._converted):
            yield fonts.note(name)
        footnotes = _root(self._package, "word/footnotes.xml")
        if footnotes is not None:
            told = ("".join(note.itertext(f"{W}t")) for note in footnotes)
            written = [" ".join(clean(text).split()) for text in told if text.strip()]
            if written:
                yield Note(
                    rule="reading/footnotes",
                    message=_("Footnotes were left aside ({count}).").format(count=len(written)),
                    where=shorten(" · ".join(written), _EXCERPT, placeholder=" …"),
                )


def _root(package: Package, name: str) -> "_Element | None":
    data = package.read(name)
    return parse_xml(data.replace(_STRICT, _USUAL)) if data else None


def _is_joined(paragraph: "_Element") -> bool:
    """Say whether the end of ``paragraph`` was deleted, so that the next one goes on with it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _draws(element: "_Element") -> bool:
    return element.tag in {f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"}


def _boxes(paragraph: "_Element") -> Iterator["_Element"]:
    """Yield the text boxes anchored in ``paragraph``, each once though it is there for old Word."""
    for box in paragraph.iter(f"{W}txbxContent"):
        nearest = next(box.iterancestors(f"{W}p"))
        old = next(box.iterancestors(f"{_MC}Fallback"), None)
        again = None if old is None else old.getparent()
        if nearest is paragraph and (again is None or again.find(f".//{W}txbxContent") is box):
            yield box


def _broken(text: str) -> list[str]:
    """Part a paragraph at its line breaks, except where a sentence goes on over one."""
    pieces: list[str] = []
    for piece in text.split("\n"):
        bare = piece.strip()
        if pieces and bare and pieces[-1].strip() and continues(pieces[-1].strip(), bare, 0):
            pieces[-1] = f"{pieces[-1]} {bare}"
        else:
            pieces.append(piece)
    return pieces
