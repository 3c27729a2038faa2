"""From a citation in the register to its place in the week, and the way back."""

from functools import partial
from typing import TYPE_CHECKING

from briefing.tui.screens.documents.screen import DocumentsScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.widgets.editor import Editor
from briefing.verbs.registering import Place, spot_of_place

if TYPE_CHECKING:
    from briefing.tui.going import GoingApp  # it brings this module along


def show_place(app: "GoingApp", place: Place | None) -> None:
    """Open the week of a citation at its item; ``None`` leaves all as it is.

    From there Esc leads back to the register, which opens as it was left.
    """
    if place is None:
        return
    if app.desk.work is None or app.desk.work.briefing.id != place.week:
        app.open_briefing(place.week)
    work = app.desk.work
    if work is None or work.briefing.id != place.week:
        return  # it could not be opened, and that has been told
    app.back_to_week()
    spot = spot_of_place(work.briefing, place)
    week = app.screen
    editor = week.query_one(Editor)
    editor.call_after_refresh(editor.go_to, spot.part, spot.item)
    if isinstance(week, WeekScreen):
        week.came_from(partial(_show_register, app))


def _show_register(app: "GoingApp") -> None:
    app.push_screen(DocumentsScreen(app.desk), partial(show_place, app))
