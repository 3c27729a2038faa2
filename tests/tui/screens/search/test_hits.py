"""What a search shows: excerpts around the first match, marks letter for letter."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.archive.search.hits import Hit
from briefing.model.editing import set_text
from briefing.tui.screens.search.hits import EXCERPT, excerpt, help_blocks, hit_blocks, week_blocks
from briefing.tui.widgets.page import Block
from briefing.tui.wrapping import Span
from tests.tui.helpers import CONCLUSIONS, week
from tests.tui.test_display import HOSTILE

LONG = " ".join(f"việc{number}" for number in range(60))


def hit(text: str, *marked: str, facts: str = "", item: str = "d1") -> Hit:
    whole = f"{text}\n{facts}" if facts else text
    marks = tuple((whole.index(word), whole.index(word) + len(word)) for word in marked)
    start = date(2020, 6, 22)
    return Hit("week-2020-06-22", start, "2020-W26", "directive", item, 1, whole, marks, len(text))


def said(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def marked(spans: tuple[Span, ...]) -> list[str]:
    return [span.text for span in spans if span.style == "match"]


def test_a_short_item_is_whole_and_marked() -> None:
    spans = excerpt(hit("chuẩn bị hội nghị sơ kết", "hội nghị"))
    assert said(spans) == "chuẩn bị hội nghị sơ kết"
    assert marked(spans) == ["hội nghị"]


@pytest.mark.parametrize("word", ["việc0", "việc20", "việc40", "việc59"])
def test_of_a_long_item_the_excerpt_has_the_first_match(word: str) -> None:
    spans = excerpt(hit(LONG, word))
    assert marked(spans) == [word]
    assert len(said(spans)) <= EXCERPT + 4
    words = said(spans).strip("… ").split()
    assert words == LONG.split()[LONG.split().index(words[0]) :][: len(words)]


def test_ellipses_stand_where_something_is_left_out() -> None:
    assert said(excerpt(hit(LONG, "việc0"))).endswith(" …")
    assert said(excerpt(hit(LONG, "việc59"))).startswith("… ")
    middle = said(excerpt(hit(LONG, "việc30")))
    assert middle.startswith("… ") and middle.endswith(" …")


def test_paragraphs_stand_on_one_line() -> None:
    assert said(excerpt(hit("một\n\nhai", "hai"))) == "một ¶ hai"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_shown_without_its_sequences(text: str) -> None:
    blocks = hit_blocks([hit(text, facts=text)], lambda one: one.label)
    shown = "".join(span.text for p in blocks[0].paragraphs for span in p.spans)
    assert not set(shown) & {"\x1b", "\x9b", "\x07", "\n"}


def test_facts_stand_with_the_week_and_are_marked_too() -> None:
    (block,) = hit_blocks(
        [hit("chuẩn bị hội nghị", "Cán bộ", facts="Vụ Cán bộ · #đại-hội")], lambda _one: "Tuần 26"
    )
    head = block.paragraphs[0].spans
    assert " ".join(said(head).split()) == "Tuần 26 Kết luận 1 · Vụ Cán bộ · #đại-hội"
    assert marked(head) == ["Cán bộ"]


def texts(blocks: list[Block], key: str) -> list[Span]:
    return [
        span for block in blocks if block.key == key for p in block.paragraphs for span in p.spans
    ]


def test_the_item_is_marked_in_its_week() -> None:
    briefing = week(date(2020, 6, 22), *CONCLUSIONS)
    blocks, key = week_blocks(briefing, hit(CONCLUSIONS[0], "đề án"))
    spans = tuple(texts(blocks, key))
    assert said(spans).startswith("Một là, " + CONCLUSIONS[0])
    assert marked(spans) == ["đề án"]


def test_an_item_that_has_changed_meanwhile_is_shown_as_it_is_now() -> None:
    briefing = set_text(week(date(2020, 6, 22), *CONCLUSIONS), "d1", "việc khác")
    blocks, key = week_blocks(briefing, hit(CONCLUSIONS[0], "đề án"))
    spans = tuple(texts(blocks, key))
    assert "việc khác" in said(spans)
    assert marked(spans) == []


def test_a_week_without_the_item_is_shown_whole() -> None:
    briefing = replace(week(date(2020, 6, 22), *CONCLUSIONS), directive_lists=())
    blocks, key = week_blocks(briefing, hit(CONCLUSIONS[0], "đề án"))
    assert key == ""
    assert blocks


def test_help_offers_the_searches_of_before_first() -> None:
    keys = [block.key for block in help_blocks(["hội nghị", "unit:vp"]) if block.key]
    assert keys == ["0", "1"]
    assert [block.key for block in help_blocks([]) if block.key] == []
