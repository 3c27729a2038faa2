"""Taking in: files and text, read into briefings."""

import re
from datetime import date

from msgspec.structs import replace as with_fields

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model.encoding import RecordError, from_json
from briefing.model.identity import period_id
from briefing.model.records import Source
from briefing.model.records import Warning as Note
from briefing.reading import legacy
from briefing.reading.assemble import Reading, assemble, assembled
from briefing.reading.decode import count_controls, decode, from_fonts
from briefing.reading.extracts import Extract, converted, paragraphs_of
from briefing.reading.kinds import reader_of
from briefing.reading.own_papers import is_own, read_paper, roles_of

__all__ = ["Reading", "read_bytes", "read_text"]

_ID_SHOWN = 40  # letters of an id that is none
_FRONT_MATTER = re.compile(r"---\n(?:[^\n]*\n){0,40}?(?:briefing|schema_version):")


def read_bytes(data: bytes, name: str, *, anchor: date | None = None) -> Reading:
    """Read the file ``data``, called ``name``, into a briefing.

    Known by its content, not its name: a record in JSON, our own minutes in Markdown, else prose
    (press reports, minutes, notices; plain or Markdown). ``anchor`` is the day near which days
    without a year lie where the text itself names none. Raises :class:`ReadError` in one
    sentence for everything that cannot be read.
    """
    read = reader_of(data)
    if read is not None:
        return _from_extract(read(data), name, anchor)
    decoded = decode(data)
    reading = _read(decoded.text, name, anchor, decoded.warnings)
    return reading if reading.encoding else with_fields(reading, encoding=decoded.encoding)


def read_text(text: str, name: str, *, anchor: date | None = None) -> Reading:
    """Read ``text``, as pasted or typed, into a briefing; see :func:`read_bytes`."""
    return _read(text, name, anchor, ())


def _read(text: str, name: str, anchor: date | None, notes: tuple[Note, ...]) -> Reading:
    legacy.refuse_mojibake(text)
    encoding = ""
    if decoded := from_fonts(text):
        text, notes, encoding = decoded.text, (*notes, *decoded.warnings), decoded.encoding
    controls = count_controls(text)
    text = clean(text)
    if not text.strip():
        raise ReadError(_("The file is empty."), _("Check that it was saved, and try again."))
    if controls:
        note = Note(
            rule="reading/control",
            message=_("Control characters in the text were taken out ({count}).").format(
                count=controls
            ),
        )
        notes = (*notes, note)
    if text.lstrip().startswith("{"):
        return _from_record(text)
    if _FRONT_MATTER.match(text.lstrip()):
        from briefing.reading.minutes import read_minutes  # noqa: PLC0415 - start-up

        return Reading(read_minutes(text))
    legacy.refuse_other_languages(text)
    return with_fields(assemble(text, name, anchor, notes), encoding=encoding)


def _from_extract(extract: Extract, name: str, anchor: date | None) -> Reading:
    """Read the paragraphs of a document as prose is read."""
    legacy.refuse_mojibake(extract.text)
    if decoded := from_fonts(extract.text):  # the fonts are not told, as in a PDF or on a page
        extract = converted(extract, decoded)
    text = extract.text
    if not text:
        raise ReadError(_("The file is empty."), _("Check that it was saved, and try again."))
    legacy.refuse_other_languages(text)
    roles = roles_of(extract)
    if is_own(roles):
        reading = read_paper(extract, roles, Source(name=name, text=text), anchor)
    else:
        reading = assembled(paragraphs_of(extract), text, name, anchor, extract.notes)
    return with_fields(reading, encoding=extract.encoding)


def _from_record(text: str) -> Reading:
    try:
        briefing = from_json(text)
    except RecordError as error:
        raise ReadError(error.message, error.advice) from error
    if briefing.id != period_id(briefing.period):
        raise ReadError(
            _("The record calls itself {id}, which is not the name of its period.").format(
                id=briefing.id[:_ID_SHOWN]
            ),
            _("Check the file, or import the original text again."),
        )
    return Reading(briefing)
