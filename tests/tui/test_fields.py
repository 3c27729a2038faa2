"""Typing as input methods do it: everything arrives in one read, and comes out right."""

import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any, ClassVar

import pytest
from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from briefing.tui.widgets.fields import EntryField, TextField
from briefing.tui.widgets.keystrokes import compose
from briefing.tui.widgets.linefield import LineField

# Words of every shape: each tone, each modified letter, đ, clusters, capitals, one letter.
_SPEECH = (
    "à ừ ý Ủy Đảng hạnh phúc nghiêng khuỷu thuở quyết toàn hoà hòa uỷ khoẻ giữ gìn được người "
    "những việc đường lối Nguyễn chuẩn bị hội nghị trực tuyến sơ kết tổ chức thực hiện ngoằn "
    "ngoèo Ứng Thuỷ quý chỗ rưỡi mừng Ất kỹ xoong"
)
WORDS = _SPEECH.split()

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _bare(word: str, drop: Callable[[str], bool]) -> str:
    """Return ``word`` without the marks that ``drop`` names, đ and Đ counting as marked d, D."""
    letters = [mark for mark in unicodedata.normalize("NFD", word) if not drop(mark)]
    return unicodedata.normalize("NFC", "".join(letters))


def _is_tone(mark: str) -> bool:
    return mark in _TONES


def _is_mark(mark: str) -> bool:
    return bool(unicodedata.combining(mark))


def _plain(word: str) -> str:
    return _bare(word, _is_mark).replace("đ", "d").replace("Đ", "D")


def at_once(word: str) -> list[str]:
    """What stands on the screen after each Telex key: letters marked as they come, tone last."""
    toneless, stages = _bare(word, _is_tone), [""]
    for count, letter in enumerate(toneless, start=1):
        before = toneless[: count - 1]
        stages += [before + _plain(letter), before + letter]
    return [*stages, word]


def at_the_end(word: str) -> list[str]:
    """The same for those who type all the letters first, then the marks, then the tone."""
    letters = _plain(word)
    typed = [letters[:count] for count in range(len(letters) + 1)]
    return [*typed, _bare(word, _is_tone), word]


def replaced(stages: list[str], backspace: str = "\x7f", empty: str = "") -> str:
    """Return what UniKey and its kin send: backspaces over what changes, then it anew.

    ``empty`` is the letter that some send first and take back with one backspace more.
    """
    stream = ""
    for before, after in pairwise(stages):
        kept = 0
        while kept < min(len(before), len(after)) and before[kept] == after[kept]:
            kept += 1
        back = len(before) - kept
        stream += empty * bool(back) + backspace * (back + bool(back and empty)) + after[kept:]
    return stream


def decomposed(word: str) -> str:
    """Return ``word`` as keyboards of Windows and macOS type it: letter, then its marks."""
    return unicodedata.normalize("NFD", word)


STREAMS: dict[str, Callable[[str], str]] = {
    "unikey": lambda word: replaced(at_once(word)),
    "unikey-late-marks": lambda word: replaced(at_the_end(word)),
    "ctrl-h": lambda word: replaced(at_the_end(word), backspace="\x08"),
    "openkey": lambda word: replaced(at_the_end(word), empty="\u202f"),
    "openkey-narrow": lambda word: replaced(at_the_end(word), empty="\u200c"),
    "decomposed": decomposed,
    "committed": str,
}

Field = TextField | LineField


class FieldsApp(App[None]):
    """Each kind of field, and a record of what they post."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "outer('undo')"),
        Binding("f6", "outer('f6')"),
        Binding("alt+up", "outer('alt+up')"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.posted: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        yield EntryField(id="entry", placeholder="[/b] gõ ở đây")
        yield TextField(id="text", max_height=4)
        yield LineField(id="line", placeholder="[/b] tìm")

    def on_text_field_submitted(self, message: TextField.Submitted) -> None:
        self.posted.append(("submitted", message.text))

    def on_text_field_pasted_block(self, message: TextField.PastedBlock) -> None:
        self.posted.append(("pasted", message.text))

    def on_text_field_left_top(self) -> None:
        self.posted.append(("top", ""))

    def on_text_field_left_bottom(self) -> None:
        self.posted.append(("bottom", ""))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.posted.append(("submitted", message.value))

    def action_outer(self, name: str) -> None:
        self.posted.append(("app", name))


@asynccontextmanager
async def typing(
    field: str, size: tuple[int, int] = (40, 16)
) -> AsyncIterator[tuple[FieldsApp, Any, Callable[[str], Any]]]:
    """Run the app with ``field`` focused; give a function that feeds one read of the terminal."""
    app = FieldsApp()
    async with app.run_test(size=size) as pilot:
        widget = app.query_one(f"#{field}")
        widget.focus()
        await pilot.pause()

        async def read(data: str) -> None:
            parser = XTermParser()
            for event in [*parser.feed(data), *parser.tick()]:
                app.post_message(event)
            await _settled(pilot)

        yield app, widget, read


async def _settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()


@pytest.fixture(autouse=True)
def kitty_keys_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the terminal as the application does, which turns Kitty's protocol off."""
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", True)


