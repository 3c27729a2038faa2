"""Hints at the section and the unit of what is typed, and those that were taken."""

from briefing.i18n import _
from briefing.model.parts import Part, PartKind
from briefing.model.records import Briefing
from briefing.tui.desk import Desk
from briefing.verbs.suggesting import Hint, Memory, What, lacking, remembered, suggest, take


class Hinting:
    """What earlier weeks hint at; what was taken of it waits until the line is entered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._taken: tuple[Hint, ...] = ()
        self._taken_at: tuple[Part, str] | None = None

    @property
    def memory(self) -> Memory | None:
        """What the weeks have to say; ``None`` before :meth:`read`."""
        return self._desk.overviewing.known(remembered)

    async def read(self) -> bool:
        """Read the weeks beside the keys; tell whether they say something new."""
        before = self.memory
        return await self._desk.overviewing.see(remembered) is not before

    def hints(
        self, briefing: Briefing, part: Part, editing: str, typed: str, *, led: bool
    ) -> tuple[Hint, ...]:
        """Return a section and a unit for what has neither yet; ``led`` says that it has a unit.

        ``editing`` is the id of the item that is being changed, or nothing.
        """
        memory = self.memory
        if memory is None or self.taken_for(part, editing, typed):
            return ()
        wanted = lacking(briefing, editing) if editing else frozenset(What)
        if led:
            wanted -= {What.UNIT}
        if part.kind is not PartKind.RESULTS:
            wanted -= {What.SECTION}
        if not wanted:
            return ()
        found = suggest(memory, typed, besides=briefing.id)
        return tuple(hint for hint in found if hint.what in wanted)

    def take(self, briefing: Briefing, part: Part, editing: str, typed: str) -> None:
        """Keep what is hinted at for a result until it is entered."""
        if hints := self.hints(briefing, part, editing, typed, led=False):
            self._taken, self._taken_at = hints, (part, editing)

    def taken_for(self, part: Part, editing: str, typed: str) -> tuple[Hint, ...]:
        """Return what was taken for the line; it is let go when the line is emptied or left."""
        if self._taken_at != (part, editing) or not typed.strip():
            self._taken, self._taken_at = (), None
        return self._taken

    def phrase(self, hint: Hint) -> str:
        """Return what is hinted at, in words."""
        return hint_phrase(hint)

    def applied(self, briefing: Briefing, part: Part, editing: str, item_id: str) -> Briefing:
        """Return ``briefing`` with what was taken for the line given to the item it became."""
        if not item_id or self._taken_at != (part, editing):
            return briefing
        return take(briefing, item_id, self._taken)


def hint_phrase(hint: Hint) -> str:
    """Return what is hinted at: "section Tổ chức cán bộ", "Vụ Cán bộ leads"."""
    if hint.what is What.SECTION:
        return _("section {name}").format(name=hint.value)
    return _("{unit} leads").format(unit=hint.value)
