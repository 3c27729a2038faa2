"""What the entry line means: loaded at the first key, for the first frame does without."""

from collections.abc import Sequence
from datetime import UTC, datetime

from textual.content import Content

from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.language.entry import (
    Chip,
    ChipKind,
    NameKey,
    Suggestion,
    complete,
    mention_at,
)
from briefing.language.letters import clean
from briefing.model.directory import name_keys
from briefing.model.parts import Part, PartKind
from briefing.model.records import Briefing
from briefing.tui.desk import Desk
from briefing.tui.phrases import due_phrase
from briefing.verbs import entering

COMPLETIONS_SHOWN = 4


class Meaning:
    """Reads lines by the names of the office, and says in chips what was read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def names(self) -> tuple[NameKey, ...]:
        """Return the units of the directory, else those that the open briefing names."""
        try:
            known = name_keys(self._desk.archive.directory())
        except ArchiveError:
            known = ()  # the directory's own place says what is wrong with it
        if known or self._desk.work is None:
            return known
        return entering.names_in(self._desk.work.briefing)

    def enter(self, briefing: Briefing, part: Part, typed: str) -> Briefing:
        """Return ``briefing`` with the typed line in it; see :func:`entering.enter`."""
        return entering.enter(
            briefing, part, typed, self.names(), now=datetime.now(UTC).astimezone()
        )

    def change(self, briefing: Briefing, part: Part, item_id: str, typed: str) -> Briefing:
        """Return ``briefing`` with one item as typed anew."""
        return entering.change(briefing, part, item_id, typed, self.names())

    def recall(self, briefing: Briefing, part: Part, item_id: str) -> str:
        """Return what is typed to say an item as it stands."""
        return entering.recall(briefing, part, item_id, self.names())

    def accepted(self, briefing: Briefing, part: Part, typed: str) -> str:
        """Return ``typed`` with what its prose says written behind it as tokens."""
        entry, offered = entering.understand(briefing, part, typed, self.names())
        return entering.accepted(typed, offered, entry) if offered else typed

    def begun(self, part: Part, line: str, column: int) -> str | None:
        """Return the beginning of a unit's name at the cursor, or ``None`` where there is none."""
        return mention_at(line, column) if part.kind is PartKind.CONCLUSIONS else None

    def completions(self, begun: str | None) -> list[str]:
        """Return the units that fit a beginning."""
        return [] if begun is None else complete(begun, self.names())

    def chips(
        self, briefing: Briefing, part: Part, typed: str, completions: Sequence[str]
    ) -> Content | None:
        """Return what the line shows of its meaning: names that fit, tokens, what prose offers."""
        if completions:
            return _key("Tab", " · ".join(completions[:COMPLETIONS_SHOWN]))
        entry, offered = entering.understand(briefing, part, typed, self.names())
        shown = [_chip(chip) for chip in entry.chips]
        if offered:
            shown.append(_key("Ctrl+G", " · ".join(map(_offer, offered))))
        return Content.styled("  ·  ", "$muted").join(shown) if shown else None


def _key(key: str, does: str) -> Content:
    return Content.assemble(
        Content.styled(key, "bold $accent"), " ", Content.styled(clean(does), "$muted")
    )


def _chip(chip: Chip) -> Content:
    if chip.unknown_nearest is None:
        return Content.styled(clean(_fact(chip.kind, chip.shown)), "$success")
    if chip.unknown_nearest:
        nearest = ", ".join(chip.unknown_nearest)
        said = _("? {name} is new; nearest: {nearest}").format(name=chip.shown, nearest=nearest)
    else:
        said = _("? {name} not understood").format(name=chip.shown)
    return Content.styled(clean(said), "$warning")


def _offer(suggestion: Suggestion) -> str:
    if isinstance(suggestion.value, str):
        return _fact(suggestion.kind, suggestion.value)
    return due_phrase(suggestion.value)


def _fact(kind: ChipKind, shown: str) -> str:
    match kind:
        case ChipKind.LEAD:
            return _("{unit} leads").format(unit=shown)
        case ChipKind.COOPERATING:
            return _("with {units}").format(units=shown)
        case ChipKind.DUE:
            return _("due {day}").format(day=shown)
        case ChipKind.TAG:
            return f"#{shown}"
