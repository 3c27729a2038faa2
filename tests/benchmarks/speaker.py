"""Says things as an invented office does on one day, by dice that depend on the day alone."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from briefing.model.records import Citation
from tests.benchmarks import office


class Speaker:
    """Says things of one day, by dice that depend on nothing but the seed and the day."""

    def __init__(self, seed: int, day: date) -> None:
        self.dice = random.Random(f"{seed} {day.isoformat()}")  # noqa: S311 - repeatable
        self.day = day

    def one_of(self, lines: Sequence[str]) -> str:
        """Choose a line that could be said on the day; earlier ones are likelier."""
        known = [
            line for line in lines if not line[0].isdecimal() or int(line[:4]) <= self.day.year
        ]
        line = self.dice.choices(known, [1 / (place + 2) for place in range(len(known))])[0]
        return line[5:] if line[0].isdecimal() else line

    def chance(self, part: float) -> bool:
        return self.dice.random() < part

    def person(self, term: int = 0) -> str:
        """Return the name of whoever holds a post for a ``term`` of years, or of anybody."""
        dice = random.Random(f"{term} {self.day.year // term}") if term else self.dice  # noqa: S311
        parts = (office.SURNAMES, office.MIDDLES, office.GIVEN)
        return " ".join(
            dice.choices(names, [1 / (place + 2) for place in range(len(names))])[0]
            for names in parts
        )

    def commune(self) -> str:
        return f"xã {self.one_of(office.COMMUNES)}"

    def document(self) -> Citation:
        """Return a document of the year before the day."""
        kind, symbol, highest = self.dice.choice(office.DOCUMENTS)
        day = self.day - timedelta(days=self.dice.randint(3, 360))
        number = self.dice.randint(1, highest)
        return Citation(
            type=kind, number=str(number), symbol=symbol.format(year=day.year), date=day
        )

    def done(self, field: office.Field) -> str:
        said = f"{self.one_of(office.DONE)} {self.one_of(field.topics)}"
        return f"{said} tại {self.commune()}" if self.chance(0.5) else said

    def to_do(self, field: office.Field) -> str:
        said = f"{self.one_of(office.TODO)} {self.one_of(field.topics)}"
        return f"{said} ở {self.commune()}" if self.chance(0.35) else said

    def more(self, field: office.Field, *, told: bool) -> str:
        """Return a clause that goes on with what was done (``told``) or is to be done."""
        turn = self.dice.randrange(4)
        if turn == 0:
            return (
                f"; {self.one_of(office.LINKS)} {self.done(field) if told else self.to_do(field)}"
            )
        if turn == 1 and told:
            return f"; đồng chí {self.person()} trực tiếp xuống {self.commune()} nắm tình hình"
        if turn == 2 and told:
            return f", {self.one_of(office.FINDINGS)}"
        return f", {self.one_of(office.MANNERS)}"
