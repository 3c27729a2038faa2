"""Records to JSON and back, in one place, and the JSON Schema that documents them."""

from typing import Any

import msgspec

from briefing.digests import sha256
from briefing.i18n import _
from briefing.model.migrations import RecordError, is_older, migrated
from briefing.model.records import SCHEMA_VERSION, Briefing

__all__ = [
    "RecordError",
    "fingerprint",
    "from_json",
    "from_plain",
    "json_schema",
    "to_json",
    "to_plain",
]


class _Versioned(msgspec.Struct):
    """The one field that says in which form the rest is."""

    schema_version: Any = None


_VERSIONED = msgspec.json.Decoder(_Versioned)
_ENCODER = msgspec.json.Encoder(decimal_format="number", order="deterministic")
_DECODER = msgspec.json.Decoder(Briefing)

# A field that the form did not have at first is not stored while it is empty: what was stored
# before keeps its bytes and its fingerprint, and older versions read what does not use it.
_LATER = "accepted"
_LATER_EMPTY = f',"{_LATER}":[]'.encode()  # no text holds this: its quotes would be escaped
_LATER_OF_FIGURES = "earlier"
_LATER_NONE = f',"{_LATER_OF_FIGURES}":null'.encode()


def to_json(briefing: Briefing) -> str:
    """Return ``briefing`` as indented JSON, the same bytes for the same record."""
    encoded = _ENCODER.encode(briefing).replace(_LATER_NONE, b"")
    return msgspec.json.format(encoded, indent=2).decode()


def from_json(text: str | bytes) -> Briefing:
    """Return the briefing that :func:`to_json` wrote, be it in an older form.

    Raises :class:`RecordError` when ``text`` is not JSON, lacks a field, has an unknown one, or
    comes from a newer version.
    """
    try:
        if is_older(msgspec.structs.asdict(_VERSIONED.decode(text))):
            return from_plain(_document(text))
        return _checked(_DECODER.decode(text))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise RecordError(
            _("This is not the record of a briefing: {reason}.").format(reason=error),
            _("Check the file, or import the original text again."),
        ) from error


def to_plain(briefing: Briefing) -> dict[str, Any]:
    """Return ``briefing`` as dicts, lists and strings, ready for any JSON writer.

    Amounts become strings here, so that a writer that only knows floats keeps every digit.
    """
    plain: dict[str, Any] = msgspec.to_builtins(briefing, order="deterministic")
    if not briefing.accepted:
        del plain[_LATER]
    for figure in plain["figures"]:
        if figure[_LATER_OF_FIGURES] is None:
            del figure[_LATER_OF_FIGURES]
    return plain


def from_plain(plain: dict[str, Any]) -> Briefing:
    """Return the briefing that :func:`to_plain` took apart, be it in an older form.

    Raises :class:`RecordError`.
    """
    present = migrated(plain) if is_older(plain) else plain
    try:
        return _checked(msgspec.convert(present, Briefing))
    except msgspec.ValidationError as error:
        raise RecordError(
            _("A stored briefing has an unexpected form: {reason}.").format(reason=error)
        ) from error


def _document(text: str | bytes) -> dict[str, Any]:
    """Return the document in ``text`` with every digit of its amounts; raises ``ValueError``."""
    import json  # noqa: PLC0415 - start-up: only for what an older version has written

    document: dict[str, Any] = json.loads(text, parse_float=str)
    return document


def _checked(briefing: Briefing) -> Briefing:
    if briefing.schema_version > SCHEMA_VERSION:
        raise RecordError(
            _("This record was written by a newer version of the program."),
            _("Update the program to open it."),
        )
    return briefing


def fingerprint(briefing: Briefing) -> str:
    """Return a digest of what ``briefing`` says, its source left out.

    Equal fingerprints mean that nobody has changed anything since.
    """
    bare = msgspec.structs.replace(briefing, source=None)
    encoded = _ENCODER.encode(bare)
    if not briefing.accepted:
        encoded = encoded.replace(_LATER_EMPTY, b"")
    encoded = encoded.replace(_LATER_NONE, b"")
    return sha256(encoded)[:16]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a briefing, as ``briefing schema`` prints it."""
    schema: dict[str, Any] = _amounts_as_numbers(msgspec.json.schema(Briefing))
    return schema


def _amounts_as_numbers(node: Any) -> Any:
    """Say of amounts what :func:`to_json` writes: numbers, where msgspec assumes strings."""
    if isinstance(node, dict):
        if node.get("format") == "decimal":
            return {"type": "number"}
        return {key: _amounts_as_numbers(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_amounts_as_numbers(value) for value in node]
    return node
