"""What an office's own Word document for its papers lacks, and how that is said.

A template may be unusable (:data:`UNUSABLE`): then no paper is made with it. Anything else it
lacks is only told: a paper can be made, though not all of it may be there.
"""

from enum import StrEnum
from typing import NamedTuple

from briefing.i18n import _
from briefing.model.paper import PaperKind


class Lack(StrEnum):
    """What kind of thing is wrong."""

    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    UNCLOSED = "unclosed"
    CROWDED = "crowded"
    PLACEHOLDER = "placeholder"
    STYLE = "style"
    PAGE_NUMBER = "page-number"


UNUSABLE = frozenset({Lack.UNREADABLE, Lack.UNKNOWN, Lack.UNCLOSED, Lack.CROWDED})
"""With these no paper is made."""

GRAVE = UNUSABLE | {Lack.PLACEHOLDER}
"""With these none is made, or not all of it is there."""


class Fault(NamedTuple):
    """One thing that a template lacks or has too much.

    ``name`` is the placeholder or the styles as they are written, or why it cannot be read;
    ``meant`` the placeholder that an unknown one is most like, "" for none.
    """

    lack: Lack
    name: str
    meant: str = ""


class TemplateFault(NamedTuple):
    """A fault of the template that is kept for papers of ``kind``."""

    kind: PaperKind
    fault: Fault


def sentence(fault: Fault) -> str:
    """Return what is wrong, as a sentence."""
    match fault.lack:
        case Lack.UNREADABLE:
            return fault.name
        case Lack.UNKNOWN if fault.meant:
            return _(
                "The template has {name}, which is no placeholder; {meant} may be meant."
            ).format(name=fault.name, meant=fault.meant)
        case Lack.UNKNOWN:
            return _("The template has {name}, which is no placeholder.").format(name=fault.name)
        case Lack.UNCLOSED:
            return _("A placeholder of the template is not closed: “{name}”.").format(
                name=fault.name
            )
        case Lack.CROWDED:
            return _(
                "In the template {name} must stand alone in a paragraph of the page itself."
            ).format(name=fault.name)
        case Lack.PLACEHOLDER:
            return _("The template has no {name}, so the paper goes out without it.").format(
                name=fault.name
            )
        case Lack.STYLE:
            return _("The template lacks these styles, and the form's are used: {names}.").format(
                names=fault.name
            )
        case Lack.PAGE_NUMBER:
            return _("The template numbers no pages.")
