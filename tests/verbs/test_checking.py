"""Check: the reader's warnings and the rules' findings come together, for display only."""

import pytest
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.model import records
from briefing.model.editing import add_result, set_lead_in
from briefing.model.parts import LEAD_IN, Part, PartKind
from briefing.model.records import Directive, DirectiveList
from briefing.verbs.checking import (
    Place,
    findings,
    place_of,
    previous,
    rules,
    unconfirmed,
    with_findings,
)

W24, W25, W26 = "week-2020-06-08", "week-2020-06-15", "week-2020-06-22"


@pytest.mark.parametrize(("of", "before"), [(W26, W25), (W25, W24), (W24, None)])
def test_the_week_before_is_compared_not_the_month(
    summer: Archive, of: str, before: str | None
) -> None:
    found = previous(summer, summer.get(of))
    assert (found.id if found else None) == before
    assert previous(summer, summer.get("month-2020-06-01")) is None


def test_reader_and_rules_speak_together_and_nothing_is_stored(summer: Archive) -> None:
    gap = (
        Directive(id="d1", ordinal=1, text="làm việc này"),
        Directive(id="d2", ordinal=3, text="làm việc kia"),
    )
    warned = replace(
        summer.get(W26),
        directive_lists=(DirectiveList(directives=gap),),
        warnings=(records.Warning(rule="reading/period", message="Không thấy kỳ."),),
    )
    summer.put(warned)
    found = [warning.rule for warning in findings(summer, warned)]
    assert found[0] == "reading/period"
    assert "numbering/gap" in found
    assert [warning.rule for warning in with_findings(summer, warned).warnings] == found
    assert summer.get(W26).warnings == warned.warnings


def test_every_rule_says_what_it_asks_for() -> None:
    assert {"numbering/gap", "period/week", "figures/ratio"} <= set(rules())
    assert all(rules().values())


def test_a_finding_leads_to_its_place(summer: Archive) -> None:
    gap = (
        Directive(id="d1", ordinal=1, text="làm việc này"),
        Directive(id="d2", ordinal=3, text="làm việc kia"),
    )
    week = replace(summer.get(W26), directive_lists=(DirectiveList(directives=gap),))
    found = next(one for one in findings(summer, week) if one.rule == "numbering/gap")
    assert place_of(week, found) == Place(Part(PartKind.CONCLUSIONS, 0), "d2")


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("Kết quả 1", Place(Part(PartKind.RESULTS), "r1")),
        ("Kỳ", Place(Part(PartKind.MEETING), "")),
        ("Câu dẫn vào kết luận", Place(Part(PartKind.CONCLUSIONS, 0), LEAD_IN)),
        ("", None),
        ("nơi nào đó", None),
    ],
)
def test_places_are_known_by_what_the_checks_call_them(
    summer: Archive, where: str, place: Place | None
) -> None:
    week = set_lead_in(add_result(summer.get(W26), "đã xong"), "giao các vụ:")
    assert place_of(week, records.Warning(rule="x/y", message="m", where=where)) == place


def test_what_was_not_confirmed_is_listed_in_its_order(summer: Archive) -> None:
    items = tuple(Directive(id=f"d{n}", ordinal=n, text="việc") for n in (1, 2, 3))
    week = replace(
        summer.get(W26), directive_lists=(DirectiveList(directives=items),), confirmed=("d2",)
    )
    part = Part(PartKind.CONCLUSIONS, 0)
    assert unconfirmed(week) == (Place(part, "d1"), Place(part, "d3"))
