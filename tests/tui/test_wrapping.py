"""Wrapping: nothing is lost, nothing is wider than the line, cells count and not letters."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.tui.wrapping import Line, Paragraph, Span, wrap


def shown(lines: list[Line]) -> list[str]:
    return [" " * line.indent + "".join(span.text for span in line.spans) for line in lines]


def wrapped(text: str, width: int) -> list[str]:
    return [line.rstrip(" ") for line in shown(wrap(Paragraph((Span(text),)), width))]


def test_breaks_between_words() -> None:
    assert wrapped("một hai ba bốn năm", 10) == ["một hai ba", "bốn năm"]


def test_a_long_word_is_cut() -> None:
    assert wrapped("a" * 20, 8) == ["aaaaaaaa", "aaaaaaaa", "aaaa"]


def test_line_breaks_and_blank_lines_stay() -> None:
    assert wrapped("một\n\nhai", 10) == ["một", "", "hai"]


def test_no_break_space_holds_a_date_together() -> None:
    assert wrapped("hạn thứ\u00a0Sáu\u00a010/7", 12) == ["hạn", "thứ\u00a0Sáu\u00a010/7"]


def test_wide_letters_take_two_cells() -> None:
    assert wrapped("漢字漢字漢字", 8) == ["漢字漢字", "漢字"]


def test_styles_and_hanging_indent() -> None:
    lines = wrap(Paragraph((Span("Một là, ", "strong"), Span("việc dài lắm")), hanging=2), 12)
    assert shown(lines) == ["Một là, việc ", "  dài lắm"]
    assert [span.style for span in lines[0].spans] == ["strong", ""]


def test_blank_lines_before() -> None:
    assert shown(wrap(Paragraph((Span("a"),), before=2), 10)) == ["", "", "a"]


@given(st.text(alphabet="ab ệ漢\n", max_size=200), st.integers(8, 30))
def test_every_letter_is_there_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = shown(wrap(Paragraph((Span(text),)), width))
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(cell_len(line.rstrip(" ")) <= width for line in lines)
