"""Faults to plant in clean briefings: one list for each rule of the checks.

A fault in a text is a sentence with it, put after a result; any other is an edit of the record
(and of what is known beside it). The sentences are our own.
"""

from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from briefing.insight.checks import Known
from briefing.insight.checks.rule import KnownDocument
from briefing.language.dates import DateRange, write_range_long
from briefing.model.directory import add_member
from briefing.model.paper import PaperKind
from briefing.model.records import (
    Briefing,
    Citation,
    Directive,
    Figure,
    Meeting,
    Person,
    Result,
)
from briefing.model.template import Fault as TemplateFlaw
from briefing.model.template import Lack, TemplateFault

Plant = Callable[[Briefing, Known], "tuple[Briefing, Known]"]


class Fault(NamedTuple):
    """One fault: the rule that must find it, and what plants it."""

    rule: str
    plant: Plant


SENTENCES: dict[str, tuple[str, ...]] = {
    "numbering/text": (
        "Hội nghị nêu ba việc. Thứ nhất, rà soát hồ sơ. Thứ ba, gửi báo cáo.",
        "Các bước gồm: (1) lập danh sách; (2) lấy ý kiến; (4) trình ký.",
        "Một là, lập tổ công tác. Hai là, giao việc. Hai là, hẹn ngày. Ba là, kiểm tra.",
    ),
    "period/weekday": (
        "Phòng họp đã sẵn sàng từ thứ Hai, ngày 30-6-2020.",
        "Đoàn làm việc tại xã vào sáng thứ Tư (02/7/2020).",
        "Chủ nhật, 06/7/2020, kiểm tra công tác trực.",
    ),
    "figures/ratio": (
        "Toàn ngành đã hoàn thành 15 trong số 17 đề án (chiếm khoảng 88,02%).",
        "Có 12/40 đồng chí nữ chiếm 35%.",
        "Đã giải quyết 45/60 đơn thư, đạt 80%.",
        "Đạt 98% (15/17 xã) trong quý.",
    ),
    "figures/part": ("Đã trình 19/12 đề án của năm.", "Có 25/20 xã gửi báo cáo đúng hạn."),
    "figures/total": (
        "Thẩm định 88 trường hợp, nâng tổng số từ đầu năm đến nay là 77 trường hợp.",
        "Tiếp 120 lượt, nâng tổng số từ đầu năm lên 112 lượt.",
    ),
    "figures/parts": (
        "Đã cử 12 đồng chí, gồm 5 đồng chí đi tỉnh và 8 đồng chí ở lại.",
        "Giải quyết 30 đơn, trong đó có 20 đơn khiếu nại, 15 đơn tố cáo.",
        "Nhận 7 hồ sơ, trong đó 9 hồ sơ đủ điều kiện.",
    ),
    "figures/comma": ("Đã tiếp 1,077 lượt người.", "Tổng cộng có 12,450 hộ được hỗ trợ."),
    "figures/thousands": (
        "Năm nay kết nạp 1.077 đảng viên; năm trước kết nạp 1045 đảng viên.",
        "Hỗ trợ 2.300 hộ, vượt 1250 hộ so với năm trước.",
    ),
    "citation/symbol": (
        "Triển khai Kết luận số 45-CT/TW của Bộ Chính trị.",
        "Căn cứ Nghị định số 30/2020/TT-BNV.",
        "Theo Chỉ thị số 12-NQ/TU.",
    ),
    "spelling/doubled": (
        "Công việc trong trong tuần đã xong.",
        "Báo cáo của của các đơn vị đã đủ.",
        "Ban đã triển khai triển khai kế hoạch.",
        "Đã gửi các các đơn vị.",
        "Lãnh đạo đối với với cơ sở được giữ vững.",
    ),
    "spelling/centre": ("Làm việc với các ban đảng ở T,Ư.", "Báo cáo gửi về T,W đúng hạn."),
    "spelling/tone": (
        "Lớp bồi dưỡng khoá trước và khóa này đều đạt yêu cầu.",
        "Các cấp uỷ gửi báo cáo; cấp ủy cơ sở đã họp.",
        "Hoà giải ở cơ sở: việc hoà giải và việc hòa giải lại.",
    ),
    "spelling/marks": ("Ta\u0323i ho\u0323\u0302i nghi\u0323, ca\u0301c va\u0302\u0301n đề rõ.",),
    "spelling/blanks": (
        "Đã rà soát  hồ sơ của các đơn vị.",
        "Các phòng , ban đã nộp đủ.",
        "Kinh phí ( năm nay) đã duyệt.",
        "Việc đã xong .",
    ),
    "spelling/glued": (
        "Việc này là cần thiết.Ba đơn vị đã đăng ký.",
        "Đã họp xong;các phòng nhận việc.",
        "Gửi báo cáo,tờ trình đúng hạn.",
    ),
    "spelling/unclosed": (
        "Hoàn thiện Đề án “Vị trí việc làm của cơ quan.",
        "Kinh phí (năm nay đã duyệt.",
        "Quán triệt chủ đề kỷ cương, trách nhiệm” của năm.",
        'Hoàn thiện đề án "Vị trí việc làm.',
    ),
    "private/tag": ("Nhân sự dự kiến để họp riêng #nội-bộ",),
    "names/person": ("Đồng chí Lê Văn Hung chủ trì buổi làm việc.",),
}


