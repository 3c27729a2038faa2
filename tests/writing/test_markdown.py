"""Minutes as Markdown: the same record comes back, and user text is never Markdown."""

import json
from datetime import date

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    ListStyle,
    Period,
    PeriodKind,
    Quotation,
    Result,
    Status,
)
from briefing.reading.minutes import read_minutes
from briefing.writing.markdown import write_markdown
from tests.strategies import anything, briefings

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
EMPTY = Briefing(id="week-2020-06-22", period=WEEK)


def page_of(briefing: Briefing) -> str:
    """Return what stands between the front matter and the tail."""
    return write_markdown(briefing).split("\n---\n", 1)[1].rpartition("\n<!-- briefing:record")[0]


def with_directive(**facts: object) -> Briefing:
    item = Directive(**{"id": "d1", "ordinal": 1, "text": "hoàn thiện đề án", **facts})  # type: ignore[arg-type]
    return replace(EMPTY, directive_lists=(DirectiveList(directives=(item,)),))


@given(briefings())
@settings(max_examples=200)
def test_the_same_record_comes_back(briefing: Briefing) -> None:
    assert read_minutes(write_markdown(briefing)) == briefing


@given(briefings())
@settings(max_examples=50)
def test_a_file_as_written_is_written_again_to_the_letter(briefing: Briefing) -> None:
    text = write_markdown(briefing)
    assert write_markdown(read_minutes(text)) == text


@given(anything())
@example("*")
@example("a\r\n\x00\x1b[2J\x85")
def test_any_characters_come_back_from_anywhere(text: str) -> None:
    group = DirectiveList(
        lead_in=text, directives=(Directive(id="d1", ordinal=1, text=text, unit=text),)
    )
    quotation = Quotation(text=text, source=text)
    briefing = replace(
        EMPTY,
        title=text,
        summary=text,
        directive_lists=(group,),
        quotations=(quotation,),
        notes=text,
    )
    assert read_minutes(write_markdown(briefing)) == briefing


@given(briefings())
@settings(max_examples=50)
def test_windows_line_ends_change_nothing(briefing: Briefing) -> None:
    text = "\ufeff" + write_markdown(briefing).replace("\n", "\r\n")
    assert read_minutes(text) == briefing


@given(briefings())
@settings(max_examples=50)
def test_only_the_parts_make_structure(briefing: Briefing) -> None:
    parts = (
        bool(briefing.summary)
        + bool(briefing.results)
        + len(briefing.directive_lists)
        + bool(briefing.quotations)
        + bool(briefing.figures)
        + bool(briefing.citations)
        + bool(briefing.notes)
    )
    body = write_markdown(briefing).split("\n---\n", 1)[1]
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body))
    tags = [node.tag for node in tree.children]
    assert tags.count("h1") == 1
    assert tags.count("h2") == parts
    assert tags.count("table") == bool(briefing.figures)
    comments = [node for node in tree.walk() if node.type.startswith("html")]
    assert [node.content.partition("\n")[0] for node in comments] == ["<!-- briefing:record"]
    assert comments[0].content.count("-->") == 1
    known = {
        "root", "heading", "paragraph", "inline", "text", "hardbreak", "strong", "em", "hr",
        "bullet_list", "list_item", "blockquote", "html_block",
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert {node.type for node in tree.walk()} <= known


def test_every_line_at_the_top_is_a_name_and_a_json_value() -> None:
    title = 'Giao ban "tuần 26": # không phải chú thích\n---\n\u0085\u2028'
    first, *lines, last = write_markdown(replace(EMPTY, title=title)).split("\n")[:10]
    assert (first, last) == ("---", "---")
    values = {name: json.loads(value) for name, _, value in (x.partition(": ") for x in lines)}
    assert values["title"] == title
    assert list(values) == [
        "id", "title", "organization", "state", "revision", "schema_version", "period", "meeting",
    ]  # fmt: skip
    assert all(len(line.splitlines()) == 1 for line in lines)


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            {"unit": "Vụ Cán bộ", "cooperating": ("Vụ Địa phương", "Văn phòng")},
            "*Chủ trì: Vụ Cán bộ · phối hợp: Vụ Địa phương, Văn phòng*",
        ),
        ({"due": date(2020, 7, 31), "tags": ("đề-án",)}, "*Hạn: thứ Sáu 31/7/2020 · #đề-án*"),
        ({"status": Status.DONE}, "*Đã hoàn thành*"),
        ({"status": Status.LATE, "unit": "Văn phòng"}, "*Chủ trì: Văn phòng · chậm tiến độ*"),
    ],
)
def test_unit_and_date_stand_under_a_conclusion(facts: dict[str, object], line: str) -> None:
    assert page_of(with_directive(**facts)).split("\n\n")[-1].strip() == line


