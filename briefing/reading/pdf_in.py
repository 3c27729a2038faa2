"""PDF files with text: pages to paragraphs. A scan is told, and so is one behind a password.

Reading a PDF from anywhere is work for a process of its own (:mod:`briefing.reading.pdf_pages`),
which is given neither much time nor much memory.
"""

from typing import NamedTuple

import msgspec

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.reading import pdf_lines
from briefing.reading.apart import StoppedError, run_apart
from briefing.reading.extracts import Extract, too_long
from briefing.reading.packages import damaged, locked

SECONDS = 8
"""Of work, as a hundred pages take; a busy machine is given longer for them."""

MEGABYTES = 288
_MODULE = "briefing.reading.pdf_pages"
_SCANNED = 40  # letters on a page; a scan has none, or the stamp of the scanner


class Answer(NamedTuple):
    """What the other process says: why it could not, or the text of each page."""

    trouble: str = ""
    pages: tuple[str, ...] = ()


def read_pdf(data: bytes) -> Extract:
    """Return the paragraphs of a PDF file; raises :class:`ReadError` with the reason."""
    try:
        answer = msgspec.json.decode(run_apart(_MODULE, data, SECONDS, MEGABYTES), type=Answer)
    except (StoppedError, msgspec.DecodeError) as error:
        raise ReadError(
            _("The PDF file cannot be read: it is damaged, or takes too much time and memory."),
            _("Open it, copy its text into a text file and import that."),
        ) from error
    if answer.trouble == "locked":
        raise locked()
    if answer.trouble == "long":
        raise too_long()
    if answer.trouble:
        raise damaged()
    pages = [page for page in answer.pages if page.strip()]
    if sum(map(len, pages)) < _SCANNED * max(len(answer.pages), 1):
        raise ReadError(
            _("The PDF file is a scan: it holds pictures of pages, no text."),
            _("Ask for the file that was printed, or read the text from the pictures (OCR) first."),
        )
    return Extract(tuple(pdf_lines.joined(pages)))
