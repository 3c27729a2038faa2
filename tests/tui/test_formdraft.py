"""What stands in an open form outlives the program, however that ends."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from briefing.archive.lists import FIGURES, SCHEMES
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.model.directory import Member, Unit, make_directory
from briefing.tui.app import BriefingApp
from briefing.tui.desk import FORMS, Desk
from tests.benchmarks.rehearsal import application, empty_week
from tests.benchmarks.rehearsal import stored as stored_with_units
from tests.terminal import Terminal
from tests.tui.helpers import TODAY, screen_text, settled, until

SIZE = (120, 36)
RECOVERED = "Đã khôi phục phần đang gõ"


class Form(NamedTuple):
    """A form: the keys that open it, those that keep it, and what is typed."""

    opened_by: Sequence[str]
    kept_by: str
    typed: str = "chữ gõ dở"


FORMS_THERE = {
    "facts": Form(("ctrl+o",), "f2"),
    "reason": Form(("f2", "5"), "enter"),
    "attendance": Form(("alt+a", "2"), "enter"),
    "somebody": Form(("alt+a", "f3"), "enter"),
    "unit": Form(("alt+d", "enter"), "f2"),
    "person": Form(("alt+d", "down", "enter"), "f2"),
    "new-unit": Form(("alt+d", "f4"), "f2"),
    "scheme": Form(("alt+p", "insert"), "f2"),
    "figure": Form(("alt+x", "insert"), "f2"),
    "new-week": Form(("ctrl+n",), "escape"),
}
every_form = pytest.mark.parametrize("name", FORMS_THERE)


@pytest.fixture
def folder(stored: Path) -> Path:
    people = [Member(name="Nguyễn Văn An", title="Chánh Văn phòng", unit="u1")]
    open_archive(stored).put_directory(make_directory([Unit(id="u1", name="Văn phòng")], people))
    return stored


def left(folder: Path) -> list[str]:
    return [draft.text for draft in open_archive(folder).journal(FORMS).pending()]


def opened(folder: Path) -> BriefingApp:
    return BriefingApp(Desk(folder, TODAY))


async def open_form(pilot: Pilot[None], form: Form) -> None:
    for key in form.opened_by:
        await pilot.press(key)
        await settled(pilot, pilot.app)


async def type_into(pilot: Pilot[None], folder: Path, text: str) -> None:
    await pilot.press(*("space" if key == " " else key for key in text))
    await until(pilot, lambda: any(text in draft for draft in left(folder)))


@every_form
async def test_what_was_typed_is_back_when_the_form_is_opened_again(
    folder: Path, name: str
) -> None:
    form = FORMS_THERE[name]
    async with opened(folder).run_test(size=SIZE) as pilot:
        await open_form(pilot, form)
        await type_into(pilot, folder, form.typed)
    app = opened(folder)
    async with app.run_test(size=SIZE) as pilot:
        await open_form(pilot, form)
        await until(pilot, lambda: RECOVERED in screen_text(app))
        assert form.typed in screen_text(app)
        assert left(folder)  # looking at it takes nothing away


@every_form
async def test_what_was_given_up_does_not_come_back(folder: Path, name: str) -> None:
    form = FORMS_THERE[name]
    app = opened(folder)
    async with app.run_test(size=SIZE) as pilot:
        await open_form(pilot, form)
        await type_into(pilot, folder, form.typed)
        await pilot.press("escape")
        await until(pilot, lambda: not left(folder))
        if form.typed in screen_text(app):  # it was what is offered for a line
            await pilot.press("escape")
    app = opened(folder)
    async with app.run_test(size=SIZE) as pilot:
        await open_form(pilot, form)
        assert RECOVERED not in screen_text(app)


@pytest.mark.parametrize(
    "name", [name for name, form in FORMS_THERE.items() if form.kept_by != "escape"]
)
async def test_what_is_kept_leaves_the_journal(folder: Path, name: str) -> None:
    form = FORMS_THERE[name]
    app = opened(folder)
    async with app.run_test(size=SIZE) as pilot:
        await open_form(pilot, form)
        await type_into(pilot, folder, form.typed)
        await pilot.press(form.kept_by)
        await until(pilot, lambda: not left(folder))
    assert list((folder / "journal").glob(f"{FORMS}*")) == []


async def test_the_last_letters_are_kept_when_the_program_ends(folder: Path) -> None:
    async with opened(folder).run_test(size=SIZE) as pilot:
        await open_form(pilot, FORMS_THERE["facts"])
        await pilot.press(*"xyz")
        await pilot.app.action_quit()
    assert any("xyz" in draft for draft in left(folder))


async def test_two_weeks_have_their_own(folder: Path) -> None:
    async with opened(folder).run_test(size=SIZE) as pilot:
        await open_form(pilot, FORMS_THERE["facts"])
        await type_into(pilot, folder, "tuần này")
    app = opened(folder)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+pageup")
        await pilot.pause()
        await open_form(pilot, FORMS_THERE["facts"])
        assert RECOVERED not in screen_text(app)


async def test_what_the_journal_refuses_is_told_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise ArchiveError("Đĩa đã đầy.")

    app = opened(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_form(pilot, FORMS_THERE["facts"])
        monkeypatch.setattr("briefing.archive.journal.Journal.record", refuse)
        await pilot.press(*"ab")
        await until(pilot, lambda: "Đĩa đã đầy." in screen_text(app))
        await pilot.press(*"cd")
        await pilot.pause(0.4)
        assert screen_text(app).count("Đĩa đã đầy.") == 1
        assert "abcd" in screen_text(app)


@pytest.mark.parametrize(("name", "first"), [("scheme", "đề án mới"), ("figure", "số liệu mới")])
async def test_what_is_refused_stays_in_the_form(
    folder: Path, name: str, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise ArchiveError("Đĩa đã đầy.")

    app = opened(folder)
    async with app.run_test(size=SIZE) as pilot:
        await open_form(pilot, FORMS_THERE[name])
        await type_into(pilot, folder, first)
        with monkeypatch.context() as patched:
            patched.setattr("briefing.archive.tiny.TinyArchive.put_entered", refuse)
            await pilot.press("f2")
            await until(pilot, lambda: "Đĩa đã đầy." in screen_text(app))
        assert first in screen_text(app)
        assert left(folder)
        await pilot.press("f2")
        await until(pilot, lambda: not left(folder))
    archive = open_archive(folder)
    figures, schemes = archive.entered(FIGURES), archive.entered(SCHEMES)
    assert [one.name for one in figures] + [one.name for one in schemes] == [first]


@pytest.mark.parametrize("torn", ["{", "[1]", '{"title": 3}', '{"nobody": "x"}'])
async def test_a_draft_that_is_none_is_passed_over(folder: Path, torn: str) -> None:
    week = open_archive(folder).headers()[-1].id
    open_archive(folder).journal(FORMS).record(torn, place=f"facts:{week}")
    app = opened(folder)
    async with app.run_test(size=SIZE) as pilot:
        await open_form(pilot, FORMS_THERE["facts"])
        assert "Giao ban tuần" in screen_text(app)


# ---- kill -9 in a pseudo-terminal

LONG = (
    "phòng họp số hai nhà khách của tỉnh, nối với mười chín điểm cầu ở các huyện và thành phố,"
    " có đại diện các ban đảng, đoàn thể cùng dự"
)


def typed_and_killed(terminal: Terminal, archive: Path) -> None:
    """Type a long text, a key as soon as the one before is shown, and kill in the middle of it."""
    for key in LONG[:90]:
        terminal.write(key)
        terminal.read(0.1)
    terminal.wait_until(lambda: any((archive / "journal").glob(f"{FORMS}*")))
    terminal.settle(0.6)  # twice what is promised, for a machine on which others run
    terminal.process.send_signal(signal.SIGKILL)
    terminal.process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("keys", "downs", "title"),
    [(("\x0f",), 6, "Thông tin hội nghị"), (("\x1bd", "\r"), 0, "Danh bạ")],
    ids=["facts", "directory"],
)
def test_a_long_text_in_a_dialog_is_there_after_a_kill(
    keys: Sequence[str], downs: int, title: str
) -> None:
    with stored_with_units(empty_week()) as archive:
        for time in (1, 2):
            with application(archive) as terminal:
                terminal.wait_for("Một là,")
                terminal.settle()
                for key in keys:
                    terminal.write(key)
                    terminal.wait_for(title)
                    terminal.settle()
                if time == 1:
                    for _down in range(downs):
                        terminal.write("\x1b[B")
                        terminal.settle()
                    typed_and_killed(terminal, archive)
                else:
                    terminal.wait_for(RECOVERED)
                    (draft,) = left(archive)
                    assert LONG[:90].rstrip() in draft
                    terminal.wait_for(LONG[75:88])