def test_an_open_conclusion_without_facts_has_no_line_under_it() -> None:
    assert page_of(with_directive()).rstrip().endswith("**Một là,** hoàn thiện đề án")


@pytest.mark.parametrize(
    ("style", "marker"),
    [
        (ListStyle.WORDS, "**Một là,** "),
        (ListStyle.ORDINAL_WORDS, "**Thứ nhất,** "),
        (ListStyle.PARENTHESES, "**(1)** "),
        (ListStyle.ROMAN, "**I.** "),
        (ListStyle.LETTERS, "**a)** "),
    ],
)
def test_a_list_counts_in_its_own_style(style: ListStyle, marker: str) -> None:
    group = DirectiveList(style=style, directives=(Directive(id="d1", ordinal=1, text="x"),))
    assert marker + "x" in page_of(replace(EMPTY, directive_lists=(group,)))


@pytest.mark.parametrize("style", ListStyle)
def test_points_stand_under_their_conclusion_with_letters(style: ListStyle) -> None:
    items = (
        Directive(id="d1", ordinal=1, text="triển khai:"),
        Directive(id="d2", ordinal=1, text="một việc;", level=1),
        Directive(id="d3", ordinal=2, text="hai việc.", level=1, unit="Văn phòng"),
        Directive(id="d4", ordinal=2, text="rà soát"),
    )
    briefing = replace(EMPTY, directive_lists=(DirectiveList(style=style, directives=items),))
    page = page_of(briefing)
    assert "\n\n**a)** một việc;\n\n**b)** hai việc.\n\n*Chủ trì: Văn phòng*\n\n**" in page
    assert read_minutes(write_markdown(briefing)) == briefing


def test_results_stand_under_their_sections() -> None:
    page = page_of(
        replace(
            EMPTY,
            results=(
                Result(id="r1", text="Tuần qua, …"),
                Result(id="r2", text="Hai đoạn\n\ncủa một kết quả", section="Nhân sự"),
                Result(id="r3", text="Cùng mục", section="Nhân sự", unit="Vụ Cán bộ"),
            ),
        )
    )
    assert page.rstrip().endswith(
        "## Kết quả thực hiện\n\n- Tuần qua, …\n\n### Nhân sự\n\n"
        "- Hai đoạn\n\n  của một kết quả\n\n"
        "- Cùng mục\n\n  *Đơn vị: Vụ Cán bộ*"
    )


def test_a_result_of_no_section_after_one_that_has_one_stands_below_a_rule() -> None:
    sectioned = Result(id="r1", text="a", section="Nhân sự")
    page = page_of(replace(EMPTY, results=(sectioned, Result(id="r2", text="b"))))
    assert page.rstrip().endswith("### Nhân sự\n\n- a\n\n---\n\n- b")


def test_several_lists_are_told_apart_by_their_headings() -> None:
    page = page_of(replace(EMPTY, directive_lists=(DirectiveList(), DirectiveList())))
    assert "## Kết luận (phần 1)" in page
    assert "## Kết luận (phần 2)" in page


def test_quotations_name_their_source() -> None:
    page = page_of(replace(EMPTY, quotations=(Quotation(text="Một câu.", source="Báo Nhân Dân"),)))
    assert "> Một câu.\n>\n> *Nguồn: Báo Nhân Dân*" in page
