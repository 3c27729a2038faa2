"""A report opened, edited, kept and opened again."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.errors import ConflictError
from briefing.insight.figures.totals import Crossing
from briefing.language.letters import ToneStyle
from briefing.model.editing import add_result, new_briefing
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.model.report import Mark, paragraphs
from briefing.model.report_editing import add, drop, paragraph_of, set_text
from briefing.verbs.gathering import known_in, office_of
from briefing.verbs.reporting import (
    Opened,
    edit_report,
    export_report,
    fresh_report,
    news_lines,
    open_report,
    render_report,
    report_file_name,
    toned_report,
)

TODAY = date(2020, 7, 6)
JUNE = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
FIRST = "result:week-2020-06-01/r1"


def week(monday: date, *texts: str) -> Briefing:
    end = monday + timedelta(days=6)
    briefing = new_briefing(Period(kind=PeriodKind.WEEK, start=monday, end=end))
    for text in texts:
        briefing = add_result(briefing, text)
    return briefing


@pytest.fixture
def stored(archive_folder: Path) -> Path:
    archive = open_archive(archive_folder)
    archive.put(week(date(2020, 6, 1), "Mở lớp bồi dưỡng.", "Rà soát quy hoạch."))
    return archive_folder


def opened(folder: Path) -> Opened:
    archive = open_archive(folder)
    office = office_of(archive, Crossing.LAST)
    return open_report(archive, known_in(folder), office, JUNE, TODAY)


def test_an_edit_is_there_the_next_time(stored: Path) -> None:
    archive = open_archive(stored)
    done = edit_report(archive, opened(stored), lambda one: set_text(one, FIRST, "Đã mở lớp."))
    assert opened(stored).report == done.report
    (path,) = (stored / "reports").iterdir()
    assert path.name == "month-2020-06.json"
    assert path.stat().st_mode & 0o777 == 0o600
    office = office_of(archive, Crossing.LAST)
    bare = fresh_report(archive, known_in(stored), office, JUNE, TODAY)
    assert paragraph_of(bare.report, FIRST).text == "Mở lớp bồi dưỡng."


def test_looking_stores_nothing(stored: Path) -> None:
    opened(stored)
    edit_report(open_archive(stored), opened(stored), lambda one: one)
    assert not (stored / "reports").exists()


def test_new_weeks_come_into_an_edited_report(stored: Path) -> None:
    edit_report(
        open_archive(stored), opened(stored), lambda one: set_text(one, FIRST, "Đã mở lớp.")
    )
    open_archive(stored).put(week(date(2020, 6, 8), "Việc mới."))
    found = opened(stored)
    assert [one.text for one in paragraphs(found.report)][:3] == [
        "Đã mở lớp.",
        "Rà soát quy hoạch.",
        "Việc mới.",
    ]
    assert paragraph_of(found.report, "result:week-2020-06-08/r1").mark is Mark.NEW
    assert len(news_lines(found.news)) >= 1


def test_two_programs_edit_one_report_and_both_are_kept(stored: Path) -> None:
    mine, theirs = opened(stored), opened(stored)
    edit_report(open_archive(stored), theirs, lambda one: set_text(one, FIRST, "Của họ."))
    done = edit_report(open_archive(stored), mine, lambda one: add(one, FIRST, "Của tôi.")[0])
    texts = [one.text for one in paragraphs(done.report)][:2]
    assert texts == ["Của họ.", "Của tôi."]


def test_what_another_program_kept_is_not_written_over(stored: Path) -> None:
    archive = open_archive(stored)
    done = edit_report(archive, opened(stored), lambda one: drop(one, FIRST))
    with pytest.raises(ConflictError):
        archive.put_report(opened(stored).fresh, base=None)
    assert archive.report(JUNE) == done.report


@pytest.mark.parametrize(
    ("format_name", "suffix"), [("md", "md"), ("txt", "txt"), ("json", "json")]
)
def test_every_format_is_the_same_bytes_each_time(
    stored: Path, tmp_path: Path, format_name: str, suffix: str
) -> None:
    one = opened(stored).report
    assert report_file_name(one, format_name) == f"bao-cao-2020-06.{format_name}"
    path = export_report(one, format_name, tmp_path)
    assert path.read_text().removesuffix("\n") == render_report(one, format_name)
    with pytest.raises(ConflictError):
        export_report(one, format_name, tmp_path)
    assert render_report(opened(stored).report, format_name) == render_report(one, format_name)


def test_what_is_dropped_is_in_no_paper(stored: Path) -> None:
    done = edit_report(open_archive(stored), opened(stored), lambda one: drop(one, FIRST))
    for format_name in ("md", "txt"):
        said = render_report(done.report, format_name)
        assert "Mở lớp" not in said
        assert "Rà soát" in said


def test_tones_of_a_report_move_and_nothing_else_does(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(week(date(2020, 6, 1), "Làm việc với Đảng ủy.", "Khánh thành trường thuỷ lợi."))
    report = opened(archive_folder).report
    assert toned_report(report, ToneStyle.TYPED) is report
    new = toned_report(report, ToneStyle.NEW)
    assert "Đảng uỷ" in render_report(new, "md")
    old = toned_report(new, ToneStyle.OLD)
    assert "thủy lợi" in render_report(old, "md")
    assert toned_report(old, ToneStyle.NEW) == new
    meant = render_report(report, "json").replace("thuỷ", "thủy")
    assert render_report(old, "json") == meant
