"""The office: what its papers say of it, entered once."""

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.model.office import Field, Numbering, Office
from briefing.tui.screens.form import FormError, FormScreen, Offer
from briefing.verbs.officing import FIELDS, load_office, save_office, set_field
from briefing.writing.papers.profile import NAMES, load

_EXAMPLES = {
    "parents": "Ban Chấp hành Trung ương",
    "organization": "Ban Tổ chức",
    "symbol": "BTCTW",
    "place": "Hà Nội",
    "signer.authority": "KT Trưởng Ban",
    "signer.title": "Phó Trưởng Ban",
    "recipients": "Các vụ, đơn vị; Lãnh đạo Ban",
    "archive": "Văn phòng Ban",
    "term_start": "25/10/2025",
}


class OfficeScreen(FormScreen[bool]):
    """Asks what papers say of the office, stores it, and returns whether something changed."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._before = load_office(archive)
        fields = {
            _line(name): (_(field.label), field.read(self._before), _EXAMPLES.get(name, ""))
            for name, field in FIELDS.items()
        }
        super().__init__(_("What papers say of the office"), fields)

    def outcome(self, typed: dict[str, str]) -> bool:
        """Store what was typed; points at a line that means nothing, or says why it is not kept."""
        office = self._entered(typed)
        if office == self._before:
            return False
        try:
            save_office(self._archive, office, self._before)
        except BriefingError as error:
            raise FormError(_line(next(iter(FIELDS))), str(error)) from error
        return True

    def offers(self, field: str, typed: str) -> tuple[Offer, ...]:
        """Offer the values of the lines that have only a few."""
        values: dict[str, tuple[Offer, ...]] = {
            "field": (Offer(Field.PARTY, _("the Party's")), Offer(Field.STATE, _("the State's"))),
            "profile": tuple(Offer(name, load(name).label) for name in NAMES),
            "numbering": (
                Offer(Numbering.TERM, _("from 01 each term")),
                Offer(Numbering.YEAR, _("from 01 each year")),
            ),
        }
        return tuple(one for one in values.get(field, ()) if one.value.startswith(typed))

    def _entered(self, typed: dict[str, str]) -> Office:
        """Return the office with the lines that were changed; the others stay as they are."""
        office = self._before
        for name, field in FIELDS.items():
            value = typed[_line(name)]
            if value == field.read(self._before):
                continue
            try:
                office = set_field(office, name, value)
            except BriefingError as error:
                raise FormError(_line(name), f"{error.message} {error.advice}") from error
        return office


def _line(name: str) -> str:
    """Return the name of a field as the id of its line."""
    return name.replace(".", "-")
