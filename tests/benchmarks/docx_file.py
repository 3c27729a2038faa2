"""A DOCX read back from its XML alone, as a judge of its measures would read it."""

from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
TWIPS_PER_MM = 1440 / 25.4


def tag(name: str) -> str:
    return _W + name


class Look(NamedTuple):
    """How a paragraph looks once its style, and what that is based on, are looked through."""

    size: float
    bold: bool
    italic: bool
    underline: bool
    align: str
    indent: float
    before: float
    after: float
    line: float
    line_rule: str
    fonts: tuple[str, ...]
    language: str


class Line(NamedTuple):
    """A paragraph: its style's name, its text, its look, its indents, the width it has (mm)."""

    style: str
    text: str
    look: Look
    left: float
    right: float
    room: float
    ruled: bool
    cell: tuple[int, int, int] | None  # table, row, column


class DocxFile:
    """Everything that the measures ask of one file."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        self._document = ET.fromstring(self.parts["word/document.xml"])  # noqa: S314 - our own
        styles = ET.fromstring(self.parts["word/styles.xml"])  # noqa: S314 - our own
        self.styles = {one.get(tag("styleId"), ""): one for one in styles.iter(tag("style"))}
        self.defaults = styles.find(tag("docDefaults"))
        self.section = next(self._document.iter(tag("sectPr")))

    def page(self, element: str, attribute: str) -> float:
        """Return a measure of the page in millimetres."""
        found = self.section.find(tag(element))
        return int(found.get(tag(attribute), "0")) / TWIPS_PER_MM if found is not None else 0.0

    def header(self, kind: str) -> ET.Element | None:
        """Return the header of this kind ("default", "first")."""
        relations = ET.fromstring(self.parts["word/_rels/document.xml.rels"])  # noqa: S314 - ours
        targets = {one.get("Id"): one.get("Target") for one in relations}
        for one in self.section.findall(tag("headerReference")):
            if one.get(tag("type")) == kind:
                part = self.parts[f"word/{targets[one.get(_R + 'id')]}"]
                return ET.fromstring(part)  # noqa: S314 - our own
        return None

    def lines(self) -> list[Line]:
        """Return every paragraph in reading order."""
        body = self._document.find(tag("body"))
        assert body is not None
        width = self.page("pgSz", "w") - self.page("pgMar", "left") - self.page("pgMar", "right")
        found: list[Line] = []
        tables = 0
        for child in body:
            if child.tag == tag("p"):
                found.append(self._line(child, width, None))
            elif child.tag == tag("tbl"):
                found += self._table(child, tables)
                tables += 1
        return found

    def look_of(self, paragraph: ET.Element) -> Look:
        """Return how a paragraph looks by its style alone."""
        chain = self._chain(self._style_id(paragraph))

        def first(part: str, name: str, attribute: str = "val") -> str | None:
            for style in chain:
                found = style.find(f"{tag(part)}/{tag(name)}")
                if found is not None and (attribute == "val" or tag(attribute) in found.attrib):
                    return found.get(tag(attribute), "on")
            return None

        def on(name: str) -> bool:
            return first("rPr", name) not in (None, "0", "false", "none")

        rule = first("pPr", "spacing", "lineRule") or "auto"
        line = float(first("pPr", "spacing", "line") or 240)
        return Look(
            size=int(first("rPr", "sz") or 0) / 2,
            bold=on("b"),
            italic=on("i"),
            underline=on("u"),
            align=first("pPr", "jc") or "left",
            indent=int(first("pPr", "ind", "firstLine") or 0) / TWIPS_PER_MM,
            before=int(first("pPr", "spacing", "before") or 0) / 20,
            after=int(first("pPr", "spacing", "after") or 0) / 20,
            line=line / 20 if rule == "exact" else line / 240,
            line_rule=rule,
            fonts=tuple(first("rPr", "rFonts", slot) or "" for slot in FONT_SLOTS),
            language=first("rPr", "lang") or "",
        )

    def sprayed(self) -> list[str]:
        """Return the runs that are formatted by hand instead of by a style."""
        return [text_of(run) for run in self._document.iter(tag("r")) if run.find(tag("rPr"))]

    def has(self, name: str) -> bool:
        return any(True for _ in self._document.iter(tag(name)))

    def _table(self, table: ET.Element, number: int) -> list[Line]:
        found = []
        for row, cells in enumerate(table.findall(tag("tr"))):
            for column, cell in enumerate(cells.findall(tag("tc"))):
                width = cell.find(f"{tag('tcPr')}/{tag('tcW')}")
                assert width is not None
                room = int(width.get(tag("w"), "0")) / TWIPS_PER_MM
                found += [
                    self._line(paragraph, room, (number, row, column))
                    for paragraph in cell.findall(tag("p"))
                ]
        return found

    def _line(self, paragraph: ET.Element, room: float, cell: tuple[int, int, int] | None) -> Line:
        own = paragraph.find(f"{tag('pPr')}/{tag('ind')}")
        sides = [
            int(own.get(tag(side), "0")) if own is not None else 0 for side in ("left", "right")
        ]
        chain = self._chain(self._style_id(paragraph))
        name = chain[0].find(tag("name"))
        assert name is not None
        return Line(
            style=name.get(tag("val"), ""),
            text=text_of(paragraph),
            look=self.look_of(paragraph),
            left=sides[0] / TWIPS_PER_MM,
            right=sides[1] / TWIPS_PER_MM,
            room=room,
            ruled=any(style.find(f"{tag('pPr')}/{tag('pBdr')}") is not None for style in chain),
            cell=cell,
        )

    @staticmethod
    def _style_id(paragraph: ET.Element) -> str:
        style = paragraph.find(f"{tag('pPr')}/{tag('pStyle')}")
        return style.get(tag("val"), "") if style is not None else "Normal"

    def _chain(self, style_id: str) -> list[ET.Element]:
        chain = []
        while style_id:
            style = self.styles[style_id]
            chain.append(style)
            based = style.find(tag("basedOn"))
            style_id = based.get(tag("val"), "") if based is not None else ""
        return chain


def text_of(element: ET.Element) -> str:
    """Return the text as Word shows it: a hyphen that does not break is a hyphen."""
    pieces = []
    for part in element.iter():
        if part.tag == tag("t"):
            pieces.append(part.text or "")
        elif part.tag == tag("noBreakHyphen"):
            pieces.append("-")
    return "".join(pieces)
