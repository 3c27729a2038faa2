"""The wall by itself: ``briefing present`` in a second terminal, which follows and only shows."""

import asyncio
import gc
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver

from briefing.i18n import N_, _
from briefing.settings import load
from briefing.tui import themes
from briefing.tui.driver import HungUp, hardened
from briefing.tui.ending import HANGUP, Ending
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

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this system that notices when the terminal goes."""
        return hardened(super().get_driver_class())

    def on_ready(self) -> None:
        """After the first frame, listen for the end, and look for garbage in what comes later."""
        self._ending = Ending(self, _keep_nothing, lambda: None)
        if not self.is_headless:
            self._ending.listen()
        gc.freeze()
        gc.enable()

    def on_unmount(self) -> None:
        """Give the signals back."""
        if hasattr(self, "_ending"):
            self._ending.listen_no_more()

    def on_hung_up(self, _event: HungUp) -> None:
        """End: nobody sees the wall any more."""
        self._ending.begin(HANGUP)

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


async def _keep_nothing() -> None:
    """Do nothing: the wall has nothing that could be lost."""


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
