"""Minutes that a hand has changed: its words count, ids stay, doubts are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.errors import ReadError
from briefing.language.letters import clean
from briefing.model.identity import directives
from briefing.model.records import (
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    ListStyle,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    Quotation,
    Result,
    Status,
    Warning,  # noqa: A004 - the record's documented name
)
from briefing.reading.minutes import read_minutes
from briefing.reading.minutes_mending import match_items
from briefing.writing.markdown import write_markdown

DUE = date(2020, 7, 10)
ORIGIN = Origin(briefing="week-2020-06-15", directive="d4", ordinal=4)
MINUTES = Briefing(
    id="week-2020-06-22",
    period=Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)),
    title="Giao ban tuần",
    organization="Văn phòng",
    meeting=Meeting(date=date(2020, 6, 29), place="Phòng họp số 1"),
    summary="Tuần qua có nhiều việc.",
    results=(
        Result(id="r1", text="Đã trình hai đề án.", section="Nhân sự", unit="Vụ Cán bộ"),
        Result(id="r4", text="Đã họp chi bộ.", section="Nội bộ", answers="d2"),
    ),
    directive_lists=(
        DirectiveList(
            lead_in="Trong tuần tới, các đơn vị:",
            directives=(
                Directive(id="d1", ordinal=1, text="Hoàn thiện đề án.", unit="Vụ Cán bộ", due=DUE),
                Directive(id="d5", ordinal=2, text="Rà soát hồ sơ.", origin=ORIGIN),
                Directive(id="d3", ordinal=3, text="Chuẩn bị hội nghị.", tags=("hội-nghị",)),
            ),
        ),
    ),
    quotations=(Quotation(text="Nói đi đôi với làm.", source="Báo Nhân Dân"),),
    citations=(Citation(type="Kết luận", number="75", symbol="KL/TW"),),
    notes="Nhắc Văn phòng.",
)
TEXT = write_markdown(MINUTES)


def edited(*changes: tuple[str, str]) -> Briefing:
    """Return what is read after each old text was exchanged for the new one."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return read_minutes(text)


def items(briefing: Briefing) -> list[tuple[str, int, str]]:
    return [(item.id, item.ordinal, item.text) for item in directives(briefing)]


def directive(briefing: Briefing, item_id: str) -> Directive:
    return next(item for item in directives(briefing) if item.id == item_id)


# ── Words ───────────────────────────────────────────────────────────────────────────────────


def test_a_changed_word_changes_the_text_and_nothing_else() -> None:
    group = MINUTES.directive_lists[0]
    first, second, third = group.directives
    changed = replace(second, text="Rà soát toàn bộ hồ sơ.")
    expected = replace(
        MINUTES, directive_lists=(replace(group, directives=(first, changed, third)),)
    )
    assert edited(("Rà soát hồ sơ.", "Rà soát toàn bộ hồ sơ.")) == expected


def test_every_text_can_be_changed_at_once() -> None:
    briefing = edited(
        ("có nhiều việc", "có ít việc"),
        ("hai đề án", "ba đề án"),
        ("họp chi bộ", "họp cơ quan"),
        ("các đơn vị:", "các vụ:"),
        ("Hoàn thiện", "Bổ sung"),
        ("Rà soát hồ sơ", "Thẩm tra"),
        ("Chuẩn bị", "Tổ chức"),
        ("đôi với", "liền với"),
        ("Báo Nhân Dân", "Tạp chí"),
        ("Nhắc Văn", "Hỏi Văn"),
    )
    assert briefing.summary == "Tuần qua có ít việc."
    assert [(item.id, item.text) for item in briefing.results] == [
        ("r1", "Đã trình ba đề án."),
        ("r4", "Đã họp cơ quan."),
    ]
    assert briefing.directive_lists[0].lead_in == "Trong tuần tới, các vụ:"
    assert items(briefing) == [
        ("d1", 1, "Bổ sung đề án."),
        ("d5", 2, "Thẩm tra."),
        ("d3", 3, "Tổ chức hội nghị."),
    ]
    assert directive(briefing, "d5").origin == ORIGIN
    assert briefing.results[1].answers == "d2"
    assert briefing.quotations == (Quotation(text="Nói đi liền với làm.", source="Tạp chí"),)
    assert briefing.notes == "Hỏi Văn phòng."
    assert briefing.warnings == ()


