"""``briefing search``: where words, people, documents or tasks stand, best first."""

from __future__ import annotations

import os
import sys

from briefing.archive.search.kinds import LABELS
from briefing.cli.output import put_json, say
from briefing.cli.parser import add_json_option
from briefing.i18n import N_, _, ngettext
from briefing.language.cleaning import clean
from briefing.verbs.searching import search

TYPE_CHECKING = False  # importing typing for it would be a tenth of a lean verb's start
if TYPE_CHECKING:
    from briefing.cli.context import Context
    from briefing.cli.parser import Arguments
    from briefing.verbs.searching import Found, Hit

FOUND, NOTHING = 0, 1

_LIMIT = 20
_ALL = 1 << 31
_EXCERPT = 160
"""Letters of an item that are shown where the output is no terminal."""

_LEAD = 3
"""The part of an excerpt that may stand before the first match: a third."""

_NARROW = 20
_LONG = 12
"""From so many years on it is said that the index is being made, for that takes seconds."""

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"
_BLANKS = "\t\n\r\u00a0"


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "words",
        nargs="+",
        metavar=N_("WORDS"),
        help=N_(
            "words, accents optional; "
            "'\"two words\"' in a row; -- -word for what must not be there; "
            "unit: tag: week:2020-06..2020-09 is:open is:late due: doc:75-KL/TW in:results"
        ),
    )
    arguments.add_argument(
        "--limit",
        type=_count,
        default=_LIMIT,
        metavar=N_("NUMBER"),
        help=N_("so many at most; 20 without this"),
    )
    arguments.add_argument("--all", action="store_true", help=N_("everything that is found"))
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print what is found and return the exit code."""
    found = search(
        context.archive_path,
        " ".join(context["words"]),
        today=context.today,
        limit=_ALL if context["all"] else context["limit"],
        progress=_tell_once,
    )
    for problem in found.problems:
        say(f"  ! {problem}")
    if context["json"]:
        _put_json(found)
    elif found.hits:
        _put_lines(found.hits)
    _say_count(found)
    return FOUND if found.total else NOTHING


def _count(text: str) -> int:
    """Return a number from 1 on; raises :class:`ValueError`."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _tell_once(done: int, years: int) -> None:
    if done == 0 and years >= _LONG:
        say(_("Making the search index; the next search will be quick."))


def _say_count(found: Found) -> None:
    if not found.total:
        say(_("Nothing has been found."))
        return
    said = ngettext("{count} found.", "{count} found.", found.total).format(count=found.total)
    if len(found.hits) < found.total:
        said += " " + _("These are the best {shown}; --all shows everything.").format(
            shown=len(found.hits)
        )
    say(said)


def _put_lines(hits: tuple[Hit, ...]) -> None:
    terminal = sys.stdout.isatty()
    bold = terminal and not os.environ.get("NO_COLOR")
    labels = [clean(hit.label) for hit in hits]
    width = max(map(len, labels))
    columns = _columns() if terminal else 0
    lines = []
    for hit, label in zip(hits, labels, strict=True):
        head = f"{label:<{width}}  {hit.marker or _(LABELS[hit.kind]) + ':'} "
        room = max(columns - len(head), _NARROW) if terminal else _EXCERPT
        lines.append(head + _excerpt(hit, room, bold=bold))
    sys.stdout.write("\n".join(lines) + "\n")


def _columns() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 - start-up

    return get_terminal_size().columns


def _excerpt(hit: Hit, room: int, *, bold: bool) -> str:
    """Return what fits of the item on one line, the first match in it."""
    text = hit.text
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    begin, end = 0, len(text)
    if end > room:
        first = hit.marks[0][0] if hit.marks else 0
        begin = max(0, min(first - room // _LEAD, end - room))
        begin = text.find(" ", begin, first) + 1 or begin if begin else 0
        end = min(begin + room - (begin > 0) - 1, end)
    pieces = ["…" if begin else ""]
    place = begin
    for start, stop in hit.marks if bold else ():
        if begin <= start and stop <= end:
            pieces += clean(text[place:start]), _BOLD, clean(text[start:stop]), _PLAIN
            place = stop
    pieces += clean(text[place:end]), "…" if end < len(text) else ""
    return "".join(pieces)


def _put_json(found: Found) -> None:
    import json  # noqa: PLC0415 - start-up

    hits = [{**hit._asdict(), "start": hit.start.isoformat()} for hit in found.hits]
    put_json(json.dumps({"total": found.total, "hits": hits}, ensure_ascii=False, indent=2))
