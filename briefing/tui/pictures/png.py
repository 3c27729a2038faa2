"""The grey values of a PNG picture, as Typst writes pages: 8 bits a channel, not interlaced.

A page is ink on paper, so its first channel tells all; read alone, it takes a fraction of the
time and needs no library (PNG, second edition, sections 5, 9 and 11).
"""

import struct
import zlib
from itertools import accumulate
from typing import NamedTuple

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}  # by colour type: grey, RGB, grey and alpha, RGBA
_LOW = 0x7F


class Grey(NamedTuple):
    """A picture: its width in pixels, and a row of bytes for each line, 0 is black."""

    width: int
    rows: list[bytes]


def read_grey(content: bytes) -> Grey:
    """Return the first channel of a PNG picture; raises :class:`ValueError` for another kind."""
    if not content.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    packed, place = [], len(_SIGNATURE)
    width = depth = colour = interlaced = 0
    while place + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, _height, depth, colour, _packing, _filters, interlaced = struct.unpack(
                ">IIBBBBB", data
            )
        elif kind == b"IDAT":
            packed.append(data)
        place += length + 12
    if depth != 8 or colour not in _CHANNELS or interlaced:
        raise ValueError("no PNG of the kind that pages are")
    channels = _CHANNELS[colour]
    return Grey(width, _unfiltered(zlib.decompress(b"".join(packed)), width, channels))


def _unfiltered(raw: bytes, width: int, channels: int) -> list[bytes]:
    """Return the rows of the first channel with the filter of each undone."""
    step = width * channels + 1
    above, rows = bytes(width), []
    for start in range(0, len(raw) - step + 1, step):
        row = raw[start + 1 : start + step : channels]
        above = _UNDO[raw[start]](row, above)
        rows.append(above)
    return rows


def _none(row: bytes, _above: bytes) -> bytes:
    return row


def _sub(row: bytes, _above: bytes) -> bytes:
    return bytes(map((255).__and__, accumulate(row)))


def _up(row: bytes, above: bytes) -> bytes:
    """Add the bytes of two rows as two long numbers, no carry passing from byte to byte."""
    length = len(row)
    low = int.from_bytes(bytes((_LOW,)) * length)
    one, other = int.from_bytes(row), int.from_bytes(above)
    summed = ((one & low) + (other & low)) ^ ((one ^ other) & ~low)
    return summed.to_bytes(length)


def _average(row: bytes, above: bytes) -> bytes:
    made, left = bytearray(), 0
    for value, over in zip(row, above, strict=True):
        left = (value + ((left + over) >> 1)) & 255
        made.append(left)
    return bytes(made)


def _paeth(row: bytes, above: bytes) -> bytes:
    made, left, corner = bytearray(), 0, 0
    for value, over in zip(row, above, strict=True):
        to_left, to_over = abs(over - corner), abs(left - corner)
        to_corner = abs(left + over - 2 * corner)
        if to_left <= to_over and to_left <= to_corner:
            nearest = left
        else:
            nearest = over if to_over <= to_corner else corner
        left, corner = (value + nearest) & 255, over
        made.append(left)
    return bytes(made)


_UNDO = (_none, _sub, _up, _average, _paeth)