def _said(rule: str, sentence: str) -> Fault:
    def plant(briefing: Briefing, known: Known) -> tuple[Briefing, Known]:
        if rule == "names/person":
            known = known._replace(directory=add_member(known.directory, "Lê Văn Hùng"))
        bare = replace(briefing, meeting=replace(briefing.meeting, date=date(2020, 7, 6)))
        bare = bare if rule == "period/weekday" else briefing
        return replace(bare, results=(*bare.results, Result(id="r900", text=sentence))), known

    return Fault(rule, plant)


def _with_first(briefing: Briefing, **fields: object) -> Briefing:
    (group, *others) = briefing.directive_lists
    first = replace(group.directives[0], **fields)
    changed = replace(group, directives=(first, *group.directives[1:]))
    return replace(briefing, directive_lists=(changed, *others))


def _ordinals(briefing: Briefing, *ordinals: int) -> Briefing:
    (group, *others) = briefing.directive_lists
    items = tuple(
        Directive(id=f"d{n}", ordinal=ordinal, text="rà soát hồ sơ của đơn vị.")
        for n, ordinal in enumerate(ordinals, 1)
    )
    return replace(briefing, directive_lists=(replace(group, directives=items), *others))


def _meeting(briefing: Briefing, **fields: object) -> Briefing:
    return replace(briefing, meeting=replace(briefing.meeting, **fields))


def _period(briefing: Briefing, **days: int) -> Briefing:
    period = briefing.period
    changed = {name: getattr(period, name) + timedelta(days=by) for name, by in days.items()}
    return replace(briefing, period=replace(period, **changed))


def _day(briefing: Briefing) -> date:
    return briefing.meeting.date or briefing.period.end


def _titled_as_before(briefing: Briefing) -> Briefing:
    before = _period(briefing, start=-7, end=-7).period
    days = write_range_long(DateRange(before.start, before.end))
    return replace(briefing, title=f"Kết quả công tác tuần {days}")


def _figures(*totals: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(name="Lượt tiếp dân", value=Decimal(20), unit="lượt", total=Decimal(total))
        for total in totals
    )


def _saturday(day: date) -> date:
    found = day + timedelta(days=5 - day.weekday() + 7)
    return found if (found + timedelta(days=1)).day != 1 else found + timedelta(days=7)


def _edited(edit: Callable[[Briefing], Briefing]) -> Plant:
    return lambda briefing, known: (edit(briefing), known)


def _with_previous(edit: Callable[[Briefing], Briefing], **previous: object) -> Plant:
    def plant(briefing: Briefing, known: Known) -> tuple[Briefing, Known]:
        before = known.previous or _period(briefing, start=-7, end=-7)
        return edit(briefing), known._replace(previous=replace(before, **previous))

    return plant


