import datetime
import sqlite3
from contextlib import closing

from briefing import cores


def test_they_are_the_very_objects_that_everybody_else_has() -> None:
    assert cores.date is datetime.date
    assert cores.timedelta is datetime.timedelta
    assert cores.sqlite3.Error is sqlite3.Error
    with closing(cores.sqlite3.connect(":memory:")) as base:
        assert isinstance(base, sqlite3.Connection)
