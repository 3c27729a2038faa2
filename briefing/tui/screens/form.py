"""A form of short facts: labelled lines, one under the other, checked when it is kept."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple, Self, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.resources import themes_dir
from briefing.tui.display import plain
from briefing.tui.formdraft import FormDraft
from briefing.tui.keys import command, step
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span

Outcome = TypeVar("Outcome")


class FormError(ValueError):
    """A fact that was not understood: the field's name and a sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


class Offer(NamedTuple):
    """What a line may be completed to: the text it then has, and what is said beside it."""

    value: str
    beside: str = ""


class FormScreen(ModalScreen[Outcome | None]):
    """Subclasses name the fields and make the outcome of what was typed.

    They may offer completions (:meth:`offers`), which show under the form while a line is typed,
    or on ↓ in an empty one. None is taken but by choosing it, so a name that merely begins like
    a known one can be typed.
    """

    CSS_PATH = themes_dir() / "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("take-offer", "enter", "take", N_("Choose"), ""),
        command("next-line", "enter", "next", N_("Next line"), ""),
        step("down,tab", "offer(1)"),
        step("up,shift+tab", "offer(-1)"),
        step("down", "open_offers"),
        step("down,tab", "step(1)"),
        step("up,shift+tab", "step(-1)"),
        command("keep", "f2,ctrl+s", "keep", N_("Keep"), ""),
        command("close-offers", "escape", "close_offers", N_("Choose none"), ""),
        command("back", "escape", "leave", N_("Cancel"), ""),
    ]

    def __init__(self, title: str, fields: dict[str, tuple[str, str, str]], *, place: str) -> None:
        """Take the title and, by field name, its label, its value and an example.

        ``place`` tells the form and what it is of from every other, for what is typed into it is
        in the journal until it is kept ("facts:week-2020-06-22").
        """
        super().__init__()
        self._title = title
        self._fields = fields
        self._place = place
        self._draft = FormDraft(self)
        self._offered: Sequence[Offer] = ()
        self._store: Callable[[Outcome], object] | None = None

    def storing(self, store: Callable[[Outcome], object]) -> Self:
        """Let ``store`` take the outcome while the form is still open, and return the form.

        Where that raises :class:`BriefingError`, the form says so and stays as it is.
        """
        self._store = store
        return self

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(classes="dialog wide"):
            yield Static(plain(self._title), classes="dialog-title")
            with VerticalScroll(id="form", can_focus=False):
                for name, (label, value, example) in self._fields.items():
                    with Horizontal(classes="form-row"):
                        yield Static(plain(label), classes="form-label")
                        yield LineField(value, placeholder=example, id=name, select_on_focus=False)
            yield Page(id="offers")
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first line; or at what was being typed when the program ended."""
        self._show_offers(())
        left = self._draft.begin(self._place, self._lines())
        with self.prevent(Input.Changed):
            for name, text in left.items():
                self._line(name).value = text
        if left:
            field = self._line(next(iter(left)))
            field.cursor_position = 0
            field.focus()
            self.call_after_refresh(field.action_end)  # a long text scrolls to where typing ended
            self.query_one("#hint", Static).update(
                _("Recovered what was being typed when the program ended; Esc throws it away.")
            )
        else:
            self.query(LineField).first().focus()

    def on_unmount(self) -> None:
        """Keep what is being typed when the program ends."""
        self._draft.keep()

    def keep_typed(self) -> None:
        """Put what is being typed into the journal now."""
        self._draft.keep()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Enter, Esc and the arrows mean the offers while there are some."""
        if action == "take":
            return bool(self._offered and self._offers.selected)
        if action in ("offer", "close_offers"):
            return bool(self._offered)
        if action == "open_offers":
            return not self._offered and bool(self._offers_for_empty())
        if action in ("next", "step", "leave"):
            return not self.check_action("take" if action == "next" else "offer", ())
        return super().check_action(action, parameters)

    def outcome(self, typed: dict[str, str]) -> Outcome:
        """Return what the typed facts mean; raises :class:`FormError` for what they cannot."""
        raise NotImplementedError

    def offers(self, field: str, typed: str) -> Sequence[Offer]:  # noqa: ARG002 - for subclasses
        """Return what the line ``field`` may be completed to; everything for nothing typed."""
        return ()

    # ---- from line to line

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
        typed = {name: text.strip() for name, text in self._lines().items()}
        try:
            kept = self.outcome(typed)
            if self._store is not None:
                self._store(kept)
        except FormError as error:
            self._line(error.field).focus()
            self._refuse(error.sentence)
            return
        except BriefingError as error:
            self._refuse(str(error))
            return
        self._leave_with(kept)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self._leave_with(None)

    def _refuse(self, sentence: str) -> None:
        self.query_one("#hint", Static).update(Content.styled(clean(sentence), "$error"))

    def _leave_with(self, outcome: Outcome | None) -> None:
        """Hand the outcome over; what was typed leaves the journal only after that."""
        asking = self._result_callbacks[-1].requester
        self.dismiss(outcome)
        asking.call_next(self._draft.end)

    def _lines(self) -> dict[str, str]:
        return {name: self._line(name).value for name in self._fields}

    def _line(self, name: str) -> LineField:
        return self.query_one(f"#{name}", LineField)

    # ---- what a line may be completed to

    @property
    def _offers(self) -> Page:
        return self.query_one("#offers", Page)

    def _offers_for_empty(self) -> Sequence[Offer]:
        """Return what is offered for the focused line if nothing is in it."""
        field = self.focused
        if isinstance(field, LineField) and field.id and not field.value.strip():
            return self.offers(field.id, "")
        return ()

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        """Keep what is typed, and offer what fits the line."""
        self._draft.typed(self._lines())
        if event.input is self.focused and event.input.id:
            typed = event.value.strip()
            found = self.offers(event.input.id, typed) if typed else ()
            self._show_offers(() if [offer.value for offer in found] == [typed] else found)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Another line: what was offered for the one before goes."""
        self._show_offers(())

    def action_open_offers(self) -> None:
        """Offer everything for an empty line, the first chosen."""
        self._show_offers(self._offers_for_empty())
        self.action_offer(1)

    def action_offer(self, by: int) -> None:
        """Choose another offer; up from the first one chooses none."""
        page = self._offers
        keys = page.keys()
        if by < 0 and page.selected in ("", keys[0]):
            page.selected = ""
        else:
            page.select_next(by)
        self.refresh_bindings()

    def action_take(self) -> None:
        """Complete the line to the chosen offer, and go to the next."""
        taken = self._offered[int(self._offers.selected)]
        field = self.focused
        self._show_offers(())
        if isinstance(field, LineField):
            with self.prevent(Input.Changed):
                field.value = taken.value
            self._draft.typed(self._lines())
            self.action_step(1)

    @on(Page.Picked, "#offers")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self.action_take()

    def action_close_offers(self) -> None:
        """Leave the line as it was typed."""
        self._show_offers(())

    def _show_offers(self, found: Sequence[Offer]) -> None:
        self._offered = found
        page = self._offers
        page.selected = ""
        page.display = bool(self._offered)
        page.show([_row(offer, str(place)) for place, offer in enumerate(self._offered)])
        self.refresh_bindings()


def not_understood(field: str, what: str, example: str) -> FormError:
    """Return the error for a fact that was not understood, with an example of one that is."""
    return FormError(
        field,
        _("Not understood: {what}. Write it as {example}.").format(what=what, example=example),
    )


def _row(offer: Offer, key: str) -> Block:
    """Return an offer as a row: what the line would have, and at some distance what is said."""
    spans = [Span(clean(offer.value))]
    if offer.beside:
        spans.append(Span(f"  {clean(offer.beside)}", "muted"))
    return Block((Paragraph(tuple(spans)),), key)
