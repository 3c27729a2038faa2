"""The register of documents: once each, every place, short forms placed, conflicts named."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.insight.documents.conflicts import About
from briefing.insight.documents.register import Document, Register, gather, overlay
from briefing.insight.weekfacts import week_facts
from briefing.language.documents import is_short
from briefing.model.editing import add_directive, add_result, new_briefing, set_meeting
from briefing.model.records import Briefing, Meeting, Period, PeriodKind
from briefing.model.register import Entry

MONDAY = date(2020, 6, 1)


def week(number: int, *texts: str, conclusions: tuple[str, ...] = ()) -> Briefing:
    """Return the week ``number`` after the first of June 2020 with a result for each text."""
    monday = MONDAY + timedelta(weeks=number)
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    briefing = set_meeting(new_briefing(period), Meeting(date=monday + timedelta(days=7)))
    for text in texts:
        briefing = add_result(briefing, text)
    for text in conclusions:
        briefing = add_directive(briefing, text)
    return briefing


def register(*weeks: Briefing) -> Register:
    return gather([week_facts(briefing) for briefing in weeks])


def told(found: Register) -> dict[str, list[tuple[str, str]]]:
    """Return week and item of each place, by the citation of its document."""
    return {
        document.citation: [(place.week[-5:], place.cited.item) for place in document.places]
        for document in found.documents
    }


def the_one(found: Register) -> Document:
    (document,) = found.documents
    return document


FULL = "Quán triệt Kết luận số 75-KL/TW, ngày 30-5-2020 của Bộ Chính trị."


def test_each_document_stands_once_with_every_place() -> None:
    found = register(
        week(0, FULL, "Triển khai Kết luận 75-KL/TW."),
        week(1, "Tiếp tục Kết luận số 75-KL/TW.", conclusions=("thực hiện Kết luận 75.",)),
    )
    document = the_one(found)
    assert document.citation == "Kết luận số 75-KL/TW, ngày 30-5-2020"
    assert document.issuer == "Bộ Chính trị"
    assert [(p.week, p.cited.kind, p.cited.item) for p in document.places] == [
        ("week-2020-06-01", "result", "r1"),
        ("week-2020-06-01", "result", "r2"),
        ("week-2020-06-08", "result", "r1"),
        ("week-2020-06-08", "directive", "d1"),
    ]


@pytest.mark.parametrize(
    ("weeks", "resolved"),
    [
        # in the same text, the nearest before it
        (
            (week(0, "Theo Kết luận 75-KL/TU và Kết luận số 75-KL/TW, nêu Kết luận 75."),),
            {"Kết luận số 75-KL/TU": 1, "Kết luận số 75-KL/TW": 2},
        ),
        # its own text goes before another of the week, the week before earlier weeks
        (
            (
                week(0, "Kết luận số 75-KL/TU."),
                week(1, "Kết luận số 75-KL/TW.", "Nêu rõ Kết luận 75."),
            ),
            {"Kết luận số 75-KL/TU": 1, "Kết luận số 75-KL/TW": 2},
        ),
        # after it in the same week, where nothing stands before
        (
            (
                week(0, "Kết luận số 75-KL/TU."),
                week(1, "Nêu rõ Kết luận 75.", "Theo Kết luận số 75-KL/TW."),
            ),
            {"Kết luận số 75-KL/TU": 1, "Kết luận số 75-KL/TW": 2},
        ),
        # the newest earlier week
        (
            (
                week(0, "Kết luận số 75-KL/TU."),
                week(1, "Kết luận số 75-KL/TW."),
                week(2, "Không dẫn gì."),
                week(3, "Nêu rõ Kết luận số 75."),
            ),
            {"Kết luận số 75-KL/TU": 1, "Kết luận số 75-KL/TW": 2},
        ),
        # leading zeros, other ways of writing the centre, the bare number
        (
            (
                week(0, "Chỉ thị số 05-CT/TW, ngày 15-5-2016."),
                week(1, "Chỉ thị 5-CT/T.Ư.", "thực hiện 05-CT/TW.", "học tập Chỉ thị 05."),
            ),
            {"Chỉ thị số 05-CT/TW, ngày 15-5-2016": 4},
        ),
        # a year suffices for what is numbered by the year
        (
            (week(0, "Nghị định số 30/2020/NĐ-CP."), week(1, "Theo Nghị định 30/2020.")),
            {"Nghị định số 30/2020/NĐ-CP": 2},
        ),
        # the issuer tells which of two is meant
        (
            (
                week(0, "Kết luận số 75-KL/TW, ngày 30-5-2020 của Bộ Chính trị."),
                week(1, "Kết luận số 75-KL/TU, ngày 12-6-2020 của Tỉnh ủy."),
                week(2, "Theo Kết luận số 75 của Bộ Chính trị."),
            ),
            {"Kết luận số 75-KL/TW, ngày 30-5-2020": 2, "Kết luận số 75-KL/TU, ngày 12-6-2020": 1},
        ),
        # with a day it is a document of its own, and others may mean it
        (
            (week(0, "Công văn số 9723 ngày 5/3/2020."), week(1, "Trả lời Công văn số 9723.")),
            {"Công văn số 9723, ngày 05-3-2020": 2},
        ),
    ],
)
def test_short_forms_mean_what_was_last_named(
    weeks: tuple[Briefing, ...], resolved: dict[str, int]
) -> None:
    found = register(*weeks)
    assert {citation: len(places) for citation, places in told(found).items()} == resolved
    assert found.unresolved == ()


def test_what_may_mean_two_is_left_unresolved_with_both() -> None:
    found = register(
        week(0, "Kết luận số 75-KL/TU.", "Kết luận số 75-KL/TW."),
        week(1, "Nêu rõ Kết luận 75."),
        week(2, "Nêu rõ Chỉ thị 19."),
    )
    first, second = found.unresolved
    assert [key[2] for key in first.candidates] == ["kltw", "kltu"]
    assert (second.place.cited.citation.number, second.candidates) == ("19", ())
    assert sum(len(document.places) for document in found.documents) == 2


def test_a_number_of_another_year_is_another_document() -> None:
    found = register(
        week(0, "Thông báo số 114/TB-VPCP ngày 01/4/2019."),
        week(1, "Thông báo số 114/TB-VPCP ngày 02/6/2020."),
        week(2, "Theo Thông báo số 114/TB-VPCP.", "Nêu tại Thông báo số 114."),
        week(200, "Theo Thông báo số 114/TB-VPCP."),
    )
    assert told(found) == {
        "Thông báo số 114/TB-VPCP ngày 02/6/2020": [
            ("06-08", "r1"),
            ("06-15", "r1"),
            ("06-15", "r2"),
        ],
        "Thông báo số 114/TB-VPCP ngày 01/4/2019": [("06-01", "r1")],
        "Thông báo số 114/TB-VPCP": [("04-01", "r1")],
    }
    assert not any(document.conflicts for document in found.documents)


def test_terms_of_the_party_are_kept_apart() -> None:
    found = register(
        week(0, "Chỉ thị số 05-CT/TW, ngày 15-5-2016."),
        week(90, "Chỉ thị số 05-CT/TW, ngày 09-6-2021.", "Tiếp tục Chỉ thị 05."),
    )
    assert [len(document.places) for document in found.documents] == [2, 1]
    assert not any(document.conflicts for document in found.documents)


@pytest.mark.parametrize(
    ("texts", "about", "words"),
    [
        (
            (FULL, FULL, "Kết luận số 75-KL/TW, ngày 29-5-2020."),
            About.DATE,
            ["30/5/2020", "29/5/2020"],
        ),
        (
            (FULL, "Kết luận số 75-KL/TW, ngày 30-5-2019."),
            About.YEAR,
            ["30/5/2020", "30/5/2019"],
        ),
        (
            (
                "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.",
                "Nghị định số 30/2020/NĐ-CP ngày 5/3/2019.",
            ),
            About.DATE,
            ["5/3/2020", "5/3/2019"],
        ),
        (
            (
                "Kết luận số 75-KL/TW về tăng cường công tác dân vận.",
                "Kết luận số 75-KL/TW về chính sách tinh giản biên chế.",
            ),
            About.TITLE,
            ["tăng cường công tác dân vận", "chính sách tinh giản biên chế"],
        ),
    ],
)
def test_conflicts_are_named_with_what_is_said(
    texts: tuple[str, ...], about: About, words: list[str]
) -> None:
    found = register(*(week(number, text) for number, text in enumerate(texts)))
    (conflict,) = found.documents[0].conflicts
    assert conflict.about is about
    assert [one.words for one in conflict.said] == words
    assert all(one.places for one in conflict.said)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Kết luận 75-KL/TW về công tác dân vận.",
            "Kết luận 75-KL/TW về công tác dân vận của Đảng.",
        ),
        (FULL, "Kết luận 75-KL/TW.", "Kết luận số 75-KL/TU, ngày 02-7-2019."),
        ("Thông báo số 9/TB-UBND ngày 02/01/2020.", "Thông báo số 9/TB-UBND ngày 15/01/2019."),
    ],
)
def test_no_conflict_where_nothing_contradicts(texts: tuple[str, ...]) -> None:
    found = register(*(week(number, text) for number, text in enumerate(texts)))
    assert not any(document.conflicts for document in found.documents)


def test_a_title_goes_as_far_as_two_places_agree() -> None:
    one = "Quy định số 205-QĐ/TW về kiểm soát quyền lực, chống chạy chức, đồng thời rà soát lại."
    other = "Quy định số 205-QĐ/TW về kiểm soát quyền lực, chống chạy chức, các đơn vị báo cáo."
    assert the_one(register(week(0, one))).title == "kiểm soát quyền lực"
    both = the_one(register(week(0, one), week(1, other)))
    assert both.title == "kiểm soát quyền lực, chống chạy chức"


ENTRY = Entry(
    type="Kết luận",
    number="75",
    symbol="KL/TW",
    date=date(2020, 5, 30),
    issuer="Ban Bí thư",
    title="tăng cường công tác dân vận",
)


def test_what_the_office_has_entered_counts_before_the_texts() -> None:
    texts = register(week(0, "Kết luận số 75-KL/TW, ngày 29-5-2020 của Bộ Chính trị."))
    document = the_one(overlay(texts, [ENTRY]))
    assert (document.date, document.issuer, document.title) == (
        date(2020, 5, 30),
        "Ban Bí thư",
        "tăng cường công tác dân vận",
    )
    (conflict,) = document.conflicts
    assert [(one.words, one.entered) for one in conflict.said] == [
        ("30/5/2020", True),
        ("29/5/2020", False),
    ]


def test_an_entry_dates_what_no_text_dates_and_places_a_short_name() -> None:
    texts = register(week(0, "Kết luận số 75-KL/TW."), week(1, "Theo Chỉ thị 45."))
    chi_thi = Entry(type="Chỉ thị", number="45", symbol="CT/TW", date=date(2025, 4, 14))
    found = overlay(texts, [ENTRY, chi_thi])
    assert told(found) == {
        "Chỉ thị số 45-CT/TW, ngày 14-4-2025": [("06-08", "r1")],
        "Kết luận số 75-KL/TW, ngày 30-5-2020": [("06-01", "r1")],
    }
    assert found.unresolved == ()


def test_an_entry_of_one_year_leaves_the_others_alone() -> None:
    texts = register(
        week(0, "Chỉ thị số 05-CT/TW, ngày 15-5-2016."),
        week(90, "Chỉ thị số 05-CT/TW, ngày 09-6-2021."),
    )
    entry = Entry(type="Chỉ thị", number="05", symbol="CT/TW", date=date(2021, 6, 10))
    dates = [document.date for document in overlay(texts, [entry]).documents]
    assert dates == [date(2021, 6, 10), date(2016, 5, 15)]


citing = st.lists(
    st.sampled_from(
        [
            FULL,
            "Theo Kết luận 75.",
            "Kết luận số 75-KL/TU, ngày 12-6-2020.",
            "Kết luận 75-KL/TW.",
            "Nghị định 30/2020.",
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 và Nghị định 30.",
            "Công văn số 9723.",
            "thực hiện 75-KL/TW, Chỉ thị 05, Chỉ thị số 05-CT/TW, ngày 15-5-2016.",
            "Chỉ thị số 05-CT/TW, ngày 09-6-2021; Thông báo số 7/TB-UBND.",
        ]
    ),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(citing, min_size=1, max_size=5))
def test_every_mention_is_in_the_register_just_once(texts: list[list[str]]) -> None:
    weeks = [week_facts(week(number, *of_week)) for number, of_week in enumerate(texts)]
    found = gather(weeks)
    placed = [place for document in found.documents for place in document.places]
    placed += [one.place for one in found.unresolved]
    assert len(placed) == sum(len(facts.cited) for facts in weeks)
    assert len({document.key for document in found.documents}) == len(found.documents)
    for one in found.unresolved:
        assert is_short(one.place.cited.citation.symbol) or one.candidates


def test_an_entry_of_a_year_that_none_of_several_bears_is_a_document_of_its_own() -> None:
    texts = register(
        week(0, "Chỉ thị số 05-CT/TW, ngày 15-5-2016."),
        week(90, "Chỉ thị số 05-CT/TW, ngày 09-6-2021."),
    )
    entry = Entry(type="Chỉ thị", number="05", symbol="CT/TW", date=date(2011, 2, 3))
    found = overlay(texts, [entry]).documents
    assert [(one.key[3], len(one.places)) for one in found] == [(2021, 1), (2016, 1), (2011, 0)]
