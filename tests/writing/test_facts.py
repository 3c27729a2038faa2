"""The facts of a briefing as an office reads them."""

from datetime import date, time
from decimal import Decimal

import pytest

from briefing.model.records import (
    Attendee,
    Briefing,
    Citation,
    DirectiveList,
    Figure,
    Meeting,
    Period,
    PeriodKind,
    Person,
    Presence,
    Qualifier,
    Session,
    State,
)
from briefing.writing.facts import citation_line, figure_cells, header_facts, list_titles

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 29), end=date(2020, 7, 5))


def facts(meeting: Meeting, **fields: object) -> dict[str, str]:
    return dict(header_facts(Briefing(id="x", period=WEEK, meeting=meeting, **fields)))  # type: ignore[arg-type]


def test_a_full_header() -> None:
    meeting = Meeting(
        date=date(2020, 7, 6),
        session=Session.MORNING,
        start_time=time(8),
        end_time=time(11, 30),
        place="Phòng họp số 1",
        sites=71,
        chair=Person(name="Nguyễn Văn A", title="Trưởng Ban"),
        co_chairs=(Person(name="B"), Person(name="C", title="Phó Trưởng Ban")),
        secretary=Person(name="D"),
        attendance=(
            Attendee(name="E", unit="Vụ Cán bộ"),
            Attendee(name="G", presence=Presence.ABSENT, reason="đi công tác"),
            Attendee(name="H", title="Vụ trưởng"),
        ),
    )
    assert facts(meeting, organization="Ban Tổ chức", state=State.FINAL, revision=2) == {
        "Cơ quan": "Ban Tổ chức",
        "Kỳ báo cáo": "29/6 – 5/7/2020",
        "Thời gian": "8h00 – 11h30, sáng thứ Hai 6/7/2020",
        "Địa điểm": "Phòng họp số 1",
        "Số điểm cầu": "71",
        "Chủ trì": "Nguyễn Văn A, Trưởng Ban",
        "Đồng chủ trì": "B; C, Phó Trưởng Ban",
        "Thư ký": "D",
        "Có mặt (2)": "E, Vụ Cán bộ; H, Vụ trưởng",
        "Vắng mặt (1)": "G (đi công tác)",
        "Trạng thái": "đã chốt, bản 2",
    }


def test_what_is_not_known_is_not_said() -> None:
    assert facts(Meeting()) == {"Kỳ báo cáo": "29/6 – 5/7/2020", "Trạng thái": "dự thảo"}


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (
            Figure(name="Tiếp đoàn", value=Decimal(30), unit="lượt", total=Decimal(1560)),
            ("Tiếp đoàn", "30", "lượt", "", "1.560"),
        ),
        (
            Figure(name="Tỷ lệ", value=Decimal("88.24"), unit="%", qualifier=Qualifier.ABOUT),
            ("Tỷ lệ", "khoảng 88,24", "%", "", ""),
        ),
        (
            Figure(name="Đề án", value=Decimal(15), of=Decimal(17)),
            ("Đề án", "15", "", "17", ""),
        ),
    ],
)
def test_figures_are_written_as_here(figure: Figure, cells: tuple[str, ...]) -> None:
    assert figure_cells(figure) == cells


def test_a_citation_names_its_issuer() -> None:
    citation = Citation(
        type="Kết luận", number="75", symbol="KL/TW", issuer="Bộ Chính trị", date=date(2020, 5, 30)
    )
    assert citation_line(citation) == "Kết luận số 75-KL/TW, ngày 30-5-2020 của Bộ Chính trị"


@pytest.mark.parametrize(
    ("count", "titles"),
    [(0, []), (1, ["Kết luận"]), (2, ["Kết luận (phần 1)", "Kết luận (phần 2)"])],
)
def test_lists_are_numbered_only_when_there_are_several(count: int, titles: list[str]) -> None:
    lists = (DirectiveList(),) * count
    assert list_titles(Briefing(id="x", period=WEEK, directive_lists=lists)) == titles
