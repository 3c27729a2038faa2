"""Pages as pixels and as what a terminal is sent: what comes out is what went in."""

import re
import struct
import zlib
from base64 import b64decode
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.paper import PaperKind
from briefing.tui.pictures.drawing import Part, draw
from briefing.tui.pictures.layout import Room, View, parts, resolution, usual_view
from briefing.tui.pictures.means import Means, Way
from briefing.tui.pictures.png import read_grey
from briefing.tui.pictures.sixel import sixels
from briefing.writing.papers.pdf import render_pictures
from briefing.writing.papers.profile import load
from tests.writing.papers.samples import paper

CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


def png(rows: list[bytes], colour: int, filters: list[int], *, depth: int = 8) -> bytes:
    """Return a PNG of whole rows (all channels), each written with the filter that is named."""
    step = CHANNELS[colour]
    raw, above = b"", bytes(len(rows[0]))
    for row, kind in zip(rows, filters, strict=True):
        made = bytearray()
        for place, value in enumerate(row):
            left = row[place - step] if place >= step else 0
            corner = above[place - step] if place >= step else 0
            made.append((value - guess(kind, left, above[place], corner)) % 256)
        raw += bytes([kind]) + made
        above = row
    head = struct.pack(">IIBBBBB", len(rows[0]) // step, len(rows), depth, colour, 0, 0, 0)
    middle = zlib.compress(raw)
    pieces = [(b"IHDR", head), (b"IDAT", middle[:5]), (b"IDAT", middle[5:]), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in pieces
    )
    return b"\x89PNG\r\n\x1a\n" + body


def guess(kind: int, left: int, over: int, corner: int) -> int:
    if kind == 4:
        likely = left + over - corner
        return min((left, over, corner), key=lambda value: abs(likely - value))
    return (0, left, over, (left + over) // 2)[kind]


@given(st.data())
@settings(max_examples=40)
def test_the_first_channel_of_any_page(data: st.DataObject) -> None:
    colour = data.draw(st.sampled_from(list(CHANNELS)))
    width, height = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 6))
    step = CHANNELS[colour]
    rows = [
        data.draw(st.binary(min_size=width * step, max_size=width * step)) for _ in range(height)
    ]
    filters = data.draw(st.lists(st.integers(0, 4), min_size=height, max_size=height))
    grey = read_grey(png(rows, colour, filters))
    assert grey.width == width
    assert grey.rows == [row[::step] for row in rows]


@pytest.mark.parametrize("content", [b"", b"GIF89a", png([b"\0"], 0, [0], depth=1)])
def test_another_kind_of_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="PNG"):
        read_grey(content)


def seen(text: str) -> list[list[int]]:
    """Return the shades that a terminal would show for Sixel graphics."""
    head = re.match(r'\x1bP0;0;0q"1;1;(\d+);(\d+)((?:#\d+;2;\d+;\d+;\d+)*)', text)
    assert head
    width, height = int(head[1]), int(head[2])
    shown = [[-1] * width for _ in range(height)]
    top = x = shade = 0
    body = text[head.end() :].removesuffix("\x1b\\")
    for number, colour, count, letter, move in re.findall(
        r"(#(\d+))|(?:!(\d+))?([?-~])|([$-])", body
    ):
        if number:
            shade = int(colour)
        elif move:
            x, top = 0, top + 6 * (move == "-")
        for _ in range(int(count or 1) if letter else 0):
            for row in range(6):
                if (ord(letter) - 63) >> row & 1:
                    shown[top + row][x] = shade
            x += 1
    return shown


@given(st.integers(1, 30), st.integers(1, 20), st.data())
@settings(max_examples=40)
def test_sixels_show_every_dot_in_its_shade(width: int, height: int, data: st.DataObject) -> None:
    values = st.sampled_from([0, 15, 16, 128, 255])
    rows = [
        bytes(data.draw(st.lists(values, min_size=width, max_size=width))) for _ in range(height)
    ]
    assert seen(sixels(width, rows)) == [[value >> 4 for value in row] for row in rows]


def test_kittys_chunks_are_the_page() -> None:
    page = bytes(range(256)) * 40
    drawing = draw(Means(Way.KITTY, (10, 20)), page, 794, Part(40, 400))
    commands = re.findall(r"\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\", drawing.sent)
    assert b64decode("".join(chunk for _keys, chunk in commands)) == page
    assert all(len(chunk) <= 4096 for _keys, chunk in commands)
    assert commands[0][0].startswith("a=t,f=100,i=")
    assert [keys.rpartition("m=")[2] for keys, _chunk in commands] == [
        *["1"] * (len(commands) - 1),
        "0",
    ]
    assert "x=0,y=40,w=794,h=400" in drawing.placed
    number = re.search(r"i=(\d+)", commands[0][0])
    assert number
    assert f"i={number[1]}," in drawing.placed
    assert f"a=d,d=I,i={number[1]}" in drawing.away
    assert all("q=2" in sent for sent in (drawing.sent, drawing.placed, drawing.away))


def test_a_part_of_a_real_page_in_sixels() -> None:
    profile = load("hd05")
    page, *_more = render_pictures(paper(PaperKind.MINUTES, "hd05"), profile, 60)
    grey = read_grey(page)
    drawing = draw(Means(Way.SIXEL, (10, 20)), page, grey.width, Part(100, 120))
    shown = seen(drawing.placed)
    assert shown == [[value >> 4 for value in row] for row in grey.rows[100:220]]
    assert {0, 15} <= {shade for row in shown for shade in row}
    assert drawing.away == ""


@pytest.mark.parametrize("columns", [20, 46, 79, 117, 200])
@pytest.mark.parametrize("rows", [5, 12, 28, 60])
@pytest.mark.parametrize("view", [View.PAGE, View.CLOSER])
def test_a_page_fits_where_it_is_to_stand(columns: int, rows: int, view: View) -> None:
    sheet, room = load("nd30").page, Room(columns, rows, (9, 18))
    dots = resolution(sheet, room, view)
    width, height = (-(-side * dots // 25.4) for side in (sheet.width, sheet.height))
    assert width <= room.width
    assert view is View.CLOSER or height <= room.height


@given(st.integers(1, 4000), st.integers(1, 60))
def test_parts_cover_a_page_from_top_to_end(height: int, rows: int) -> None:
    room = Room(80, rows, (9, 18))
    found = parts(height, room)
    assert found[0].top == 0
    assert found[-1].top + found[-1].height == height
    assert all(part.height <= room.height for part in found)
    for one, other in pairwise(found):
        assert one.top < other.top <= one.top + one.height


def test_a_small_room_begins_closer() -> None:
    sheet = load("hd05").page
    assert usual_view(sheet, Room(46, 12, (10, 20))) is View.CLOSER
    assert usual_view(sheet, Room(120, 40, (10, 20))) is View.PAGE
