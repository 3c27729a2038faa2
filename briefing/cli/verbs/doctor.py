"""``briefing doctor``: what is wrong with the archive's files, and mending it.

Exit codes: 0 all well, 1 findings, 3 cannot.
"""

from datetime import datetime

from briefing.archive.care.findings import Finding, Repaired, Report
from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, say
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _, ngettext
from briefing.verbs.doctoring import look_over, mend

WELL, FOUND = 0, 1


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "--repair",
        action="store_true",
        help=_("mend what can be mended, after a backup; what is replaced is kept"),
    )
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print the findings, mend them when asked to, and return the exit code."""
    folder = context.archive_folder
    report = look_over(folder)
    if not context["repair"]:
        if context["json"]:
            put_plain(report)
        else:
            _put_findings(report.findings)
            _say_report(report)
        return FOUND if report.findings else WELL
    repaired = mend(folder, report, datetime.now().astimezone())
    if context["json"]:
        put_plain({"report": report, "repaired": repaired})
    else:
        _put_findings(report.findings)
        _say_repaired(report, repaired)
    return FOUND if repaired.left else WELL


def _put_findings(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        put(f"  ! {finding.what} [{finding.id}]")
        if finding.how:
            put(f"    → {finding.how}")


def _say_report(report: Report) -> None:
    seen = _("Looked at: {files} files, {weeks} briefings.").format(
        files=report.files, weeks=report.weeks
    )
    if not report.findings:
        say(seen + " " + _("All is well."))
    else:
        count = len(report.findings)
        say(
            seen
            + " "
            + ngettext("{count} finding.", "{count} findings.", count).format(count=count)
        )
        if any(finding.repairable for finding in report.findings):
            say("  → " + _('"briefing doctor --repair" mends what can be mended.'))
    if count := len(report.unproved):
        say(
            "  · "
            + ngettext(
                "{count} finalized revision has no checksum yet; a repair notes it.",
                "{count} finalized revisions have no checksum yet; a repair notes them.",
                count,
            ).format(count=count)
        )


def _say_repaired(report: Report, repaired: Repaired) -> None:
    for done in repaired.done:
        say(f"  {'+' if done.mended else '!'} {done.what}")
    if repaired.before:
        say("  → " + _("What was there before is in {file}.").format(file=repaired.before))
    if not report.findings:
        _say_report(report)
    elif not repaired.left:
        say(_("All is well now."))
    else:
        say(_("What is left:"))
        for finding in repaired.left:
            say(f"  ! {finding.what} [{finding.id}]")
            say(f"    → {finding.how}")