@given(st.text(st.characters(categories=("L", "N", "Zs")), min_size=1).filter(str.strip))
def test_any_word_may_be_typed_into_an_item(word: str) -> None:
    briefing = read_minutes(TEXT.replace("Rà soát", f"Rà {word} soát"))
    assert [item[0] for item in items(briefing)] == ["d1", "d5", "d3"]
    assert directive(briefing, "d5").text == clean(f"Rà {word} soát hồ sơ.")


def test_a_second_paragraph_stays_in_its_item() -> None:
    briefing = edited(("Rà soát hồ sơ.", "Rà soát hồ sơ.\n\nBáo cáo trong tháng."))
    assert directive(briefing, "d5").text == "Rà soát hồ sơ.\n\nBáo cáo trong tháng."


def test_a_wrapped_line_is_one_line_and_what_markdown_adds_stays_as_typed() -> None:
    briefing = edited(("Rà soát hồ sơ.", "Rà soát\nhồ sơ:\n\n- một\n- hai\n\n*gấp*"))
    assert directive(briefing, "d5").text == "Rà soát hồ sơ:\n\n- một\n- hai\n\n*gấp*"
    assert briefing.warnings == ()


def test_typed_text_is_composed_and_cleaned() -> None:
    briefing = edited(("Rà soát hồ sơ.", "Ra\u0300 soát \x1b[31mhồ sơ."))
    assert directive(briefing, "d5").text == "Rà soát hồ sơ."


def test_the_header_is_read_from_the_lines_at_the_top() -> None:
    briefing = edited(('"place": "Phòng họp số 1"', '"place": "Hội trường"'))
    assert briefing.meeting.place == "Hội trường"
    assert briefing.warnings == ()


# ── Facts ───────────────────────────────────────────────────────────────────────────────────


def test_the_line_under_an_item_can_be_changed() -> None:
    briefing = edited(
        (
            "*Chủ trì: Vụ Cán bộ · hạn: thứ Sáu 10/7/2020*",
            "*Chủ trì: Văn phòng · phối hợp: Vụ A, Vụ B · hạn: 17/7 · #gấp · đang thực hiện*",
        ),
        ("*Đơn vị: Vụ Cán bộ*", "*Đơn vị: Vụ Địa phương · nổi bật*"),
    )
    assert directive(briefing, "d1") == Directive(
        id="d1",
        ordinal=1,
        text="Hoàn thiện đề án.",
        unit="Văn phòng",
        cooperating=("Vụ A", "Vụ B"),
        due=date(2020, 7, 17),
        tags=("gấp",),
        status=Status.IN_PROGRESS,
    )
    assert (briefing.results[0].unit, briefing.results[0].highlight) == ("Vụ Địa phương", True)
    assert briefing.warnings == ()


def test_a_carried_item_keeps_its_origin_when_its_line_changes() -> None:
    briefing = edited(
        ("*Chuyển từ kỳ trước, mục 4*", "*Chủ trì: Văn phòng · chuyển từ kỳ trước, mục 4*")
    )
    assert directive(briefing, "d5").origin == ORIGIN
    assert directive(briefing, "d5").unit == "Văn phòng"


def test_what_a_changed_line_does_not_say_clearly_is_told() -> None:
    briefing = edited(("hạn: thứ Sáu 10/7/2020", "hạn: khi nào xong thì thôi"))
    assert directive(briefing, "d1").unit == "Vụ Cán bộ"
    assert directive(briefing, "d1").due is None
    (warning,) = briefing.warnings
    assert warning.rule == "reading/minutes"
    assert warning.where == "Một là,"
    assert "khi nào xong thì thôi" in warning.message


def test_a_line_that_is_gone_leaves_the_facts_and_a_warning() -> None:
    briefing = edited(("*Chủ trì: Vụ Cán bộ · hạn: thứ Sáu 10/7/2020*\n", ""))
    assert directive(briefing, "d1") == directive(MINUTES, "d1")
    assert [warning.where for warning in briefing.warnings] == ["Một là,"]


