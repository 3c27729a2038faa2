"""What both ends of the Markdown form of minutes share: its words, its escapes, its tail.

A minutes file has three parts. The *front matter* at the top gives the header facts, one
``key: <JSON value>`` a line. The *page* is the document that people read; it is the authority for
every text. The *tail*, a comment that no renderer shows, keeps what a page cannot say exactly:
ids, units, dates, origins, exact amounts, the source.

Minutes are an official paper in Vietnamese, so their words do not follow the interface.
"""

import re

import msgspec

from briefing.digests import blake2b
from briefing.language.dates import write_day_spoken
from briefing.language.patterns import late
from briefing.model.records import (
    Accepted,
    Answer,
    Citation,
    Directive,
    DirectiveList,
    Figure,
    Finalized,
    Record,
    Result,
    Source,
    Status,
    Warning,  # noqa: A004 - the record's documented name
)

FENCE = "---"
TAIL_OPENING = "<!-- briefing:record"
TAIL_CLOSING = "-->"

HEADER_FIELDS = (
    "id",
    "title",
    "organization",
    "state",
    "revision",
    "schema_version",
    "period",
    "meeting",
)

DEFAULT_TITLE = "Biên bản giao ban"
SUMMARY = "Tóm tắt"
RESULTS = "Kết quả thực hiện"
DIRECTIVES = "Kết luận"
QUOTATIONS = "Trích dẫn"
FIGURES = "Số liệu"
CITATIONS = "Văn bản viện dẫn"
NOTES = "Ghi chú riêng"

HEADER_PART = ""
"""The name of what stands before the first part: the title and the facts of the meeting."""

LEADING = "chủ trì: "
COOPERATING = "phối hợp: "
DUE = "hạn: "
UNIT = "đơn vị: "
HIGHLIGHT = "nổi bật"
CARRIED_FROM = "chuyển từ kỳ trước, mục "
SOURCE = "Nguồn: "
BETWEEN_FACTS = " · "
BETWEEN_UNITS = ", "

STATUS_WORDS = {
    Status.IN_PROGRESS: "đang thực hiện",
    Status.DONE: "đã hoàn thành",
    Status.LATE: "chậm tiến độ",
    Status.CARRIED: "chuyển kỳ sau",
    Status.DROPPED: "không thực hiện nữa",
}
"""How a page names a status. A directive that is merely open goes without one."""


