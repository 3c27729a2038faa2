"""Any sequence of edits: the numbers stay right, ids stay single, and no word is lost."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import editing, structure
from briefing.model.identity import directives
from briefing.model.records import Briefing, Directive, Period, PeriodKind, Result
from tests.strategies import texts

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
EMPTY = editing.new_briefing(WEEK)

Step = tuple[str, int, int]
SHIFTS: dict[str, Callable[[Briefing, str, int], Briefing]] = {
    "move": lambda briefing, item_id, n: editing.move_item(briefing, item_id, n - 4),
    "split": structure.split,
    "join": lambda briefing, item_id, _n: structure.join(briefing, item_id),
    "indent": lambda briefing, item_id, _n: structure.indent(briefing, item_id),
    "outdent": lambda briefing, item_id, _n: structure.outdent(briefing, item_id),
    "to_result": lambda briefing, item_id, n: structure.to_result(briefing, item_id, "XY "[n % 3]),
    "to_directive": lambda briefing, item_id, n: structure.to_directive(briefing, item_id, n % 2),
    "move_to_list": lambda briefing, item_id, n: structure.move_to_list(briefing, item_id, n % 2),
}
"""The edits that only rearrange, each on the item and with the number that a step names."""

ANY_ITEM = frozenset({"move", "split", "join"})


def all_items(briefing: Briefing) -> list[Directive | Result]:
    return [*directives(briefing), *briefing.results]


def letters(briefing: Briefing) -> Counter[str]:
    """Return how often each character is said, white space apart (a split may cut a word)."""
    return Counter("".join("".join(item.text.split()) for item in all_items(briefing)))


def assert_numbered(briefing: Briefing) -> None:
    for group in briefing.directive_lists:
        conclusions = points = 0
        for place, item in enumerate(group.directives):
            if item.level == 0:
                conclusions, points = conclusions + 1, 0
                assert item.ordinal == conclusions
            else:
                points += 1
                assert (place > 0, item.level, item.ordinal) == (True, 1, points)


def applied(briefing: Briefing, step: Step) -> Briefing:
    """Return ``briefing`` after one step, on whichever item its number falls."""
    name, pick, number = step
    given = [item.id for item in directives(briefing)] if name != "to_directive" else []
    if name == "to_directive" or name in ANY_ITEM:
        given += [item.id for item in briefing.results]
    return SHIFTS[name](briefing, given[pick % len(given)], number) if given else briefing


@given(
    st.lists(texts(), min_size=1, max_size=8),
    st.lists(texts(), max_size=3),
    st.lists(
        st.tuples(st.sampled_from(sorted(SHIFTS)), st.integers(0, 30), st.integers(0, 12)),
        max_size=25,
    ),
)
@settings(max_examples=150)
def test_any_edits_keep_the_numbers_right_and_every_word(
    conclusions: list[str], results: list[str], steps: list[Step]
) -> None:
    briefing = structure.add_list(EMPTY)
    for place, text in enumerate(conclusions):
        briefing = editing.add_directive(briefing, text, list_index=place % 2)
    for text in results:
        briefing = editing.add_result(briefing, text)
    said = letters(briefing)
    for step in steps:
        briefing = applied(briefing, step)
        ids = [item.id for item in all_items(briefing)]
        assert len(ids) == len(set(ids))
        assert_numbered(briefing)
        assert letters(briefing) == said


@given(st.lists(st.sampled_from(("việc", "án;", "sau.")), min_size=2, max_size=9), st.integers(1))
def test_joining_undoes_a_split_between_words(said: list[str], cut: int) -> None:
    text = " ".join(said)
    at = len(" ".join(said[: cut % (len(said) - 1) + 1]))
    briefing = EMPTY
    for piece in ("A", text, "B"):
        briefing = editing.add_directive(briefing, piece)
    halved = structure.split(briefing, "d2", at)
    assert len(tuple(directives(halved))) == 4
    assert structure.join(halved, "d4") == briefing
