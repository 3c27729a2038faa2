"""The wall: conclusions set large and apart, read from the far end of a table.

A terminal cannot enlarge letters; what it can do is short bold lines with room around them. All
is set in one column in the middle, and what is on the screen is drawn from four facts: the
briefing, the place in it, one or all, and how far the lines stand apart.
"""

from collections.abc import Callable
from time import monotonic

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from briefing.i18n import _
from briefing.language.days import write_day_slashed
from briefing.model.records import Briefing
from briefing.tui.display import line
from briefing.tui.phrases import conclusions_phrase, part_name, period_name
from briefing.tui.widgets.wall_text import (
    STYLES,
    Setting,
    drawn,
    set_all,
    set_one,
    spread,
    stopwatch,
)
from briefing.verbs.following import Slide, added, slides

COLUMN = 70
"""The most cells in a line: what an eye at the far end takes in without losing the line."""

NARROW, LOW = 100, 30
"""Below so many columns and rows the margins are smaller."""

WIDEST_GAP = 2
NOTICE_SECONDS = 6.0


class Wall(Vertical):
    """Shows conclusions and nothing else: no private note, no label, no key, no menu.

    ``waiting`` is the sentence shown as long as there is no briefing. ``clock`` counts seconds.
    """

    def __init__(
        self,
        briefing: Briefing | None,
        *,
        waiting: str = "",
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._briefing = briefing
        self._slides = slides(briefing) if briefing else ()
        self._waiting = waiting
        self._clock = clock
        self._opened = self._arrived = clock()
        self._place = 0
        self._top = 0
        self._gap = 0
        self._all = False
        self._timed = False
        self._notice = ""
        self._set = Setting((), {})
        self._hush: Timer | None = None
        self._ticking: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the wall out."""
        yield Static(id="wall-top")
        yield Static(id="wall-body")
        yield Static(id="wall-bottom")

    def on_mount(self) -> None:
        """Draw the first conclusion; the timer only runs while it is shown."""
        self._ticking = self.set_interval(1, self._draw_bottom, pause=True)
        self._draw()

    def on_resize(self) -> None:
        """Set the column anew."""
        self._draw()

    def show(self, briefing: Briefing) -> None:
        """Show a changed briefing: a new conclusion is gone to, otherwise the place is kept."""
        new = added(self._briefing, briefing) if self._briefing else ""
        here = self._slides[self._place].id if self._slides else ""
        self._briefing = briefing
        self._slides = slides(briefing)
        if new:
            self._welcome(new)
        else:
            self._go(self._place_of(here, otherwise=self._place))
        self._draw()

    def step(self, by: int) -> None:
        """Go ``by`` conclusions on; where all are shown, ``by`` screens."""
        if self._all:
            self._top += by * self._room
        else:
            self._go(self._place + by)
        self._draw()

    def turn(self, by: int) -> None:
        """Read on by ``by`` screens (negative: back), past the end to the next conclusion."""
        self._read(by * max(self._room - 2 * (1 + self._gap), 1), by)

    def scroll(self, by: int) -> None:
        """Read on by ``by`` lines (negative: back), past the end to the next conclusion."""
        self._read(by * (1 + self._gap), by)

    def go(self, place: int) -> None:
        """Go to the first (0) or the last (-1) conclusion, or the end of all."""
        if self._all:
            self._top = 0 if place == 0 else len(self._set.lines)
        else:
            self._go(place % len(self._slides) if self._slides else 0)
        self._draw()

    def change_extent(self) -> None:
        """Change between one conclusion at a time and all of them, staying where one is."""
        self._all = not self._all
        self._top = 0
        if self._all and self._slides:
            self._draw()
            self._top = self._set.tops[self._slides[self._place].id]
        self._draw()

    def change_gap(self, by: int) -> None:
        """Set the lines ``by`` blank lines further apart, or closer."""
        self._gap = min(max(self._gap + by, 0), WIDEST_GAP)
        self._draw()

    def change_timer(self) -> None:
        """Show or hide how long this takes."""
        self._timed = not self._timed
        if self._ticking is not None:
            (self._ticking.resume if self._timed else self._ticking.pause)()
        self._draw_bottom()

    def _welcome(self, new: str) -> None:
        """Go to what is new and say so, for a while."""
        place = self._place_of(new, otherwise=len(self._slides) - 1)
        self._go(place)
        slide = self._slides[place]
        markers = [item.marker for item in slide.items if item.id in (slide.id, new)]
        self._notice = _("Just added: {marker}").format(marker=" ".join(markers).rstrip(",.:"))
        if self._all:
            self._draw()
            self._top = self._set.tops[slide.id]
        elif new != slide.id:
            self._draw()
            self._top = len(self._set.lines)
        if self._hush is not None:
            self._hush.stop()
        self._hush = self.set_timer(NOTICE_SECONDS, self._forget_notice)

    def _forget_notice(self) -> None:
        self._notice = ""
        self._draw_bottom()

    def _place_of(self, item_id: str, *, otherwise: int) -> int:
        for place, slide in enumerate(self._slides):
            if any(item.id == item_id for item in slide.items):
                return place
        return otherwise

    def _go(self, place: int) -> None:
        place = min(max(place, 0), max(len(self._slides) - 1, 0))
        if place != self._place:
            self._place = place
            self._arrived = self._clock()
            if not self._all:
                self._top = 0

    def _read(self, rows: int, by: int) -> None:
        at_end = self._top >= self._last_top if by > 0 else self._top <= 0
        if at_end and not self._all:
            self._go(self._place + (1 if by > 0 else -1))
        else:
            self._top += rows
        self._draw()

    # ── Drawing ─────────────────────────────────────────────────────────────────────────────

    @property
    def _height(self) -> int:
        return self.size.height or self.app.size.height

    @property
    def _margin(self) -> int:
        width = self.size.width or self.app.size.width
        return max(4 if width < NARROW else 8, (width - COLUMN) // 2)

    @property
    def _column(self) -> int:
        width = self.size.width or self.app.size.width
        return min(max(width - 2 * self._margin, 8), COLUMN)

    @property
    def _edge(self) -> int:
        """Blank rows above everything and below."""
        return 1 if self._height < LOW else 2

    @property
    def _room(self) -> int:
        """Rows for the text: what the head, three rows, and the foot, three rows, leave."""
        return max(self._height - 2 * self._edge - 6, 1)

    @property
    def _last_top(self) -> int:
        return max(len(self._set.lines) - self._room, 0)

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        column = self._column
        self._set = self._text(column)
        self._top = min(max(self._top, 0), self._last_top)
        shown = self._set.lines[self._top : self._top + self._room]
        above = 0 if self._all else (self._room - len(shown)) // 2
        rows = [Content("")] * above + [drawn(row) for row in shown]
        rows += [Content("")] * (self._room - len(rows))
        self._put("#wall-top", [Content("")] * self._edge + self._head(column))
        self._put("#wall-body", rows)
        self._draw_bottom()

    def _draw_bottom(self) -> None:
        if self.is_mounted:
            rows = self._foot(self._column)
            self._put("#wall-bottom", rows + [Content("")] * self._edge)

    def _put(self, selector: str, rows: list[Content]) -> None:
        margin = Content(" " * self._margin)
        content = Content("\n").join(margin + row for row in rows)
        self.query_one(selector, Static).update(content)

    def _text(self, column: int) -> Setting:
        if self._briefing is None:
            return set_one(self._waiting, column)
        if not self._slides:
            return set_one(_("No conclusion yet."), column)
        if self._all:
            return set_all(self._slides, self._heading, column, self._gap)
        return set_one(self._slides[self._place], column, self._gap)

    def _heading(self, slide: Slide) -> str:
        """Return, in one line, what tells the slide's list from others; nothing for a sole one."""
        lists = len({slide.part for slide in self._slides})
        if lists < 2 or self._briefing is None:
            return ""
        lead_in = line(slide.lead_in.rstrip(" :."), self._column).plain
        return lead_in or part_name(slide.part, len(self._briefing.directive_lists))

    def _head(self, column: int) -> list[Content]:
        """Return the three rows above the text: title and day, the list's heading, a blank."""
        when = ""
        if self._briefing is not None:
            day = self._briefing.meeting.date
            when = write_day_slashed(day) if day else period_name(self._briefing.period)
        title = Content.styled(_("CONCLUSIONS OF THE BRIEFING"), STYLES["muted"])
        heading = Content("")
        if self._slides and not self._all:
            heading = Content(self._heading(self._slides[self._place]))
        return [
            spread(title, Content.styled(when, STYLES["muted"]), column),
            heading.stylize(STYLES["marker"]),
            Content(""),
        ]

    def _foot(self, column: int) -> list[Content]:
        """Return the three rows below: a blank, what is new or below, progress and time."""
        more = _("▼ more below") if self._top < self._last_top else ""
        told = spread(
            Content.styled(more, STYLES["marker"]),
            Content.styled(self._notice, STYLES["muted"]),
            column,
        )
        count = (self._time() + "   " if self._timed else "") + self._count()
        dots = self._dots(column - len(count) - 2)
        return [
            Content(""),
            told,
            spread(
                Content.styled(dots, STYLES["accent"]),
                Content.styled(count, STYLES["muted"]),
                column,
            ),
        ]

    def _count(self) -> str:
        if not self._slides:
            return ""
        if self._all:
            return conclusions_phrase(len(self._slides))
        return f"{self._place + 1} / {len(self._slides)}"

    def _time(self) -> str:
        now = self._clock()
        if self._all or not self._slides:
            return stopwatch(now - self._opened)
        return _("{elapsed} · this item {here}").format(
            elapsed=stopwatch(now - self._opened), here=stopwatch(now - self._arrived)
        )

    def _dots(self, room: int) -> str:
        """Return a dot for each conclusion, filled up to this one; nothing where they overflow."""
        if self._all:
            return ""
        dots = ["●" if place <= self._place else "○" for place in range(len(self._slides))]
        spaced = ("  ".join(dots), " ".join(dots))
        return next((row for row in spaced if len(row) <= room), "")
