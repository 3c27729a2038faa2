"""The form of one unit or person of the directory: filled in, checked, made an entry."""

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from briefing.i18n import N_, _
from briefing.language.names import complete, nearest
from briefing.model.directory import (
    Directory,
    Member,
    Unit,
    add_member,
    add_unit,
    name_keys,
    set_member,
    set_unit,
    unit_by_id,
    unit_name,
    unit_named,
)
from briefing.tui.display import plain
from briefing.tui.formdraft import FormDraft
from briefing.tui.screens.directory.rows import person_row, unit_row
from briefing.tui.widgets.linefield import LineField

_UNIT_LINES = (N_("Unit"), N_("Short names"))
_PERSON_LINES = (N_("Full name"), N_("Position"), N_("Unit"))
_LINES = 3


class EntryError(ValueError):
    """What was filled in makes no entry; the sentence says why."""


class EntryForm(Vertical):
    """Shows an entry; :meth:`begin` lets it be filled in, :meth:`end` stops that."""

    def __init__(self) -> None:
        super().__init__()
        self.filling = False
        self._entry: Unit | Member | None = None
        self._key = ""
        self._draft = FormDraft(self)

    def compose(self) -> ComposeResult:
        """Lay out as many lines as the longer of the two kinds has."""
        for number in range(_LINES):
            with Horizontal(classes="form-row"):
                yield Static(classes="form-label")
                yield LineField(id=f"entry-{number}", disabled=True)

    @property
    def _fields(self) -> list[LineField]:
        """The lines of the kind that is shown."""
        return list(self.query(LineField))[: len(self._labels)]

    @property
    def _labels(self) -> tuple[str, ...]:
        if isinstance(self._entry, Member):
            return _PERSON_LINES
        return _UNIT_LINES if self._entry else ()

    def show(self, directory: Directory, entry: Unit | Member | None, key: str = "") -> None:
        """Show ``entry``; one without a ``key`` is new."""
        self._entry, self._key = entry, key
        values = _values(directory, entry)
        for number, row in enumerate(self.query(Horizontal)):
            row.display = number < len(values)
            if row.display:
                row.query_one(Static).update(plain(_(self._labels[number])))
                row.query_one(LineField).value = values[number]

    def begin(self) -> bool:
        """Let the lines be typed into, from the first; tell whether something was being typed.

        What a new entry proposes is typed over; what an old one says has the cursor behind it.
        What was being typed there when the program ended is in the lines again.
        """
        left = self._draft.begin(self._place, self._typed)
        for field in self._fields:
            if field.id in left:
                field.value = left[field.id]
        self.filling = True
        for field in self._fields:
            field.disabled = False
            field.select_on_focus = not self._key
            field.cursor_position = len(field.value)
        self._fields[0].focus()
        return bool(left)

    def on_unmount(self) -> None:
        """Keep what is being typed when the program ends."""
        self.keep_typed()

    def keep_typed(self) -> None:
        """Put what is being typed into the journal now."""
        self._draft.keep()

    @on(Input.Changed)
    def _follow(self) -> None:
        if self.filling:
            self._draft.typed(self._typed)

    @property
    def _typed(self) -> dict[str, str]:
        return {str(field.id): field.value for field in self._fields}

    @property
    def _place(self) -> str:
        """What the journal calls the form of this entry."""
        if isinstance(self._entry, Unit):
            return f"unit:{self._entry.id}"
        if self._entry is not None:
            return f"person:{self._entry.name}:{self._entry.unit}"
        return ""

    def end(self) -> None:
        """Take the lines out of reach again: the entry is kept, or given up."""
        self.filling = False
        self._draft.end()
        for field in self.query(LineField):
            field.disabled = True
        self.screen.set_focus(None)

    def step(self, by: int, *, around: bool) -> bool:
        """Go ``by`` lines on; past the last only where ``around`` leads back to the first."""
        fields = self._fields
        focused = self.screen.focused
        place = (fields.index(focused) if isinstance(focused, LineField) else 0) + by
        if not around and place >= len(fields):
            return False
        fields[place % len(fields)].focus()
        return True

    def outcome(self, directory: Directory) -> tuple[Directory, str]:
        """Return ``directory`` with what was filled in, and the key of the entry's row.

        Raises :class:`EntryError` for an entry without a name and for an unknown unit. An entry
        that is not there any more, because another program took it out, comes back as a new one.
        """
        typed = [" ".join(field.value.split()) for field in self._fields]
        if not typed[0]:
            raise EntryError(_("The name is missing."))
        if isinstance(self._entry, Member):
            return self._with_member(directory, *typed)
        return self._with_unit(directory, *typed)

    def _with_unit(self, directory: Directory, name: str, short: str) -> tuple[Directory, str]:
        short_names = tuple(dict.fromkeys(piece.strip() for piece in short.split(",") if piece))
        short_names = tuple(piece for piece in short_names if piece)
        known = unit_by_id(directory, self._entry.id) if isinstance(self._entry, Unit) else None
        if self._key and known is not None:
            changed = replace(known, name=name, short_names=short_names)
            return set_unit(directory, changed), unit_row(known)
        added = add_unit(directory, name, short_names)
        return added, unit_row(added.units[-1])

    def _with_member(
        self, directory: Directory, name: str, title: str, unit: str
    ) -> tuple[Directory, str]:
        unit_id = _unit_id(directory, unit)
        if self._key and isinstance(self._entry, Member) and self._entry in directory.members:
            place = directory.members.index(self._entry)
            changed = replace(self._entry, name=name, title=title, unit=unit_id)
            return set_member(directory, place, changed), person_row(place)
        added = add_member(directory, name, title, unit_id)
        return added, person_row(len(added.members) - 1)


def _values(directory: Directory, entry: Unit | Member | None) -> tuple[str, ...]:
    if isinstance(entry, Unit):
        return entry.name, ", ".join(entry.short_names)
    return (entry.name, entry.title, unit_name(directory, entry)) if entry else ()


def _unit_id(directory: Directory, typed: str) -> str:
    """Return the id of the unit that was typed, whole, short, or so far that one alone fits."""
    if not typed:
        return ""
    names = name_keys(directory)
    unit = unit_named(directory, typed)
    if unit is None and len(fitting := complete(typed, names)) == 1:
        unit = unit_named(directory, fitting[0])
    if unit is not None:
        return unit.id
    sentence = _('There is no unit "{name}".').format(name=typed)
    if meant := nearest(typed, names) or tuple(complete(typed, names)[:3]):
        sentence += " " + _("Nearest to it: {names}.").format(names=", ".join(meant))
    raise EntryError(sentence)
