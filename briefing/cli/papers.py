"""What several verbs ask about official papers: which one, its form, its day, its number."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cli.context import Context
from briefing.cli.parser import Arguments
from briefing.i18n import _
from briefing.language.dates import read_day
from briefing.language.letters import ToneStyle
from briefing.model.paper import PaperKind
from briefing.settings import user_path
from briefing.writing.papers.formats import PAPER_FORMATS
from briefing.writing.papers.profile import NAMES

if TYPE_CHECKING:
    from briefing.verbs.papering import Wish

_ASKED = ("paper", "profile", "date", "number", "template", "no_template")


def add_tone_option(arguments: Arguments) -> None:
    """Add ``--tone``."""
    arguments.add_argument(
        "--tone",
        choices=tuple(style.value for style in ToneStyle),
        help=_("where tones stand (without it: as set): typed, new (hoà, uỷ), old (hòa, ủy)"),
    )


def add_paper_options(arguments: Arguments, kinds: Sequence[PaperKind]) -> None:
    """Add what an official paper is asked for with; the first of ``kinds`` is the usual one."""
    papers = arguments.add_argument_group(_("Official papers"))
    papers.add_argument(
        "--paper",
        choices=tuple(kinds),
        help=_("which paper (without it: {usual})").format(usual=kinds[0].value),
    )
    papers.add_argument(
        "--profile", choices=NAMES, help=_("form (without it: the one in force on its day)")
    )
    papers.add_argument(
        "--date", metavar=_("DAY"), help=_("the day it bears (without it: the meeting's)")
    )
    papers.add_argument(
        "--number", default="", metavar=_("NUMBER"), help=_("its number, or “next” to give one")
    )
    papers.add_argument(
        "--template",
        metavar=_("FILE.docx"),
        help=_("the office's own Word document (without it: the one kept for this paper)"),
    )
    papers.add_argument(
        "--no-template", action="store_true", help=_("in the plain form, whatever is kept")
    )


def wish_for(context: Context, format_name: str, usual: PaperKind) -> "Wish | None":
    """Return the official paper that is asked for; ``None`` for a format of the record's own."""
    if format_name not in PAPER_FORMATS:
        if any(context[key] for key in _ASKED):
            context.wrong_usage(
                _("Official papers are written to: {names}.").format(names=", ".join(PAPER_FORMATS))
            )
        return None
    day = read_day(context["date"], context.today) if context["date"] else None
    if context["date"] and day is None:
        context.wrong_usage(_("Write the day as 25/10/2025."))
    if context["template"] and context["no_template"]:
        context.wrong_usage(_("Either --template or --no-template, not both."))
    from briefing.verbs.papering import Wish, template_content  # noqa: PLC0415 - start-up

    wish = Wish(
        kind=PaperKind(context["paper"] or usual),
        format_name=format_name,
        profile=context["profile"] or "",
        tone=tone_for(context, format_name),
        day=day,
        number=context["number"],
    )
    if context["template"]:
        return wish._replace(template=template_content(user_path(context["template"])))
    return wish._replace(template=b"") if context["no_template"] else wish


def tone_for(context: Context, format_name: str) -> ToneStyle:
    """Return where tones are to stand; a record for other programs is as typed unless asked."""
    if context["tone"]:
        return ToneStyle(context["tone"])
    return ToneStyle.TYPED if format_name == "json" else ToneStyle(context.settings.tone_style)
