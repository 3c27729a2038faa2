"""``briefing schema``: the JSON Schema of the record that ``--json`` prints."""

from briefing.cli.context import Context
from briefing.cli.output import put_plain
from briefing.cli.parser import Arguments
from briefing.model.encoding import json_schema


def configure(_arguments: Arguments) -> None:
    """There is nothing to choose."""


def run(_context: Context) -> int:
    """Print the schema and return the exit code."""
    put_plain(json_schema())
    return 0
