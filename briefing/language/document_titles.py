"""What a document is about, as the words after its number tell it.

"Kết luận số 75-KL/TW, ngày 30-5-2020 của Bộ Chính trị về công tác nhân sự" tells it after "về";
some texts set it in quotation marks. Without these nobody can tell for sure where a title ends,
for titles have commas in them; so two lengths are told.
"""

import re
from functools import cache
from typing import NamedTuple

from briefing.language.letters import CAPITALS

LONGEST = 240
"""Letters of the longest title that is looked for."""

SHORTEST = 10
"""Letters that a title has at least: "về việc này" is none."""

# Where a title without quotation marks is certainly over: what is to be done with the document.
_OVER = (
    r"\s+(?:để|nhằm|gắn với|gắn liền với|đã|sẽ|đang|bảo đảm|đảm bảo|trước ngày|trước khi|do|"
    r"đến (?:toàn|từng|các|mọi|cán bộ|đảng viên|cơ sở)|tới (?:toàn|từng|các|mọi|cán bộ|đảng viên)|"
    r"cho (?:toàn|từng|các|mọi|cán bộ|đảng viên)|"
    r"trong (?:tuần|tháng|quý|ngày|toàn|kỳ|thời gian|quá trình|năm \d)|"
    r"theo (?:đúng|kế hoạch|hướng|quy định|chỉ đạo|tinh thần)|"
    r"và (?:báo cáo|trình|tham mưu|xây dựng|chuẩn bị|triển khai|tổ chức|gửi|hoàn thiện|đề xuất|"
    r"tiếp tục|phối hợp|rà soát|ban hành|các (?:văn bản|kế hoạch|quy định)))(?!\w)"
)


class Told(NamedTuple):
    """A title as one place tells it; ``sure`` is a beginning of ``whole``.

    ``whole`` goes on to the end of the clause, commas and all; both are the same where quotation
    marks bound it, and "" where no title is told.
    """

    sure: str
    whole: str


NOTHING = Told("", "")


def read_title(text: str, end: int) -> Told:
    """Return the title that ``text`` tells from ``end`` on, where a document has been named."""
    quoted = _quoted().match(text, end, end + 2 * LONGEST)
    if quoted:
        title = _bare(quoted["title"])
        return Told(title, title) if len(title) >= SHORTEST else NOTHING
    plain = _plain().match(text, end, end + 2 * LONGEST)
    if not plain:
        return NOTHING
    title = plain["title"]
    over = _over().search(title)
    whole = _bare(title[: over.start()] if over else title)
    if over is None and plain.end() == end + 2 * LONGEST:
        whole = whole.rpartition(" ")[0]  # it may have been cut within a word
    sure = whole.partition(",")[0].rstrip()
    return Told(sure, whole) if len(sure) >= SHORTEST else NOTHING


def _bare(title: str) -> str:
    """Return a title without what merely leads into it."""
    title = " ".join(title.split()).rstrip(" ,;:.-–")
    return re.sub(r"^về (?:việc )?", "", title, flags=re.IGNORECASE)


# The congress that the issuer sat in may stand before the title: "Ban Bí thư (khóa XII) về …".
_TERM = r"(?:\s*,?\s*\(?(?:khóa|khoá) [IVX]{1,5}\)?)?"


@cache
def _quoted() -> re.Pattern[str]:
    """Match a title in quotation marks; without "về" it must begin as a title does."""
    return re.compile(
        rf"{_TERM}\s*,?\s*(?:về\s+(?:việc\s+)?[“\"«]|[“\"«](?=[{CAPITALS}]))"
        rf"(?P<title>[^“”\"«»\n]{{{SHORTEST},{LONGEST}}})[”\"»]"
    )


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        rf"{_TERM}\s*,?\s*về\s+(?:việc\s+)?(?P<title>[^.;:()“”\"«»\n]{{{SHORTEST},{LONGEST}}})"
    )


@cache
def _over() -> re.Pattern[str]:
    return re.compile(_OVER)
