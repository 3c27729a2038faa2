"""Phrases used before are offered where most sentences went on so, and only then."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.insight.phrases import beginnings, go_on, phrases_of
from briefing.language.letters import marked_key

SAID = (
    *["hoàn thiện hồ sơ trình Ban Thường vụ cho ý kiến"] * 3,
    "hoàn thiện hồ sơ trình Ban Thường vụ trong tuần",
    "hoàn thiện hồ sơ gửi đơn vị",
    "Phối hợp với Văn phòng chuẩn bị hội nghị",
    "phối hợp với Văn phòng chuẩn bị tài liệu",
    "phối hợp với Văn phòng rà soát danh mục",
    "chỉ nói hai lần thôi",
    "chỉ nói hai lần thôi",
)
PHRASES = phrases_of(SAID)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("hoàn thiện hồ ", "sơ trình Ban Thường vụ cho ý kiến"),
        ("Hoàn thiện hồ sơ trì", "nh Ban Thường vụ cho ý kiến"),
        ("hoàn thiện hồ sơ", " trình Ban Thường vụ cho ý kiến"),
        ("Đã xong. Hoàn thiện hồ s", "ơ trình Ban Thường vụ cho ý kiến"),
        ("hoàn thiện hồ sơ trình Ban Thường vụ cho ý kiến", ""),
        ("phối hợp với V", "ăn phòng"),  # beyond that they differ
        ("phối hợp với văn phòng ", ""),
        ("phối hợp", ""),  # too little has been typed
        ("phối hợp v", "ới Văn phòng"),
        ("chỉ nói hai ", ""),  # not often enough
        ("hoàn thiện hò", ""),  # another tone is another word
        ("hoàn thiện hồ  ", ""),
        ("điều chưa ai nói ", ""),
        ("", ""),
    ],
)
def test_what_is_offered(before: str, after: str) -> None:
    assert go_on(PHRASES, before) == after


def test_the_beginning_of_a_sentence_ends_before_a_number() -> None:
    text = "Giao Văn phòng rà soát 12 nội dung; báo cáo kết quả trước ngày 30/6. Xong rồi."
    assert list(beginnings(text)) == ["Giao Văn phòng rà soát", "báo cáo kết quả trước ngày"]


WORDS = ["hoàn", "thiện", "hồ", "sơ", "trình", "Ban", "Đảng", "ỦY", "ban"]
words = st.lists(st.sampled_from(WORDS), max_size=6)


@settings(max_examples=80, deadline=None)
@given(st.lists(words, max_size=20), words, st.integers(0, 3))
def test_what_is_offered_was_said_so_three_times(
    said: list[list[str]], typed: list[str], cut: int
) -> None:
    phrases = phrases_of(" ".join(words) for words in said)
    before = " ".join(typed)
    before = before[: len(before) - cut]
    after = go_on(phrases, before)
    if after:
        whole = marked_key(before + after)
        assert sum(marked_key(" ".join(words)).startswith(whole) for words in said) >= 3
