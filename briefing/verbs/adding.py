"""Add: one conclusion or one paragraph of results is put at the end of a briefing."""

from collections.abc import Sequence
from datetime import date

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError, NotFoundError
from briefing.i18n import _
from briefing.language.dates import read_spoken
from briefing.language.letters import clean
from briefing.language.markers import read_marker
from briefing.language.terms import ListStyle
from briefing.model.editing import add_directive, add_result, new_briefing
from briefing.model.identity import directives, period_id
from briefing.model.records import Briefing, Directive, Result
from briefing.verbs.naming import week_named
from briefing.verbs.storing import store_change

_SPOKEN_NUMBERS = frozenset({ListStyle.WORDS, ListStyle.ORDINAL_WORDS})


class AddError(BriefingError):
    """What was to be added is empty or has an unreadable date."""


def add_directive_to(
    archive: Archive,
    briefing: Briefing,
    text: str,
    *,
    unit: str = "",
    cooperating: Sequence[str] = (),
    due: str = "",
    tags: Sequence[str] = (),
) -> tuple[Briefing, Directive]:
    """Add a conclusion to ``briefing``'s last list, store it, and return both.

    Where somebody has changed the stored briefing meanwhile, it is added to that.

    ``text`` may begin with its number as spoken ("Sáu là, …"): it is counted anew, so that is
    left out. ``due`` is a date as people say it ("5/7", "T6", "cuối tháng"), counted from the
    meeting, or from the period's last day where no meeting is known.

    Raises :class:`AddError` for an empty text or an unreadable date, and what the archive and a
    finalized briefing raise.
    """
    words = _said(text)
    changed = store_change(
        archive,
        briefing,
        lambda stored: add_directive(
            stored,
            words,
            list_index=max(len(stored.directive_lists) - 1, 0),
            unit=_line(unit),
            cooperating=tuple(_line(name) for name in cooperating),
            due=_due(due, stored) if due else None,
            tags=tuple(_line(tag).removeprefix("#") for tag in tags),
        ),
    )
    return changed, tuple(directives(changed))[-1]


def add_result_to(
    archive: Archive, briefing: Briefing, text: str, *, section: str = "", unit: str = ""
) -> tuple[Briefing, Result]:
    """Add a paragraph of results to ``briefing``, store it, and return both.

    Stores and raises as :func:`add_directive_to` does.
    """
    words = _words(text)
    changed = store_change(
        archive,
        briefing,
        lambda stored: add_result(stored, words, section=_line(section), unit=_line(unit)),
    )
    return changed, changed.results[-1]


def week_or_new(archive: Archive, name: str, today: date, *, organization: str = "") -> Briefing:
    """Return the stored briefing of the week that ``name`` means, or an empty one to begin with.

    The empty one is not stored before something is added to it. Raises :class:`NotFoundError`
    where ``name`` means no week.
    """
    period = week_named(name, today)
    if period is None:
        raise NotFoundError(
            _('"{name}" is no week.').format(name=name),
            _('Write it as "2020-W26", as a day in it ("22/6/2020"), or as "this".'),
        )
    try:
        return archive.get(period_id(period))
    except NotFoundError:
        return new_briefing(period, organization=organization)


def _said(text: str) -> str:
    """Return ``text`` without the number that it was spoken with."""
    words = _words(text)
    marker = read_marker(words)
    if marker is None or marker.style not in _SPOKEN_NUMBERS:
        return words
    return _words(words[marker.end :])


def _words(text: str) -> str:
    words = clean(text).strip()
    if not words:
        raise AddError(_("There is nothing to add: the text is empty."))
    return words


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _due(due: str, briefing: Briefing) -> date:
    anchor = briefing.meeting.date or briefing.period.end
    day = read_spoken(clean(due).strip(), anchor)
    if day is None:
        raise AddError(
            _('"{due}" is not understood as a date.').format(due=due),
            _('Write it as "5/7", "5/7/2020", "T6", "cuối tháng" or "+3".'),
        )
    return day
