"""Where things are, what the user has set, and what the application remembers.

Three places: the archive (the briefings), ``config.toml`` (what the user decided; written only
when a setting is changed, comments kept) and ``state.json`` (what the application remembers by
itself; may be deleted at any time). The environment decides before the configuration file, and
that before the defaults. Nothing here is imported early that start-up can do without.
"""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from briefing import folders
from briefing.errors import SettingsError
from briefing.folders import ARCHIVE_VARIABLE, CONFIG_VARIABLE
from briefing.i18n import DEFAULT_LANGUAGE, LANGUAGE_VARIABLE, LANGUAGES, N_, _
from briefing.privatefiles import replace_file

TONE_STYLES = ("typed", "new", "old")
TYPING_METHODS = ("off", "telex", "vni")
PICTURES = ("auto", "kitty", "sixel", "off")

KEYS_TABLE = "keys"
"""The table of ``config.toml`` that gives commands other keys: ``finalize = "f8,ctrl+l"``."""

CHECKS_TABLE = "checks"
"""The table of ``config.toml`` about the checks: ``silenced = ["spelling/tone"]``."""

FIGURES_TABLE = "figures"
"""The table of ``config.toml`` about figures: ``crossing = "last"``."""

_TABLES = frozenset({KEYS_TABLE, CHECKS_TABLE, FIGURES_TABLE})


class Setting(NamedTuple):
    """One line of ``config.toml``.

    ``check`` tells whether a text is a possible value; ``allowed`` describes or lists the
    possible ones for whoever gave another. ``variable`` is the environment variable that
    overrules the file, where there is one.
    """

    key: str
    help: str
    default: str
    check: Callable[[str], bool]
    allowed: str
    variable: str = ""


class Value(NamedTuple):
    """The value of a setting in force, and where it is from: a file, a variable or ""."""

    value: str
    origin: str


class Settings(NamedTuple):
    """All settings in force. ``archive`` is the folder of the briefings."""

    language: str
    archive: Path
    theme: str
    tone_style: str
    typing: str
    phrases: str
    pictures: str
    organization: str
    secretary: str


def _plain_name(text: str) -> bool:
    return not text or (text.isascii() and text.replace("-", "").replace("_", "").isalnum())


def _one_line(text: str) -> bool:
    return not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in text)


def _choice(key: str, help: str, values: tuple[str, ...]) -> Setting:  # noqa: A002 - its field
    """Return a setting with some possible values, of which the first is the default."""
    return Setting(key, help, values[0], values.__contains__, ", ".join(values))


def _line(key: str, help: str) -> Setting:  # noqa: A002 - its field
    """Return a setting that is any text of one line, none by default."""
    return Setting(key, help, "", _one_line, N_("one line of text"))


SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting(
            "language",
            N_("language of the interface"),
            DEFAULT_LANGUAGE,
            LANGUAGES.__contains__,
            ", ".join(LANGUAGES),
            LANGUAGE_VARIABLE,
        ),
        Setting(
            "archive",
            N_("folder of the briefings"),
            "",
            _one_line,
            N_("the path of a folder"),
            ARCHIVE_VARIABLE,
        ),
        Setting(
            "theme",
            N_("theme of the application"),
            "",
            _plain_name,
            N_("the name of a theme: letters, digits and hyphens"),
        ),
        _choice(
            "tone_style",
            N_("where tone marks stand in papers: as typed, oà/uỷ (new), òa/ủy (old)"),
            TONE_STYLES,
        ),
        _choice(
            "typing",
            N_("typing Vietnamese without an input method: off, telex, vni"),
            TYPING_METHODS,
        ),
        _choice("phrases", N_("offer phrases that were used before, while typing"), ("on", "off")),
        _choice(
            "pictures",
            N_("pages as pictures before they are written: as the terminal answers, or as said"),
            PICTURES,
        ),
        _line("organization", N_("organization that new briefings begin with")),
        _line("secretary", N_("who finalizes: the name that a finalized revision bears")),
    )
}


def config_path() -> Path:
    """Return where ``config.toml`` is, whether or not it exists yet."""
    return Path(folders.config_file())


def state_path() -> Path:
    """Return where ``state.json`` is, whether or not it exists yet."""
    return Path(folders.state_file())


def user_path(text: str) -> Path:
    """Return the path that ``text`` names, "~" being the home folder, where that is known."""
    return Path(folders.expanded(text))


