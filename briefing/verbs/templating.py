"""Templates: an office's own Word documents for its papers, taken in, looked at, given back."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError, NotFoundError
from briefing.i18n import _
from briefing.model.editing import new_briefing
from briefing.model.paper import PaperKind
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.model.template import GRAVE, Fault, TemplateFault
from briefing.verbs.giving import give
from briefing.verbs.officing import load_office
from briefing.verbs.papering import KINDS, Wish, make_paper, profile_for, template_content
from briefing.writing.papers.profile import NAMES, load
from briefing.writing.papers.template import (
    lacking,
    opened,
    possible_roles,
    roles_in,
    unreadable_fault,
    usable,
)
from briefing.writing.papers.templating.placeholders import Placeholder, written
from briefing.writing.papers.templating.sample import sample


class Looked(NamedTuple):
    """What a template has and lacks for papers of one kind.

    ``has`` tells of each placeholder, as it is written, whether it is there; empty for a template
    of which only page, head and styles are used.
    """

    faults: tuple[Fault, ...]
    has: dict[str, bool]


def take_template(archive: Archive, kind: PaperKind, path: Path) -> None:
    """Keep the Word document at ``path`` for papers of ``kind``.

    Raises :class:`BriefingError` for one that papers cannot be made with; nothing is kept then.
    """
    content = template_content(path)
    usable(content, load(NAMES[0]))
    archive.templates().keep(kind, content)


def look_at(
    archive: Archive, kind: PaperKind, content: bytes, today: date, profile: str = ""
) -> Looked:
    """Return what the template ``content`` has and lacks for papers of ``kind``.

    ``profile`` "" is the office's own, or the one in force ``today``.
    """
    try:
        template = opened(content)
    except BriefingError as error:
        return Looked((unreadable_fault(error),), {})
    wish = Wish(kind, profile=profile, template=b"")
    made = make_paper(archive, _no_briefing(today), wish)
    faults = lacking(template, made.paper, possible_roles(template, made.profile))
    has = {written(one): one in template.placeholders for one in _possible(kind)}
    return Looked(faults, has if template.placeholders else {})


def look_at_kept(archive: Archive, kind: PaperKind, today: date) -> Looked:
    """Return what the template kept for papers of ``kind`` has and lacks."""
    return look_at(archive, kind, kept_template(archive, kind), today)


def kept_template(archive: Archive, kind: PaperKind) -> bytes:
    """Return the template kept for papers of ``kind``; raises :class:`NotFoundError` for none."""
    content = archive.templates().read(kind)
    if not content:
        raise NotFoundError(
            _("No template is kept for this paper: {paper}.").format(paper=kind.value),
            _("Keep one: briefing office --template {paper}=FILE.docx").format(paper=kind.value),
        )
    return content


def remove_template(archive: Archive, kind: PaperKind) -> None:
    """Keep no template for papers of ``kind`` any more; raises :class:`NotFoundError` for none."""
    if kind not in archive.templates().kinds():
        kept_template(archive, kind)
    archive.templates().remove(kind)


def give_template(
    archive: Archive, kind: PaperKind, target: Path | None = None, *, overwrite: bool = False
) -> Path:
    """Write the kept template to ``target``, byte for byte as it was taken in; return the file.

    Raises as :func:`briefing.verbs.giving.give`, and :class:`NotFoundError` for none.
    """
    content = kept_template(archive, kind)
    return give(content, _file_name(kind), target, overwrite=overwrite)


def give_sample(
    archive: Archive,
    kind: PaperKind,
    today: date,
    target: Path | None = None,
    *,
    profile: str = "",
    overwrite: bool = False,
) -> Path:
    """Write a template to begin with to ``target``: a form with all styles and placeholders."""
    content = sample(kind, profile_for(load_office(archive), profile, today))
    return give(content, _file_name(kind), target, overwrite=overwrite)


def faults_for(archive: Archive, briefing: Briefing, asked: str = "") -> tuple[TemplateFault, ...]:
    """Return what the kept templates lack for the papers of ``briefing``.

    ``asked`` is the only kind that is meant, "" for each that has a template.
    """
    found: list[TemplateFault] = []
    for kind in archive.templates().kinds():
        if asked not in {"", kind}:
            continue
        try:
            template = opened(archive.templates().read(kind))
        except BriefingError as error:
            found.append(TemplateFault(kind, unreadable_fault(error)))
        else:
            paper = make_paper(archive, briefing, Wish(kind, template=b"")).paper
            faults = lacking(template, paper, roles_in(template, paper))
            found += (TemplateFault(kind, fault) for fault in faults)
    return tuple(found)


def is_lacking(faults: tuple[Fault, ...]) -> bool:
    """Tell whether papers suffer from ``faults``; a form's own style is as good as another."""
    return any(fault.lack in GRAVE for fault in faults)


def _possible(kind: PaperKind) -> list[Placeholder]:
    """Return the placeholders that papers of ``kind`` can fill."""
    keeper = {Placeholder.KEEPER, Placeholder.KEEPER_TITLE}
    return [one for one in Placeholder if kind is PaperKind.MINUTES or one not in keeper]


def _no_briefing(today: date) -> Briefing:
    """Return a briefing in which nothing has been said yet."""
    return new_briefing(Period(kind=PeriodKind.WEEK, start=today, end=today))


def _file_name(kind: PaperKind) -> str:
    return f"mau-{KINDS[kind].stem}.docx"
