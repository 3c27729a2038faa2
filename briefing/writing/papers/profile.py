"""The profiles: the forms of official papers as data, one dated file each.

A profile says how long, how large, in which letters and words; every value stands in its file
with the rule it comes from. Which one is in force is told by the day and by whose office it is.
"""

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.language.letters import ToneStyle
from briefing.model.office import Field, Numbering, SigningRight
from briefing.model.paper import Role

_FOLDER = Path(__file__).parent / "profiles"

NAMES = ("hd05", "hd36", "nd30")
"""The profiles there are, the newest of the Party first."""

Millimetres = Annotated[float, Meta(ge=0, le=420)]
Points = Annotated[float, Meta(ge=0, le=144)]


class Align(StrEnum):
    """How the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Case(StrEnum):
    """How the letters of the type and the subject begin."""

    UPPER = "upper"  # all capitals
    SENTENCE = "sentence"  # the first letter a capital
    LOWER = "lower"  # the first letter small


class _Data(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Common settings: frozen, by keyword, nothing in the file that is not known."""


class Page(_Data, frozen=True, kw_only=True):
    """The sheet in millimetres; ``header`` is how far the page number is from the top edge."""

    width: Millimetres
    height: Millimetres
    top: Millimetres
    bottom: Millimetres
    left: Millimetres
    right: Millimetres
    header: Millimetres
    font: str
    language: str
    number_on_first: bool

    @property
    def text_width(self) -> float:
        """The width between the margins, in millimetres."""
        return self.width - self.left - self.right


class Columns(_Data, frozen=True, kw_only=True):
    """The widths of two columns in millimetres: of the head, the foot, a pair of signatures."""

    head: tuple[Millimetres, Millimetres]
    foot: tuple[Millimetres, Millimetres]
    pair: tuple[Millimetres, Millimetres]


class Texts(_Data, frozen=True, kw_only=True):
    """The words of the form; in braces stands what a paper puts in. "" is what it has not."""

    heading: str
    motto: str
    star: str
    dashes: str
    number: str
    place_date: str
    type_case: Case
    subject_case: Case
    section: str
    subsection: str
    day_mark: str
    comrade: str
    tone: ToneStyle
    end_mark: str
    recipients: str
    recipient: str
    recipient_mark: str
    archive: str
    numbering: Numbering
    place_in_minutes: bool


class Signatures(_Data, frozen=True, kw_only=True):
    """What stands over the two signatures of minutes."""

    keeper: str
    chair: str


class Rules(_Data, frozen=True, kw_only=True):
    """The rule under each part of the head, as a share of its text.

    ``width`` is its own, ``above`` and ``below`` what is free around it, in points.
    """

    heading: Annotated[float, Meta(ge=0, le=1)]
    motto: Annotated[float, Meta(ge=0, le=1)]
    organization: Annotated[float, Meta(ge=0, le=1)]
    subject: Annotated[float, Meta(ge=0, le=1)]
    width: Points
    above: Points
    below: Points


class Style(_Data, frozen=True, kw_only=True):
    """How one role looks. ``line`` is an exact line height in points, 0 for ``multiple`` lines.

    ``size``, ``before`` and ``after`` are points, ``indent`` of the first line millimetres.
    ``keep`` keeps it on the page of what follows; ``outline`` is its level in the outline.
    """

    size: Annotated[float, Meta(ge=6, le=36)]
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    align: Align = Align.LEFT
    indent: Millimetres = 0
    before: Points = 0
    after: Points = 0
    line: Points = 0
    multiple: Annotated[float, Meta(ge=1, le=3)] = 1
    keep: bool = False
    outline: Annotated[int, Meta(ge=0, le=9)] = 0


class Profile(_Data, frozen=True, kw_only=True):
    """One form of papers. ``until`` is its last day, ``None`` while it is in force."""

    name: str
    label: str
    field: Field
    since: date
    until: date | None = None
    page: Page
    columns: Columns
    texts: Texts
    prefixes: dict[SigningRight, str]
    minutes: Signatures
    rules: Rules
    styles: dict[Role, Style]

    def style(self, role: Role) -> Style:
        """Return how ``role`` looks: as the body where the profile has no style of its own."""
        return self.styles.get(role) or self.styles[Role.BODY]

    def in_force(self, day: date) -> bool:
        """Tell whether papers of ``day`` are in this form."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def load(name: str) -> Profile:
    """Return a profile by its name; raises :class:`BriefingError` for an unknown one."""
    import tomllib  # noqa: PLC0415 - start-up

    if name not in NAMES:
        raise BriefingError(
            _("There is no profile “{name}”.").format(name=name),
            _("Choose among these: {names}.").format(names=", ".join(NAMES)),
        )
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    profile = msgspec.convert(data, Profile)
    _require_whole(profile)
    return profile


def profile_on(day: date, field: Field) -> Profile:
    """Return the profile that ``field`` has in force on ``day``; its oldest for days before."""
    own = sorted(
        (profile for name in NAMES if (profile := load(name)).field is field),
        key=lambda profile: profile.since,
    )
    return next((profile for profile in reversed(own) if profile.since <= day), own[0])


def _require_whole(profile: Profile) -> None:
    """Raise :class:`ValueError` for a profile whose parts do not agree; a file of ours is wrong."""
    page = profile.page
    for columns in (profile.columns.head, profile.columns.foot, profile.columns.pair):
        if abs(sum(columns) - page.text_width) > 0.01:
            raise ValueError(f"{profile.name}: {columns} do not fill the width of the text")
    if set(profile.prefixes) != set(SigningRight):
        raise ValueError(f"{profile.name}: a signing right has no letters")
    if Role.BODY not in profile.styles:
        raise ValueError(f"{profile.name}: the body has no style")
