"""Section and unit as like items of earlier weeks had them, each with its reason."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from briefing.insight.suggesting import Memory, What, memory_of, suggest
from briefing.insight.weekfacts import week_facts
from briefing.model.editing import add_directive, add_result, change_result, new_briefing
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.verbs.suggesting import lacking, take

HEALTH = "Thẩm định hồ sơ nâng cấp trạm y tế xã miền núi"
STAFF = "Rà soát quy hoạch cán bộ chủ chốt cấp huyện"


def week(number: int) -> Briefing:
    monday = date(2020, 6, 1) + timedelta(weeks=number)
    return new_briefing(Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6)))


def with_result(briefing: Briefing, text: str, section: str, unit: str) -> Briefing:
    after = add_result(briefing, text, section=section)
    item = after.results[-1].id
    return change_result(after, item, lambda result: replace(result, unit=unit))


@pytest.fixture
def memory() -> Memory:
    weeks = []
    for number in range(4):
        briefing = with_result(week(number), f"{HEALTH} đợt {number}.", "Y tế", "Sở Y tế")
        briefing = with_result(briefing, f"{STAFF}.", "Cán bộ", "Sở Nội vụ")
        weeks.append(
            add_directive(briefing, "chuẩn bị hội nghị sơ kết công tác tiêm chủng", unit="VP")
        )
    return memory_of([week_facts(briefing) for briefing in weeks])


@pytest.mark.parametrize(
    ("text", "section", "unit"),
    [
        ("Đã thẩm định hồ sơ nâng cấp trạm y tế xã vùng cao", "Y tế", "Sở Y tế"),
        ("tiếp tục rà soát quy hoạch cán bộ chủ chốt", "Cán bộ", "Sở Nội vụ"),
        ("Chuẩn bị hội nghị sơ kết công tác tiêm chủng mở rộng", None, "VP"),
        ("Trồng rừng phòng hộ đầu nguồn sông", None, None),
        ("Hồ sơ khác", None, None),
        ("", None, None),
    ],
)
def test_what_is_suggested(memory: Memory, text: str, section: str, unit: str) -> None:
    found = {hint.what: hint.value for hint in suggest(memory, text)}
    assert (found.get(What.SECTION), found.get(What.UNIT)) == (section, unit)


def test_each_says_which_item_it_is_from(memory: Memory) -> None:
    first, _second = suggest(memory, "Đã thẩm định hồ sơ nâng cấp trạm y tế xã vùng cao")
    assert first.reason.startswith("giống kết quả tuần 22 – 28/6/2020: Thẩm định hồ sơ nâng cấp")
    assert (first.week, first.item) == ("week-2020-06-22", "r1")


def test_a_briefing_suggests_nothing_to_itself() -> None:
    alone = with_result(week(0), HEALTH, "Y tế", "Sở Y tế")
    memory = memory_of([week_facts(alone)])
    assert suggest(memory, HEALTH, besides=alone.id) == ()
    assert suggest(memory, HEALTH) != ()


def test_where_like_items_differ_nothing_is_suggested() -> None:
    weeks = [
        with_result(week(number), HEALTH, section, "Sở Y tế")
        for number, section in enumerate(("Y tế", "Xây dựng", "Y tế", "Xây dựng"))
    ]
    found = suggest(memory_of([week_facts(one) for one in weeks]), HEALTH)
    assert [hint.what for hint in found] == [What.UNIT]


def test_what_is_taken_goes_behind_its_section_and_nothing_else_changes(memory: Memory) -> None:
    briefing = add_result(week(9), "Mở lớp bồi dưỡng.", section="Cán bộ")
    briefing = add_result(briefing, "Khám bệnh.", section="Y tế")
    briefing = add_result(briefing, "Làm đường.", section="Giao thông")
    briefing = add_result(briefing, HEALTH)
    item = briefing.results[-1].id
    briefing = change_result(briefing, item, lambda result: replace(result, section=""))
    assert lacking(briefing, item) == {What.SECTION, What.UNIT}
    after = take(briefing, item, suggest(memory, HEALTH))
    assert [(result.section, result.unit) for result in after.results] == [
        ("Cán bộ", ""),
        ("Y tế", ""),
        ("Y tế", "Sở Y tế"),
        ("Giao thông", ""),
    ]
    assert after.results[2].text == HEALTH
    assert lacking(after, item) == frozenset()


def test_a_conclusion_takes_a_unit_only(memory: Memory) -> None:
    briefing = add_directive(week(9), STAFF)
    assert lacking(briefing, "d1") == {What.UNIT}
    after = take(briefing, "d1", suggest(memory, STAFF))
    assert after.directive_lists[0].directives[0].unit == "Sở Nội vụ"
