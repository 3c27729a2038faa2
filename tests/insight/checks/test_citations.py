"""Documents that cannot be dated as they are."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.insight.checks import Known, check
from briefing.insight.checks.rule import KnownDocument
from briefing.model.records import Briefing, Citation


def _found(week: Briefing, *citations: Citation) -> list[tuple[str, str, str]]:
    return [(w.rule, w.message, w.where) for w in check(replace(week, citations=citations))]


def _citation(day: date | None, number: str = "75", symbol: str = "KL/TW") -> Citation:
    return Citation(type="Kết luận", number=number, symbol=symbol, date=day)


def test_a_document_is_not_cited_before_it_is_signed(week: Briefing) -> None:
    assert _found(week, _citation(date(2020, 7, 30))) == [
        (
            "citation/date",
            "It is dated 30/7/2020, after the meeting on 29/6/2020.",
            "Kết luận 75-KL/TW",
        )
    ]


def test_a_document_has_one_day_of_signing(week: Briefing) -> None:
    found = _found(week, _citation(date(2020, 5, 30)), _citation(date(2020, 5, 20)))
    assert found == [
        (
            "citation/two-dates",
            "It is dated 20/5/2020 here and 30/5/2020 elsewhere.",
            "Kết luận 75-KL/TW",
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        _citation(date(2015, 5, 20)),  # a term earlier, hence another document
        _citation(date(2020, 5, 20), number="45"),
        _citation(date(2020, 5, 20), symbol="KL/TU"),
        _citation(None),
    ],
)
def test_other_documents_have_their_own_days(week: Briefing, other: Citation) -> None:
    assert _found(week, _citation(date(2020, 5, 30)), other) == []


@pytest.mark.parametrize(
    ("symbol", "said", "signed", "is_told"),
    [
        ("KH-UBND", date(2020, 1, 12), (date(2020, 1, 10),), True),
        ("KH-UBND", date(2019, 1, 12), (date(2020, 1, 10),), False),  # numbers begin anew
        ("KH-UBND", date(2019, 1, 10), (date(2020, 1, 10),), True),  # a slip of the year
        ("KH-UBND", date(2020, 1, 12), (date(2019, 1, 12), date(2020, 1, 10)), True),
        ("KH-UBND", date(2019, 1, 12), (date(2019, 1, 12), date(2020, 1, 10)), False),
        ("KL/TW", date(2019, 5, 20), (date(2020, 5, 30),), True),  # once a term
        ("KL/TW", date(2015, 5, 20), (date(2020, 5, 30),), False),
        ("KL/TW", date(2020, 5, 20), (None,), False),
    ],
)
def test_the_register_speaks_of_the_document_of_the_same_year(
    week: Briefing, symbol: str, said: date, signed: tuple[date | None, ...], *, is_told: bool
) -> None:
    key = ("Kết luận", "75", symbol)
    known = Known(register={key: tuple(KnownDocument(day) for day in signed)})
    found = check(replace(week, citations=(_citation(said, symbol=symbol),)), known)
    assert ("citation/register" in {one.rule for one in found}) is is_told
