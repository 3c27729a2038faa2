"""Gathering again: what was made by hand stays, what is new comes in, what went is told."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.model.records import Period, PeriodKind
from briefing.model.report import Chapter, Mark, Paragraph, Report, Section, Telling, paragraphs
from briefing.model.report_editing import add, drop, move, paragraph_of, set_text
from briefing.verbs.regathering import regathered

JUNE = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))


def report(rows: dict[str, Sequence[str]], words: dict[str, str] | None = None) -> Report:
    """Return a report of sections of results; an id names the place that tells it."""
    said = words or {}
    sections = []
    for title, ids in rows.items():
        made = []
        for one in ids:
            text = said.get(one, f"Lời {one}")
            told = (Telling(briefing="w1", item=one),)
            made.append(
                Paragraph(id=f"result:w1/{one}", text=text, gathered=text, home=title, told=told)
            )
        sections.append(
            Section(id=title, chapter=Chapter.RESULTS, title=title, paragraphs=tuple(made))
        )
    return Report(period=JUNE, as_of=JUNE.end, sections=tuple(sections))


def name(one: str) -> str:
    return f"result:w1/{one}"


def order(found: Report) -> dict[str, str]:
    return {
        section.id: " ".join(one.id.rpartition("/")[2] for one in section.paragraphs)
        for section in found.sections
    }


BEFORE = report({"A": ["a", "b", "c"], "B": ["x"]})


def test_nothing_made_by_hand_is_what_is_gathered_now() -> None:
    fresh = report({"B": ["x"], "A": ["b", "c"]}, {"b": "Mới"})
    found = regathered(BEFORE, fresh)
    assert found.report == fresh
    assert [one.id for one in found.removed] == [name("a")]


def test_edited_words_stay_and_say_when_the_weeks_have_others() -> None:
    kept = set_text(BEFORE, name("b"), "Của thư ký")
    same = regathered(kept, BEFORE)
    assert same.report == kept
    changed = regathered(kept, report({"A": ["a", "b", "c"], "B": ["x"]}, {"b": "Khác"}))
    one = paragraph_of(changed.report, name("b"))
    assert (one.text, one.gathered, one.mark) == ("Của thư ký", "Khác", Mark.CHANGED)
    assert changed.changed == 1
    again = regathered(changed.report, report({"A": ["a", "b", "c"], "B": ["x"]}, {"b": "Khác"}))
    assert paragraph_of(again.report, name("b")).mark is Mark.CHANGED


def test_the_weeks_saying_what_was_written_settles_it() -> None:
    kept = set_text(BEFORE, name("b"), "Khác")
    found = regathered(kept, report({"A": ["a", "b", "c"], "B": ["x"]}, {"b": "Khác"}))
    one = paragraph_of(found.report, name("b"))
    assert (one.mark, one.edited) == (Mark.NONE, False)


def test_what_is_new_stands_behind_what_it_follows_and_is_marked() -> None:
    kept = move(BEFORE, name("a"), 1)
    fresh = report({"A": ["n", "a", "m", "b", "c"], "B": ["x", "y"]})
    found = regathered(kept, fresh)
    assert order(found.report) == {"A": "n b a m c", "B": "x y"}
    marked = [one.id for one in paragraphs(found.report) if one.mark is Mark.NEW]
    assert marked == [name("n"), name("m"), name("y")]
    assert found.new == 3
    again = regathered(found.report, fresh)
    assert (again.new, [one for one in paragraphs(again.report) if one.mark]) == (0, [])


def test_what_was_dropped_or_moved_stays_so() -> None:
    kept = drop(move(BEFORE, name("c"), 1), name("a"))
    found = regathered(kept, report({"A": ["a", "b", "c"], "B": ["x"]}, {"a": "Mới", "c": "Mới"}))
    assert order(found.report) == {"A": "a b", "B": "c x"}
    assert paragraph_of(found.report, name("a")).dropped
    assert paragraph_of(found.report, name("c")).text == "Mới"


def test_what_was_not_moved_goes_where_its_week_has_it() -> None:
    found = regathered(BEFORE, report({"A": ["a", "c"], "B": ["x", "b"]}))
    assert order(found.report) == {"A": "a c", "B": "x b"}


def test_what_the_weeks_tell_no_more_goes_unless_a_hand_was_in_it() -> None:
    kept, new = add(set_text(BEFORE, name("b"), "Của thư ký"), name("x"), "Viết thêm")
    found = regathered(kept, report({"A": ["c"]}))
    assert [one.id for one in paragraphs(found.report)] == [name("b"), name("c"), new]
    assert paragraph_of(found.report, name("b")).mark is Mark.GONE
    assert [one.id for one in found.removed] == [name("a"), name("x")]


def test_a_result_that_a_later_week_tells_too_is_the_same_paragraph() -> None:
    kept = set_text(BEFORE, name("b"), "Của thư ký")
    fresh = report({"A": ["a", "c"], "B": ["x"]})
    later = Paragraph(
        id="result:w0/r9",
        text="Lời b",
        gathered="Lời b",
        home="A",
        told=(Telling(briefing="w0", item="r9"), Telling(briefing="w1", item="b")),
    )
    first = fresh.sections[0]
    grown = replace(first, paragraphs=(*first.paragraphs, later))
    found = regathered(kept, replace(fresh, sections=(grown, *fresh.sections[1:])))
    assert paragraph_of(found.report, name("b")).text == "Của thư ký"
    assert not found.removed
    assert found.new == 0


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)


@given(IDS, IDS, st.data())
def test_nothing_made_by_hand_is_ever_lost(
    before: list[str], now: list[str], data: st.DataObject
) -> None:
    kept = report({"A": before[:3], "B": before[3:]})
    written = []
    for one in before:
        match data.draw(st.sampled_from(["keep", "edit", "move", "drop", "add"])):
            case "edit":
                kept = set_text(kept, name(one), f"Tay {one}")
                written.append(f"Tay {one}")
            case "move":
                kept = move(kept, name(one), data.draw(st.sampled_from([-1, 1])))
            case "drop":
                kept = drop(kept, name(one))
            case "add":
                kept = add(kept, name(one), f"Thêm {one}")[0]
                written.append(f"Thêm {one}")
            case _:
                pass
    split = data.draw(st.integers(0, len(now)))
    found = regathered(kept, report({"B": now[:split], "A": now[split:]}))
    ids = [one.id for one in paragraphs(found.report)]
    assert len(ids) == len(set(ids))
    assert {name(one) for one in now} <= set(ids)
    assert set(written) <= {one.text for one in paragraphs(found.report)}
    again = regathered(found.report, report({"B": now[:split], "A": now[split:]}))
    assert [one.id for one in paragraphs(again.report)] == ids
