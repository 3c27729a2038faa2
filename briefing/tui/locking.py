"""How the screens speak of revisions: which one, when it was locked, and by whom."""

from briefing.i18n import _
from briefing.language.days import write_day_slashed
from briefing.language.letters import clean
from briefing.model.parts import is_final
from briefing.model.records import Briefing, Finalized


def revision_name(briefing: Briefing) -> str:
    """Return "Bản 2", or "Bản nháp"."""
    if not is_final(briefing):
        return _("Draft")
    return _("Revision {number}").format(number=briefing.revision)


def locked_phrase(locked: Finalized | None) -> str:
    """Return "14:32 6/7/2020 · Nguyễn Thị An", in local time; nothing where it is not known."""
    if locked is None:
        return ""
    at = locked.at.astimezone() if locked.at.tzinfo else locked.at
    when = f"{at:%H:%M} {write_day_slashed(at.date())}"
    return " · ".join(filter(None, (when, " ".join(clean(locked.by).split()))))


def state_phrase(briefing: Briefing) -> str:
    """Return "Nháp", or "Đã chốt · bản 2 · 14:32 6/7/2020 · Nguyễn Thị An"."""
    if not is_final(briefing):
        return _("Draft")
    name = _("Final · revision {number}").format(number=briefing.revision)
    return " · ".join(filter(None, (name, locked_phrase(briefing.finalized))))
