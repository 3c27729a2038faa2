"""What an office enters once for its papers: who it is, who signs, who receives, how it counts.

Signing rights are kept by what they mean, not as letters: the State writes "TM.", "KT.", "TL."
(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7), the Party "T/M", "K/T", "T/L" (Hướng dẫn 05-HD/VPTW).
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from briefing.language.congresses import term_of
from briefing.model.paper import PaperKind
from briefing.model.records import Record


class Field(StrEnum):
    """Whose rules on form an office follows."""

    PARTY = "party"
    STATE = "state"


class SigningRight(StrEnum):
    """By what right somebody signs who is not simply the head."""

    COLLECTIVE = "collective"  # thay mặt
    DEPUTY = "deputy"  # ký thay
    DELEGATED = "delegated"  # thừa lệnh
    AUTHORIZED = "authorized"  # thừa uỷ quyền
    ACTING = "acting"  # quyền


class Numbering(StrEnum):
    """When the numbers of a kind of paper begin at 01 again."""

    YEAR = "year"
    TERM = "term"


class Authority(Record, frozen=True, kw_only=True):
    """One line above the signer's title: "TM. ỦY BAN NHÂN DÂN", "K/T TRƯỞNG BAN"."""

    right: SigningRight
    of: str


class Signer(Record, frozen=True, kw_only=True):
    """Who signs: the lines of authority from the top, the signer's own title, the name."""

    title: str = ""
    name: str = ""
    authorities: tuple[Authority, ...] = ()


class Office(Record, frozen=True, kw_only=True):
    """The office as its papers name it; ``profile`` "" is the form in force on the paper's day.

    ``parents`` and ``organization`` are lines as they are to be broken; ``archive`` is who keeps
    the paper ("VT, TH" or "Văn phòng Tỉnh uỷ"). ``report_signer`` signs reports where it is
    another than the one of notices. ``numbering`` ``None`` is that of the form; ``term_start``
    is the day from which the present term counts.
    """

    field: Field = Field.PARTY
    profile: str = ""
    parents: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    symbol: str = ""
    place: str = ""
    signer: Signer = Signer()
    report_signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    archive: str = ""
    numbering: Numbering | None = None
    term_start: date | None = None


class Issued(Record, frozen=True, kw_only=True):
    """A number that was given to a paper: ``type`` is its letters ("TB"), ``about`` a briefing."""

    type: str
    number: int
    about: str
    day: date


def signer_of(office: Office, kind: PaperKind) -> Signer:
    """Return who signs papers of ``kind``; minutes are signed by chair and secretary instead."""
    if kind is PaperKind.REPORT and office.report_signer is not None:
        return office.report_signer
    return office.signer


def missing(office: Office, kind: PaperKind, number: int | None = None) -> tuple[str, ...]:
    """Return the names of the fields that a paper of ``kind`` needs and that are empty.

    A paper can be written all the same, with blanks to be filled by hand. ``number`` is the one
    that the paper bears.
    """
    needed: list[tuple[str, object]] = [
        ("organization", office.organization),
        ("symbol", office.symbol),
        ("number", number is not None),
        ("archive", office.archive),
    ]
    if kind is not PaperKind.MINUTES:
        signer = signer_of(office, kind)
        needed += [
            ("place", office.place),
            ("recipients", office.recipients),
            ("signer.title", signer.title),
            ("signer.name", signer.name),
        ]
    elif office.field is Field.PARTY:  # the State's minutes bear no place and date: mẫu 1.9
        needed.append(("place", office.place))
    return tuple(name for name, value in needed if not value)


def number_of(issued: Iterable[Issued], type_letters: str, about: str) -> int | None:
    """Return the number that the paper of this type about this briefing was given, if any."""
    return next(
        (one.number for one in issued if (one.type, one.about) == (type_letters, about)), None
    )


def next_number(issued: Iterable[Issued], type_letters: str, counts: Callable[[date], bool]) -> int:
    """Return the number after the highest of this type among the papers of the days that count."""
    taken = (one.number for one in issued if one.type == type_letters and counts(one.day))
    return max(taken, default=0) + 1


def counting_with(
    day: date, numbering: Numbering, term_start: date | None
) -> Callable[[date], bool]:
    """Return what tells whether the papers of a day are counted together with those of ``day``.

    The State counts anew each year (ND30, Phụ lục I, II.3), the Party each term (HD05); without
    a day on which the office's own term began it is the term of the national congress.
    """
    if numbering is Numbering.YEAR:
        return lambda other: other.year == day.year
    if term_start is None:
        return lambda other: term_of(other) == term_of(day)
    return lambda other: (other >= term_start) is (day >= term_start)


_RIGHTS = {
    "tm": SigningRight.COLLECTIVE,
    "kt": SigningRight.DEPUTY,
    "tl": SigningRight.DELEGATED,
    "tuq": SigningRight.AUTHORIZED,
    "q": SigningRight.ACTING,
}
_LETTERS = {right: letters for letters, right in _RIGHTS.items()}


def read_authority(text: str) -> Authority | None:
    """Return "T/M Ban Thường vụ", "KT. Trưởng Ban", "TL Bí thư" as what it means, else ``None``."""
    letters, _blank, of = " ".join(text.split()).partition(" ")
    right = _RIGHTS.get(letters.replace("/", "").replace(".", "").lower())
    return Authority(right=right, of=of) if right and of else None


def write_authority(authority: Authority) -> str:
    """Return "TM Ban Thường vụ": what :func:`read_authority` reads."""
    return f"{_LETTERS[authority.right].upper()} {authority.of}"
