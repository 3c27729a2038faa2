"""What the configuration file says about keys, line by line, before anybody has judged it."""

import re
from typing import NamedTuple

from briefing.settings import KEYS_TABLE, config_path, line_of, parsed_config

_HEADER = re.compile(rf"^[ \t]*\[[ \t]*{KEYS_TABLE}[ \t]*\]", re.MULTILINE)


class KeyLine(NamedTuple):
    """One line of the table of keys: a command's id, what was written, "file, line n".

    What was written should be a text, but may be anything that TOML knows.
    """

    command: str
    keys: object
    where: str


def key_lines() -> tuple[KeyLine, ...]:
    """Return what ``config.toml`` says about keys, in its order, unchecked.

    Raises :class:`~briefing.errors.SettingsError` when the file cannot be read or is no TOML.
    """
    path = config_path()
    text, config = parsed_config(path)
    table = config.get(KEYS_TABLE, {})
    if not isinstance(table, dict):
        return (KeyLine(KEYS_TABLE, table, line_of(KEYS_TABLE, text, path)),)
    header = _HEADER.search(text)
    start = header.end() if header else 0
    return tuple(
        KeyLine(command, keys, line_of(command, text, path, start))
        for command, keys in table.items()
    )
