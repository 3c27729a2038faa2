"""What only looks like a fault: sentences that offices write, about which no rule says anything."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.insight.checks import Known, check
from briefing.insight.checks.rule import KnownDocument
from briefing.model.directory import Directory, Member, Unit
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    Meeting,
    Origin,
    Person,
    Result,
)

QUIET = {
    "numbering": (
        "Năm là bản lề của nhiệm kỳ. Một là một, hai là hai.",
        "Hội nghị nêu hai việc: (1) rà soát hồ sơ; (2) trình ký.",
        "Thứ nhất, lập danh sách. Thứ hai, trình ký. Thứ Ba, 30/6/2020, họp.",
        "Theo mục (3) của kế hoạch và phụ lục (5).",
    ),
    "figures": (
        "Sáng 19/12 đề án được trình; ngày 25/20 không có.",
        "Giải ngân đạt 120/100 chỉ tiêu, vượt kế hoạch giao.",
        "Diện tích 2,125 ha; năng suất 5,375 tấn; 1.250 hộ tham gia.",
        "Nghị quyết số 1211/2016/UBTVQH13 và năm 2020 có 1.077 trường hợp.",
        "Cử 12 đồng chí, trong đó 8 đồng chí nữ, 7 đồng chí là người dân tộc thiểu số.",
        "Có 12 hồ sơ, gồm 5 hồ sơ mới, 3 hồ sơ cũ và các hồ sơ khác.",
        "Đoàn gồm 12 đồng chí, 3 xe; 5 đồng chí ở lại.",
        "Tiếp 30 lượt, nâng tổng số từ đầu năm lên gần 560 lượt.",
        "Xử lý 7 vụ việc; tổng số đơn là 5 đơn.",
    ),
    "citation": (
        "Thông báo kết luận số 114/TB-VPCP của Văn phòng Chính phủ.",
        "Kế hoạch thực hiện Chỉ thị số 12-KH/TU.",
        "Quy định số 205-QĐ/TW và Quyết định số 290/QĐ-TTg.",
        "Công văn số 2908/BGDĐT-GDTC; Luật số 31/2024/QH15.",
    ),
    "spelling": (
        "Tiếp tục theo dõi các nội dung trên trên cơ sở báo cáo.",
        "Nhiệm vụ tiếp theo theo kế hoạch; song song với đó, dần dần đổi mới.",
        "Xác định định hướng; cán bộ bộ phận một cửa; quốc gia gia nhập.",
        "Người người, nhà nhà, ngày ngày; năm năm một lần; từng từng bước.",
        "Bên trong trong sạch; hiện có có bao nhiêu; không không gian.",
        "Cho vay và cho cho vay lại theo quy định.",
        "Liên hệ: vanphong@tinh.gov.vn, www.tinh.gov.vn; TP.Hồ Chí Minh, Q.1.",
        "Các việc: a) rà soát; b) trình ký; 1) họp; 2) kết luận.",
        "Đạt 88,02%; 1.077 trường hợp; 7,5 tỷ đồng; khoản 2.1.4.",
        "Đề án “Vị trí việc làm” (bản 2) đã trình… và còn hai việc.",
        "Toàn thể hoàn thành; khoẻ mạnh; quý III; quỹ khuyến học; Khánh Hòa.",
        "Họp lúc 7:30, 13h30; tỷ lệ 1:500.",
    ),
    "names": ("Đồng chí Lê Văn Hùng, Trưởng phòng, và đồng chí Trần Thị Hưng dự họp.",),
}


@pytest.mark.parametrize("sentence", [one for group in QUIET.values() for one in group])
def test_nothing_is_said(week: Briefing, sentence: str) -> None:
    members = (Member(name="Lê Văn Hùng", title="Trưởng phòng"),)
    known = Known(directory=Directory(members=members))
    assert check(replace(week, results=(Result(id="r1", text=sentence),)), known) == ()


def test_a_quotation_may_run_over_several_results(week: Briefing) -> None:
    texts = ("Chủ tịch nêu: “Việc này phải rõ người.", "Và phải rõ việc, rõ thời gian”.")
    results = tuple(Result(id=f"r{n}", text=text) for n, text in enumerate(texts, 1))
    assert check(replace(week, results=results)) == ()


def _first(week: Briefing, **fields: object) -> Briefing:
    (group,) = week.directive_lists
    first = replace(group.directives[0], **fields)
    return replace(
        week, directive_lists=(replace(group, directives=(first, *group.directives[1:])),)
    )


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("gửi hồ sơ trước ngày 08-7.", date(2020, 7, 8)),
        ("gửi hồ sơ trước ngày 08-7.", date(2020, 7, 7)),
        ("gửi hồ sơ chậm nhất 17h ngày 08/7/2020.", date(2020, 7, 8)),
        ("hoàn thành trong tháng 7-2020.", date(2020, 7, 8)),
        ("rà soát các đơn nộp trước ngày 01-6-2020, báo cáo.", date(2020, 7, 8)),
        ("trình trước ngày 08-7 bản một, trước ngày 20-7 bản hai.", date(2020, 7, 8)),
        ("gửi hồ sơ vào cuối tuần.", date(2020, 7, 5)),
        ("gửi hồ sơ hằng tháng.", date(2020, 5, 31).replace(month=7)),
    ],
)
def test_a_deadline_agrees_with_its_text(week: Briefing, text: str, due: date) -> None:
    found = check(_first(week, text=text, due=due))
    if "nộp trước" in text:  # that day is another thing's, but the text says no other
        assert [one.rule for one in found] == ["directive/due-text"]
    else:
        assert found == ()


@pytest.mark.parametrize(
    "unit",
    ["Ban Tuyên giáo và Dân vận", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân"],
)
def test_one_unit_may_have_two_halves(week: Briefing, unit: str) -> None:
    directory = Directory(units=(Unit(id="u1", name=unit),))
    assert "directive/lead" not in {
        one.rule for one in check(_first(week, unit=unit), Known(directory=directory))
    }


def test_a_text_that_names_who_leads_needs_no_field(week: Briefing) -> None:
    items = (
        Directive(id="d1", ordinal=1, text="rà soát hồ sơ.", unit="Văn phòng"),
        Directive(id="d2", ordinal=2, text="giao Phòng Tổng hợp trình ký."),
        Directive(id="d3", ordinal=3, text="thường xuyên theo dõi.", unit="Văn phòng"),
    )
    briefing = replace(week, directive_lists=(DirectiveList(directives=items),))
    assert check(briefing) == ()


def test_offices_that_name_no_units_are_left_alone(week: Briefing) -> None:
    assert check(_first(week, due=None), Known(previous=None)) != ()
    items = tuple(Directive(id=f"d{n}", ordinal=n, text="rà soát hồ sơ.") for n in (1, 2, 3))
    assert check(replace(week, directive_lists=(DirectiveList(directives=items),))) == ()


def test_last_week_is_answered_in_any_of_four_ways(week: Briefing) -> None:
    from briefing.model.records import Answer, Status  # noqa: PLC0415

    start, end = date(2020, 6, 15), date(2020, 6, 21)
    previous = replace(
        week,
        id="week-2020-06-15",
        period=replace(week.period, start=start, end=end),
        figures=(),
        directive_lists=(
            DirectiveList(
                directives=tuple(
                    Directive(
                        id=f"d{n}",
                        ordinal=n,
                        text=f"việc số {n} phải làm.",
                        status=Status.DONE if n == 4 else Status.OPEN,
                    )
                    for n in (1, 2, 3, 4, 5)
                )
            ),
        ),
    )
    origin = Origin(briefing=previous.id, directive="d3", ordinal=3)
    answered = replace(
        _first(week, origin=origin),
        answers=(Answer(directive="d1", status=Status.DONE),),
        results=(*week.results, Result(id="r9", text="Đã làm xong.", answers="d2")),
    )
    (found,) = check(answered, Known(previous=previous))
    assert (found.rule, found.words) == ("answers/missing", "việc số 5 phải làm.")
    (none,) = check(week, Known(previous=previous))
    assert none.message == "None of the 4 tasks of last time has an answer yet."


@pytest.mark.parametrize(
    ("said", "held", "is_other"),
    [
        ("Trưởng phòng", "Trưởng phòng", False),
        ("Bí thư T.Ư Đảng, Trưởng phòng", "Trưởng phòng", False),
        ("Bí thư T.Ư Đảng", "Bí thư Trung ương Đảng, Trưởng phòng", False),
        ("", "Trưởng phòng", False),
        ("Chánh Văn phòng", "Trưởng phòng", True),
    ],
)
def test_titles_agree_when_one_holds_the_other(
    week: Briefing, said: str, held: str, is_other: bool
) -> None:
    known = Known(directory=Directory(members=(Member(name="Lê Văn Hùng", title=held),)))
    chair = Person(name="Lê Văn Hùng", title=said)
    found = check(replace(week, meeting=replace(week.meeting, chair=chair)), known)
    assert [one.rule for one in found] == (["names/title"] if is_other else [])


def test_the_register_has_the_last_word(week: Briefing) -> None:
    entry = KnownDocument(date(2020, 5, 30), "Ban Chấp hành Trung ương", "Về công tác nhân sự")
    known = Known(register={("Kết luận", "75", "KL/TW"): (entry,)})
    right = "Quán triệt Kết luận số 75-KL/TW, ngày 30-5-2020 của Ban Chấp hành T.Ư."
    assert check(replace(week, results=(Result(id="r1", text=right),)), known) == ()
    other = "Quán triệt Kết luận số 75-KL/TW về bảo vệ môi trường biển và hải đảo."
    (found,) = check(replace(week, results=(Result(id="r1", text=other),)), known)
    assert found.rule == "citation/register"


@pytest.mark.parametrize("paper", ["", "minutes", "notice", "report"])
def test_a_paper_asks_for_what_its_form_has(week: Briefing, paper: str) -> None:
    found = check(replace(week, title=""), Known(paper=paper))
    missing = {one.words for one in found if one.rule == "form/missing"}
    assert (
        missing
        == {
            "": set(),
            "minutes": {"organization", "title", "place", "attendance", "chair", "secretary"},
            "notice": {"organization", "title", "chair", "chair_title"},
            "report": {"organization", "title"},
        }[paper]
    )


def test_days_after_today_are_future_where_no_meeting_is_known(week: Briefing) -> None:
    briefing = replace(week, meeting=Meeting())
    assert check(briefing, Known(today=date(2020, 5, 29)))[0].rule == "citation/date"
    assert check(briefing, Known(today=date(2020, 5, 30))) == ()
