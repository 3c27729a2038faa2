"""What the tests of "last week" share: tasks, the week that answers them, a wrong text."""

from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_result, new_briefing, set_meeting
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    Meeting,
    Origin,
    Period,
    PeriodKind,
)
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.verbs.editing import WorkingCopy

TODAY = date(2020, 7, 6)
HOSTILE = "việc [/b] 3 [@click=app.quit]x[/] \x1b]0;tên\x07\x1b[31mđỏ\u202e [red]"

TASKS = (
    Directive(
        id="d1",
        ordinal=1,
        text="hoàn thiện đề án vị trí việc làm, trình Lãnh đạo Ban cho ý kiến, bảo đảm chất "
        "lượng và đúng tiến độ đã báo cáo.",
        unit="Vụ Tổ chức - Cán bộ",
        cooperating=("Văn phòng",),
        due=date(2020, 7, 3),
        origin=Origin(briefing="week-2020-06-08", directive="d4", ordinal=4),
    ),
    Directive(
        id="d2",
        ordinal=2,
        text="chuẩn bị hội nghị sơ kết sáu tháng đầu năm.",
        unit="Văn phòng",
        due=date(2020, 7, 10),
    ),
    Directive(id="d3", ordinal=1, level=1, text="in giấy mời, mượn hội trường.", unit="Văn phòng"),
    Directive(id="d4", ordinal=3, text="theo dõi tình hình trước đại hội ở cơ sở."),
    Directive(
        id="d5", ordinal=4, text="cử năm đoàn giám sát.", unit="Vụ Cơ sở", due=date(2020, 7, 31)
    ),
)
RESULTS = (
    ("Đã trình Lãnh đạo Ban đề án vị trí việc làm.", "Vụ Tổ chức - Cán bộ"),
    ("Thăm hỏi ba gia đình chính sách.", "Công đoàn"),
    ("Gửi giấy mời, chương trình hội nghị sơ kết sáu tháng đầu năm.", ""),
)


def week(monday: date) -> Briefing:
    """Return an empty week whose meeting is on the Monday after it."""
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    return set_meeting(new_briefing(period), Meeting(date=monday + timedelta(days=7)))


def asking(*tasks: Directive) -> Briefing:
    """Return the week of 22/6/2020, which gave ``tasks``."""
    return replace(week(date(2020, 6, 22)), directive_lists=(DirectiveList(directives=tasks),))


def answering(*results: tuple[str, str]) -> Briefing:
    """Return the week of 29/6/2020 with results of the given texts and units."""
    briefing = week(date(2020, 6, 29))
    for text, unit in results:
        briefing = add_result(briefing, text, unit=unit)
    return briefing


def app_over(folder: Path, *briefings: Briefing) -> BriefingApp:
    """Return the application over an archive of ``briefings``, the last one open."""
    archive = open_archive(folder)
    for briefing in briefings:
        archive.put(briefing)
    return BriefingApp(Desk(folder, TODAY))


def work_of(app: BriefingApp) -> WorkingCopy:
    """Return the open briefing."""
    assert app.desk.work is not None
    return app.desk.work


def stored(folder: Path) -> Briefing:
    """Return the answering week as it lies in the archive."""
    return open_archive(folder).get("week-2020-06-29")
