"""Everything about dates in one place: days, ranges, periods, times and spoken dates.

The parts live in ``dayforms``, ``days``, ``ranges``, ``periods``, ``clock`` and ``spoken``;
whoever reads or writes dates imports from here.
"""

from briefing.language.clock import (
    FoundTime,
    find_times,
    read_session,
    read_time,
    read_weekday,
    session_word,
    weekday_name,
    write_time,
)
from briefing.language.dayforms import DateRange
from briefing.language.days import (
    FoundDay,
    find_days,
    read_day,
    write_day,
    write_day_long,
    write_day_slashed,
    write_day_spoken,
    write_range,
    write_range_long,
)
from briefing.language.periods import (
    FoundPeriod,
    find_periods,
    iso_week,
    read_iso_week,
    read_period,
    read_week_label,
    week_of,
    write_period,
)
from briefing.language.ranges import FoundRange, find_ranges, read_range
from briefing.language.spoken import add_working_days, read_spoken

__all__ = [
    "DateRange",
    "FoundDay",
    "FoundPeriod",
    "FoundRange",
    "FoundTime",
    "add_working_days",
    "find_days",
    "find_periods",
    "find_ranges",
    "find_times",
    "iso_week",
    "read_day",
    "read_iso_week",
    "read_period",
    "read_range",
    "read_session",
    "read_spoken",
    "read_time",
    "read_week_label",
    "read_weekday",
    "session_word",
    "week_of",
    "weekday_name",
    "write_day",
    "write_day_long",
    "write_day_slashed",
    "write_day_spoken",
    "write_period",
    "write_range",
    "write_range_long",
    "write_time",
]
