"""The Vietnamese lunar calendar, as far as public holidays need it.

The rules are those by which the calendar is drawn up for the meridian 105° East (UTC+7): a month
begins on the day of the new moon, the winter solstice falls into month 11, and where thirteen
months lie between two of those, the first one in which the sun enters no new sign is the leap
month. The computation is the one that Hồ Ngọc Đức published under the title "Thuật toán tính âm
lịch", whose formulas for moon and sun are Jean Meeus's (Astronomical Algorithms).
"""

from datetime import date
from functools import cache
from math import floor, radians, sin

_HANOI = 7 / 24
_JULIAN = 1_721_425
"""What is added to a day's ordinal to make the Julian day number of its noon."""

_FIRST_NEW_MOON = 2_415_021.076998695
"""The new moon from which the others are counted, on 1 January 1900 (Julian day)."""

_MONTH = 29.530588853
_WINTER_SOLSTICE = 9
"""The sign that the sun enters then, counted in twelfths of the circle from the spring one."""

# Periodic terms of the moon's path in days: factor and multiples of the mean anomalies of sun
# and moon and of the moon's argument of latitude. The first factor shrinks with time besides.
_TERMS = (
    (0.0021, 2, 0, 0), (-0.4068, 0, 1, 0), (0.0161, 0, 2, 0), (-0.0004, 0, 3, 0),
    (0.0104, 0, 0, 2), (-0.0051, 1, 1, 0), (-0.0074, 1, -1, 0), (0.0004, 1, 0, 2),
    (-0.0004, -1, 0, 2), (-0.0006, 0, 1, 2), (0.0010, 0, -1, 2), (0.0005, 1, 2, 0),
)  # fmt: skip


def lunar_day(year: int, month: int, day: int) -> date:
    """Return the Gregorian date of a day of the lunar calendar, of an ordinary (not leap) month.

    ``lunar_day(2020, 1, 1)`` is Tết of the year that began on 25 January 2020. Good for the
    centuries around 2000.
    """
    solstice_year = year if month >= 11 else year - 1
    begin, end = _month_eleven(solstice_year), _month_eleven(solstice_year + 1)
    first = round((begin - _FIRST_NEW_MOON) / _MONTH)
    months_on = (month - 11) % 12
    if end - begin > 365 and months_on >= _leap_month(first):
        months_on += 1
    return date.fromordinal(_new_moon_day(first + months_on) + day - 1 - _JULIAN)


@cache
def _month_eleven(year: int) -> int:
    """Return the first day of the month that contains the winter solstice of ``year``."""
    last = date(year, 12, 31).toordinal() + _JULIAN
    number = floor((last - 2_415_021) / _MONTH)
    begin = _new_moon_day(number)
    return begin if _sign(begin) < _WINTER_SOLSTICE else _new_moon_day(number - 1)


def _leap_month(first: int) -> int:
    """Return how many months after month 11 (new moon number ``first``) the leap month is."""
    signs = [_sign(_new_moon_day(first + month)) for month in range(1, 15)]
    return next(place for place in range(1, 14) if signs[place] == signs[place - 1])


def _new_moon_day(number: int) -> int:
    """Return the day in Hà Nội (Julian day number) of the new moon ``number``."""
    century = number / 1236.85
    sun = 359.2242 + 29.10535608 * number - 0.0000333 * century**2 - 0.00000347 * century**3
    moon = 306.0253 + 385.81691806 * number + 0.0107306 * century**2 + 0.00001236 * century**3
    node = 21.2964 + 390.67050646 * number - 0.0016528 * century**2 - 0.00000239 * century**3
    mean = 2_415_020.75933 + 29.53058868 * number
    mean += 0.0001178 * century**2 - 0.000000155 * century**3
    mean += 0.00033 * _sine(166.56 + 132.87 * century - 0.009173 * century**2)
    true = mean + (0.1734 - 0.000393 * century) * _sine(sun)
    true += sum(size * _sine(a * sun + b * moon + c * node) for size, a, b, c in _TERMS)
    clock = -0.000278 + 0.000265 * century + 0.000262 * century**2
    return floor(true - clock + 0.5 + _HANOI)


def _sign(day: int) -> int:
    """Return in which twelfth of the circle, 0 to 11, the sun stands as ``day`` begins."""
    century = (day - 0.5 - _HANOI - 2_451_545) / 36525
    anomaly = 357.52910 + 35999.05030 * century - 0.0001559 * century**2
    longitude = 280.46645 + 36000.76983 * century + 0.0003032 * century**2
    longitude += (1.914600 - 0.004817 * century - 0.000014 * century**2) * _sine(anomaly)
    longitude += (0.019993 - 0.000101 * century) * _sine(2 * anomaly)
    longitude += 0.000290 * _sine(3 * anomaly)
    return floor(longitude % 360 / 30)


def _sine(degrees: float) -> float:
    return sin(radians(degrees))
