"""Attendance: one key a person, stored at once."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.directory import EMPTY, Directory, add_member
from briefing.model.records import Attendee, Presence
from briefing.tui.app import BriefingApp
from briefing.tui.screens.attendance import AttendanceScreen
from briefing.verbs.finalizing import finalize_in
from tests.tui.helpers import Golden, screen_text
from tests.tui.people import HOSTILE, office

WIDE = (120, 36)
ROLL = ["Lê Quang Tường", "Lê Thị Hoa", "Trần Văn Hùng", "Trần Văn Hưng"]


async def call_roll(
    app: BriefingApp, pilot: Pilot[None], directory: Directory | None = None
) -> None:
    work = app.desk.work
    assert work is not None
    people = office() if directory is None else directory
    await app.push_screen(AttendanceScreen(work.briefing, people, work.apply))
    await pilot.pause()


def attendance(folder: Path) -> tuple[Attendee, ...]:
    return open_archive(folder).get("week-2020-06-22").meeting.attendance


def noted(folder: Path) -> dict[str, str]:
    return {person.name: str(person.presence) for person in attendance(folder)}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:
        await call_roll(app, pilot)
        await pilot.press("1", "2", *"om", "enter", "3")
        await pilot.pause()
        await golden(app, f"attendance-{name}")
        await pilot.press("2")
        await pilot.pause()
        await golden(app, f"attendance-reason-{name}")


async def test_one_key_a_person_goes_down_the_roll(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        assert "0/0 có mặt · 4 chưa ghi" in screen_text(app)
        await pilot.press("1", "3", "4", "1")
        assert noted(stored) == dict(zip(ROLL, ("present", "late", "left", "present"), strict=True))
        assert "4/4 có mặt · 1 đến muộn · 1 về sớm" in screen_text(app)
        assert [person.unit for person in attendance(stored)] == [
            "",
            "Văn phòng",
            "Vụ Cán bộ",
            "Vụ Cán bộ",
        ]


async def test_absence_asks_for_a_reason_that_may_stay_empty(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        await pilot.press("2")
        assert "Lê Quang Tường vắng, lý do:" in screen_text(app)
        assert noted(stored) == {}
        await pilot.press(*"hop 2a", "enter", "2", "enter", "1")
        first, second, third = attendance(stored)
        assert (first.presence, first.reason) == (Presence.ABSENT, "hop 2a")
        assert (second.presence, second.reason) == (Presence.ABSENT, "")
        assert third.presence is Presence.PRESENT
        assert "1/3 có mặt · 2 vắng · 1 chưa ghi" in screen_text(app)


async def test_the_reason_that_was_given_can_be_changed_or_left(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        await pilot.press("2", *"om", "enter", "up", "2", *" nang", "enter")
        assert attendance(stored)[0].reason == "om nang"
        await pilot.press("up", "2", *"xx", "escape")
        assert attendance(stored)[0].reason == "om nang"
        assert isinstance(app.screen, AttendanceScreen)


async def test_zero_clears(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        await pilot.press("1", "1", "up", "0")
        assert noted(stored) == {"Lê Quang Tường": "present"}
        await pilot.press("1")
        assert list(noted(stored)) == ROLL[:2]


@pytest.mark.parametrize("key", ["f2", "a"])
async def test_the_rest_are_present(app: BriefingApp, stored: Path, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        await pilot.press("down", "2", *"om", "enter", key)
        assert list(noted(stored)) == ROLL
        assert noted(stored)["Lê Thị Hoa"] == "absent"
        assert "3/4 có mặt · 1 vắng" in screen_text(app)
        assert app.desk.work is not None
        app.desk.work.undo()
        assert list(noted(stored)) == ["Lê Thị Hoa"]


@pytest.mark.parametrize("key", ["f3", "slash", "ctrl+f"])
async def test_find_without_accents(app: BriefingApp, stored: Path, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        await pilot.press(key, *"hung")
        assert "Có 2 người khớp." in screen_text(app)
        await pilot.press("down", "down", "enter", "1")
        assert list(noted(stored)) == ["Trần Văn Hưng"]


async def test_digits_are_typed_into_the_line_while_it_is_open(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        await pilot.press("slash", *"123a", "escape")
        assert noted(stored) == {}


async def test_somebody_from_outside_is_added_and_stays_when_cleared(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        await pilot.press("f3", *"Khach Moi, Pho Giam doc, So Noi vu")
        assert "Không có ai khớp" in screen_text(app)
        await pilot.press("enter")
        assert "Ngoài danh bạ" in screen_text(app)
        (guest,) = attendance(stored)
        assert (guest.name, guest.title, guest.unit) == ("Khach Moi", "Pho Giam doc", "So Noi vu")
        await pilot.press("0")
        assert noted(stored) == {}
        assert "Khach Moi, Pho Giam doc, So Noi vu" in screen_text(app)
        await pilot.press("4")
        assert noted(stored) == {"Khach Moi": "left"}


async def test_it_opens_at_the_first_who_is_not_noted(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        await pilot.press("1", "1", "escape")
        assert not isinstance(app.screen, AttendanceScreen)
        await call_roll(app, pilot)
        await pilot.press("3")
        assert noted(stored)["Trần Văn Hùng"] == "late"


async def test_an_empty_directory_says_what_to_do(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot, EMPTY)
        assert "F3 ghi thêm một người" in screen_text(app)
        await pilot.press("1", "2", "0", "f2", "up", "end", "f3", *"An", "enter")
        assert noted(stored) == {"An": "present"}


async def test_a_final_week_is_not_changed(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        assert app.desk.work is not None
        finalize_in(app.desk.archive, app.desk.work.briefing)
        app.desk.open("week-2020-06-22")
        await call_roll(app, pilot)
        await pilot.press("1", "2", "f2", "0")
        assert noted(stored) == {}
        assert "Tuần này đã chốt" in screen_text(app)


async def test_hostile_names_are_text(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await call_roll(app, pilot, add_member(EMPTY, HOSTILE, HOSTILE))
        await pilot.press("2", "enter")
        shown = screen_text(app)
        assert "việc [/b] 3 [@click=app.quit]x[/] [red]đỏ" in shown
        assert "\x1b" not in shown


async def test_a_click_chooses(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await call_roll(app, pilot)
        rows = screen_text(app).splitlines()
        row = next(number for number, text in enumerate(rows) if "Trần Văn Hưng" in text)
        await pilot.click(offset=(20, row))
        await pilot.press("1")
        assert list(noted(stored)) == ["Trần Văn Hưng"]
