"""Prose of offices of many kinds, with and without faults, to hold the rules against.

The texts stand in ``prose/``: whoever wrote them had not read the rules, so that a rule is not
held against the sentences it was made from.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from briefing.insight.checks import Known
from briefing.insight.checks.rule import KnownDocument
from briefing.model.directory import Directory, Member, Unit
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    Meeting,
    Period,
    PeriodKind,
    Result,
)

FOLDER = Path(__file__).parent / "prose"
START, END, MEETING = date(2023, 5, 1), date(2023, 5, 7), date(2023, 5, 8)


class Week(NamedTuple):
    """A week of prose with what is known beside it."""

    briefing: Briefing
    known: Known


class FaultyWeek(NamedTuple):
    """A week with one fault, and the rule that must find it."""

    rule: str
    week: Week


def clean_weeks() -> Iterator[tuple[str, Week]]:
    """Yield the weeks without a fault, by the field that they are from."""
    for field, told in _read("clean").items():
        yield field, _with_known(told)


def faulty_weeks() -> Iterator[FaultyWeek]:
    """Yield the weeks with one fault each."""
    for told in _read("faulty")["fault"]:
        yield FaultyWeek(told["rule"], _with_known(told))


def _with_known(told: Mapping[str, Any]) -> Week:
    known = _known(told.get("known", {}))._replace(paper=told.get("paper", ""))
    if before := told.get("before"):
        days = {"start": date(2023, 4, 24), "end": date(2023, 4, 30), "meeting": date(2023, 5, 4)}
        known = known._replace(previous=_week({**days, "text": before}))
    return Week(_week(told), known)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _week(told: Mapping[str, Any]) -> Briefing:
    start, end = told.get("start", START), told.get("end", END)
    texts = told.get("results", [told["text"]] if "text" in told else [])
    given = tuple(
        Directive(
            id=f"d{number}",
            ordinal=number,
            text=one["text"],
            unit=one.get("unit", ""),
            due=one.get("due"),
        )
        for number, one in enumerate(told.get("conclusions", ()), 1)
    )
    return Briefing(
        id=f"week-{start}",
        period=Period(kind=PeriodKind.WEEK, start=start, end=end),
        title=told.get("title", ""),
        summary=told.get("summary", ""),
        notes=told.get("notes", ""),
        meeting=Meeting(date=told.get("meeting", MEETING)),
        results=tuple(Result(id=f"r{n}", text=text) for n, text in enumerate(texts, 1)),
        directive_lists=(DirectiveList(directives=given),) if given else (),
    )


def _known(told: Mapping[str, Any]) -> Known:
    directory = Directory(
        units=tuple(Unit(id=f"u{n}", name=name) for n, name in enumerate(told.get("units", ()))),
        members=tuple(Member(name=name) for name in told.get("members", ())),
    )
    register = {}
    if one := told.get("document"):
        entry = KnownDocument(one["signed"], one["issuer"], one["title"])
        register[one["type"], one["number"], one["symbol"]] = (entry,)
    return Known(directory=directory, register=register)
