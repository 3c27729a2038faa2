"""The office: what its papers say of it, entered once."""

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import search_key
from briefing.model.office import Field, Numbering, Office
from briefing.tui.screens.form import FormError, FormScreen, Offer
from briefing.tui.templatelines import keep_templates, offered_files, template_lines
from briefing.tui.widgets.linefield import LineField
from briefing.verbs.officing import COUNTS, FIELDS, SIDES, load_office, save_office, set_field
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
_RULES = {
    Field.PARTY: "Hướng dẫn 05-HD/VPTW, 36-HD/VPTW",
    Field.STATE: "Nghị định 30/2020/NĐ-CP",
}
_ANEW = {Numbering.TERM: N_("from 01 each term"), Numbering.YEAR: N_("from 01 each year")}


class OfficeScreen(FormScreen[bool]):
    """Asks what papers say of the office, stores it, and returns whether something changed."""

    def __init__(self, archive: Archive, line: str = "") -> None:
        """Begin at ``line``, the name of one, or at the first."""
        self._archive = archive
        self._first = line
        self._before = load_office(archive)
        fields = {
            _id(name): (_(field.label), field.read(self._before), _EXAMPLES.get(name, ""))
            for name, field in FIELDS.items()
        }
        fields |= template_lines(archive)
        super().__init__(_("What papers say of the office"), fields, place="office")

    def on_mount(self) -> None:
        """Begin at the line that was asked for, once the form has begun as every form does."""
        if self._first:
            self.call_later(self.query_one(f"#{self._first}", LineField).focus)

    def outcome(self, typed: dict[str, str]) -> bool:
        """Store what was typed; points at a line that means nothing, or says why it is not kept."""
        office = self._entered(typed)
        changed = keep_templates(self._archive, typed)
        if office == self._before:
            return changed
        try:
            save_office(self._archive, office, self._before)
        except BriefingError as error:
            raise FormError(_id(next(iter(FIELDS))), str(error)) from error
        return True

    def offers(self, field: str, typed: str) -> tuple[Offer, ...]:
        """Offer the values of the lines that have only a few, and files for templates."""
        values: dict[str, tuple[Offer, ...]] = {
            "field": tuple(Offer(_(word), _RULES[side]) for side, word in SIDES.items()),
            "profile": tuple(Offer(name, load(name).label) for name in NAMES),
            "numbering": tuple(Offer(_(word), _(_ANEW[when])) for when, word in COUNTS.items()),
        }
        begun = search_key(typed)
        found = tuple(
            one for one in values.get(field, ()) if search_key(one.value).startswith(begun)
        )
        return found or offered_files(field, typed)

    def _entered(self, typed: dict[str, str]) -> Office:
        """Return the office with the lines that were changed; the others stay as they are."""
        office = self._before
        for name, field in FIELDS.items():
            value = typed[_id(name)]
            if value == field.read(self._before):
                continue
            try:
                office = set_field(office, name, value)
            except BriefingError as error:
                raise FormError(_id(name), f"{error.message} {error.advice}") from error
        return office


def _id(name: str) -> str:
    """Return the name of a field as the id of its line."""
    return name.replace(".", "-")
