import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.letters import search_key
from briefing.language.names import (
    NameKey,
    complete,
    find_names,
    misspelled_end,
    nearest,
    read_name,
)

NAMES = (
    NameKey("Văn phòng", ("VP",)),
    NameKey("Vụ Tổng hợp", ("TH",)),
    NameKey("Vụ Cán bộ", ("CB", "Vụ CB")),
    NameKey("Văn phòng Đảng uỷ", ("VPĐU",)),
    NameKey("Vụ Cơ sở – Đảng viên"),
    NameKey("Sở Văn hóa, Thể thao (mới)"),
    NameKey("Tổ 1"),
)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("VP làm", "Văn phòng", " làm"),
        ("vp", "Văn phòng", ""),
        ("Văn phòng chuẩn bị", "Văn phòng", " chuẩn bị"),
        ("van phong chuan bi", "Văn phòng", " chuan bi"),
        ("vanphong.", "Văn phòng", "."),
        ("Văn_phòng!", "Văn phòng", "!"),
        ("văn phòng đảng ủy họp", "Văn phòng Đảng uỷ", " họp"),
        ("VỤ CÁN BỘ", "Vụ Cán bộ", ""),
        ("vu cb.", "Vụ Cán bộ", "."),
        ("Vụ Cơ sở - Đảng viên, TH", "Vụ Cơ sở – Đảng viên", ", TH"),
        ("vu co so dang vien", "Vụ Cơ sở – Đảng viên", ""),
        ("Sở Văn hoá, Thể thao (mới) báo", "Sở Văn hóa, Thể thao (mới)", " báo"),
        ("to 1", "Tổ 1", ""),
    ],
)
def test_a_name_is_read_however_it_is_typed(text: str, name: str, rest: str) -> None:
    found = read_name(text, 0, NAMES)
    assert found is not None
    assert (found.name, text[found.end :]) == (name, rest)


@pytest.mark.parametrize(
    "text", ["VPx", "văn", "phòng", "Văn\nphòng", "Văn, phòng", " VP", "", "@"]
)
def test_no_name_is_read_into_other_words(text: str) -> None:
    assert read_name(text, 0, NAMES) is None


def test_of_names_with_the_same_letters_the_accents_decide_then_the_order() -> None:
    names = (NameKey("Tổ Dân"), NameKey("Tổ Dẫn"))
    assert [read_name(text, 0, names) for text in ("tổ dẫn", "to dan")] == [
        (0, 6, "Tổ Dẫn"),
        (0, 6, "Tổ Dân"),
    ]


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("vp", ["Văn phòng", "Văn phòng Đảng uỷ"]),
        ("VPD", ["Văn phòng Đảng uỷ"]),
        ("văn", ["Văn phòng", "Văn phòng Đảng uỷ", "Sở Văn hóa, Thể thao (mới)"]),
        ("vu c", ["Vụ Cán bộ", "Vụ Cơ sở – Đảng viên"]),
        ("vụ cb", ["Vụ Cán bộ"]),
        ("can", ["Vụ Cán bộ"]),
        ("tổng", ["Vụ Tổng hợp"]),
        ("t", ["Vụ Tổng hợp", "Tổ 1", "Sở Văn hóa, Thể thao (mới)"]),
        ("vth", ["Vụ Tổng hợp"]),
        ("vanp", ["Văn phòng", "Văn phòng Đảng uỷ"]),
        ("VP ", []),
        ("Văn phòng ", ["Văn phòng Đảng uỷ"]),
        ("Văn phòng chuẩn", []),
        ("xyz", []),
    ],
)
def test_completion_offers_full_names_short_matches_first(prefix: str, expected: list[str]) -> None:
    assert complete(prefix, NAMES) == expected


def test_completion_offers_all_where_nothing_is_typed() -> None:
    assert sorted(complete("", NAMES)) == sorted(unit.name for unit in NAMES)


def test_accents_that_are_typed_bring_their_name_forward() -> None:
    names = (NameKey("Ban Dân vận"), NameKey("Ban Đảng"))
    assert complete("ban d", names) == ["Ban Dân vận", "Ban Đảng"]
    assert complete("ban đ", names) == ["Ban Đảng", "Ban Dân vận"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Vụ Cám bộ", "Vụ Cán bộ"),
        ("vu can pho", "Vụ Cán bộ"),
        ("Tổng hợp", "Vụ Tổng hợp"),
        ("VTH", "Vụ Tổng hợp"),
        ("văn ph", "Văn phòng"),
        ("VPDY", "Văn phòng Đảng uỷ"),
    ],
)
def test_the_nearest_name_is_offered(typed: str, first: str) -> None:
    assert nearest(typed, NAMES)[0] == first


@pytest.mark.parametrize("typed", ["Kho bạc", "", "***", "Xyz"])
def test_nothing_like_it_offers_nothing(typed: str) -> None:
    assert nearest(typed, NAMES) == ()


def test_a_misspelled_name_of_several_words_is_taken_as_a_whole() -> None:
    text = "Vụ Cám bộ làm việc"
    end = misspelled_end(text, 0, NAMES)
    assert text[:end] == "Vụ Cám bộ"
    assert misspelled_end("Bộ Nội vụ làm", 0, NAMES) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("giao Văn phòng và Vụ Tổng hợp", ["Văn phòng", "Vụ Tổng hợp"]),
        ("Văn phòng Đảng ủy", ["Văn phòng Đảng uỷ"]),
        ("VP, TH và CB", ["Văn phòng", "Vụ Tổng hợp", "Vụ Cán bộ"]),
        ("mua văn phòng phẩm, van phong, th, cb", []),
        ("THPT, VPP", []),
        ("", []),
    ],
)
def test_prose_names_a_unit_only_as_it_is_written(text: str, names: list[str]) -> None:
    assert [found.name for found in find_names(text, NAMES)] == names


WORDS = st.text("aăâđéộươùVTC1", min_size=1, max_size=4)
UNIT_NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(names=st.lists(UNIT_NAMES, min_size=1, max_size=5), rest=st.sampled_from(["", ". x", "\nx"]))
def test_every_name_is_read_back_whole_and_without_accents(names: list[str], rest: str) -> None:
    keys = tuple(NameKey(name) for name in names)
    for name in names:
        found = read_name(name + rest, 0, keys)
        assert found is not None
        assert (found.name, found.end) == (name, len(name))
        bare = search_key(name)
        folded = read_name(bare + rest, 0, keys)
        assert folded is not None
        assert search_key(folded.name).replace(" ", "") == bare.replace(" ", "")


@given(names=st.lists(UNIT_NAMES, min_size=1, max_size=5, unique=True))
def test_every_beginning_of_a_name_is_completed_to_it(names: list[str]) -> None:
    keys = tuple(NameKey(name) for name in names)
    for name in names:
        for length in range(1, len(name) + 1):
            if not name[length - 1].isspace():
                assert name in complete(name[:length], keys)
