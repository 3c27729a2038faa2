"""The office form: entered once, checked line by line, nothing stored that was not understood."""

from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.model.office import Field, Numbering
from briefing.tui.app import BriefingApp
from briefing.tui.screens.office import OfficeScreen
from briefing.tui.widgets.linefield import LineField
from briefing.verbs.officing import load_office
from tests.tui.helpers import Golden, screen_text, until

SMALL, WIDE = (80, 24), (120, 36)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_form(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive))
        await pilot.pause()
        await golden(app, f"office-{size[0]}x{size[1]}")


@pytest.mark.parametrize(
    "ways", [("alt+o",), ("f3", "alt+o"), ("f10", "alt+o"), ("ctrl+p", *"cơ quan", "enter")]
)
async def test_it_opens_from_anywhere(
    app: BriefingApp, stored: Path, ways: tuple[str, ...]
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press(*("space" if key == " " else key for key in ways))
        await until(pilot, lambda: isinstance(app.screen, OfficeScreen))
        put(app, "place", "Sa Pa")
        await pilot.press("f2")
        await until(pilot, lambda: "Đã ghi nội dung về cơ quan" in screen_text(app))
    assert load_office(open_archive(stored)).place == "Sa Pa"


async def test_one_that_cannot_be_read_is_told(app: BriefingApp, stored: Path) -> None:
    (stored / "office.json").write_text("{")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        before = app.screen
        await pilot.press("alt+o")
        await until(pilot, lambda: "office.json" in screen_text(app))
        assert app.screen is before


async def test_help_names_it(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 80)) as pilot:
        await pilot.press("f3", "f1", *["pagedown"] * 4)
        await until(pilot, lambda: "Alt+O" in screen_text(app))


async def test_what_is_typed_is_stored(stored: Path, app: BriefingApp) -> None:
    answers: list[bool | None] = []
    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive), answers.append)
        put(app, "organization", "Uỷ ban nhân dân; Phường Sa Pa")
        put(app, "field", "state")
        put(app, "numbering", "year")
        put(app, "report_signer-name", "Lê Văn Bảy")
        await pilot.press("f2")
        await pilot.pause()
    assert answers == [True]
    office = load_office(open_archive(stored))
    assert office.field is Field.STATE
    assert office.organization == ("Uỷ ban nhân dân", "Phường Sa Pa")
    assert office.numbering is Numbering.YEAR
    assert office.report_signer is not None
    assert office.report_signer.name == "Lê Văn Bảy"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("field", "khác"),
        ("profile", "hd99"),
        ("signer-authority", "thay Ban Thường vụ"),
        ("numbering", "tuần"),
        ("term_start", "hôm kia"),
    ],
)
async def test_a_line_that_means_nothing_is_pointed_at(
    stored: Path, app: BriefingApp, line: str, value: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive))
        put(app, "organization", "Ban Tổ chức")
        put(app, line, value)
        await pilot.press("f2")
        await pilot.pause()
        assert app.focused is app.screen.query_one(f"#{line}")
        assert value in screen_text(app)
    assert load_office(open_archive(stored)).organization == ()


async def test_nothing_changed_stores_nothing(stored: Path, app: BriefingApp) -> None:
    answers: list[bool | None] = []
    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive), answers.append)
        await pilot.press("f2")
        await pilot.pause()
    assert answers == [False]
    assert not (stored / "office.json").exists()


async def test_a_change_of_somebody_else_is_not_written_over(
    stored: Path, app: BriefingApp
) -> None:
    from briefing.verbs.officing import save_office, set_field  # noqa: PLC0415

    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive))
        other = open_archive(stored)
        save_office(other, set_field(load_office(other), "place", "Sa Pa"))
        put(app, "place", "Lào Cai")
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, OfficeScreen)
    assert load_office(open_archive(stored)).place == "Sa Pa"


async def test_the_few_values_of_a_line_are_offered(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive))
        app.screen.query_one("#numbering", LineField).focus()
        await pilot.pause()
        await pilot.press("down")
        await pilot.pause()
        assert "từ 01 mỗi nhiệm kỳ" in screen_text(app)
        await pilot.press("down", "enter")
        assert app.screen.query_one("#numbering", LineField).value == "theo năm"


async def test_a_few_letters_without_accents_are_enough_for_a_value(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive))
        line = app.screen.query_one("#field", LineField)
        assert line.value == "Đảng"
        line.value = ""
        await pilot.press(*"nha")
        await until(pilot, lambda: "Nhà nước  Nghị định 30/2020/NĐ-CP" in screen_text(app))
        await pilot.press("down", "enter", "f2")
        await until(pilot, lambda: not isinstance(app.screen, OfficeScreen))
    assert load_office(open_archive(stored)).field is Field.STATE


def put(app: BriefingApp, line: str, value: str) -> None:
    app.screen.query_one(f"#{line}", LineField).value = value
