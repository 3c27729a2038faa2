"""Colour themes, read from the TOML files that ship with the program."""

import tomllib
from pathlib import Path

from textual.theme import Theme

from briefing.i18n import N_, _
from briefing.resources import themes_dir

ORDER = ("light", "dark", "contrast")
_LABELS = {"light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")}


def shipped() -> list[Theme]:
    """Return the themes that ship with the program: light, dark, high contrast."""
    return [read_theme(themes_dir() / f"{name}.toml") for name in ORDER]


def read_theme(path: Path) -> Theme:
    """Return the theme that a file describes; its name is the file's."""
    with path.open("rb") as file:
        colours = tomllib.load(file)
    return Theme(
        name=path.stem,
        primary=colours["primary"],
        accent=colours["accent"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        dark=colours["dark"],
        variables=colours.get("variables", {}),
    )


def label(theme: Theme) -> str:
    """Return what a theme is called in the interface."""
    return _(_LABELS.get(theme.name, theme.name))