def _registered(briefing: Briefing, known: Known) -> tuple[Briefing, Known]:
    cited = Citation(type="Kết luận", number="975", symbol="KL/TW", date=date(2018, 5, 30))
    entry = KnownDocument(date(2018, 5, 20), "Bộ Chính trị", "về công tác cán bộ")
    known = known._replace(register={("Kết luận", "975", "KL/TW"): (entry,)})
    return replace(briefing, citations=(*briefing.citations, cited)), known


def _retitled(briefing: Briefing, known: Known) -> tuple[Briefing, Known]:
    known = known._replace(directory=add_member(known.directory, "Lê Văn Hùng", "Trưởng phòng"))
    return _meeting(briefing, chair=Person(name="Lê Văn Hùng", title="Chánh Văn phòng")), known


def _renamed(briefing: Briefing, known: Known) -> tuple[Briefing, Known]:
    unit = known.directory.units[0].name if known.directory.units else ""
    return _with_first(briefing, unit=unit.lower()), known


def _otherwise_led(briefing: Briefing, known: Known) -> tuple[Briefing, Known]:
    one, other = (unit.name for unit in known.directory.units[:2])
    text = f"giao {one} chủ trì, lập danh sách trình ký."
    return _with_first(briefing, unit=other, text=text), known


def _notes(briefing: Briefing) -> Briefing:
    sentence = "Dự kiến thay đổi nhân sự phụ trách mảng này trong quý tới."
    told = Result(id="r900", text=f"Đã họp. {sentence}")
    return replace(briefing, notes=sentence, results=(*briefing.results, told))


def _due_said_otherwise(briefing: Briefing) -> Briefing:
    due = _day(briefing) + timedelta(days=9)
    said = due + timedelta(days=4)
    text = f"lập danh sách, trình ký trước ngày {said.day:02}-{said.month}-{said.year}."
    return _with_first(briefing, text=text, due=due)


def _past(briefing: Briefing) -> date:
    return _day(briefing) - timedelta(days=10)


def _asking(briefing: Briefing) -> Briefing:
    before = _period(briefing, start=-7, end=-7)
    (group, *_others) = before.directive_lists
    asked = Directive(id="d900", ordinal=1, text="lập danh sách cán bộ tham gia đoàn.")
    return replace(before, directive_lists=(replace(group, directives=(asked,)),))


def _templated(lack: Lack, name: str) -> Plant:
    """Return what gives the office a template that lacks something."""
    fault = TemplateFault(PaperKind.NOTICE, TemplateFlaw(lack, name))
    return lambda it, known: (it, known._replace(template_faults=(fault,)))