@pytest.mark.parametrize("method", STREAMS)
@pytest.mark.parametrize("field", ["entry", "text", "line"])
async def test_words_of_one_read_come_out_as_meant(field: str, method: str) -> None:
    stream = STREAMS[method]
    async with typing(field) as (_, widget, read):
        await read(" ".join(map(stream, WORDS)))
        assert widget.value == " ".join(WORDS)


@pytest.mark.parametrize("field", ["entry", "line"])
async def test_keys_of_one_read_keep_their_order(field: str) -> None:
    async with typing(field) as (_, widget, read):
        await read("một hai\x1b[D\x1b[D\x1b[Db\x1b[Fa\x01>\x05<")  # ←←← b End a Home > End <
        assert widget.value == ">một bhaia<"
        await read("xoá hết\x15lại")  # ctrl+u clears what stands before the cursor
        assert widget.value == "lại"


async def test_a_mark_in_the_middle_joins_its_letter_and_one_backspace_takes_both() -> None:
    for field in ("text", "line"):
        async with typing(field) as (_, widget, read):
            await read("viec\x1b[Do\x7f\u0302")  # the cursor stands after "vie"
            assert widget.value == "viêc"
            await read("\u0323")
            assert widget.value == "việc"
            await read("\x7f")
            assert widget.value == "vic"


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        ("vi", "e", (0, "e")),
        ("vie", "\u0302", (1, "ê")),
        ("viê", "\u0323", (1, "ệ")),
        ("viẹ", "\u0302", (1, "ệ")),
        ("x\u0301", "\u0323", (2, "x\u0323\u0301")),
        ("", "\u0301", (0, "\u0301")),
    ],
)
def test_compose(before: str, typed: str, expected: tuple[int, str]) -> None:
    assert compose(before, typed) == expected


async def test_typing_replaces_what_is_selected() -> None:
    for field in ("text", "line"):
        async with typing(field) as (_, widget, read):
            await read("một hai\x1b[1;2D\x1b[1;2D\x1b[1;2Dba")  # shift+← three times
            assert widget.value == "một ba"


@pytest.mark.parametrize("key", ["\x1b\r", "\n", "\x1b[13;3u", "\x1b[27;3;13~", "\x1b[13;2u"])
async def test_alt_enter_and_its_like_begin_a_new_line(key: str) -> None:
    async with typing("entry") as (app, widget, read):
        await read(f"một{key}hai")
        assert widget.value == "một\nhai"
        assert app.posted == []


async def test_alt_with_an_arrow_is_one_key_and_no_escape() -> None:
    async with typing("entry") as (app, widget, read):
        await read("một\x1b[1;3Ahai")
        assert app.posted == [("app", "alt+up")]
        assert widget.value == "mộthai"


async def test_letters_after_enter_belong_to_the_next_item() -> None:
    async with typing("entry") as (app, widget, read):
        await read("việc một\rviệc hai\rvi\x7f\x7fba")
        assert app.posted == [("submitted", "việc một"), ("submitted", "việc hai")]
        assert widget.value == "ba"
        widget.give_back("việc hai ")
        assert widget.value == "việc hai ba"


async def test_enter_leaves_the_text_of_an_item_where_it_is() -> None:
    async with typing("text") as (app, widget, read):
        await read("việc\r")
        assert (app.posted, widget.value) == ([("submitted", "việc")], "việc")
    async with typing("line") as (app, widget, read):
        await read("tìm\r gì")
        assert (app.posted, widget.value) == ([("submitted", "tìm")], "tìm gì")


BLOCK = "\x1b[200~Một là, thứ nhất.\r\rHai là, thu\u031b\u0301 hai.\r\n\x1b[201~"


async def test_a_pasted_block_is_posted_whole_by_the_entry_line() -> None:
    async with typing("entry") as (app, widget, read):
        await read(f"đang gõ {BLOCK}tiếp")
        assert app.posted == [("pasted", "Một là, thứ nhất.\n\nHai là, thứ hai.")]
        assert widget.value == "đang gõ tiếp"


async def test_a_pasted_block_goes_into_an_item_and_onto_one_line() -> None:
    async with typing("text") as (app, widget, read):
        await read(BLOCK)
        assert widget.value == "Một là, thứ nhất.\n\nHai là, thứ hai."
    async with typing("line") as (app, widget, read):
        await read(f"x{BLOCK}y")
        assert widget.value == "xMột là, thứ nhất. Hai là, thứ hai.y"
        assert app.posted == []


