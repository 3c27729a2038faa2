"""A year's programme counted."""

from datetime import date

from briefing.insight.figures.programme import as_figure, progress
from briefing.model.schemes import Scheme, SchemeState

TODAY = date(2020, 7, 6)


def schemes(**states: int) -> list[Scheme]:
    return [
        Scheme(id=f"s{state}{n}", year=2020, name=f"Đề án {n}", state=SchemeState(state))
        for state, count in states.items()
        for n in range(count)
    ]


def test_the_share_that_is_done_leaves_out_what_was_stopped() -> None:
    counted = progress(schemes(done=15, under_way=1, planned=1, stopped=2), TODAY)
    assert (counted.done, counted.all, str(counted.percent)) == (15, 17, "88.24")
    figure = as_figure(counted, 2020)
    assert (str(figure.value), str(figure.of), figure.unit) == ("15", "17", "đề án")


def test_all_of_all_and_none_of_none() -> None:
    assert str(progress(schemes(done=19), TODAY).percent) == "100"
    assert progress([], TODAY).percent is None


def test_what_is_due_and_waits_is_overdue_the_day_after() -> None:
    def due(day: date, state: SchemeState = SchemeState.PLANNED) -> Scheme:
        return Scheme(id="s1", year=2020, name="Đề án", due=day, state=state)

    assert progress([due(date(2020, 7, 5))], TODAY).overdue == 1
    assert progress([due(TODAY)], TODAY).overdue == 0
    assert progress([due(date(2020, 7, 5), SchemeState.DONE)], TODAY).overdue == 0
