"""What the command line writes: results on stdout, words for the user on stderr.

Whatever is written has been cleaned, so no text that somebody typed or imported can steer the
terminal.
"""

from __future__ import annotations

import sys
import unicodedata

from briefing.language.cleaning import clean
from briefing.language.patterns import late

TYPE_CHECKING = False  # importing typing for it would be a tenth of a lean verb's start
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import IO, Any

    from briefing.errors import BriefingError
    from briefing.model.records import Warning as Finding

# In JSON every control character stands in a string, where it may be written as an escape.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
_SIGNS_OF_THEM = (b"\x7f", b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""Bytes of which the UTF-8 of any control character has one; most texts have none."""

# Letters of Latin languages and the signs of print: composed, shown, and one cell wide.
_PLAIN = late("[ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2026]*")


def speak_utf8() -> None:
    """Make the standard streams UTF-8 whatever the locale says; a letter never fails them."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")


def put(text: str) -> None:
    """Write a result and a line end to stdout."""
    _write(sys.stdout, text)


def say(text: str) -> None:
    """Write words for the user and a line end to stderr."""
    _write(sys.stderr, text)


def say_error(error: BriefingError) -> None:
    """Write what went wrong and, on a line of its own, what to do about it."""
    say(error.message)
    if error.advice:
        say(f"  → {error.advice}")


def say_warnings(warnings: Iterable[Finding]) -> None:
    """Write each finding with its rule, and where it is."""
    for line in warning_lines(warnings):
        say(line)


def warning_lines(warnings: Iterable[Finding]) -> list[str]:
    """Return a line for each finding: "  ! message (where) [rule]"."""
    return [
        f"  ! {warning.message}"
        + (f" ({warning.where})" if warning.where else "")
        + f" [{warning.rule}]"
        for warning in warnings
    ]


def put_json(text: str) -> None:
    """Write finished JSON to stdout, control characters escaped, one line end after it."""
    encoded = text.encode("utf-8", "replace")
    if any(sign in encoded for sign in _SIGNS_OF_THEM):
        text = text.translate(_ESCAPED)  # letter by letter, which takes long
    sys.stdout.write(text.rstrip("\n") + "\n")


def put_plain(value: Any) -> None:
    """Write records, mappings, sequences and plain values to stdout as indented JSON.

    Amounts are numbers, as in the record that :mod:`briefing.model.encoding` writes.
    """
    import msgspec  # noqa: PLC0415 - start-up

    encoded = msgspec.json.Encoder(decimal_format="number").encode(value)
    put_json(msgspec.json.format(encoded, indent=2).decode())


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Return ``rows`` as lines with aligned columns; those in ``right`` align right."""
    columns = [
        _aligned(column, right=number in right)
        for number, column in enumerate(zip(*rows, strict=True))
    ]
    line = "  ".join(form for form, _cells in columns).format
    return [line(*row).rstrip() for row in zip(*(cells for _form, cells in columns), strict=True)]


def put_table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> None:
    """Write a table to stdout, each line cut to the width of the terminal."""
    sys.stdout.write("\n".join(fit(table(rows, right=right))) + "\n")


def fit(lines: Iterable[str]) -> list[str]:
    """Return ``lines`` cut to the terminal's width, with "…"; whole where stdout is none."""
    if not sys.stdout.isatty():
        return list(lines)
    from shutil import get_terminal_size  # noqa: PLC0415 - start-up

    columns = get_terminal_size().columns
    return [_cut(line, columns) for line in lines]


def _cut(line: str, columns: int) -> str:
    if cell_width(line) <= columns:
        return line
    while cell_width(line) >= columns:
        line = line[:-1]
    return line.rstrip() + "…"


def _aligned(column: Sequence[str], *, right: bool) -> tuple[str, Sequence[str]]:
    """Return the cells of ``column``, clean and of one line, and how each is filled up.

    That is a replacement field of :meth:`str.format`.
    """
    whole = f"|{'|'.join(column)}|"
    if _PLAIN.fullmatch(whole) and not any(gap in whole for gap in ("  ", "| ", " |")):
        width = max(map(len, column))  # a look at the whole instead of at each letter of each cell
        return f"{{:{'>' if right else '<'}{width}}}", column
    cells = [_one_line(cell) for cell in column]
    widths = [cell_width(cell) for cell in cells]
    blanks = [" " * (max(widths) - width) for width in widths]
    return "{}", [
        blank + cell if right else cell + blank for cell, blank in zip(cells, blanks, strict=True)
    ]


def cell_width(text: str) -> int:
    """Return how many terminal cells ``text`` takes: East Asian letters two, marks none."""
    if text.isascii():
        return len(text)
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _write(stream: IO[str], text: str) -> None:
    stream.write(clean(text) + "\n")
