"""The archive by year and month, narrowed down by words."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.archive.protocol import Header, header_of
from briefing.model.records import State
from briefing.tui.screens.weeks.rows import filter_keys, fitting, week_rows
from tests.tui.helpers import week


def header(
    monday: date, *, title: str = "Giao ban tuần", final: bool = False, count: int = 1
) -> Header:
    made = header_of(week(monday, *["việc"] * count))
    return replace(made, title=title, state=State.FINAL if final else State.DRAFT)


HEADERS = [
    header(date(2020, 7, 6), title="Giao ban đột xuất"),
    header(date(2020, 6, 29), final=True),
    header(date(2019, 12, 30), final=True, count=0),
]


def test_rows_stand_under_their_year_and_month() -> None:
    rows = ["".join(span.text for span in row.spans()) for row in week_rows(HEADERS)]
    assert [row.strip()[:26].strip() for row in rows] == [
        "2020",
        "Tháng 7",
        "Tuần 6 – 12/7/2020",
        "Tháng 6",
        "Tuần 29/6 – 5/7/2020",
        "",
        "2019",
        "Tháng 12",
        "Tuần 30/12/2019 – 5/1/2020",
    ]
    assert [row.key for row in week_rows(HEADERS) if row.key] == [one.id for one in HEADERS]


def test_columns_stand_under_each_other() -> None:
    rows = ["".join(span.text for span in row.spans()) for row in week_rows(HEADERS) if row.key]
    assert len({row.index("kết luận") for row in rows}) == 1
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2]),
        ("2019", [2]),
        ("2020", [0, 1, 2]),
        ("29/6", [1]),
        ("thang 7", [0]),
        ("Tháng 12", [2]),
        ("nháp", [0]),
        ("chot 2020-06", [1]),
        ("dot xuat", [0]),
        ("xuất ĐỘT", [0]),
        ("con mo", [0, 1]),
        ("khong co", []),
    ],
)
def test_the_whole_or_every_word_must_fit_accents_apart(typed: str, found: list[int]) -> None:
    keys = filter_keys(HEADERS)
    assert [HEADERS.index(one) for one in fitting(HEADERS, keys, typed)] == found


def test_a_title_of_several_lines_keeps_the_keys_apart() -> None:
    odd = [header(date(2020, 6, 29), title="một\nhai\r\nba\u2028bốn"), *HEADERS]
    assert len(filter_keys(odd)) == len(odd)
