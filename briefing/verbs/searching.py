"""Search: the items of all years that answer to a query, best first."""

from __future__ import annotations

import os

from briefing.archive.search.asking import ask
from briefing.archive.search.hits import Found, Hit, QueryError
from briefing.archive.search.index import Index, Unusable, stamps, years_in
from briefing.archive.search.query import Query, read_query
from briefing.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from briefing.cores import sqlite3

__all__ = ["Found", "Hit", "QueryError", "Searcher", "search"]


def search(
    folder: os.PathLike[str] | str,
    text: str,
    *,
    today: date,
    limit: int = 50,
    progress: Callable[[int, int], None] | None = None,
) -> Found:
    """Return the best ``limit`` hits for ``text`` in the archive in ``folder``.

    :mod:`briefing.archive.search.query` says what may be asked; ``today`` is the day that "late"
    and "this week" count from. Where years have changed the index is brought up to date first,
    and ``progress`` is told how many of how many years are done. Raises :class:`QueryError` for a
    filter that cannot be understood, :class:`~briefing.errors.ArchiveError` when the folder
    cannot be read at all.
    """
    query = read_query(text, today)
    where = os.fspath(folder)
    try:
        found = _asked(where, query, today, limit)
    except (Unusable, OSError):
        found = None
    return found or _asked_anew(where, query, today, limit, progress)


def _asked(where: str, query: Query, today: date, limit: int) -> Found | None:
    """Return what the index knows; ``None`` where it is not up to date or a year is faulty."""
    now = {name: (stamp, False) for name, stamp in stamps(where).items()}
    if not now:
        return Found((), 0)
    index = Index(where)
    try:
        with index.reading() as base:
            if years_in(base) != now:
                return None
            return ask(base, query, today=today, limit=limit)
    finally:
        index.close()


def _asked_anew(
    where: str,
    query: Query,
    today: date,
    limit: int,
    progress: Callable[[int, int], None] | None,
) -> Found:
    """Bring the index up to date and ask it, or make a new one; failing that, read everything."""
    from briefing.sparing import spare  # noqa: PLC0415 - start-up

    spare()
    from pathlib import Path  # noqa: PLC0415 - start-up

    from briefing.archive.search.indexing import Unwritable, renew, update  # noqa: PLC0415 - same
    from briefing.archive.search.scan import scan  # noqa: PLC0415 - start-up

    for make in (update, renew):
        try:
            problems = make(Path(where), progress)
            index = Index(where)
        except Unwritable:
            break
        except Unusable:
            continue
        try:
            with index.reading() as base:
                return ask(base, query, today=today, limit=limit)._replace(problems=problems)
        except Unusable:
            continue
        finally:
            index.close()
    found = scan(Path(where), query, today=today, limit=limit)
    slow = _("The search index cannot be written; everything was read instead.")
    return found._replace(problems=(*found.problems, slow))


class Searcher:
    """Searches one archive again and again, as the user types.

    :meth:`search` may be called from one thread and :meth:`refresh` from another.
    """

    def __init__(self, folder: os.PathLike[str] | str) -> None:
        from threading import Lock  # noqa: PLC0415 - start-up

        self._where = os.fspath(folder)
        self._index: Index | None = None
        self._guard = Lock()
        self._problems: tuple[str, ...] = ()
        self._spoilt = False

    def search(self, text: str, *, today: date, limit: int = 50) -> Found:
        """Return hits as :func:`search` does, without waiting for the index.

        While there is none the newest years are read; while it is stale it answers as it is.
        ``problems`` then say so. Raises as :func:`search` does.
        """
        query = read_query(text, today)
        with self._guard:
            try:
                with self._opened().reading() as base:
                    found = ask(base, query, today=today, limit=limit)
                    is_stale = self._is_stale(base)
                problems = self._problems
                if is_stale:
                    stale = _("The newest changes are not yet in the search index.")
                    problems = (*problems, stale)
                return found._replace(problems=problems)
            except Unusable:
                self._let_go()
                self._spoilt = True
                problems = self._problems
        found = _without_index(self._where, query, today, limit)
        return found._replace(problems=tuple(dict.fromkeys((*problems, *found.problems))))

    def stale(self) -> bool:
        """Tell whether :meth:`refresh` has something to do; cheap."""
        with self._guard:
            try:
                with self._opened().reading() as base:
                    return self._is_stale(base)
            except Unusable:
                self._let_go()
                return True

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring the index up to date, which may take seconds: call it in a thread.

        ``progress`` is told how many of how many years are done; what it raises ends the work,
        and the index stays as it was. Raises :class:`~briefing.errors.ArchiveError` when the
        folder cannot be read; an index that cannot be written is among the problems of the next
        search.
        """
        from pathlib import Path  # noqa: PLC0415 - start-up

        from briefing.archive.search.aside import bring_up_to_date  # noqa: PLC0415 - start-up
        from briefing.archive.search.indexing import Unwritable  # noqa: PLC0415 - start-up

        if not stamps(self._where):
            return
        try:
            problems = bring_up_to_date(Path(self._where), progress, spoilt=self._spoilt)
        except Unwritable:
            problems = (_("The search index cannot be written."),)
        with self._guard:
            self._problems = problems
            self._spoilt = False

    def close(self) -> None:
        """Let go of the index."""
        with self._guard:
            self._let_go()

    def _opened(self) -> Index:
        if self._index is not None and self._index.replaced():
            self._let_go()
        if self._index is None:
            self._index = Index(self._where)
        return self._index

    def _let_go(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None

    def _is_stale(self, base: sqlite3.Connection) -> bool:
        try:
            now = stamps(self._where)
        except OSError:
            return True
        indexed = years_in(base)
        return {name: stamp for name, (stamp, _faulty) in indexed.items()} != now


def _without_index(where: str, query: Query, today: date, limit: int) -> Found:
    """Read the newest years, as many as can be read while somebody waits."""
    from pathlib import Path  # noqa: PLC0415 - start-up

    from briefing.archive.search.scan import newest_years, scan  # noqa: PLC0415 - start-up

    years, all_of_them = newest_years(Path(where))
    found = scan(Path(where), query, today=today, limit=limit, years=years)
    if all_of_them:
        return found
    partly = _(
        "Until the search index is made, only the newest years are searched, from {year} on."
    )
    year = min(years).partition(".")[0]
    return found._replace(problems=(*found.problems, partly.format(year=year)))
