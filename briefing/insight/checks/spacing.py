"""Blanks, full stops and quotation marks: what pasting and fast typing leave behind.

No blank before a stop or a comma, one after it, and every mark that opens closes: so Nghị định
30/2020/NĐ-CP, Phụ lục I and II, prints everything.
"""

import re
from collections.abc import Iterator
from functools import cache

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Known, Passage, Rule, passages, reword
from briefing.language.letters import CAPITALS, SMALL
from briefing.language.patterns import late
from briefing.model.records import Briefing

_BLANK = late(r"\s|\Z")
_CONTEXT = 14

_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


def find_stray_blanks(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find blanks that are doubled, before a stop or comma, or inside of brackets."""
    for passage in passages(briefing):
        for found in _stray().finditer(passage.text):
            yield Finding(
                _("There is a blank too many: “{around}”.").format(
                    around=_around(passage.text, found)
                ),
                passage.where,
                _around(passage.text, found),
                reword(passage, *found.span(), " " if found["double"] else ""),
            )


def find_glued_sentences(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a sentence or clause that begins without a blank: "… cần thiết.Ba là, …"."""
    for passage in passages(briefing):
        for found in _glued().finditer(passage.text):
            if _is_address(passage.text, found):
                continue
            fix = reword(passage, found.start(), found.end(), f"{found[0]} ")
            yield Finding(
                _("A blank is missing: “{around}”.").format(around=_around(passage.text, found)),
                passage.where,
                _around(passage.text, found),
                fix if found[1] else None,
            )


def find_unclosed(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a bracket or quotation mark that opens and never closes, or the other way about.

    A passage may be quoted over several results, so only a mark that finds no partner anywhere
    in its part counts; the bracket of "a)" closes nothing.
    """
    places = list(passages(briefing))
    for opens, closes in _PAIRS:
        loose = [one for passage in places for one in _loose(passage, opens, closes)]
        waiting: list[tuple[Passage, int, str]] = []
        for passage, at, mark in loose:
            last = waiting[-1] if waiting else None
            if mark == closes and last and last[2] == opens and _is_near(last[0], passage):
                waiting.pop()
            else:
                waiting.append((passage, at, mark))
        for passage, at, mark in waiting:
            message = (
                _("“{mark}” is never closed: {around}")
                if mark == opens
                else _("“{mark}” was never opened: {around}")
            )
            around = passage.text[max(0, at - _CONTEXT) : at + _CONTEXT + 1].strip()
            yield Finding(message.format(mark=mark, around=f"“{around}”"), passage.where, around)
    for passage in places:
        straight = _left_open(passage.text)
        if straight is not None:
            around = passage.text[max(0, straight - _CONTEXT) : straight + _CONTEXT + 1].strip()
            yield Finding(
                _("“{mark}” is never closed: {around}").format(mark='"', around=f"“{around}”"),
                passage.where,
                around,
            )


def _left_open(text: str) -> int | None:
    """Return where a straight quotation mark opens and never closes; 21" is in inches."""
    at = None
    for match in re.finditer('"', text):
        if at is not None:
            at = None
        elif not text[: match.start()][-1:].isdecimal():
            at = match.start()
    return at


def _is_near(one: Passage, other: Passage) -> bool:
    return one.place.part == other.place.part and one is not other


def _loose(passage: Passage, opens: str, closes: str) -> Iterator[tuple[Passage, int, str]]:
    """Yield the marks of one kind that have no partner within the passage."""
    text = passage.text
    if opens not in text and closes not in text:
        return
    numbers = {match.end() - 1 for match in _numbered().finditer(text)} if closes == ")" else set()
    open_at: list[int] = []
    for at, letter in enumerate(text):
        if letter == opens:
            open_at.append(at)
        elif letter == closes:
            if open_at:
                open_at.pop()
            elif at not in numbers:
                yield passage, at, closes
    for at in open_at:
        yield passage, at, opens


def _around(text: str, found: re.Match[str]) -> str:
    start, end = found.span()
    return text[max(0, start - _CONTEXT) : end + _CONTEXT].strip("\n")


def _is_address(text: str, found: re.Match[str]) -> bool:
    """Tell whether the sign stands within an address: "baochinhphu.vn", "a.b@c.vn"."""
    start = max(text.rfind(blank, 0, found.start()) for blank in " \n\u00a0") + 1
    end = _BLANK.search(text, found.end())
    word = text[start : end.start() if end else len(text)]
    return _address().search(word) is not None


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"@|://|www|\.(?:vn|com|org|net|gov|edu)(?!\w)", re.IGNORECASE)


@cache
def _stray() -> re.Pattern[str]:
    return re.compile(
        r"(?<=\S)(?P<double>[ \t]{2,})(?=\S)"
        r"|(?<=[\w)”\"])[ \t]+(?=[,;.?!](?![.\w]))"
        r"|(?<=[\w)”\"])[ \t]+(?=:(?:\s|$))"
        r"|(?<=[^\W\d_])[ \t]+(?=,\w)"
        r"|(?<=[(“\[])[ \t]+(?=\w)|(?<=[\w.,])[ \t]+(?=[)”\]])"
    )


@cache
def _glued() -> re.Pattern[str]:
    """Match a stop or comma between two words; names of one letter ("T.Ư", "Q.1") are none."""
    return re.compile(
        rf"(?<=[{SMALL}]{{2}})(\.|[;:!?…])(?=[{CAPITALS}][{SMALL}])"
        rf"|(?<=[{SMALL}]{{2}}[)”\"])(\.|[;:])(?=[{CAPITALS}][{SMALL}])"
        rf"|(?<=%)(\.|[;:])(?=[{CAPITALS}][{SMALL}])|(?<=20\d\d)(\.)(?=[{CAPITALS}][{SMALL}])"
        rf"|(?<=[%\d][)”\"])(\.|[;:])(?=[{CAPITALS}][{SMALL}])"
        rf"|(?<=[{SMALL}]{{2}})(:)(?=[{SMALL}]{{2}})"
        rf"|(?<=[{SMALL}]{{2}})(,)(?=[{SMALL}{CAPITALS}]{{2}})"
        rf"|(?<=[{SMALL}]{{2}})(;)(?=[{SMALL}]{{2}})"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=[\s;:,.“])|^)(?:[a-zđ]{1,2}|\d{1,3}|[ivxIVX]{1,5})(?:\.\d+)*\)")


RULES = (
    Rule("spelling/blanks", N_("No blank is too many."), find_stray_blanks),
    Rule("spelling/glued", N_("A blank follows every stop and comma."), find_glued_sentences),
    Rule("spelling/unclosed", N_("Brackets and quotation marks close."), find_unclosed),
)
