"""What stands before a number and makes it a name, an item's number or half of a span.

"Nghị quyết 18", "Điều 5" and "số 9723" name things; "tổng số 17" counts them.
"""

from re import escape

from briefing.language.patterns import pattern

_NAMED_BY_NUMBER = (
    # parts of papers and sequences
    "điều", "khoản", "mục", "tiểu mục", "chương", "phụ lục", "bảng", "biểu", "hình", "trang",
    "mẫu", "câu", "khóa", "khoá", "thứ", "nhiệm kỳ", "giai đoạn", "thế kỷ", "covid",
    "quý",
    # places and addresses
    "tầng", "quốc lộ", "tỉnh lộ", "đường", "điện thoại", "trung ương", "t.ư", "tw",
    # documents
    "nghị quyết", "nghị định", "chỉ thị", "thông tư", "thông tri", "công văn", "công điện",
    "luật", "pháp lệnh", "tờ trình", "quy chế",
)  # fmt: skip
# Names too, unless a counted noun follows: "Báo cáo 15" but "báo cáo 15 nội dung".
_PERHAPS_NAMED = (
    "quyết định", "quy định", "kết luận", "thông báo", "hướng dẫn", "kế hoạch", "chương trình",
    "đề án", "báo cáo", "phần", "phòng", "năm", "tuần",
)  # fmt: skip
_YEAR_LEADS = (
    "trong", "đầu", "giữa", "cuối", "cả", "hết", "mỗi", "hằng", "hàng", "nửa", "nhiều", "mấy",
    "một", "từng", "các", "những", "qua",
)  # fmt: skip
_WINDOW = 32


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(escape(word).replace(r"\ ", r"\s+") for word in words)


_AFTER_NAME = r"(?:\s+số)?\s*:?\s*\Z"
# "số 9723" is a name; "tổng số 17", "trong số 17" and "con số 17" are counts. "Tháng 6" is a
# name too, but "trong 4 tháng 1.295 lượt" counts months and then something else.
_NAME = (
    r"(?<!\w)(?:(?<!tổng\s)(?<!trong\s)(?<!con\s)(?<!đa\s)số\s*:?\s*\Z"
    rf"|(?<!\d\s)(?:tháng|ngày){_AFTER_NAME}"
    rf"|(?:{_any_of(_NAMED_BY_NUMBER)}){_AFTER_NAME})"
)
_PERHAPS = rf"(?<!\w)(?:{_any_of(_PERHAPS_NAMED)}){_AFTER_NAME}"
_YEAR_LEAD = rf"(?<!\w)(?:{_any_of(_YEAR_LEADS)})\s+\Z"
_SPAN = r"\d(?:\s*-\s*|\s+(?:đến|tới)\s+)\Z"
_SPAN_START = r"\s+(?:đến|tới)\s+\d"
_ITEM = r"(?:^|\n)[ \t\u00a0]*\(?\Z|\(\Z"
_ITEM_END = r"[.)/](?!\d)"
_RANK = r"(?<!\w)(?:thứ|tháng|t\.)\s*\Z"


def _before(source: str, text: str, position: int) -> bool:
    return bool(pattern(source).search(text, max(0, position - _WINDOW), position))


def is_named_by(text: str, start: int) -> bool:
    """Tell whether the number at ``start`` names a thing: "Điều 5", "Công văn số 9723"."""
    return _before(_NAME, text, start)


def may_be_named_by(text: str, start: int) -> bool:
    """Tell the same of words that also stand before counts: "báo cáo 15", "năm 2020"."""
    return _before(_PERHAPS, text, start)


def in_span(text: str, start: int, end: int) -> bool:
    """Tell whether the number ``text[start:end]`` is half of "5 - 7" or "5 đến 7"."""
    return _before(_SPAN, text, start) or bool(pattern(_SPAN_START).match(text, end))


def numbers_item(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` numbers an item: "1. …" at a line's start, "(2)"."""
    return _before(_ITEM, text, start) and bool(pattern(_ITEM_END).match(text, end))


def is_ordinal(text: str, start: int) -> bool:
    """Tell whether the number word at ``start`` is a rank, weekday or month: "thứ ba"."""
    return _before(_RANK, text, start)


def follows_year_lead(text: str, start: int) -> bool:
    """Tell whether the "năm" at ``start`` means a year: "trong năm", "mỗi năm"."""
    return _before(_YEAR_LEAD, text, start)
