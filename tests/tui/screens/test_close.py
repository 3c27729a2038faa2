"""Close: what is left to look at, where it is, by when the notice is due, and the lock."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.screen import Screen

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, set_text
from briefing.model.parts import Part, PartKind
from briefing.model.records import Briefing, DirectiveList
from briefing.tui.app import BriefingApp
from briefing.tui.screens.close import Bench, CloseScreen, Finalize, Jump
from briefing.verbs.checking import Edit, Finding, Fix, Level, unconfirmed
from tests.tui.helpers import Golden, screen_lines, screen_text, week

WIDE, SMALL = (120, 36), (80, 24)
LONG = "rà soát, tổng hợp số liệu của các vụ, cục, đơn vị trong tuần qua và báo cáo Lãnh đạo Ban."
HOSTILE = "việc [/b] 3 [@click=app.quit]x[/] \x1b]0;tên\x07\x1b[31mđỏ\u202e [red]"
CONCLUSIONS = Part(PartKind.CONCLUSIONS, 0)

SECOND = "Kết luận 2, Hai là"

Ended = list[Jump | Finalize | None]


def made(*conclusions: str) -> Briefing:
    return week(date(2020, 6, 22), *conclusions)


def finding(message: str, where: str = SECOND, fix: Fix | None = None) -> Finding:
    """Return a finding; ``where`` is what the checks call the second conclusion."""
    return Finding(message, where, message, fix, rule="numbering/gap")


class Worked:
    """A briefing that the screen edits, with what the checks then find: what is not accepted."""

    def __init__(self, briefing: Briefing, *found: Finding) -> None:
        self.steps = [briefing]
        self.labels: list[str] = []
        self._found = found
        self.bench = Bench(self.edit, self.undo, self.look)

    def edit(self, label: str, edit: Edit) -> Briefing:
        after = edit(self.steps[-1])
        if after != self.steps[-1]:
            self.steps.append(after)
            self.labels.append(label)
        return self.steps[-1]

    def undo(self) -> str | None:
        if not self.labels:
            return None
        self.steps.pop()
        return self.labels.pop()

    def look(self, briefing: Briefing) -> list[Finding]:
        accepted = {one.text for one in briefing.accepted}
        return [one for one in self._found if one.words not in accepted]


async def close(
    app: BriefingApp,
    pilot: Pilot[None],
    briefing: Briefing,
    *found: Finding,
    due: date | None = date(2020, 7, 6),
) -> Ended:
    """Open the screen and return the list in which its answer will be."""
    ended: Ended = []
    bench = Worked(briefing, *found).bench
    screen = CloseScreen(briefing, found, unconfirmed(briefing), due, bench)
    await app.push_screen(screen, ended.append)
    await pilot.pause()
    return ended


def chosen(app: BriefingApp) -> str:
    """Return the first line of the row that is chosen."""
    line = next(line for line in screen_lines(app) if "▌" in line)
    return line.partition("▌")[2].strip(" │┃▐")


@pytest.mark.parametrize("keys", [["f8"], ["enter"], ["down", "f8"], ["down", "up", "enter"]])
async def test_locking_is_one_key_whatever_is_left(app: BriefingApp, keys: list[str]) -> None:
    async with app.run_test(size=SMALL) as pilot:
        ended = await close(app, pilot, made("việc một."), finding("Thiếu số."))
        await pilot.press(*keys)
        assert ended == [Finalize()]


async def test_leaving_it_a_draft(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        ended = await close(app, pilot, made("việc một."))
        await pilot.press("escape")
        assert ended == [None]


async def test_enter_goes_to_what_a_finding_is_about(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        ended = await close(app, pilot, made("một.", "hai.", "ba."), finding("Thiếu số."))
        await pilot.press("down")
        assert "Thiếu số." in chosen(app)
        await pilot.press("enter")
        assert ended == [Jump(CONCLUSIONS, "d2")]


async def test_enter_goes_to_what_was_not_confirmed(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        briefing = replace(made("một.", "hai.", "ba."), confirmed=("d1",))
        ended = await close(app, pilot, briefing)
        assert "Một là, một." not in screen_text(app)
        await pilot.press("pagedown")
        assert "Ba là, ba." in chosen(app)
        await pilot.press("pageup")
        await pilot.press("down", "enter")
        assert ended == [Jump(CONCLUSIONS, "d2")]


async def test_a_finding_without_a_place_says_so(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        ended = await close(app, pilot, made("một."), finding("Không rõ.", where=""))
        await pilot.press("down", "enter")
        assert "không có chỗ riêng" in screen_text(app)
        await pilot.press("up")
        assert "không có chỗ riêng" not in screen_text(app)
        assert ended == []


async def test_a_finding_is_put_right_and_taken_back(app: BriefingApp) -> None:
    briefing = made("một.", "hai hai.")
    fix = Fix("hai hai → hai", lambda now: set_text(now, "d2", "hai."))
    worked = Worked(briefing, finding("Lặp chữ.", fix=fix))
    async with app.run_test(size=SMALL) as pilot:
        screen = CloseScreen(briefing, worked.look(briefing), (), None, worked.bench)
        await app.push_screen(screen)
        await pilot.press("f4")
        assert "Hãy chọn một chỗ" in screen_text(app) or "Choose a finding" in screen_text(app)
        await pilot.press("down")
        assert "hai hai → hai" in screen_text(app)
        await pilot.press("f4")
        assert worked.labels == ["hai hai → hai"]
        assert worked.steps[-1].directive_lists[0].directives[1].text == "hai."
        await pilot.press("ctrl+z")
        assert worked.steps == [briefing]
        await pilot.press("ctrl+z")
        assert worked.steps == [briefing]


async def test_a_finding_without_a_certain_correction_says_so(app: BriefingApp) -> None:
    briefing = made("một.", "hai.")
    worked = Worked(briefing, finding("Thiếu số."))
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(CloseScreen(briefing, worked.look(briefing), (), None, worked.bench))
        before = screen_text(app)
        await pilot.press("down", "f4")
        assert worked.labels == []
        assert screen_text(app) != before


async def test_a_finding_that_may_stand_goes_and_comes_back(app: BriefingApp) -> None:
    briefing = made("một.", "hai.")
    worked = Worked(briefing, finding("Thiếu số."), finding("Sai ngày."))
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(CloseScreen(briefing, worked.look(briefing), (), None, worked.bench))
        await pilot.press("delete")  # the lock cannot
        assert worked.labels == []
        await pilot.press("down", "delete")
        assert "Thiếu số." not in screen_text(app)
        assert "Sai ngày." in chosen(app)
        assert [one.text for one in worked.steps[-1].accepted] == ["Thiếu số."]
        await pilot.press("delete")
        assert worked.look(worked.steps[-1]) == []
        await pilot.press("ctrl+z", "ctrl+z")
        assert "Thiếu số." in screen_text(app)


async def test_advice_is_told_apart(app: BriefingApp) -> None:
    briefing = made("một.")
    advice = finding("Hạn vào Chủ nhật.")._replace(level=Level.ADVICE)
    async with app.run_test(size=SMALL) as pilot:
        await close(app, pilot, briefing, finding("Thiếu số."), advice)
        assert "! Thiếu số." in screen_text(app)
        assert "· Hạn vào Chủ nhật." in screen_text(app)


async def test_when_the_notice_is_due(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await close(app, pilot, made("một."))
        assert "chậm nhất thứ Hai" in screen_text(app).replace("\xa0", " ")
        assert "6/7/2020, năm ngày làm việc" in screen_text(app)
        await pilot.press("escape")
        await close(app, pilot, made("một."), due=None)
        assert "trong năm ngày làm việc sau hội nghị" in screen_text(app)


async def test_nothing_left_is_said_calmly(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await close(app, pilot, replace(made("một."), confirmed=("d1",)))
        assert screen_text(app).count("✓") == 2
        await pilot.press("escape")
        await close(app, pilot, replace(made(), directive_lists=(DirectiveList(),)))
        assert screen_text(app).count("✓") == 1  # nothing to read back


async def test_the_number_of_the_revision_is_told(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await close(app, pilot, replace(made("một."), revision=3))
        assert "bản 3" in screen_text(app)
        await pilot.press("escape")
        await close(app, pilot, made("một."))
        assert "bản 1" in screen_text(app)


async def test_the_mouse_chooses_then_goes(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        ended = await close(app, pilot, made("một.", "hai."))
        row = next(y for y, line in enumerate(screen_lines(app)) if "Hai là, hai." in line)
        await pilot.click(offset=(20, row))
        assert "Hai là, hai." in chosen(app)
        assert ended == []
        await pilot.click(offset=(20, row))
        assert ended == [Jump(CONCLUSIONS, "d2")]


async def test_a_long_list_scrolls_and_keeps_its_keys(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await close(app, pilot, made(*(f"việc {n}." for n in range(1, 40))))
        assert "F8" in screen_text(app)
        for _page in range(9):
            await pilot.press("pagedown")
        assert "việc 39." in chosen(app)
        assert "F8" in screen_text(app)


async def test_hostile_texts(app: BriefingApp) -> None:
    briefing = set_text(made("một."), "d1", HOSTILE)
    async with app.run_test(size=SMALL) as pilot:
        ended = await close(app, pilot, briefing, finding(HOSTILE, where=HOSTILE))
        assert "[@click=app.quit]x[/]" in screen_text(app)
        assert not {"\x1b", "\u202e", "\x07"} & set(screen_text(app))
        await pilot.press("down", "enter")
        assert ended == []


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    briefing = add_directive(made(LONG, "theo dõi đại hội.", "cử năm đoàn."), "gửi giấy mời.")
    found = (
        finding("Sau “Một là” phải là “Hai là”, không phải “Ba là”."),
        finding("15 trong số 20 là 75%, không phải 74%.", where="Kết quả 1"),
    )
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Screen())  # the week beneath is not what is looked at
        await close(app, pilot, replace(briefing, confirmed=("d2",), revision=2), *found)
        await pilot.press("down")
        await golden(app, f"close-{size[0]}x{size[1]}")


async def test_in_the_week_a_correction_is_saved_and_undone(
    app: BriefingApp, archive_folder: Path
) -> None:
    archive = open_archive(archive_folder)
    spoilt = set_text(archive.get("week-2020-06-22"), "d1", "rà soát các các hồ sơ.")
    archive.put(spoilt)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        rows = [line for line in screen_lines(app) if "! " in line or "· Chưa nói" in line]
        place = next(n for n, line in enumerate(rows) if "các các" in line)
        await pilot.press(*["down"] * (place + 1))
        await pilot.press("f4")
        await pilot.pause()
        stored = open_archive(archive_folder).get("week-2020-06-22")
        assert stored.directive_lists[0].directives[0].text == "rà soát các hồ sơ."
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert open_archive(archive_folder).get("week-2020-06-22") == spoilt
        assert "các các" in screen_text(app)
