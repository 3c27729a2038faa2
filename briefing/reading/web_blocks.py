"""The blocks of a page in their order: paragraphs, headings, numbered items, rows of tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.reading.docx_numbers import written
from briefing.reading.extracts import Line, row, tidied

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_COLUMNS = 63
"""As many as Word makes."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_NAMES = """
address article blockquote body caption center dd details div dl dt fieldset figcaption figure
footer header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split()) | frozenset(_HEADINGS)
_BOLD = {"b", "strong"}
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_TYPES["I"] = "upperRoman"
_MENU_SHARE = 0.6  # of its letters being links, a short line is one of a menu
_MENU_LETTERS = 160


class Found(NamedTuple):
    """One block: its line, the words of it without a number, how many letters are links."""

    line: Line
    words: str
    links: int
    numbered: bool = False

    @property
    def is_menu(self) -> bool:
        """Say whether it is a line of a menu, of tags, of other articles."""
        letters = len(self.words)
        return letters <= _MENU_LETTERS and self.links > letters * _MENU_SHARE

    @property
    def goes_on(self) -> bool:
        """Say whether it may go on with the text above it: an item, a row, words with no link."""
        return not self.links and (self.numbered or self.line.text.startswith("|"))


class _Gathered:
    """The letters of the block that is being read."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.links = 0
        self.plain = 0  # letters that are not bold

    def add(self, text: str | None, *, link: bool, bold: bool) -> None:
        if not text:
            return
        self.text.append(text)
        letters = len("".join(text.split()))
        self.links += len(" ".join(text.split())) if link else 0
        self.plain += 0 if bold else letters


class _Walk:
    def __init__(self) -> None:
        self._open = _Gathered()
        self._label = ""
        self._style = ""
        self._level = 0

    def block(self, element: "HtmlElement") -> Iterator[Found]:
        """Yield what stands in a block element; a block within closes the line above it."""
        yield from self._close()
        tag = str(element.tag)
        if tag == "table" and not _is_layout(element):
            yield from self._rows(element)
            return
        self._level = _HEADINGS.get(tag, 0)
        self._style = element.get("class", "")
        if tag in {"ol", "ul"}:
            yield from self._items(element)
        else:
            yield from self._inside(element, link=False, bold=tag == "th")
        yield from self._close()
        self._level, self._style = 0, ""

    def _inside(self, element: "HtmlElement", *, link: bool, bold: bool) -> Iterator[Found]:
        self._open.add(element.text, link=link, bold=bold)
        for child in element:
            if not isinstance(child.tag, str):
                pass
            elif child.tag in _BLOCKS:
                yield from self.block(child)
            elif child.tag == "br":
                yield from self._close(again=True)
            else:
                yield from self._inside(
                    child, link=link or child.tag == "a", bold=bold or child.tag in _BOLD
                )
            self._open.add(child.tail, link=link, bold=bold)

    def _items(self, element: "HtmlElement") -> Iterator[Found]:
        """Yield the items of a list with the numbers that a browser shows."""
        form = _TYPES.get(element.get("type", "1"), "decimal")
        number = _whole(element.get("start"), 1)
        shown = element.tag == "ol" and "list-style:none" not in element.get("style", "").replace(
            " ", ""
        ).replace("list-style-type", "list-style")
        bullet = "" if element.tag == "ol" else "-"
        for child in element:
            if child.tag != "li":
                if isinstance(child.tag, str):
                    yield from self.block(child)
                continue
            number = _whole(child.get("value"), number)
            yield from self._close()
            sign = ")" if form == "lowerLetter" else "."
            self._label = f"{written(number, form)}{sign}" if shown else bullet
            self._style = child.get("class", "")
            yield from self._inside(child, link=False, bold=False)
            yield from self._close()
            number += 1

    def _rows(self, table: "HtmlElement") -> Iterator[Found]:
        for line in table.iter("tr"):
            if next(line.iterancestors("table")) is not table:
                continue
            cells = [cell for cell in line if cell.tag in {"td", "th"}]
            if len(cells) > MOST_COLUMNS:
                raise ReadError(
                    _(
                        "The document holds a table of {count} columns, more than any minutes have."
                    ).format(count=len(cells)),
                    _("Import such a table as a spreadsheet, and the minutes without it."),
                )
            texts = [" ".join("".join(cell.itertext()).split()) for cell in cells]
            links = sum(len("".join(a.itertext())) for a in line.iter("a"))
            if any(texts):
                yield Found(Line(row(texts)), " ".join(texts), links)

    def _close(self, *, again: bool = False) -> Iterator[Found]:
        """End the open line; ``again`` says that the same block goes on behind a line break."""
        gathered, self._open = self._open, _Gathered()
        words = " ".join("".join(gathered.text).split())
        if words:
            label, self._label = self._label, ""
            strong = gathered.plain == 0
            text = f"{label} {words}" if label else words
            line = tidied(Line(text, self._level, strong, self._style))
            if line is not None:
                yield Found(line, words, gathered.links, bool(label))
        if not again:
            self._level = 0


def blocks(root: "HtmlElement") -> Iterator[Found]:
    """Yield the blocks of ``root``. Raises :class:`ReadError` for a table beyond measure."""
    return _Walk().block(root)


def _is_layout(table: "HtmlElement") -> bool:
    """Say whether a table only puts things side by side: a letterhead, two signatures, a page."""
    if table.find(".//th") is not None or table.find("caption") is not None:
        return False
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return True
    bordered = table.get("border", "0") not in {"", "0"}
    widths = [len(line.findall("td")) for line in table.iter("tr")]
    return not bordered and max(widths, default=0) <= 2


def _whole(text: str | None, default: int) -> int:
    try:
        return max(0, min(int(text or ""), 9999))
    except ValueError:
        return default
