"""The documents of a report: those signed in the span, then the others that were cited in it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from briefing.insight.documents.register import Document, Place, Unresolved, gather, overlay
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import DateRange
from briefing.language.documents import write_citation
from briefing.model.register import Entry
from briefing.model.report import Chapter, Paragraph, Section, Telling

_CHAPTER = Chapter.DOCUMENTS.value
_ISSUED = f"{_CHAPTER}:issued"
_CITED = f"{_CHAPTER}:cited"
_TITLES = {_ISSUED: "Ban hành trong kỳ", _CITED: "Viện dẫn trong kỳ"}

_BEFORE = timedelta(days=400)
"""How far back the weeks are read in which a short form may stand in full."""


def document_sections(
    weeks: Iterable[WeekFacts],
    chosen: Sequence[WeekFacts],
    span: DateRange,
    entries: Iterable[Entry],
) -> list[Section]:
    """Return the documents that the ``chosen`` weeks cite, each once.

    ``weeks`` are all (oldest first): they say what a short form means. One that means nothing
    known is told as it is written.
    """
    if not chosen:
        return []
    first, last = chosen[0].period.start, chosen[-1].period.end
    since = first - _BEFORE if first - date.min > _BEFORE else date.min
    near = [week for week in weeks if since <= week.period.end and week.period.start <= last]
    register = overlay(gather(near), entries)
    asked = {week.id for week in chosen}
    rows: dict[str, list[Paragraph]] = {_ISSUED: [], _CITED: []}
    for document in register.documents:
        places = [place for place in document.places if place.week in asked]
        if places:
            signed = document.date is not None and span.start <= document.date <= span.end
            home = _ISSUED if signed else _CITED
            rows[home].append(_paragraph(document, places, home))
    seen: set[str] = set()
    for one in register.unresolved:
        if one.place.week in asked and (short := _short(one)).id not in seen:
            seen.add(short.id)
            rows[_CITED].append(short)
    return [
        Section(id=home, chapter=Chapter.DOCUMENTS, title=_TITLES[home], paragraphs=tuple(found))
        for home, found in rows.items()
        if found
    ]


def _paragraph(document: Document, places: Sequence[Place], home: str) -> Paragraph:
    text = document.citation
    if document.issuer:
        text += f" của {document.issuer}"
    if document.title:
        text += f" về {document.title}"
    return _told("|".join(map(str, document.key)), text, places, home)


def _short(one: Unresolved) -> Paragraph:
    citation = one.place.cited.citation
    text = write_citation(citation.type, citation.number, citation.symbol, citation.date)
    return _told(f"?{citation.type}|{citation.number}", text, [one.place], _CITED)


def _told(key: str, text: str, places: Sequence[Place], home: str) -> Paragraph:
    told = dict.fromkeys((place.week, place.cited.item) for place in places)
    count = len(places)
    return Paragraph(
        id=f"document:{key}",
        text=text,
        gathered=text,
        facts=f"Viện dẫn {count} lần" if count > 1 else "",
        home=home,
        told=tuple(Telling(briefing=week, item=item) for week, item in told),
    )
