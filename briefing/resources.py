"""Where the files that ship with the package are: the sample archive and the themes.

A wheel carries them inside the package; a checkout has them at its top level.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data_dir() -> Path:
    """Return the folder of the sample archive."""
    return _shipped("data")


def themes_dir() -> Path:
    """Return the folder of the themes and style sheets that ship with the application."""
    return _shipped("themes")
