"""Web pages: the text that a page is for."""

import socket

import pytest

from briefing.model.identity import directives
from briefing.reading import read_bytes
from tests.reading.documents import TASKS, WEEK, windows_1258

ITEMS = "".join(f"<li>{task}</li>" for task in TASKS)
TEXT = "".join(f"<p>{text}</p>" for text in WEEK[1:])
MENU = "".join(f'<li><a href="/{n}">Chuyên mục số {n}</a></li>' for n in range(20))
SIDE = "".join(
    f'<div class="x"><a href="/t{n}">Tin khác trong ngày, bài thứ {n}</a></div>' for n in range(9)
)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def lines(data: bytes) -> list[str]:
    source = read_bytes(data, "a.html").briefing.source
    assert source is not None
    return source.text.split("\n\n")


PLAIN = [*WEEK, *(f"{number}. {task}" for number, task in enumerate(TASKS, 1))]
PAGES = {
    "a page of its own": f"<h1>{WEEK[0]}</h1>{TEXT}<ol>{ITEMS}</ol>",
    "a main part": (
        f"<nav><ul>{MENU}</ul></nav><main><h1>{WEEK[0]}</h1>{TEXT}<ol>{ITEMS}</ol></main>"
        f"<aside>{SIDE}</aside><footer>Bản quyền thuộc về toà soạn</footer>"
    ),
    "no main part": (
        f'<div id="menu"><ul>{MENU}</ul></div><div id="c"><h1>{WEEK[0]}</h1>{TEXT}'
        f'<ol>{ITEMS}</ol></div><div id="side">{SIDE}</div><div>Bản quyền: Toà soạn. '
        '<a href="/">Liên hệ</a></div>'
    ),
    "scripts, forms and hidden parts": (
        f"<script>var a = 'Một là, xoá hết.'</script><h1>{WEEK[0]}</h1>{TEXT}"
        f'<div style="display: none">ẩn</div><form><p>Gửi bình luận</p></form><ol>{ITEMS}</ol>'
    ),
    "line breaks for paragraphs": (
        f"<h1>{WEEK[0]}</h1><div>{'<br><br>'.join(WEEK[1:])}</div><ol>{ITEMS}</ol>"
    ),
}


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES)
def test_the_text_is_found_and_the_rest_dropped(body: str) -> None:
    data = page(body)
    assert lines(data) == PLAIN
    assert [item.text for item in directives(read_bytes(data, "a").briefing)] == list(TASKS)


def test_numbers_are_those_that_a_browser_shows() -> None:
    listed = page(
        f"{TEXT}<p>{WEEK[0]}</p><ol start='3'><li>ba</li><li value='7'>bảy</li></ol>"
        "<ol type='a'><li>chữ</li></ol><ul><li>gạch</li></ul>"
    )
    assert lines(listed)[4:] == ["3. ba", "7. bảy", "a) chữ", "- gạch"]


def test_tables_give_rows_and_layout_its_paragraphs() -> None:
    data = page(
        "<table><tr><td>VĂN PHÒNG</td><td>Độc lập</td></tr></table>"
        f"<h1>{WEEK[0]}</h1>{TEXT}<table><tr><th>Đơn vị</th><th>Số</th></tr>"
        "<tr><td>Phòng | A</td><td>12</td></tr></table>"
    )
    found = lines(data)
    assert found[:2] == ["VĂN PHÒNG", "Độc lập"]
    assert found[-1] == "| Đơn vị | Số |\n| Phòng / A | 12 |"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_encodings_of_pages(encoding: str) -> None:
    text = page(f"<h1>{WEEK[0]}</h1>{TEXT}").decode()
    data = windows_1258(text) if encoding == "cp1258" else text.encode(encoding)
    assert lines(data) == list(WEEK)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", fail)
    data = page(
        f'{TEXT}<p>{WEEK[0]}</p><img src="http://127.0.0.1:1/a"><iframe src="http://127.0.0.1:1">',
        '<link rel="stylesheet" href="http://127.0.0.1:1/a"><base href="http://127.0.0.1:1/">',
    )
    assert lines(data) == [*WEEK[1:], WEEK[0]]
