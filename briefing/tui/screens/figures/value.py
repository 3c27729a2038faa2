"""The form of one number of a week: "30", "gần 560", "15/17"."""

from decimal import Decimal

from msgspec.structs import replace

from briefing.i18n import _
from briefing.insight.figures.words import amount_words
from briefing.language.amounts import read_amount
from briefing.language.letters import clean
from briefing.language.quantities import read_number, write_number
from briefing.model.figures import PERCENT, Definition
from briefing.model.records import Figure
from briefing.tui.screens.form import FormError, FormScreen, not_understood

_EXAMPLE = "30 · gần 560 · 15/17"


class FigureValueScreen(FormScreen[Figure]):
    """Returns the number as it was typed, under the name of its definition where it has one.

    ``week`` is the id of the briefing that tells it; ``crosses`` asks how much of it belongs to
    the month in which that week begins.
    """

    def __init__(
        self, definition: Definition | None, figure: Figure | None, *, week: str, crosses: bool
    ) -> None:
        self._definition = definition
        name = definition.name if definition else figure.name if figure else ""
        unit = (definition.unit if definition else "") or (figure.unit if figure else "")
        self._figure = figure or Figure(name=name, value=Decimal(0), unit=unit)
        self._figure = replace(self._figure, name=name, unit=unit)
        fields = {"value": (_("Value"), _written(figure), _EXAMPLE)}
        if not unit:
            fields["unit"] = (_("Counted in"), "", "lượt")
        if crosses and unit != PERCENT:
            earlier = self._figure.earlier
            fields["earlier"] = (
                _("Of it before the 1st"),
                "" if earlier is None else write_number(earlier),
                _("what belongs to the month that ended"),
            )
        title = f"{name} ({unit})" if unit else name
        super().__init__(clean(title), fields, place=f"figure-value:{week}:{name}")

    def outcome(self, typed: dict[str, str]) -> Figure:
        """Return the number; raises :class:`FormError` for what is none."""
        amount = read_amount(typed["value"])
        if amount is None:
            raise not_understood("value", clean(typed["value"]), _EXAMPLE)
        before = self._figure
        same = amount.value == before.value
        return replace(
            before,
            value=amount.value,
            qualifier=amount.qualifier,
            of=amount.of,
            unit=typed.get("unit", before.unit),
            total=before.total if same else None,
            earlier=_earlier(typed.get("earlier", ""), amount.value),
        )


def _written(figure: Figure | None) -> str:
    return amount_words(figure.value, "", figure.qualifier, figure.of) if figure else ""


def _earlier(typed: str, value: Decimal) -> Decimal | None:
    if not typed:
        return None
    earlier = read_number(typed)
    if earlier is None:
        raise not_understood("earlier", clean(typed), "12")
    if not min(value, Decimal(0)) <= earlier <= max(value, Decimal(0)):
        raise FormError("earlier", _("A part is no more than the whole."))
    return earlier
