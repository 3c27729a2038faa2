"""A week and an office to make papers of."""

from datetime import date, time

from msgspec.structs import replace

from briefing.model.editing import add_directive, add_result, new_briefing, set_meeting
from briefing.model.office import Authority, Office, Signer, SigningRight
from briefing.model.paper import Paper, PaperKind
from briefing.model.records import Briefing, Meeting, Period, PeriodKind, Person, Session
from briefing.writing.papers.compose import minutes, notice, report
from briefing.writing.papers.form import Form
from briefing.writing.papers.profile import load

DAY = date(2020, 6, 29)
HOSTILE = "#panic(1) $x$ *đậm* _n_ `m` <b>&amp;</b> \\ @a [b] // /* “q” =1+1 </p><script>"
"""What would be something else as markup of any kind."""

OFFICE = Office(
    parents=("Ban Chấp hành Trung ương",),
    organization=("Ban Tổ chức",),
    symbol="BTCTW",
    place="Hà Nội",
    signer=Signer(
        title="Phó Trưởng Ban",
        name="Nguyễn Văn An",
        authorities=(Authority(right=SigningRight.DEPUTY, of="Trưởng Ban"),),
    ),
    recipients=("Các vụ, đơn vị", "Lãnh đạo Ban"),
    archive="Văn phòng Ban",
)

_COMPOSERS = {
    PaperKind.MINUTES: minutes.compose,
    PaperKind.NOTICE: notice.compose,
    PaperKind.REPORT: report.compose,
}


def week(*more: str) -> Briefing:
    """Return a week of two results and 24 conclusions, enough for three pages, and ``more``."""
    period = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
    briefing = new_briefing(period, organization="Ban Tổ chức", title="Giao ban tuần")
    meeting = Meeting(
        date=DAY,
        session=Session.AFTERNOON,
        start_time=time(14),
        place="Hà Nội",
        chair=Person(name="Nguyễn Văn An", title="Phó Trưởng Ban"),
        secretary=Person(name="Lê Thị Bình", title="Chuyên viên"),
    )
    briefing = replace(set_meeting(briefing, meeting), summary="Các đơn vị hoàn thành nhiệm vụ.")
    for section in ("Quán triệt", "Cán bộ"):
        briefing = add_result(briefing, "Mở hội nghị quán triệt kết luận mới.", section=section)
    for number in range(24):
        text = f"hoàn thiện đề án thứ {number + 1} theo Kết luận số 75-KL/TW, ngày 30-5-2020, " * 2
        briefing = add_directive(briefing, text + "bảo đảm chất lượng, tiến độ.")
    for text in more:
        briefing = add_directive(briefing, text)
    return briefing


def paper(kind: PaperKind, profile: str, *more: str, office: Office = OFFICE) -> Paper:
    """Return a paper of :func:`week` with the number 5."""
    return _COMPOSERS[kind](week(*more), Form(office, load(profile), DAY, 5))
