"""How a report is shown: its chapters and paragraphs, and beside them where each is from."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from textual.content import Content

from briefing.archive.search import kinds
from briefing.i18n import _, ngettext
from briefing.insight.weekfacts import WeekFacts
from briefing.language.letters import clean
from briefing.language.quantities import write_number
from briefing.model.records import Period
from briefing.model.report import (
    CHAPTER_TITLES,
    Chapter,
    Mark,
    Paragraph,
    Report,
    Section,
    Telling,
    paragraphs,
)
from briefing.tui.widgets.page import Block
from briefing.tui.wrapping import Paragraph as Text
from briefing.tui.wrapping import Span
from briefing.verbs.report_spans import days_phrase, span_title
from briefing.verbs.reporting import mark_words, why_words
from briefing.verbs.searching import Hit

_BULLET = "– "
_HANGING = 2

WeekName = Callable[[str], str]
"""Gives a week as lists show it, by the id of its briefing."""


def report_header(period: Period, report: Report | None) -> Content:
    """Return the header: the span, and, once it is gathered, what the report has in it."""
    said = [days_phrase(period)]
    if report is not None:
        count = len(report.weeks)
        said.append(ngettext("{count} week", "{count} weeks", count).format(count=count))
        said += _count_words(report)
    title = span_title(period)
    return Content.assemble(
        Content.styled(_("Report"), "bold $accent"),
        "   ",
        Content.styled(title[:1].upper() + title[1:], "bold"),
        "   ",
        Content.styled(" · ".join(said), "$muted"),
    )


def waiting_words(count: int) -> str:
    """Return what is said of texts that an earlier session left in the middle of typing."""
    if not count:
        return ""
    return ngettext(
        "{count} paragraph was being typed and was not kept: Enter on it goes on.",
        "{count} paragraphs were being typed and were not kept: Enter on one goes on.",
        count,
    ).format(count=count)


def report_blocks(report: Report) -> Iterator[Block]:
    """Yield the report as it goes out, with what was dropped and what is to be looked at."""
    chapter: Chapter | None = None
    for section in report.sections:
        if not section.paragraphs:
            continue
        if section.chapter is not chapter:
            title = CHAPTER_TITLES[section.chapter]
            yield Block((Text((Span(title, "heading"),), before=int(chapter is not None)),))
            chapter = section.chapter
        if section.title:
            yield Block((Text((Span(clean(section.title), "strong"),), before=1),))
        for one in section.paragraphs:
            yield _block(one, section)


def _block(one: Paragraph, section: Section) -> Block:
    style = "muted" if one.dropped else ""
    texts = [Text((Span(_BULLET, "muted"), Span(clean(one.text), style)), 0, 1, _HANGING)]
    if one.facts and not one.dropped:
        texts.append(Text((Span(clean(one.facts), "muted"),), _HANGING))
    if said := " · ".join(state_words(one, section)):
        calling = one.mark is not Mark.NONE
        texts.append(Text((Span(said, "warn" if calling else "accent"),), _HANGING))
    if one.note:
        texts.append(Text((Span("! ", "warn"), Span(clean(one.note), "warn")), _HANGING))
    return Block(tuple(texts), one.id)


def state_words(one: Paragraph, section: Section) -> list[str]:
    """Return in words what was made of a paragraph: dropped, edited, moved, new."""
    said = []
    if one.dropped:
        said.append(_("left out"))
    if one.by_hand:
        said.append(_("written here"))
    elif one.edited:
        said.append(_("edited"))
    if section.id != one.home:
        said.append(_("moved"))
    if one.mark is not Mark.NONE:
        said.append(mark_words(one.mark))
    return said


def origin_blocks(one: Paragraph, week_name: WeekName) -> Iterator[Block]:
    """Yield where a paragraph is from, and the words of the weeks where they are others."""
    if one.by_hand:
        yield Block((Text((Span(_("Written into the report here."), "muted"),)),))
        return
    if one.edited:
        yield Block(
            (
                Text((Span(_("In the words of the weeks"), "heading"),)),
                Text((Span(clean(one.gathered), ""),)),
            )
        )
    if not one.told:
        yield Block((Text((Span(_("Reckoned from all weeks of the span."), "muted"),)),))
        return
    yield Block((Text((Span(_("Told in"), "heading"),), before=int(one.edited)),))
    for told in reversed(one.told):
        yield Block(tuple(_told(told, week_name)))
    if one.figure is not None and one.figure.total is not None:
        said = _("since New Year: {total}").format(total=write_number(one.figure.total))
        yield Block((Text((Span(said, "muted"),), before=1),))


def _told(told: Telling, week_name: WeekName) -> Iterator[Text]:
    yield Text((Span(clean(week_name(told.briefing)), "accent"),), before=1)
    if why := why_words(told):
        yield Text((Span(why, "muted"),), 2)
    if told.words:
        yield Text((Span(clean(told.words)),), 2)


def origin_hit(one: Paragraph, weeks: Mapping[str, WeekFacts]) -> Hit | None:
    """Return the newest place that tells a paragraph, for opening it; ``None`` for none."""
    if not one.told:
        return None
    told = one.told[-1]
    week = weeks.get(told.briefing)
    given = week is not None and any(item.id == told.item for item in week.directives)
    return Hit(
        briefing=told.briefing,
        start=week.period.start if week else date.min,
        label="",
        kind=kinds.DIRECTIVE if given else kinds.RESULT if told.item else kinds.TITLE,
        item=told.item,
        ordinal=0,
        text="",
        marks=(),
        length=0,
    )


def _count_words(report: Report) -> list[str]:
    """Return how many paragraphs were edited, left out, and are new."""
    every = list(paragraphs(report))
    edited = sum(1 for one in every if one.edited and not one.dropped)
    dropped = sum(1 for one in every if one.dropped)
    new = sum(1 for one in every if one.mark is not Mark.NONE)
    said = []
    if edited:
        said.append(_("{count} edited").format(count=edited))
    if dropped:
        said.append(_("{count} left out").format(count=dropped))
    if new:
        said.append(_("{count} to look at").format(count=new))
    return said
