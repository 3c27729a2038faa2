"""``briefing config``: settings shown, with where each is from, or changed."""

from briefing import settings
from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, say, table
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument("key", nargs="?", metavar=_("KEY"), help=_("the setting to show"))
    arguments.add_argument("value", nargs="?", metavar=_("VALUE"), help=_("what to set it to"))
    add_json_option(arguments)


def run(context: Context) -> int:
    """Show or change, and return the exit code."""
    key, value = context["key"], context["value"]
    if value is not None:
        settings.change(key, value)
        say(_("{key} is now: {value}").format(key=key, value=value))
        return 0
    if key is not None:
        settings.require_known(key)
    found = settings.values()
    if key is None:
        _put_all(found, as_json=context["json"])
    elif context["json"]:
        put_plain(found[key].value)
    else:
        put(found[key].value)
    return 0


def _put_all(found: dict[str, settings.Value], *, as_json: bool) -> None:
    if as_json:
        put_plain({key: value._asdict() for key, value in found.items()})
    else:
        put("\n".join(table([_row(key, value) for key, value in found.items()])))


def _row(key: str, value: settings.Value) -> list[str]:
    origin = value.origin or _("default")
    return [key, "=", value.value or "–", f"({origin})", _(settings.SETTINGS[key].help)]
