"""Styles of a Word file: what a paragraph or a run is, whichever style it has that from."""

from typing import TYPE_CHECKING, NamedTuple

from briefing.reading.docx_numbers import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = {"0", "false", "off", "none"}
_MOST_BASES = 12  # styles rest on one another; a circle of them must end
_NUMBERED_AWAY = "0"  # numId of a paragraph whose style has a number that it has not


class Look(NamedTuple):
    """How letters look, as far as it changes what they say; ``None`` where nothing is said."""

    font: str | None = None
    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look with what it does not say taken from ``below``."""
        return Look(
            below.font if self.font is None else self.font,
            below.bold if self.bold is None else self.bold,
            below.caps if self.caps is None else self.caps,
            below.hidden if self.hidden is None else self.hidden,
        )


class Shape(NamedTuple):
    """What a paragraph is: the level of a heading (1…9, 0 none) and its place in a list."""

    level: int | None = None
    number_id: str | None = None
    list_level: int | None = None

    def over(self, below: "Shape") -> "Shape":
        """Return this shape with what it does not say taken from ``below``."""
        return Shape(
            below.level if self.level is None else self.level,
            below.number_id if self.number_id is None else self.number_id,
            below.list_level if self.list_level is None else self.list_level,
        )


class Style(NamedTuple):
    """One style: its name, the one it rests on, and what it says itself."""

    name: str = ""
    base: str = ""
    shape: Shape = Shape()
    look: Look = Look()


class Styles:
    """The styles of one document."""

    def __init__(self, root: "_Element | None") -> None:
        self._styles: dict[str, Style] = {}
        self._default = Look()
        self._usual = ""
        if root is None:
            return
        for run in root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"):
            self._default = look_of(run)
        for element in root.iterchildren(f"{W}style"):
            key = element.get(f"{W}styleId", "")
            self._styles[key] = _style(element)
            if element.get(f"{W}type") == "paragraph" and is_on(element.get(f"{W}default", "0")):
                self._usual = key

    def name(self, key: str) -> str:
        """Return the name of a style as Word shows it."""
        return self._styles.get(key, Style()).name

    def shape(self, key: str) -> Shape:
        """Return what paragraphs of the style ``key`` are, by it and those it rests on."""
        found = Shape()
        for style in self._chain(key or self._usual):
            found = found.over(style.shape)
        return found

    def look(self, key: str) -> Look:
        """Return how letters of the paragraph style ``key`` look."""
        return self.look_of_run(key or self._usual).over(self._default)

    def look_of_run(self, key: str) -> Look:
        """Return what the style ``key``, of a run, says of its letters."""
        found = Look()
        for style in self._chain(key):
            found = found.over(style.look)
        return found

    def _chain(self, key: str) -> list[Style]:
        chain: list[Style] = []
        while key in self._styles and len(chain) < _MOST_BASES:
            chain.append(self._styles[key])
            key = chain[-1].base
        return chain


def _style(element: "_Element") -> Style:
    name = value(element, "name") or ""
    shape = shape_of(element.find(f"{W}pPr"))
    if shape.level is None and name.lower() == "title":
        shape = shape._replace(level=1)
    return Style(name, value(element, "basedOn") or "", shape, look_of(element.find(f"{W}rPr")))


def shape_of(properties: "_Element | None") -> Shape:
    """Return what the paragraph properties (w:pPr) say."""
    if properties is None:
        return Shape()
    outline = value(properties, "outlineLvl")
    level = None
    if outline is not None and outline.isdecimal():
        level = int(outline) + 1 if int(outline) < 9 else 0
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return Shape(level)
    depth = value(numbering, "ilvl")
    return Shape(
        level,
        value(numbering, "numId"),
        int(depth) if depth is not None and depth.isdecimal() and len(depth) < 4 else None,
    )


def look_of(properties: "_Element | None") -> Look:
    """Return what the run properties (w:rPr) say."""
    if properties is None:
        return Look()
    fonts = properties.find(f"{W}rFonts")
    font = None
    if fonts is not None:
        font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
    return Look(font, *(_toggle(properties, name) for name in ("b", "caps", "vanish")))


def is_numbered(shape: Shape) -> bool:
    """Say whether a paragraph of that shape has an automatic number or bullet."""
    return shape.number_id is not None and shape.number_id != _NUMBERED_AWAY


def is_on(text: str) -> bool:
    """Read Word's way of saying yes and no."""
    return text.lower() not in _OFF


def value(element: "_Element", name: str) -> str | None:
    """Return the value of the child ``name``; ``None`` where there is no such child."""
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "")


def _toggle(properties: "_Element", name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else is_on(found.get(f"{W}val", "1"))
