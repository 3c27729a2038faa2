"""A report gathered from weeks: everything of the span is in it, once, with where it is from."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.archive.lists import FIGURES
from briefing.archive.tiny import open_archive
from briefing.errors import NotFoundError
from briefing.insight.figures.totals import Crossing
from briefing.insight.tasks.lives import tally, tasks
from briefing.insight.tasks.tasklist import unit_names
from briefing.insight.weekfacts import week_facts
from briefing.language.dates import DateRange
from briefing.language.letters import clean
from briefing.model.directory import EMPTY
from briefing.model.editing import add_directive, add_result, new_briefing, set_meeting
from briefing.model.figures import Counting, Definition
from briefing.model.records import (
    Answer,
    Briefing,
    Figure,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    Person,
    Result,
    Status,
)
from briefing.model.report import Chapter, Report, Section, paragraphs
from briefing.verbs.gathering import Known, Office, gather_report, known_in, known_of, office_of
from briefing.verbs.overview import Overview
from briefing.verbs.report_tasks import LISTED, tally_sentence

TODAY = date(2020, 7, 20)
JUNE = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
OFFICE = Office(unit_names(EMPTY), (), (), Crossing.LAST)


def week(monday: date, *results: Result, chair: str = "Nguyễn Văn An") -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    briefing = new_briefing(period, organization="Ban Tổ chức")
    person = Person(name=chair, title="Trưởng Ban") if chair else None
    briefing = set_meeting(briefing, Meeting(date=monday + timedelta(days=7), chair=person))
    for result in results:
        briefing = add_result(briefing, result.text, section=result.section, unit=result.unit)
        if result.highlight:
            marked = replace(briefing.results[-1], highlight=True)
            briefing = replace(briefing, results=(*briefing.results[:-1], marked))
    return briefing


def result(text: str, section: str = "", *, unit: str = "", highlight: bool = False) -> Result:
    return Result(id="", text=text, section=section, unit=unit, highlight=highlight)


def gathered(
    weeks: Sequence[Briefing], period: Period = JUNE, office: Office = OFFICE, today: date = TODAY
) -> Report:
    known = known_of(Overview(tuple(map(week_facts, weeks))))
    by_id = {one.id: one for one in weeks}
    found = gather_report(known, office, by_id.__getitem__, period, today)
    assert not found.problems
    return found.report


def chapter(report: Report, wanted: Chapter) -> list[Section]:
    return [section for section in report.sections if section.chapter is wanted]


def texts(report: Report, wanted: Chapter) -> list[tuple[str, list[str]]]:
    return [(s.title, [p.text for p in s.paragraphs]) for s in chapter(report, wanted)]


def test_highlights_come_first_then_the_sections_as_in_the_newest_week() -> None:
    report = gathered(
        [
            week(date(2020, 6, 1), result("Việc cũ.", "Cũ"), result("Một.", "A")),
            week(
                date(2020, 6, 8),
                result("Hai.", "A"),
                result("Ba.", "B"),
                result("Nổi bật.", "B", highlight=True),
            ),
        ]
    )
    assert texts(report, Chapter.HIGHLIGHTS) == [("", ["Nổi bật."])]
    assert texts(report, Chapter.RESULTS) == [
        ("Cũ", ["Việc cũ."]),
        ("A", ["Một.", "Hai."]),
        ("B", ["Ba."]),
    ]


def test_what_several_weeks_tell_stands_once_and_names_them() -> None:
    text = "Tiếp tục đôn đốc đại hội."
    report = gathered(
        [
            week(date(2020, 6, 1), result(text, "A")),
            week(date(2020, 6, 8), result("Tiếp tục đôn đốc đại hội", "A", highlight=True)),
            week(date(2020, 6, 15), result(text, "A")),
        ]
    )
    (one,) = chapter(report, Chapter.HIGHLIGHTS)[0].paragraphs
    assert one.facts == "Các kỳ 1 – 7/6/2020; 8 – 14/6/2020; 15 – 21/6/2020"
    assert [told.briefing[-2:] for told in one.told] == ["01", "08", "15"]
    assert [told.why for told in one.told] == ["same", "same", ""]
    assert one.told[1].words == "Tiếp tục đôn đốc đại hội"
    assert texts(report, Chapter.RESULTS) == []


def stored_text(text: str) -> str:
    """Return ``text`` as a record has it: cleaned, and never empty."""
    return clean(text).strip() or "Việc."


@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(["Mở lớp.", "Mở lớp", "Mở 2 lớp.", "Đã họp. Mở lớp.", "Khác"])
                | st.text(st.characters(codec="utf-8"), max_size=12).map(stored_text),
                st.sampled_from(["", "A", "a", "B"]),
                st.booleans(),
            ),
            max_size=4,
        ),
        max_size=5,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_result_of_the_span_is_lost(told: list[list[tuple[str, str, bool]]]) -> None:
    weeks = [
        week(
            date(2020, 6, 1) + timedelta(days=7 * number),
            *(result(text, section, highlight=high) for text, section, high in row),
        )
        for number, row in enumerate(told[:4])
    ]
    report = gathered(weeks)
    found = {
        (place.briefing, place.item): one
        for one in paragraphs(report)
        if one.id.startswith("result:")
        for place in one.told
    }
    stored = {(one.id, item.id): item for one in weeks for item in one.results}
    assert found.keys() == stored.keys()
    for place, one in found.items():
        own = next(t for t in one.told if (t.briefing, t.item) == place)
        assert (own.words or one.text) == stored[place].text
    assert len({one.id for one in paragraphs(report)}) == len(list(paragraphs(report)))


def with_task(monday: date, text: str, due: date | None, *answers: Answer) -> Briefing:
    briefing = add_directive(week(monday), text, unit="Vụ Cán bộ", due=due)
    return replace(briefing, answers=answers)


def test_tasks_are_told_as_they_stood_at_the_end_of_the_span() -> None:
    one = with_task(date(2020, 6, 1), "trình đề án", date(2020, 6, 19))
    two = with_task(
        date(2020, 6, 8), "mở lớp", date(2020, 7, 31), Answer(directive="d1", status=Status.DONE)
    )
    three = with_task(
        date(2020, 6, 29), "việc tháng sau", None, Answer(directive="d1", status=Status.DROPPED)
    )
    report = gathered([one, two, three])
    said = texts(report, Chapter.TASKS)
    assert said[1:] == [
        ("Hoàn thành đúng hạn", ["Trình đề án"]),
        ("Trong hạn", ["Mở lớp"]),
    ]
    whole = tally(tasks([week_facts(w) for w in (one, two, three)]), DateRange(*_days(JUNE)))
    assert said[0] == ("", [tally_sentence(whole)])
    assert "2 nhiệm vụ (2 mới giao, 0 từ kỳ trước chuyển sang)" in said[0][1][0]
    (done,) = chapter(report, Chapter.TASKS)[1].paragraphs
    assert done.facts == "Chủ trì: Vụ Cán bộ · hạn thứ Sáu 19/6/2020 · báo cáo ngày 15/6/2020"


def test_of_what_has_long_been_waiting_the_last_is_listed_and_the_rest_counted() -> None:
    old = week(date(2020, 5, 4))
    for number in range(LISTED + 5):
        old = add_directive(old, f"việc cũ {number}")
    said = texts(gathered([old, with_task(date(2020, 6, 1), "việc mới", None)]), Chapter.TASKS)
    ((_title, listed),) = said[1:]
    assert f"{LISTED + 6} nhiệm vụ (1 mới giao, {LISTED + 5} từ kỳ trước" in said[0][1][0]
    assert listed[0] == "Việc cũ 5"
    assert listed[-2:] == ["Việc mới", "Và 5 nhiệm vụ khác giao từ trước."]
    assert len(listed) == LISTED + 2


def test_what_was_settled_before_the_span_and_taken_up_again_later_is_not_counted() -> None:
    settled = Answer(directive="d1", status=Status.DROPPED)
    first = with_task(date(2020, 5, 4), "việc cũ", None)
    again = with_task(date(2020, 6, 15), "việc cũ", None)
    origin = Origin(briefing=first.id, directive="d1", ordinal=1)
    group = again.directive_lists[0]
    copied = replace(group, directives=(replace(group.directives[0], origin=origin),))
    weeks = [
        first,
        replace(week(date(2020, 5, 11)), answers=(settled,)),
        replace(again, directive_lists=(copied,)),
    ]
    assert texts(gathered(weeks), Chapter.TASKS) == []


def _days(period: Period) -> tuple[date, date]:
    return period.start, period.end


def test_a_report_of_a_span_that_is_over_stays_the_same_whenever_it_is_gathered() -> None:
    weeks = [
        with_task(date(2020, 6, 1), "trình đề án", date(2020, 6, 19)),
        with_task(date(2020, 6, 22), "mở lớp", None),
    ]
    first = gathered(weeks, today=date(2020, 7, 1))
    assert gathered(weeks, today=date(2023, 1, 1)) == first
    assert first.as_of == date(2020, 6, 30)
    assert gathered(weeks, today=date(2020, 6, 16)).as_of == date(2020, 6, 16)


def counted(monday: date, name: str, value: int, unit: str = "lượt") -> Briefing:
    figure = Figure(name=name, value=Decimal(value), unit=unit)
    return replace(week(monday), figures=(figure,))


def test_figures_have_the_total_of_the_span_and_of_the_year() -> None:
    weeks = [
        counted(date(2020, 3, 2), "Tiếp dân", 5),
        counted(date(2020, 6, 1), "Tiếp dân", 30),
        counted(date(2020, 6, 8), "tiếp dân", 12),
        counted(date(2020, 7, 6), "Tiếp dân", 100),
    ]
    (section,) = chapter(gathered(weeks), Chapter.FIGURES)
    (one,) = section.paragraphs
    assert one.figure is not None
    assert (one.figure.value, one.figure.total) == (Decimal(42), Decimal(47))
    assert one.text == "Trong tháng 6/2020, tiếp dân 42 lượt, nâng tổng số từ đầu năm lên 47 lượt."
    stretch = Period(kind=PeriodKind.OTHER, start=date(2020, 6, 8), end=date(2020, 7, 12))
    (section,) = chapter(gathered(weeks, stretch), Chapter.FIGURES)
    assert section.paragraphs[0].text == "Tiếp dân: 112 lượt; từ đầu năm 147 lượt."


def test_a_defined_level_is_not_added_nor_is_a_percentage() -> None:
    level = Definition(id="f1", name="Đảng viên", unit="người", counting=Counting.LEVEL)
    weeks = [
        counted(date(2020, 6, 1), "Đảng viên", 100, "người"),
        counted(date(2020, 6, 8), "Đảng viên", 104, "người"),
        counted(date(2020, 6, 15), "Tỷ lệ", 80, "%"),
        counted(date(2020, 6, 22), "Tỷ lệ", 90, "%"),
    ]
    report = gathered(weeks, office=OFFICE._replace(definitions=(level,)))
    found = [p.figure for s in chapter(report, Chapter.FIGURES) for p in s.paragraphs]
    assert [(one.name, one.value, one.total) for one in found if one] == [
        ("Đảng viên", Decimal(104), None),
        ("Tỷ lệ", Decimal(90), None),
    ]


def test_what_the_reports_say_otherwise_is_noted_and_does_not_go_out() -> None:
    printed = Figure(name="Tiếp dân", value=Decimal(30), unit="lượt", total=Decimal(560))
    report = gathered([replace(week(date(2020, 6, 1)), figures=(printed,))])
    (one,) = chapter(report, Chapter.FIGURES)[0].paragraphs
    assert one.note == "Kỳ cuối ghi lũy kế 560 lượt"


def test_documents_are_told_once_those_of_the_span_first() -> None:
    weeks = [
        week(date(2020, 6, 1), result("Học tập Kết luận số 75-KL/TW, ngày 30-5-2020.")),
        week(date(2020, 6, 8), result("Kết luận 75, Quyết định số 9-QĐ/TU, ngày 05-6-2020.")),
    ]
    assert texts(gathered(weeks), Chapter.DOCUMENTS) == [
        ("Ban hành trong kỳ", ["Quyết định số 9-QĐ/TU, ngày 05-6-2020"]),
        ("Viện dẫn trong kỳ", ["Kết luận số 75-KL/TW, ngày 30-5-2020"]),
    ]


def test_who_presided_and_which_weeks_are_missing() -> None:
    weeks = [
        week(date(2020, 6, 1)),
        week(date(2020, 6, 15), chair=""),
        week(date(2020, 6, 22), chair="Nguyễn Văn  An"),
    ]
    report = gathered(weeks)
    assert texts(report, Chapter.CHAIRS) == [
        (
            "",
            [
                "Đồng chí Nguyễn Văn An, Trưởng Ban: chủ trì 2 kỳ.",
                "Không ghi người chủ trì: 1 kỳ.",
            ],
        )
    ]
    assert texts(report, Chapter.WEEKS) == [("", ["Tuần 8 – 14/6/2020."])]


def test_nothing_private_is_gathered() -> None:
    report = gathered([replace(week(date(2020, 6, 1), result("Công khai.")), notes="Riêng tư")])
    assert "Riêng tư" not in repr(report)


def test_a_week_that_cannot_be_read_is_told_and_hides_no_other() -> None:
    good, bad = week(date(2020, 6, 1), result("Tốt.")), week(date(2020, 6, 8), result("Hỏng."))

    def briefing_of(wanted: str) -> Briefing:
        if wanted == bad.id:
            raise NotFoundError("gone")
        return good

    known: Known = known_of(Overview((week_facts(good), week_facts(bad)), ("year",)))
    found = gather_report(known, OFFICE, briefing_of, JUNE, TODAY)
    assert found.problems == ("year", "gone")
    assert texts(found.report, Chapter.RESULTS) == [("", ["Tốt."])]


def test_from_an_archive_with_what_the_office_has_entered(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(counted(date(2020, 6, 1), "Tiếp dân", 3))
    level = Definition(id="f1", name="Tiếp dân", group="Công dân", counting=Counting.LEVEL)
    archive.put_entered(FIGURES, (level,))
    office = office_of(archive, Crossing.LAST)
    found = gather_report(known_in(archive_folder), office, archive.get, JUNE, TODAY)
    assert [section.title for section in chapter(found.report, Chapter.FIGURES)] == ["Công dân"]


def test_nothing_stored_gives_no_chapters_but_what_is_missing() -> None:
    assert {section.chapter for section in gathered([]).sections} == {Chapter.WEEKS}


def test_ids_of_paragraphs_are_those_of_their_first_places() -> None:
    report = gathered(
        [week(date(2020, 6, 1), result("Một.")), week(date(2020, 6, 8), result("Một."))]
    )
    ids = [one.id for one in paragraphs(report)]
    assert ids[0] == "result:week-2020-06-01/r1"


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, date(2020, 6, 3), date(2020, 6, 20), date(2020, 8, 1)]),
            st.sampled_from([None, *Status]),
        ),
        min_size=1,
        max_size=9,
    )
)
@settings(max_examples=60, deadline=None)
def test_tasks_are_counted_as_the_rate_of_lateness_counts_them(
    given_tasks: list[tuple[date | None, Status | None]],
) -> None:
    weeks = []
    heard: list[Answer] = []
    for number, (due, status) in enumerate(given_tasks):
        monday = date(2020, 5, 4) + timedelta(days=7 * number)
        weeks.append(with_task(monday, f"việc {number}", due, *heard))
        heard = [Answer(directive="d1", status=status)] if status else []
    every = tasks([week_facts(one) for one in weeks])
    for today in (TODAY, date(2020, 6, 10)):
        report = gathered(weeks, today=today)
        whole = tally(every, DateRange(JUNE.start, report.as_of))
        said = texts(report, Chapter.TASKS)
        if whole.received + whole.carried:
            assert said[0][1] == [tally_sentence(whole)]
            listed = sum(len(rows) for _title, rows in said[1:])
            assert listed == whole.received + whole.carried
        else:
            assert said == []
