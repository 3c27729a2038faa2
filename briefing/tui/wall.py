"""The wall by itself: ``briefing present`` in a second terminal, which follows and only shows."""

import asyncio
import gc
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from briefing.i18n import N_, _
from briefing.settings import load
from briefing.tui import themes
from briefing.tui.keys import quiet
from briefing.tui.phrases import period_name
from briefing.tui.screens.present import PresentScreen
from briefing.verbs.following import LOOK_EVERY, Follower


class WallApp(App[None]):
    """Shows what ``follower`` follows, from now until it is closed."""

    TITLE = "Giao ban"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("next-theme", "f12", "next_theme", N_("Light or dark"), ""),
        quiet("quit", "ctrl+q,ctrl+c", "quit", N_("Quit"), ""),
    ]

    def __init__(self, follower: Follower, theme: str = "") -> None:
        super().__init__()
        self._follower = follower
        for shipped in themes.shipped():
            self.register_theme(shipped)
        self.theme = theme if theme in themes.ORDER else themes.ORDER[0]
        self._wall = PresentScreen(follower.look(), waiting=_waiting(follower))

    def on_mount(self) -> None:
        """Show the wall and begin to follow; closing the wall ends it all."""
        self.push_screen(self._wall, lambda _nothing: self.exit())
        self.run_worker(self._follow())

    def on_ready(self) -> None:
        """After the first frame, look for garbage again, but not among what came before it."""
        gc.freeze()
        gc.enable()

    def action_next_theme(self) -> None:
        """Change the theme, for this wall and this time."""
        place = themes.ORDER.index(self.theme) + 1
        self.theme = themes.ORDER[place % len(themes.ORDER)]

    async def _follow(self) -> None:
        """Look again and again, aside from the keys: a disk may be slow."""
        while True:
            if briefing := await asyncio.to_thread(self._follower.look):
                self._wall.update(briefing)
            await asyncio.sleep(LOOK_EVERY)


def _waiting(follower: Follower) -> str:
    if follower.period is None:
        return ""
    name = period_name(follower.period)
    return _("{period} is not there yet. Its conclusions will appear here by themselves.").format(
        period=name
    )


def run_wall(archive_folder: Path, name: str, today: date) -> int:
    """Show the briefing that ``name`` means, as it grows, and return the exit code.

    Nothing is ever written, neither to the archive nor to the settings. Raises
    :class:`~briefing.errors.NotFoundError` for a name that means nothing.
    """
    app = WallApp(Follower(archive_folder, name, today), load().theme)
    app.run()
    return app.return_code or 0
