"""What a query finds, and in which order: by the index and by reading everything alike."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive.search.asking import ask
from briefing.archive.search.hits import Found
from briefing.archive.search.index import Index
from briefing.archive.search.indexing import update
from briefing.archive.search.query import read_query
from briefing.archive.search.scan import scan
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.model.records import (
    Answer,
    Attendee,
    Briefing,
    Directive,
    DirectiveList,
    Meeting,
    Period,
    PeriodKind,
    Result,
    State,
    Status,
)

TODAY = date(2020, 8, 1)


def week(monday: str, *texts: str, answers: tuple[Answer, ...] = ()) -> Briefing:
    start = date.fromisoformat(monday)
    return Briefing(
        id=f"week-{monday}",
        period=Period(kind=PeriodKind.WEEK, start=start, end=start + timedelta(days=6)),
        results=tuple(Result(id=f"r{place}", text=text) for place, text in enumerate(texts, 1)),
        answers=answers,
    )


def task(monday: str, due: str, *, status: Status = Status.OPEN) -> Briefing:
    directive = Directive(
        id="d1",
        ordinal=1,
        text="làm việc",
        unit="Vụ Cán bộ",
        tags=("đại-hội",),
        due=date.fromisoformat(due),
        status=status,
    )
    briefing = week(monday)
    return Briefing(
        id=briefing.id,
        period=briefing.period,
        directive_lists=(DirectiveList(directives=(directive,)),),
    )


@pytest.fixture
def archive(archive_folder: Path) -> TinyArchive:
    return open_archive(archive_folder)


def found(archive: TinyArchive, text: str) -> Found:
    """Ask the index, which is brought up to date before, and compare with the plain scan."""
    update(archive.folder)
    query = read_query(text, TODAY)
    index = Index(str(archive.folder))
    try:
        with index.reading() as base:
            answer = ask(base, query, today=TODAY, limit=50)
    finally:
        index.close()
    assert answer == scan(archive.folder, query, today=TODAY, limit=50)
    return answer


def texts(archive: TinyArchive, text: str) -> list[str]:
    return [hit.text for hit in found(archive, text).hits]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("to chuc ", ["tổ chức", "to chuc", "tổ chúc", "chức tổ", "to chức rồi tổ"]),
        ("tổ chức ", ["tổ chức", "chức tổ", "to chức rồi tổ"]),
        ('"tổ chuc" ', ["tổ chức", "tổ chúc"]),
        ('"to chức" ', ["tổ chức", "to chức rồi tổ"]),
        ('"tổ ch', ["tổ chức", "tổ chúc"]),
        ("chức -tổ ", []),
        ('chuc -"tổ chuc" ', ["to chuc", "chức tổ", "to chức rồi tổ"]),
        ('chuc -"to chức" ', ["to chuc", "tổ chúc", "chức tổ"]),
        ("hò", ["hòa", "hoà"]),
        ("hoà", ["hòa", "hoà"]),
        ("ho", ["hòa", "hoà"]),
        ("in ", []),
        ("draft", []),
        ("lead", []),
    ],
)
def test_words_rows_and_accents(archive: TinyArchive, asked: str, expected: list[str]) -> None:
    archive.put(
        week(
            "2020-06-22",
            *("chức tổ", "to chức rồi tổ", "tổ chúc", "to chuc", "tổ chức", "hòa", "hoà"),
        )
    )
    assert sorted(texts(archive, asked)) == sorted(expected)


def test_the_names_of_kinds_and_states_are_no_words_of_the_text(archive: TinyArchive) -> None:
    briefing = task("2020-06-22", "2020-07-01")
    led = DirectiveList(lead_in="Chỉ đạo", directives=briefing.directive_lists[0].directives)
    archive.put(Briefing(id=briefing.id, period=briefing.period, directive_lists=(led,)))
    for name in ("in", "lead", "leadin", "lead-in", "open", "draft", "directive"):
        assert found(archive, f"{name} ").total == found(archive, name).total == 0


def test_better_fit_comes_first_and_then_what_is_newer(archive: TinyArchive) -> None:
    archive.put(week("2020-06-15", "cán bộ", "bộ cán"))
    archive.put(week("2020-06-22", "cán bộn", "bộn cán", "xa cán bộ"))
    assert texts(archive, "cán bộ") == ["xa cán bộ", "cán bộ", "cán bộn", "bộ cán", "bộn cán"]


def test_what_repeats_comes_last_and_a_week_before_its_month(archive: TinyArchive) -> None:
    new = week("2020-06-29")
    person = Meeting(attendance=(Attendee(name="Lê Nam"),))
    archive.put(Briefing(id=new.id, period=new.period, meeting=person, notes="gọi Nam"))
    archive.put(week("2020-06-01", "Nam báo cáo"))
    june = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
    archive.put(Briefing(id="month-2020-06-01", period=june, summary="Nam"))
    assert [(hit.label, hit.kind) for hit in found(archive, "nam ").hits] == [
        ("2020-W27", "note"),
        ("2020-W23", "result"),
        ("month-2020-06-01", "summary"),
        ("2020-W27", "person"),
    ]


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("week:2020-W26", ["2020-W26"]),
        ("week:2020-06", ["2020-W27", "2020-W26", "month-2020-06-01"]),
        ("week:2020-07", ["2020-W27"]),
        ("week:2020-06-24", ["2020-W26"]),
        ("tuần:24/6/2020", ["2020-W26"]),
        ("week:2020-06..2020-09", ["2020-W27", "2020-W26", "month-2020-06-01"]),
        ("-week:2020", ["2019-W26"]),
        ("week:..2019", ["2019-W26"]),
        ("week:2020-06 -week:2020-W26", ["2020-W27", "month-2020-06-01"]),
    ],
)
def test_weeks_touch_the_time_and_are_not_longer(
    archive: TinyArchive, asked: str, days: list[str]
) -> None:
    for monday in ("2019-06-24", "2020-06-22", "2020-06-29"):
        archive.put(week(monday, "việc"))
    june = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
    archive.put(Briefing(id="month-2020-06-01", period=june, summary="việc"))
    assert [hit.label for hit in found(archive, f"việc {asked}").hits] == days


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("is:open", 3),
        ("is:late", 2),
        ("-is:late is:open", 1),
        ("is:done", 0),
        ("due:..2020-07-10", 2),
        ("-due:2020-06 in:tasks", 2),
        ("unit:cán-bộ", 3),
        ("unit:can", 3),
        ("unit:vụ-can ", 3),
        ("unit:bo-can", 0),
        ("tag:đại", 3),
        ("tag:đai", 0),
        ("is:final", 0),
        ("is:draft in:directives", 3),
    ],
)
def test_filters(archive: TinyArchive, asked: str, expected: int) -> None:
    archive.put(task("2019-06-24", "2020-06-30"))
    archive.put(task("2020-06-22", "2020-08-01"))
    archive.put(task("2020-07-06", "2020-07-10"))
    assert found(archive, asked).total == expected


def test_a_task_is_closed_by_the_answer_of_a_week_in_another_year(archive: TinyArchive) -> None:
    archive.put(task("2019-12-23", "2020-01-10"))
    assert found(archive, "is:open").total == 1
    done = Answer(directive="d1", status=Status.DONE)
    archive.put(week("2020-01-06", "việc", answers=(done,)))
    assert found(archive, "is:open").total == 0
    assert found(archive, "is:done").total == 1
    archive.put(week("2020-01-06", "việc"))
    assert found(archive, "is:late").total == 1


def test_a_state_follows_the_briefing(archive: TinyArchive) -> None:
    briefing = week("2020-06-22", "việc")
    archive.put(briefing)
    assert found(archive, "is:final").total == 0
    final = Briefing(
        id=briefing.id, period=briefing.period, results=briefing.results, state=State.FINAL
    )
    archive.put(final)
    assert found(archive, "is:final việc").total == 1


def test_a_hit_of_which_there_are_more_counts_them_all(archive: TinyArchive) -> None:
    archive.put(week("2020-06-22", *(["việc chung"] * 30)))
    update(archive.folder)
    index = Index(str(archive.folder))
    for text in ("v", "việc ", "việc ch", "week:2020 việc", "-x việc"):
        with index.reading() as base:
            query = read_query(text, TODAY)
            some = ask(base, query, today=TODAY, limit=3)
            assert (len(some.hits), some.total) == (3, 30)
            assert ask(base, query, today=TODAY, limit=30).total == 30
    index.close()
