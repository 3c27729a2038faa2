"""``briefing documents``: the register of the documents that the weeks cite."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.archive.search.kinds import LABELS
from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, put_table, say
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _, ngettext
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import write_day_slashed
from briefing.language.documents import document_number
from briefing.settings import user_path
from briefing.verbs.listing import short_name
from briefing.verbs.overview import overview
from briefing.verbs.registering import (
    Document,
    Gathered,
    Place,
    Register,
    Unresolved,
    conflict_phrase,
    export_documents,
    fitting,
    gathered,
    ordinal_of,
    register_of,
    take_in_documents,
    words_of,
)
from briefing.verbs.unreadable import Helpers

FOUND, NOTHING = 0, 1

Weeks = Mapping[str, WeekFacts]

_FEW = 3
"""So many documents or fewer are shown with every place that cites them."""


def configure(parser: Arguments) -> None:
    """Add the verb's own arguments."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar=_("SYMBOL|WORDS"),
        help=_("75-KL/TW, a kind, an issuer, words of a title; accents optional"),
    )
    parser.add_argument(
        "--conflicts",
        action="store_true",
        help=_("only what contradicts itself, and short names that nobody can place"),
    )
    parser.add_argument("--csv", metavar=_("FILE"), default="", help=_("write it all as CSV"))
    parser.add_argument(
        "--take-in",
        metavar=_("FILE"),
        default="",
        help=_("enter days, issuers and titles from a CSV file; they count before the texts"),
    )
    parser.add_argument(
        "--force", action="store_true", help=_("write over a file that is there already")
    )
    add_json_option(parser)


def run(context: Context) -> int:
    """Print the register and return the exit code."""
    if context["force"] and not context["csv"]:
        context.wrong_usage(_("Only an export writes over a file."))
    if context["take_in"]:
        _take_in(context)
    told = gathered(overview(context.archive_folder))
    helpers = Helpers()
    register = register_of(helpers.read(context.archive.documents, ()), told)
    for problem in (*told.problems, *helpers.problems):
        say(f"  ! {problem}")
    if context["csv"]:
        target: Path = user_path(context["csv"])
        written = export_documents(register, told.weeks, target, overwrite=context["force"])
        say(_("Written: {file}").format(file=written))
    if (context["csv"] or context["take_in"]) and not context["words"]:
        return FOUND
    return _show(context, register, told)


def _take_in(context: Context) -> None:
    done = take_in_documents(context.archive, user_path(context["take_in"]))
    for note in done.notes:
        say(f"  ! {note}")
    say(
        _("Taken in: {new} new documents, {changed} changed.").format(
            new=done.new, changed=done.changed
        )
    )


def _show(context: Context, register: Register, told: Gathered) -> int:
    documents: Sequence[Document] = register.documents
    if words := " ".join(context["words"]):
        documents = fitting(documents, words_of(documents), words)
    unresolved: Sequence[Unresolved] = ()
    if context["conflicts"]:
        documents = [one for one in documents if one.conflicts]
        unresolved = () if words else register.unresolved
    if context["json"]:
        put_plain(
            {
                "documents": [_plain(one, told.weeks) for one in documents],
                "unresolved": [_plain_unresolved(one, told.weeks) for one in unresolved],
            }
        )
    elif documents or unresolved:
        if context["conflicts"] or len(documents) <= _FEW:
            for document in documents:
                put("\n".join(_whole(document, told.weeks)))
        else:
            put_table([_row(one) for one in documents])
        if unresolved:
            put("\n".join(_unplaced(unresolved, told.weeks)))
    _say_count(len(documents), len(unresolved))
    return FOUND if documents or unresolved else NOTHING


def _say_count(documents: int, unresolved: int) -> None:
    if not documents and not unresolved:
        say(_("Nothing has been found."))
        return
    said = ngettext("{count} document.", "{count} documents.", documents).format(count=documents)
    if unresolved:
        said += " " + ngettext(
            "{count} short name that nobody can place.",
            "{count} short names that nobody can place.",
            unresolved,
        ).format(count=unresolved)
    say(said)


def _row(document: Document) -> tuple[str, ...]:
    return (
        document.name,
        write_day_slashed(document.date) if document.date else "–",
        str(len(document.places)),
        "!" if document.conflicts else "",
        document.title or document.issuer,
    )


def _whole(document: Document, weeks: Weeks) -> list[str]:
    """Return a document in full: citation, title, what contradicts, every place."""
    lines = [document.citation + (f" – {document.issuer}" if document.issuer else "")]
    if document.title:
        lines.append(f"  {document.title}")
    lines += [f"  ! {conflict_phrase(conflict)}" for conflict in document.conflicts]
    lines += [f"  {_where(place, weeks)}" for place in document.places]
    return lines


def _unplaced(unresolved: Sequence[Unresolved], weeks: Weeks) -> list[str]:
    return [_("Short names that nobody can place:")] + [
        f"  {_name(one)}  {_where(one.place, weeks)}" for one in unresolved
    ]


def _name(one: Unresolved) -> str:
    citation = one.place.cited.citation
    return f"{citation.type} {document_number(citation.number, citation.symbol)}".strip()


def _where(place: Place, weeks: Weeks) -> str:
    """Return where a place is: "2020-W26  Conclusion 3"."""
    week = weeks[place.week]
    ordinal = ordinal_of(week, place)
    kind = _(LABELS[place.cited.kind])
    return f"{short_name(week)}  {kind} {ordinal}" if ordinal else f"{short_name(week)}  {kind}"


def _plain(document: Document, weeks: Weeks) -> dict[str, Any]:
    return {
        "type": document.type,
        "number": document.number,
        "symbol": document.symbol,
        "date": document.date,
        "issuer": document.issuer,
        "title": document.title,
        "entered": document.entry is not None,
        "conflicts": [conflict_phrase(conflict) for conflict in document.conflicts],
        "places": [_plain_place(place, weeks) for place in document.places],
    }


def _plain_unresolved(one: Unresolved, weeks: Weeks) -> dict[str, Any]:
    citation = one.place.cited.citation
    return {
        "type": citation.type,
        "number": citation.number,
        "candidates": [" ".join(map(str, key[:2])) for key in one.candidates],
        **_plain_place(one.place, weeks),
    }


def _plain_place(place: Place, weeks: Weeks) -> dict[str, Any]:
    return {
        "week": place.week,
        "kind": place.cited.kind,
        "item": place.cited.item,
        "ordinal": ordinal_of(weeks[place.week], place),
    }
