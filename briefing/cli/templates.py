"""How verbs tell what a template has and lacks."""

from typing import TYPE_CHECKING

from briefing.cli.output import put, say
from briefing.i18n import _
from briefing.model.template import GRAVE, Lack, sentence

if TYPE_CHECKING:
    from briefing.verbs.templating import Looked


def put_looked(looked: "Looked") -> None:
    """Print which placeholders are there, and say what is lacking: "!" where a paper suffers."""
    there = [name for name, is_there in looked.has.items() if is_there]
    absent = [name for name, is_there in looked.has.items() if not is_there]
    if there:
        put(_("  has: {names}").format(names=", ".join(there)))
    if absent:
        put(_("  has not: {names}").format(names=", ".join(absent)))
    if not (looked.has or any(fault.lack is Lack.UNREADABLE for fault in looked.faults)):
        put(_("  has no placeholders: its page, head and styles are used, its text is left out"))
    for fault in looked.faults:
        say(f"  {'!' if fault.lack in GRAVE else '·'} {sentence(fault)}")


def plain_looked(looked: "Looked") -> dict[str, object]:
    """Return it for other programs."""
    return {
        "placeholders": looked.has,
        "faults": [
            {"lack": one.lack.value, "name": one.name, "message": sentence(one)}
            for one in looked.faults
        ],
    }
