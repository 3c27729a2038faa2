"""The XML of a template: without its authors' traces, and without anything that acts by itself.

Tracked changes are taken as they read, comments and bookmarks go, of the settings only those of
the page stay. Fields that number pages stay; any other may fetch a file, run a program or change
what a signed paper says, and is refused by its name. Elements: ISO/IEC 29500-1, 17.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefing.i18n import _
from briefing.language.patterns import late
from briefing.writing.papers.templating.package import (
    Part,
    is_xml,
    parsed,
    refused,
    word_table,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_VIDEO = "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_OUTSIDE = ("src", "{urn:schemas-microsoft-com:office:office}href")

_TRACES = late(r"\{[^}]*\}(?:rsid\w*|paraId|textId)")
_FIELD = late(r"\s*([^\s\\]*)")
_LINK = late(r'(?i)\s*HYPERLINK\s+(?:\\l\s+"\w+"|"(?:https?://|mailto:))')


def cleaned_part(part: Part) -> Part:
    """Return ``part`` as a paper may carry it; raises :class:`~briefing.errors.BriefingError`."""
    if not is_xml(part):
        return part
    from lxml import etree  # noqa: PLC0415 - start-up

    root = parsed(part.data)
    if root.tag == f"{W}settings":
        stay = _elements("settings")
        for child in list(root):
            if child.tag not in stay:
                root.remove(child)
    _clean(root)
    for instruction in _instructions(root):
        _require_harmless(instruction)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return part._replace(data=data)


def page_is_numbered(root: "_Element") -> bool:
    """Tell whether a header or a footer has the number of the page."""
    return any(_name_of(instruction) == "PAGE" for instruction in _instructions(root))


def _clean(root: "_Element") -> None:
    refuse, remove, unwrap = map(_elements, ("refused", "removed", "unwrapped"))
    for row in [one for one in root.iter(f"{W}tr") if one.find(f"{W}trPr/{W}del") is not None]:
        _take_out(row)
    for one in list(root.iter()):
        if one.tag in refuse or one.tag in {_OLE, _VIDEO}:
            raise refused(_("an embedded object"))
        for name in list(one.attrib):
            if _TRACES.fullmatch(str(name)):
                del one.attrib[name]
        if one.tag == _IMAGE:
            for name in _OUTSIDE:
                one.attrib.pop(name, None)
        elif one.tag in remove:
            _take_out(one)
        elif one.tag in unwrap:
            _unwrap(one)


@cache
def _elements(which: str) -> frozenset[str]:
    return frozenset(f"{W}{name}" for name in word_table()["elements"][which])


def _take_out(one: "_Element") -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _unwrap(one: "_Element") -> None:
    """Put the children of ``one`` in its place."""
    for child in list(one):
        one.addprevious(child)
    _take_out(one)


def _instructions(root: "_Element") -> Iterator[str]:
    """Yield what each field is told to do, put together from the runs it is broken into."""
    open_ones: list[str | None] = []
    for one in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if one.tag == f"{W}fldSimple":
            yield one.get(f"{W}instr", "")
        elif one.tag == f"{W}instrText":
            if not open_ones:
                yield one.text or ""
            elif open_ones[-1] is not None:
                open_ones[-1] += one.text or ""
        else:
            kind = one.get(f"{W}fldCharType")
            if kind == "begin":
                open_ones.append("")
            elif open_ones:
                told = open_ones[-1]
                if told is not None:
                    yield told
                open_ones[-1] = None
                if kind == "end":
                    open_ones.pop()
    yield from (told for told in open_ones if told is not None)


def _name_of(instruction: str) -> str:
    found = _FIELD.match(instruction)
    return found[1].upper() if found else ""


def _require_harmless(instruction: str) -> None:
    name = _name_of(instruction)
    if name not in word_table()["fields"]["kept"] and not _LINK.match(instruction):
        raise refused(_("a field ({name})").format(name=name[:30] or "?"))
