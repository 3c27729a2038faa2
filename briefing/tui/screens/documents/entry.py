"""What the office knows of one document better than the texts: day, issuer, title."""

from datetime import date

from briefing.i18n import _
from briefing.language.dates import read_day, write_day_slashed
from briefing.language.letters import clean
from briefing.model.register import Entry
from briefing.tui.screens.form import FormScreen, not_understood
from briefing.verbs.registering import Document


class DocumentEntryScreen(FormScreen[Entry]):
    """Returns the entry as it is to be kept; with every line empty it says nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document
        day = write_day_slashed(document.date) if document.date else ""
        super().__init__(
            clean(document.name),
            {
                "day": (_("Signed on"), day, _("30/5/2020")),
                "issuer": (_("Issuer"), document.issuer, ""),
                "title": (_("Title"), document.title, ""),
            },
            place=f"document:{document.name}",
        )

    def outcome(self, typed: dict[str, str]) -> Entry:
        """Return what was typed; a day needs its year where none is known yet."""
        return Entry(
            type=self._document.type,
            number=self._document.number,
            symbol=self._document.symbol,
            date=_day(typed["day"], self._document.date),
            issuer=typed["issuer"],
            title=typed["title"],
        )


def _day(text: str, known: date | None) -> date | None:
    if not text:
        return None
    day = read_day(text, known or date(2000, 1, 1))
    if day is None or (known is None and str(day.year) not in text):
        raise not_understood("day", text, "30/5/2020")
    return day