FAULTS: tuple[Fault, ...] = (
    *(_said(rule, sentence) for rule, sentences in SENTENCES.items() for sentence in sentences),
    Fault("numbering/gap", _edited(lambda it: _ordinals(it, 1, 2, 4))),
    Fault("numbering/gap", _edited(lambda it: _ordinals(it, 2, 3))),
    Fault("numbering/repeat", _edited(lambda it: _ordinals(it, 1, 2, 2, 3))),
    Fault("numbering/order", _edited(lambda it: _ordinals(it, 1, 3, 2))),
    Fault("period/order", _edited(lambda it: _period(it, end=-30))),
    Fault("period/week", _edited(lambda it: _period(it, start=1))),
    Fault("period/week", _edited(lambda it: _period(it, end=-1))),
    Fault("period/title", _edited(_titled_as_before)),
    Fault(
        "period/contiguity",
        lambda it, known: (it, known._replace(previous=_period(it, start=-14, end=-14))),
    ),
    Fault(
        "meeting/before-end",
        _edited(lambda it: _meeting(it, date=it.period.end - timedelta(days=2))),
    ),
    Fault(
        "meeting/hours",
        _edited(
            lambda it: replace(
                it,
                meeting=Meeting(
                    date=_day(it),
                    start_time=time(14),
                    end_time=time(9),
                ),
            )
        ),
    ),
    Fault("directive/due", _edited(lambda it: _with_first(it, due=_past(it), origin=None))),
    Fault(
        "directive/due",
        _edited(
            lambda it: _with_first(
                it,
                due=None,
                origin=None,
                text=f"rà soát, hoàn thành trước ngày {_past(it).day}-{_past(it).month}.",
            )
        ),
    ),
    Fault(
        "directive/free-day",
        _edited(lambda it: _with_first(it, due=_saturday(_day(it)), text="gửi hồ sơ.")),
    ),
    Fault("directive/due-text", _edited(_due_said_otherwise)),
    Fault("directive/unit", _edited(lambda it: _with_first(it, unit="", text="gửi hồ sơ."))),
    Fault("directive/when", _edited(lambda it: _with_first(it, due=None, text="gửi hồ sơ."))),
    Fault("directive/what", _edited(lambda it: _with_first(it, text="…"))),
    Fault(
        "directive/lead",
        _edited(lambda it: _with_first(it, unit="Vụ Cán bộ và Vụ Tổng hợp", text="gửi hồ sơ.")),
    ),
    Fault(
        "directive/lead",
        _edited(lambda it: _with_first(it, text="giao Phòng Một và Phòng Hai chủ trì, gửi hồ sơ.")),
    ),
    Fault("directive/lead-text", _otherwise_led),
    Fault(
        "answers/missing",
        lambda it, known: (replace(it, answers=()), known._replace(previous=_asking(it))),
    ),
    Fault(
        "figures/running",
        _with_previous(lambda it: replace(it, figures=_figures(125)), figures=_figures(100)),
    ),
    Fault(
        "figures/computed",
        lambda it, known: (
            replace(it, figures=_figures(125)),
            known._replace(totals={_figures(125)[0].name: Decimal(120)}),
        ),
    ),
    Fault(
        "figures/falls",
        _with_previous(lambda it: replace(it, figures=_figures(90)), figures=_figures(100)),
    ),
    Fault(
        "figures/two-values",
        _edited(
            lambda it: replace(
                it,
                figures=(*_figures(100), replace(_figures(100)[0], value=Decimal(21))),
            )
        ),
    ),
    Fault(
        "figures/two-values",
        _edited(
            lambda it: replace(
                it,
                summary="Trong tuần đã thẩm định hồ sơ 88 trường hợp diện tỉnh quản lý.",
                results=(
                    *it.results,
                    Result(
                        id="r900",
                        text="Phòng đã thẩm định hồ sơ 89 trường hợp diện tỉnh quản lý.",
                    ),
                ),
            )
        ),
    ),
    Fault(
        "citation/date",
        _edited(
            lambda it: replace(
                it,
                citations=(
                    Citation(
                        type="Kết luận",
                        number="975",
                        symbol="KL/TW",
                        date=_day(it) + timedelta(days=20),
                    ),
                ),
            )
        ),
    ),
    Fault(
        "citation/two-dates",
        _edited(
            lambda it: replace(
                it,
                citations=tuple(
                    Citation(type="Kết luận", number="975", symbol="KL/TW", date=date(2012, 5, n))
                    for n in (20, 30)
                ),
            )
        ),
    ),
    Fault("citation/register", _registered),
    Fault("names/title", _retitled),
    Fault("names/unit", _renamed),
    Fault("private/notes", _edited(_notes)),
    Fault("private/tag", _edited(lambda it: _with_first(it, tags=("nội-bộ",)))),
    Fault(
        "form/missing", lambda it, known: (_meeting(it, place=""), known._replace(paper="minutes"))
    ),
    Fault("template/unusable", _templated(Lack.UNKNOWN, "{{số văn bản}}")),
    Fault("template/placeholder", _templated(Lack.PLACEHOLDER, "{{nội dung}}")),
    Fault("template/style", _templated(Lack.STYLE, "Phần, Mục")),
    Fault("template/page-number", _templated(Lack.PAGE_NUMBER, "")),
)
