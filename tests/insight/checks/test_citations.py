"""Documents that cannot be dated as they are."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.insight.checks import check
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
