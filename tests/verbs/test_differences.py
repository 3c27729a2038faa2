"""What differs between two texts, word by word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.verbs.differences import Mark, Piece, likeness, word_differences

WORDS = st.lists(
    st.sampled_from(["rà", "soát", "88,02%", "75-KL/TW", "5/7/2020", ",", " ", "\n", "  ", "‘x’"]),
    max_size=14,
).map("".join)
TEXTS = st.one_of(WORDS, st.text(max_size=12))


def marked(old: str, new: str) -> str:
    forms = {Mark.SAME: "{}", Mark.REMOVED: "[-{}-]", Mark.ADDED: "{{+{}+}}"}
    return "".join(forms[piece.mark].format(piece.text) for piece in word_differences(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "", ""),
        ("rà soát ngay", "rà soát ngay", "rà soát ngay"),
        ("", "mới", "{+mới+}"),
        ("cũ", "", "[-cũ-]"),
        ("rà soát ngay đề án", "rà soát kỹ đề án", "rà soát [-ngay-]{+kỹ+} đề án"),
        ("rà soát đề án này", "rà soát kỹ đề án này", "rà soát {+kỹ +}đề án này"),
        ("đạt 88,02% số hồ sơ", "đạt 88,20% số hồ sơ", "đạt [-88,02%-]{+88,20%+} số hồ sơ"),
        ("hạn 5/7/2020 gửi vụ", "hạn 6/7/2020 gửi vụ", "hạn [-5/7/2020-]{+6/7/2020+} gửi vụ"),
        (
            "theo Kết luận số 75-KL/TW mới",
            "theo Kết luận số 76-KL/TW mới",
            "theo Kết luận số [-75-KL/TW-]{+76-KL/TW+} mới",
        ),
        # Neighbouring changes are one, so that a phrase is read in one piece.
        (
            "giao cho Vụ Cán bộ làm ngay việc này trong tuần",
            "giao cho Văn phòng làm ngay việc này trong tuần",
            "giao cho [-Vụ Cán bộ-]{+Văn phòng+} làm ngay việc này trong tuần",
        ),
        # Two texts that share next to nothing were replaced, whatever single words say.
        (
            "tổ chức hội nghị sơ kết và gửi báo cáo",
            "cử năm đoàn giám sát và đi thực tế",
            "[-tổ chức hội nghị sơ kết và gửi báo cáo-]{+cử năm đoàn giám sát và đi thực tế+}",
        ),
    ],
)
def test_words_are_marked(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_marks(old: str, new: str) -> None:
    pieces = word_differences(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.REMOVED) == new
    assert all(piece.text for piece in pieces)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert word_differences(text, text) == ((Piece(Mark.SAME, text),) if text else ())
    assert likeness(text, text) == 1


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_likeness_is_a_share(old: str, new: str) -> None:
    assert 0 <= likeness(old, new) <= 1


def test_more_words_in_common_are_more_alike() -> None:
    text = "rà soát lại các đề án"
    assert likeness(text, "rà soát lại các đề tài") > likeness(text, "rà soát hồ sơ cũ")
    assert likeness(text, "hoàn toàn khác hẳn") == 0
