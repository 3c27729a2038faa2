"""The values of filters: what may stand after "week:", "is:", "doc:" and the others."""

from __future__ import annotations

from briefing.archive.search.hits import QueryError
from briefing.archive.search.kinds import KIND_NAMES, STATE_NAMES
from briefing.archive.search.query import Days, DocNumber, Term, read_term
from briefing.i18n import _
from briefing.language.cleaning import clean
from briefing.language.folding import keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

_CENTRES = ("tư", "t.ư", "t,ư", "t.w", "t,w")
"""How "tw", the letters of the Party's centre, are written too."""

_SUFFIXES = frozenset("abcde")
"""What may follow the digits of a number: "30a"."""

_DIGITS = 5
"""No document's number has more."""


def read_filter(
    field: str, value: str, said: str, today: date, *, begun: bool
) -> Term | Days | DocNumber | frozenset[str]:
    """Return what the ``value`` of a filter means; ``said`` is the whole filter as typed.

    ``begun`` says that the value is still being typed. Raises :class:`QueryError`.
    """
    found: Term | Days | DocNumber | frozenset[str] | None
    if field in {"unit", "tag"}:
        found = read_term(value, begun=begun)
    elif field in {"week", "due"}:
        from briefing.archive.search.days import read_days, read_weeks  # noqa: PLC0415 - start-up

        days = (read_weeks if field == "week" else read_days)(value, today)
        found = Days(*days) if days else None
    elif field == "is":
        state = STATE_NAMES.get(_folded(value))
        found = frozenset({state}) if state else None
    elif field == "in":
        found = _kinds(value)
    else:
        found = read_number(value)
    if found is None:
        raise _impossible(field, said)
    return found


def _kinds(value: str) -> frozenset[str] | None:
    """Return the kinds that ``value`` names, with commas between; ``None`` if one is unknown."""
    asked = [_folded(name) for name in value.split(",")]
    if not all(name in KIND_NAMES for name in asked):
        return None
    return frozenset(meant for name in asked for meant in KIND_NAMES[name])


def _folded(name: str) -> str:
    return "".join(key.plain for key in keys(name))


def read_number(value: str) -> DocNumber | None:
    """Return the document that ``value`` names by number, letters or both; ``None`` for neither.

    "75", "75-KL/TW", "75 - KL/T.Ư", "30/2020/NĐ-CP", "KL/TW", "NĐ".
    """
    lower = _with_centre(clean(value).casefold())
    begin = lower.strip().removeprefix("số").lstrip()
    first = next((end for end, letter in enumerate(begin) if not letter.isalnum()), len(begin))
    digits = begin[: first - 1] if begin[first - 1 : first] in _SUFFIXES else begin[:first]
    numbered = digits.isdecimal() and len(digits) <= _DIGITS
    letters = tuple(key.plain for key in keys(begin[first:] if numbered else lower))
    if not numbered and not letters:
        return None
    return DocNumber(bare_number(begin[:first]) if numbered else "", letters)


def _with_centre(lower: str) -> str:
    """Return ``lower`` with "tw" for all ways to write the letters of the Party's centre."""
    for written in _CENTRES:
        place = lower.find(written)
        while place >= 0:
            end = place + len(written)
            after = lower[end : end + 1]
            if not (after.isalnum() or after == "_"):
                lower = f"{lower[:place]}tw{lower[end:]}"
            place = lower.find(written, place + 1)
    return lower


def bare_number(number: str) -> str:
    """Return a document's number as it is compared: "05" is "5", "30a" itself."""
    return _folded(number).lstrip("0") or "0"


def _impossible(field: str, said: str) -> QueryError:
    """Return the sentence for a filter whose value cannot be understood."""
    return QueryError(
        _("“{filter}” cannot be understood.").format(filter=said),
        {
            "unit": _("After unit: stands the name of a unit, as in unit:van-phong."),
            "tag": _("After tag: stands a tag, as in tag:dai-hoi."),
            "week": _(
                "After week: stands a time: 2020-W26, 2020-06, 2020-06..2020-09, 22/6/2020, 2020."
            ),
            "due": _("After due: stands a time: 2020-07-10, ..2020-07-10, 2020-07.."),
            "is": _("After is: stands one of: open, late, done, dropped, carried, final, draft."),
            "doc": _("After doc: stands a document, as in doc:75-KL/TW, doc:75 or doc:KL."),
            "in": _(
                "After in: stands one of: titles, summary, results, directives, quotations, "
                "figures, answers, notes, documents, places, people."
            ),
        }[field],
    )
