"""Check: what a briefing's readers should look at before it goes out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import NotFoundError
from briefing.i18n import _
from briefing.insight.checks import RULES, Finding, Known, Level, check, summaries
from briefing.insight.checks.papers import paper_names
from briefing.insight.checks.rule import Fix, passages, where_directive
from briefing.model import records
from briefing.model.accepting import accept, is_accepted
from briefing.model.directory import EMPTY
from briefing.model.parts import LEAD_IN, Part, PartKind, items
from briefing.model.records import Briefing, Result
from briefing.model.template import TemplateFault
from briefing.verbs.counting import computed_totals
from briefing.verbs.registering import known_documents
from briefing.verbs.silencing import silenced_rules
from briefing.verbs.unreadable import Helpers

__all__ = [
    "Finding",
    "Fix",
    "Level",
    "Place",
    "findings",
    "findings_in_source",
    "fix_all",
    "known",
    "let_stand",
    "paper_names",
    "place_of",
    "previous",
    "require_rule",
    "rules",
    "unconfirmed",
    "with_findings",
]

UNREADABLE = "archive/unreadable"
"""The rule of findings that no rule has found: something entered beside the weeks is broken."""

_ROUNDS = 4
"""So often fixes are made and the text checked again: one may uncover another."""

_PROSE = 20
"""So many words make a paragraph of a source prose, rather than furniture of the page."""

_IN_SOURCE = ("figures/ratio", "period/weekday", "spelling/doubled", "spelling/centre")
"""What is looked for in paragraphs of a source that became no text of the briefing."""

Edit = Callable[[Briefing], Briefing]


class Place(NamedTuple):
    """Where something stands: a part, and one of its items ("" for the part as a whole)."""

    part: Part
    item_id: str


def findings(
    archive: Archive, briefing: Briefing, *, paper: str = "", today: date | None = None
) -> tuple[Finding, ...]:
    """Return what is to be looked at: the reader's warnings, then what the checks find.

    The briefing of the same kind that comes before it in ``archive``, and the office's
    directory, are compared with it. ``paper`` is what it is to go out as (one of
    :func:`paper_names`, "" for none yet). What the settings silence or the briefing lets stand is
    left out. What the office has entered and cannot be read is a finding too, and is done without.
    Raises what the archive raises of the briefings, and :class:`~briefing.errors.SettingsError`.
    """
    silenced = silenced_rules()
    helpers = Helpers()
    told = known(archive, briefing, helpers, paper=paper, today=today)
    unread = (Finding(problem, "", rule=UNREADABLE) for problem in helpers.problems)
    return (*unread, *_read(briefing, silenced), *check(briefing, told, silenced=silenced))


def known(
    archive: Archive,
    briefing: Briefing,
    helpers: Helpers,
    *,
    paper: str = "",
    today: date | None = None,
) -> Known:
    """Return what the rules are told beside ``briefing`` itself, read by ``helpers``."""
    return Known(
        previous=previous(archive, briefing),
        directory=helpers.read(archive.directory, EMPTY),
        register=known_documents(helpers.read(archive.documents, ())),
        today=today,
        paper=paper,
        totals=helpers.read(lambda: computed_totals(archive, briefing), {}),
        template_faults=_template_faults(archive, briefing, paper),
    )


def _template_faults(archive: Archive, briefing: Briefing, paper: str) -> tuple[TemplateFault, ...]:
    """Return what the office's own Word documents lack; most offices have none."""
    if not archive.templates().kinds():
        return ()
    from briefing.verbs.templating import faults_for  # noqa: PLC0415 - start-up

    return faults_for(archive, briefing, paper)


def findings_in_source(briefing: Briefing) -> tuple[Finding, ...]:
    """Return what the paragraphs have that a reader found no place for, of a file just read.

    A stored briefing goes out without them, so there they are nobody's business.
    """
    if briefing.source is None:
        return ()
    kept = "\n".join(passage.text for passage in passages(briefing))
    left = [
        paragraph.strip()
        for paragraph in briefing.source.text.split("\n")
        if len(paragraph.split()) >= _PROSE and paragraph.strip()[-_PROSE:] not in kept
    ]
    bare = replace(
        briefing,
        title="",
        summary="",
        results=tuple(Result(id=f"r{number}", text=text) for number, text in enumerate(left, 1)),
        directive_lists=(),
        quotations=(),
    )
    found = check(bare, silenced=[rule for rule in RULES if rule not in _IN_SOURCE])
    where = {_("Result {number}").format(number=n): text[:40] for n, text in enumerate(left, 1)}
    return tuple(
        finding._replace(
            where=_("Source: {text} …").format(text=where.get(finding.where, "")), fix=None
        )
        for finding in found
    )


