"""What the command line writes: results on stdout, words for the user on stderr.

Whatever is written has been cleaned, so no text that somebody typed or imported can steer the
terminal.
"""

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any

from briefing.errors import BriefingError
from briefing.language.letters import clean

if TYPE_CHECKING:
    from briefing.model.records import Warning as Finding

# In JSON every control character stands in a string, where it may be written as an escape.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


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


def say_warnings(warnings: "Iterable[Finding]") -> None:
    """Write each finding with its rule, and where it is."""
    for line in warning_lines(warnings):
        say(line)


def warning_lines(warnings: "Iterable[Finding]") -> list[str]:
    """Return a line for each finding: "  ! message (where) [rule]"."""
    return [
        f"  ! {warning.message}"
        + (f" ({warning.where})" if warning.where else "")
        + f" [{warning.rule}]"
        for warning in warnings
    ]


def put_json(text: str) -> None:
    """Write finished JSON to stdout, control characters escaped, one line end after it."""
    sys.stdout.write(text.translate(_ESCAPED).rstrip("\n") + "\n")


def put_plain(value: Any) -> None:
    """Write records, mappings, sequences and plain values to stdout as indented JSON.

    Amounts are numbers, as in the record that :mod:`briefing.model.encoding` writes.
    """
    import msgspec  # noqa: PLC0415 - start-up

    encoded = msgspec.json.Encoder(decimal_format="number").encode(value)
    put_json(msgspec.json.format(encoded, indent=2).decode())


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Return ``rows`` as lines with aligned columns; those in ``right`` align right."""
    rows = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - cell_width(cell))
            cells.append(space + cell if number in right else cell + space)
        lines.append("  ".join(cells).rstrip())
    return lines


def fit(line: str) -> str:
    """Return ``line`` cut to the terminal's width, with "…"; whole where stdout is none."""
    if not sys.stdout.isatty():
        return line
    from shutil import get_terminal_size  # noqa: PLC0415 - start-up

    columns = get_terminal_size().columns
    if cell_width(line) <= columns:
        return line
    while cell_width(line) >= columns:
        line = line[:-1]
    return line.rstrip() + "…"


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
