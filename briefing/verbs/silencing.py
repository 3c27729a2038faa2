"""Which rules of the checks an office does not want to hear of: a line of ``config.toml``.

The line is ``silenced = ["spelling/tone"]`` under ``[checks]``. An id that is no rule silences
nothing and does no harm; :func:`unknown_rules` names it.
"""

from collections.abc import Callable

from briefing.errors import SettingsError
from briefing.i18n import _
from briefing.insight.checks import RULES
from briefing.privatefiles import replace_file
from briefing.settings import CHECKS_TABLE, config_path, line_of, parsed_config

KEY = "silenced"


def silenced_rules() -> tuple[str, ...]:
    """Return the ids of the silenced rules, as the settings list them.

    Raises :class:`SettingsError` when the file cannot be read or the line is no list of texts.
    """
    path = config_path()
    text, config = parsed_config(path)
    table = config.get(CHECKS_TABLE, {})
    listed = table.get(KEY, []) if isinstance(table, dict) else None
    if not isinstance(listed, list) or not all(isinstance(rule, str) for rule in listed):
        key = KEY if isinstance(table, dict) else CHECKS_TABLE
        raise SettingsError(
            _("The silenced rules must be a list of texts ({place}).").format(
                place=line_of(key, text, path)
            ),
            _("Write them as in: {example}").format(
                example=f'[{CHECKS_TABLE}] {KEY} = ["spelling/tone"]'
            ),
        )
    return tuple(listed)


def unknown_rules() -> tuple[str, ...]:
    """Return what the settings silence although there is no such rule."""
    return tuple(rule for rule in silenced_rules() if rule not in RULES)


def silence(rule: str) -> None:
    """Ask ``rule`` no more, from now on; raises :class:`SettingsError`."""
    _change(lambda listed: listed if rule in listed else [*listed, rule])


def unsilence(rule: str) -> None:
    """Ask ``rule`` again; raises :class:`SettingsError`."""
    _change(lambda listed: [one for one in listed if one != rule])


def _change(edit: Callable[[list[str]], list[str]]) -> None:
    """Write the changed list; comments and the other lines stay as they are."""
    import tomlkit  # noqa: PLC0415 - start-up

    before = list(silenced_rules())
    after = edit(before)
    if after == before:
        return
    path = config_path()
    document = tomlkit.parse(parsed_config(path)[0])
    if CHECKS_TABLE not in document:
        document[CHECKS_TABLE] = tomlkit.table()
    document[CHECKS_TABLE][KEY] = after
    try:
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise SettingsError(
            _("The settings could not be written to {file}: {reason}.").format(
                file=path, reason=error.strerror
            ),
            _("Check the folder's permissions and the free space."),
        ) from error
