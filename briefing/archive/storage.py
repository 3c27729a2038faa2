"""TinyDB on top of a shard: the only place that knows it.

TinyDB's own storage rewrites a file in place; this one leaves that to
:class:`~briefing.archive.shard.Shard`, which replaces it durably. A database is opened anew for
each change: a table remembers the next free number, and that is wrong as soon as another program
has added a document.
"""

from typing import Any

from tinydb import Storage, TinyDB, where
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from briefing.archive.shard import BRIEFINGS, Document, Shard, Tables


class ShardStorage(Storage):
    """A TinyDB storage that reads and writes one shard."""

    def __init__(self, shard: Shard) -> None:
        self._shard = shard

    def read(self) -> Tables:
        """Return the tables of the shard."""
        return self._shard.tables()

    def write(self, data: Any) -> None:
        """Replace the tables of the shard, durably."""
        self._shard.write(data)


def put_document(shard: Shard, document: Document) -> None:
    """Store ``document`` in the place of the one with the same "id", or as a new one."""
    table = _table(shard)
    stored = table.get(where("id") == document["id"])
    if isinstance(stored, TinyDocument):
        table.update(document, doc_ids=[stored.doc_id])
    else:
        table.insert(document)


def remove_document(shard: Shard, briefing_id: str) -> None:
    """Take the document with this "id" out; does nothing where there is none."""
    _table(shard).remove(where("id") == briefing_id)


def _table(shard: Shard) -> Table:
    return TinyDB(shard, storage=ShardStorage).table(BRIEFINGS, cache_size=0)
