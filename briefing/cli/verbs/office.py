"""``briefing office``: what papers say of the office, shown or changed field by field."""

from briefing.cli.context import Context
from briefing.cli.output import put_plain, put_table, say
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _
from briefing.model.office import Office
from briefing.model.paper import PaperKind
from briefing.verbs.officing import FIELDS, lacking, load_office, save_office, set_field


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "--set",
        action="append",
        default=[],
        dest="changes",
        metavar=_("FIELD=VALUE"),
        help=_("change one field; several lines or names are parted by “;”; may be repeated"),
    )
    add_json_option(arguments)


def run(context: Context) -> int:
    """Change what is to be changed, show the office and return the exit code."""
    before = load_office(context.archive)
    office = before
    for change in context["changes"]:
        name, equals, value = change.partition("=")
        if not equals:
            context.wrong_usage(_("Write a change as FIELD=VALUE."))
        office = set_field(office, name.strip(), value)
    if office != before:
        save_office(context.archive, office, before)
        say(_("The office is saved."))
    if context["json"]:
        put_plain(office)
        return 0
    put_table([(name, _(field.label), field.read(office)) for name, field in FIELDS.items()])
    for sentence in _blanks(office):
        say(f"  ! {sentence}")
    return 0


def _blanks(office: Office) -> list[str]:
    """Return what any of the papers would leave blank, each thing once; the number is for later."""
    sentences = (sentence for kind in PaperKind for sentence in lacking(office, kind, 1))
    return list(dict.fromkeys(sentences))
