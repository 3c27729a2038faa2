"""Whether the documents that are cited can be what they are said to be."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from briefing.i18n import N_, _
from briefing.insight.checks.finders import mentions
from briefing.insight.checks.rule import (
    DocumentKey,
    Finding,
    Known,
    KnownDocument,
    Rule,
    anchor_of,
    passages,
)
from briefing.insight.documents.conflicts import may_be_misdated
from briefing.language.dates import write_day_slashed
from briefing.language.document_types import DOCUMENT_TYPES
from briefing.language.documents import document_number
from briefing.language.letters import search_key
from briefing.model.records import Briefing
from briefing.model.register import year_of

_SENTENCE = 120
"""How far before a number the kind is looked for that it may belong to instead."""

_ALIKE = 0.34
"""The share of words below which two titles are two titles."""


class _Cited(NamedTuple):
    """A document as one place cites it; ``after`` is the text that follows it, if it has one."""

    type: str
    number: str
    symbol: str
    issuer: str
    date: "date | None"
    where: str
    before: str
    after: str

    @property
    def name(self) -> str:
        """The document as people call it: "Kết luận 75-KL/TW"."""
        return f"{self.type} {document_number(self.number, self.symbol)}".strip()

    @property
    def key(self) -> DocumentKey:
        """The document as the register knows it."""
        return self.type, self.number.lstrip("0"), self.symbol


def find_unsigned(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a document that is dated after the meeting at which it was cited, or after today."""
    day, said = briefing.meeting.date, _("It is dated {date}, after the meeting on {day}.")
    if day is None and known.today:
        day, said = known.today, _("It is dated {date}, and today is {day}.")
    told = set()
    for cited in _cited(briefing):
        if day and cited.date and cited.date > day and (cited.key, cited.date) not in told:
            told.add((cited.key, cited.date))
            yield Finding(
                said.format(date=write_day_slashed(cited.date), day=write_day_slashed(day)),
                cited.name,
                f"{cited.name} {write_day_slashed(cited.date)}",
            )