# ── Items ───────────────────────────────────────────────────────────────────────────────────


def test_an_added_item_gets_its_own_id_and_the_others_keep_theirs() -> None:
    briefing = edited(
        ("**Hai là,** Rà", "**Hai là,** Việc mới.\n\n*Hạn: 3/7/2020*\n\n**Ba là,** Rà"),
        ("**Ba là,** Chuẩn", "**Bốn là,** Chuẩn"),
    )
    assert items(briefing) == [
        ("d1", 1, "Hoàn thiện đề án."),
        ("d6", 2, "Việc mới."),
        ("d5", 3, "Rà soát hồ sơ."),
        ("d3", 4, "Chuẩn bị hội nghị."),
    ]
    assert directive(briefing, "d6").due == date(2020, 7, 3)
    assert directive(briefing, "d5").origin == ORIGIN
    assert briefing.warnings == ()


def test_a_removed_item_is_gone_and_told() -> None:
    briefing = edited(
        ("**Hai là,** Rà soát hồ sơ.\n\n*Chuyển từ kỳ trước, mục 4*\n\n", ""),
        ("**Ba là,**", "**Hai là,**"),
    )
    assert items(briefing) == [("d1", 1, "Hoàn thiện đề án."), ("d3", 2, "Chuẩn bị hội nghị.")]
    assert directive(briefing, "d3").tags == ("hội-nghị",)
    assert [warning.where for warning in briefing.warnings] == ["Hai là,"]


def test_moved_items_keep_their_ids() -> None:
    briefing = edited(
        ("**Hai là,** Rà soát hồ sơ.\n\n*Chuyển từ kỳ trước, mục 4*\n\n", ""),
        (
            "**Một là,** Hoàn",
            "**Một là,** Rà soát hồ sơ.\n\n*Chuyển từ kỳ trước, mục 4*\n\n**Hai là,** Hoàn",
        ),
    )
    assert [item[:2] for item in items(briefing)] == [("d5", 1), ("d1", 2), ("d3", 3)]
    assert directive(briefing, "d5").origin == ORIGIN
    assert briefing.warnings == ()


def test_what_cannot_be_matched_is_new_and_told() -> None:
    briefing = edited(
        ("**Một là,** Hoàn thiện đề án.", "**Một là,** Việc khác hẳn."),
        ("**Hai là,** Rà soát hồ sơ.\n\n*Chuyển từ kỳ trước, mục 4*\n\n", ""),
    )
    assert [item[0] for item in items(briefing)] == ["d6", "d3"]
    assert [warning.where for warning in briefing.warnings] == ["Một là,", "Hai là,", "Một là,"]
    assert {warning.rule for warning in briefing.warnings} == {"reading/minutes"}


def test_results_can_be_added_with_or_without_a_dash() -> None:
    briefing = edited(("### Nội bộ", "- Đã ký kết.\n\nĐã kiểm tra.\n\n### Nội bộ"))
    assert [(item.id, item.section, item.text) for item in briefing.results] == [
        ("r1", "Nhân sự", "Đã trình hai đề án."),
        ("r5", "Nhân sự", "Đã ký kết."),
        ("r6", "Nhân sự", "Đã kiểm tra."),
        ("r4", "Nội bộ", "Đã họp chi bộ."),
    ]


def test_a_new_list_counts_as_its_markers_do() -> None:
    briefing = edited(
        ("## Trích dẫn", "## Kết luận\n\nĐề nghị:\n\n**1.** Một.\n\n**2.** Hai.\n\n## Trích dẫn")
    )
    assert briefing.directive_lists[0] == MINUTES.directive_lists[0]
    assert briefing.directive_lists[1] == DirectiveList(
        lead_in="Đề nghị:",
        style=ListStyle.ARABIC,
        directives=(
            Directive(id="d6", ordinal=1, text="Một."),
            Directive(id="d7", ordinal=2, text="Hai."),
        ),
    )


