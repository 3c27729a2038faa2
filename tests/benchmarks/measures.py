"""Every measure of the three forms, read back from the papers' XML and held against the rules.

    python tests/benchmarks/measures.py

The tables here are the rules' own words, not the profiles': ND30 is Nghị định 30/2020/NĐ-CP, Phụ
lục I and III; HD is Hướng dẫn 05-HD/VPTW and 36-HD/VPTW. Where a rule leaves a range, any value in
it is right.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.model.office import Authority, Field, Office, Signer, SigningRight
from briefing.model.paper import PaperKind
from briefing.model.records import (
    Attendee,
    Briefing,
    Directive,
    DirectiveList,
    Meeting,
    Period,
    PeriodKind,
    Person,
    Presence,
    Result,
    Session,
)
from briefing.verbs.papering import KINDS
from briefing.writing.papers import docx
from briefing.writing.papers.form import Form
from briefing.writing.papers.metrics import width
from briefing.writing.papers.profile import NAMES, Style, load
from tests.benchmarks.docx_file import DocxFile, Line, tag

Range = tuple[float, float]
TOLERANCE = 0.1  # millimetres: a twip is 0.018


class Wanted(NamedTuple):
    """What a rule says of one element: size in points, face, how it stands, its letters."""

    size: Range
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "center"
    text: str = ""


class Measure(NamedTuple):
    """One measure: what it is, what was found, whether the rule allows it."""

    paper: str
    name: str
    found: object
    right: bool


_ND30 = {
    "Quốc hiệu - Tiêu đề": Wanted((12, 13), bold=True, text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "Tiêu ngữ": Wanted((13, 14), bold=True, text="Độc lập - Tự do - Hạnh phúc"),
    "Cơ quan chủ quản": Wanted((12, 13), text="ỦY BAN NHÂN DÂN HUYỆN"),
    "Cơ quan ban hành": Wanted((12, 13), bold=True, text="PHÒNG NỘI VỤ"),
    "Số và ký hiệu": Wanted((13, 13), text=r"Số: 05/(BB|TB|BC)-PNV"),
    "Địa danh và ngày": Wanted((13, 14), italic=True, text="Yên Minh, ngày 06 tháng 01 năm 2025"),
    "Tên loại": Wanted((13, 14), bold=True, text="BIÊN BẢN|THÔNG BÁO|BÁO CÁO"),
    "Trích yếu": Wanted((13, 14), bold=True, text=r"(Hội nghị|Kết luận|Kết quả) .+"),
    "Nội dung": Wanted((13, 14), align="both", text=".+"),
    "Kết luận": Wanted((13, 14), align="both", text=r"(Một|Hai) là, .+"),
    "Điểm": Wanted((13, 14), align="both", text=r"[ab]\) .+"),
    "Phần": Wanted((13, 14), bold=True, align="both", text=r"[IVX]+\. .+"),
    "Quyền hạn ký": Wanted((13, 14), bold=True, text=r"KT\. TRƯỞNG PHÒNG|THƯ KÝ|CHỦ TỌA"),
    "Chức vụ": Wanted((13, 14), bold=True, text="PHÓ TRƯỞNG PHÒNG"),
    "Họ tên": Wanted((13, 14), bold=True, text=r"Hoàng Thị Mai|Vừ Mí Sính|Giàng A Páo"),
    "Nơi nhận": Wanted((12, 12), bold=True, italic=True, align="left", text="Nơi nhận:"),
    "Danh sách nơi nhận": Wanted((11, 11), align="left", text=r"- .+;|- Lưu: VT, TH\."),
}
_PARTY = {
    "Quốc hiệu - Tiêu đề": Wanted((15, 15), bold=True, text="ĐẢNG CỘNG SẢN VIỆT NAM"),
    "Cơ quan chủ quản": Wanted((14, 14), text="ĐẢNG BỘ TỈNH HÀ GIANG"),
    "Cơ quan ban hành": Wanted((14, 14), bold=True, text="ĐẢNG UỶ XÃ YÊN MINH"),
    "Dấu sao": Wanted((14, 14), text=r"\*"),
    "Số và ký hiệu": Wanted((14, 14), text=r"Số 05-(BB|TB|BC)/ĐU"),
    "Địa danh và ngày": Wanted((14, 14), italic=True, text="Yên Minh, ngày 06 tháng 01 năm 2025"),
    "Tên loại": Wanted((15, 16), bold=True, text="BIÊN BẢN|THÔNG BÁO|BÁO CÁO"),
    "Trích yếu": Wanted((14, 15), bold=True, text=r"(hội nghị|kết luận|kết quả) .+"),
    "Gạch dưới trích yếu": Wanted((14, 15), text="-----"),
    "Nội dung": Wanted((14, 15), align="both", text=".+"),
    "Kết luận": Wanted((14, 15), align="both", text=r"(Một|Hai) là, .+"),
    "Điểm": Wanted((14, 15), align="both", text=r"[ab]\) .+"),
    "Phần": Wanted((14, 15), bold=True, align="both", text=r"[IVX]+- .+"),
    "Quyền hạn ký": Wanted(
        (14, 14), bold=True, text="T/M BAN THƯỜNG VỤ|NGƯỜI GHI BIÊN BẢN|CHỦ TRÌ HỘI NGHỊ"
    ),
    "Chức vụ": Wanted((14, 14), text="PHÓ BÍ THƯ"),
    "Họ tên": Wanted((14, 14), bold=True, text=r"Hoàng Thị Mai|Vừ Mí Sính|Giàng A Páo"),
    "Nơi nhận": Wanted((14, 14), underline=True, align="left", text="Nơi nhận:"),
    "Danh sách nơi nhận": Wanted((12, 12), align="left", text=r"- .+{mark}|- Lưu Văn phòng\."),
}
_ELEMENTS = {"nd30": _ND30, "hd36": _PARTY, "hd05": _PARTY}
_MARGINS: dict[str, dict[str, Range]] = {
    "nd30": {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)},
    "hd36": {"top": (20, 20), "bottom": (20, 20), "left": (30, 30), "right": (15, 15)},
    "hd05": {"top": (20, 20), "bottom": (20, 20), "left": (30, 30), "right": (15, 15)},
}
_INDENT: dict[str, tuple[float, ...]] = {"nd30": (10, 12.7), "hd36": (10,), "hd05": (10,)}
_LINES: dict[str, tuple[str, Range]] = {
    "nd30": ("auto", (1, 1.5)),
    "hd36": ("exact", (18, 144)),
    "hd05": ("exact", (18, 22)),
}
_RULES: dict[str, dict[str, Range]] = {
    "nd30": {
        "Tiêu ngữ": (1, 1),
        "Cơ quan ban hành": (1 / 3, 1 / 2),
        "Trích yếu": (1 / 3, 1 / 2),
    },
    "hd36": {"Quốc hiệu - Tiêu đề": (1, 1)},
    "hd05": {"Quốc hiệu - Tiêu đề": (1, 1)},
}
_PAGE_NUMBER: dict[str, Range] = {"nd30": (13, 14), "hd36": (13, 14), "hd05": (13, 14)}
_END = {"nd30": "./.", "hd36": ".", "hd05": "."}
_MARK = {"nd30": ";", "hd36": ",", "hd05": ";"}
_MINUTES_FIELDS = (
    "Thời gian bắt đầu: ",
    "Địa điểm: ",
    "Thành phần tham dự: ",
    "Chủ trì (chủ t",
    "Thư ký (người ghi biên bản): ",
    "Nội dung (theo diễn biến hội nghị):",
    "Hội nghị kết thúc vào 10 giờ 15 phút, ngày ",
)  # ND30, Phụ lục III, mẫu 1.9, in this order


def _week() -> Briefing:
    secretary, chair = Person(name="Giàng A Páo"), Person(name="Vừ Mí Sính", title="Bí thư")
    return Briefing(
        id="week-2024-12-30",
        period=Period(kind=PeriodKind.WEEK, start=date(2024, 12, 30), end=date(2025, 1, 5)),
        meeting=Meeting(
            date=date(2025, 1, 6),
            session=Session.MORNING,
            start_time=time(8),
            end_time=time(10, 15),
            place="Hội trường",
            chair=chair,
            secretary=secretary,
            attendance=(
                Attendee(name="Lý Thị Dợ", unit="Văn phòng"),
                Attendee(name="Sùng Mí Chá", presence=Presence.ABSENT, reason="đi học"),
            ),
        ),
        summary="Tuần qua các phòng hoàn thành kế hoạch.",
        results=(Result(id="r1", text="Rà soát xong hồ sơ.", section="Tổ chức"),),
        directive_lists=(
            DirectiveList(
                lead_in="Yêu cầu các đơn vị:",
                directives=(
                    Directive(id="d1", ordinal=1, text="hoàn thiện đề án", unit="Văn phòng"),
                    Directive(id="d2", ordinal=1, level=1, text="lấy ý kiến"),
                    Directive(id="d3", ordinal=2, text="báo cáo kết quả.", due=date(2025, 1, 10)),
                ),
            ),
        ),
    )


def _office(field: Field) -> Office:
    if field is Field.STATE:
        right, of, title = SigningRight.DEPUTY, "Trưởng phòng", "Phó Trưởng phòng"
        parents, own, symbol, archive = "Ủy ban nhân dân huyện", "Phòng Nội vụ", "PNV", "VT, TH"
    else:
        right, of, title = SigningRight.COLLECTIVE, "Ban Thường vụ", "Phó Bí thư"
        parents, own, symbol = "Đảng bộ tỉnh Hà Giang", "Đảng uỷ xã Yên Minh", "ĐU"
        archive = "Văn phòng"
    return Office(
        field=field,
        parents=(parents,),
        organization=(own,),
        symbol=symbol,
        place="Yên Minh",
        signer=Signer(
            title=title, name="Hoàng Thị Mai", authorities=(Authority(right=right, of=of),)
        ),
        recipients=("Thường trực", "Các đơn vị"),
        archive=archive,
    )


def paper_data(profile_name: str, kind: PaperKind) -> bytes:
    """Return one of the nine papers as a DOCX file."""
    profile = load(profile_name)
    form = Form(_office(profile.field), profile, date(2025, 1, 6), 5)
    return docx.render(KINDS[kind].compose(_week(), form), profile)


def measures(profile: str, kind: PaperKind) -> Iterator[Measure]:
    """Yield every measure of one paper."""
    paper = f"{profile} {kind}"
    file = DocxFile(paper_data(profile, kind))
    for name, found, right in (
        *_page(file, profile),
        *_letters(file),
        *_elements(file.lines(), profile),
        *_body(file.lines(), profile),
        *_rules(file.lines(), profile),
        *_places(file.lines(), profile, kind),
    ):
        yield Measure(paper, name, found, right)


Found = Iterator[tuple[str, object, bool]]


def _page(file: DocxFile, profile: str) -> Found:
    for attribute, millimetres in (("w", 210.0), ("h", 297.0)):
        found = file.page("pgSz", attribute)
        yield f"page {attribute}", found, abs(found - millimetres) < TOLERANCE
    for side, (least, most) in _MARGINS[profile].items():
        found = file.page("pgMar", side)
        yield f"margin {side}", found, least - TOLERANCE < found < most + TOLERANCE
    distance = file.page("pgMar", "header")
    yield "page number from the edge", distance, abs(distance - 10) < TOLERANCE
    yield "first page differs", True, file.section.find(tag("titlePg")) is not None
    first, others = file.header("first"), file.header("default")
    assert first is not None
    assert others is not None
    yield "no number on page 1", "", not list(first.iter(tag("fldSimple")))
    fields = [one.get(tag("instr")) for one in others.iter(tag("fldSimple"))]
    yield "number on other pages", fields, fields == ["PAGE"]
    look = file.look_of(next(others.iter(tag("p"))))
    least, most = _PAGE_NUMBER[profile]
    yield "page number's size", look.size, least <= look.size <= most
    yield "page number centred, upright", look.align, look.align == "center" and not look.italic


def _letters(file: DocxFile) -> Found:
    for line in file.lines():
        yield f"{line.style}: font", line.look.fonts, set(line.look.fonts) == {"Times New Roman"}
        yield f"{line.style}: language", line.look.language, line.look.language == "vi-VN"
    sprayed = file.sprayed()
    yield "formatted by styles alone", sprayed, not sprayed
    yield "numbers are text", "", not file.has("numPr")
    for name, part in file.parts.items():
        yield f"{name}: no theme font", "", b"Theme=" not in part


def _elements(lines: list[Line], profile: str) -> Found:
    for line in lines:
        wanted = _ELEMENTS[profile].get(line.style)
        if wanted is None:
            continue
        look, (least, most) = line.look, wanted.size
        yield f"{line.style}: size", look.size, least <= look.size <= most
        for face in ("bold", "italic", "underline"):
            found = getattr(look, face)
            yield f"{line.style}: {face}", found, found == getattr(wanted, face)
        yield f"{line.style}: stands", look.align, look.align == wanted.align
        if line.style == "Phần":
            yield "Phần: capitals", line.text, line.text.isupper()
        text = wanted.text.replace("{mark}", _MARK[profile])
        yield f"{line.style}: text", line.text, re.fullmatch(text, line.text) is not None


def _body(lines: list[Line], profile: str) -> Found:
    rule, (least, most) = _LINES[profile]
    for line in lines:
        if line.look.align == "both":
            look = line.look
            indent = min(abs(look.indent - one) for one in _INDENT[profile])
            yield f"{line.style}: indent", look.indent, indent < TOLERANCE
            yield f"{line.style}: space", look.after, look.after >= 6
            right = look.line_rule == rule and least <= look.line <= most
            yield f"{line.style}: lines", (look.line_rule, look.line), right


def _rules(lines: list[Line], profile: str) -> Found:
    """Hold each rule against the text above it, whose length the font's own widths give."""
    ruled = {above.style: (above, below) for above, below in pairwise(lines) if below.ruled}
    wanted = _RULES[profile]
    yield "rules under", sorted(ruled), set(ruled) == set(wanted)
    for style, (least, most) in wanted.items():
        above, below = ruled[style]
        face = Style(size=above.look.size, bold=above.look.bold, italic=above.look.italic)
        length = width(above.text, face)
        share = (below.room - below.left - below.right) / min(length, above.room)
        yield f"{style}: rule's share", share, least - 0.02 <= share <= most + 0.02
        centred = abs(below.left - below.right) < TOLERANCE
        yield f"{style}: rule centred", (below.left, below.right), centred


