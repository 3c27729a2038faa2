"""Whole texts of every kind that offices have: notices, minutes, reports, press, notes."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.model.records import (
    Briefing,
    ListStyle,
    PeriodKind,
    Person,
    Presence,
    Qualifier,
    Session,
)
from briefing.reading import read_bytes

Take = Callable[[str], Briefing]
TEXTS = sorted((Path(__file__).parent / "texts").iterdir())


def texts_of(briefing: Briefing) -> list[list[str]]:
    return [[item.text for item in group.directives] for group in briefing.directive_lists]


def ordinals(briefing: Briefing) -> list[list[int]]:
    return [[item.ordinal for item in group.directives] for group in briefing.directive_lists]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_ids_count_in_order_and_the_source_is_kept(path: Path) -> None:
    briefing = read_bytes(path.read_bytes(), path.name).briefing
    directives = [item for group in briefing.directive_lists for item in group.directives]
    assert [item.id for item in briefing.results] == [
        f"r{n}" for n in range(1, len(briefing.results) + 1)
    ]
    assert [item.id for item in directives] == [f"d{n}" for n in range(1, len(directives) + 1)]
    assert briefing.source is not None
    assert briefing.source.name == path.name
    assert briefing.source.text == path.read_text(encoding="utf-8")
    assert briefing.source.fingerprint == ""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_same_input_gives_the_same_record(path: Path) -> None:
    data = path.read_bytes()
    assert read_bytes(data, path.name) == read_bytes(data, path.name)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_passage_stands_in_the_source(path: Path) -> None:
    """Nothing is made up: what the record says in prose stands in the text, line breaks apart."""
    reading = read_bytes(path.read_bytes(), path.name)
    source = path.read_text(encoding="utf-8").replace("*", "").replace("\n", " ")
    passages = [item.text for item in reading.briefing.results]
    passages += [
        part
        for group in reading.briefing.directive_lists
        for item in group.directives
        for part in item.text.split("\n\n")
    ]
    assert passages
    for passage in passages:
        assert passage in source


def test_party_notice(taken: Take) -> None:
    briefing = taken("notice_party.txt")
    assert briefing.id == "week-2026-09-28"
    assert briefing.period.end == date(2026, 10, 4)
    assert briefing.title.startswith("THÔNG BÁO kết luận của Thường trực Đảng ủy")
    assert briefing.organization == "ĐẢNG ỦY XÃ SUỐI TRONG – VĂN PHÒNG"
    assert briefing.meeting.date == date(2026, 10, 5)
    assert briefing.meeting.session is Session.MORNING
    assert briefing.meeting.chair == Person(name="Lò Văn Pản", title="Bí thư Đảng ủy")
    assert briefing.summary.endswith("kết luận như sau:")
    assert [item.section for item in briefing.results] == ["ĐÁNH GIÁ CHUNG"] * 2
    (group,) = briefing.directive_lists
    assert group.lead_in == "NHIỆM VỤ TRỌNG TÂM TRONG TUẦN TỚI"
    assert group.style is ListStyle.ARABIC
    first, second, third = group.directives
    assert (first.unit, first.due) == ("Văn phòng Đảng ủy", date(2026, 10, 15))
    assert second.unit == "Ban Xây dựng Đảng"
    assert second.cooperating == ("Ủy ban Kiểm tra", "Mặt trận Tổ quốc xã")
    assert third.unit == ""
    # The closing formula has no place; the addressees and the signature are no content at all.
    assert [note.rule for note in briefing.warnings] == ["reading/unplaced"]
    assert "Hà Thị Mỵ" not in repr(briefing.results) + repr(briefing.directive_lists)


def test_state_minutes(taken: Take) -> None:
    briefing = taken("minutes_state.txt")
    meeting = briefing.meeting
    assert (meeting.date, meeting.start_time) == (date(2026, 7, 6), time(8))
    assert meeting.end_time == time(11, 30)
    assert meeting.place == "Phòng họp tầng 2, trụ sở UBND xã"
    assert meeting.chair == Person(name="Nguyễn Thị Hoài", title="Chủ tịch UBND xã")
    assert meeting.secretary == Person(name="Trần Quốc Bảo")
    assert [(who.name, who.presence) for who in meeting.attendance] == [
        ("Đỗ Văn Khải", Presence.PRESENT),
        ("Tạ Thị Lan", Presence.PRESENT),
        ("Trưởng các phòng chuyên môn", Presence.PRESENT),
        ("Cao Bá Thành", Presence.ABSENT),
    ]
    assert meeting.attendance[3].reason == "đi công tác"
    assert briefing.organization == "UBND XÃ BÌNH YÊN"
    assert briefing.period.label == "tuần 27"
    assert [item.unit for item in briefing.results[:3]] == [
        "Văn phòng",
        "Phòng Kinh tế",
        "Công an xã",
    ]
    (group,) = briefing.directive_lists
    assert group.style is ListStyle.LETTERS
    assert group.directives[0].due == date(2026, 7, 10)
    assert group.directives[1].text.split("\n\n")[1:] == [
        "- Tuyến thôn Đông: ưu tiên trước.",
        "- Tuyến thôn Tây: làm sau.",
    ]
    assert briefing.warnings == ()


def test_minutes_whose_facts_are_told_in_prose(taken: Take) -> None:
    meeting = taken("minutes_prose.txt").meeting
    assert (meeting.date, meeting.start_time, meeting.end_time) == (
        date(2026, 4, 20),
        time(7, 30),
        time(9, 45),
    )
    assert meeting.place == "hội trường lớn"
    assert meeting.chair == Person(name="Hoàng Trọng Tấn", title="Trưởng phòng")
    assert meeting.co_chairs == (Person(name="Lương Thị Sâm", title="Phó Trưởng phòng"),)


def test_proposals_under_a_later_heading_are_not_directives(taken: Take) -> None:
    briefing = taken("minutes_prose.txt")
    assert ordinals(briefing) == [[1, 2]]
    assert briefing.results[-1].section == "Kiến nghị"


def test_weekly_report_of_a_commune(taken: Take) -> None:
    briefing = taken("report_commune.txt")
    assert (briefing.period.start, briefing.period.end) == (date(2026, 5, 18), date(2026, 5, 24))
    assert briefing.period.label == "tuần 21"
    assert briefing.meeting.date is None
    assert [item.section for item in briefing.results] == [
        "Xây dựng Đảng và hệ thống chính trị",
        "Xây dựng Đảng và hệ thống chính trị",
        "Kinh tế",
        "Kinh tế",
        "Quốc phòng - an ninh",
        "Đánh giá chung, tồn tại",
    ]
    # A number that is left out is the writer's; it is kept as it was read.
    assert ordinals(briefing) == [[1, 2, 4]]


def test_press_text_with_glued_items_and_captions(taken: Take) -> None:
    briefing = taken("press_glued.txt")
    assert briefing.organization == "Ban Nội chính Tỉnh ủy"
    assert briefing.meeting.sites == 5
    assert ordinals(briefing) == [[1, 2, 4]]
    (group,) = briefing.directive_lists
    assert group.lead_in.endswith("tập trung các nhiệm vụ sau:")
    assert group.directives[0].text == "hoàn thiện báo cáo quý trước hạn."
    # "Năm là bản lề" is prose and goes on with the item above it.
    assert group.directives[2].text.endswith("mọi việc phải xong sớm.")
    everything = repr((briefing.results, briefing.directive_lists, briefing.summary))
    for furniture in ("Tin tức", "Thu Cúc", "Quang cảnh", "Ảnh:", "Giao ban tuần trước"):
        assert furniture not in everything


def test_two_lists_with_their_own_sentences_and_styles(taken: Take) -> None:
    briefing = taken("press_two_lists.txt")
    assert briefing.period.kind is PeriodKind.MONTH
    assert briefing.period.start == date(2026, 3, 1)
    assert [group.style for group in briefing.directive_lists] == [
        ListStyle.ORDINAL_WORDS,
        ListStyle.WORDS,
    ]
    assert ordinals(briefing) == [[1, 2, 3], [1, 2, 2]]
    first, second = texts_of(briefing)
    assert first[1] == (
        "giữ nền nếp sinh hoạt chi bộ.\n\nNơi nào khó khăn thì cấp ủy cử người dự cùng."
    )
    assert second[1].split("\n\n") == [
        "Văn phòng chuẩn bị lễ phát động thi đua:",
        "- khẩu hiệu, cờ;",
        "- âm thanh.",
    ]
    lead = briefing.directive_lists[1].directives[0]
    assert (lead.unit, lead.cooperating) == ("Phòng Tổ chức", ("Phòng Tài vụ",))
    assert lead.due == date(2026, 4, 20)
    (quotation,) = briefing.quotations
    assert quotation.source == "Quy chế làm việc số 07-QC/ĐU, ngày 15-01-2026"
    assert not quotation.text.startswith("“")
    assert [(c.number, c.date) for c in briefing.citations] == [("07", date(2026, 1, 15))]


def test_items_within_one_sentence(taken: Take) -> None:
    briefing = taken("press_inline.txt")
    assert briefing.period.kind is PeriodKind.QUARTER
    assert briefing.meeting.co_chairs == (
        Person(name="Bế Văn Đủ", title="Trưởng khối"),
        Person(name="Nông Thị Hảo", title="Phó Trưởng khối"),
    )
    assert ordinals(briefing) == [[1, 2, 3]]
    (group,) = briefing.directive_lists
    assert group.style is ListStyle.PARENTHESES
    assert group.lead_in.endswith("yêu cầu thực hiện các nhiệm vụ sau:")
    assert group.directives[1].due == date(2026, 4, 25)
    # What follows the list is told again; the site that it was copied from is not.
    assert briefing.results[-1].text.startswith("Hội nghị cũng trao cờ")


def test_a_text_in_one_line(taken: Take) -> None:
    briefing = taken("one_line.txt")
    assert (briefing.period.start, briefing.period.end) == (date(2026, 9, 7), date(2026, 9, 13))
    assert briefing.organization == "Đảng ủy phường Bến Gạo"
    assert ordinals(briefing) == [[1, 2, 3]]
    assert briefing.results == ()


def test_typed_notes(taken: Take) -> None:
    briefing = taken("chat_plain.txt")
    assert briefing.meeting.date == date(2026, 7, 13)
    assert briefing.period.start == date(2026, 7, 6)
    assert [(item.section, item.unit) for item in briefing.results] == [
        ("Kết quả tuần qua", "Văn phòng"),
        ("Kết quả tuần qua", "Tổ kế toán"),
    ]
    (group,) = briefing.directive_lists
    assert group.style is ListStyle.DASH
    assert [item.ordinal for item in group.directives] == [1, 2, 3]
    assert group.directives[1].text.split("\n\n")[1:] == ["+ tờ khai quý II", "+ bảng kê"]


def test_lines_broken_by_a_mail_program(taken: Take) -> None:
    briefing = taken("wrapped.txt")
    assert briefing.meeting.chair == Person(
        name="Quách Thị Mận", title="Phó Bí thư Thường trực Đảng ủy"
    )
    assert len(briefing.results) == 1
    assert texts_of(briefing)[0][1] == "Tổ công tác số hai rà soát các hộ còn lại."
    assert "Thu Hằng" not in repr((briefing.results, briefing.directive_lists))


def test_numbered_results_never_become_directives(taken: Take) -> None:
    briefing = taken("results_list.txt")
    assert briefing.directive_lists == ()
    assert "Tổ chức thi học kỳ cho 412 học sinh." in [item.text for item in briefing.results]
    assert briefing.results[-1].section == "Phương hướng, nhiệm vụ"


def test_a_speech_without_a_list_invents_none(taken: Take) -> None:
    briefing = taken("speech_only.txt")
    assert briefing.directive_lists == ()
    assert [item.section for item in briefing.results] == [
        "",
        "Ý kiến chỉ đạo",
        "Ý kiến chỉ đạo",
        "Phương hướng, nhiệm vụ",
    ]
    assert briefing.meeting.chair == Person(name="Tạ Thị Nguyệt", title="Chủ tịch Hội")
    money = briefing.figures[0]
    assert (money.value, money.unit) == (Decimal("2.4"), "tỷ đồng")


def test_markdown_with_headings_table_and_foreign_front_matter(taken: Take) -> None:
    briefing = taken("notice_headings.md")
    assert briefing.organization == "Sở Công Thương tỉnh Lam Giang"
    assert "tags" not in briefing.title + briefing.summary + briefing.organization
    assert [group.lead_in for group in briefing.directive_lists] == [
        "Quản lý thương mại",
        "Văn phòng Sở",
    ]
    assert briefing.directive_lists[0].directives[0].due == date(2026, 4, 24)
    assert [note.rule for note in briefing.warnings] == ["reading/unplaced"]


def test_running_totals(taken: Take) -> None:
    land = taken("wrapped.txt").figures[1]
    assert (land.value, land.unit, land.total) == (Decimal(1250), "m2", Decimal(9800))
    members = taken("report_commune.txt").figures[1]
    assert (members.value, members.total) == (Decimal(2), Decimal(15))
    assert members.total_qualifier is Qualifier.OVER
