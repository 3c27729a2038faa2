"""The entry line: what a typed line means in its place, and what is typed to change an item.

In the conclusions a line may carry tokens: ``@unit`` (the first leads, the others cooperate),
``!date`` as spoken, ``#tag``. Everywhere ``s/wrong/right/`` corrects the last match.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from briefing.language.days import write_day_slashed
from briefing.language.entry import (
    ChipKind,
    Entry,
    NameKey,
    Suggestion,
    find_plain,
    literal,
    read_entry,
    read_substitution,
    substitute,
)
from briefing.model import editing, parts
from briefing.model.identity import directives
from briefing.model.parts import Part, PartKind
from briefing.model.records import Briefing, Directive


def anchor_day(briefing: Briefing) -> date:
    """Return the day that spoken dates count from: the meeting's, else the first one after."""
    return briefing.meeting.date or briefing.period.end + timedelta(days=1)


def names_in(briefing: Briefing) -> tuple[NameKey, ...]:
    """Return the units that ``briefing`` names, for an office that has no directory yet."""
    units = dict.fromkeys(
        unit
        for directive in directives(briefing)
        for unit in (directive.unit, *directive.cooperating)
        if unit
    )
    return tuple(NameKey(unit) for unit in units)


def understand(
    briefing: Briefing, part: Part, typed: str, names: Sequence[NameKey]
) -> tuple[Entry, tuple[Suggestion, ...]]:
    """Return what ``typed`` means, and what its prose suggests beyond that.

    Only conclusions have tokens; anywhere else the text is just text.
    """
    if part.kind is not PartKind.CONCLUSIONS or read_substitution(typed):
        return Entry(typed), ()
    anchor = anchor_day(briefing)
    return read_entry(typed, anchor, names), find_plain(typed, anchor, names)


def accepted(typed: str, suggestions: Sequence[Suggestion], entry: Entry) -> str:
    """Return ``typed`` with the suggestions written behind it as tokens, the lead first."""
    lead = [item for item in suggestions if item.kind is ChipKind.LEAD and not entry.unit]
    rest = [item for item in suggestions if item.kind is not ChipKind.LEAD]
    tokens = [token(item.value) for item in (*lead, *rest)]
    return " ".join((typed.rstrip(), *dict.fromkeys(tokens)))


def enter(
    briefing: Briefing, part: Part, typed: str, names: Sequence[NameKey], *, now: datetime
) -> Briefing:
    """Return ``briefing`` with the typed line as the last item of ``part``.

    A line ``s/wrong/right/`` corrects the last match among the items of ``part`` instead; where
    nothing matches, it changes nothing. Raises what the edits of the model raise.
    """
    if correction := read_substitution(typed):
        for item in reversed(parts.items(briefing, part)):
            corrected = substitute(item.text, correction)
            if corrected is not None:
                return parts.set_text(briefing, part, item.id, corrected)
        return briefing
    if part.kind is PartKind.RESULTS:
        after = parts.add(briefing, part, typed)
        return editing.change_result(
            after, after.results[-1].id, lambda item: replace(item, noted_at=now)
        )
    if part.kind is not PartKind.CONCLUSIONS:
        return parts.add(briefing, part, typed)
    entry = read_entry(typed, anchor_day(briefing), names)
    after = parts.add(briefing, part, entry.text)
    added = after.directive_lists[part.list_index].directives[-1].id
    return editing.change_directive(
        after, added, lambda item: replace(_with_facts(item, entry), noted_at=now)
    )


def change(
    briefing: Briefing, part: Part, item_id: str, typed: str, names: Sequence[NameKey]
) -> Briefing:
    """Return ``briefing`` with one item as it was typed anew, its tokens read again."""
    if part.kind is not PartKind.CONCLUSIONS or item_id == parts.LEAD_IN:
        return parts.set_text(briefing, part, item_id, typed)
    entry = read_entry(typed, anchor_day(briefing), names)
    return editing.change_directive(
        briefing, item_id, lambda item: replace(_with_facts(item, entry), text=entry.text)
    )


def recall(briefing: Briefing, part: Part, item_id: str, names: Sequence[NameKey]) -> str:
    """Return what is typed to say an item as it stands: its text, its facts as tokens."""
    item = parts.find(briefing, part, item_id)
    if item is None:
        return ""
    if item.directive is None:
        return item.text
    directive = item.directive
    tokens = [token(unit) for unit in (directive.unit, *directive.cooperating) if unit]
    if directive.due:
        tokens.append(token(directive.due))
    tokens += [f"#{tag}" for tag in directive.tags]
    anchor = anchor_day(briefing)
    typed = " ".join((literal(item.text, anchor, names), *tokens))
    if read_entry(typed, anchor, names).text == item.text:
        return typed
    # A loose '@"' at the end runs into the quotation marks of the first token.
    escaped = literal(f'{item.text} @"x"', anchor, names)
    escaped = escaped.removesuffix('@"x"').removesuffix("@").rstrip()
    return " ".join((escaped, *tokens))


def _with_facts(item: Directive, entry: Entry) -> Directive:
    return replace(
        item, unit=entry.unit, cooperating=entry.cooperating, due=entry.due, tags=entry.tags
    )


def token(value: str | date) -> str:
    """Return what is typed to say that a unit leads, or a day is the last: "@VP", "!30/6/2020"."""
    if isinstance(value, date):
        return f"!{write_day_slashed(value)}"
    return f'@"{value}"' if " " in value else f"@{value}"
