"""The entry line: its number, the field, what was understood, and what the line says back."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.i18n import _
from briefing.language.entry import Chip, ChipKind, Entry, Suggestion
from briefing.language.letters import clean
from briefing.tui.phrases import due_phrase
from briefing.tui.widgets.fields import EntryField

COMPLETIONS_SHOWN = 4


class EntryLine(Vertical):
    """Shows; what the typed text means is told by whoever holds the briefing."""

    def compose(self) -> ComposeResult:
        """Lay the line out: number and field, chips, hint."""
        with Horizontal(id="entry-row"):
            yield Static(id="marker")
            yield EntryField(id="entry")
        yield Static(id="chips")
        yield Static(id="hint")

    @property
    def field(self) -> EntryField:
        """The field that is typed into."""
        return self.query_one(EntryField)

    def number(self, marker: str) -> None:
        """Show the number that what is typed will bear."""
        self.query_one("#marker", Static).update(
            Content.assemble(Content.styled(clean(marker), "bold $accent"), " ")
        )

    def say(self, message: str) -> None:
        """Say something under the line."""
        self.query_one("#hint", Static).update(Content.styled(clean(message), "$muted"))

    def understood(
        self, entry: Entry, suggestions: Sequence[Suggestion], completions: Sequence[str]
    ) -> None:
        """Show what the tokens mean, what the prose offers, or which names fit."""
        if completions:
            names = " · ".join(completions[:COMPLETIONS_SHOWN])
            shown = [Content.assemble(Content.styled("Tab", "bold $accent"), " ", clean(names))]
        else:
            shown = [_chip(chip) for chip in entry.chips]
            if offered := " · ".join(_offer(item) for item in suggestions):
                shown.append(
                    Content.assemble(
                        Content.styled("Ctrl+G", "bold $accent"),
                        " ",
                        Content.styled(clean(offered), "$muted"),
                    )
                )
        line = self.query_one("#chips", Static)
        line.display = bool(shown)
        line.update(Content.styled("  ·  ", "$muted").join(shown))


def _chip(chip: Chip) -> Content:
    shown = clean(chip.shown)
    if chip.unknown_nearest is not None:
        nearest = ", ".join(chip.unknown_nearest)
        said = (
            _("? {name} is new; nearest: {nearest}").format(name=shown, nearest=nearest)
            if nearest
            else _("? {name} not understood").format(name=shown)
        )
        return Content.styled(clean(said), "$warning")
    match chip.kind:
        case ChipKind.LEAD:
            said = _("{unit} leads").format(unit=shown)
        case ChipKind.COOPERATING:
            said = _("with {units}").format(units=shown)
        case ChipKind.DUE:
            said = _("due {day}").format(day=shown)
        case ChipKind.TAG:
            said = f"#{shown}"
    return Content.styled(said, "$success")


def _offer(suggestion: Suggestion) -> str:
    if not isinstance(suggestion.value, str):
        return due_phrase(suggestion.value)
    if suggestion.kind is ChipKind.LEAD:
        return _("{unit} leads").format(unit=suggestion.value)
    return _("with {units}").format(units=suggestion.value)
