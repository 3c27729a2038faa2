from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.entry import ChipKind, NameKey, literal, mention_at, read_entry

MEETING = date(2020, 6, 29)  # a Monday
NAMES = (
    NameKey("Văn phòng", ("VP",)),
    NameKey("Vụ Tổng hợp", ("TH",)),
    NameKey("Vụ Cán bộ", ("CB",)),
    NameKey("Văn phòng Đảng uỷ", ("VPĐU",)),
)


def test_a_line_gives_text_units_deadline_and_tags() -> None:
    typed = "phối hợp với Bộ Nội vụ chuẩn bị hội nghị @VP @TH !10/7 #daihoi"
    entry = read_entry(typed, MEETING, NAMES)
    assert entry.text == "phối hợp với Bộ Nội vụ chuẩn bị hội nghị"
    assert (entry.unit, entry.cooperating) == ("Văn phòng", ("Vụ Tổng hợp",))
    assert (entry.due, entry.tags) == (date(2020, 7, 10), ("daihoi",))
    assert [(chip.kind, typed[chip.start : chip.end], chip.shown) for chip in entry.chips] == [
        (ChipKind.LEAD, "@VP", "Văn phòng"),
        (ChipKind.COOPERATING, "@TH", "Vụ Tổng hợp"),
        (ChipKind.DUE, "!10/7", "thứ Sáu 10/7/2020"),
        (ChipKind.TAG, "#daihoi", "daihoi"),
    ]
    assert all(chip.unknown_nearest is None for chip in entry.chips)


@pytest.mark.parametrize(
    ("typed", "unit", "cooperating", "text"),
    [
        ("@Văn phòng làm", "Văn phòng", (), "làm"),
        ("@vu Can bo lam", "Vụ Cán bộ", (), "lam"),
        ("@Văn phòng Đảng ủy họp", "Văn phòng Đảng uỷ", (), "họp"),
        ("@VP, @TH và @CB chuẩn bị", "Văn phòng", ("Vụ Tổng hợp", "Vụ Cán bộ"), "chuẩn bị"),
        ("làm @VP @vanphong @TH @th", "Văn phòng", ("Vụ Tổng hợp",), "làm"),
        ("làm (@VP) ngay", "Văn phòng", (), "làm ngay"),
        ("làm (@VP @TH).", "Văn phòng", ("Vụ Tổng hợp",), "làm."),
        ("Xong.@VP", "Văn phòng", (), "Xong."),
        ('gửi @"Bộ Nội vụ" ý kiến', "Bộ Nội vụ", (), "gửi ý kiến"),
        ('@"van phong" làm', "Văn phòng", (), "làm"),
        ("@“Sở A”, @Bộ_Nội_vụ làm", "Sở A", ("Bộ Nội vụ",), "làm"),
        ("@VP@TH!5/7#a xong", "Văn phòng", ("Vụ Tổng hợp",), "xong"),
    ],
)
def test_the_first_unit_leads_and_the_others_cooperate(
    typed: str, unit: str, cooperating: tuple[str, ...], text: str
) -> None:
    entry = read_entry(typed, MEETING, NAMES)
    assert (entry.unit, entry.cooperating, entry.text) == (unit, cooperating, text)


@pytest.mark.parametrize(
    ("typed", "unit", "nearest", "text"),
    [
        ("làm @Kho xong", "Kho", (), "làm xong"),
        ("@Vụ Cám bộ làm", "Vụ Cám bộ", ("Vụ Cán bộ",), "làm"),
        ("@Tổng hợp làm", "Tổng hợp", ("Vụ Tổng hợp",), "làm"),
        ("@VPDU làm", "VPDU", None, "làm"),
        ("@VPDX làm", "VPDX", ("Văn phòng", "Văn phòng Đảng uỷ"), "làm"),
    ],
)
def test_an_unknown_unit_is_kept_as_typed_with_the_nearest_beside_it(
    typed: str, unit: str, nearest: tuple[str, ...] | None, text: str
) -> None:
    entry = read_entry(typed, MEETING, NAMES)
    assert entry.text == text
    chip = entry.chips[0]
    if nearest is None:  # not unknown at all
        assert (entry.unit, chip.unknown_nearest) == ("Văn phòng Đảng uỷ", None)
    else:
        assert entry.unit == unit
        assert chip.unknown_nearest is not None
        assert sorted(chip.unknown_nearest) == sorted(nearest)


@pytest.mark.parametrize(
    ("typed", "due", "text"),
    [
        ("xong !5/7", "2020-07-05", "xong"),
        ("xong !5/7.", "2020-07-05", "xong."),
        ("xong (!5/7), gửi", "2020-07-05", "xong, gửi"),
        ("xong !05-7-2021 nhé", "2021-07-05", "xong nhé"),
        ("!T6 họp", "2020-07-03", "họp"),
        ("!thứ Sáu tuần tới họp", "2020-07-10", "họp"),
        ("!T. Sáu họp", "2020-07-03", "họp"),
        ("làm !cuối tuần, báo cáo", "2020-07-03", "làm, báo cáo"),
        ("làm !cuối tháng 7 trình Ban", "2020-07-31", "làm trình Ban"),
        ("làm !hết quý III trình", "2020-09-30", "làm trình"),
        ("!+3", "2020-07-02", ""),
        ("!+3 ngày xong", "2020-07-02", "xong"),
        ("!+5lv xong", "2020-07-06", "xong"),
        ("!5 ngày làm việc xong", "2020-07-06", "xong"),
        ("!trước 17h, ngày 5/7 xong", "2020-07-05", "xong"),
        ("!cuoi tuan xong", "2020-07-03", "xong"),
        ("!thu sau xong", "2020-07-03", "xong"),
        ("!CHU NHAT xong", "2020-07-05", "xong"),
        ("!het quy 3", "2020-09-30", ""),
        ("!ngay mai", "2020-06-30", ""),
        ("!T6 sau khi họp", "2020-07-03", "sau khi họp"),
        ("!5/7 xong !10/7", "2020-07-10", "xong"),
    ],
)
def test_a_deadline_is_as_many_words_as_make_a_date(typed: str, due: str, text: str) -> None:
    entry = read_entry(typed, MEETING, NAMES)
    assert (entry.due, entry.text) == (date.fromisoformat(due), text)


