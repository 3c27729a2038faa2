"""The nouns that are counted in minutes, and the words that tell a ratio from a day.

"19/19 đề án" counts proposals and "16/7" is a day in July; only the words around the two
numbers say which is which, so dates and quantities share what is here.
"""

from functools import cache
from re import Pattern, escape
from typing import NamedTuple

from briefing.language.patterns import pattern

# What giao-ban texts count. The longest entry that fits wins, so "đồng chí" comes before "đồng".
COUNTED_NOUNS = (
    # people and bodies
    "lượt người", "lượt", "người", "đồng chí", "đảng viên", "cán bộ", "công chức", "viên chức",
    "đại biểu", "ủy viên", "uỷ viên", "cấp ủy viên", "cấp uỷ viên", "quần chúng", "học sinh",
    "sinh viên", "học viên", "giáo viên", "giảng viên", "hội viên", "đoàn viên", "lao động",
    "nhân sự", "đối tượng", "hộ gia đình", "hộ dân", "hộ nghèo", "hộ", "nhân khẩu", "khẩu", "em",
    "bị can", "bị cáo", "tổ chức cơ sở đảng", "tổ chức đảng", "tổ chức", "đảng bộ", "chi bộ",
    "đảng ủy", "đảng uỷ", "cấp ủy", "cấp uỷ", "cơ quan", "đơn vị", "doanh nghiệp",
    "hợp tác xã", "đoàn", "tổ", "đội", "ban", "phòng", "vụ việc", "vụ án", "vụ", "cục", "sở",
    "trường", "lớp", "khóa", "khoá", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường",
    "thị trấn", "thôn", "bản", "xóm", "tổ dân phố", "địa phương", "điểm cầu", "điểm", "khu vực",
    # meetings and work
    "hội nghị", "cuộc họp", "cuộc", "buổi", "phiên", "kỳ", "đợt", "lần", "chuyến", "ca",
    "đề án", "đề tài", "dự án", "nhiệm vụ", "nội dung", "chỉ tiêu", "công việc", "việc",
    "giải pháp", "nhóm", "công trình", "chương trình", "mô hình", "phong trào", "trường hợp",
    "vấn đề", "ý kiến", "kiến nghị", "câu hỏi", "sáng kiến", "tiêu chí", "lĩnh vực", "chuyên đề",
    # papers
    "văn bản", "hồ sơ", "đơn thư", "đơn", "thư", "tờ trình", "báo cáo", "nghị quyết", "quyết định",
    "kế hoạch", "thông báo", "hướng dẫn", "chỉ thị", "kết luận", "công văn", "bài viết", "bài",
    "tin", "ấn phẩm", "cuốn", "bản tin", "trang", "phiếu", "giấy phép", "thủ tục hành chính",
    "thủ tục", "quy định", "quy chế",
    # things and measures
    "căn nhà", "căn", "nhà", "chiếc", "cái", "bộ", "xe", "máy", "thiết bị", "suất quà", "suất",
    "phần quà", "con", "cây", "khẩu súng", "quả", "viên", "sản phẩm", "tuyến", "km2", "km²", "km",
    "m2", "m²", "m3", "m³", "m", "cm", "ha", "héc-ta", "héc ta", "kg", "tạ", "tấn", "lít", "kwh",
    # money
    "đồng", "usd", "đô la",
)  # fmt: skip

_SCALES = ("nghìn tỷ", "nghìn tỉ", "tỷ", "tỉ", "triệu", "nghìn", "ngàn")

# Counted too, but after "16/7" they belong to the next words ("16/7 năm nay"), never to a ratio.
TIME_NOUNS = ("ngày làm việc", "ngày công", "ngày", "tuần", "tháng", "năm", "giờ", "phút", "quý")

_ALL_NOUNS = COUNTED_NOUNS + TIME_NOUNS

# Titles: "9/7 đồng chí Bí thư" begins a sentence about a comrade on the 9th of July.
_TITLE_NOUNS = frozenset(
    {"đồng chí", "cán bộ", "đoàn", "ban", "sở", "hội nghị", "đơn vị", "cơ quan"}
)

# After one of these, "a/b" is a share of something or the number of a paper, never a day.
_SHARE_WORDS = (
    "gần", "hơn", "khoảng", "trên", "dưới", "đạt", "chiếm", "tỷ lệ", "tỉ lệ", "số", "với", "được",
    "trực", "phục vụ", "hoạt động", "hỗ trợ", "điểm",
)  # fmt: skip


class CountedNoun(NamedTuple):
    """A noun found after a number: its text as typed and where it ends."""

    text: str
    end: int


def _alternatives(words: tuple[str, ...]) -> str:
    by_length = sorted(words, key=len, reverse=True)
    return "|".join(escape(word).replace(r"\ ", r"\s+") for word in by_length)


@cache
def _nouns(words: tuple[str, ...]) -> Pattern[str]:
    scale = _alternatives(_SCALES)
    # Only within one line: the next paragraph's first word is not what a number counts.
    return pattern(
        rf"[^\S\n]*(?:(?:tổng\s+)?số\s+)?((?:(?:{scale})\s+)?(?:{_alternatives(words)})(?!\w)"
        rf"|(?:{scale})(?!\w))"
    )


@cache
def _share() -> Pattern[str]:
    return pattern(rf"(?<!\w)(?:{_alternatives(_SHARE_WORDS)})\s+\Z")


def counted_noun(text: str, position: int) -> CountedNoun | None:
    """Return the counted noun at ``position``, blanks and "(tổng) số" before it aside."""
    return _noun(_ALL_NOUNS, text, position)


def ratio_noun(text: str, position: int) -> CountedNoun | None:
    """Return the noun that makes "a/b" before ``position`` a ratio; nouns of time do not."""
    return _noun(COUNTED_NOUNS, text, position)


def _noun(words: tuple[str, ...], text: str, position: int) -> CountedNoun | None:
    found = _nouns(words).match(text, position)
    return CountedNoun(" ".join(found[1].split()), found.end()) if found else None


def is_title(noun: str) -> bool:
    """Tell whether ``noun`` may begin a new subject after a day ("9/7 đồng chí …")."""
    return noun.lower() in _TITLE_NOUNS


def after_share_word(text: str, position: int) -> bool:
    """Tell whether the word before ``position`` leads to a share ("đạt 5/7")."""
    return _share().search(text, max(0, position - 24), position) is not None
