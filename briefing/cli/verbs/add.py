"""``briefing add``: one conclusion, or one paragraph of results, from the shell."""

from briefing.cli.context import Context
from briefing.cli.output import put_plain, say
from briefing.cli.parser import Arguments, add_json_option, add_week_argument
from briefing.i18n import _
from briefing.language.dates import write_day_spoken
from briefing.language.markers import write_marker
from briefing.model.records import Briefing, Directive
from briefing.verbs.adding import add_directive_to, add_result_to, week_or_new
from briefing.verbs.naming import briefing_named

_OF_CONCLUSIONS = {"cooperating": "--with", "due": "--due", "tags": "--tag"}
"""What a result does not have."""


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    add_week_argument(arguments)
    arguments.add_argument("text", metavar=_("TEXT"), help=_("what was concluded"))
    arguments.add_argument(
        "--result", action="store_true", help=_("add a paragraph of results instead")
    )
    arguments.add_argument("--section", metavar=_("NAME"), default="", help=_("a result's section"))
    arguments.add_argument("--unit", metavar=_("UNIT"), default="", help=_("the unit that leads"))
    arguments.add_argument(
        "--with",
        dest="cooperating",
        action="append",
        default=[],
        metavar=_("UNIT"),
        help=_("a unit that cooperates (may be repeated)"),
    )
    arguments.add_argument(
        "--due", metavar=_("DATE"), default="", help=_("by when: 5/7, T6, cuối tháng, +3")
    )
    arguments.add_argument(
        "--tag",
        dest="tags",
        action="append",
        default=[],
        metavar=_("TAG"),
        help=_("a tag (may be repeated)"),
    )
    arguments.add_argument(
        "--new", action="store_true", help=_("begin the week's briefing if there is none")
    )
    add_json_option(arguments)


def run(context: Context) -> int:
    """Add it, say what was added, and return the exit code."""
    _require_fitting(context)
    briefing = _briefing(context)
    if context["result"]:
        _changed, result = add_result_to(
            context.archive,
            briefing,
            context["text"],
            section=context["section"],
            unit=context["unit"],
        )
        if context["json"]:
            put_plain(result)
        say(_("Added to {id}: {text}").format(id=briefing.id, text=result.text))
        return 0
    changed, directive = add_directive_to(
        context.archive,
        briefing,
        context["text"],
        unit=context["unit"],
        cooperating=context["cooperating"],
        due=context["due"],
        tags=context["tags"],
    )
    if context["json"]:
        put_plain(directive)
    say(_("Added to {id}: {text}").format(id=briefing.id, text=_line(changed, directive)))
    return 0


def _briefing(context: Context) -> Briefing:
    if context["new"]:
        return week_or_new(
            context.archive,
            context["week"],
            context.today,
            organization=context.settings.organization,
        )
    return briefing_named(context.archive, context["week"], context.today)


def _require_fitting(context: Context) -> None:
    if not context["result"]:
        if context["section"]:
            context.wrong_usage(_("Only a result has a section: add --result."))
        return
    for argument, option in _OF_CONCLUSIONS.items():
        if context[argument]:
            context.wrong_usage(_("A result has no {option}.").format(option=option))


def _line(briefing: Briefing, directive: Directive) -> str:
    """Return a conclusion as it is read out, with its units and its date behind it."""
    style = briefing.directive_lists[-1].style
    parts = [f"{write_marker(directive.ordinal, style)} {directive.text}"]
    parts += [name for name in (directive.unit, *directive.cooperating) if name]
    if directive.due:
        parts.append(_("due {day}").format(day=write_day_spoken(directive.due)))
    parts += [f"#{tag}" for tag in directive.tags]
    return " · ".join(parts)
