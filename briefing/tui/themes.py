"""Colour themes, read from the TOML files that ship with the program."""

import tomllib
from pathlib import Path

from textual.theme import Theme

from briefing.i18n import N_, _
from briefing.resources import themes_dir

ORDER = ("light", "dark", "contrast")
"""The themes that ship with the program."""

_LABELS = {"light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")}


def shipped() -> list[Theme]:
    """Return the themes that ship with the program: light, dark, high contrast."""
    return [named(name) for name in ORDER]


def named(name: str) -> Theme:
    """Return one of the themes that ship with the program, by its name in :data:`ORDER`."""
    return read_theme(themes_dir() / f"{name}.toml")


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


def label(name: str) -> str:
    """Return what a theme is called in the interface."""
    return _(_LABELS[name])
