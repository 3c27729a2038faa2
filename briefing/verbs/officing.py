"""The office as its papers name it: loaded, changed field by field, told what it lacks."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from briefing.archive.office import NUMBERS, OFFICE
from briefing.archive.protocol import Archive
from briefing.errors import BriefingError, ConflictError
from briefing.i18n import N_, _
from briefing.language.dates import read_day, write_day_slashed
from briefing.language.letters import clean, search_key
from briefing.model.office import (
    Field,
    Issued,
    Numbering,
    Office,
    Signer,
    counting_with,
    missing,
    next_number,
    number_of,
    read_authority,
    write_authority,
)
from briefing.model.paper import PaperKind
from briefing.verbs.storing import TRIES
from briefing.writing.papers.profile import NAMES, load

C = TypeVar("C", bound=StrEnum)

SIDES = {Field.PARTY: N_("the Party"), Field.STATE: N_("the State")}
"""Whose rules an office follows, in words."""

COUNTS = {Numbering.TERM: N_("by term"), Numbering.YEAR: N_("by year")}
"""When numbers begin anew, in words."""

_ANY_DAY = date(2000, 1, 1)  # a day without a year would be near it, and is not meant

BETWEEN = ";"
"""What stands between several lines or names in one field as it is typed."""


class OfficeField(NamedTuple):
    """One field as a form shows it: its label in English, how it reads, how it is changed.

    ``change`` raises :class:`ValueError` for a value that the field cannot have.
    """

    label: str
    read: Callable[[Office], str]
    change: Callable[[Office, str], Office]


def load_office(archive: Archive) -> Office:
    """Return what the office has entered; an empty one where nothing has been."""
    entered = archive.entered(OFFICE)
    return entered[0] if entered else Office()


def save_office(archive: Archive, office: Office, base: Office | None = None) -> None:
    """Store ``office``, durably.

    ``base`` is what was loaded before the changes; raises :class:`ConflictError` when another
    program has stored something else meanwhile.
    """
    before: tuple[Office, ...] | None = None if base is None else (base,)
    if base == Office() and not archive.entered(OFFICE):
        before = ()
    archive.put_entered(OFFICE, (office,), base=before)


def set_field(office: Office, name: str, value: str) -> Office:
    """Return ``office`` with one of :data:`FIELDS` changed to ``value`` as somebody typed it.

    Raises :class:`BriefingError` for a field that there is not, or a value it cannot have.
    """
    field = FIELDS.get(name)
    if field is None:
        raise BriefingError(
            _("The office has no field “{name}”.").format(name=name),
            _("Choose among these: {names}.").format(names=", ".join(FIELDS)),
        )
    try:
        return field.change(office, " ".join(clean(value).split()))
    except ValueError as error:
        raise BriefingError(
            _("“{value}” is no value for “{label}”.").format(value=value, label=_(field.label)),
            str(error),
        ) from error


def lacking(office: Office, kind: PaperKind, number: int | None = None) -> tuple[str, ...]:
    """Return a sentence for each thing that a paper of ``kind`` will leave blank."""
    return tuple(
        _("Left blank: {label}. Enter it with “briefing office --set {name}=…”.").format(
            label=_(FIELDS[name].label), name=name
        )
        if name in FIELDS
        else _("Left blank: the number. Give one with “--number 12”, or “--number next”.")
        for name in missing(office, kind, number)
    )


def give_number(archive: Archive, letters: str, about: str, day: date, numbering: Numbering) -> int:
    """Return the number of the paper of this type about a briefing, giving it one if need be.

    Once given it stays: the same paper is written again with the same number. ``letters`` are
    those of the type ("TB"), ``about`` the briefing's id, ``day`` the one that the paper bears.
    """
    tries = TRIES
    while True:
        issued = archive.entered(NUMBERS)
        known = number_of(issued, letters, about)
        if known is not None:
            return known
        counts = counting_with(day, numbering, load_office(archive).term_start)
        number = next_number(issued, letters, counts)
        given = Issued(type=letters, number=number, about=about, day=day)
        try:
            archive.put_entered(NUMBERS, (*issued, given), base=issued)
        except ConflictError:  # somebody was quicker, and may have taken the number
            tries -= 1
            if not tries:
                raise
        else:
            return number


def _lines(value: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in value.split(BETWEEN) if line.strip())


def _text(name: str, label: str) -> tuple[str, OfficeField]:
    return name, OfficeField(
        label,
        lambda office: str(getattr(office, name)),
        lambda office, value: replace(office, **{name: value}),
    )


def _list(name: str, label: str) -> tuple[str, OfficeField]:
    return name, OfficeField(
        label,
        lambda office: f"{BETWEEN} ".join(getattr(office, name)),
        lambda office, value: replace(office, **{name: _lines(value)}),
    )


def _signer(name: str, part: str, label: str) -> tuple[str, OfficeField]:
    """Return a field of one of the signers; ``part`` is "authority", "title" or "name"."""

    def read(office: Office) -> str:
        signer: Signer = getattr(office, name) or Signer()
        if part == "authority":
            return f"{BETWEEN} ".join(map(write_authority, signer.authorities))
        return str(getattr(signer, part))

    def change(office: Office, value: str) -> Office:
        signer: Signer = getattr(office, name) or Signer()
        if part != "authority":
            return replace(office, **{name: replace(signer, **{part: value})})
        found = tuple(map(read_authority, _lines(value)))
        known = tuple(one for one in found if one is not None)
        if len(known) < len(found):
            raise ValueError(_("Write it as “TM Ban Thường vụ”, “KT Trưởng Ban”, “TL …”, “TUQ …”."))
        return replace(office, **{name: replace(signer, authorities=known)})

    return f"{name}.{part}", OfficeField(label, read, change)


def _meant(value: str, words: Mapping[C, str]) -> C:
    """Return the choice that somebody typed: its word, accents or not, or its name in files."""
    for choice, word in words.items():
        if search_key(value) in {search_key(_(word)), choice.value}:
            return choice
    raise ValueError(
        _("Choose among these: {names}.").format(names=", ".join(map(_, words.values())))
    )


def _profile(office: Office, value: str) -> Office:
    """Choose a form for all papers, and with it whose rules they follow; "" is by the day."""
    if not value:
        return replace(office, profile="")
    if value not in NAMES:
        raise ValueError(_("Choose among these: {names}.").format(names=", ".join(NAMES)))
    return replace(office, profile=value, field=load(value).field)


def _day(office: Office, value: str) -> Office:
    day = read_day(value, _ANY_DAY) if value else None
    if value and day is None:
        raise ValueError(_("Write the day as 25/10/2025."))
    return replace(office, term_start=day)


FIELDS: dict[str, OfficeField] = dict(
    (
        (
            "field",
            OfficeField(
                N_("Party or State"),
                lambda office: _(SIDES[office.field]),
                lambda office, value: replace(office, field=_meant(value, SIDES), profile=""),
            ),
        ),
        ("profile", OfficeField(N_("Form of the papers"), lambda office: office.profile, _profile)),
        _list("parents", N_("Body above the office")),
        _list("organization", N_("Issuing office")),
        _text("symbol", N_("Symbol of the office")),
        _text("place", N_("Place on papers")),
        _signer("signer", "authority", N_("Signing right")),
        _signer("signer", "title", N_("Signer's title")),
        _signer("signer", "name", N_("Signer's name")),
        _signer("report_signer", "authority", N_("Signing right on reports")),
        _signer("report_signer", "title", N_("Title of who signs reports")),
        _signer("report_signer", "name", N_("Name of who signs reports")),
        _list("recipients", N_("Recipients")),
        _text("archive", N_("Kept by")),
        (
            "numbering",
            OfficeField(
                N_("Numbering"),
                lambda office: _(COUNTS[office.numbering]) if office.numbering else "",
                lambda office, value: replace(
                    office, numbering=_meant(value, COUNTS) if value else None
                ),
            ),
        ),
        (
            "term_start",
            OfficeField(
                N_("First day of the term"),
                lambda office: write_day_slashed(office.term_start) if office.term_start else "",
                _day,
            ),
        ),
    )
)
"""The fields by the names under which they are set, in the order of a form."""
