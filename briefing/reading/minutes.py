"""Minutes as Markdown, read back into the record from which they were written.

The form is described in :mod:`briefing.model.minutes`. A file as it was written gives the same
record; in one mended by hand the page's words count (see :mod:`briefing.reading.minutes_mending`).
"""

from typing import Any

import msgspec

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model.encoding import RecordError, from_json
from briefing.model.minutes import FENCE, HEADER_FIELDS, TAIL_CLOSING, TAIL_OPENING, Kept
from briefing.model.records import Briefing


def read_minutes(text: str) -> Briefing:
    """Return the briefing whose minutes ``text`` is.

    What a hand has changed on the page and cannot be placed is told in the briefing's warnings,
    under the rule "reading/minutes". Raises :class:`ReadError` when the lines at the top or the
    record at the end are missing or damaged.
    """
    # The CommonMark parser costs as much to import as all else a verb needs.
    from briefing.reading.minutes_mending import mend  # noqa: PLC0415 - start-up

    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    front, page, tail = _cut(text)
    header = _read_header(front)
    kept = _read_tail(tail)
    return mend(header, kept, page)


def _cut(text: str) -> tuple[list[str], str, str]:
    """Return the front matter's lines, the page and the tail's JSON."""
    lines = text.split("\n")
    if lines[0] != FENCE or FENCE not in lines[1:]:
        raise ReadError(
            _("The lines about the meeting at the top of these minutes are missing."),
            _("They stand between two lines “---”; restore them from an earlier copy."),
        )
    end = lines.index(FENCE, 1)
    body = "\n".join(lines[end + 1 :])
    page, opening, rest = body.rpartition(f"\n{TAIL_OPENING}\n")
    tail, closing, after = rest.partition(f"\n{TAIL_CLOSING}")
    if not opening or not closing:
        raise ReadError(
            _("The record at the end of these minutes is missing or incomplete."),
            _("Restore the comment “briefing:record” from an earlier copy."),
        )
    return lines[1:end], f"{page}\n{after}", tail


def _read_header(lines: list[str]) -> Briefing:
    """Return a briefing that has only the header facts."""
    plain: dict[str, Any] = {}
    for number, line in enumerate(lines, 2):
        name, _colon, value = line.partition(":")
        if name not in HEADER_FIELDS or name in plain:
            raise _unread_line(number, line)
        try:
            plain[name] = msgspec.json.decode(value)
        except msgspec.DecodeError as error:
            raise _unread_line(number, line) from error
    try:
        return from_json(msgspec.json.encode(plain))
    except RecordError as error:
        raise ReadError(error.message, error.advice) from error


def _unread_line(number: int, line: str) -> ReadError:
    return ReadError(
        _("Line {number} of these minutes cannot be read: {line}").format(
            number=number, line=clean(line)
        ),
        _("Write “name: value”, with text in double quotes, as in the lines around it."),
    )


def _read_tail(json: str) -> Kept:
    try:
        return msgspec.json.decode(json, type=Kept)
    except msgspec.DecodeError as error:
        raise ReadError(
            _("The record at the end of these minutes is damaged: {reason}.").format(reason=error),
            _("Restore the comment “briefing:record” from an earlier copy."),
        ) from error
