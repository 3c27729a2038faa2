"""Export of several weeks at once: which, in what format, how far it is, what became of it."""

from collections.abc import Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.archive.protocol import Archive
from briefing.i18n import N_, _
from briefing.language.letters import ToneStyle
from briefing.settings import remember, remembered, user_path
from briefing.tui.display import plain
from briefing.tui.keys import command, step
from briefing.tui.official import (
    AS_TYPED,
    FORM,
    PAPER,
    TONES,
    kind_after,
    kind_words,
    official_labels,
    tone_after,
    tone_set,
    tone_words,
)
from briefing.tui.phrases import period_name
from briefing.tui.screens.weeks.sending import Batch, Sent, bar, send, summary
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.giving_many import Manner
from briefing.verbs.papering import Wish
from briefing.writing import FORMATS
from briefing.writing.papers.formats import PAPER_FORMATS
from briefing.writing.papers.profile import NAMES, load

BATCH = "batch"
"""What can be chosen here besides what can be chosen for one week."""


class WeeksExportScreen(ModalScreen[None]):
    """Writes a file for each week of a batch, and says what became of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("write", "enter", "write", N_("Write"), ""),
        command(
            "overwrite",
            "ctrl+r",
            "overwrite",
            N_("Overwrite"),
            N_("Write over the files that are there"),
        ),
        command("export-paper", "f2", f"choose('{PAPER}')", N_("Paper"), N_("Another paper")),
        command("export-weeks", "f3", f"choose('{BATCH}')", N_("Weeks"), N_("Other weeks")),
        command("export-form", "f4", f"choose('{FORM}')", N_("Form"), N_("Another form")),
        command("export-tones", "f6", f"choose('{TONES}')", N_("Tones"), N_("Other tones")),
        command("stop-export", "escape", "stop", N_("Stop"), N_("Stop after this file")),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, archive: Archive, batches: Sequence[Batch]) -> None:
        super().__init__()
        self._archive = archive
        self._batches = list(batches)
        self._wish = Wish()
        self._tone = tone_set()
        self._tone_chosen = False
        self._at_work = False
        self._stopping = False
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Export several weeks"), classes="dialog-title")
            with Horizontal(classes="form-row"):
                yield Static(_("Folder"), classes="form-label")
                yield LineField(id="folder")
            yield Static(id="choices")
            yield Page(id="formats")
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Offer Word documents, in the folder of the last export."""
        rows = self.query_one("#formats", Page)
        rows.show(Block((Paragraph((Span(_(label)),)),), name) for name, label in _labels().items())
        rows.selected = next(iter(PAPER_FORMATS))
        field = self.query_one(LineField)
        field.value = remembered("export_folder") or str(Path.cwd())
        field.focus()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is to choose and to do; while files are written, to stop."""
        running = self._at_work
        if action == "stop":
            return running and not self._stopping
        if action in ("write", "leave", "move"):
            return not running
        if action == "overwrite":
            return self._refused and not running
        if action == "choose":
            what = parameters[0]
            alone = what == BATCH and len(self._batches) == 1
            return not running and not alone and what in self._choices()
        return super().check_action(action, parameters)

    @property
    def _format(self) -> str:
        return self.query_one("#formats", Page).selected

    @property
    def _manner(self) -> Manner:
        as_typed = self._format in AS_TYPED and not self._tone_chosen
        tone = ToneStyle.TYPED if as_typed else self._tone
        return Manner(self._format, tone, self._wish)

    def _choices(self) -> Mapping[str, str]:
        """Return what is chosen, by what can be chosen for the format."""
        wish = self._wish
        chosen = {BATCH: self._batches[0].label}
        if self._format in PAPER_FORMATS:
            form = load(wish.profile).label if wish.profile else _("the form of each meeting's day")
            chosen |= {PAPER: kind_words(wish.kind), FORM: form}
        return chosen | {TONES: tone_words(self._manner.tone)}

    @on(Page.Picked, "#formats")
    def _pick(self, event: Page.Picked) -> None:
        if not self._at_work:
            event.page.selected = event.key
            self._show()

    def action_move(self, by: int) -> None:
        """Choose another format."""
        self.query_one("#formats", Page).select_next(by)
        self._show()

    def action_choose(self, what: str) -> None:
        """Export other weeks, another paper, in another form or with other tones."""
        if what == BATCH:
            self._batches.append(self._batches.pop(0))
        elif what == PAPER:
            self._wish = self._wish._replace(kind=kind_after(self._wish.kind))
        elif what == FORM:
            forms = ("", *NAMES)
            after = forms[(forms.index(self._wish.profile) + 1) % len(forms)]
            self._wish = self._wish._replace(profile=after)
        else:
            self._tone = tone_after(self._manner.tone)
            self._tone_chosen = True
        self._show()

    def action_write(self) -> None:
        """Write the files; one that is there stays as it is."""
        self._run(overwrite=False)

    def action_overwrite(self) -> None:
        """Write the files, over those that are there too."""
        self._run(overwrite=True)

    def action_stop(self) -> None:
        """Stop after the file that is being written."""
        self._stopping = True
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def _run(self, *, overwrite: bool) -> None:
        folder = user_path(self.query_one(LineField).value.strip())
        self._at_work, self._stopping = True, False
        self.query_one(LineField).disabled = True
        self.refresh_bindings()
        self._write(folder, overwrite=overwrite)

    @work(group="writing", exclusive=True)
    async def _write(self, folder: Path, *, overwrite: bool) -> None:
        batch, sent = self._batches[0], Sent()
        steps = len(batch.headers)
        try:
            going = send(self._archive, batch, self._manner, folder, overwrite=overwrite)
            async with aclosing(going):
                async for header, sent in going:
                    self._say(f"{bar(sent.done, steps)}  {period_name(header.period)}")
                    if self._stopping:
                        break
        finally:
            self._end(folder, sent, steps)

    def _end(self, folder: Path, sent: Sent, steps: int) -> None:
        """Say what became of it; the dialog stays, to be read or to begin anew."""
        self._at_work = False
        self._refused = bool(sent.there)
        if sent.written:
            remember("export_folder", str(folder))
        if self.is_attached:
            self._say("\n".join(summary(sent, steps, folder)))
            field = self.query_one(LineField)
            field.disabled = False
            field.focus()
            self.refresh_bindings()

    def _show(self) -> None:
        """Show what is chosen and what Enter does."""
        self._refused = False
        self.query_one("#choices", Static).update(plain(" · ".join(self._choices().values())))
        self._say(_("Enter writes a file for each week into the folder."))
        self.refresh_bindings()

    def _say(self, message: str) -> None:
        self.query_one("#hint", Static).update(plain(message))


def _labels() -> dict[str, str]:
    return {made.name: made.label for made in FORMATS.values()} | official_labels()
