"""Documents as the bytes they are stored in, so that a save encodes only what has changed.

A file of tables is indented JSON, two levels of names and then the documents. Each document is
kept as its own slice of the file; writing joins the slices again. A document that nobody touched
keeps its bytes, whoever wrote them.
"""

import re
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

import msgspec

from briefing.i18n import _

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # Windows editors put one before a file saved by hand
_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")  # as TinyDB numbers its documents

_SLICES = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_DOCUMENT = msgspec.json.Decoder(Document)


class _Named(msgspec.Struct):
    """The one field that a document is looked up by; the rest is passed over."""

    id: str = ""


_NAMED = msgspec.json.Decoder(_Named)


class DamagedError(Exception):
    """Bytes that are no file of tables; the text says why, in the user's language."""


class Row(MutableMapping[str, Any]):
    """One document. It stays bytes until it is looked into, and is encoded anew from then on.

    ``encoded`` is the document as it stands in the file, indented as it is there; ``None`` while
    it is the caller's to change.
    """

    __slots__ = ("_document", "_id", "encoded")

    def __init__(self, encoded: bytes | None, document: Document | None = None) -> None:
        self.encoded = encoded
        self._document = document
        self._id: str | None = None

    @property
    def id(self) -> str:
        """The document's field "id"; empty where it has none that is text."""
        if self._id is None:
            if self.encoded is None:
                found = self._looked_into().get("id")
                return found if isinstance(found, str) else ""
            try:
                self._id = _NAMED.decode(self.encoded).id
            except msgspec.ValidationError:
                self._id = ""
        return self._id

    def document(self) -> Document:
        """Return the document, to be read only."""
        return self._looked_into() if self.encoded is None else _DOCUMENT.decode(self.encoded)

    def settle(self) -> bytes:
        """Encode the document if it was looked into, and return its bytes."""
        if self.encoded is None:
            self.encoded = _indented(self._looked_into())
            self._document = None
        return self.encoded

    def __getitem__(self, key: str) -> Any:
        return self._looked_into()[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._looked_into()[key] = value

    def __delitem__(self, key: str) -> None:
        del self._looked_into()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._looked_into())

    def __len__(self) -> int:
        return len(self._looked_into())

    def clear(self) -> None:
        """Take all fields out."""
        self.encoded, self._document, self._id = None, {}, None

    def _looked_into(self) -> Document:
        """Return the document itself: whoever has it may change it, so its bytes count no more."""
        if self._document is None:
            self._document = self.document()
        self.encoded = self._id = None
        return self._document


Rows = dict[str, dict[str, Row]]


def rows_in(data: bytes) -> Rows:
    """Return the tables in ``data``: rows by number by the name of their table.

    Raises :class:`DamagedError` when ``data`` is no UTF-8 JSON of two levels, when a document has
    no number, or when two of them share one, for a decoder would hide the first.
    """
    try:
        slices = _SLICES.decode(data.removeprefix(_BYTE_ORDER_MARK))
        rows = {
            table: {number: _row(raw) for number, raw in documents.items()}
            for table, documents in slices.items()
        }
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedError(str(error)) from error
    if not all(_NUMBER.fullmatch(number) for table in rows.values() for number in table):
        raise DamagedError(_("its documents have no numbers"))
    if b"".join(slices_of(rows)) != data:
        _refuse_doubled_names(data)
    return rows


def slices_of(rows: Mapping[str, Mapping[str, Row]]) -> list[bytes]:
    """Return the bytes of a file that holds ``rows``, in slices."""
    slices: list[bytes] = []
    between_tables = b"{\n  "
    for table, documents in rows.items():
        slices += (between_tables, _quoted(table))
        between_tables = b",\n  "
        between = b': {\n    "'
        for number, row in documents.items():
            slices += (between, number.encode(), b'": ', row.encoded or row.settle())
            between = b',\n    "'
        slices.append(b"\n  }" if documents else b": {}")
    slices.append(b"\n}\n" if rows else b"{}\n")
    return slices


def _row(raw: msgspec.Raw) -> Row:
    data = bytes(raw)
    if not data.startswith(b"{"):
        raise DamagedError(_("its documents are none"))
    data.decode()  # the decoder of slices does not look into strings
    return Row(data)


def _quoted(name: str) -> bytes:
    return msgspec.json.encode(name)


def _indented(document: Mapping[str, Any]) -> bytes:
    """Return ``document`` as it is written two levels down."""
    nested = msgspec.json.format(b'{"":{"":' + msgspec.json.encode(document) + b"}}", indent=2)
    return nested[len(b'{\n  "": {\n    "": ') : -len(b"\n  }\n}")]


def _refuse_doubled_names(data: bytes) -> None:
    """Raise :class:`DamagedError` when one object of ``data`` has two values under one name."""
    import json  # noqa: PLC0415 - start-up: only for a file that was edited by hand

    def unique(pairs: list[tuple[str, Any]]) -> Document:
        made = dict(pairs)
        if len(made) < len(pairs):
            raise DamagedError(_("a name stands in it twice"))
        return made

    try:
        json.loads(data.removeprefix(_BYTE_ORDER_MARK), object_pairs_hook=unique)
    except ValueError as error:
        raise DamagedError(str(error)) from error
