"""Official papers: composed from a briefing for an office, in a profile, and written as files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefing.archive import files
from briefing.archive.protocol import Archive
from briefing.errors import BriefingError, ReadError
from briefing.i18n import _
from briefing.language.letters import ToneStyle, tone_style
from briefing.model.office import Office
from briefing.model.paper import Paper, PaperKind, with_texts
from briefing.model.records import Briefing
from briefing.model.report import Report, report_id
from briefing.model.template import sentence
from briefing.verbs.giving import give, public_copy
from briefing.verbs.listing import short_name
from briefing.verbs.officing import give_number, lacking, load_office
from briefing.writing.papers.compose import minutes, notice, report
from briefing.writing.papers.form import Form
from briefing.writing.papers.formats import PAPER_FORMATS
from briefing.writing.papers.profile import Profile, load, profile_on
from briefing.writing.papers.template import lacking_places, render_with
from briefing.writing.papers.templating.package import MOST_BYTES, too_large

_WORD = "docx"

NEXT = "next"
"""Asks for the next number of the paper's type."""


class Kind(NamedTuple):
    """How one kind of paper is made: its letters in a number, its file's stem, its composer."""

    letters: str
    stem: str
    compose: Callable[[Briefing, Form], Paper]


KINDS = {
    PaperKind.MINUTES: Kind(minutes.LETTERS, "bien-ban", minutes.compose),
    PaperKind.NOTICE: Kind(notice.LETTERS, "thong-bao-ket-luan", notice.compose),
    PaperKind.REPORT: Kind(report.LETTERS, "bao-cao", report.compose),
}


class Wish(NamedTuple):
    """What somebody asks for. ``profile`` "" is the office's own, or the one of the day.

    ``day`` ``None`` is that of the meeting; ``number`` is a number, :data:`NEXT`, or "" to leave
    room for one. ``template`` is an office's own DOCX: ``None`` for the one that the archive
    keeps for such papers, b"" for none.
    """

    kind: PaperKind = PaperKind.MINUTES
    format_name: str = "docx"
    profile: str = ""
    tone: ToneStyle = ToneStyle.TYPED
    day: date | None = None
    number: str = ""
    template: bytes | None = None


class Made(NamedTuple):
    """A paper that was made, and a sentence for each thing that it leaves blank.

    ``template`` is the office's own DOCX that it is laid into, b"" for none.
    """

    paper: Paper
    profile: Profile
    blanks: tuple[str, ...]
    template: bytes = b""


def make_paper(archive: Archive, briefing: Briefing, wish: Wish) -> Made:
    """Return the paper of ``briefing`` that is wished for: always of its public copy.

    With :data:`NEXT` the number is given and kept. Raises :class:`BriefingError` for a profile
    that there is not, or a number that is none.
    """
    kind = KINDS[wish.kind]
    day = wish.day or briefing.meeting.date or briefing.period.end
    form = _form(archive, wish, _Subject(kind.letters, briefing.id, day))
    return _made(archive, kind.compose(public_copy(briefing), form), form, wish)


def make_report_paper(archive: Archive, gathered: Report, wish: Wish) -> Made:
    """Return an edited report as an official paper; as :func:`make_paper`."""
    day = wish.day or gathered.as_of
    about = report_id(gathered.period)
    form = _form(archive, wish, _Subject(report.LETTERS, about, day))
    return _made(archive, report.compose_report(gathered, form), form, wish)


def profile_for(office: Office, name: str, day: date) -> Profile:
    """Return the profile ``name``, else the office's own, else the one in force on ``day``.

    Raises :class:`BriefingError` for a name that none has.
    """
    chosen = name or office.profile
    return load(chosen) if chosen else profile_on(day, office.field)


def paper_bytes(made: Made, wish: Wish) -> bytes:
    """Return a paper as the file that is wished for.

    Raises :class:`BriefingError` for a template that cannot be used.
    """
    if wish.format_name == _WORD and made.template:
        return render_with(made.paper, made.profile, made.template)
    if wish.template:
        raise BriefingError(
            _("A template is a Word document and makes Word documents only."),
            _("Leave it out, or write to docx."),
        )
    return PAPER_FORMATS[wish.format_name].render(made.paper, made.profile)


def template_content(path: Path) -> bytes:
    """Return the bytes of an office's own DOCX; raises :class:`ReadError` where there is none."""
    found = files.signature(path)
    if found is None:
        raise ReadError(
            _('There is no file "{name}".').format(name=path), _("Check the name and the folder.")
        )
    if found.size > MOST_BYTES:
        raise too_large()
    read = files.read(path)
    return read[0] if read else b""


def paper_name(briefing: Briefing, wish: Wish) -> str:
    """Return the file name of a paper: "bien-ban-2020-W26.docx"."""
    suffix = PAPER_FORMATS[wish.format_name].suffix
    return f"{KINDS[wish.kind].stem}-{short_name(briefing)}{suffix}"


def export_paper(
    archive: Archive,
    briefing: Briefing,
    wish: Wish,
    target: Path | None = None,
    *,
    overwrite: bool = False,
) -> tuple[Path, Made]:
    """Write the paper to ``target`` and return the file's path, and what was made.

    A folder (an existing one; the working folder for ``None``) gets :func:`paper_name` in it.
    Raises as :func:`make_paper`, and as :func:`briefing.verbs.giving.export`.
    """
    made = make_paper(archive, briefing, wish)
    content = paper_bytes(made, wish)
    return give(content, paper_name(briefing, wish), target, overwrite=overwrite), made


class _Subject(NamedTuple):
    """What a number is given to: the letters of a type, the id of what it is about, its day."""

    letters: str
    about: str
    day: date


def _made(archive: Archive, paper: Paper, form: Form, wish: Wish) -> Made:
    """Return the paper with its tones where they are wished for, and what it leaves blank."""
    if wish.tone is not ToneStyle.TYPED:
        paper = with_texts(paper, lambda text: tone_style(text, wish.tone))
    blanks = list(lacking(form.office, paper.kind, form.number))
    template = wish.template
    if template is None and wish.format_name == _WORD:
        template = archive.templates().read(paper.kind)
    elif template is None and paper.kind in archive.templates().kinds():
        blanks.append(_("The office's template is for Word documents; this file is without it."))
    blanks += map(sentence, lacking_places(template or b"", paper))
    return Made(paper, form.profile, tuple(blanks), template or b"")


def _form(archive: Archive, wish: Wish, of: "_Subject") -> Form:
    """Return the form that a paper is to have; a number that is to be given is given here."""
    office = load_office(archive)
    profile = profile_for(office, wish.profile, of.day)
    office = replace(office, field=profile.field)
    number: int | None = None
    if wish.number == NEXT:
        numbering = office.numbering or profile.texts.numbering
        number = give_number(archive, of.letters, of.about, of.day, numbering)
    elif wish.number:
        number = _read_number(wish.number)
    return Form(office, profile, of.day, number)


def _read_number(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 100_000):
        raise BriefingError(
            _("“{number}” is no number for a paper.").format(number=text),
            _("Write it in digits, as 12, or “next” for the next one."),
        )
    return int(text)