def test_working_days_pass_over_tet() -> None:
    assert read_entry("!+3lv", date(2020, 1, 22), ()).due == date(2020, 2, 3)


@pytest.mark.parametrize("typed", ["làm !T9 ngay", "làm !35/7 ngay", "làm !cuối ngay"])
def test_a_date_that_is_none_is_pointed_at_and_stays_in_the_text(typed: str) -> None:
    entry = read_entry(typed, MEETING, NAMES)
    assert (entry.text, entry.due) == (typed, None)
    (chip,) = entry.chips
    assert (chip.kind, chip.unknown_nearest) == (ChipKind.DUE, ())
    assert typed[chip.start : chip.end] == f"!{chip.shown}"


@pytest.mark.parametrize(
    "typed",
    [
        "Quyết tâm! Thực hiện ngay!",
        "Quyết tâm !",
        "!Chú ý nhé",
        "gửi về a@b.vn, van.phong@tw.vn",
        "phòng #1, #2020 và C#",
        "https://a.vn/#muc https://a.vn/@ten",
        "@ ! # @@ !!! ##",
        "## Kết luận",
        "5/7 !",
        "@1 @, !. #-",
        "hai  dấu cách",
        "",
    ],
)
def test_signs_in_prose_are_text(typed: str) -> None:
    entry = read_entry(typed, MEETING, NAMES)
    assert entry == (typed, "", (), None, (), ())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("@@VP", "@VP"),
        ("nhãn ##daihoi nhé", "nhãn #daihoi nhé"),
        ("hạn !!5/7", "hạn !5/7"),
        ("@@@VP", "@@VP"),
        ("làm @VP ##a", "làm #a"),
        ("##a @VP @@TH", "#a @TH"),
    ],
)
def test_a_doubled_sign_is_the_sign_itself(typed: str, text: str) -> None:
    assert read_entry(typed, MEETING, NAMES).text == text


@pytest.mark.parametrize(
    ("typed", "mention"),
    [
        ("giao @", ""),
        ("giao @vụ cán", "vụ cán"),
        ("giao @VP làm ", "VP làm "),
        ("@VP @t", "t"),
        ("giao @VP !5", None),
        ("giao @VP\nlàm", None),
        ("a@b", None),
        ("giao @@VP", None),
        ("giao", None),
    ],
)
def test_what_is_being_typed_after_the_sign_can_be_completed(
    typed: str, mention: str | None
) -> None:
    assert mention_at(typed + "@sau", len(typed)) == mention


def test_paragraphs_and_other_spacing_stay() -> None:
    typed = "Một  đoạn @VP\n\nHai đoạn, @TH\n@CB ba"
    assert read_entry(typed, MEETING, NAMES).text == "Một  đoạn\n\nHai đoạn\nba"


def test_decomposed_text_is_composed() -> None:
    assert read_entry("Va\u0306n pho\u0300ng", MEETING, NAMES).text == "Văn phòng"


PIECES = st.sampled_from(
    ["@", "!", "#", "@@", "VP", "Văn phòng", "vu can bo", "5/7", "T6", "+3lv", "cuối tuần", "a",
     " ", "  ", "\n", ",", ".", "(", ")", '"', "“", "”", "'", "a@b.vn", "hết", "quý III", "và", "_",
     "!T9", "e\u0301", "\u00a0", "17h", "sau", "khi", "\\", "-"]
)  # fmt: skip
LINES = st.lists(PIECES, max_size=14).map("".join)


@given(line=LINES | st.text(max_size=30))
def test_any_line_is_read_and_its_chips_stand_where_they_say(line: str) -> None:
    entry = read_entry(line, MEETING, NAMES)
    assert entry.text == entry.text.strip()
    assert entry.unit not in entry.cooperating
    end = 0
    for chip in entry.chips:
        assert chip.start >= end
        assert chip.end > chip.start
        end = chip.end
    assert bool(entry.unit) == any(chip.kind is ChipKind.LEAD for chip in entry.chips)


@given(line=LINES | st.text(max_size=30))
def test_whatever_is_said_can_be_typed(line: str) -> None:
    text = read_entry(line, MEETING, ()).text
    typed = literal(text, MEETING, NAMES)
    entry = read_entry(typed, MEETING, NAMES)
    assert (entry.text, entry.chips) == (text, ())


@given(
    words=st.lists(st.sampled_from(["hoàn", "thiện", "đề án", "trình"]), min_size=1, max_size=5),
    place=st.integers(0, 5),
)
def test_tokens_anywhere_leave_the_sentence_whole(words: list[str], place: int) -> None:
    with_tokens = [*words[:place], "@VP, @TH !10/7 #a", *words[place:]]
    entry = read_entry(" ".join(with_tokens), MEETING, NAMES)
    assert entry.text == " ".join(words)
    assert (entry.unit, entry.cooperating, entry.due) == (
        "Văn phòng",
        ("Vụ Tổng hợp",),
        date(2020, 7, 10),
    )
