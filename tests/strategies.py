"""Hypothesis strategies for whole briefings, with text that tries to be something else."""

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import strategies as st

from briefing.model.records import (
    Accepted,
    Answer,
    Attendee,
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    Figure,
    Finalized,
    ListStyle,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    Person,
    Presence,
    Qualifier,
    Quotation,
    Result,
    Session,
    Source,
    State,
    Status,
    Warning,  # noqa: A004 - the record's documented name
)

HOSTILE = (
    "# ", "## Kết luận", "###", "- ", "-", "+ ", "* ", "*", "**", "**Một là,** ", "Một là, ",
    "Năm là,", "1. ", "1)", "12. ", "(1) ", "a) ", "> ", ">", "```", "~~~", "~~", "`", "|",
    "| a | b |", "|---|---|", "===", "---", "***", "___", "- - -", ":-:", "_", "__", "[a]: /b",
    "[a](b)", "![a](b)", "[^1]", "[ ] ", "<b>", "</script>", "<!--", "-->", "--!>",
    "<!-- briefing:record", "<https://a.vn>", "&amp;", "&#32;", "&lt;", "&copy", "&", "\\",
    "\\\\", "\\\n", "\\*", "  \n", "\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\t", "\xa0",
    "\u3000", "\u2028", "\u200b", "\u202e", "\ufeff", "id: \"x\"", "}", "{\"page\": 1}", "\"",
    "'", "$x$", "{{x}}", "%(x)s", "[bold]", "[/]", "%s", "{x}", "*Chủ trì: A*", "*Nguồn: B*",
    "Chủ trì: A · hạn: 5/7", " · ", ", ", "#nhãn", "@đơn-vị", "!hạn", "e\u0302\u0301", "uỷ", "ủy",
    "Đảng uỷ", "88,02%", "75-KL/TW", "‘’“”…–", "🙂", "كلمة", "www.a.vn", "C:\\a",
)  # fmt: skip
"""Pieces of Markdown, HTML, YAML, JSON, mark-up, templates and of the minutes' own form."""

_ENCODABLE = st.characters(codec="utf-8")
_PRINTABLE = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")


def anything() -> st.SearchStrategy[str]:
    """Any characters that UTF-8 can carry, control characters too."""
    return st.text(_ENCODABLE, max_size=30)


def texts() -> st.SearchStrategy[str]:
    """Text of any printable characters, and of pieces that mean something somewhere."""
    return st.one_of(
        st.sampled_from(("", "hoàn thiện các đề án", "Tuần qua, đã triển khai.\n\nTiếp tục.")),
        st.text(_PRINTABLE, max_size=20),
        st.lists(
            st.one_of(st.sampled_from(HOSTILE), st.text(_PRINTABLE, max_size=4)), max_size=6
        ).map("".join),
    )


def names() -> st.SearchStrategy[str]:
    """Text as :func:`texts`, oftener a plain name or nothing."""
    return st.one_of(st.sampled_from(("", "Vụ Cán bộ", "Văn phòng", "Vụ Địa phương")), texts())


def _some(items: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=most).map(tuple)


def amounts() -> st.SearchStrategy[Decimal]:
    """Amounts with up to four decimal places; trailing zeros count."""
    return st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=None).map(
        lambda value: round(value, 4)
    )


def _days() -> st.SearchStrategy[date]:
    return st.dates(min_value=date(1946, 1, 1), max_value=date(2100, 12, 31))


def people() -> st.SearchStrategy[Person]:
    """People, some without a title."""
    return st.builds(Person, name=names(), title=names())


def periods() -> st.SearchStrategy[Period]:
    """Periods of every kind whose days are in order."""
    return st.builds(
        lambda kind, days, label: Period(kind=kind, start=min(days), end=max(days), label=label),
        st.sampled_from(PeriodKind),
        st.tuples(_days(), _days()),
        names(),
    )


def meetings() -> st.SearchStrategy[Meeting]:
    """Meetings of which much or nothing is known."""
    attendee = st.builds(
        Attendee,
        name=names(),
        title=names(),
        unit=names(),
        presence=st.sampled_from(Presence),
        reason=names(),
    )
    return st.one_of(
        st.just(Meeting()),
        st.builds(
            Meeting,
            date=st.none() | _days(),
            session=st.none() | st.sampled_from(Session),
            start_time=st.none() | st.times(),
            end_time=st.none() | st.times(),
            place=names(),
            sites=st.none() | st.integers(0, 10_000),
            chair=st.none() | people(),
            co_chairs=_some(people(), 2),
            secretary=st.none() | people(),
            attendance=_some(attendee, 3),
        ),
    )