def _read(briefing: Briefing, silenced: Sequence[str]) -> Iterator[Finding]:
    """Yield the reader's warnings as findings; they are known again by what they say."""
    for warning in briefing.warnings:
        words = warning.message
        if warning.rule not in silenced and not is_accepted(briefing, warning.rule, words):
            yield Finding(warning.message, warning.where, words, None, warning.rule)


def fix_all(found: Callable[[Briefing], Sequence[Finding]], briefing: Briefing) -> list[Fix]:
    """Return every certain fix of what ``found`` finds in ``briefing``, in the order to make them.

    The text is checked again after each round, since one fix may uncover another. Raises
    :class:`~briefing.errors.StateError` for a finalized briefing.
    """
    made: list[Fix] = []
    for _round in range(_ROUNDS):
        before = briefing
        # From the end of the texts on, so that the places of the others stay where they are.
        for finding in reversed(found(briefing)):
            if finding.fix is None:
                continue
            after = finding.fix.edit(briefing)
            if after != briefing:
                made.append(finding.fix)
                briefing = after
        if briefing == before:
            break
    return made


def let_stand(finding: Finding) -> Edit:
    """Return the edit that lets ``finding`` stand in one briefing, for good.

    A file that cannot be read is no matter of the briefing: that finding changes nothing in it.
    """
    if finding.rule == UNREADABLE:
        return lambda briefing: briefing
    return lambda briefing: accept(briefing, finding.rule, finding.words)


def with_findings(archive: Archive, briefing: Briefing) -> Briefing:
    """Return ``briefing`` with the findings among its warnings: for display, never to store."""
    found = findings(archive, briefing)
    return replace(
        briefing,
        warnings=tuple(
            records.Warning(rule=one.rule, message=one.message, where=one.where) for one in found
        ),
    )


def place_of(briefing: Briefing, warning: Finding | records.Warning) -> Place | None:
    """Return the place that ``warning`` points at, or ``None`` where no editor can go.

    A warning names its place in the words of the language in use, so it has to be looked up in
    the one it was found in.
    """
    if not warning.where:
        return None
    return next((place for where, place in _places(briefing) if where == warning.where), None)


def _places(briefing: Briefing) -> Iterator[tuple[str, Place]]:
    """Yield what the checks call each place, in reading order, and the place."""
    meeting = Place(Part(PartKind.MEETING), "")
    for where in (_("Title"), _("Period"), _("Meeting"), briefing.title):
        yield where, meeting
    yield _("Summary"), Place(Part(PartKind.SUMMARY), "summary" if briefing.summary else "")
    for number, result in enumerate(briefing.results, 1):
        where = _("Result {number}").format(number=number)
        yield where, Place(Part(PartKind.RESULTS), result.id)
    for index, group in enumerate(briefing.directive_lists):
        part = Part(PartKind.CONCLUSIONS, index)
        if group.lead_in:
            yield _("Sentence before the conclusions"), Place(part, LEAD_IN)
        for place, directive in enumerate(group.directives):
            yield where_directive(briefing, index, place), Place(part, directive.id)
    quotations = Part(PartKind.QUOTATIONS)
    for number, item in enumerate(items(briefing, quotations), 1):
        yield _("Quotation {number}").format(number=number), Place(quotations, item.id)


def unconfirmed(briefing: Briefing) -> tuple[Place, ...]:
    """Return the conclusions that nobody has confirmed at the read-back, in their order."""
    return tuple(
        Place(Part(PartKind.CONCLUSIONS, index), item.id)
        for index, group in enumerate(briefing.directive_lists)
        for item in group.directives
        if item.id not in briefing.confirmed
    )


def previous(archive: Archive, briefing: Briefing) -> Briefing | None:
    """Return the newest briefing of the same kind that begins before ``briefing``."""
    period = briefing.period
    earlier = [
        header
        for header in archive.headers()
        if header.period.kind is period.kind and header.period.start < period.start
    ]
    newest = max(earlier, key=lambda header: header.period.start, default=None)
    return archive.get(newest.id) if newest else None


def rules() -> dict[str, str]:
    """Return what each check asks for, by the id that its findings carry."""
    return summaries()


def require_rule(rule: str) -> None:
    """Raise :class:`NotFoundError` unless there is a rule with this id."""
    if rule not in RULES:
        raise NotFoundError(
            _('There is no rule called "{rule}".').format(rule=rule),
            _('"briefing check --rules" lists them.'),
        )
