"""A form of short facts: labelled lines, one under the other, checked when it is kept."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.i18n import N_, _
from briefing.tui.display import plain
from briefing.tui.keys import command, step
from briefing.tui.widgets.fields import LineField
from briefing.tui.widgets.keybar import KeyBar

Outcome = TypeVar("Outcome")


class FormError(ValueError):
    """A fact that was not understood: the field's name and a sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


class FormScreen(ModalScreen[Outcome | None]):
    """Subclasses name the fields and make the outcome of what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("next-line", "enter", "next", N_("Next line"), ""),
        step("down,tab", "step(1)"),
        step("up,shift+tab", "step(-1)"),
        command("keep", "f2,ctrl+s", "keep", N_("Keep"), ""),
        command("back", "escape", "leave", N_("Cancel"), ""),
    ]

    def __init__(self, title: str, fields: dict[str, tuple[str, str, str]]) -> None:
        """Take the title and, by field name, its label, its value and an example."""
        super().__init__()
        self._title = title
        self._fields = fields

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(classes="dialog wide"):
            yield Static(plain(self._title), classes="dialog-title")
            with VerticalScroll(id="form", can_focus=False):
                for name, (label, value, example) in self._fields.items():
                    with Horizontal(classes="form-row"):
                        yield Static(plain(label), classes="form-label")
                        yield LineField(value, placeholder=example, id=name, select_on_focus=False)
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first line."""
        self.query(LineField).first().focus()

    def outcome(self, typed: dict[str, str]) -> Outcome:
        """Return what the typed facts mean; raises :class:`FormError` for what they cannot."""
        raise NotImplementedError

    def action_next(self) -> None:
        """Go to the next line; on the last one keep the form."""
        if self.focused is self.query(LineField).last():
            self.action_keep()
        else:
            self.action_step(1)

    def action_step(self, step: int) -> None:
        """Go to another line."""
        fields = list(self.query(LineField))
        place = fields.index(self.focused) if isinstance(self.focused, LineField) else 0
        fields[(place + step) % len(fields)].focus()

    def action_keep(self) -> None:
        """Return the outcome, or point at the line that was not understood."""
        typed = {name: self.query_one(f"#{name}", LineField).value.strip() for name in self._fields}
        try:
            kept = self.outcome(typed)
        except FormError as error:
            self.query_one(f"#{error.field}", LineField).focus()
            self.query_one("#hint", Static).update(Content.styled(error.sentence, "$error"))
            return
        self.dismiss(kept)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def not_understood(field: str, what: str, example: str) -> FormError:
    """Return the error for a fact that was not understood, with an example of one that is."""
    return FormError(
        field,
        _("Not understood: {what}. Write it as {example}.").format(what=what, example=example),
    )
