"""`kill -9` while somebody types; tests/benchmarks/kill_typing.py does the same a hundred times."""

import sys
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.tui.app import BriefingApp
from briefing.tui.widgets.fields import EntryField
from tests.benchmarks.kill_typing import compared, one_run
from tests.tui.helpers import CONCLUSIONS

ALLOWED = 0.6
"""Seconds; twice what is promised, for a machine on which the other tests run at the same time."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("seed", "rate"), [(1, 12.0), (2, 0.0), (3, 12.0), (4, 0.0), (5, 40.0)])
def test_what_was_typed_is_there_after_a_kill(seed: int, rate: float) -> None:
    outcome = one_run(seed, rate, longest=1.5)
    assert outcome.fault == ""
    assert outcome.typed > 0
    assert outcome.age <= ALLOWED


async def test_an_item_on_its_way_keeps_its_draft(app: BriefingApp, stored: Path) -> None:
    """The journal comes round just between Enter and the item's being stored."""
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"giao")
        await pilot.pause(0.3)
        drafts = [draft.text for draft in open_archive(stored).journal(_week(stored)).pending()]
        assert drafts == ["giao"]
        entry = app.screen.query_one(EntryField)
        entry.action_submit()
        app.screen.query_one("#editor")._journal()  # type: ignore[attr-defined]
        drafts = [draft.text for draft in open_archive(stored).journal(_week(stored)).pending()]
        assert drafts == ["giao"]
        await pilot.pause(0.3)
        assert open_archive(stored).journal(_week(stored)).pending() == ()
        assert open_archive(stored).headers()[-1].directives == len(CONCLUSIONS) + 1
        assert entry.unread == 0
        await pilot.press(*"sau")
        await pilot.pause(0.3)
        drafts = [draft.text for draft in open_archive(stored).journal(_week(stored)).pending()]
        assert drafts == ["sau"]


def _week(folder: Path) -> str:
    return open_archive(folder).headers()[-1].id


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
