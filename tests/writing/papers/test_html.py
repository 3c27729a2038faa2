"""HTML: one whole page without markup of the user's, that can be read aloud and printed."""

from html.parser import HTMLParser

import pytest

from briefing.model.paper import Block, Paper, PaperKind, all_blocks
from briefing.writing.papers.html import render
from briefing.writing.papers.profile import NAMES, load
from tests.writing.papers.samples import HOSTILE, paper

EVERY = [(kind, name) for kind in PaperKind for name in NAMES]
_VOID = ("meta", "hr")


class Told(HTMLParser):
    """The texts of a page by their element, and whether its elements close as they open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)
            if tag in ("p", "h1", "h2", "h3", "title"):
                self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("p", "h1", "h2", "h3", "title", "span"):
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)


def told(kind: PaperKind, name: str, *more: str) -> Told:
    return Told(render(paper(kind, name, *more), load(name)).decode())


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_every_text_stands_as_it_is_in_its_order(kind: PaperKind, name: str) -> None:
    page = told(kind, name, HOSTILE)
    made = paper(kind, name, HOSTILE)
    assert not page.open
    title, *texts = page.texts
    assert title == ("title", made.name)
    assert [text for _tag, text in texts if text] == [block.text for block in in_page_order(made)]


def in_page_order(made: Paper) -> tuple[Block, ...]:
    """Return the blocks as the page has them: left to right, so the recipients before who signs."""
    blocks = all_blocks(made)
    if len(made.signatures) > 1:
        return blocks
    (signed,) = made.signatures
    first = blocks[: len(blocks) - len(signed) - len(made.recipients)]
    return (*first, *made.recipients, *signed)


def test_nothing_is_fetched_and_nothing_can_run() -> None:
    page = told(PaperKind.NOTICE, "hd05", HOSTILE)
    assert not any("src" in attributes or "href" in attributes for _tag, attributes in page.tags)
    assert {tag for tag, _attributes in page.tags}.isdisjoint({"script", "link", "img", "iframe"})
    policy = next(a for tag, a in page.tags if tag == "meta" and "http-equiv" in a)
    assert str(policy["content"]).startswith("default-src 'none'")


def test_it_has_a_language_landmarks_and_headings() -> None:
    page = told(PaperKind.REPORT, "hd05")
    tags = [tag for tag, _attributes in page.tags]
    assert page.tags[0] == ("html", {"lang": "vi-VN"})
    assert [tag for tag in tags if tag in ("header", "main", "footer")] == [
        "header",
        "main",
        "footer",
    ]
    assert [text for text in page.texts if text[0].startswith("h")] == [
        ("h1", "BÁO CÁO"),
        ("h2", "I- KẾT QUẢ THỰC HIỆN"),
        ("h3", "1. Quán triệt"),
        ("h3", "2. Cán bộ"),
        ("h2", "II- NHIỆM VỤ TRỌNG TÂM TUẦN TỚI"),
    ]


def test_it_prints_with_the_margins_and_the_page_number_of_the_profile() -> None:
    page = render(paper(PaperKind.NOTICE, "hd05"), load("hd05")).decode()
    assert "size: 210mm 297mm" in page
    assert "margin: 20mm 15mm 20mm 30mm" in page
    assert "@page :first { @top-center { content: none; } }" in page
    assert "line-height: 19pt" in page


def test_a_document_number_is_not_broken_over_two_lines() -> None:
    page = render(paper(PaperKind.NOTICE, "hd05"), load("hd05")).decode()
    assert '<span class="whole">75-KL/TW</span>' in page or "75-KL/TW,</span>" in page


def test_the_same_paper_gives_the_same_bytes() -> None:
    one, other = (render(paper(PaperKind.MINUTES, "nd30"), load("nd30")) for _turn in range(2))
    assert one == other
