"""``briefing office``: what papers say of the office, and its own Word documents for them."""

from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, put_table, say
from briefing.cli.parser import Arguments, add_json_option
from briefing.cli.templates import put_looked
from briefing.i18n import _
from briefing.model.office import Office
from briefing.model.paper import PaperKind
from briefing.settings import user_path
from briefing.verbs.officing import FIELDS, lacking, load_office, save_office, set_field
from briefing.writing.papers.profile import NAMES

_PAPERS = tuple(PaperKind)


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
    templates = arguments.add_argument_group(_("The office's own Word documents"))
    templates.add_argument(
        "--template",
        action="append",
        default=[],
        metavar=_("PAPER=FILE.docx"),
        help=_("keep this document for minutes, notice or report; may be repeated"),
    )
    templates.add_argument(
        "--template-sample",
        choices=_PAPERS,
        help=_("write one to begin with: the form with all styles and placeholders"),
    )
    templates.add_argument("--template-out", choices=_PAPERS, help=_("write the kept one"))
    templates.add_argument(
        "--template-remove", choices=_PAPERS, help=_("keep none for this paper any more")
    )
    templates.add_argument(
        "--profile", choices=NAMES, help=_("form of the one to begin with (else the office's)")
    )
    templates.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("FILE|DIR"),
        help=_("where it is written (without it: the working folder)"),
    )
    templates.add_argument(
        "--force", action="store_true", help=_("write over a file that is there")
    )
    add_json_option(arguments)


def run(context: Context) -> int:
    """Change what is to be changed, show the office and return the exit code."""
    before = load_office(context.archive)
    office = before
    for change in context["changes"]:
        name, value = _parted(context, change, _("Write a change as FIELD=VALUE."))
        office = set_field(office, name, value)
    if office != before:
        save_office(context.archive, office, before)
        say(_("The office is saved."))
    if _handle_templates(context):
        return 0
    if context["json"]:
        put_plain(_plain(context, office))
        return 0
    put_table([(name, _(field.label), field.read(office)) for name, field in FIELDS.items()])
    for sentence in _blanks(office):
        say(f"  ! {sentence}")
    for kind in context.archive.templates().kinds():
        from briefing.verbs.templating import look_at_kept  # noqa: PLC0415 - start-up

        put(_("Template kept for this paper: {paper}").format(paper=kind.value))
        put_looked(look_at_kept(context.archive, kind, context.today))
    return 0


def _handle_templates(context: Context) -> bool:
    """Do what is asked for with templates; tell whether anything was."""
    asked = [context[f"template_{name}"] for name in ("sample", "out", "remove")]
    if not (context["template"] or any(asked)):
        return False
    from briefing.verbs import templating  # noqa: PLC0415 - start-up

    archive, target, overwrite = context.archive, context["output"], context["force"]
    for change in context["template"]:
        name, file = _parted(context, change, _("Write it as PAPER=FILE.docx."))
        if name not in _PAPERS:
            context.wrong_usage(
                _("There is a template for each of these papers: {names}.").format(
                    names=", ".join(_PAPERS)
                )
            )
        templating.take_template(archive, PaperKind(name), user_path(file))
        say(
            _("The template is kept; papers of this kind are made with it: {paper}").format(
                paper=name
            )
        )
        put_looked(templating.look_at_kept(archive, PaperKind(name), context.today))
    sampled, given, removed = asked
    if sampled:
        path = templating.give_sample(
            archive,
            PaperKind(sampled),
            context.today,
            target,
            profile=context["profile"] or "",
            overwrite=overwrite,
        )
        say(_("Written: {file}").format(file=path))
    if given:
        path = templating.give_template(archive, PaperKind(given), target, overwrite=overwrite)
        say(_("Written: {file}").format(file=path))
    if removed:
        templating.remove_template(archive, PaperKind(removed))
        say(_("No template is kept for this paper any more: {paper}").format(paper=removed))
    return True


def _parted(context: Context, change: str, advice: str) -> tuple[str, str]:
    name, equals, value = change.partition("=")
    if not equals:
        context.wrong_usage(advice)
    return name.strip(), value


def _plain(context: Context, office: Office) -> dict[str, object]:
    """Return the office for other programs, with the size in bytes of each template."""
    import msgspec  # noqa: PLC0415 - start-up

    templates = context.archive.templates()
    sizes = {kind.value: len(templates.read(kind)) for kind in templates.kinds()}
    return {**msgspec.to_builtins(office), "templates": sizes}


def _blanks(office: Office) -> list[str]:
    """Return what any of the papers would leave blank, each thing once; the number is for later."""
    sentences = (sentence for kind in PaperKind for sentence in lacking(office, kind, 1))
    return list(dict.fromkeys(sentences))
