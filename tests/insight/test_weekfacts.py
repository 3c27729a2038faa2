"""The facts of a week are those of its record, its long texts left out."""

from datetime import date

import msgspec
from hypothesis import given, settings

from briefing.insight.weekfacts import WeekFacts, week_facts
from briefing.model.editing import add_directive, add_result, new_briefing
from briefing.model.identity import directives
from briefing.model.records import Briefing, Period, PeriodKind
from tests.strategies import briefings

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))


@settings(max_examples=40)
@given(briefings())
def test_facts_agree_with_the_record_and_survive_json(briefing: Briefing) -> None:
    facts = week_facts(briefing)
    assert facts.directives == tuple(directives(briefing))
    assert [result.id for result in facts.results] == [result.id for result in briefing.results]
    assert facts.day == (briefing.meeting.date or briefing.period.end)
    assert msgspec.json.decode(msgspec.json.encode(facts), type=WeekFacts) == facts


def test_a_result_is_told_by_its_first_words() -> None:
    long = "Hoàn thành việc rà soát danh mục đề án của năm " * 5
    briefing = add_result(add_result(new_briefing(WEEK), long), "Ngắn.")
    first, second = week_facts(briefing).results
    assert len(first.words) <= 81
    assert first.words.endswith("…")
    assert long.startswith(first.words[:-1])
    assert second.words == "Ngắn."


def test_mentions_are_told_with_their_place_as_they_were_written() -> None:
    briefing = add_result(new_briefing(WEEK), "Quán triệt Kết luận số 75-KL/TW, ngày 30-5-2020.")
    briefing = add_directive(briefing, "tiếp tục thực hiện Kết luận 75.")
    told = [
        (cited.kind, cited.item, cited.citation.number, cited.citation.symbol)
        for cited in week_facts(briefing).cited
    ]
    assert told == [("result", "r1", "75", "KL/TW"), ("directive", "d1", "75", "")]
