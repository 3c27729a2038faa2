"""``briefing locate``: where the archive, the settings and the files that ship are."""

from briefing import resources, settings
from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, table
from briefing.cli.parser import Arguments, add_json_option


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print the places, there or not, and return the exit code."""
    places = {
        "archive": str(context.archive_folder),
        "config": str(settings.config_path()),
        "state": str(settings.state_path()),
        "data": str(resources.data_dir()),
        "themes": str(resources.themes_dir()),
    }
    if context["json"]:
        put_plain(places)
    else:
        put("\n".join(table([list(row) for row in places.items()])))
    return 0
