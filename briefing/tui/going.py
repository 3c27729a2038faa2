"""Going: the ways from any place to every other, each a key and an entry of the palette."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.settings import remember
from briefing.tui.keeping import KeptApp
from briefing.tui.keys import command, quiet

if TYPE_CHECKING:
    from briefing.tui.screens.report.shelf import ReportShelf  # loaded with the first report
    from briefing.tui.screens.search.finding import Finder  # loaded when something is searched for

PLACES = {
    "weeks",
    "search",
    "take_in",
    "new_week",
    "directory",
    "tasks",
    "documents",
    "figures",
    "schemes",
    "report",
    "office",
}
"""Actions that open a place, which nothing does from within a dialog."""


Place = TypeVar("Place", bound=Screen[Any])
Result = TypeVar("Result")

BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (120, "-wide"), (150, "-very-wide")]
"""From which width on, in cells, the style sheets count a terminal as what."""


def breakpoint_class(width: int) -> str:
    """Return what a terminal of ``width`` cells counts as."""
    return max((least, name) for least, name in BREAKPOINTS if width >= least)[1]


class GoingApp(KeptApp):
    """An application whose places are a key away from each other."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        command("weeks", "f3", "weeks", N_("Weeks"), N_("The archive: every week, with a preview")),
        command(
            "import",
            "f7",
            "take_in",
            N_("Import"),
            N_("Read a file, see what was understood, keep it"),
        ),
        quiet(
            "search",
            "ctrl+f",
            "search",
            N_("Search in all weeks"),
            N_("Find results, conclusions, figures, documents, people by their words"),
        ),
        quiet(
            "tasks",
            "f10,alt+w",
            "tasks",
            N_("Tasks"),
            N_("What is open over all weeks, what is late, who has to do it"),
        ),
        quiet(
            "report",
            "alt+r",
            "report",
            N_("Report"),
            N_("Gather what a month, a quarter or a year has told, edit it, write it"),
        ),
        quiet(
            "figures",
            "alt+x",
            "figures",
            N_("Figures"),
            N_("What the office counts, by week, month, quarter and year, with a plot"),
        ),
        quiet(
            "schemes",
            "alt+p",
            "schemes",
            N_("Schemes"),
            N_("The year's programme: how far each scheme is, and which weeks told of it"),
        ),
        quiet("new-week", "ctrl+n", "new_week", N_("New week"), N_("Begin the next week")),
        quiet(
            "directory",
            "alt+d",
            "directory",
            N_("Directory"),
            N_("The office's units and people, with their short names"),
        ),
        quiet(
            "office",
            "alt+o",
            "office",
            N_("Office"),
            N_("What papers say of the office: its names, symbol, place, signers, recipients"),
        ),
        quiet(
            "documents",
            "alt+v",
            "documents",
            N_("Documents"),
            N_("Every document that is cited, and where; what the chosen item cites comes first"),
        ),
    ]

    finder: "Finder | None" = None
    report_shelf: "ReportShelf | None" = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of the places to a dialog while one is open."""
        if action in PLACES and self.screen.is_modal:
            return False
        return super().check_action(action, parameters)

    def fitted(self, place: Place) -> Place:
        """Tell a screen how wide it is; Textual would find out after having drawn it."""
        return place.add_class(breakpoint_class(self.size.width))

    def go_to(
        self, place: Screen[Result], back: Callable[[Result | None], None] | None = None
    ) -> None:
        """Open a place; ``back`` is called with what comes of it."""
        self.push_screen(self.fitted(place), back)

    def tell(self, error: BriefingError) -> None:
        """Show an error until it is dismissed."""
        self.notify(
            error.advice or error.message,
            title=error.message if error.advice else "",
            severity="error",
            timeout=15,
            markup=False,
        )

    def say(self, message: str) -> None:
        """Show a short message."""
        self.notify(message, timeout=4, markup=False)

    def open_briefing(self, briefing_id: str | None) -> None:
        """Open a stored briefing and show it; ``None`` leaves everything as it is."""
        if not briefing_id:
            return
        try:
            self.desk.open(briefing_id)
        except BriefingError as error:
            self.tell(error)
            return
        remember("briefing", briefing_id)
        self.back_to_week()
        self.show_week()

    def back_to_week(self) -> None:
        """Leave the places that lie over the week."""
        from briefing.tui.screens.week import WeekScreen  # noqa: PLC0415 - start-up

        while len(self.screen_stack) > 1 and not isinstance(self.screen, WeekScreen):
            self.pop_screen()

    def show_week(self) -> None:
        """Show the open briefing in the place that edits it."""
        from briefing.tui.screens.week import WeekScreen  # noqa: PLC0415 - start-up

        for screen in self.screen_stack:
            if isinstance(screen, WeekScreen):
                screen.show_briefing()

    def action_weeks(self) -> None:
        """Go to the archive, or back from it."""
        from briefing.tui.screens.weeks.screen import WeeksScreen  # noqa: PLC0415 - start-up

        if isinstance(self.screen, WeeksScreen):
            self.screen.action_leave()
        else:
            self.go_to(WeeksScreen(self.desk), self.open_briefing)

    def action_search(self) -> None:
        """Search all weeks, at first for what the list of them is narrowed down to."""
        from briefing.tui.screens.search.finding import Finder, show_hit  # noqa: PLC0415 - start-up
        from briefing.tui.screens.search.screen import SearchScreen  # noqa: PLC0415 - start-up
        from briefing.tui.screens.weeks.screen import WeeksScreen  # noqa: PLC0415 - start-up

        if self.finder is None:
            self.finder = Finder(self.desk.folder, self.desk.today)
        text = self.screen.typed if isinstance(self.screen, WeeksScreen) else ""
        if not isinstance(self.screen, SearchScreen):
            self.go_to(SearchScreen(self.desk, self.finder, text), partial(show_hit, self))

    def action_tasks(self) -> None:
        """Go to the tasks of all weeks, or back from them."""
        from briefing.tui.screens.search.finding import show_hit  # noqa: PLC0415 - start-up
        from briefing.tui.screens.tasks.screen import TasksScreen  # noqa: PLC0415 - start-up

        if isinstance(self.screen, TasksScreen):
            self.screen.action_leave()
        else:
            self.go_to(TasksScreen(self.desk), partial(show_hit, self))

    def action_report(self) -> None:
        """Go to the report of the month that is reported on now."""
        from briefing.tui.screens.report.screen import ReportScreen  # noqa: PLC0415 - start-up
        from briefing.tui.screens.report.shelf import ReportShelf  # noqa: PLC0415 - start-up
        from briefing.tui.screens.search.finding import show_hit  # noqa: PLC0415 - start-up

        if not isinstance(self.screen, ReportScreen):
            self.report_shelf = self.report_shelf or ReportShelf(self.desk)
            screen = ReportScreen(self.desk, self.report_shelf)
            self.go_to(screen, partial(show_hit, self))

    def action_documents(self) -> None:
        """Go to the register of documents, at what the chosen item of the week cites."""
        from briefing.tui.screens.documents.citations import show_place  # noqa: PLC0415 - start-up
        from briefing.tui.screens.documents.screen import DocumentsScreen  # noqa: PLC0415 - start-up
        from briefing.tui.screens.week import WeekScreen  # noqa: PLC0415 - start-up

        if isinstance(self.screen, DocumentsScreen):
            self.screen.action_next_cited()
        else:
            item = self.screen.chosen_item if isinstance(self.screen, WeekScreen) else None
            self.go_to(DocumentsScreen(self.desk, item), partial(show_place, self))

    def action_figures(self) -> None:
        """Go to the figures of all weeks."""
        from briefing.tui.screens.figures.screen import FiguresScreen  # noqa: PLC0415 - start-up
        from briefing.tui.screens.search.finding import show_hit  # noqa: PLC0415 - start-up

        if not isinstance(self.screen, FiguresScreen):
            self.go_to(FiguresScreen(self.desk), partial(show_hit, self))

    def action_schemes(self) -> None:
        """Go to the year's programme, with the chosen item of the week at hand."""
        from briefing.tui.screens.schemes.screen import SchemesScreen  # noqa: PLC0415 - start-up
        from briefing.tui.screens.search.finding import show_hit  # noqa: PLC0415 - start-up
        from briefing.tui.screens.week import WeekScreen  # noqa: PLC0415 - start-up

        if not isinstance(self.screen, SchemesScreen):
            chosen = self.screen.chosen_item if isinstance(self.screen, WeekScreen) else None
            self.go_to(
                SchemesScreen(self.desk, chosen[2] if chosen else ""), partial(show_hit, self)
            )

    def action_directory(self) -> None:
        """Go to the office's directory."""
        from briefing.tui.screens.directory.screen import DirectoryScreen  # noqa: PLC0415 - start-up

        self.go_to(DirectoryScreen(self.desk.archive))

    def action_office(self) -> None:
        """Enter what papers say of the office."""
        from briefing.tui.screens.office import OfficeScreen  # noqa: PLC0415 - start-up

        def entered(changed: bool | None) -> None:
            if changed:
                self.say(_("What papers say of the office is kept."))

        try:
            form = OfficeScreen(self.desk.archive)
        except BriefingError as error:
            self.tell(error)
        else:
            self.go_to(form, entered)

    def action_take_in(self) -> None:
        """Take a file in."""
        from briefing.tui.screens.take_in.screen import TakeInScreen  # noqa: PLC0415 - start-up

        self.go_to(TakeInScreen(self.desk), self.open_briefing)

    def action_new_week(self) -> None:
        """Begin the week after the newest one."""
        from briefing.tui.screens.weeks.new_week import NewWeekScreen  # noqa: PLC0415 - start-up

        self.go_to(NewWeekScreen(self.desk), self.open_briefing)
