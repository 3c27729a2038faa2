"""An official paper as it is chosen on the screen: which one, in whose form, with which tones.

The tones are chosen for the other formats of the same paper here too.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import SettingsError
from briefing.i18n import N_, _
from briefing.language.letters import ToneStyle
from briefing.model.office import missing
from briefing.model.paper import PaperKind
from briefing.model.records import Briefing
from briefing.model.report import Report
from briefing.settings import load as settings
from briefing.verbs.officing import FIELDS, load_office
from briefing.verbs.papering import Made, Wish, make_paper, make_report_paper, paper_bytes
from briefing.writing.papers.formats import PAPER_FORMATS
from briefing.writing.papers.profile import NAMES
from briefing.writing.papers.template import lacking_places
from briefing.writing.papers.text import text_lines

T = TypeVar("T")

PAPER, FORM, TONES, TEMPLATE = "paper", "form", "tones", "template"
"""What can be chosen about an official paper."""

_WORD = "docx"

AS_TYPED = {"json"}
"""Formats for other programs, which are as typed unless somebody chooses otherwise."""

_KINDS = {
    PaperKind.MINUTES: N_("Minutes"),
    PaperKind.NOTICE: N_("Notice of conclusions"),
    PaperKind.REPORT: N_("Report"),
}
_TONES = {
    ToneStyle.TYPED: N_("tones as typed"),
    ToneStyle.NEW: N_("tones as in oà, uỷ"),
    ToneStyle.OLD: N_("tones as in òa, ủy"),
}


class Official:
    """One official paper, made anew whenever something else is chosen for it."""

    def __init__(
        self, archive: Archive, make: Callable[[Wish], Made], kinds: Sequence[PaperKind]
    ) -> None:
        self.archive = archive
        self._make = make
        self._kinds = kinds
        self.wish = Wish(kind=kinds[0], tone=tone_set())
        self._tone_chosen = False
        self._made: tuple[Wish, Made] | None = None

    def choices(self, format_name: str) -> dict[str, str]:
        """Return what is chosen for a format, by what can be chosen for it.

        As everything that makes the paper, raises what the archive raises.
        """
        shown = {
            PAPER: lambda: _(_KINDS[self.wish.kind]),
            FORM: lambda: self._now().profile.label,
            TONES: lambda: tone_words(self.tone(format_name)),
            TEMPLATE: self._template_words,
        }
        return {what: shown[what]() for what in self.open_to(format_name)}

    def choose(self, what: str, format_name: str) -> None:
        """Take the next value of what can be chosen; after the last comes the first."""
        if what not in self.open_to(format_name):
            return
        if what == PAPER:
            self.wish = self.wish._replace(kind=_after(self._kinds, self.wish.kind))
        elif what == FORM:
            self.wish = self.wish._replace(profile=_after(NAMES, self._now().profile.name))
        elif what == TEMPLATE:
            self.wish = self.wish._replace(template=b"" if self.wish.template is None else None)
        else:
            self.wish = self.wish._replace(tone=tone_after(self.tone(format_name)))
            self._tone_chosen = True

    def tone(self, format_name: str) -> ToneStyle:
        """Return where tones stand; in a record for other programs as typed, unless chosen."""
        if format_name in AS_TYPED and not self._tone_chosen:
            return ToneStyle.TYPED
        return self.wish.tone

    def made(self) -> Made:
        """Return the paper as it is chosen now."""
        return self._now()

    def lines(self, columns: int) -> list[str]:
        """Return the paper as lines of text, to be looked at; each of at most ``columns``."""
        made = self._now()
        return text_lines(made.paper, made.profile, columns)

    def content(self, format_name: str) -> bytes:
        """Return the paper as a file; ``format_name`` is one of :data:`PAPER_FORMATS`."""
        wish = self.wish._replace(format_name=format_name)
        return paper_bytes(self._now(), wish)

    def blanks(self) -> tuple[str, ...]:
        """Return what the office has not entered yet and the paper leaves blank."""
        made = self._now()
        office = replace(load_office(self.archive), field=made.profile.field)
        names = missing(office, made.paper.kind)
        return tuple(_(FIELDS[name].label) for name in names if name in FIELDS)

    @property
    def has_template(self) -> bool:
        """Whether the office keeps a Word document of its own for this paper."""
        return self.wish.kind in self.archive.templates().kinds()

    def lacking_places(self, format_name: str) -> tuple[str, ...]:
        """Return the placeholders that the paper would fill and the office's template has not."""
        if format_name != _WORD:
            return ()
        made = self._now()
        return tuple(fault.name for fault in lacking_places(made.template, made.paper))

    def forget(self) -> None:
        """Make the paper anew when it is next asked for: the office has entered something."""
        self._made = None

    def open_to(self, format_name: str) -> tuple[str, ...]:
        """Return what can be chosen for a format."""
        if format_name not in PAPER_FORMATS:
            return (TONES,)
        some = (PAPER, FORM, TONES) if len(self._kinds) > 1 else (FORM, TONES)
        return (*some, TEMPLATE) if format_name == _WORD else some

    def _template_words(self) -> str:
        if not self.has_template:
            return _("no template of the office")
        if self.wish.template is None:
            return _("in the office's template")
        return _("without the office's template")

    def _now(self) -> Made:
        if self._made is None or self._made[0] != self.wish:
            self._made = (self.wish, self._make(self.wish))
        return self._made[1]


def official_briefing(archive: Archive, briefing: Briefing) -> Official:
    """Return the official papers of a briefing."""
    return Official(archive, partial(make_paper, archive, briefing), tuple(PaperKind))


def official_report(archive: Archive, report: Report) -> Official:
    """Return a gathered report as an official paper."""
    return Official(archive, partial(make_report_paper, archive, report), (PaperKind.REPORT,))


def official_labels() -> dict[str, str]:
    """Return what a menu calls each format of official papers, in English."""
    return {made.name: made.label for made in PAPER_FORMATS.values()}


def tone_set() -> ToneStyle:
    """Return where tones stand as it is set; as typed while the settings cannot be read."""
    try:
        return ToneStyle(settings().tone_style)
    except SettingsError:
        return ToneStyle.TYPED


def kind_words(kind: PaperKind) -> str:
    """Return what a screen calls an official paper."""
    return _(_KINDS[kind])


def kind_after(kind: PaperKind) -> PaperKind:
    """Return the next official paper."""
    return _after(tuple(PaperKind), kind)


def tone_words(tone: ToneStyle) -> str:
    """Return what a screen calls a way of placing tones."""
    return _(_TONES[tone])


def tone_after(tone: ToneStyle) -> ToneStyle:
    """Return the next way of placing tones."""
    return _after(tuple(ToneStyle), tone)


def _after(values: Sequence[T], value: T) -> T:
    """Return the value after ``value``, the first one after the last."""
    return values[(values.index(value) + 1) % len(values)]