def _places(lines: list[Line], profile: str, kind: PaperKind) -> Found:
    at = {line.style: line.cell for line in lines}
    yield "issuer top left", at["Cơ quan ban hành"], at["Cơ quan ban hành"] == (0, 0, 0)
    heading = at["Quốc hiệu - Tiêu đề"]
    yield "title top right", heading, heading == (0, 0, 1)
    yield "number left", at["Số và ký hiệu"], at["Số và ký hiệu"] == (0, 1, 0)
    dated = at.get("Địa danh và ngày")
    none = profile == "nd30" and kind is PaperKind.MINUTES
    yield "place and date level with the number", dated, dated == (None if none else (0, 1, 1))
    texts = [line.text for line in lines if line.cell is None and line.text]
    if kind is PaperKind.MINUTES:
        signed = [(line.text, line.cell) for line in lines if line.style == "Quyền hạn ký"]
        yield "two signatures", signed, [cell for _text, cell in signed] == [(1, 0, 0), (1, 0, 1)]
        order = [
            next((n for n, t in enumerate(texts) if t.startswith(f)), -1) for f in _MINUTES_FIELDS
        ]
        yield "fields of mẫu 1.9", order, -1 not in order and order == sorted(order)
        body = [line.text for line in lines if line.style == "Nội dung"]
    else:
        yield "signature right", at["Họ tên"], at["Họ tên"] == (1, 0, 1)
        yield "recipients left of it", at["Nơi nhận"], at["Nơi nhận"] == (1, 0, 0)
        body = texts
    end = _END[profile]
    right = body[-1].endswith(end) and (end == "./." or not body[-1].endswith("./."))
    yield "end mark", body[-1][-10:], right
    name = [line.look.before for line in lines if line.style == "Họ tên"]
    yield "room to sign, 4 to 5 lines", name, all(60 <= room <= 100 for room in name)


def all_measures() -> list[Measure]:
    """Return the measures of all nine papers."""
    return [one for name in NAMES for kind in PaperKind for one in measures(name, kind)]


if __name__ == "__main__":
    found = all_measures()
    wrong = [one for one in found if not one.right]
    for one in wrong:
        print(f"WRONG {one.paper}: {one.name}: {one.found!r}")
    print(f"{len(found) - len(wrong)} of {len(found)} measures are right")
    sys.exit(1 if wrong else 0)
