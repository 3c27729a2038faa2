"""A broken file of what the office enters: every place opens, says so, and writes nothing to it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from tests.entered import FILES, REPORT, enter_everything
from tests.tui.helpers import TODAY, screen_text, settled, until

SIZE = (120, 36)
BROKEN = b'{"meta": {"1"'

PLACES: dict[str, tuple[Sequence[str], set[str]]] = {
    "weeks": (("f3",), set()),
    "search": (("ctrl+f", "M"), set()),
    "tasks": (("alt+w",), {"directory.json"}),
    "report": (("alt+r",), {"directory.json", "documents.json", "figures.json", REPORT}),
    "figures": (("alt+x",), {"figures.json"}),
    "schemes": (("alt+p",), {"schemes.json"}),
    "directory": (("alt+d",), {"directory.json"}),
    "documents": (("alt+v",), {"documents.json"}),
    "facts": (("ctrl+o",), {"directory.json"}),
    "attendance": (("alt+a",), {"directory.json"}),
    "figures of the week": (("alt+e",), {"figures.json"}),
    "close": (("f8",), {"directory.json", "documents.json", "figures.json"}),
    "typing": (("@", "P", "h"), set()),
}
"""What opens each place, and the files of which it has to say that they are broken."""


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", PLACES)
async def test_every_place_opens_and_says_what_is_broken(
    archive_folder: Path, name: str, place: str
) -> None:
    keys, tells = PLACES[place]
    enter_everything(archive_folder)
    (archive_folder / name).write_bytes(BROKEN)
    app = BriefingApp(Desk(archive_folder, TODAY))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*keys)
        if name in tells:
            await until(pilot, lambda: name.rpartition("/")[2] in _joined(app))
        await settled(pilot, app)
    assert (archive_folder / name).read_bytes() == BROKEN


def _joined(app: BriefingApp) -> str:
    """Return the screen with what is broken over several rows put together again."""
    return "".join(line.strip(" │▌") for line in screen_text(app).splitlines())


async def test_a_week_is_finalized_without_the_directory(archive_folder: Path) -> None:
    enter_everything(archive_folder)
    (archive_folder / "directory.json").write_bytes(BROKEN)
    app = BriefingApp(Desk(archive_folder, TODAY))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f8")
        await settled(pilot, app)
        await pilot.press("f8")
        work = app.desk.work
        assert work is not None
        await until(pilot, lambda: app.desk.archive.headers()[-1].revision == 1)
    assert (archive_folder / "directory.json").read_bytes() == BROKEN
