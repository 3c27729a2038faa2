"""``briefing check``: what to look at before a briefing goes out.

Exit 1 when there is something to mend; advice alone, and what was fixed, is 0.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, say, table
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _, ngettext
from briefing.insight.checks import RULES
from briefing.model.paper import PaperKind
from briefing.model.records import Briefing
from briefing.settings import user_path
from briefing.verbs.checking import (
    Finding,
    Level,
    findings,
    findings_in_source,
    fix_all,
    let_stand,
    paper_names,
    require_rule,
    rules,
)
from briefing.verbs.editing import WorkingCopy
from briefing.verbs.naming import briefing_named
from briefing.verbs.silencing import silence, unknown_rules, unsilence
from briefing.verbs.taking import read_file
from briefing.writing.papers.profile import NAMES

CLEAN, FOUND = 0, 1


def configure(parser: Arguments) -> None:
    """Add the verb's own arguments."""
    parser.add_argument(
        "week",
        nargs="?",
        metavar=_("WEEK|FILE"),
        help=_("a stored briefing, or a text that need not be stored"),
    )
    parser.add_argument("--all", action="store_true", help=_("check every stored briefing"))
    parser.add_argument(
        "--paper", choices=paper_names(), default="", help=_("the paper whose form it must fill")
    )
    parser.add_argument(
        "--template",
        metavar=_("FILE.docx"),
        help=_("look at this Word document instead: what it lacks as the office's template"),
    )
    parser.add_argument(
        "--profile", choices=NAMES, default="", help=_("form that the template is for")
    )
    parser.add_argument(
        "--fix", action="store_true", help=_("make the corrections that are certain")
    )
    parser.add_argument(
        "--silence",
        metavar=_("NUMBER|RULE"),
        help=_("let finding NUMBER of this briefing stand, or ask RULE no more"),
    )
    parser.add_argument(
        "--unsilence", metavar=_("RULE"), help=_("ask RULE again, in this briefing too")
    )
    parser.add_argument("--rules", action="store_true", help=_("list the rules"))
    add_json_option(parser)


def run(context: Context) -> int:
    """Print the findings and return 1 when there is something to mend."""
    if context["rules"]:
        _put_rules(as_json=context["json"])
        return CLEAN
    if context["template"]:
        return _check_template(context)
    for rule in unknown_rules():
        say(_('The settings silence "{rule}", but there is no such rule.').format(rule=rule))
    if _change_settings(context) and context["week"] is None:
        return CLEAN
    if context["all"]:
        return _check_all(context)
    if context["week"] is None:
        context.wrong_usage(_("Name a week or a file to check, or ask for --rules."))
    return _check(context)


def _check_template(context: Context) -> int:
    """Say what a Word document has and lacks as a template; the archive stays as it is."""
    from briefing.cli.templates import plain_looked, put_looked  # noqa: PLC0415 - start-up
    from briefing.verbs.papering import template_content  # noqa: PLC0415 - start-up
    from briefing.verbs.templating import is_lacking, look_at  # noqa: PLC0415 - start-up

    content = template_content(user_path(context["template"]))
    kind = PaperKind(context["paper"] or PaperKind.MINUTES)
    looked = look_at(context.archive, kind, content, context.today, context["profile"])
    if context["json"]:
        put_plain(plain_looked(looked))
    else:
        put(_("As a template for this paper: {paper}").format(paper=kind.value))
        put_looked(looked)
    return FOUND if is_lacking(looked.faults) else CLEAN


def _change_settings(context: Context) -> bool:
    """Silence or ask again a rule for good; tell whether that was asked for."""
    asked: str | None = context["silence"]
    if asked and not asked.isdecimal():
        require_rule(asked)
        silence(asked)
        return True
    if rule := context["unsilence"]:
        require_rule(rule)
        unsilence(rule)
        return True
    return False


