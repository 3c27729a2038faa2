"""Web pages (.html): the text that a page is for, without what stands round it.

A page that marks its main part is believed. In others jusText (J. Pomikálek, "Removing Boilerplate
and Duplicate Content from Web Corpora", 2011) tells text from menus and side-bars by the density
of links and of the commonest words of Vietnamese.
"""

from typing import TYPE_CHECKING

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.reading.decode import Decoded
from briefing.reading.extracts import MOST_LETTERS, Extract, too_long
from briefing.reading.packages import swollen
from briefing.reading.web_blocks import Found, blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_CHROME_LINKS = 12
"""A page of its own, as a program writes it, has fewer links and nothing but text."""

_DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "form",
    "button",
    "select",
    "textarea",
    "iframe",
    "object",
    "embed",
    "svg",
    "canvas",
    "video",
    "audio",
    "dialog",
    "head",
)
_DROPPED_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"}
_MOST_DEPTH = 200
_MOST_TAGS = 120_000  # long pages of news have a tenth
_MAIN_SHARE = 0.25  # of the words of a page must stand in its main part, or it is none


def read_page(decoded: Decoded) -> Extract:
    """Return the paragraphs of the page whose source ``decoded`` is.

    Nothing that it names is fetched, nothing in it is run. Raises :class:`ReadError` for a page
    without text and for one that nests its elements beyond measure.
    """
    from lxml import etree, html  # noqa: PLC0415 - start-up

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    source = decoded.text.replace("\x00", "").encode("utf-8", "replace")
    if source.count(b"<") > _MOST_TAGS:
        raise swollen()
    try:
        page = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _empty() from error
    if _is_too_deep(page):
        raise ReadError(
            _("The page nests its elements too deeply to be read."),
            _("Copy the text of the page into a text file and import that."),
        )
    _strip(page)
    body = page.find("body")
    body = page if body is None else body
    main = _main_part(body)
    found = [one for part in _parts(body, main) for one in blocks(part)]
    if main is None and _has_chrome(body):
        found = _told_by_words(found, body)
    lines = tuple(f.line for f in found if not f.is_menu)
    if not lines:
        raise _empty()
    if sum(len(line.text) for line in lines) > MOST_LETTERS:
        raise too_long()
    return Extract(lines, decoded.warnings, decoded.encoding)


def _is_too_deep(page: "HtmlElement") -> bool:
    depth, deepest = 0, 0
    from lxml import etree  # noqa: PLC0415 - start-up

    for event, _element in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > _MOST_DEPTH:
            return True
    return False


def _strip(page: "HtmlElement") -> None:
    """Take out what no reader of the page reads: scripts, menus, forms, hidden parts."""
    for element in list(page.iter(*_DROPPED)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        style = element.get("style", "").replace(" ", "").lower()
        if (
            element.get("role", "").lower() in _DROPPED_ROLES
            or element.get("hidden") is not None
            or element.get("aria-hidden", "").lower() == "true"
            or "display:none" in style
            or "visibility:hidden" in style
        ):
            element.drop_tree()


def _main_part(body: "HtmlElement") -> "HtmlElement | None":
    """Return the part that the page marks as what it is for."""
    candidates = body.xpath(".//main | .//*[@role='main'] | .//article[not(ancestor::article)]")
    if not isinstance(candidates, list) or not candidates:
        return None
    best = max(candidates, key=_length)
    return best if _length(best) >= _MAIN_SHARE * _length(body) else None


def _parts(body: "HtmlElement", main: "HtmlElement | None") -> list["HtmlElement"]:
    """Return what to read: the main part, behind a header with no links, as a paper's head."""
    if main is None:
        return [body]
    header = body.find("header")
    return [main] if header is None or header.find(".//a") is not None else [header, main]


def _length(element: "HtmlElement") -> int:
    return len("".join(element.itertext()).strip())


def _has_chrome(body: "HtmlElement") -> bool:
    return len(body.findall(".//a")) > _MOST_CHROME_LINKS or body.find(".//footer") is not None


def _told_by_words(found: list[Found], body: "HtmlElement") -> list[Found]:
    """Keep what jusText takes for text, and what stands between two pieces of it."""
    import justext  # type: ignore[import-untyped]  # noqa: PLC0415 - start-up
    from lxml import html  # noqa: PLC0415 - start-up

    page = html.tostring(body, encoding="unicode")
    judged = justext.justext(
        page,
        justext.get_stoplist("Vietnamese"),
        length_low=70,
        length_high=140,
        stopwords_low=0.1,
        stopwords_high=0.2,
        no_headings=False,
    )
    # In a short text no paragraph is long enough to be text for certain.
    kept = {_bare(one.text) for one in judged if not one.is_boilerplate} or {
        _bare(one.text) for one in judged if one.cf_class == "neargood"
    }
    good = [number for number, one in enumerate(found) if _bare(one.words) in kept]
    if not good:
        return found
    first, last = good[0], good[-1]
    while first > 0 and (found[first - 1].line.level or not found[first - 1].links):
        first -= 1
        if found[first].line.level == 1:
            break
    while last > first and found[last].links and not found[last].numbered:
        last -= 1
    while last + 1 < len(found) and found[last + 1].goes_on:
        last += 1
    return found[first : last + 1]


def _bare(text: str) -> str:
    return "".join(text.split())


def _empty() -> ReadError:
    return ReadError(
        _("The page holds no text."),
        _("Open it in a browser, copy its text into a text file and import that."),
    )
