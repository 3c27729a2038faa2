"""The forms of a scheme and of one of its steps."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.language.letters import clean, search_key
from briefing.language.names import complete
from briefing.model.directory import Directory, name_keys
from briefing.model.schemes import (
    Scheme,
    Schemes,
    SchemeState,
    SchemeStep,
    due_words,
    scheme_by_id,
    with_scheme,
)
from briefing.tui.screens.form import FormError, FormScreen, Offer, not_understood
from briefing.verbs.naming import resolve_name
from briefing.verbs.programming import read_due, report_step, state_word

_DUE_EXAMPLE = "tháng 6, quý III, 30/6"

Change = Callable[[Schemes], Schemes]


class SchemeEntryScreen(FormScreen[Change]):
    """Returns the change that puts what was filled in among the schemes."""

    def __init__(self, one: Scheme | None, year: int, directory: Directory) -> None:
        self._one = one or Scheme(id="", year=year, name="")
        self._directory = directory
        title = _("Scheme") if one else _("New scheme")
        super().__init__(title, _fields(self._one), place=f"scheme:{self._one.id or year}")

    def offers(self, field: str, typed: str) -> list[Offer]:
        """Return the units that fit, and the words for how far a scheme is."""
        if field == "unit":
            return [Offer(name) for name in complete(typed, name_keys(self._directory))[:8]]
        if field == "state":
            key = search_key(typed)
            return [Offer(word) for word in _states().values() if key in search_key(word)]
        return []

    def outcome(self, typed: dict[str, str]) -> Change:
        """Return the change; raises :class:`FormError` for what cannot be."""
        name = " ".join(typed["name"].split())
        if not name:
            raise FormError("name", _("The name is missing."))
        if not (typed["year"].isdecimal() and len(typed["year"]) == 4):
            raise not_understood("year", clean(typed["year"]), "2020")
        year = int(typed["year"])
        due = read_due(typed["due"], year) if typed["due"] else None
        if typed["due"] and due is None:
            raise not_understood("due", clean(typed["due"]), _DUE_EXAMPLE)
        one = replace(
            self._one,
            name=name,
            year=year,
            unit=" ".join(typed["unit"].split()),
            due=due.day if due else None,
            due_by=due.by if due else None,
            state=_state(typed["state"]),
        )

        def change(known: Schemes) -> Schemes:
            stored = scheme_by_id(known, one.id)
            if stored is None:
                return with_scheme(known, replace(one, id=""))
            return with_scheme(known, replace(one, steps=stored.steps))

        return change


class Proposed(NamedTuple):
    """What the form of a step begins with; ``item`` is the id of what it is made of, or ""."""

    week: str
    what: str
    item: str


class StepScreen(FormScreen[Change]):
    """Returns the change that adds a step to a scheme: in which week, what was done."""

    def __init__(self, scheme: Scheme, archive: Archive, today: date, proposed: Proposed) -> None:
        self._scheme = scheme
        self._archive = archive
        self._today = today
        self._proposed = proposed
        fields = {
            "what": (_("What was done"), proposed.what, ""),
            "week": (_("In week"), proposed.week, "2020-W26"),
        }
        super().__init__(scheme.name, fields, place=f"scheme-step:{scheme.id}")

    def outcome(self, typed: dict[str, str]) -> Change:
        """Return the change; raises :class:`FormError` for a week that there is not."""
        if not typed["what"]:
            raise FormError("what", _("Say what was done."))
        try:
            header = resolve_name(self._archive, typed["week"], self._today)
        except BriefingError as error:
            raise FormError("week", str(error)) from error
        step = SchemeStep(
            briefing=header.id,
            what=" ".join(typed["what"].split()),
            item=self._proposed.item if typed["week"] == self._proposed.week else "",
        )
        return report_step(self._scheme, step)


def _fields(one: Scheme) -> dict[str, tuple[str, str, str]]:
    return {
        "name": (_("Name"), one.name, ""),
        "unit": (_("Lead unit"), one.unit, ""),
        "due": (_("Due by"), due_words(one), _DUE_EXAMPLE),
        "state": (_("State"), state_word(one.state), ""),
        "year": (_("Year"), str(one.year), "2020"),
    }


def _states() -> Mapping[SchemeState, str]:
    return {state: state_word(state) for state in SchemeState}


def _state(typed: str) -> SchemeState:
    key = search_key(typed)
    if not key:
        return SchemeState.PLANNED
    for state, word in _states().items():
        if search_key(word).startswith(key):
            return state
    raise not_understood("state", clean(typed), state_word(SchemeState.DONE))
