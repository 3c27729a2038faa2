"""The list, whole or one year of it."""

from briefing.archive.protocol import Archive
from briefing.verbs.listing import listing


def test_the_list_is_whole_and_oldest_first(summer: Archive) -> None:
    starts = [header.period.start for header in listing(summer)]
    assert len(starts) == 4
    assert starts == sorted(starts)


def test_a_week_over_new_year_belongs_to_both_years(summer: Archive, make_week: object) -> None:
    assert callable(make_week)
    summer.put(make_week("2020-12-28", "Làm việc này"))
    assert [header.id for header in listing(summer, year=2021)] == ["week-2020-12-28"]
    assert len(listing(summer, year=2020)) == 5
    assert listing(summer, year=1999) == ()
