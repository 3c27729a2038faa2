"""Grey pictures in Sixel graphics (DEC VT340): bands of six rows, a layer for each shade."""

import re
from collections.abc import Sequence

SHADES = 16
_BAND = 6
_SHIFT = 4  # bits of a grey value that make no difference
_OFFSET = 63  # a sixel of no dots is the letter "?"
_RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)

# For each shade and each row of a band: grey values to the dot that they set in that row.
_DOTS = [
    [
        bytes((1 << row) if value >> _SHIFT == shade else 0 for value in range(256))
        for row in range(_BAND)
    ]
    for shade in range(SHADES)
]
_LETTERS = bytes((value + _OFFSET) % 256 for value in range(256))


def sixels(width: int, rows: Sequence[bytes]) -> str:
    """Return the picture with the given rows of grey values, as what a terminal is sent."""
    palette = "".join(
        f"#{shade};2;{percent};{percent};{percent}"
        for shade in range(SHADES)
        for percent in (round(100 * shade / (SHADES - 1)),)
    )
    bands = (rows[top : top + _BAND] for top in range(0, len(rows), _BAND))
    body = b"-".join(map(_band, bands)).decode("ascii")
    return f'\x1bP0;0;0q"1;1;{width};{len(rows)}{palette}{body}\x1b\\'


def _band(rows: Sequence[bytes]) -> bytes:
    """Return up to six rows: for each shade that is there its dots, one shade over the other."""
    length = len(rows[0])
    there = {value >> _SHIFT for value in set().union(*rows)}
    layers = []
    for shade in sorted(there):
        dots = 0
        for row, table in zip(rows, _DOTS[shade], strict=False):
            dots |= int.from_bytes(row.translate(table))
        letters = dots.to_bytes(length).translate(_LETTERS)
        layers.append(b"#%d%b" % (shade, _RUN.sub(_shortened, letters)))
    return b"$".join(layers)


def _shortened(run: re.Match[bytes]) -> bytes:
    """Return a run of equal sixels as their number and one of them."""
    return b"!%d%b" % (len(run[0]), run[1])