def test_rewritten_markers_change_the_style() -> None:
    briefing = edited(
        ("**Một là,**", "**1.**"), ("**Hai là,**", "**2.**"), ("**Ba là,**", "**3.**")
    )
    assert briefing.directive_lists[0].style is ListStyle.ARABIC
    assert [item.id for item in directives(briefing)] == ["d1", "d5", "d3"]


# ── Matching ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kept", "found", "matches"),
    [
        ("abc", "abc", [0, 1, 2]),
        ("abc", "axc", [0, 1, 2]),
        ("abc", "xyz", [0, 1, 2]),
        ("abc", "cab", [2, 0, 1]),
        ("abc", "ac", [0, 2]),
        ("abc", "axbc", [0, None, 1, 2]),
        ("abc", "xc", [None, 2]),
        ("abc", "axyc", [0, None, None, 2]),
        ("aab", "aabc", [0, 1, 2, None]),
        ("aaa", "aa", [None, None]),
        ("", "ab", [None, None]),
        ("ab", "", []),
        ("abcd", "dxbc", [3, None, 1, 2]),
    ],
)
def test_items_are_matched_where_it_is_certain(
    kept: str, found: str, matches: list[int | None]
) -> None:
    assert match_items(kept, found) == matches


@given(st.text("abcd", max_size=6), st.text("abcdx", max_size=6))
def test_no_kept_item_is_matched_twice(kept: str, found: str) -> None:
    matches = [match for match in match_items(kept, found) if match is not None]
    assert len(matches) == len(set(matches))
    assert all(0 <= match < len(kept) for match in matches)


# ── What cannot be placed ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("# Giao ban tuần", "# Giao ban tháng", "Giao ban tuần"),
        ("- **Địa điểm:** Phòng họp số 1", "- **Địa điểm:** Hội trường", "Giao ban tuần"),
        ("- Kết luận số 75-KL/TW", "- Kết luận số 76-KL/TW", "Văn bản viện dẫn"),
        ("## Trích dẫn", "## Ý kiến\n\nĐồng ý.\n\n## Trích dẫn", "Ý kiến"),
    ],
)
def test_a_change_that_the_record_cannot_take_is_told(old: str, new: str, where: str) -> None:
    briefing = edited((old, new))
    assert [(item.rule, item.where) for item in briefing.warnings] == [("reading/minutes", where)]
    assert replace(briefing, warnings=()) == MINUTES


def test_earlier_warnings_stay_before_new_ones() -> None:
    earlier = Warning(rule="reading/unplaced", message="…")
    text = write_markdown(replace(MINUTES, warnings=(earlier,)))
    briefing = read_minutes(text.replace("# Giao ban tuần", "# Giao ban tháng"))
    assert briefing.warnings[0] == earlier
    assert len(briefing.warnings) == 2


# ── Damage ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("---\nid", "id"),
        ("}\n---\n", "}\n"),
        ('title: "Giao ban tuần"', "title: Giao ban tuần"),
        ('title: "Giao ban tuần"', 'title: "Giao ban tuần"\nmàu: "đỏ"'),
        ('title: "Giao ban tuần"', 'title: "a"\ntitle: "b"'),
        ('id: "week-2020-06-22"\n', ""),
        ('"start": "2020-06-22"', '"start": "22/6/2020"'),
        ("schema_version: 1", "schema_version: 999"),
        ("<!-- briefing:record", "<!-- record"),
        ("\n-->\n", ""),
        ('"page":', '"page"'),
        ('"results": [', '"result": ['),
        ('"status": "open",', '"status": "lost",'),
    ],
)
def test_damage_is_refused_in_a_sentence_that_says_what_to_do(old: str, new: str) -> None:
    assert old in TEXT
    with pytest.raises(ReadError) as error:
        read_minutes(TEXT.replace(old, new, 1))
    assert error.value.message.endswith((".", 'đỏ"', 'b"', "tuần"))
    assert error.value.advice


@given(st.integers(0, len(TEXT)))
def test_a_file_cut_short_is_never_taken_for_a_whole_one(length: int) -> None:
    if TEXT[:length].rstrip().endswith("-->"):
        return
    with pytest.raises(ReadError):
        read_minutes(TEXT[:length])


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read_minutes(text)
