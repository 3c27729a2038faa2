"""How far a year's programme is: its schemes counted, those that are overdue, the share done."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from briefing.insight.figures.totals import percentage
from briefing.model.records import Figure
from briefing.model.schemes import Scheme, SchemeState, is_overdue

UNIT = "đề án"


class Progress(NamedTuple):
    """The schemes of a programme; those that were stopped count neither as done nor in ``all``."""

    done: int
    under_way: int
    planned: int
    stopped: int
    overdue: int

    @property
    def all(self) -> int:
        """How many there are to be done."""
        return self.done + self.under_way + self.planned

    @property
    def percent(self) -> Decimal | None:
        """The share that is done, two decimals at most; ``None`` of nothing."""
        return percentage(Decimal(self.done), Decimal(self.all))


def progress(schemes: Sequence[Scheme], today: date) -> Progress:
    """Count ``schemes`` as they stand on ``today``."""
    counts = dict.fromkeys(SchemeState, 0)
    for one in schemes:
        counts[one.state] += 1
    return Progress(
        counts[SchemeState.DONE],
        counts[SchemeState.UNDER_WAY],
        counts[SchemeState.PLANNED],
        counts[SchemeState.STOPPED],
        sum(is_overdue(one, today) for one in schemes),
    )


def as_figure(counted: Progress, year: int) -> Figure:
    """Return the count as a figure of a week: "15/17 đề án"."""
    return Figure(
        name=f"Đề án hoàn thành theo chương trình công tác năm {year}",
        value=Decimal(counted.done),
        unit=UNIT,
        of=Decimal(counted.all),
    )
