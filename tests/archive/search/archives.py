"""Small archives of words that collide: with and without accents, whole and begun, in rows."""

from datetime import date, timedelta

from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.model.identity import period_id
from briefing.model.records import (
    Answer,
    Attendee,
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    Person,
    Quotation,
    Result,
    State,
    Status,
)

TODAY = date(2020, 8, 1)

WORDS = (
    "đảng", "dang", "đang", "Đảng", "dâng", "hòa", "hoà", "hoa", "hò", "thủy", "thuỷ", "thu",
    "quý", "tổ", "to", "tô", "chức", "chúc", "chuc", "ban", "bàn", "cán", "can", "bộ", "bo",
    "75-KL/TW", "75-KL/TWx", "175-KL/TW", "Kết luận số 75", "30/2020/NĐ-CP", "05", "5", "2020",
    "straße", "strasse", "ǅ", "ﬁn", "e\u0302\u0301", "x\u0302y", "a_b", "co\u00adop", "OR", "NOT",
    "NEAR", "AND", "*", '"', "-", "(", ")", ":", "^", "¬tổ", "±open", "ا", "漢字", "🙂", "İ",
    "lead", "in", "draft", "directive",
)  # fmt: skip

words = st.sampled_from(WORDS)
texts = st.lists(words, max_size=6).map(" ".join) | st.lists(words, max_size=3).map("\n\n".join)
units = st.sampled_from(("", "Vụ Cán bộ", "Văn phòng", "Vụ Tổ chức", "vu can bo", "Cán"))
tags = st.sampled_from(("đại-hội", "dai", "đảng", "tổ chức"))


def _days() -> st.SearchStrategy[date]:
    return st.dates(date(2019, 12, 20), date(2020, 7, 20))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from((PeriodKind.WEEK,) * 4 + (PeriodKind.MONTH, PeriodKind.OTHER)))
    day = draw(_days())
    if kind is PeriodKind.WEEK:
        start = day - timedelta(days=day.weekday())
        return Period(kind=kind, start=start, end=start + timedelta(days=6))
    if kind is PeriodKind.MONTH:
        start = day.replace(day=1)
        return Period(kind=kind, start=start, end=start + timedelta(days=29))
    return Period(kind=kind, start=day, end=day + timedelta(days=draw(st.integers(0, 9))))


@st.composite
def directives(draw: st.DrawFn, number: int) -> Directive:
    origin = st.builds(
        Origin,
        briefing=periods().map(period_id),
        directive=st.sampled_from(("d1", "d2")),
        ordinal=st.just(1),
    )
    return Directive(
        id=f"d{number}",
        ordinal=number,
        text=draw(texts),
        unit=draw(units),
        cooperating=draw(st.lists(units, max_size=1).map(tuple)),
        due=draw(st.none() | _days()),
        tags=draw(st.lists(tags, max_size=2).map(tuple)),
        status=draw(st.sampled_from((Status.OPEN, *Status))),
        origin=draw(st.none() | origin),
    )


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    period = draw(periods())
    count = draw(st.integers(0, 3))
    return Briefing(
        id=period_id(period),
        period=period,
        title=draw(texts),
        organization=draw(units),
        state=draw(st.sampled_from(State)),
        meeting=Meeting(
            chair=draw(st.none() | st.builds(Person, name=texts)),
            attendance=draw(
                st.lists(st.builds(Attendee, name=texts, unit=units), max_size=1).map(tuple)
            ),
        ),
        summary=draw(texts),
        results=tuple(
            Result(id=f"r{place}", text=draw(texts), unit=draw(units))
            for place in range(draw(st.integers(0, 2)))
        ),
        directive_lists=(
            DirectiveList(
                lead_in=draw(texts),
                directives=tuple(draw(directives(place)) for place in range(1, count + 1)),
            ),
        ),
        quotations=draw(st.lists(st.builds(Quotation, text=texts), max_size=1).map(tuple)),
        citations=draw(
            st.lists(
                st.builds(
                    Citation,
                    type=st.sampled_from(("Kết luận", "Quyết định", "")),
                    number=st.sampled_from(("75", "075", "175", "", "x y")),
                    symbol=st.sampled_from(("KL/TW", "", "2020/NĐ-CP")),
                ),
                max_size=1,
            ).map(tuple)
        ),
        answers=draw(
            st.lists(
                st.builds(
                    Answer,
                    directive=st.sampled_from(("d1", "d2")),
                    status=st.sampled_from(Status),
                    reason=texts,
                ),
                max_size=2,
            ).map(tuple)
        ),
        notes=draw(texts),
    )


def archives() -> st.SearchStrategy[list[Briefing]]:
    """Up to five briefings, each with an id of its own."""
    return st.lists(briefings(), max_size=5, unique_by=lambda briefing: briefing.id)


def moved(briefing: Briefing, days: int) -> Briefing:
    """Return ``briefing`` under its id with another period, as an edit may give it."""
    shift = timedelta(days=days)
    period = replace(
        briefing.period, start=briefing.period.start + shift, end=briefing.period.end + shift
    )
    return replace(briefing, period=period)


_FILTERS = (
    "unit:can", 'unit:"vụ cán bộ"', "unit:cán-bộ", "@van-phong", "tag:đại", "tag:dai", "#to-chuc",
    "week:2020", "week:2020-06", "week:2020-W26", "week:2020-01..2020-03", "week:..2020-02",
    "week:last", "week:2020-06-24", "due:2020", "due:..2020-03-31", "due:2020-06..", "is:open",
    "is:late", "is:done", "is:dropped", "is:carried", "is:final", "is:draft", "doc:75",
    "doc:75-KL/TW", "doc:75-KL", "doc:kl", "doc:KL/TW", "doc:30/2020/ND-CP", "doc:30/NĐ",
    "doc:2020", "in:results", "in:directives,notes", "in:people", "la:mo", "tuan:2020-05",
    "trong:ketqua",
)  # fmt: skip


def queries() -> st.SearchStrategy[str]:
    """Words, rows of words, beginnings, filters and what an index might trip over."""
    word = words | words.map(lambda word: word[: len(word) // 2 + 1])
    row = st.lists(words, min_size=1, max_size=3).map(lambda row: f'"{" ".join(row)}"')
    piece = st.one_of(
        word,
        word,
        word.map(lambda one: f"{one}*"),
        row,
        row.map(lambda row: row[:-1]),
        st.sampled_from(_FILTERS),
        st.lists(words, min_size=2, max_size=3).map("-".join),
    )
    signed = st.builds(lambda sign, one: sign + one, st.sampled_from(("", "", "", "-")), piece)
    tail = st.sampled_from(("", "", " "))
    return st.builds(
        lambda pieces, end: " ".join(pieces) + end, st.lists(signed, min_size=1, max_size=3), tail
    )
