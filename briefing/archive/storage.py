"""TinyDB on top of a shard: the only place that knows it.

TinyDB's own storage rewrites a file in place; this one leaves that to
:class:`~briefing.archive.shard.Shard`, which replaces it durably. A database is opened anew for
each change: a table remembers the next free number, and that is wrong as soon as another program
has added a document.
"""

import contextlib
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from tinydb import Storage, TinyDB
from tinydb.table import Table

from briefing.archive.rows import Document, Rows
from briefing.archive.shard import BRIEFINGS, Shard


class ShardStorage(Storage):
    """A TinyDB storage that reads and writes one shard."""

    def __init__(self, shard: Shard) -> None:
        self._shard = shard

    def read(self) -> Rows:
        """Return the tables of the shard."""
        return self._shard.tables()

    def write(self, data: Any) -> None:
        """Replace the tables of the shard, durably."""
        self._shard.write(data)


def put_document(shard: Shard, document: Document) -> None:
    """Store ``document`` in the place of the one with the same "id", or as a new one."""
    with _table(shard) as table:
        number = shard.number(document["id"])
        shard.disown(document["id"])
        if number is None:
            table.insert(document)
        else:
            table.update(_becoming(document), doc_ids=[int(number)])


def remove_document(shard: Shard, briefing_id: str) -> None:
    """Take the document with this "id" out; does nothing where there is none."""
    with _table(shard) as table:
        number = shard.number(briefing_id)
        if number is not None:
            shard.disown(briefing_id)
            table.remove(doc_ids=[int(number)])


def _becoming(document: Document) -> Callable[[MutableMapping[str, Any]], None]:
    """Return the change that leaves nothing of what was stored: a field may have gone."""

    def become(stored: MutableMapping[str, Any]) -> None:
        stored.clear()
        stored.update(document)

    return become


@contextlib.contextmanager
def _table(shard: Shard) -> Iterator[Table]:
    """Give the table of the briefings; what was not written in the end is read again."""
    try:
        yield TinyDB(shard, storage=ShardStorage).table(BRIEFINGS, cache_size=0)
    except BaseException:
        shard.forget()
        raise
