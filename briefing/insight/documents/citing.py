"""Where a briefing cites documents: each mention in its texts, with the item it stands in."""

from collections.abc import Iterator

from msgspec import Struct

from briefing.language.document_titles import read_title
from briefing.language.documents import Mention, find_mentions
from briefing.model.identity import directives
from briefing.model.records import Briefing, Citation


class CitedAt(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One mention: what was written there, and where.

    ``kind`` is that of the place ("title", "summary", "result", "directive", "quotation"),
    ``item`` the id of the result or directive, the number of the quotation from 1, else "". The
    citation is as written: a short form ("Kết luận 75") has no symbol. ``title`` is what the words
    after it say that the document is about; it may go on as in ``more``, which begins with it
    ("" where it does not).
    """

    kind: str
    citation: Citation
    item: str = ""
    title: str = ""
    more: str = ""


def cited_at(briefing: Briefing) -> tuple[CitedAt, ...]:
    """Return every mention in the published texts of ``briefing``, in reading order."""
    day = briefing.meeting.date or briefing.period.end
    return tuple(
        _cited(kind, item, text, found)
        for kind, item, text in _texts(briefing)
        for found in find_mentions(text, day)
    )


def _cited(kind: str, item: str, text: str, found: Mention) -> CitedAt:
    told = read_title(text, found.end)
    citation = Citation(
        type=found.type,
        number=found.number,
        symbol=found.symbol,
        issuer=found.issuer,
        date=found.date,
    )
    more = told.whole if told.whole != told.sure else ""
    return CitedAt(kind=kind, item=item, citation=citation, title=told.sure, more=more)


def _texts(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """Yield kind, item and text of each place that is published."""
    yield "title", "", briefing.title
    yield "summary", "", briefing.summary
    for result in briefing.results:
        yield "result", result.id, result.text
    for directive in directives(briefing):
        yield "directive", directive.id, directive.text
    for number, quotation in enumerate(briefing.quotations, 1):
        yield "quotation", str(number), quotation.text
