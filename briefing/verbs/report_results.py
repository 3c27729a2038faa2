"""The results of a report: highlights first, then by section, each told once."""

from collections.abc import Iterable, Sequence

from briefing.insight.repeats import Once, Place, told_once
from briefing.language.dates import DateRange, write_range
from briefing.language.letters import marked_key
from briefing.model.minutes import BETWEEN_FACTS, UNIT
from briefing.model.records import Briefing, Result
from briefing.model.report import Chapter, Paragraph, Section, Telling

_HIGHLIGHTS = Chapter.HIGHLIGHTS.value
_OTHERS = "Kết quả khác"
"""The heading of what stands in no section, where other results stand in one."""


def result_sections(briefings: Sequence[Briefing]) -> list[Section]:
    """Return the results of ``briefings`` (oldest first) in sections, the highlights first.

    Sections stand as they do in the newest briefing, those it lacks behind what they followed
    before. In a section what was told last comes last.
    """
    results = {(one.id, item.id): item for one in briefings for item in one.results}
    periods = {one.id: DateRange(one.period.start, one.period.end) for one in briefings}
    places = [
        Place(one.id, item.id, item.text, item.unit) for one in briefings for item in one.results
    ]
    titles = _titles(briefings)
    rows: dict[str, list[Paragraph]] = {_HIGHLIGHTS: [], **{key: [] for key in titles}}
    for once in told_once(places):
        every = [*(repeat.place for repeat in once.repeats), once.place]
        items = [results[place.briefing, place.item] for place in every]
        highlight = any(item.highlight for item in items)
        home = _HIGHLIGHTS if highlight else _key(items[-1])
        weeks = list(dict.fromkeys(periods[place.briefing] for place in every))
        rows[home].append(_paragraph(once, items[-1], home, weeks))
    found = [
        Section(id=_HIGHLIGHTS, chapter=Chapter.HIGHLIGHTS, paragraphs=tuple(rows[_HIGHLIGHTS]))
    ]
    found += [
        Section(id=key, chapter=Chapter.RESULTS, title=title, paragraphs=tuple(rows[key]))
        for key, title in titles.items()
    ]
    return [section for section in found if section.paragraphs]


def weeks_phrase(weeks: Iterable[DateRange]) -> str:
    """Return the weeks that tell something: "22 – 28/6/2020; 29/6 – 5/7/2020"."""
    return "; ".join(map(write_range, weeks))


def _paragraph(once: Once, item: Result, home: str, weeks: Sequence[DateRange]) -> Paragraph:
    first = once.repeats[0].place if once.repeats else once.place
    told = [
        Telling(
            briefing=repeat.place.briefing,
            item=repeat.place.item,
            why=repeat.why.value,
            percent=repeat.percent,
            words=repeat.place.text if repeat.place.text != item.text else "",
        )
        for repeat in once.repeats
    ]
    facts = [UNIT + item.unit] if item.unit else []
    if len(weeks) > 1:
        facts.append(f"các kỳ {weeks_phrase(weeks)}")
    line = BETWEEN_FACTS.join(facts)
    return Paragraph(
        id=f"result:{first.briefing}/{first.item}",
        text=item.text,
        gathered=item.text,
        facts=line[:1].upper() + line[1:],
        home=home,
        told=(*told, Telling(briefing=once.place.briefing, item=once.place.item)),
    )


def _titles(briefings: Sequence[Briefing]) -> dict[str, str]:
    """Return the titles of all sections by their ids, in the order of the sections."""
    titles: dict[str, str] = {}
    order: list[str] = []
    for one in reversed(briefings):
        at = 0
        for item in one.results:
            key = _key(item)
            if key in titles:
                at = order.index(key) + 1
            else:
                titles[key] = item.section
                order.insert(at, key)
                at += 1
    others = _OTHERS if len(titles) > 1 else ""
    return {key: titles[key] or others for key in order}


def _key(item: Result) -> str:
    return f"{Chapter.RESULTS.value}:{marked_key(' '.join(item.section.split()))}"