@pytest.mark.parametrize("field", ["entry", "text", "line"])
async def test_a_paste_brings_text_only(field: str) -> None:
    async with typing(field) as (_, widget, read):
        await read("\x1b[200~[/b] \x9b31mđỏ\x07 \u202e[@click=app.quit]x[/]\r\x1b[201~")
        assert widget.value == "[/b] đỏ [@click=app.quit]x[/]"


@pytest.mark.parametrize("field", ["entry", "text", "line"])
async def test_a_value_is_composed_and_clean_however_it_was_set(field: str) -> None:
    async with typing(field) as (_, widget, read):
        widget.value = decomposed("Đảng uỷ") + "\x1b[31m"
        assert widget.value == "Đảng uỷ"
        await read("\x7fỷ")
        assert widget.value == "Đảng uỷ"


async def test_a_read_only_field_takes_in_nothing() -> None:
    async with typing("entry") as (app, widget, read):
        widget.value = "đã chốt"
        widget.read_only = True
        await read(f"x\x7f\r\n{BLOCK}")
        assert (widget.value, app.posted) == ("đã chốt", [])


async def test_undo_takes_back_typing_in_steps_that_make_sense() -> None:
    async with typing("text") as (app, widget, read):
        await read(replaced(at_once("hạnh")) + " " + replaced(at_the_end("phúc")))
        await read("\x1b[200~ đã dán\x1b[201~")
        await read("\x1a")
        assert widget.value == "hạnh phúc"
        await read("\x1a")
        assert widget.value == ""
        assert app.posted == []
        await read("\x19\x19")  # ctrl+y
        assert widget.value == "hạnh phúc đã dán"


async def test_undo_with_nothing_to_undo_goes_on_to_the_screen() -> None:
    async with typing("entry") as (app, _, read):
        await read("việc\r")
        await read("\x1a")
        assert app.posted == [("submitted", "việc"), ("app", "undo")]


async def test_the_screens_keep_their_keys() -> None:
    async with typing("text") as (app, widget, read):
        await read("một\x1b[17~\t")
        assert app.posted == [("app", "f6")]
        assert widget.value == "một"
        assert app.focused is app.query_one("#line")


async def test_up_on_the_first_row_and_down_on_the_last_are_told() -> None:
    async with typing("text") as (app, widget, read):
        widget.value = "một đoạn văn dài hơn một dòng của ô này chứ"  # two rows of 39 cells
        await read("\x1b[A")
        assert app.posted == []
        await read("\x1b[A\x1b[B\x1b[B")
        assert app.posted == [("top", ""), ("bottom", "")]


async def test_the_field_grows_with_its_text_up_to_its_limit() -> None:
    async with typing("text") as (_, widget, read):
        heights = []
        texts = ["", "việc " * 7, "việc " * 9, "a\nb\nc", "giao Văn phòng " * 10, "việc " * 50, ""]
        for text in texts:
            widget.value = ""
            await read(text.replace("\n", "\x1b\r"))
            heights.append((widget.size.height, widget.scroll_offset.y))
        # Ten times fifteen cells just fit the limit; of fifty times five the last rows are shown.
        assert heights == [(1, 0), (1, 0), (2, 0), (3, 0), (4, 0), (4, 4), (1, 0)]


async def test_the_row_being_typed_is_always_in_view() -> None:
    async with typing("text") as (_, widget, read):
        for letter in "giao Văn phòng báo cáo " * 14:
            await read(letter)
            row = widget.wrapped_document.location_to_offset(widget.cursor_location).y
            assert widget.scroll_offset.y <= row < widget.scroll_offset.y + widget.size.height
        assert widget.scroll_offset.y > 0


async def test_a_field_without_focus_shows_no_cursor() -> None:
    def reversed_cells(widget: TextArea) -> int:
        strip = widget.render_line(0)
        cursor = widget.get_component_rich_style("text-area--cursor")
        return sum(
            len(segment.text)
            for segment in strip
            if segment.style is not None and segment.style.bgcolor == cursor.bgcolor
        )

    async with typing("text") as (_, widget, read):
        await read("việc")
        assert reversed_cells(widget) == 1
        await read("\t")
        assert reversed_cells(widget) == 0


async def test_another_theme_gives_what_is_typed_its_colours() -> None:
    def colours(widget: TextArea) -> set[object]:
        (strip,) = widget.render_lines(Region(0, 0, 20, 1))
        return {segment.style and segment.style.color for segment in strip if segment.text.strip()}

    async with typing("text") as (app, widget, read):
        await read("việc")
        dark = colours(widget)
        app.theme = "textual-light"
        await read("")
        light = colours(widget)
        assert dark.isdisjoint(light)
        app.theme = "textual-dark"
        await read("")
        assert colours(widget) == dark
        app.stylesheet.add_source(".loud { color: red; }")
        widget.add_class("loud")
        await read("")
        assert colours(widget).isdisjoint(dark)