class Kept(Record, frozen=True, kw_only=True):
    """The tail: what the page does not show exactly.

    The page has the texts and the sections; ``results`` and ``directive_lists`` hold a digest in
    place of each text, by which an item is known again when others come or go around it. ``page``
    is the digest of the whole page as written, ``parts`` those of the parts that only repeat what
    is kept elsewhere.
    """

    page: str
    parts: dict[str, str]
    results: tuple[Result, ...] = ()
    directive_lists: tuple[DirectiveList, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    answers: tuple[Answer, ...] = ()
    confirmed: tuple[str, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    finalized: Finalized | None = None
    warnings: tuple[Warning, ...] = ()
    source: Source | None = None


def digest(text: str) -> str:
    """Return eight hexadecimal digits that tell one text of a briefing from another."""
    return blake2b(text.encode(), 4)


def part_digest(markdown: str) -> str:
    """Return the digest of a part of the page; space around it does not count."""
    return digest(markdown.strip())


def is_minutes(text: str) -> bool:
    """Tell whether ``text`` begins as minutes do: with front matter about a period."""
    first, *others = text.removeprefix("\ufeff").split("\n", 2 * len(HEADER_FIELDS))
    names = {line.partition(":")[0] for line in others}
    return first.rstrip("\r") == FENCE and {"id", "period", "schema_version"} <= names


_JSON = msgspec.json.Encoder(decimal_format="number", order="deterministic")

# What JSON may hold as it is but a comment or a YAML line may not: anything that closes or opens
# a comment, and characters that YAML counts as line breaks or calls unprintable, or that would
# turn the direction of what follows.
_UNSAFE_JSON = late(r"[<>\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|(?<=-)-")


def safe_json(value: object, *, indent: int) -> str:
    """Return ``value`` as JSON that can stand in YAML and in an HTML comment.

    ``indent`` 0 makes one line of it.
    """
    text = msgspec.json.format(_JSON.encode(value), indent=indent).decode()
    return _UNSAFE_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


# CommonMark 0.31: a backslash makes any ASCII punctuation literal (2.4), a numeric reference
# stands for its character and never for structure (2.5). An underscore between letters marks
# nothing (6.2), so addresses stay legible. Space at either end of a line would be dropped (4.8), a
# second space is collapsed by whoever shows the page. Last come what ends a table's cell, what an
# editor may take for the end of a line, and what turns the direction of writing.
_SPECIAL = late(
    r"(?P<mark>[\\`*\[\]<~]|&(?=\#?\w+;)|\A[-+=:>\#]|\#(?=\#*\Z)|(?<![^\W_])_|_(?![^\W_]))"
    r"|\A\s|\s\Z|(?<=\ )\ "
    r"|[|\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]",
    re.VERBOSE,
)
_LIST_NUMBER = late(r"\A([0-9]{1,9})([.)])(?= |\Z)")
_NEWLINE = "&#10;"


def _escape_special(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match["mark"] else f"&#{ord(match[0])};"


def _escape(line: str) -> str:
    return _LIST_NUMBER.sub(r"\1\\\2", _SPECIAL.sub(_escape_special, line))


def escape_line(text: str) -> str:
    """Return ``text`` as Markdown on one line, for headings, table cells and list items."""
    return _NEWLINE.join(map(_escape, text.split("\n")))


def escape_block(text: str) -> str:
    r"""Return ``text`` as Markdown paragraphs; :func:`unescape` on each gives it back.

    A single newline becomes a hard break, two a new paragraph; what paragraphs cannot say (more
    newlines, or some at either end) becomes references. Empty text gives no paragraph.
    """
    pieces = re.split(r"(\n+)", text)
    last = len(pieces) - 1
    written = []
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            written.append(_escape(piece))
        elif (place == 1 and not pieces[0]) or (place == last - 1 and not pieces[last]):
            written.append(_NEWLINE * len(piece))
        elif len(piece) == 1:
            written.append("\\\n")
        else:
            written.append("\n\n" + _NEWLINE * (len(piece) - 2))
    return "".join(written)


_ESCAPED = late(
    r"(?P<hard>\\\n[ \t]*|[ \t]{2,}\n[ \t]*)"
    r"|(?P<soft>[ \t]*\n[ \t]*)"
    r"|\\(?P<mark>[!-/:-@\[-`{-~])"
    r"|&\#(?P<number>[0-9]{1,7});"
    r"|&(?:\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);",
    re.VERBOSE,
)


def _unescape_special(match: re.Match[str]) -> str:
    if match["hard"]:
        return "\n"
    if match["soft"]:
        return " "
    if match["mark"]:
        return match["mark"]
    if match["number"]:
        code = int(match["number"])
        return chr(code) if code <= 0x10FFFF else match[0]
    import html  # noqa: PLC0415 - start-up: it has a table of two thousand names

    return html.unescape(match[0])


def unescape(paragraph: str) -> str:
    """Return the text of one Markdown paragraph that :func:`escape_block` wrote.

    Of a paragraph changed by hand it reads what CommonMark means by breaks, escapes and
    references; other marks, as for emphasis, stay as they are.
    """
    return _ESCAPED.sub(_unescape_special, paragraph)


def directive_facts(item: Directive) -> str:
    """Return the line under a conclusion: unit, date, tags, status; empty where nothing is set.

    "Chủ trì: Vụ Cán bộ · phối hợp: Vụ Địa phương · hạn: thứ Sáu 31/7/2020 · #đại-hội"
    """
    facts = []
    if item.unit:
        facts.append(LEADING + item.unit)
    if item.cooperating:
        facts.append(COOPERATING + BETWEEN_UNITS.join(item.cooperating))
    if item.due:
        facts.append(DUE + write_day_spoken(item.due))
    facts += [f"#{tag}" for tag in item.tags]
    if item.status in STATUS_WORDS:
        facts.append(STATUS_WORDS[item.status])
    if item.origin:
        facts.append(f"{CARRIED_FROM}{item.origin.ordinal}")
    return _facts_line(facts)


def result_facts(item: Result) -> str:
    """Return the line under a result: its unit and whether it is a highlight."""
    facts = [UNIT + item.unit] if item.unit else []
    if item.highlight:
        facts.append(HIGHLIGHT)
    return _facts_line(facts)


def _facts_line(facts: list[str]) -> str:
    line = BETWEEN_FACTS.join(facts)
    return line[:1].upper() + line[1:]
