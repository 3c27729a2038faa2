"""An official paper as pictures of its pages, drawn in a thread where the terminal shows them."""

import asyncio
import struct
from typing import NamedTuple

from textual import events, work
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.tui.display import plain
from briefing.tui.pictures.drawing import Drawing, Part, draw
from briefing.tui.pictures.layout import Room, View, parts, resolution, usual_view
from briefing.tui.pictures.means import Means
from briefing.verbs.papering import Made
from briefing.writing.papers.pdf import render_pictures

DELAY = 0.05
"""Seconds for which a choice has to stand before its page is drawn."""

_PIXELS = struct.Struct(">II")  # width and height, where a PNG file has them
_PIXELS_AT = 16


class _Seen(NamedTuple):
    """One part of one page, counted from 0, and the width of the page in pixels."""

    page: int
    part: Part
    width: int


class PaperShown(Static):
    """The page of a paper, or a part of it; a sentence while it is being drawn."""

    class Turned(Message):
        """Another page is shown, or the first one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self.means: Means | None = None
        self._made: Made | None = None
        self._view: View | None = None
        self._pages: list[bytes] = []
        self._seen: list[_Seen] = []
        self._place = 0
        self._drawing: Drawing | None = None
        self._drawn_for = Size(0, 0)
        self._sent = ""
        self._stands = False
        self._due = False

    @property
    def caption(self) -> str:
        """Which page is shown of how many; nothing while none is."""
        if self._drawing is None:
            return ""
        page = self._seen[self._place].page + 1  # there is one wherever there is a drawing
        return _("page {number} of {count}").format(number=page, count=len(self._pages))

    @property
    def view(self) -> View:
        """How the paper is seen: as was chosen, else as there is room."""
        if self._view is not None or self._made is None or self.means is None:
            return self._view or View.PAGE
        return usual_view(self._made.profile.page, self._room(self.means))

    def show(self, made: Made, view: View | None) -> None:
        """Show a paper from its first page on; ``None`` for a view leaves it to the room."""
        again = self._made is not None and self._made.paper == made.paper and self._view == view
        self._made, self._view = made, view
        if not (again and self._pages):
            self._draw()

    def turn(self, by: int) -> None:
        """Show the next part, of the next page at last, or the one before."""
        place = min(max(self._place + by, 0), len(self._seen) - 1)
        if self._seen and place != self._place:
            self._place = place
            self.post_message(self.Turned())
            self._turn()

    def take_away(self) -> None:
        """Take the picture off the terminal; it stands there again when this is drawn anew."""
        if self._stands and self._drawing is not None:
            self._send(self._drawing.away)
        self._stands, self._sent = False, ""

    def on_mount(self) -> None:
        """Know when the terminal has been somebody else's and has forgotten the picture."""
        self.app.app_resume_signal.subscribe(self, lambda _app: self.take_away())

    def on_resize(self) -> None:
        """Draw the paper for the room that there is now."""
        if self._made is not None and self.display and self.content_size != self._drawn_for:
            self._draw()

    def on_hide(self, _event: events.Hide) -> None:
        """Leave nothing behind where something else is shown."""
        self.take_away()

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        self.take_away()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the cells; the picture goes over them once they are on the terminal."""
        lines = super().render_lines(crop)
        if self._drawing is not None and not self._due:
            self._due = True
            self.call_after_refresh(self._put)
        return lines

    @work(group="drawing", exclusive=True)
    async def _draw(self) -> None:
        """Draw the paper in a thread; a later choice takes the place of it."""
        self._forget(_("The page is being drawn …"))
        await asyncio.sleep(DELAY)
        made, means = self._made, self.means
        if made is None or means is None or not self.size:
            return
        self._drawn_for = self.content_size
        room = self._room(means)
        dots = resolution(made.profile.page, room, self.view)
        try:
            self._pages = await asyncio.to_thread(
                render_pictures, made.paper, made.profile, max(dots, 1)
            )
            sizes = [_PIXELS.unpack_from(page, _PIXELS_AT) for page in self._pages]
        except BriefingError as error:
            self._forget(str(error))
            return
        except (OSError, ValueError, struct.error) as error:
            self._forget(_("The page cannot be drawn: {reason}").format(reason=clean(str(error))))
            return
        self._seen = [
            _Seen(number, part, width)
            for number, (width, height) in enumerate(sizes)
            for part in parts(height, room)
        ]
        await self._show_part(means)

    @work(group="drawing", exclusive=True)
    async def _turn(self) -> None:
        if self.means is not None:
            await self._show_part(self.means)

    async def _show_part(self, means: Means) -> None:
        """Put the chosen part in the place of the one before."""
        seen = self._seen[self._place]
        page = self._pages[seen.page]
        try:
            drawing = await asyncio.to_thread(draw, means, page, seen.width, seen.part)
        except ValueError as error:
            self._forget(_("The page cannot be drawn: {reason}").format(reason=clean(str(error))))
            return
        self._drawing = drawing
        self.update("")
        self.post_message(self.Turned())

    def _forget(self, sentence: str) -> None:
        """Show a sentence and no picture."""
        self.take_away()
        self._drawing, self._pages, self._seen, self._place = None, [], [], 0
        self.update(plain(sentence))
        self.post_message(self.Turned())

    def _room(self, means: Means) -> Room:
        return Room(max(self.content_size.width, 1), max(self.content_size.height, 1), means.cell)

    def _put(self) -> None:
        """Say the picture to the terminal, with the cursor where it was before and after."""
        self._due = False
        drawing = self._drawing
        shown = self.is_attached and self.display and self.app.screen is self.screen
        if drawing is None or self.means is None or not shown:
            return
        if drawing.sent != self._sent:
            self._sent = drawing.sent
            self._send(drawing.sent)
        region, room = self.content_region, self._room(self.means)
        spare = room.width - self._seen[self._place].width
        left = region.x + max(spare // 2 // room.cell[0], 0)
        self._send(f"\x1b7\x1b[{region.y + 1};{left + 1}H{drawing.placed}\x1b8")
        self._stands = True

    def _send(self, text: str) -> None:
        driver = self.app._driver  # noqa: SLF001 - there is no other way to the terminal
        if text and driver is not None:
            driver.write(text)
