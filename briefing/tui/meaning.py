"""What the entry line means: loaded at the first key, for the first frame does without."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from textual.content import Content

from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.language.entry import (
    Chip,
    ChipKind,
    Entry,
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

if TYPE_CHECKING:
    from briefing.insight.documents.completing import (
        Completion,  # these are loaded when they are of use
    )
    from briefing.tui.hinting import Hinting
    from briefing.verbs.suggesting import Hint

COMPLETIONS_SHOWN = 4

FEWEST_BLANKS = 4
"""Blanks in what is typed before the like of it is looked for."""

_HINTED = frozenset({PartKind.RESULTS, PartKind.CONCLUSIONS})


class Meaning:
    """Reads lines by the names of the office, and says in chips what was read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._hints = False  # whether anything was typed that is long enough for a hint

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
        before = {result.id for result in briefing.results}
        after = entering.enter(
            briefing, part, typed, self.names(), now=datetime.now(UTC).astimezone()
        )
        new = next((result.id for result in after.results if result.id not in before), "")
        return self._hinting.applied(after, part, "", new) if self._hints else after

    def change(self, briefing: Briefing, part: Part, item_id: str, typed: str) -> Briefing:
        """Return ``briefing`` with one item as typed anew."""
        after = entering.change(briefing, part, item_id, typed, self.names())
        return self._hinting.applied(after, part, item_id, item_id) if self._hints else after

    def recall(self, briefing: Briefing, part: Part, item_id: str) -> str:
        """Return what is typed to say an item as it stands."""
        return entering.recall(briefing, part, item_id, self.names())

    # ---- what is offered

    def accepted(self, briefing: Briefing, part: Part, editing: str, typed: str) -> str:
        """Return ``typed`` with what its prose says, and the unit offered, behind it as tokens.

        A result has no tokens: its section and unit are kept until it is entered.
        """
        if part.kind is PartKind.RESULTS:
            if self._hints:
                self._hinting.take(briefing, part, editing, typed)
            return typed
        entry, offered = entering.understand(briefing, part, typed, self.names())
        whole = entering.accepted(typed, offered, entry) if offered else typed
        hints = self._hinted(briefing, part, editing, typed, led=_is_led(entry, offered))
        return " ".join((whole, *(entering.token(hint.value) for hint in hints)))

    def asks_for_documents(self, line: str, column: int) -> bool:
        """Tell whether a citation is begun at the cursor, so that documents should be known."""
        if not line[:column].rpartition(" ")[2][:1].isdecimal():
            return False  # nearly every key
        from briefing.insight.documents.completing import begins_citation  # noqa: PLC0415 - start-up

        return begins_citation(line[:column])

    def asks_for_weeks(self, part: Part, typed: str) -> bool:
        """Tell whether enough has been typed to look for the like of it in other weeks."""
        if part.kind not in _HINTED or typed.count(" ") < FEWEST_BLANKS:
            return False
        self._hints = True
        return self._hinting.memory is None

    async def read(self, what: str) -> bool:
        """Read "documents" or "weeks"; tell whether there is something new to offer."""
        if what == "weeks":
            return await self._hinting.read()
        before = self._desk.documents.known
        return await self._desk.documents.see() is not before

    @cached_property
    def _hinting(self) -> "Hinting":
        from briefing.tui.hinting import Hinting  # noqa: PLC0415 - start-up

        return Hinting(self._desk)

    def _hinted(
        self, briefing: Briefing, part: Part, editing: str, typed: str, *, led: bool
    ) -> "tuple[Hint, ...]":
        """Return the section and unit that like items had; ``led`` says that it has a unit."""
        if not self._hints or typed.count(" ") < FEWEST_BLANKS:
            return ()
        return self._hinting.hints(briefing, part, editing, typed, led=led)

    def completions(self, part: Part, line: str, column: int) -> "list[Completion]":
        """Return what the word at the cursor may be completed to: units, documents as cited."""
        begun = mention_at(line, column) if part.kind is PartKind.CONCLUSIONS else None
        if begun is not None:
            return [_unit(name, begun) for name in complete(begun, self.names())]
        if not self.asks_for_documents(line, column):
            return []
        from briefing.insight.documents.completing import complete_citation  # noqa: PLC0415 - start-up

        known = self._desk.documents.known
        return list(complete_citation(line[:column], known.numbers)) if known else []

    def chips(
        self,
        briefing: Briefing,
        part: Part,
        editing: str,
        typed: str,
        completions: "Sequence[Completion]",
    ) -> Content | None:
        """Return what the line shows of its meaning: names that fit, tokens, what is offered."""
        if completions:
            first = completions[:COMPLETIONS_SHOWN]
            return _key("Tab", " · ".join(completion.shown for completion in first))
        entry, offered = entering.understand(briefing, part, typed, self.names())
        shown = [_chip(chip) for chip in entry.chips]
        if self._hints:
            taken = self._hinting.taken_for(part, editing, typed)
            shown += [
                Content.styled(clean(self._hinting.phrase(hint)), "$success") for hint in taken
            ]
        hints = self._hinted(briefing, part, editing, typed, led=_is_led(entry, offered))
        if offered or hints:
            said = [*map(_offer, offered), *map(self._hinting.phrase, hints)]
            why = f" ({hints[0].reason})" if hints else ""
            shown.append(_key("Ctrl+G", " · ".join(said) + why))
        return Content.styled("  ·  ", "$muted").join(shown) if shown else None


def _is_led(entry: Entry, offered: Sequence[Suggestion]) -> bool:
    """Tell whether a unit is named, as a token or in the prose."""
    return bool(entry.unit) or any(one.kind is ChipKind.LEAD for one in offered)


def _unit(name: str, begun: str) -> "Completion":
    from briefing.insight.documents.completing import Completion  # noqa: PLC0415 - start-up

    whole = f'"{name}" ' if " " in name else f"{name} "
    return Completion(name, whole, len(begun))


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
