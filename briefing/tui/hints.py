"""What the line under the entry line says while nothing is chosen and nothing is wrong."""

from briefing.i18n import _
from briefing.model.parts import is_final
from briefing.model.records import Briefing


def resting_hint(briefing: Briefing) -> str:
    """Return what Enter does while items of ``briefing`` are typed."""
    if is_final(briefing):
        return _("This week is final. F8 reopens it as the next revision.")
    return _("Enter adds · Ctrl+J new paragraph · ↑↓ choose, Enter changes · Alt+↑↓ moves")
