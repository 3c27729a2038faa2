"""What the import of many files shows: what was found, how far it is, what became of each file."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.tui.display import ELLIPSIS
from briefing.tui.widgets.page import Block
from briefing.tui.widgets.rows import Listing, Part, Row
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.surveying import FileKind, Survey
from briefing.verbs.taking_many import Account, Fate

_KINDS = {
    FileKind.WORD: N_("Word files (.docx)"),
    FileKind.OTHER_WORD: N_("old Word files and the like (.doc, .rtf, .odt)"),
    FileKind.PDF: N_("PDF files"),
    FileKind.PAGE: N_("web pages"),
    FileKind.TEXT: N_("texts"),
    FileKind.RECORD: N_("records (.json)"),
}

FATES: dict[Fate, tuple[str, str]] = {
    Fate.UNDECIDED: (N_("To be decided"), "warn"),
    Fate.REFUSED: (N_("Could not be read"), "bad"),
    Fate.ADDED: (N_("New"), "good"),
    Fate.UPDATED: (N_("Updated"), "good"),
    Fate.UNCHANGED: (N_("Unchanged"), "muted"),
    Fate.TAKEN_BEFORE: (N_("Imported before"), "muted"),
}
"""What became of files, in the order of the list, with the style of each heading."""

_OTHERS_SHOWN = 12
_BAR = 24


def found_blocks(found: Survey) -> list[Block]:
    """Return what was found, before anything is stored."""
    total = len(found.files)
    lines = [
        Paragraph(
            (
                Span(
                    ngettext("{count} file was found.", "{count} files were found.", total).format(
                        count=total
                    ),
                    "title",
                ),
            )
        )
    ]
    lines += [
        Paragraph((Span(f"{found.kinds[kind]:>6}  "), Span(_(label))), hanging=8)
        for kind, label in _KINDS.items()
        if found.kinds.get(kind)
    ]
    if found.others:
        shown = ", ".join(PurePosixPath(name).name for name in found.others[:_OTHERS_SHOWN])
        more = f", {ELLIPSIS}" if len(found.others) > _OTHERS_SHOWN else ""
        lines.append(
            Paragraph(
                (
                    Span(f"{len(found.others):>6}  ", "warn"),
                    Span(_("others, which will hardly be read:"), "warn"),
                    Span(f" {clean(shown)}{more}", "muted"),
                ),
                hanging=8,
            )
        )
    if found.passed_over:
        lines.append(
            _note(_("Passed over: {count} hidden or temporary ones."), found.passed_over, before=1)
        )
    if found.taken:
        lines.append(
            _note(
                _("Imported before: {count}; the import goes on with the others."),
                found.taken,
                before=0 if found.passed_over else 1,
            )
        )
    return [Block(tuple(lines))]


def _note(sentence: str, count: int, *, before: int) -> Paragraph:
    return Paragraph((Span(sentence.format(count=count), "muted"),), before=before)


def bar(done: int, total: int, width: int = _BAR) -> str:
    """Return how far it is as a bar and in numbers: "███░░░ 12/40"."""
    full = width * min(done, total) // max(total, 1)
    return f"{'█' * full}{'░' * (width - full)} {done}/{total}"


def told(accounts: Sequence[Account]) -> str:
    """Return how many files had which fate, in one line."""
    counts = Counter(account.fate for account in accounts)
    return " · ".join(
        f"{_(label)} {counts[fate]}" for fate, (label, _style) in FATES.items() if counts[fate]
    )


def account_rows(accounts: Sequence[Account], room: Callable[[], int]) -> Listing:
    """Return a row for each file under what became of it; its key is its place in ``accounts``."""
    parts: list[Part] = []
    for fate, (label, style) in FATES.items():
        places = [place for place, one in enumerate(accounts) if one.fate is fate]
        if not places:
            continue
        heading = (Span(f"{_(label)} · {len(places)}", style),)
        above = (Row(lambda: ()),) if parts else ()
        parts.append(
            Part(
                (*above, Row(lambda heading=heading: heading)),  # type: ignore[misc]
                places,
                [str(place) for place in places],
                lambda place: (file_span(accounts[place].name, room()),),
            )
        )
    return Listing(parts)


def file_span(name: str, room: int) -> Span:
    """Return a file's name in ``room`` letters: its end, which tells files of a folder apart."""
    inner = _inner(name)
    if len(inner) > room:
        inner = f"{ELLIPSIS}{inner[len(inner) - max(room - 1, 1) :]}"
    return Span(inner)


def _inner(name: str) -> str:
    """Return a name without that of the folder or zip that all have in common."""
    return name.partition("/")[2] or name


def account_blocks(account: Account, week: str) -> list[Block]:
    """Return all that is to be said of one file; ``week`` names the week that it gave."""
    label, style = FATES[account.fate]
    lines = [
        Paragraph((Span(_inner(account.name), "title"),)),
        Paragraph((Span(_(label), style), *((Span(f" · {week}"),) if week else ())), hanging=2),
    ]
    advice = account.advice
    if account.fate is Fate.UNDECIDED:
        advice = _("Enter shows what the file says otherwise. Nothing is replaced unasked.")
    said = [account.message, advice]
    if account.encoding not in {"", "UTF-8"}:
        lines.append(encoding_line(account.encoding))
    lines += [Paragraph((Span(clean(text)),), before=1) for text in said if text]
    # What is said of the encoding is said already.
    notes = [n for n in account.notes if not (account.encoding and account.encoding in n)]
    lines += [Paragraph((Span(f"· {clean(note)}"),), hanging=2) for note in notes]
    if account.unplaced:
        lines.append(
            Paragraph((Span("· " + _("left aside: {count}").format(count=account.unplaced)),))
        )
    return [Block(tuple(lines))]


def encoding_line(encoding: str) -> Paragraph:
    """Return the line that says how the letters stood in the file."""
    if encoding == "UTF-8":
        return Paragraph((Span(_("Encoding: {name}").format(name=encoding), "muted"),))
    sentence = _("Encoding: {name}, turned into Unicode. Look whether the letters are right.")
    return Paragraph((Span(sentence.format(name=encoding), "warn"),), hanging=2)
