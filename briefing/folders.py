"""Where the user's files are, as plain text; nothing is imported for it on most machines.

On Linux the rule of the XDG Base Directory Specification is followed here, as platformdirs
follows it there; all other systems, and homes that are none, are left to platformdirs, which
takes longer to import than most verbs to run.
"""

import os
import sys

ARCHIVE_VARIABLE = "BRIEFING_ARCHIVE"
CONFIG_VARIABLE = "BRIEFING_CONFIG"

_APPLICATION = "briefing"
_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "data": ("XDG_DATA_HOME", ".local/share"),
}


def config_file() -> str:
    """Return where ``config.toml`` is, whether or not it exists yet."""
    if named := os.environ.get(CONFIG_VARIABLE):
        return expanded(named)
    return f"{_folder('config')}{os.sep}config.toml"


def configured() -> bool:
    """Tell whether there is a ``config.toml``, or something else in its place."""
    return os.path.lexists(config_file())


def state_file() -> str:
    """Return where ``state.json`` is, whether or not it exists yet."""
    return f"{_folder('state')}{os.sep}state.json"


def default_archive() -> str:
    """Return the folder of the archive when nobody has chosen one."""
    return f"{_folder('data')}{os.sep}archive"


def expanded(text: str) -> str:
    """Return the path that ``text`` names, "~" being the home folder, where that is known."""
    return os.path.expanduser(text)  # noqa: PTH111 - pathlib's raises for an unknown user


def _folder(kind: str) -> str:
    """Return the folder of this application for one of the kinds of :data:`_XDG`."""
    variable, usual = _XDG[kind]
    chosen, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if sys.platform == "linux" and chosen.startswith("/"):
        return f"{chosen.rstrip('/')}/{_APPLICATION}"
    if sys.platform == "linux" and not chosen and home.startswith("/"):
        return f"{home.rstrip('/')}/{usual}/{_APPLICATION}"
    import platformdirs  # noqa: PLC0415 - start-up

    folders = platformdirs.PlatformDirs(_APPLICATION, appauthor=False)
    return str(getattr(folders, f"user_{kind}_dir"))