def _check(context: Context) -> int:
    name: str = context["week"]
    if _is_file(name):
        if context["fix"] or (context["silence"] or "").isdecimal():
            context.wrong_usage(_("A file is only read. Take it in first: briefing import FILE."))
        briefing = read_file(Path(name)).briefing
        found = (*_found(context, briefing), *findings_in_source(briefing))
        return _report(context, found)
    briefing = briefing_named(context.archive, name, context.today)
    work = WorkingCopy(context.archive, briefing)
    if rule := context["unsilence"]:
        from briefing.model.accepting import doubt_again  # noqa: PLC0415 - start-up

        if any(one.rule == rule for one in work.briefing.accepted):
            work.apply(_("Findings asked again"), lambda now: doubt_again(now, rule))
    if number := context["silence"]:
        _let_stand(context, work, number)
    if context["fix"]:
        _fix(context, work)
    if work.trouble:
        raise work.trouble
    return _report(context, _found(context, work.briefing))


def _check_all(context: Context) -> int:
    """Check every stored briefing, the oldest first, each under its id."""
    code = CLEAN
    listed: dict[str, list[dict[str, Any]]] = {}
    for header in context.archive.headers():
        found = _found(context, context.archive.get(header.id))
        if any(one.level is Level.WARNING for one in found):
            code = FOUND
        if context["json"]:
            listed[header.id] = [_plain(one) for one in found]
        elif found:
            put("\n".join([header.id, *_lines(found)]))
    if context["json"]:
        put_plain(listed)
    elif code is CLEAN:
        say(_("Nothing to mend."))
    return code


def _found(context: Context, briefing: Briefing) -> tuple[Finding, ...]:
    return findings(context.archive, briefing, paper=context["paper"], today=context.today)


def _let_stand(context: Context, work: WorkingCopy, number: str) -> None:
    if not number.isdecimal():
        return
    found = _found(context, work.briefing)
    if not 1 <= int(number) <= len(found):
        context.wrong_usage(_("There is no finding {number}.").format(number=number))
    finding = found[int(number) - 1]
    work.apply(_("Finding let stand"), let_stand(finding))
    say(_("It may stand: {message}").format(message=finding.message))


def _fix(context: Context, work: WorkingCopy) -> None:
    made = fix_all(partial(_found, context), work.briefing)
    for fix in made:
        work.apply(fix.label, fix.edit)
        say(f"  ✓ {fix.label}")
    say(
        ngettext("{count} correction made.", "{count} corrections made.", len(made)).format(
            count=len(made)
        )
    )


def _report(context: Context, found: Sequence[Finding]) -> int:
    if context["json"]:
        put_plain([_plain(one) for one in found])
    elif found:
        put("\n".join(_lines(found)))
    else:
        say(_("Nothing found."))
    return FOUND if any(one.level is Level.WARNING for one in found) else CLEAN


def _lines(found: Sequence[Finding]) -> list[str]:
    """Return a line for each finding: "  1 ! message (where) [rule]"; advice has "·" for "!"."""
    width = len(str(len(found))) + 2
    lines = []
    for number, one in enumerate(found, 1):
        sign = "!" if one.level is Level.WARNING else "·"
        where = f" ({one.where})" if one.where else ""
        lines.append(f"{number:{width}} {sign} {one.message}{where} [{one.rule}]")
        if one.fix:
            lines.append(f"{'':{width}}   → {one.fix.label}")
    return lines


def _plain(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "level": one.level,
        "message": one.message,
        "where": one.where,
        "words": one.words,
        "fix": one.fix.label if one.fix else None,
    }


def _is_file(name: str) -> bool:
    """Tell a file from a week.

    A name that ends as file names do (".txt", but not the ".2020" of a day) is taken for one
    even when there is no such file, so that the answer speaks of the file.
    """
    path = Path(name)
    return path.is_file() or path.suffix.strip(".").isalpha()


def _put_rules(*, as_json: bool) -> None:
    if as_json:
        put_plain(rules())
    else:
        rows = [[rule, RULES[rule].level, summary] for rule, summary in rules().items()]
        put("\n".join(table(rows)))
