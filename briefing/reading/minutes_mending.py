"""The page of minutes and the record kept at its end, put together again.

Where the page speaks, its words count. Its items are known again by their text, or by standing
between two that are; what cannot be matched becomes a warning, never a guess.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model.minutes import (
    BETWEEN_FACTS,
    CITATIONS,
    DEFAULT_TITLE,
    FIGURES,
    HEADER_PART,
    Kept,
    digest,
    directive_facts,
    part_digest,
    result_facts,
)
from briefing.model.numbering import directive_marker, next_ordinal
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    ListStyle,
    Quotation,
    Result,
    Warning,  # noqa: A004 - the record's documented name
)
from briefing.reading.minutes_facts import Facts, read_facts
from briefing.reading.minutes_markers import read_bold_marker, written_level, written_style
from briefing.reading.minutes_page import FoundItem, read_page

RULE = "reading/minutes"


def mend(header: Briefing, kept: Kept, page: str) -> Briefing:
    """Return ``header`` with all that the page says and the tail keeps.

    ``page`` is Markdown. What a hand changed in it and cannot be placed is told in the warnings.
    """
    return _Mender(header, kept, page).briefing()


def match_items(kept: Sequence[str], found: Sequence[str]) -> list[int | None]:
    """Say for each of ``found`` which of ``kept`` it is; both are digests of texts.

    A text that occurs once on either side is the same item wherever it stands. What remains is
    matched in order where the same number is missing between the same neighbours: those are
    items whose words were changed. Anything else is ``None``.
    """
    if list(kept) == list(found):
        return list(range(len(kept)))
    once_kept, once_found = Counter(kept), Counter(found)
    matches: list[int | None] = [
        kept.index(text) if once_kept[text] == once_found[text] == 1 else None for text in found
    ]
    taken = set(matches)
    for is_open, run in groupby(range(len(found)), key=lambda place: matches[place] is None):
        places = list(run)
        if not is_open:
            continue
        before = matches[places[0] - 1] if places[0] else -1
        after = matches[places[-1] + 1] if places[-1] + 1 < len(found) else len(kept)
        assert before is not None  # noqa: S101 - a run ends at matched items
        assert after is not None  # noqa: S101
        between = range(before + 1, after)
        if len(between) == len(places) and taken.isdisjoint(between):
            for place, same in zip(places, between, strict=True):
                matches[place] = same
    return matches


class _Mender:
    """Puts the record together again, from the page where it speaks and the tail elsewhere."""

    def __init__(self, header: Briefing, kept: Kept, page: str) -> None:
        self._header = header
        self._kept = kept
        counted = [
            (item, place)
            for place, group in enumerate(kept.directive_lists)
            for item in group.directives
        ]
        self._directives = [item for item, _place in counted]
        self._groups = [place for _item, place in counted]
        self._markers = [
            directive_marker(item, kept.directive_lists[place].style) for item, place in counted
        ]
        self._written = part_digest(page) == kept.page
        self._page = read_page(page, self._is_marker)
        self._ids = {item.id for item in kept.results} | {item.id for item in self._directives}
        self._anchor = header.meeting.date or header.period.end
        self._warnings: list[Warning] = []

    def briefing(self) -> Briefing:
        """Return the whole record."""
        page, kept = self._page, self._kept
        mended = replace(
            self._header,
            summary=self._text(page.summary),
            results=self._results(),
            directive_lists=self._lists(),
            quotations=tuple(
                Quotation(text=self._text(item.text), source=self._text(item.source))
                for item in page.quotations
            ),
            figures=kept.figures,
            citations=kept.citations,
            answers=kept.answers,
            confirmed=kept.confirmed,
            accepted=kept.accepted,
            finalized=kept.finalized,
            notes=self._text(page.notes),
            source=kept.source,
        )
        self._check_parts()
        return replace(mended, warnings=(*kept.warnings, *self._warnings))

    def _text(self, text: str) -> str:
        """Return ``text`` as it stands in a page as written, as typed text where it was mended."""
        return text if self._written else clean(text)

    def _warn(self, message: str, where: str) -> None:
        self._warnings.append(Warning(rule=RULE, message=message, where=where))

    def _fresh_id(self, prefix: str) -> str:
        numbers = [int(known[1:]) for known in self._ids if re.fullmatch(rf"{prefix}[0-9]+", known)]
        made = f"{prefix}{max(numbers, default=0) + 1}"
        self._ids.add(made)
        return made

    def _match(
        self, kept: Sequence[Result | Directive], found: Sequence[FoundItem], names: Sequence[str]
    ) -> list[int | None]:
        """Match the items on the page with those kept, which ``names`` calls by name."""
        matches = match_items([item.text for item in kept], [digest(item.text) for item in found])
        gone = [name for place, name in enumerate(names) if place not in matches]
        for name in gone:
            self._warn(_("This is no longer on the page and was taken out of the record."), name)
        for item, same in zip(found, matches, strict=True):
            if same is None and gone:
                self._warn(
                    _(
                        "It cannot be told which item this was before, so it counts as a new one;"
                        " look at its unit, date and status."
                    ),
                    _name(item),
                )
        return matches

    def _facts(self, item: FoundItem, kept: str) -> tuple[str, Facts | None]:
        """Return the item's text, and the facts under it where a hand changed them.

        ``kept`` is the line of facts as the record has it. An emphasised paragraph that says
        nothing known belongs to the text.
        """
        if item.facts == kept:
            return self._text(item.text), None
        facts = read_facts(item.facts, self._anchor)
        if facts is None:
            if kept:
                self._warn(
                    _("The line under this item is gone; the record keeps it: {facts}").format(
                        facts=kept
                    ),
                    _name(item),
                )
            emphasized = f"*{item.facts}*" if item.facts else ""
            return self._text("\n\n".join(filter(None, (item.text, emphasized)))), None
        if facts.unread:
            self._warn(
                _("This could not be read in the line under the item: {said}").format(
                    said=BETWEEN_FACTS.join(facts.unread)
                ),
                _name(item),
            )
        return self._text(item.text), facts

    def _results(self) -> tuple[Result, ...]:
        found, kept = self._page.results, self._kept.results
        names = [_("result {number}").format(number=place) for place in range(1, len(kept) + 1)]
        mended = []
        for item, same in zip(found, self._match(kept, found, names), strict=True):
            base = Result(id=self._fresh_id("r"), text="") if same is None else kept[same]
            text, facts = self._facts(item, result_facts(base))
            base = replace(base, text=text, section=self._text(item.section))
            if facts:
                base = replace(base, unit=facts.unit, highlight=facts.highlight)
            mended.append(base)
        return tuple(mended)

    def _lists(self) -> tuple[DirectiveList, ...]:
        page = self._page
        matches = self._match(self._directives, page.directives, self._markers)
        found = list(zip(page.directives, matches, strict=True))
        return tuple(
            self._list(place, [pair for pair in found if pair[0].group == place])
            for place in range(len(page.lead_ins))
        )

    def _list(self, place: int, found: list[tuple[FoundItem, int | None]]) -> DirectiveList:
        style = self._style(place, found)
        directives: list[Directive] = []
        for item, same in found:
            directives.append(self._directive(item, same, style, directives))
        return DirectiveList(
            lead_in=self._text(self._page.lead_ins[place]),
            style=style,
            directives=tuple(directives),
        )

    def _style(self, place: int, found: list[tuple[FoundItem, int | None]]) -> ListStyle:
        """Return the style in which a list counts: as kept, unless every number was rewritten.

        The points under its conclusions have no say in it.
        """
        kept = self._kept.directive_lists
        groups = {self._groups[same] for _item, same in found if same is not None}
        if len(kept) == len(self._page.lead_ins):
            groups = {place}
        style = kept[min(groups)].style if groups else ListStyle.WORDS
        counted = [
            (item, self._is_unchanged(item, same))
            for item, same in found
            if not (self._is_unchanged(item, same) and self._level(same) > 0)
        ]
        if groups and (not counted or any(unchanged for _item, unchanged in counted)):
            return style
        return written_style((read_bold_marker(item.marker) for item, _unchanged in counted), style)

    def _is_unchanged(self, item: FoundItem, same: int | None) -> bool:
        """Tell whether an item bears the number that it was kept with."""
        return same is not None and item.marker == self._markers[same]

    def _level(self, same: int | None) -> int:
        return 0 if same is None else self._directives[same].level

    def _directive(
        self, item: FoundItem, same: int | None, style: ListStyle, before: list[Directive]
    ) -> Directive:
        """Return the conclusion ``item``, which follows those ``before`` in its list."""
        marker = read_bold_marker(item.marker)
        unchanged = self._is_unchanged(item, same)
        level = self._level(same)
        if not self._written and not before:
            level = 0  # no list begins with a point
        elif not unchanged:
            level = written_level(marker, style, level)
        if same is None:
            base = Directive(id=self._fresh_id("d"), ordinal=1, text="")
        else:
            base = self._directives[same]
        counted = marker.ordinal if marker else 0
        ordinal = base.ordinal if unchanged else counted or next_ordinal(before, level)
        base = replace(base, ordinal=ordinal, level=level)
        text, facts = self._facts(item, directive_facts(base))
        base = replace(base, text=text)
        if facts is None:
            return base
        return replace(
            base,
            unit=facts.unit,
            cooperating=facts.cooperating,
            due=facts.due,
            tags=facts.tags,
            status=facts.status,
        )

    def _is_marker(self, bold: str) -> bool:
        return bold in self._markers or read_bold_marker(bold) is not None

    def _check_parts(self) -> None:
        """Warn of changes in parts that only repeat the record, and of parts it cannot have."""
        if self._written:
            return
        for part in (HEADER_PART, FIGURES, CITATIONS):
            if self._page.digests.get(part) == self._kept.parts.get(part):
                continue
            if part == HEADER_PART:
                self._warn(
                    _(
                        "The title or the facts below it were changed on the page, but they are"
                        " read from the lines at the top of the file; change those."
                    ),
                    self._header.title or DEFAULT_TITLE,
                )
            else:
                self._warn(
                    _("A change in this part was left out: it only repeats the record."), part
                )
        for title, text in self._page.strangers:
            self._warn(
                _("Minutes have no such part, so its text was left out: {text}").format(
                    text=_start(text)
                ),
                clean(title),
            )


def _name(item: FoundItem) -> str:
    return clean(item.marker) or _start(item.text)


def _start(text: str) -> str:
    """Return the first words of ``text``, on one line."""
    return textwrap.shorten(clean(text), 60, placeholder=" …")
