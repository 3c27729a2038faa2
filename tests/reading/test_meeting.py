from datetime import date, time

import pytest

from briefing.model.records import Person, Session
from briefing.reading import people
from briefing.reading.fields import Field
from briefing.reading.meeting import read_meeting

ANCHOR = date(2026, 7, 6)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Đồng chí Lò Thị Mai, Bí thư Đảng ủy xã, chủ trì.", "Lò Thị Mai", "Bí thư Đảng ủy xã"),
        ("Hội nghị do đồng chí Lò Thị Mai – Bí thư Đảng ủy xã chủ trì.", "Lò Thị Mai",
         "Bí thư Đảng ủy xã"),
        ("Đồng chí Lê An, Ủy viên T.Ư Đảng, Phó Trưởng Ban đồng chủ trì phát biểu.", "Lê An",
         "Ủy viên T.Ư Đảng, Phó Trưởng Ban"),
        ("Dưới sự chủ trì của đồng chí Lê An, Chủ tịch UBND xã, phiên họp đã bàn.", "Lê An",
         "Chủ tịch UBND xã"),
        ("Phó Chủ tịch UBND tỉnh Nguyễn Văn Sông chủ trì hội nghị.", "Nguyễn Văn Sông",
         "Phó Chủ tịch UBND tỉnh"),
        ("Chủ trì hội nghị có đồng chí Y Thanh Hà, Chủ tịch Hội.", "Y Thanh Hà", "Chủ tịch Hội"),
        ("Hội nghị do TS. Trần Bá Lâm chủ trì.", None, ""),
        ("Phòng Nội vụ chủ trì, phối hợp với Văn phòng.", None, ""),
    ],
)  # fmt: skip
def test_chair(text: str, name: str | None, title: str) -> None:
    chair = people.find_chair(text)
    assert (chair.name if chair else None) == name
    if chair:
        assert chair.title == title


def test_the_day_on_which_it_was_held_is_told_from_other_days() -> None:
    told = [
        "Chiều 06/7/2026, xã họp giao ban, quán triệt Kết luận số 12-KL/TU, ngày 01-7-2026.",
        "Hội nghị lần trước họp ngày 29/6.",
    ]
    meeting = read_meeting([], "Giao ban", told, ANCHOR)
    assert (meeting.date, meeting.session) == (date(2026, 7, 6), Session.AFTERNOON)


def test_the_chairs_name_from_the_speech_and_the_title_from_elsewhere() -> None:
    told = [
        "Dự họp có bà Lò Thị Mai, Bí thư Đảng ủy xã.",
        "Kết luận cuộc họp, bà Lò Thị Mai yêu cầu làm ngay.",
    ]
    chair = read_meeting([], "", told, ANCHOR).chair
    assert chair == Person(name="Lò Thị Mai", title="Bí thư Đảng ủy xã")


def test_labelled_lines_come_before_prose() -> None:
    fields = [
        Field("start", "7h30 - 9h00, ngày 06/7/2026"),
        Field("chair", "Ông Lê An - Chủ tịch"),
        Field("absent", "Bà Tô Hà (ốm)"),
    ]
    meeting = read_meeting(fields, "", ["Ngày 01/7/2026, họp do ông Vũ Bình chủ trì."], ANCHOR)
    assert (meeting.date, meeting.start_time, meeting.end_time) == (ANCHOR, time(7, 30), time(9))
    assert meeting.chair == Person(name="Lê An", title="Chủ tịch")
    assert meeting.attendance[0].reason == "ốm"


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("trực tuyến tại 71 điểm cầu", 71),
        ("1 điểm cầu chính và 1.204 điểm cầu cơ sở", 1204),
        ("tại điểm cầu trung tâm", None),
    ],
)
def test_sites(text: str, sites: int | None) -> None:
    assert people.find_sites(text) == sites