def find_two_dates(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a document that is cited with two days of the same year.

    Numbers begin anew each year (the State, Nghị định 30/2020) or each term (the Party, Hướng dẫn
    05-HD/VPTW), so days of two years are two documents.
    """
    seen: dict[tuple[DocumentKey, int], date] = {}
    told = set()
    for cited in _cited(briefing):
        if cited.date is None or not cited.symbol:
            continue
        first = seen.setdefault((cited.key, cited.date.year), cited.date)
        if first != cited.date and (cited.key, cited.date) not in told:
            told.add((cited.key, cited.date))
            yield Finding(
                _("It is dated {date} here and {other} elsewhere.").format(
                    date=write_day_slashed(cited.date), other=write_day_slashed(first)
                ),
                cited.name,
                f"{cited.name} {write_day_slashed(cited.date)}",
            )


def find_impossible_symbols(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a symbol that belongs to another kind: "Kết luận số 45-CT/TW".

    The letters are those of Nghị định 30/2020, Phụ lục III, and of the Party's Hướng dẫn
    36-HD/VPTW and 05-HD/VPTW. A number may belong to a kind named before it ("Thông báo kết luận
    số 114/TB-VPCP"), so such a kind anywhere before it in the sentence keeps the rule silent.
    """
    told = set()
    for cited in _cited(briefing):
        letters = _letters(cited.symbol)
        fitting = _kinds().get(letters, frozenset())
        if not fitting or cited.type in fitting or cited.type not in _named() or cited.name in told:
            continue
        sentence = re.split(r"[.;!?\n]\s", cited.before)[-1].casefold()
        if any(kind.casefold() in sentence for kind in fitting):
            continue
        told.add(cited.name)
        yield Finding(
            _("“{letters}” stands for {kind}, not for {type}.").format(
                letters=letters, kind=" / ".join(sorted(fitting)), type=cited.type
            ),
            cited.where,
            cited.name,
        )


def find_other_than_registered(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a document cited with another day, issuer or title than the register has for it."""
    if not known.register:
        return
    told = set()
    for cited in _cited(briefing):
        entry = _entry(cited, known.register.get(cited.key, ()))
        if entry is None or not cited.symbol:
            continue
        for said, registered in _differences(cited, entry):
            if (cited.key, said) not in told:
                told.add((cited.key, said))
                yield Finding(
                    _("The register says {registered}, here it is {said}.").format(
                        registered=registered, said=said
                    ),
                    cited.where,
                    f"{cited.name}: {said}",
                )


def _entry(cited: _Cited, entries: Sequence[KnownDocument]) -> KnownDocument | None:
    """Return the document of ``entries`` that is cited, where it can be told.

    A year that both have must be the same: numbers begin anew, so another year is another
    document, unless the one number was hardly given twice (:func:`may_be_misdated`). Without a
    year only a single entry can be meant.
    """
    day, symbol = cited.date, cited.symbol
    if day is None or year_of(symbol):
        return entries[0] if len(entries) == 1 else None
    dated = [one for one in entries if one.signed]
    meant = (
        [one for one in dated if one.signed and one.signed.year == day.year]
        or [one for one in dated if one.signed and may_be_misdated(day, one.signed, symbol)]
        or [one for one in entries if one.signed is None]
    )
    return meant[0] if len(meant) == 1 else None


def _differences(cited: _Cited, entry: KnownDocument) -> Iterator[tuple[str, str]]:
    if cited.date and entry.signed and cited.date != entry.signed:
        yield write_day_slashed(cited.date), write_day_slashed(entry.signed)
    if cited.issuer and entry.issuer:
        one, other = _bare(cited.issuer), _bare(entry.issuer)
        if not (one in other or other in one):
            yield cited.issuer, entry.issuer
    if entry.title and (title := _title(cited.after)) and not _is_like(title, entry.title):
        yield title, entry.title


def _title(after: str) -> str:
    """Return the title that follows a citation: "… về công tác nhân sự, …"."""
    found = re.match(r"\s*,?\s*về (?:việc )?([^.,;:()”\"\n]{12,160})", after)
    return found[1].strip() if found else ""


def _is_like(said: str, title: str) -> bool:
    one = set(re.findall(r"\w+", search_key(said)))
    other = set(re.findall(r"\w+", search_key(title)))
    return len(one & other) >= _ALIKE * min(len(one), len(other))


def _bare(issuer: str) -> str:
    return re.sub(r"t\.?[uw](?!\w)|tw", "trung uong", search_key(issuer))


def _cited(briefing: Briefing) -> Iterator[_Cited]:
    """Yield the documents of the list of citations, then those that the texts name.

    A document of the list is called by its name as a place, since it stands in no one text.
    """
    for one in briefing.citations:
        cited = _Cited(one.type, one.number, one.symbol, one.issuer, one.date, "", "", "")
        yield cited._replace(where=cited.name)
    anchor = anchor_of(briefing)
    for text, where, _place in passages(briefing):
        for found in mentions(text, anchor):
            before = text[max(0, found.start - _SENTENCE) : found.start]
            yield _Cited(
                found.type, found.number, found.symbol, found.issuer, found.date,
                where, before, text[found.end : found.end + 200],
            )  # fmt: skip


def _letters(symbol: str) -> str:
    """Return the letters of the kind: "KL" of "KL/TW", "NĐ" of "2020/NĐ-CP"."""
    return re.split(r"[-/]", re.sub(r"^\d{4}/", "", symbol))[0]


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Return the kinds that each group of letters stands for."""
    kinds: dict[str, set[str]] = {}
    for row in DOCUMENT_TYPES:
        for letters in {row.party, row.state} - {""}:
            kinds.setdefault(letters, set()).add(row.name)
    return {letters: frozenset(names) for letters, names in kinds.items()}


@cache
def _named() -> frozenset[str]:
    """Return the kinds whose letters are known."""
    return frozenset(row.name for row in DOCUMENT_TYPES if row.party or row.state)


RULES = (
    Rule(
        "citation/date", N_("A cited document is signed by the day of the meeting."), find_unsigned
    ),
    Rule("citation/two-dates", N_("One document is cited with one date."), find_two_dates),
    Rule(
        "citation/symbol", N_("A document's symbol is that of its kind."), find_impossible_symbols
    ),
    Rule(
        "citation/register",
        N_("A document is cited as the register has it."),
        find_other_than_registered,
    ),
)
