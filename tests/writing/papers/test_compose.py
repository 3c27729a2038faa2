"""Composing: what each paper says, in whose words, and what it leaves blank."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from briefing.model.office import Authority, Office, Signer, SigningRight
from briefing.model.paper import Paper, Role, all_blocks
from briefing.model.records import Meeting, Period, PeriodKind
from briefing.model.report import Chapter, Paragraph, Report, Section
from briefing.writing.papers.compose import minutes, notice, report
from briefing.writing.papers.compose.words import coming_period, ended, period_words, stopped
from briefing.writing.papers.profile import load
from tests.writing.papers.examples import PARTY, STATE, WEEK, form

COMPOSERS = (minutes.compose, notice.compose, report.compose)


def texts(paper: Paper, role: Role) -> list[str]:
    return [block.text for block in all_blocks(paper) if block.role is role]


def whole(paper: Paper) -> str:
    return "\n".join(block.text for block in all_blocks(paper))


def test_the_head_of_a_party_paper() -> None:
    paper = notice.compose(WEEK, form("hd05"))
    assert [block.text for block in paper.left] == [
        "ĐẢNG BỘ TỈNH HÀ GIANG",
        "ĐẢNG UỶ XÃ YÊN MINH",
        "*",
    ]
    assert [block.text for block in paper.right] == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert texts(paper, Role.NUMBER) == ["Số 05-TB/ĐU"]
    assert texts(paper, Role.PLACE_DATE) == ["Yên Minh, ngày 06 tháng 01 năm 2025"]
    assert texts(paper, Role.DASHES) == ["-----"]
    week = "tuần từ ngày 22 đến ngày 28-6-2020"
    assert texts(paper, Role.SUBJECT) == [
        f"kết luận của đồng chí Vừ Mí Sính, Bí thư, tại hội nghị giao ban {week}"
    ]


def test_the_head_of_a_state_paper() -> None:
    paper = notice.compose(WEEK, form("nd30", 123))
    assert [block.text for block in paper.right] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert [block.rule for block in paper.right] == [0, 1]
    assert texts(paper, Role.NUMBER) == ["Số: 123/TB-SNV"]
    assert not texts(paper, Role.DASHES) + texts(paper, Role.STAR)
    assert texts(paper, Role.SUBJECT) == [
        "Kết luận của Bí thư Vừ Mí Sính tại hội nghị giao ban tuần từ ngày 22 đến ngày 28/6/2020"
    ]


def test_conclusions_are_numbered_in_words_and_say_who_and_when_once() -> None:
    paper = notice.compose(WEEK, form("hd05"))
    assert texts(paper, Role.CONCLUSION) == [
        "Một là, hoàn thiện đề án (chủ trì: Văn phòng).",
        "Hai là, Văn phòng báo cáo trước ngày 05-7-2020.",
    ]
    assert texts(paper, Role.POINT) == ["a) lấy ý kiến;"]


def test_a_date_that_the_text_does_not_say_is_added_in_the_form_of_its_side() -> None:
    group = WEEK.directive_lists[0]
    item = replace(group.directives[0], due=date(2020, 2, 5), cooperating=("Ban Dân vận",))
    week = replace(WEEK, directive_lists=(replace(group, directives=(item,)),))
    said = (
        "Một là, hoàn thiện đề án (chủ trì: Văn phòng; phối hợp: Ban Dân vận; hạn hoàn thành: {})"
    )
    party = texts(notice.compose(week, form("hd05")), Role.CONCLUSION)
    state = texts(notice.compose(week, form("nd30")), Role.CONCLUSION)
    assert party == [said.format("05-02-2020") + "."]
    assert state == [said.format("05/02/2020") + "./."]


@pytest.mark.parametrize(
    ("profile", "lines"),
    [
        ("hd05", [("Quyền hạn ký", "T/L BAN THƯỜNG VỤ"), ("Chức vụ", "CHÁNH VĂN PHÒNG")]),
        ("nd30", [("Quyền hạn ký", "TL. BAN THƯỜNG VỤ"), ("Chức vụ", "CHÁNH VĂN PHÒNG")]),
    ],
)
def test_a_signing_right_is_written_as_its_side_writes_it(
    profile: str, lines: list[tuple[str, str]]
) -> None:
    (signature,) = notice.compose(WEEK, form(profile, office=PARTY)).signatures
    assert [(block.role.value, block.text) for block in signature[:-1]] == lines
    assert signature[-1].text == "Hoàng Thị Mai"


def test_a_head_signs_with_the_title_as_the_bold_line() -> None:
    (signature,) = notice.compose(WEEK, form("hd05", office=STATE)).signatures
    assert [(block.role, block.text) for block in signature] == [
        (Role.AUTHORITY, "GIÁM ĐỐC"),
        (Role.SIGNER_NAME, "Hoàng Thị Mai"),
    ]


def test_reports_may_have_a_signer_of_their_own() -> None:
    acting = Signer(
        authorities=(Authority(right=SigningRight.ACTING, of="Trưởng Ban"),), name="Lý A"
    )
    paper = report.compose(WEEK, form("hd05", office=replace(PARTY, report_signer=acting)))
    assert [block.text for block in paper.signatures[0]] == ["Q. TRƯỞNG BAN", "Lý A"]


def test_recipients_end_with_the_archive() -> None:
    party = notice.compose(WEEK, form("hd05")).recipients
    assert [block.text for block in party] == [
        "Nơi nhận:",
        "- Thường trực Đảng uỷ;",
        "- Các chi bộ;",
        "- Lưu Văn phòng Đảng uỷ.",
    ]
    assert notice.compose(WEEK, form("hd36")).recipients[1].text.endswith("uỷ,")
    assert notice.compose(WEEK, form("nd30")).recipients[-1].text == "- Lưu: VT, VP."


def test_minutes_follow_the_sample_form_and_leave_blanks_to_write() -> None:
    paper = minutes.compose(WEEK, form("nd30"))
    assert paper.place_date == ()  # mẫu 1.9 has none
    assert texts(paper, Role.SUBJECT) == ["Hội nghị giao ban tuần từ ngày 22 đến ngày 28/6/2020"]
    body = [block.text for block in paper.body]
    assert body[:6] == [
        "Thời gian bắt đầu: ……………, ngày 29 tháng 6 năm 2020.",
        "Địa điểm: Phòng họp số 2.",
        "Thành phần tham dự: ……………",
        "Chủ trì (chủ tọa): Vừ Mí Sính, Bí thư.",
        "Thư ký (người ghi biên bản): Giàng A Páo.",
        "Nội dung (theo diễn biến hội nghị):",
    ]
    assert body[-1] == "Hội nghị kết thúc vào …… giờ ……, ngày 29 tháng 6 năm 2020./."
    signed = [[block.text for block in lines] for lines in paper.signatures]
    assert signed == [["THƯ KÝ", "Giàng A Páo"], ["CHỦ TỌA", "Vừ Mí Sính"]]


def test_minutes_of_the_party_bear_place_and_date_and_its_signatures() -> None:
    paper = minutes.compose(WEEK, form("hd05"))
    assert texts(paper, Role.PLACE_DATE) == ["Yên Minh, ngày 06 tháng 01 năm 2025"]
    assert [lines[0].text for lines in paper.signatures] == [
        "NGƯỜI GHI BIÊN BẢN",
        "CHỦ TRÌ HỘI NGHỊ",
    ]
    assert "Chủ trì (chủ toạ): " in whole(paper)


def test_hours_are_written_out() -> None:
    meeting = replace(WEEK.meeting, start_time=time(8), end_time=time(10, 5))
    body = minutes.compose(replace(WEEK, meeting=meeting), form("nd30")).body
    assert body[0].text.startswith("Thời gian bắt đầu: 8 giờ, ngày")
    assert "kết thúc vào 10 giờ 05 phút" in body[-1].text


def test_a_report_has_results_figures_and_tasks_in_numbered_parts() -> None:
    paper = report.compose(WEEK, form("hd05"))
    assert texts(paper, Role.SECTION) == [
        "I- KẾT QUẢ THỰC HIỆN",
        "II- SỐ LIỆU CHỦ YẾU",
        "III- NHIỆM VỤ TRỌNG TÂM TUẦN TỚI",
    ]
    assert texts(paper, Role.SUBSECTION) == ["1. Tổ chức", "2. Đại hội"]
    assert texts(paper, Role.ITEM) == ["- Tiếp công dân: 88 lượt; luỹ kế 1.077."]
    assert "lũy kế" in whole(report.compose(WEEK, form("nd30")))


def test_a_gathered_report_leaves_out_what_was_dropped_and_its_book_keeping() -> None:
    gathered = Report(
        period=Period(kind=PeriodKind.MONTH, start=date(2020, 2, 1), end=date(2020, 2, 29)),
        as_of=date(2020, 2, 29),
        sections=(
            Section(
                id="s1",
                chapter=Chapter.RESULTS,
                title="Tổ chức",
                paragraphs=(
                    Paragraph(id="p1", text="xong hồ sơ.", facts="Văn phòng"),
                    Paragraph(id="p2", text="bỏ đi", dropped=True),
                ),
            ),
            Section(
                id="s2",
                chapter=Chapter.WEEKS,
                paragraphs=(Paragraph(id="p3", text="Tuần 7 chưa có biên bản."),),
            ),
        ),
    )
    paper = report.compose_report(gathered, form("nd30"))
    assert [block.text for block in paper.body] == [
        "I. KẾT QUẢ THỰC HIỆN",
        "1. Tổ chức",
        "Xong hồ sơ (Văn phòng)./.",
    ]
    assert texts(paper, Role.SUBJECT) == ["Kết quả công tác tháng 02 năm 2020"]


@pytest.mark.parametrize("compose", COMPOSERS)
@pytest.mark.parametrize("profile", ["nd30", "hd36", "hd05"])
def test_an_empty_week_of_an_unknown_office_makes_a_paper_with_blanks(
    compose: object, profile: str
) -> None:
    empty = replace(
        WEEK,
        meeting=Meeting(),
        summary="",
        results=(),
        directive_lists=(),
        quotations=(),
        figures=(),
    )
    paper = compose(empty, form(profile, None, Office()))  # type: ignore[operator]
    assert "……………" in whole(paper)
    assert "None" not in whole(paper)


@pytest.mark.parametrize("compose", COMPOSERS)
def test_private_notes_are_in_no_paper(compose: object) -> None:
    assert "riêng tư" not in whole(compose(WEEK, form("hd05")))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("kind", "start", "words", "coming"),
    [
        (PeriodKind.MONTH, date(2019, 11, 1), "tháng 11 năm 2019", "tháng tới"),
        (PeriodKind.MONTH, date(2020, 1, 1), "tháng 01 năm 2020", "tháng tới"),
        (PeriodKind.QUARTER, date(2020, 4, 1), "quý II năm 2020", "quý tới"),
        (PeriodKind.HALF, date(2020, 1, 1), "6 tháng đầu năm 2020", "thời gian tới"),
        (PeriodKind.HALF, date(2020, 7, 1), "6 tháng cuối năm 2020", "thời gian tới"),
        (PeriodKind.YEAR, date(2020, 1, 1), "năm 2020", "năm tới"),
    ],
)
def test_periods_in_words(kind: PeriodKind, start: date, words: str, coming: str) -> None:
    period = Period(kind=kind, start=start, end=start)
    assert (period_words(period, load("hd05")), coming_period(period)) == (words, coming)


@pytest.mark.parametrize(
    ("text", "state", "party"),
    [
        ("xong", "xong./.", "xong."),
        ("xong.", "xong./.", "xong."),
        ("xong;", "xong./.", "xong."),
        ("xong./.", "xong./.", "xong."),
        ("“xong.”", "“xong.”./.", "“xong.”"),
        ("xong!", "xong!./.", "xong!"),
    ],
)
def test_the_mark_at_the_end_of_a_paper(text: str, state: str, party: str) -> None:
    assert ended(text, "./.") == state
    assert ended(text, ".") == party


@pytest.mark.parametrize(
    ("text", "stops"), [("xong", "xong."), ("xong;", "xong;"), ("gồm:", "gồm:"), ("", "")]
)
def test_a_full_stop_is_added_only_where_nothing_ends_a_text(text: str, stops: str) -> None:
    assert stopped(text) == stops