def parsed_config(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of the configuration file and what it says; nothing where there is none.

    Raises :class:`SettingsError` when the file cannot be read or is no TOML.
    """
    text = _read(path)
    if not text.strip():
        return text, {}
    import tomllib  # noqa: PLC0415 - start-up

    try:
        return text, tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _not_toml(path, str(error)) from error


def require_known(key: str, where: str = "") -> None:
    """Raise :class:`SettingsError` unless ``key`` is a setting; ``where`` says where it stands."""
    if key not in SETTINGS:
        raise SettingsError(
            _('There is no setting called "{key}"{place}.').format(
                key=key, place=f" ({where})" if where else ""
            ),
            _("The settings are: {keys}.").format(keys=", ".join(SETTINGS)),
        )


def values() -> dict[str, Value]:
    """Return every setting's value in force and where it is from, as text.

    The default archive's path is filled in. Raises :class:`SettingsError` when the file cannot
    be read, has an unknown key, or it or the environment holds an impossible value.
    """
    path = config_path()
    stored = _stored(path)
    found: dict[str, Value] = {}
    for setting in SETTINGS.values():
        if setting.variable and (given := os.environ.get(setting.variable)):
            _require_possible(setting, given, setting.variable)
            found[setting.key] = Value(given, setting.variable)
        elif setting.key in stored:
            found[setting.key] = Value(stored[setting.key], str(path))
        else:
            found[setting.key] = Value(setting.default, "")
    if not found["archive"].value:
        found["archive"] = Value(folders.default_archive(), "")
    return found


def load() -> Settings:
    """Return the settings in force; raises :class:`SettingsError` as :func:`values` does.

    A relative archive path counts from the configuration file's folder when it stands there,
    from the working folder when the environment gives it.
    """
    found = values()
    archive = user_path(found["archive"].value)
    if found["archive"].origin not in {"", ARCHIVE_VARIABLE}:
        archive = config_path().parent / archive
    return Settings(
        language=found["language"].value,
        archive=archive.absolute(),
        theme=found["theme"].value,
        tone_style=found["tone_style"].value,
        typing=found["typing"].value,
        phrases=found["phrases"].value,
        pictures=found["pictures"].value,
        organization=found["organization"].value,
        secretary=found["secretary"].value,
    )


def interface_language() -> str:
    """Return the language to speak, even when the settings are faulty.

    Whoever reports the fault needs one; the fault itself is raised by :func:`load`.
    """
    try:
        return values()["language"].value
    except SettingsError:
        named = os.environ.get(LANGUAGE_VARIABLE, "")
        return named if named in LANGUAGES else DEFAULT_LANGUAGE


def change(key: str, value: str) -> None:
    """Write one setting to ``config.toml``; comments and the other lines stay as they are.

    Raises :class:`SettingsError` for an unknown key, an impossible value, or a file that cannot
    be read or written; the file is then unchanged.
    """
    import tomlkit  # noqa: PLC0415 - start-up
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - start-up

    path = config_path()
    require_known(key)
    _require_possible(SETTINGS[key], value, "")
    try:
        document = tomlkit.parse(_read(path))
    except TOMLKitError as error:
        raise _not_toml(path, str(error)) from error
    document[key] = value
    try:
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise SettingsError(
            _("The settings could not be written to {file}: {reason}.").format(
                file=path, reason=error.strerror
            ),
            _("Check the folder's permissions and the free space."),
        ) from error


def remembered(key: str, default: str = "") -> str:
    """Return what the application remembers under ``key``; ``default`` where it has forgotten.

    Never raises: a missing or broken state file, or a value that is no text, is one forgotten.
    """
    value = _state().get(key)
    return value if isinstance(value, str) else default


def remember(key: str, value: str) -> None:
    """Remember a text for the next start.

    Never raises: what cannot be written is forgotten, since nobody's work depends on it.
    """
    import json  # noqa: PLC0415 - start-up

    state = {**_state(), key: value}
    try:
        replace_file(state_path(), json.dumps(state, indent=1).encode())
    except OSError:
        return


def _require_possible(setting: Setting, value: str, where: str) -> None:
    """Raise :class:`SettingsError` unless ``value`` is possible; ``where`` names its place."""
    if setting.check(value):
        return
    place = f" ({where})" if where else ""
    raise SettingsError(
        _('The setting {key} cannot be "{value}"{place}.').format(
            key=setting.key, value=value, place=place
        ),
        _("Possible is: {allowed}.").format(allowed=_(setting.allowed)),
    )


def _stored(path: Path) -> Mapping[str, str]:
    """Return the checked contents of the configuration file; none where there is no file."""
    text, table = parsed_config(path)
    for key, value in table.items():
        if key in _TABLES:  # whoever knows what they are about checks them
            continue
        where = line_of(key, text, path)
        require_known(key, where)
        if not isinstance(value, str):
            raise SettingsError(
                _("The setting {key} must be a text in quotation marks ({place}).").format(
                    key=key, place=where
                ),
                _("Possible is: {allowed}.").format(allowed=_(SETTINGS[key].allowed)),
            )
        _require_possible(SETTINGS[key], value, where)
    return {key: value for key, value in table.items() if key not in _TABLES}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(
            _("The settings in {file} cannot be read: {reason}.").format(
                file=path, reason=error.strerror
            ),
            _("Check the file's permissions, or name another one in {variable}.").format(
                variable=CONFIG_VARIABLE
            ),
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            _("The settings in {file} are not UTF-8 text.").format(file=path),
            _("Save the file as UTF-8, or move it away to begin with the defaults."),
        ) from error


def _not_toml(path: Path, reason: str) -> SettingsError:
    """Return the error for a file that a TOML reader gave up on, with the line it names."""
    number = re.search(r"line (\d+)", reason)
    where = _numbered(path, int(number[1])) if number else str(path)
    return SettingsError(
        _("The settings cannot be understood ({place}).").format(place=where),
        _('Each line is a key, "=" and a value in quotation marks, as in: {example}').format(
            example='language = "vi"'
        ),
    )


def line_of(key: str, text: str, path: Path, start: int = 0) -> str:
    """Return "file, line n" for the line from ``start`` on that sets ``key``."""
    line = re.compile(rf"""^[ \t]*\[*[ \t]*["']?{re.escape(key)}(?![\w-])""", re.MULTILINE)
    found = line.search(text, start)
    return _numbered(path, text.count("\n", 0, found.start()) + 1) if found else str(path)


def _numbered(path: Path, number: int) -> str:
    return _("{file}, line {number}").format(file=path, number=number)


def _state() -> dict[str, Any]:
    try:
        data = state_path().read_bytes()
    except OSError:
        return {}
    import json  # noqa: PLC0415 - start-up

    try:
        state = json.loads(data)
    except (ValueError, RecursionError):  # the latter: brackets without end
        return {}
    return state if isinstance(state, dict) else {}
