"""Keeping: what goes on beside the typing for as long as the application runs.

What could not be saved is tried again, what others store is taken up, and at the end, however it
comes, what is being typed is kept.
"""

import asyncio
import contextlib
from datetime import datetime
from functools import partial
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.driver import Driver

from briefing.i18n import _
from briefing.tui.desk import Desk
from briefing.tui.driver import HungUp, hardened
from briefing.tui.ending import HANGUP, Ending
from briefing.tui.watch import Watch

LOOK_EVERY = 1.0
"""Seconds between two looks at whether everything is saved."""

TRY_EVERY = 3
"""After how many of these looks what is not saved is tried again."""

UNREAD = 0.3
"""Seconds that an item which is on its way into the briefing is waited for at the end."""


BACK_UP_AFTER = 20.0
"""Seconds after the first frame at which the day's backup is made: by then one is at work."""


@runtime_checkable
class Following(Protocol):
    """A screen that shows what is stored."""

    def archive_changed(self) -> None:
        """Show what has been stored since, by whomever."""


@runtime_checkable
class Typing(Protocol):
    """A screen that is typed into."""

    @property
    def unread(self) -> int:
        """How many items are on their way into the briefing."""

    @property
    def typed(self) -> tuple[str, str]:
        """What is being typed: the name of its place, and the text."""

    def keep_typed(self) -> None:
        """Put what is being typed into the journal."""

    def trouble_changed(self) -> None:
        """Show whether everything is saved."""

    def show_briefing(self) -> None:
        """Show the briefing that was just opened."""


@runtime_checkable
class Filling(Protocol):
    """A screen with a form that is being filled in."""

    def keep_typed(self) -> None:
        """Put what is being typed into the journal."""


class KeptApp(App[None]):
    """An application over a desk; its screens are :class:`Following` or :class:`Typing`."""

    desk: Desk
    _ending: Ending | None = None
    _watch: Watch | None = None
    _told = ""
    _looks = 0

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this system that notices when the terminal goes."""
        return hardened(super().get_driver_class())

    def on_ready(self) -> None:
        """Begin, after the first frame."""
        self._ending = Ending(self, self.keep_everything, self._last_words)
        if not self.is_headless:
            self._ending.listen()
        self._watch = Watch(self.desk.stamp, self.desk.read_ahead, self._stored_elsewhere)
        self._watch.start()
        self.app_suspend_signal.subscribe(self, self._suspended)
        self.app_resume_signal.subscribe(self, self._resumed)
        self.set_interval(LOOK_EVERY, self._look_after)
        if not self.desk.demo:
            self.set_timer(BACK_UP_AFTER, partial(self.run_worker, self._back_up, thread=True))

    def on_unmount(self) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.stop()
        if self._ending is not None:
            self._ending.listen_no_more()

    def on_hung_up(self, _event: HungUp) -> None:
        """Keep what there is and end: nobody sees the terminal any more."""
        if self._ending is not None:
            self._ending.begin(HANGUP)

    async def keep_everything(self) -> None:
        """Put on the disk what is not there yet, the line that is being typed too."""
        typing = [screen for screen in self.screen_stack if isinstance(screen, Typing)]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(UNREAD):
                while any(screen.unread for screen in typing):
                    await asyncio.sleep(0.002)
        for screen in self.screen_stack:
            if isinstance(screen, Filling):
                screen.keep_typed()
        if self.desk.trouble:
            self.desk.try_again()

    def _last_words(self) -> None:
        """Write down what is in memory only; called in another thread while this one is stuck."""
        for screen in self.screen_stack:
            if isinstance(screen, Typing):
                self.desk.last_words(*screen.typed)

    async def action_quit(self) -> None:
        """Save and leave; where not everything could be saved, ask first."""
        await self.keep_everything()
        trouble = self.desk.trouble
        if trouble is None:
            self.exit()
            return
        from briefing.tui.screens.confirm import ConfirmScreen  # noqa: PLC0415 - start-up

        question = ConfirmScreen(
            _("Not everything is saved"),
            [
                str(trouble),
                _("What the journal could keep comes back at the next start; the rest is lost."),
            ],
            yes=_("Leave all the same"),
            no=_("Stay"),
        )
        self.push_screen(question, lambda agreed: self.exit() if agreed else None)

    def _suspended(self, _app: object) -> None:
        if self._watch is not None:
            self._watch.pause()

    def _resumed(self, _app: object) -> None:
        """Draw everything: Textual believes that all of it still stands on the screen."""
        if self._watch is not None:
            self._watch.resume()
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def _stored_elsewhere(self) -> None:
        """Somebody stored something; called in the thread that watches."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the application has just ended
                loop.call_soon_threadsafe(self._follow)

    def _follow(self) -> None:
        if self.is_running and isinstance(self.screen, Following):
            with self._context():
                self.screen.archive_changed()

    def _back_up(self) -> None:
        """Make the day's backup where there is none yet; called in a thread of its own."""
        from briefing.verbs.backing_up import backup_when_due  # noqa: PLC0415 - start-up

        problem = backup_when_due(self.desk.folder, datetime.now().astimezone())
        if problem:
            self.call_from_thread(self.notify, problem, severity="warning", markup=False)

    def _look_after(self) -> None:
        """Try again what could not be read or saved, and say when that begins and ends."""
        if not self.is_running:  # the screens are just being taken apart
            return
        if self.desk.open_at_last():
            for screen in self.screen_stack:
                if isinstance(screen, Typing):
                    screen.show_briefing()
        trouble = self.desk.trouble
        if trouble is not None:
            self._looks += 1
            if self._looks % TRY_EVERY == 0:
                self.desk.try_again()
                trouble = self.desk.trouble
        told = str(trouble or "")
        if told == self._told:
            return
        self._told = told
        if trouble is None:
            self.notify(_("Everything is saved again."), timeout=6, markup=False)
        for screen in self.screen_stack:
            if isinstance(screen, Typing):
                screen.trouble_changed()
