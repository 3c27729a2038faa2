"""Whether there is a terminal for the application to be in."""

import sys

from briefing.errors import BriefingError
from briefing.i18n import _


def require_terminal() -> None:
    """Raise :class:`BriefingError` when input or output is a file or a pipe."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BriefingError(
            _("The application needs a terminal to show itself."),
            _('For use without one, see "briefing --help".'),
        )
