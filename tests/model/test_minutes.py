"""Escapes of the Markdown form: what is shown is what was typed, and it can be read back."""

import json
from datetime import date

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from briefing.model.minutes import (
    directive_facts,
    escape_block,
    escape_line,
    is_minutes,
    result_facts,
    safe_json,
    unescape,
)
from briefing.model.records import Directive, Origin, Result, Status
from tests.strategies import HOSTILE, anything, texts

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_block(markdown: str) -> str:
    return "\n\n".join(map(unescape, markdown.split("\n\n")))


def shown(markdown: str) -> str:
    """Return what a renderer shows: paragraphs and hard breaks, and nothing else is allowed."""
    paragraphs = []
    for token in MARKDOWN.parse(markdown):
        if token.type == "inline":
            line = ""
            for child in token.children or []:
                assert child.type in {"text", "hardbreak"}, child
                line += "\n" if child.type == "hardbreak" else child.content
            paragraphs.append(line)
        else:
            assert token.type in {"paragraph_open", "paragraph_close"}, token
    return "\n\n".join(paragraphs)


@given(texts() | anything())
def test_a_block_is_read_back_to_the_letter(text: str) -> None:
    assert read_block(escape_block(text)) == text


@given(texts() | anything())
@example("a\u2028b\x85c\x0bd\x1ee")
def test_a_line_is_one_line_and_is_read_back(text: str) -> None:
    line = escape_line(text)
    assert len(line.splitlines()) <= 1
    assert unescape(line) == text


@given(texts())
@example("".join(HOSTILE))
@example("\n".join(HOSTILE))
@example("a | b\n--- | ---\nc | d")
@example("a\n===")
@example("www.a.vn/_b_/*c*")
def test_what_is_shown_is_what_was_typed(text: str) -> None:
    assert shown(escape_block(text)) == text


@pytest.mark.parametrize("around", ["@", "a\n@\nb", "@a", "a@", " @ ", "a\n\n@b"])
def test_no_piece_of_markdown_is_markdown(around: str) -> None:
    for piece in HOSTILE:
        text = around.replace("@", piece)
        assert shown(escape_block(text)) == text
        assert read_block(escape_block(text)) == text


@given(texts())
@example(" #")
@example("# ##")
def test_a_heading_shows_its_text_and_ends_with_its_line(text: str) -> None:
    opening, inline, closing = MARKDOWN.parse(f"## {escape_line('x' + text)}")
    assert (opening.tag, closing.tag) == ("h2", "h2")
    assert "".join(child.content for child in inline.children or []) == "x" + text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Tiếp tục rà soát (15/17 đề án), R&D.", "Tiếp tục rà soát (15/17 đề án), R&D."),
        ("29-6-2020, 88,02%; #nhãn", "29-6-2020, 88,02%; #nhãn"),
        ("https://a.vn/bien_ban_06.pdf", "https://a.vn/bien_ban_06.pdf"),
        ("_nghiêng_ a__b", "\\_nghiêng\\_ a\\_\\_b"),
        ("- một\n- hai", "\\- một\\\n\\- hai"),
        ("1. một", "1\\. một"),
        ("a\n\nb", "a\n\nb"),
        ("  a  ", "&#32;&#32;a &#32;"),
        ("", ""),
    ],
)
def test_plain_prose_is_left_as_it_is(text: str, markdown: str) -> None:
    assert escape_block(text) == markdown


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("một dòng\ngõ tay", "một dòng gõ tay"),
        ("hết dòng  \nđây", "hết dòng\nđây"),
        ("R&amp;D &lt;b&gt; &#x110;", "R&D <b> Đ"),
        ("&khong-co; &#99999999;", "&khong-co; &#99999999;"),
    ],
)
def test_markdown_typed_by_hand_means_what_it_means_elsewhere(markdown: str, text: str) -> None:
    assert unescape(markdown) == text


@given(anything())
@example("--> <!-- --- --!> ->")
def test_json_can_stand_in_a_comment_and_on_a_line(text: str) -> None:
    written = safe_json({"text": text, "amount": -1}, indent=0)
    assert json.loads(written) == {"text": text, "amount": -1}
    assert len(written.splitlines()) == 1
    assert not any(mark in written for mark in ("--", "<", ">"))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('---\nid: "a"\nperiod: {}\nschema_version: 1\n---\n', True),
        ('\ufeff---\r\nschema_version: 1\r\nperiod: {}\r\nid: "a"\r\n---\r\n', True),
        ("---\ntitle: Ghi chép\n---\n", False),
        ("Một là, id: x", False),
        ("", False),
    ],
)
def test_minutes_are_known_by_their_first_lines(text: str, answer: bool) -> None:
    assert is_minutes(text) is answer


def test_the_line_under_a_conclusion_says_where_it_came_from() -> None:
    item = Directive(
        id="d1",
        ordinal=1,
        text="",
        unit="Vụ Cán bộ",
        due=date(2020, 7, 10),
        status=Status.CARRIED,
        origin=Origin(briefing="week-2020-06-15", directive="d4", ordinal=4),
    )
    assert directive_facts(item) == (
        "Chủ trì: Vụ Cán bộ · hạn: thứ Sáu 10/7/2020 · chuyển kỳ sau · chuyển từ kỳ trước, mục 4"
    )


def test_the_line_under_a_result_says_its_unit() -> None:
    assert result_facts(Result(id="r1", text="", unit="Văn phòng", highlight=True)) == (
        "Đơn vị: Văn phòng · nổi bật"
    )
    assert result_facts(Result(id="r1", text="")) == ""
