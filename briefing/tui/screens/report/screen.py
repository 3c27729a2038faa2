"""Report: what the weeks of a span told, to be read, edited and written to a file."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.model import report_editing
from briefing.model.records import Period
from briefing.model.report import Paragraph, Report
from briefing.resources import themes_dir
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet, step
from briefing.tui.screens.report.rows import (
    origin_blocks,
    origin_hit,
    report_blocks,
    report_header,
    waiting_words,
)
from briefing.tui.screens.report.shelf import ReportShelf
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.widgets.wordsline import WordsLine
from briefing.tui.wrapping import Paragraph as Text
from briefing.tui.wrapping import Span
from briefing.verbs.report_spans import (
    KINDS,
    days_phrase,
    in_kind,
    neighbour,
)
from briefing.verbs.reporting import Edit, Opened, news_lines
from briefing.verbs.searching import Hit

SIDE_DELAY = 0.06
"""Seconds that the cursor rests on a paragraph before it is said where it is from."""

ALL = 1_000_000
"""More paragraphs than any report has."""

NEW_PLACE = "new"
"""The place in the journal of a paragraph that is being written into the report."""


_WHILE_READING = frozenset(
    {"edit", "span", "kind", "open", "gather", "drop", "export", "add", "restore", "shift"}
    | {"span_step", "move", "page", "side"}
)
"""What no key does while a paragraph is typed: its field has the keys."""


class ReportScreen(Screen[Hit]):
    """Shows the report of a span; returns the place in a week to open, or ``None``."""

    CSS_PATH = themes_dir() / "report.tcss"
    AUTO_FOCUS = ""  # the field is hidden until something is edited
    BINDINGS: ClassVar[list[BindingType]] = [
        command("edit-paragraph", "enter", "edit", N_("Edit"), N_("Change the words of it")),
        command("report-span", "f2", "span", N_("Span"), N_("Choose or type another span")),
        command(
            "report-kind", "tab", "kind", N_("Month … year"), N_("Month, quarter, half-year, year")
        ),
        command("open-origin", "f4", "open", N_("Week"), N_("Open the week that tells it")),
        command(
            "gather-again", "f5", "gather", N_("Gather"), N_("Gather again; what was edited stays")
        ),
        command(
            "drop-paragraph", "delete", "drop", N_("Leave out"), N_("Leave it out, or take it back")
        ),
        command("export-report", "f9", "export", N_("Export"), N_("Write the report to a file")),
        quiet("write-paragraph", "insert,ctrl+t", "add", N_("Add"), N_("Write a paragraph below")),
        quiet("week-words", "f6", "restore", N_("Words of the weeks"), N_("Undo what was edited")),
        quiet("paragraph-higher", "alt+up", "shift(-1)", N_("Move up"), ""),
        quiet("paragraph-lower", "alt+down", "shift(1)", N_("Move down"), ""),
        quiet("report-before", "left", "span_step(-1)", N_("Span before"), ""),
        quiet("report-after", "right", "span_step(1)", N_("Span after"), ""),
        quiet("paragraph-up", "up", "move(-1)", N_("Up"), ""),
        quiet("paragraph-down", "down", "move(1)", N_("Down"), ""),
        quiet("report-back", "pageup", "page(-1)", N_("Page up"), ""),
        quiet("report-on", "pagedown", "page(1)", N_("Page down"), ""),
        quiet("first-paragraph", "home", f"move({-ALL})", N_("First"), ""),
        quiet("last-paragraph", "end", f"move({ALL})", N_("Last"), ""),
        step("space", "side"),
        command("leave-report", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk, shelf: ReportShelf) -> None:
        super().__init__()
        self._desk = desk
        self._shelf = shelf
        self._page = Page(id="report")
        self._side = Page(id="side")
        self._line = WordsLine(shelf.journal)

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield Static(id="header")
        with Horizontal(id="body"):
            yield self._page
            yield self._side
        yield self._line
        yield Static(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the report that was seen last, or that of the month; and gather it."""
        if self._shelf.opened is not None:
            self._take(self._shelf.opened)
            self.call_after_refresh(self._gather)
        else:
            if self._shelf.waits_for_weeks:
                self._say_instead([_("The weeks are being read …")])
            self._show_header()
            self._gather()

    def archive_changed(self) -> None:
        """Gather again what has been stored since."""
        self._gather()

    # ---- gathering

    def _turn_to(self, period: Period) -> None:
        """Turn to the report of another span."""
        self._shelf.turn_to(period)
        self._line.drafts = {}
        self._page.selected = ""
        self._show_header()
        self._gather()

    @work(group="gather", exclusive=True)
    async def _gather(self) -> None:
        try:
            opened = await self._shelf.gather()
            drafts = await self._shelf.drafts()
        except BriefingError as error:
            self._say_instead([str(error)])
            return
        if self._shelf.opened is None:  # another span was turned to
            return
        waiting = drafts if not self._line.drafts else {}
        self._line.drafts = {**drafts, **self._line.drafts}
        self._take(self._shelf.opened)
        told = [*opened.problems, *news_lines(opened.news)]
        if told or waiting:
            self._say("  ".join(told) or waiting_words(len(waiting)))

    # ---- showing

    def _take(self, opened: Opened) -> None:
        self._show_header()
        report = opened.report
        if not report.weeks and opened.kept is None:
            self._say_instead(
                [
                    _("No week of {span} is in the archive.").format(
                        span=days_phrase(self._shelf.period)
                    ),
                    _("← and → go to the span before and after, F2 to any other."),
                ]
            )
            return
        self._page.show(report_blocks(report))
        if self._page.selected not in self._page.keys():  # noqa: SIM118 - it is no mapping
            self._page.selected = ""
            self._page.select_next(1)
            self._page.scroll_home(animate=False)
        self._show_origin()
        self.refresh_bindings()

    def _say_instead(self, sentences: Sequence[str]) -> None:
        """Say something where the report would stand."""
        self._page.selected = ""
        self._page.show(Block((Text((Span(clean(one), "muted"),)),)) for one in sentences)
        self._show_origin()
        self.refresh_bindings()

    def _show_header(self) -> None:
        opened = self._shelf.opened
        header = report_header(self._shelf.period, opened.report if opened else None)
        self.query_one("#header", Static).update(header, layout=False)

    @work(group="origin", exclusive=True)
    async def _show_origin(self) -> None:
        """Say where the chosen paragraph is from, once the cursor rests."""
        await asyncio.sleep(SIDE_DELAY)
        one = self._chosen
        self.refresh_bindings()  # what can be done with it
        self._side.show(origin_blocks(one, self._shelf.week_name) if one else [])
        self._side.scroll_home(animate=False)

    def _say(self, message: str) -> None:
        self.query_one("#hint", Static).update(Content.styled(clean(message), "$muted"))

    @property
    def _chosen(self) -> Paragraph | None:
        opened = self._shelf.opened
        if opened is None or not self._page.selected:
            return None
        try:
            return report_editing.paragraph_of(opened.report, self._page.selected)
        except KeyError:
            return None

    # ---- going about

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to the field while something is typed; offer what there is to do."""
        if self._line.place and action in _WHILE_READING:
            return False
        one = self._chosen
        if action in ("edit", "drop", "add", "shift"):
            return one is not None
        if action == "restore":
            return one is not None and (one.dropped or one.edited)
        if action == "open":
            return one is not None and bool(one.told)
        if action in ("export", "gather"):
            return self._shelf.opened is not None
        return super().check_action(action, parameters)

    @on(Page.Picked, "#report")
    def _pick(self, event: Page.Picked) -> None:
        if self._line.place:
            return
        if event.page.selected == event.key:
            self.action_edit()
            return
        event.page.selected = event.key
        self._show_origin()

    def action_move(self, by: int) -> None:
        """Choose another paragraph; where it is from follows when the cursor rests."""
        page = self._page
        before = page.selected
        if page.select_next(by) == before:
            return
        if page.selected == page.keys()[0]:
            page.scroll_home(animate=False)
        self._show_origin()

    def action_page(self, direction: int) -> None:
        """Choose the paragraph a screenful on."""
        shown = sum(1 for key in self._page.keys() if self._page.shows(key))  # noqa: SIM118
        self.action_move(direction * max(shown - 1, 1))

    def action_side(self) -> None:
        """Show or hide where the paragraph is from."""
        self.query_one("#body").toggle_class("-side")

    def action_span_step(self, by: int) -> None:
        """Turn to the span before or after."""
        self._turn_to(neighbour(self._shelf.period, by))

    def action_kind(self) -> None:
        """Turn to the longer span that has this one's end; from a year to the month."""
        kind = self._shelf.period.kind
        place = KINDS.index(kind) + 1 if kind in KINDS else 0
        self._turn_to(in_kind(self._shelf.period, KINDS[place % len(KINDS)], self._desk.today))

    def action_span(self) -> None:
        """Choose or type a span."""
        from briefing.tui.screens.report.span import ReportSpanScreen  # noqa: PLC0415 - start-up

        def turn(period: Period | None) -> None:
            if period is not None:
                self._turn_to(period)

        self.app.push_screen(ReportSpanScreen(self._shelf.period, self._desk.today), turn)

    def action_gather(self) -> None:
        """Gather again, and say what is new."""
        self._say("")
        self._gather()

    def action_open(self) -> None:
        """Open the week that tells the chosen paragraph, the newest one."""
        one = self._chosen
        if one is None or not one.told:
            return
        self.dismiss(origin_hit(one, self._shelf.weeks))

    def action_export(self) -> None:
        """Choose a format and a file, see the page, write it."""
        from briefing.tui.screens.export import ExportScreen  # noqa: PLC0415 - start-up
        from briefing.tui.screens.report.paper import ReportPaper  # noqa: PLC0415 - start-up

        if self._shelf.opened is not None:
            self.app.push_screen(
                ExportScreen(ReportPaper(self._desk.archive, self._shelf.opened.report)),
                lambda path: self._say(_("Written: {file}").format(file=path)) if path else None,
            )

    def action_leave(self) -> None:
        """Leave the field without a change, or go back."""
        if self._line.place:
            self._end_editing()
        else:
            self.dismiss(None)

    # ---- editing

    def action_edit(self) -> None:
        """Change the words of the chosen paragraph."""
        if (one := self._chosen) is not None:
            self._begin_editing(one.id, one.text)

    def action_add(self) -> None:
        """Write a paragraph below the chosen one."""
        if self._chosen is not None:
            self._begin_editing(NEW_PLACE, "")

    def _begin_editing(self, place: str, text: str) -> None:
        self._line.begin(place, text)
        self._say(_("Enter keeps it, Esc leaves it as it was, Alt+Enter begins a line."))
        self.refresh_bindings()
        self._page.call_after_refresh(self._page.reveal, self._page.selected)

    @on(WordsLine.Kept)
    def _keep_words(self, event: WordsLine.Kept) -> None:
        chosen = self._page.selected
        if event.place != NEW_PLACE:
            done = self._apply(partial(_with_text, event.place, event.text))
        elif event.text.strip():
            done = self._apply(partial(_with_added, chosen, event.text))
        else:
            done = True
        if done:
            self._end_editing()

    @on(WordsLine.Trouble)
    def _tell_trouble(self, event: WordsLine.Trouble) -> None:
        self._say(str(event.error))

    def _end_editing(self) -> None:
        self._line.end()
        self._say("")
        self.refresh_bindings()

    def action_drop(self) -> None:
        """Leave the chosen paragraph out of the report, or take it back."""
        if (one := self._chosen) is None:
            return
        if one.by_hand and not one.dropped:
            self._apply(partial(_with_text, one.id, ""))
        else:
            change = report_editing.restore if one.dropped else report_editing.drop
            self._apply(lambda report: change(report, one.id))

    def action_restore(self) -> None:
        """Give the chosen paragraph the words of the weeks again."""
        if (one := self._chosen) is not None:
            self._apply(lambda report: report_editing.restore(report, one.id))

    def action_shift(self, by: int) -> None:
        """Move the chosen paragraph; it stays chosen."""
        if (one := self._chosen) is not None:
            self._apply(lambda report: report_editing.move(report, one.id, by))
            self._page.reveal(one.id)

    def _apply(self, edit: Edit) -> bool:
        """Make an edit and keep it; tell what went wrong, and whether nothing did."""
        try:
            opened = self._shelf.edit(edit)
        except BriefingError as error:
            self._say(str(error))
            return False
        except KeyError:
            self._say(_("This paragraph is not in the report any more."))
            return False
        if opened is not None:
            self._take(opened)
        return opened is not None


def _with_text(paragraph_id: str, text: str, report: Report) -> Report:
    return report_editing.set_text(report, paragraph_id, text)


def _with_added(after: str, text: str, report: Report) -> Report:
    return report_editing.add(report, after, text)[0]
