"""Points on a page that a hand has mended: what bears a letter stays or becomes one."""

from datetime import date

from msgspec.structs import replace

from briefing.model.editing import new_briefing
from briefing.model.identity import directives
from briefing.model.numbering import numbered
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    ListStyle,
    Period,
    PeriodKind,
)
from briefing.reading.minutes import read_minutes
from briefing.writing.markdown import write_markdown

WEEK = new_briefing(Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)))


def with_points(*levels: int, style: ListStyle = ListStyle.WORDS) -> Briefing:
    """Return minutes whose conclusions "Việc 1." and on have these levels."""
    made = tuple(
        Directive(id=f"d{place}", ordinal=0, text=f"Việc {place}.", level=level)
        for place, level in enumerate(levels, 1)
    )
    group = DirectiveList(style=style, directives=numbered(made))
    return replace(WEEK, directive_lists=(group,))


def mended(briefing: Briefing, *changes: tuple[str, str]) -> list[tuple[str, int, int]]:
    """Return id, level and number of the conclusions once a hand has made ``changes``."""
    text = write_markdown(briefing)
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    read = read_minutes(text)
    assert read.warnings == ()
    assert read.directive_lists[0].style is briefing.directive_lists[0].style
    return [(item.id, item.level, item.ordinal) for item in directives(read)]


def test_a_changed_word_in_a_point_leaves_it_a_point() -> None:
    briefing = with_points(0, 1, 1, 0)
    assert mended(briefing, ("**b)** Việc 3.", "**b)** Việc mới.")) == [
        ("d1", 0, 1),
        ("d2", 1, 1),
        ("d3", 1, 2),
        ("d4", 0, 2),
    ]


def test_a_point_typed_by_hand_is_a_point_with_its_own_id() -> None:
    briefing = with_points(0, 1, 0)
    assert mended(briefing, ("**Hai là,**", "**b)** Thêm.\n\n**Hai là,**")) == [
        ("d1", 0, 1),
        ("d2", 1, 1),
        ("d4", 1, 2),
        ("d3", 0, 2),
    ]


def test_a_letter_makes_a_conclusion_a_point_and_a_number_the_other_way_round() -> None:
    briefing = with_points(0, 1, 0, 0)
    changes = (("**a)** Việc 2.", "**Hai là,** Việc 2."), ("**Hai là,** Việc 3.", "**a)** Việc 3."))
    assert mended(briefing, *changes) == [
        ("d1", 0, 1),
        ("d2", 0, 2),
        ("d3", 1, 1),
        ("d4", 0, 3),
    ]


def test_dashes_and_points_are_counted_apart() -> None:
    briefing = with_points(0, 1, style=ListStyle.DASH)
    added = ("Việc 2.", "Việc 2.\n\n**-** Thêm.\n\n**a)** Điểm.")
    assert mended(briefing, added) == [
        ("d1", 0, 1),
        ("d2", 1, 1),
        ("d3", 0, 2),
        ("d4", 1, 1),
    ]


def test_a_list_in_letters_keeps_what_is_a_point_there() -> None:
    briefing = with_points(0, 1, 0, style=ListStyle.LETTERS)
    assert mended(briefing, ("**b)** Việc 3.", "**c)** Việc 3."), ("Việc 2.", "Việc mới.")) == [
        ("d1", 0, 1),
        ("d2", 1, 1),
        ("d3", 0, 3),
    ]


def test_rewritten_numbers_change_the_style_whatever_the_points() -> None:
    text = write_markdown(with_points(0, 1, 0))
    text = text.replace("**Một là,**", "**1.**").replace("**Hai là,**", "**2.**")
    (group,) = read_minutes(text).directive_lists
    assert group.style is ListStyle.ARABIC
    assert [item.level for item in group.directives] == [0, 1, 0]


def test_a_new_list_with_points_counts_as_its_conclusions_do() -> None:
    text = write_markdown(replace(with_points(0), notes="Nhắc."))
    added = "## Kết luận\n\n**1.** Một.\n\n**a)** Điểm.\n\n**2.** Hai.\n\n## Ghi chú riêng"
    briefing = read_minutes(text.replace("## Ghi chú riêng", added))
    group = briefing.directive_lists[1]
    assert group.style is ListStyle.ARABIC
    assert [(item.level, item.ordinal) for item in group.directives] == [(0, 1), (1, 1), (0, 2)]


def test_a_point_whose_conclusion_was_taken_out_leads_the_list() -> None:
    text = write_markdown(with_points(0, 1, 1))
    text = text.replace("**Một là,** Việc 1.\n\n", "")
    read = read_minutes(text)
    assert [(item.id, item.level) for item in directives(read)] == [("d2", 0), ("d3", 1)]
    assert [warning.where for warning in read.warnings] == ["Một là,"]
