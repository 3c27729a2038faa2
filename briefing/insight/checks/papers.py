"""Whether the paper that is chosen has what its form asks for (``data/papers.toml``)."""

from collections.abc import Callable, Iterator

from briefing.i18n import N_, _
from briefing.insight.checks.data import table
from briefing.insight.checks.rule import Finding, Known, Rule
from briefing.model.records import Briefing


def _concluded(briefing: Briefing) -> bool | None:
    return True if any(group.directives for group in briefing.directive_lists) else None


_HAS: dict[str, tuple[str, Callable[[Briefing], object]]] = {
    "organization": (N_("the organization"), lambda it: it.organization),
    "title": (N_("the title"), lambda it: it.title),
    "date": (N_("the day of the meeting"), lambda it: it.meeting.date),
    "start": (N_("when the meeting begins"), lambda it: it.meeting.date and it.meeting.start_time),
    "end": (N_("when the meeting ends"), lambda it: it.meeting.end_time),
    "place": (N_("the place"), lambda it: it.meeting.place),
    "attendance": (N_("who was there"), lambda it: it.meeting.attendance),
    "chair": (N_("who presides"), lambda it: it.meeting.chair),
    "chair_title": (
        N_("the title of who presides"),
        lambda it: it.meeting.chair and it.meeting.chair.title,
    ),
    "secretary": (N_("who takes the minutes"), lambda it: it.meeting.secretary),
    "content": (N_("what was reported or concluded"), lambda it: it.results or _concluded(it)),
    "conclusions": (N_("the conclusions"), _concluded),
}


def paper_names() -> tuple[str, ...]:
    """Return the papers whose forms are known."""
    return tuple(table("papers"))


def find_missing_fields(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find what the chosen paper's form asks for and the briefing does not say.

    While no paper is chosen nothing is asked for. Midnight is no beginning of a meeting, so a
    time that is there counts, whatever it is.
    """
    for field in table("papers").get(known.paper, {}).get("fields", ()):
        name, has = _HAS[field]
        value = has(briefing)
        if value is None or value in ("", ()):
            yield Finding(
                _("The form asks for {field}.").format(field=_(name)), _("Meeting"), field
            )


RULES = (Rule("form/missing", N_("The paper has what its form asks for."), find_missing_fields),)
