"""The form of a figure: name, other names, unit, group, how it is counted."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from msgspec.structs import replace

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import clean, search_key
from briefing.language.quantities import read_number, write_number
from briefing.model.figures import PERCENT, Counting, Definition, Definitions, with_definition
from briefing.model.records import PeriodKind
from briefing.tui.screens.figures.defining import Change
from briefing.tui.screens.form import FormError, FormScreen, Offer, not_understood
from briefing.verbs.counting import require_good

Said = TypeVar("Said")

COUNTINGS = {
    Counting.SUM: N_("added up"),
    Counting.LEVEL: N_("last value"),
}
REPORTS = {
    None: N_("the shortest"),
    PeriodKind.WEEK: N_("weeks"),
    PeriodKind.MONTH: N_("months"),
    PeriodKind.QUARTER: N_("quarters"),
    PeriodKind.HALF: N_("half-years"),
    PeriodKind.YEAR: N_("years"),
}


class FigureEntryScreen(FormScreen[Change]):
    """Returns the change that puts what was filled in among the definitions."""

    def __init__(
        self,
        definitions: Definitions,
        one: Definition | None,
        name: str = "",
        unit: str = "",
        group: str = "",
    ) -> None:
        self._definitions = definitions
        counting = Counting.LEVEL if unit == PERCENT else Counting.SUM
        self._one = one or Definition(id="", name=name, unit=unit, group=group, counting=counting)
        title = _("What this figure is") if one else _("New figure")
        super().__init__(title, _fields(self._one), place=f"figure:{self._one.id or name}")

    def offers(self, field: str, typed: str) -> Sequence[Offer]:
        """Return the groups there are, and the words that a line knows."""
        key = search_key(typed)
        if field == "group":
            groups = dict.fromkeys(one.group for one in self._definitions if one.group)
            return [Offer(group) for group in groups if key in search_key(group)]
        words = {"counting": COUNTINGS.values(), "reports": REPORTS.values()}.get(field, ())
        return [Offer(_(word)) for word in words if key in search_key(_(word))]

    def outcome(self, typed: dict[str, str]) -> Change:
        """Return the change; raises :class:`FormError` for what cannot be."""
        others = (" ".join(other.split()) for other in typed["others"].split("|"))
        one = replace(
            self._one,
            name=" ".join(typed["name"].split()),
            other_names=tuple(dict.fromkeys(filter(None, others))),
            unit=" ".join(typed["unit"].split()),
            group=" ".join(typed["group"].split()),
            counting=_word("counting", typed["counting"], COUNTINGS, Counting.SUM),
            whole=_whole(typed["whole"]),
            reports=_word("reports", typed["reports"], REPORTS, None),
        )
        try:
            require_good(self._definitions, one)
        except BriefingError as error:
            raise FormError("name", str(error)) from error

        def change(known: Definitions) -> Definitions:
            require_good(known, one)
            gone = bool(one.id) and all(other.id != one.id for other in known)
            return with_definition(known, replace(one, id="") if gone else one)

        return change


def _fields(one: Definition) -> dict[str, tuple[str, str, str]]:
    return {
        "name": (_("Name"), one.name, _("citizens received")),
        "others": (_("Other names"), " | ".join(one.other_names), _("separated by a bar")),
        "unit": (_("Counted in"), one.unit, "lượt"),
        "group": (_("Group"), one.group, ""),
        "counting": (_("Way of counting"), _(COUNTINGS[one.counting]), ""),
        "whole": (
            _("Out of"),
            "" if one.whole is None else write_number(one.whole),
            _('19, where it is "x of 19" every time'),
        ),
        "reports": (_("From reports of"), _(REPORTS[one.reports]), ""),
    }


def _word(field: str, typed: str, known: Mapping[Said, str], usual: Said) -> Said:
    """Return what a word of a line says; the beginning of one is enough."""
    if not typed:
        return usual
    key = search_key(typed)
    for said, word in known.items():
        if search_key(_(word)).startswith(key):
            return said
    raise not_understood(field, clean(typed), _(next(iter(known.values()))))


def _whole(typed: str) -> Decimal | None:
    if not typed:
        return None
    number = read_number(typed)
    if number is None:
        raise not_understood("whole", clean(typed), "19")
    return number
