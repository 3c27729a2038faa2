"""The reader's door: which kind of text it is, what it promises of any text at all."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.errors import ReadError
from briefing.model.encoding import to_json
from briefing.model.records import ListStyle
from briefing.reading import Reading, read_bytes, read_text

PIECES = st.sampled_from(
    [
        "Kết luận hội nghị, đồng chí Bí thư yêu cầu các nhiệm vụ sau:", "Một là, quét sân.",
        "Hai là, lau cửa.", "I. KẾT QUẢ", "II. NHIỆM VỤ TUẦN TỚI", "1. Văn phòng: in tài liệu",
        "- Tổ 1 quét sân", "a) việc nhỏ", "Tuần qua, xã tiếp 12 lượt công dân.", "Chủ trì:",
        "Ngày 06/7/2026, xã họp giao ban tuần.", "“Lời hay ý đẹp của người xưa để lại cho ta”",
        "Trích Quy chế", "Tin: Thu Hà", "Nơi nhận:", "THÔNG BÁO", "# Giao ban", "| a | b |",
        "Thời gian: 8h00 ngày 06/7/2026", "Thành phần: Ông Lê An - Chủ tịch; bà Vũ Bình", "",
        "Về phương hướng thời gian tới, xã sẽ làm đường.", "---", "(Ảnh: Văn phòng)", "***",
        "đồng chí Lê Văn Mây, Bí thư, chủ trì", "Bài cùng chuyên mục", "từ ngày 29/6 đến 05/7/2026",
    ]
)  # fmt: skip


def read_or_refuse(text: str) -> Reading | None:
    try:
        return read_text(text, "a", anchor=date(2026, 7, 6))
    except ReadError as error:
        assert error.message
        return None


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\n\n", " "]))
def test_no_order_of_lines_upsets_the_reader(lines: list[str], between: str) -> None:
    reading = read_or_refuse(between.join(lines))
    if reading is not None:
        directives = [d for group in reading.briefing.directive_lists for d in group.directives]
        assert all(item.text and item.ordinal >= 1 for item in directives)
        assert all(item.text for item in reading.briefing.results)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(noise: str) -> None:
    read_or_refuse(noise)
    read_or_refuse(f"Ngày 06/7/2026, xã Đồi Mây họp giao ban tuần.\n{noise}")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_bytes(data, "a")
    except ReadError as error:
        assert error.message


TEXT = (
    "Giao ban\n\nSáng 06/7, xã Đồi Mây họp giao ban tuần.\n\nTuần qua, xã tiếp 12 lượt công dân.\n"
)


def test_the_anchor_gives_the_year_that_a_text_leaves_out() -> None:
    with pytest.raises(ReadError):
        read_text(TEXT, "a")
    briefing = read_text(TEXT, "a", anchor=date(2026, 8, 1)).briefing
    assert briefing.meeting.date == date(2026, 7, 6)
    assert briefing.id == "week-2026-06-29"


def test_the_texts_own_date_comes_before_the_anchor() -> None:
    dated = TEXT.replace("Sáng 06/7", "Sáng 06/7/2025")
    briefing = read_text(dated, "a", anchor=date(2026, 8, 1)).briefing
    assert briefing.meeting.date == date(2025, 7, 6)


def test_a_record_in_json_comes_back_whole() -> None:
    briefing = read_text(TEXT, "a", anchor=date(2026, 8, 1)).briefing
    assert read_bytes(to_json(briefing).encode(), "b.json").briefing == briefing


def test_a_list_without_any_heading_is_taken_when_it_is_spoken() -> None:
    listed = TEXT + "\nMột là, quét sân.\n\nHai là, lau cửa.\n"
    (group,) = read_text(listed, "a", anchor=date(2026, 8, 1)).briefing.directive_lists
    assert (group.lead_in, group.style, len(group.directives)) == ("", ListStyle.WORDS, 2)


@pytest.mark.parametrize(
    "long",
    [
        "Tuần qua, các thôn làm vệ sinh đường làng ngõ xóm. " * 40_000,
        "Tuần qua, các thôn làm vệ sinh đường làng ngõ xóm.\n\n" * 8_000,
        "Đồng chí Nguyễn Văn Mây, " * 30_000,
        "“trích dẫn” " * 60_000,
        "*" * 300_000,
        "việc " * 200_000,
    ],
    ids=["one paragraph", "many paragraphs", "names", "quotation marks", "stars", "no ends"],
)
def test_long_texts_take_time_in_proportion(long: str) -> None:
    started = time.process_time()
    read_or_refuse(f"Ngày 06/7/2026, xã Đồi Mây họp giao ban tuần.\n\n{long}")
    assert time.process_time() - started < 20  # seconds where a bad pattern would take hours


def test_a_record_with_another_name_than_its_period_s_is_refused() -> None:
    briefing = read_text(
        "Kết quả giao ban tuần từ ngày 22 đến ngày 28-6-2026\n\nMột là, rà soát hồ sơ.", "a"
    ).briefing
    assert read_text(to_json(briefing), "a.json").briefing == briefing
    with pytest.raises(ReadError, match="x"):
        read_text(to_json(replace(briefing, id="../../x")), "a.json")
