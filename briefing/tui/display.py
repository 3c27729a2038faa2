"""Text that a person typed or imported, made fit to show: never markup, never a command.

A plain ``str`` handed to most of Textual's widgets is read as markup: "việc [/b] 3" ends the
application and "[@click=app.quit]x[/]" becomes a link that quits it. Whatever comes from a
record, a file or a key therefore passes through one of the functions here on its way to the
screen. Input, TextArea and a notification's title are safe as they are; a notification's
message is a ``str`` whatever one does, so it takes ``letters.clean(text)`` and
``markup=False``.
"""

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.content import Content

from briefing.language.letters import clean

LINE_BREAK = " ¶ "
"""What stands for a line break where a text of several paragraphs is shown on one line."""

ELLIPSIS = "…"


def plain(text: str) -> Content:
    """Return ``text`` as display text, letter for letter, with its line breaks.

    Control and escape sequences are dropped: they would reach the terminal otherwise.
    """
    return Content(clean(text))


def line(text: str, width: int | None = None) -> Content:
    """Return ``text`` on one line, at most ``width`` terminal cells wide (None: no limit)."""
    return Content(_one_line(text, width))


def cell(text: str, width: int | None = None) -> Text:
    """Return ``text`` for a cell or a header of a DataTable, which draws Rich text only.

    One line as in :func:`line`; a cell narrower than the text ends in an ellipsis.
    """
    return Text(_one_line(text, width), no_wrap=True, overflow="ellipsis", end="")


def _one_line(text: str, width: int | None) -> str:
    lines = (" ".join(part.split("\t")).strip() for part in clean(text).split("\n"))
    joined = LINE_BREAK.join(part for part in lines if part)
    if width is None or cell_len(joined) <= width:
        return joined
    if width <= 0:
        return ""
    room = width - cell_len(ELLIPSIS)
    beginning = joined[:room]
    if cell_len(beginning) != room or not cell_len(joined[room]):  # no letter for each cell
        beginning = set_cell_size(joined, room)  # which takes ten times as long
    return beginning.rstrip() + ELLIPSIS
