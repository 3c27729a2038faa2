"""``briefing import`` of folders and zips: a bar while it goes on, a table of what became of each.

An import that is broken off goes on where it was when it is started again.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.keeping import keep_backup
from briefing.cli.output import put_plain, put_table, say
from briefing.cli.progress import Progress
from briefing.errors import ReadError
from briefing.i18n import N_, _
from briefing.verbs.sources import SourceFile, find_files
from briefing.verbs.taking import STANDARD_INPUT
from briefing.verbs.taking_many import Account, Fate, look_at_many, take_many

DONE, CANNOT = 0, 3

_FATES = {
    Fate.ADDED: N_("added"),
    Fate.UPDATED: N_("updated"),
    Fate.UNCHANGED: N_("unchanged"),
    Fate.TAKEN_BEFORE: N_("taken before"),
    Fate.UNDERSTOOD: N_("understood"),
    Fate.UNDECIDED: N_("to be decided"),
    Fate.REFUSED: N_("refused"),
}


def run_many(context: Context) -> int:
    """Take in every file of the folders and zips named, and account for each."""
    if STANDARD_INPUT in context["files"]:
        raise ReadError(
            _("Standard input cannot be taken in together with a folder."),
            _("Import them one after the other."),
        )
    sources = find_files([Path(name) for name in context["files"]])
    accounts: list[Account] = []
    bar = Progress(len(sources))
    stopped = False
    try:
        accounts.extend(_accounts(context, sources, bar))
    except KeyboardInterrupt:
        stopped = True
    finally:
        bar.end()
    _report(accounts, as_json=context["json"])
    if stopped:
        say(_("Broken off; the same command goes on where it was."))
    if not context["dry_run"]:
        keep_backup(context.archive_folder)
    refused = any(account.fate in {Fate.REFUSED, Fate.UNDECIDED} for account in accounts)
    return CANNOT if refused or stopped else DONE


def _accounts(
    context: Context, sources: tuple[SourceFile, ...], bar: Progress
) -> Iterator[Account]:
    if context["dry_run"]:
        yield from look_at_many(sources, progress=bar.step)
    else:
        yield from take_many(
            context.archive,
            context.archive_folder,
            sources,
            replace=context["replace"],
            progress=bar.step,
        )


def _report(accounts: list[Account], *, as_json: bool) -> None:
    """Write the table to stdout; on stderr how many there are of each fate."""
    if as_json:
        put_plain([account._asdict() for account in accounts])
    elif accounts:
        put_table(
            [
                (_("File"), _("Result"), _("Week"), _("Notes")),
                *((one.name, _(_FATES[one.fate]), one.id, _notes(one)) for one in accounts),
            ]
        )
    counts = Counter(account.fate for account in accounts)
    told = [f"{_(_FATES[fate])} {counts[fate]}" for fate in _FATES if counts[fate]]
    say(
        _("{count} files: {counts}").format(count=len(accounts), counts=", ".join(told))
        if told
        else _("There are no files in it.")
    )


def _notes(account: Account) -> str:
    notes = [f"{account.message} {account.advice}".strip(), *account.notes]
    if account.encoding not in {"", "UTF-8"} and not any(
        account.encoding in note for note in account.notes
    ):
        notes.append(_("encoding {name}").format(name=account.encoding))
    if account.unplaced:
        notes.append(_("left aside: {count}").format(count=account.unplaced))
    return " ".join(note for note in notes if note)
