"""What the tests of the application share: a week to store, and the screen as text."""

from datetime import date, timedelta

from briefing.model.editing import add_directive, add_result, new_briefing, set_meeting
from briefing.model.records import Briefing, Meeting, Period, PeriodKind, Person, Session
from briefing.tui.app import BriefingApp

TODAY = date(2020, 7, 6)
CONCLUSIONS = (
    "hoàn thiện hai đề án trình trong tháng 7, bảo đảm chất lượng và tiến độ.",
    "theo dõi việc chuẩn bị đại hội ở cơ sở.",
    "cử năm đoàn giám sát công tác cán bộ.",
)


def week(monday: date, *conclusions: str) -> Briefing:
    """Return a week with one result and the given conclusions."""
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    briefing = new_briefing(period, organization="Ban Tổ chức", title="Giao ban tuần")
    chair = Person(name="Nguyễn Văn An", title="Phó Trưởng Ban")
    meeting = Meeting(
        date=monday + timedelta(days=7), session=Session.AFTERNOON, place="Hà Nội", chair=chair
    )
    briefing = set_meeting(briefing, meeting)
    briefing = add_result(briefing, "Mở hội nghị quán triệt kết luận mới.", section="Quán triệt")
    for text in conclusions:
        briefing = add_directive(briefing, text, unit="Vụ Cán bộ", due=date(2020, 7, 31))
    return briefing


def screen_lines(app: BriefingApp) -> list[str]:
    """Return what the screen shows, row by row."""
    strips = app.screen._compositor.render_strips(app.size)
    return [strip.text.rstrip() for strip in strips]


def screen_text(app: BriefingApp) -> str:
    """Return what the screen shows as one text."""
    return "\n".join(screen_lines(app))