def _ids(prefix: str) -> st.SearchStrategy[str]:
    return st.integers(1, 99).map(lambda number: f"{prefix}{number}")


def results() -> st.SearchStrategy[Result]:
    """Single results."""
    return st.builds(
        Result,
        id=_ids("r"),
        text=texts(),
        section=names(),
        unit=names(),
        highlight=st.booleans(),
        answers=st.none() | _ids("d"),
        noted_at=st.none() | _moments(),
    )


def directives() -> st.SearchStrategy[Directive]:
    """Single conclusions, most with a number that a list may have."""
    return st.builds(
        Directive,
        id=_ids("d"),
        ordinal=st.integers(1, 12) | st.integers(-1, 120),
        text=texts(),
        unit=names(),
        cooperating=_some(names(), 2),
        due=st.none() | _days(),
        tags=_some(names(), 2),
        status=st.sampled_from(Status),
        origin=st.none()
        | st.builds(Origin, briefing=names(), directive=_ids("d"), ordinal=st.integers(1, 40)),
        level=st.sampled_from((0, 0, 1)),
        noted_at=st.none() | _moments(),
    )


def answers() -> st.SearchStrategy[Answer]:
    """Single answers to the directives of the briefing before."""
    return st.builds(
        Answer,
        directive=_ids("d"),
        status=st.sampled_from(Status),
        reason=texts(),
        result=st.none() | _ids("r"),
    )


def _moments() -> st.SearchStrategy[datetime]:
    days = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))
    return st.builds(lambda day, at: datetime.combine(day, at, UTC), days, st.times())


def directive_lists() -> st.SearchStrategy[DirectiveList]:
    """Lists of conclusions in every style, the empty one too."""
    return st.builds(
        DirectiveList,
        lead_in=texts(),
        style=st.sampled_from(ListStyle),
        directives=_some(directives(), 4),
    )


def figures() -> st.SearchStrategy[Figure]:
    """Single figures."""
    return st.builds(
        Figure,
        name=names(),
        value=amounts(),
        unit=names(),
        qualifier=st.sampled_from(Qualifier),
        of=st.none() | amounts(),
        total=st.none() | amounts(),
        total_qualifier=st.sampled_from(Qualifier),
        earlier=st.none() | amounts(),
    )


def citations() -> st.SearchStrategy[Citation]:
    """Single citations; some have no symbol."""
    return st.builds(
        Citation,
        type=st.sampled_from(("Kết luận", "Công văn")) | names(),
        number=st.integers(1, 9999).map(str) | names(),
        symbol=st.sampled_from(("", "KL/TW")) | names(),
        issuer=names(),
        date=st.none() | _days(),
    )


_ACCEPTED = (
    (),
    (Accepted(rule="spelling/centre", text="T,Ư"),),
    tuple(Accepted(rule="figures/ratio", text=text) for text in ("-->", '"accepted":[]', "\n# ")),
)


def briefings() -> st.SearchStrategy[Briefing]:
    """Whole briefings: anything that the record's types allow and a file may hold."""
    return st.builds(
        Briefing,
        id=names(),
        period=periods(),
        title=texts(),
        organization=names(),
        state=st.sampled_from(State),
        revision=st.integers(0, 9),
        meeting=meetings(),
        summary=texts(),
        results=_some(results(), 4),
        directive_lists=_some(directive_lists(), 3),
        quotations=_some(st.builds(Quotation, text=texts(), source=names()), 2),
        figures=_some(figures(), 2),
        citations=_some(citations(), 2),
        answers=_some(answers(), 2),
        confirmed=_some(_ids("d"), 2),
        accepted=st.sampled_from(_ACCEPTED),
        finalized=st.none() | st.builds(Finalized, at=_moments(), by=names()),
        notes=texts(),
        warnings=_some(st.builds(Warning, rule=names(), message=texts(), where=names()), 2),
        source=st.none() | st.builds(Source, name=names(), text=texts(), fingerprint=names()),
    )
