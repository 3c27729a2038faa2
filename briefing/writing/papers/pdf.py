"""PDF: a paper as it is printed, signed and sent, laid out by Typst from the profile's measures.

The letters are Liberation Serif, which takes the room of Times New Roman letter for letter and
comes with the program (SIL Open Font License), so a paper looks the same wherever it is made.
Texts reach Typst in JSON and are never markup. The same paper gives the same bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.language.patterns import late
from briefing.model.paper import Block, Blocks, Paper, Role
from briefing.writing.papers.metrics import longest
from briefing.writing.papers.profile import Profile, Style

if TYPE_CHECKING:
    from typst import Compiler

_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"
_TEMPLATE = _HERE / "paper.typ"
_FONT = "Liberation Serif"

_WHOLE = late(r"([^\s]*(?:\d[-/]\w|\w-\d)[^\s]*)")  # "28-6-2020,", "75-KL/TW", "30/2020/NĐ-CP"
_ASCENT, _DESCENT, _GAP = 0.891, 0.216, 0.042  # of the size; as Times New Roman has them
_EXACT_RISE = 0.8  # how much of an exact line stands over the letters' feet, as in LibreOffice
_ONE_AT_A_TIME = Lock()  # Typst refuses to compile while another thread does
_RULE_HEIGHT = 3  # points, as the line that carries a rule in the DOCX


class _Look(Struct):
    """How a role looks: a style, its line as what is over and under the letters' feet."""

    size: float
    bold: bool
    italic: bool
    underline: bool
    align: str
    indent: float
    before: float
    after: float
    rise: float
    drop: float


class _Line(Struct):
    """One block: ``rule`` in millimetres, ``level`` as a heading (0: none).

    ``text`` is in pieces, every second of which stays on one line.
    """

    role: str
    text: list[str]
    rule: float
    level: int
    sticky: bool


def render(paper: Paper, profile: Profile) -> bytes:
    """Return ``paper`` as a PDF in the form of ``profile``, tagged and with bookmarks.

    Raises :class:`BriefingError` for a paper that cannot be laid out.
    """
    midnight = datetime.combine(paper.day, time(), UTC)
    with _laying_out() as compiler:
        made = compiler.compile(_source(paper, profile), format="pdf", timestamp=midnight)
    return _one(made)


def render_pictures(paper: Paper, profile: Profile, dots_per_inch: float = 96) -> list[bytes]:
    """Return the pages of ``paper`` as PNG pictures; any thread may ask for them.

    Raises as :func:`render`.
    """
    with _laying_out() as compiler:
        made = compiler.compile(_source(paper, profile), format="png", ppi=dots_per_inch)
    return made if isinstance(made, list) else [_one(made)]


@contextmanager
def _laying_out() -> Iterator["Compiler"]:
    """Give the compiler to one thread at a time; what it refuses is a sentence for the user."""
    try:
        with _ONE_AT_A_TIME:
            yield _compiler()
    except RuntimeError as error:  # a TypstError is one
        raise BriefingError(
            _("The pages cannot be laid out: {reason}").format(reason=clean(str(error))),
            _("Export it as a Word document instead."),
        ) from error


def _one(made: bytes | list[bytes] | None) -> bytes:
    """Return the one file that a compilation without an output file gives."""
    if not isinstance(made, bytes):
        raise TypeError(f"one file was expected, not {type(made).__name__}")
    return made


@cache
def _compiler() -> "Compiler":
    """Return the compiler of this process, its fonts read once and none but our own."""
    from typst import Compiler, Fonts  # noqa: PLC0415 - start-up

    fonts = Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)]
    )
    return Compiler(font_paths=fonts, ignore_system_fonts=True)


def _source(paper: Paper, profile: Profile) -> bytes:
    """Return the template with the data in front of it, as a string that Typst reads as JSON.

    In such a string nothing but the backslash and the quotation mark means anything. As an
    input from outside it would have Typst forget between two papers what it knows already.
    """
    quoted = _data(paper, profile).replace("\\", "\\\\").replace('"', '\\"')
    return f'#let paper = json(bytes("{quoted}"))\n'.encode() + _template()


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


def _data(paper: Paper, profile: Profile) -> str:
    """Return everything that the template lays out, as JSON."""
    page, columns, rules = profile.page, profile.columns, profile.rules
    lang, _dash, region = paper.language.partition("-")
    whole = page.text_width

    def lines(blocks: Blocks, room: float, *, kept: bool = False) -> list[_Line]:
        return [_line(block, profile, room, kept=kept) for block in blocks]

    body = lines(paper.body, whole)
    if body:
        body[-1].sticky = True  # no page has nothing but a signature
    pair = len(paper.signatures) > 1
    widths = columns.pair if pair else (columns.foot[1],)
    data = {
        "name": clean(paper.name),
        "issuer": clean(paper.issuer),
        "day": (paper.day.year, paper.day.month, paper.day.day),
        "page": {
            **msgspec.structs.asdict(page),
            "font": _FONT,
            "lang": lang,
            "region": region or None,
            "number_role": Role.PAGE_NUMBER.value,
        },
        "columns": columns,
        "rule": {
            "above": rules.above,
            "below": rules.below,
            "width": rules.width,
            "height": _RULE_HEIGHT,
        },
        "styles": {role.value: _look(profile.style(role)) for role in Role},
        "left": lines(paper.left, columns.head[0]),
        "right": lines(paper.right, columns.head[1]),
        "number": lines(paper.number, columns.head[0]),
        "place_date": lines(paper.place_date, columns.head[1]),
        "title": lines(paper.title, whole, kept=True),
        "body": body,
        "signatures": [
            lines(blocks, room) for blocks, room in zip(paper.signatures, widths, strict=True)
        ],
        "recipients": lines(paper.recipients, whole if pair else columns.foot[0]),
    }
    return msgspec.json.encode(data).decode()


def _line(block: Block, profile: Profile, room: float, *, kept: bool) -> _Line:
    look = profile.style(block.role)
    level = 1 if block.role is Role.TYPE else look.outline + 1 if look.outline else 0
    return _Line(
        role=block.role.value,
        text=_WHOLE.split(clean(block.text)),
        rule=block.rule and block.rule * longest(block.text, look, room),
        level=level,
        sticky=kept or look.keep,
    )


def _look(style: Style) -> _Look:
    rise, drop = _line_of(style)
    return _Look(
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        align=style.align.value,
        indent=style.indent,
        before=style.before,
        after=style.after,
        rise=rise,
        drop=drop,
    )


def _line_of(style: Style) -> tuple[float, float]:
    """Return how far a line reaches over and under the letters' feet, in points."""
    if style.line:
        return style.line * _EXACT_RISE, style.line * (1 - _EXACT_RISE)
    drop = style.size * _DESCENT
    return style.size * (_ASCENT + _DESCENT + _GAP) * style.multiple - drop, drop
