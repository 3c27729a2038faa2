"""The lists that rules go by, as TOML files, each read once."""

from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return what ``name.toml`` beside this file holds."""
    import tomllib  # noqa: PLC0415 - start-up

    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
