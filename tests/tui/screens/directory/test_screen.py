"""Directory: units and people, entered, changed, ordered, exchanged as CSV."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.directory import EMPTY, Directory, add_member, add_unit
from briefing.tui.app import BriefingApp
from briefing.tui.screens.directory.screen import DirectoryScreen
from briefing.tui.widgets.linefield import LineField
from tests.tui.helpers import Golden, screen_text
from tests.tui.people import HOSTILE, office

WIDE = (120, 36)


def kept(folder: Path) -> Directory:
    return open_archive(folder).directory()


def units(folder: Path) -> list[str]:
    return [unit.name for unit in kept(folder).units]


def people(folder: Path) -> list[str]:
    return [member.name for member in kept(folder).members]


@pytest.fixture
def with_office(stored: Path) -> Path:
    open_archive(stored).put_directory(office())
    return stored


async def open_directory(app: BriefingApp, pilot: Pilot[None]) -> None:
    await app.push_screen(DirectoryScreen(app.desk.archive))
    await pilot.pause()


async def path(app: BriefingApp, pilot: Pilot[None], file: Path) -> None:
    app.screen.query_one("#directory-path", LineField).value = str(file)
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(
    app: BriefingApp,
    with_office: Path,
    golden: Golden,
    size: tuple[int, int],
) -> None:
    name = f"{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:
        await open_directory(app, pilot)
        await pilot.press("down")
        await pilot.pause()
        await golden(app, f"directory-{name}")
        await pilot.press("f2", *"Do Thi Dinh")
        await pilot.pause()
        await golden(app, f"directory-form-{name}")


async def test_an_empty_one_says_what_belongs_there(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        assert "F4 thêm đơn vị, F2 thêm người" in screen_text(app)
        await pilot.press("up", "enter", "delete", "alt+up", "ctrl+z", "escape")
        assert not isinstance(app.screen, DirectoryScreen)


@pytest.mark.parametrize("key", ["f2", "insert"])
async def test_units_and_people_are_entered_and_stored(
    app: BriefingApp, stored: Path, key: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("f4", *"Van phong", "enter", *"VP, VPTU ,", "enter")
        unit = kept(stored).units[0]
        assert (unit.name, unit.short_names) == ("Van phong", ("VP", "VPTU"))
        await pilot.press(key, *"Le  Hoa", "enter", *"Chanh Van phong", "f2")
        member = kept(stored).members[0]
        assert (member.name, member.title, member.unit) == ("Le Hoa", "Chanh Van phong", "u1")
        assert "1 đơn vị · 1 người" in screen_text(app)


async def test_an_entry_is_changed_and_escape_changes_nothing(
    app: BriefingApp, with_office: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("down", "down", "enter", *" Mai", "escape")
        assert kept(with_office) == office()
        assert "Lê Thị Hoa Mai" not in screen_text(app)
        await pilot.press("enter", *" Mai", "f2")
        assert people(with_office)[1] == "Lê Thị Hoa Mai"
        assert "Lê Thị Hoa Mai, Chánh Văn phòng" in screen_text(app)


@pytest.mark.parametrize(("typed", "unit"), [("cb", "u2"), ("can b", "u2"), ("", "")])
async def test_a_person_goes_to_the_unit_that_is_typed(
    app: BriefingApp, with_office: Path, typed: str, unit: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("down", "down", "enter", "up", "ctrl+u", *typed, "enter")
        assert kept(with_office).members[1].unit == unit


async def test_an_unknown_unit_or_no_name_is_refused_and_what_was_typed_stays(
    app: BriefingApp, with_office: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("down", "f2", "enter")
        await pilot.press("f2")
        assert "Còn thiếu tên." in screen_text(app)
        await pilot.press("up", *"An", "down", "down", *"Vu Can boo", "f2")
        assert 'Không có đơn vị "Vu Can boo"' in screen_text(app)
        assert "Vụ Cán bộ" in screen_text(app).splitlines()[-2]
        assert app.screen.query_one("#entry-0", LineField).value == "An"
        assert kept(with_office) == office()


async def test_deleting_is_taken_back_by_ctrl_z(app: BriefingApp, with_office: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("down", "delete")
        assert units(with_office) == ["Vụ Cán bộ"]
        assert "1 người nay chưa có đơn vị" in screen_text(app)
        await pilot.press("home", "delete", "ctrl+z", "ctrl+z")
        assert kept(with_office) == office()
        await pilot.press("ctrl+z")
        assert kept(with_office) == office()


async def test_alt_arrows_change_the_order(app: BriefingApp, with_office: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("down", "alt+down")
        assert units(with_office) == ["Vụ Cán bộ", "Văn phòng"]
        await pilot.press("alt+down", "alt+up", "alt+up")
        assert units(with_office) == ["Văn phòng", "Vụ Cán bộ"]


async def test_people_move_among_their_own(app: BriefingApp, with_office: Path) -> None:
    open_archive(with_office).put_directory(add_member(office(), "Lê Thị Lan", unit="u1"))
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("down", "down", "down", "alt+up")
        assert [one.name for one in kept(with_office).members if one.unit == "u1"] == [
            "Lê Thị Lan",
            "Lê Thị Hoa",
        ]
        await pilot.press("alt+up", "delete")
        assert "Lê Thị Lan" not in people(with_office)
        assert len(people(with_office)) == 4


async def test_import_adds_and_says_what_came_in(
    app: BriefingApp, with_office: Path, tmp_path: Path
) -> None:
    table = tmp_path / "danh-ba.csv"
    table.write_text(
        "Đơn vị;Họ và tên;Chức vụ;Thứ tự\nCục Đào tạo;Lò Thị Inh;Cục trưởng;x\n", encoding="utf-8"
    )
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("f7")
        await path(app, pilot, table)
        shown = screen_text(app)
        assert "Đã nhập: thêm 1 đơn vị, 1 người." in shown
        assert "Dòng 2" in shown
        assert "Lò Thị Inh, Cục trưởng" in shown
        assert units(with_office)[-1] == "Cục Đào tạo"
        await pilot.press("ctrl+z")
        assert kept(with_office) == office()


async def test_a_file_that_cannot_be_read_is_said_and_can_be_named_again(
    app: BriefingApp, with_office: Path, tmp_path: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("f7")
        await path(app, pilot, tmp_path / "khong-co.csv")
        assert "Không có tệp" in screen_text(app)
        assert app.focused is app.screen.query_one("#directory-path")
        await pilot.press("escape", "f7", "escape", "escape")
        assert not isinstance(app.screen, DirectoryScreen)
        assert kept(with_office) == office()


async def test_export_writes_and_overwrites_only_when_told(
    app: BriefingApp, with_office: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ra.csv"
    target.write_text("cũ", encoding="utf-8")
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("f9")
        await path(app, pilot, target)
        assert "Ctrl+R" in screen_text(app)
        assert target.read_text(encoding="utf-8") == "cũ"
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "Trần Văn Hưng" in target.read_text(encoding="utf-8-sig")
        assert "Đã ghi" in screen_text(app)


async def test_another_program_is_not_written_over(app: BriefingApp, with_office: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("down", "down", "enter", *" Mai")
        theirs = add_unit(office(), "Vụ Mới")
        open_archive(with_office).put_directory(theirs)
        await pilot.press("f2")
        assert kept(with_office) == theirs
        assert "Vụ Mới" in screen_text(app)
        assert app.screen.query_one("#entry-0", LineField).value == "Lê Thị Hoa Mai"
        await pilot.press("f2")
        assert people(with_office)[1] == "Lê Thị Hoa Mai"
        assert units(with_office)[-1] == "Vụ Mới"


async def test_two_units_of_one_short_name_are_pointed_out(
    app: BriefingApp, with_office: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        await pilot.press("f4", *"Vu Chuyen bien", "enter", *"cb", "f2")
        assert "Có hơn một đơn vị cùng gọi là: CB." in screen_text(app)
        assert units(with_office)[-1] == "Vu Chuyen bien"


async def test_a_broken_file_is_told_and_not_written_to(app: BriefingApp, stored: Path) -> None:
    file = stored / "directory.json"
    file.write_text("{ hỏng", encoding="utf-8")
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        assert "directory.json" in screen_text(app)
        await pilot.press("f4", *"A", "f2")
        assert "directory.json" in screen_text(app)
        assert file.read_text(encoding="utf-8") == "{ hỏng"


async def test_hostile_names_are_text(app: BriefingApp, stored: Path) -> None:
    directory = add_unit(EMPTY, HOSTILE, (HOSTILE,))
    open_archive(stored).put_directory(add_member(directory, HOSTILE, HOSTILE, "u1"))
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        assert "việc [/b] 3 [@click=app.quit]x[/] [red]đỏ" in screen_text(app)
        await pilot.press("down", "enter", "f2", "delete")
        assert "việc [/b] 3 [@click=app.quit]x[/] [red]đỏ" in screen_text(app).splitlines()[-2]


async def test_a_click_chooses_and_a_second_changes(app: BriefingApp, with_office: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_directory(app, pilot)
        rows = screen_text(app).splitlines()
        row = next(number for number, text in enumerate(rows) if "Trần Văn Hùng" in text)
        await pilot.click(offset=(10, row))
        assert app.screen.query_one("#entry-0", LineField).value == "Trần Văn Hùng"
        await pilot.click(offset=(10, row))
        assert app.focused is app.screen.query_one("#entry-0")
