"""What the files of the years are called, for whoever looks for them without reading one."""

from datetime import date

FOLDER = "briefings"
"""The folder of an archive in which they are."""


def shard_name(day: date) -> str:
    """Return the file name of the shard for a period that begins on ``day``."""
    return f"{day.year:04d}.json"


def is_shard_name(name: str) -> bool:
    """Tell whether ``name`` is that of a shard: four digits and the suffix."""
    stem, _dot, suffix = name.partition(".")
    return suffix == "json" and len(stem) == 4 and stem.isascii() and stem.isdecimal()
