"""What a document is about, told precisely: nothing rather than something that is no title."""

import pytest

from briefing.language.document_titles import read_title

NUMBER = "Kết luận số 75-KL/TW"


@pytest.mark.parametrize(
    ("after", "sure", "whole"),
    [
        (" về công tác dân vận.", "công tác dân vận", "công tác dân vận"),
        (" về việc sắp xếp tổ chức; cử đoàn", "sắp xếp tổ chức", "sắp xếp tổ chức"),
        (", về tăng cường công tác dân vận", "tăng cường công tác dân vận", None),
        (" “Về việc nêu gương của cán bộ, đảng viên” đến", "nêu gương của cán bộ, đảng viên", None),
        (' về "học tập và làm theo" trong tuần', "học tập và làm theo", None),
        (" (khóa XII) về công tác cán bộ.", "công tác cán bộ", None),
        (" khoá XIII về xây dựng đội ngũ cán bộ.", "xây dựng đội ngũ cán bộ", None),
        (
            " về kiểm soát quyền lực, chống chạy chức, chạy quyền.",
            "kiểm soát quyền lực",
            "kiểm soát quyền lực, chống chạy chức, chạy quyền",
        ),
        (" về công tác dân vận đến toàn thể đảng viên.", "công tác dân vận", None),
        (" về công tác nhân sự đại hội và báo cáo kết quả", "công tác nhân sự đại hội", None),
        (" về bố trí cán bộ để trình Ban Bí thư", "bố trí cán bộ", None),
        (" về việc này.", "", ""),  # too short for a title
        (" đã về đến cơ sở.", "", ""),
        (" “tiếp tục thực hiện nghiêm”", "", ""),  # quoted from it, not its title
        (" trong tuần", "", ""),
        ("", "", ""),
    ],
)
def test_title(after: str, sure: str, whole: str | None) -> None:
    told = read_title(NUMBER + after, len(NUMBER))
    assert (told.sure, told.whole) == (sure, sure if whole is None else whole)


def test_a_cut_title_ends_with_a_whole_word() -> None:
    told = read_title(" về " + "rà soát " * 100, 0)
    assert told.sure.endswith(("rà", "soát"))
    assert len(told.sure) <= 240
