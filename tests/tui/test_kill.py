"""`kill -9` while somebody types; tests/benchmarks/kill_typing.py does the same a hundred times."""

import sys
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.tui.app import BriefingApp
from briefing.tui.widgets.fields import EntryField
from tests.benchmarks.kill_typing import compared, one_run
from tests.tui.helpers import CONCLUSIONS, until

ALLOWED = 0.3
"""Seconds of typing that a kill may cost, where the program has the processor when it needs it."""

ATTEMPTS = 8
"""How often it is tried while other programs take so much of the processor that it costs more."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("seed", "rate"), [(1, 12.0), (2, 0.0), (3, 12.0), (4, 0.0), (5, 40.0)])
def test_what_was_typed_is_there_after_a_kill(seed: int, rate: float) -> None:
    ages = []
    for attempt in range(ATTEMPTS):
        outcome = one_run(seed + 100 * attempt, rate, longest=1.5)
        assert outcome.fault == ""
        assert outcome.typed > 0
        ages.append(outcome.age)
        if outcome.age <= ALLOWED:
            return
    pytest.fail(f"each time something older than promised was missing: {ages}")


async def test_an_item_on_its_way_keeps_its_draft(app: BriefingApp, stored: Path) -> None:
    """The journal comes round just between Enter and the item's being stored."""
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"giao")
        await until(pilot, lambda: _drafts(stored) == ["giao"])
        entry = app.screen.query_one(EntryField)
        entry.action_submit()
        app.screen.query_one("#editor")._journal()  # type: ignore[attr-defined]
        assert _drafts(stored) == ["giao"]
        await until(pilot, lambda: not _drafts(stored))
        assert open_archive(stored).headers()[-1].directives == len(CONCLUSIONS) + 1
        assert entry.unread == 0
        await pilot.press(*"sau")
        await until(pilot, lambda: _drafts(stored) == ["sau"])


def _drafts(folder: Path) -> list[str]:
    archive = open_archive(folder)
    return [draft.text for draft in archive.journal(archive.headers()[-1].id).pending()]


@pytest.mark.parametrize(
    ("items", "line", "missing", "age", "faulty"),
    [
        (["ab"], "cd", 0, 0.0, False),
        (["ab"], "c", 1, 0.1, False),
        (["ab"], "", 2, 0.2, False),
        ([], "ab", 3, 0.3, False),
        (["ab"], "ab", 2, 0.2, False),  # in the briefing, and not yet off the line
        ([], "", 5, 0.5, False),
        (["ab"], "cx", 5, 0.5, True),
        ([], "b", 5, 0.5, True),
        (["ab", "cd"], "", 5, 0.5, True),  # more than was typed
    ],
)
def test_what_is_missing_is_counted(
    items: list[str], line: str, missing: int, age: float, faulty: bool
) -> None:
    outcome = compared("ab\rcd\ref", [0.5, 0.4, 0.3, 0.2, 0.1], items, line)
    assert (outcome.missing, outcome.age, bool(outcome.fault)) == (missing, age, faulty)
