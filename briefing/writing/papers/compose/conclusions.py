"""The conclusions of a briefing as paragraphs of a paper: their numbers are text."""

from collections.abc import Iterator

from briefing.language.dates import find_days, write_day
from briefing.language.letters import marked_key
from briefing.model.numbering import directive_marker
from briefing.model.paper import Block, Role
from briefing.model.records import Briefing, Directive, DirectiveList
from briefing.writing.papers.compose.words import paragraphs, stopped
from briefing.writing.papers.profile import Profile

_ENDS = ".;"


def conclusion_blocks(briefing: Briefing, profile: Profile) -> Iterator[Block]:
    """Yield the conclusions of all lists, each list after the sentence that leads into it."""
    for group in briefing.directive_lists:
        for text in paragraphs(group.lead_in):
            yield Block(role=Role.BODY, text=text)
        for item in group.directives:
            yield from _directive(item, group, profile)


def _directive(item: Directive, group: DirectiveList, profile: Profile) -> Iterator[Block]:
    """Yield "Một là, …", a point's "a) …", and further paragraphs as they are."""
    role = Role.POINT if item.level > 0 else Role.CONCLUSION
    texts = paragraphs(item.text) or [""]
    texts[0] = f"{directive_marker(item, group.style)} {texts[0]}".strip()
    texts[-1] = _with_facts(texts[-1], _unsaid(item, profile))
    yield Block(role=role, text=stopped(texts[0]))
    for text in texts[1:]:
        yield Block(role=Role.BODY, text=stopped(text))


def _unsaid(item: Directive, profile: Profile) -> list[str]:
    """Return who leads, who helps and by when, as far as the text does not say it itself."""
    said = marked_key(item.text)
    facts = []
    if item.unit and marked_key(item.unit) not in said:
        facts.append(f"chủ trì: {item.unit}")
    helping = [unit for unit in item.cooperating if marked_key(unit) not in said]
    if helping:
        facts.append(f"phối hợp: {', '.join(helping)}")
    if item.due and all(found.value != item.due for found in find_days(item.text, item.due)):
        due = write_day(item.due).replace("-", profile.texts.day_mark)
        facts.append(f"hạn hoàn thành: {due}")
    return facts


def _with_facts(text: str, facts: list[str]) -> str:
    """Return ``text`` with the facts in brackets before the mark that ends it."""
    if not facts:
        return text
    bare = text.rstrip()
    mark = bare[-1:] if bare.endswith(tuple(_ENDS)) else "."
    return f"{bare.rstrip(_ENDS)} ({'; '.join(facts)}){mark}"
