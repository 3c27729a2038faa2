"""Hostile text, through every kind of widget that may show it: letter for letter, no harm."""

import unicodedata
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.notifications import Notification
from textual.widget import Widget
from textual.widgets import Button, DataTable, Label, OptionList, Select, Static
from textual.widgets.option_list import Option

from briefing.language.letters import clean
from briefing.tui.display import cell, line, plain
from tests.tui.helpers import until

HOSTILE = {
    "closing-tag": "việc [/b] 3",
    "empty-tag": "việc [/] 3",
    "nested": "[[/b] [red[/]] \\[x]",
    "link": "[@click=app.quit]bấm[/]",
    "style": "[red]đỏ[/red]",
    "office": "[Phòng IT] $x",
    "escape": "một\x1b[2J\x1b]0;tên\x07 hai\x9b31m",
    "decomposed": unicodedata.normalize("NFD", "Đảng uỷ [/b] khoẻ"),
    "long": "[/b] " * 2000,
}


def shown_static(text: str) -> Widget:
    return Static(plain(text))


def shown_label(text: str) -> Widget:
    return Label(plain(text))


def shown_button(text: str) -> Widget:
    return Button(plain(text))


def shown_options(text: str) -> Widget:
    return OptionList(Option(plain(text)))


def shown_select(text: str) -> Widget:
    return Select([(line(text), 1)], value=1, allow_blank=False)


def shown_cell(text: str) -> Widget:
    table: DataTable[object] = DataTable()
    table.add_column("việc")
    table.add_row(cell(text))
    return table


def shown_header(text: str) -> Widget:
    table: DataTable[object] = DataTable()
    table.add_column(cell(text))
    return table


def shown_title(text: str) -> Widget:
    widget = Static(" " * 60)
    widget.styles.border = ("solid", "white")
    widget.border_title = line(text)
    widget.border_subtitle = line(text)
    return widget


def shown_updated(text: str) -> Widget:
    widget = Static()
    widget.update(Content.assemble("› ", plain(text)))
    return widget


SHOWN: list[Callable[[str], Widget]] = [
    shown_static,
    shown_label,
    shown_button,
    shown_options,
    shown_select,
    shown_cell,
    shown_header,
    shown_title,
    shown_updated,
]


class ShowApp(App[str]):
    """One widget, and a way to see whether anything in it ended the application."""

    CSS = "Select, Static, OptionList, DataTable { width: 100%; }"

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self.make = make

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.make()

    def screen_text(self) -> str:
        """The letters on the screen, row after row."""
        rows = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in rows)


@pytest.mark.parametrize("show", SHOWN)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_text_is_shown_letter_for_letter(show: Callable[[str], Widget], text: str) -> None:
    app = ShowApp(lambda: show(text))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen_text()
        expected = unicodedata.normalize("NFC", clean(text))
        assert expected[:20].strip() in screen
        assert not any(unicodedata.category(letter) == "Cc" for letter in screen if letter != "\n")
        for row, shown in enumerate(screen.split("\n")):
            if "bấm" in shown:
                await pilot.click(offset=(cell_len(shown[: shown.index("bấm")]) + 1, row))
        assert app._exit is False


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_a_tooltip_shows_text_letter_for_letter(text: str) -> None:
    def make() -> Widget:
        widget = Label("đây")
        widget.tooltip = plain(text)
        return widget

    app = ShowApp(make)
    app.TOOLTIP_DELAY = 0.01
    async with app.run_test(size=(80, 24), tooltips=True) as pilot:
        await pilot.hover(Label)
        await until(pilot, lambda: clean(text)[:20].strip() in app.screen_text())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_a_notification_shows_text_letter_for_letter(text: str) -> None:
    app = ShowApp(Static)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify(clean(text)[:50], title=clean(text)[:30], markup=False)
        await pilot.pause()
        await pilot.pause()
        screen = app.screen_text()
        assert screen.count(clean(text)[:15].strip()) >= 2
        assert [type(note) for note in app._notifications] == [Notification]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("một\nhai", None, "một ¶ hai"),
        ("  một \n\n\t hai\tba ", None, "một ¶ hai ba"),
        ("một", 3, "một"),
        ("một hai", 7, "một hai"),
        ("một hai", 6, "một h…"),
        ("một hai", 5, "một…"),  # no blank before the ellipsis
        ("日本語", 5, "日本…"),  # cells, not letters
        ("日本語", 4, "日…"),
        ("một", 1, "…"),
        ("một", 0, ""),
        ("e\u0323\u0302", 1, "ệ"),
        ("", 5, ""),
    ],
)
def test_line_and_cell_fit_their_width(text: str, width: int | None, expected: str) -> None:
    assert line(text, width).plain == expected
    assert cell(text, width).plain == expected
    if width is not None:
        assert line(text, width).cell_length <= width


def test_plain_keeps_paragraphs() -> None:
    assert plain("một\r\nhai\tba").plain == "một\nhai\tba"
    assert plain("[b]một[/b]").spans == []
