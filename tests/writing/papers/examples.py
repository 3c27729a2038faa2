"""What the tests of papers share: an office of each side, and a week that says everything."""

from datetime import date

from briefing.model.office import Authority, Field, Office, Signer, SigningRight
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    Figure,
    Meeting,
    Period,
    PeriodKind,
    Person,
    Quotation,
    Result,
)
from briefing.writing.papers.form import Form
from briefing.writing.papers.profile import load

PARTY = Office(
    parents=("Đảng bộ tỉnh Hà Giang",),
    organization=("Đảng uỷ xã Yên Minh",),
    symbol="ĐU",
    place="Yên Minh",
    signer=Signer(
        authorities=(Authority(right=SigningRight.DELEGATED, of="Ban Thường vụ"),),
        title="Chánh Văn phòng",
        name="Hoàng Thị Mai",
    ),
    recipients=("Thường trực Đảng uỷ", "Các chi bộ;"),
    archive="Văn phòng Đảng uỷ",
)
STATE = Office(
    field=Field.STATE,
    parents=("Ủy ban nhân dân tỉnh Hà Giang",),
    organization=("Sở Nội vụ",),
    symbol="SNV",
    place="Hà Giang",
    signer=Signer(title="Giám đốc", name="Hoàng Thị Mai"),
    recipients=("Các phòng thuộc Sở",),
    archive="VT, VP",
)
WEEK = Briefing(
    id="week-2020-06-22",
    period=Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)),
    meeting=Meeting(
        date=date(2020, 6, 29),
        place="Phòng họp số 2",
        chair=Person(name="Vừ Mí Sính", title="Bí thư"),
        secretary=Person(name="Giàng A Páo"),
    ),
    summary="Tuần qua hoàn thành kế hoạch.",
    results=(
        Result(id="r1", text="Rà soát xong hồ sơ", section="Tổ chức"),
        Result(id="r2", text="Hai chi bộ đại hội xong.", section="Đại hội"),
    ),
    directive_lists=(
        DirectiveList(
            lead_in="Yêu cầu các đơn vị:",
            directives=(
                Directive(id="d1", ordinal=1, text="hoàn thiện đề án", unit="Văn phòng"),
                Directive(id="d2", ordinal=1, level=1, text="lấy ý kiến;"),
                Directive(
                    id="d3",
                    ordinal=2,
                    text="Văn phòng báo cáo trước ngày 05-7-2020.",
                    unit="Văn phòng",
                    due=date(2020, 7, 5),
                ),
            ),
        ),
    ),
    quotations=(Quotation(text="Cán bộ là gốc.", source="Lời Bác"),),
    figures=(Figure(name="Tiếp công dân", value=88, unit="lượt", total=1077),),  # type: ignore[arg-type]
    notes="điều riêng tư",
)


def form(profile: str, number: int | None = 5, office: Office | None = None) -> Form:
    """Return the form of a paper of 6 January 2025."""
    chosen = load(profile)
    own = office or (STATE if chosen.field is Field.STATE else PARTY)
    return Form(own, chosen, date(2025, 1, 6), number)
