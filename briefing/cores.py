"""``date``, ``timedelta`` and ``sqlite3``, without what the standard library wraps around them.

They are written in C. The modules that everybody imports add a second ``datetime`` in Python,
which the first one replaces at once, and ways to store dates in SQLite, which nobody here uses:
a sixth of the start of the leanest verb. The very same objects are taken from the halves in C
where a Python has them under these names, and elsewhere from the modules themselves.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from datetime import date, timedelta
else:
    try:
        import _sqlite3 as sqlite3
        from _datetime import date, timedelta
    except ImportError:
        import sqlite3
        from datetime import date, timedelta

__all__ = ["date", "sqlite3", "timedelta"]
