"""Typing in a real pseudo-terminal: what one write brings stands on the screen as meant.

The module is its own application: run as a program it shows the fields and nothing else.
"""

import random
import re
import sys
from collections.abc import Iterator
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from briefing.tui.display import line
from briefing.tui.widgets.fields import EntryField, TextField
from briefing.tui.widgets.linefield import LineField
from tests.terminal import Terminal

COLUMNS, ROWS = 60, 20


class PtyApp(App[None]):
    """An entry line, a search line, a long item, and what was submitted last."""

    CSS = "#posted { dock: bottom; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "turn"),
        Binding("f9", "count"),
        Binding("f10", "repaint"),
    ]

    counted = 0

    def compose(self) -> ComposeResult:
        """Lay the fields out, one under the other."""
        yield EntryField(placeholder="sẵn sàng")
        yield LineField(placeholder="tìm")
        yield TextField(max_height=12)
        yield Static(id="posted")

    def on_text_field_submitted(self, message: TextField.Submitted) -> None:
        """Show what Enter sent."""
        self.query_one("#posted", Static).update(line(f"gửi: {message.text}"))

    def on_text_field_pasted_block(self, message: TextField.PastedBlock) -> None:
        """Show what was pasted."""
        self.query_one("#posted", Static).update(line(f"dán: {message.text}"))

    def action_turn(self) -> None:
        """Load another text into the item: its words, last one first."""
        field = self.query(TextField).last()
        field.load_text(" ".join(reversed(field.value.split(" "))))

    def action_count(self) -> None:
        """Count aloud, once what came before is painted."""
        self.counted += 1
        count = self.query_one("#posted", Static)
        self.call_after_refresh(count.update, line(f"({self.counted})"))

    def action_repaint(self) -> None:
        """Draw everything anew, trusting nothing that was drawn before."""
        for field in self.query(TextField):
            field.notify_style_update()
            field.refresh()


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(
        [sys.executable, __file__],
        columns=COLUMNS,
        rows=ROWS,
        environment={"TEXTUAL_DISABLE_KITTY_KEY": "1"},
    ) as terminal:
        terminal.wait_for("sẵn sàng")
        yield terminal


def test_a_fused_commit_of_an_input_method_gives_the_right_words(terminal: Terminal) -> None:
    terminal.write("hanh\x7f\x7f\x7fạnh phuc\x7f\x7fúc nghieng\x7f\x7f\x7fêng")
    terminal.wait_for("hạnh phúc nghiêng")
    terminal.write("\t")
    terminal.settle()  # the other field has the cursor now
    terminal.write("vie\x7fê\x08\x08iệc to\u0302\u0309")  # mixed backspaces, marks by themselves
    terminal.wait_for("việc tổ")


def test_enter_in_the_middle_of_a_read_parts_two_items(terminal: Terminal) -> None:
    terminal.write("mot\x7f\x7fột\rhai\rba")
    terminal.wait_for("gửi: hai")
    terminal.wait_until(lambda: terminal.lines[0] == "ba")


def test_a_pasted_block_of_five_lines_arrives_whole(terminal: Terminal) -> None:
    items = [f"{word} là, việc {word.lower()}." for word in ("Một", "Hai", "Ba", "Bốn", "Năm")]
    terminal.write("\x1b[200~" + "\r".join(items) + "\x1b[201~")
    wanted = "dán: " + " ¶ ".join(items)
    terminal.wait_until(lambda: wanted in re.sub(r"\s+", " ", " ".join(terminal.lines)))


def test_kitty_keys_are_not_asked_for_when_the_environment_says_so(terminal: Terminal) -> None:
    asks = re.compile(rb"\x1b\[>\d+u")
    assert not asks.search(terminal.output)
    with Terminal(
        [sys.executable, __file__], environment={"TEXTUAL_DISABLE_KITTY_KEY": "0"}
    ) as other:
        other.wait_for("sẵn sàng")
        assert asks.search(other.output)


def test_rows_repainted_alone_look_as_if_all_were(terminal: Terminal) -> None:
    """The long item repaints only what a key may have changed: nothing old may stay behind."""
    dice = random.Random(7)  # noqa: S311 - the same edits every time
    kinds = [
        ["giao", "Văn phòng", "nghiêng ", "báo cáo ", "[/b] ", "a", "\x1b\r", "日本"],
        ["\x1b[A" * 3, "\x1b[B", "\x1b[D" * 20, "\x1b[C" * 9, "\x1b[H", "\x1b[F", "\x1b[1;2A"],
        ["\x7f", "\x7f" * 12, "\x1b[H" + "\x1b[3~" * 5, "\x17", "\x1b[1;2A\x7f"],
        ["\x1a", "\x1a", "\x19", "\x1b[19~"],  # undo, redo, F8
    ]

    def painted(keys: str, count: int) -> tuple[list[str], list[list[str]]]:
        terminal.write(f"{keys}\x1b[20~")  # F9
        terminal.wait_for(f"({count})")
        return terminal.lines[:-1], terminal.screen.styles[:-1]

    terminal.write("\t\t" + "giao Văn phòng báo cáo tiến độ của đoàn " * 10 + "\x1b[A" * 4)
    # A word that grows until it leaves its row, another text twice, undo and redo; then chance.
    steps = ["\x1b[F", *"giámsát", "\x1b[19~", "\x1b[19~", "\x1b[B\x1b[B"]
    for words in ("sơ kết ", "báo cáo hội nghị ", "sáu tháng đầu năm "):
        steps += [words, "\x1a", "\x19"]
    steps += [dice.choice(dice.choice(kinds)) for _ in range(50)]
    for count, keys in enumerate(steps):
        assert painted(keys, 2 * count + 1) == painted("\x1b[21~", 2 * count + 2), keys  # F10


@pytest.mark.parametrize("leave", ["close", "hang_up"])
def test_the_harness_leaves_no_process_behind(terminal: Terminal, leave: str) -> None:
    getattr(terminal, leave)()
    terminal.close()
    assert terminal.process.poll() is not None


if __name__ == "__main__":
    PtyApp().run()
