"""Other keys for commands: what is granted does it, what is refused is said and changes nothing."""

import re
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.i18n import use_language
from briefing.keylines import KeyLine
from briefing.tui.app import BriefingApp
from briefing.tui.keymap import Keymap, read_keymap
from briefing.tui.places import Known, Place, places
from briefing.tui.screens.close import CloseScreen
from briefing.tui.screens.export import ExportScreen
from tests.tui.helpers import screen_text

APP = (Known("App", "help", ("f1",)), Known("App", "quit", ("ctrl+q",)))
WEEK = Place(
    "Week",
    (
        *APP,
        Known("Week", "finalize", ("f8",)),
        Known("Week", "export", ("f9",)),
        Known("Week", "next-week", ("ctrl+pagedown", "alt+right")),
    ),
    typing=True,
)
WALL = Place(
    "Wall",
    (*APP, Known("Wall", "next", ("right", "space")), Known("Wall", "", ("up",))),
    typing=False,
)
IMPORT = Place(
    "Import",
    (*APP, Known("Import", "read", ("enter",)), Known("Import", "keep", ("enter",))),
    typing=True,
)


def asked(*lines: tuple[str, object], where: tuple[Place, ...] = (WEEK, WALL, IMPORT)) -> Keymap:
    use_language("en")
    numbered = [KeyLine(name, keys, f"line {n}") for n, (name, keys) in enumerate(lines, 1)]
    return read_keymap(numbered, where)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("f2", "f2"),
        ("F2", "f2"),
        ("Ctrl+L", "ctrl+l"),
        ("shift+CTRL+Up", "ctrl+shift+up"),
        ("alt+↑", "alt+up"),
        ("Alt+PgDn", "alt+pagedown"),
        ("ctrl+.", "ctrl+full_stop"),
        ("ctrl+space", "ctrl+at"),
        ("Esc", "escape"),
        ("ctrl+i", "tab"),
        ("f8", "f8"),
        ("f2, f4 ,f2,", "f2,f4"),
    ],
)
def test_keys_are_understood_as_they_are_written_and_as_they_are_printed(
    written: str, key: str
) -> None:
    assert asked(("finalize", written)) == Keymap({"finalize": key}, ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("finalise", "f2"), 'line 1: there is no command called "finalise". Nearest: finalize.'),
        (("zzz", "f2"), 'line 1: there is no command called "zzz".'),
        (("export", "f99"), '"f99" for "export" is not the name of a key. Nearest: f9, f19'),
        (("export", "ctl+l"), '"ctl+l" for "export" is not the name of a key. Nearest: ctrl+l.'),
        (("export", "ctrl+pgdwn"), "Nearest: ctrl+pagedown"),
        (("export", "ctrl++"), "is not the name of a key"),
        (("export", "đ"), "is not the name of a key"),
        (("export", " , "), '"export" is given no key.'),
        (("export", 3), 'the keys of "export" must be a text in quotation marks'),
        (("export", "q"), '"export" cannot have q, which is needed for typing.'),
        (("export", "Q"), "needed for typing"),
        (("export", "?"), "needed for typing"),
        (("export", "space"), "needed for typing"),
        (("export", "backspace"), "needed for typing"),
        (("export", "ctrl+h"), "needed for typing"),
        (("export", "enter"), "needed for typing"),
        (("export", "shift+left"), "needed for typing"),
        (("export", "ctrl+j"), "needed for typing"),
        (("help", "h"), "needed for typing"),
        (("export", "f8"), '"export" cannot have F8: "finalize" has it.'),
        (("export", "ctrl+q"), '"export" cannot have Ctrl+Q: "quit" has it.'),
        (("help", "f9"), '"help" cannot have F9: "export" has it.'),
        (("next", "up"), '"next" cannot have ↑, which is needed for moving about.'),
    ],
)
def test_a_mistake_is_said_in_a_sentence_and_the_rest_applies(
    line: tuple[str, object], said: str
) -> None:
    found = asked(line, ("next-week", "f4"))
    assert found.overrides == {"next-week": "f4"}
    (sentence,) = found.problems
    assert sentence.startswith("line 1: ")
    assert said in sentence


def test_good_keys_of_a_line_outlive_a_bad_one() -> None:
    found = asked(("finalize", "f9,nonsense,q,f2"))
    assert found.overrides == {"finalize": "f2"}
    assert len(found.problems) == 3


def test_two_commands_may_exchange_their_keys() -> None:
    found = asked(("finalize", "f9"), ("export", "f8"))
    assert found == Keymap({"finalize": "f9", "export": "f8"}, ())


def test_of_two_lines_that_ask_for_a_key_the_first_one_has_it() -> None:
    found = asked(("finalize", "f2"), ("export", "f2"))
    assert found.overrides == {"finalize": "f2"}
    assert found.problems == ('line 2: "export" cannot have F2: "finalize" has it.',)


def test_a_line_that_loses_its_key_wants_its_own_back() -> None:
    found = asked(("finalize", "f9"), ("export", "ctrl+q"))
    assert found.overrides == {}
    assert len(found.problems) == 2
    assert 'line 1: "finalize" cannot have F9: "export" has it.' in found.problems


def test_where_nothing_is_typed_a_letter_is_a_key() -> None:
    assert asked(("next", "n,J"), where=(WEEK, WALL)).overrides == {"next": "n,J"}


def test_a_key_that_two_commands_share_stays_with_the_other() -> None:
    assert asked(("keep", "f2")) == Keymap({"read": "enter", "keep": "f2"}, ())
    assert asked(("keep", "enter,f2")) == Keymap({"read": "enter", "keep": "enter,f2"}, ())


def test_a_shared_key_that_could_not_stay_is_not_taken() -> None:
    form = Place("Form", (*APP, Known("Form", "keep", ("f2",))), typing=True)
    found = asked(("read", "f5"), where=(IMPORT, form))
    assert found.overrides == {}
    assert '"read" shares its key with "keep"' in found.problems[0]


def test_the_places_of_the_application_are_known_with_what_is_typed_there() -> None:
    found = {place.name: place for place in places(BriefingApp)}
    assert found["WeekScreen"].typing
    assert found["WeeksScreen"].typing
    assert not found["PresentScreen"].typing
    assert not found["ConfirmScreen"].typing
    for name, command in [
        ("WeekScreen", "finalize"),
        ("WeekScreen", "undo"),
        ("WeekScreen", "help"),
        ("FactsScreen", "keep"),
        ("PresentScreen", "next"),
    ]:
        assert command in {known.command for known in found[name].known}


def test_no_command_has_a_usual_key_that_a_line_could_not_give_it() -> None:
    everywhere = places(BriefingApp)
    for place in everywhere:
        for known in place.known:
            if known.command and known.command != "read":
                line = KeyLine(known.command, ",".join(known.keys), "line 1")
                problems = read_keymap([line], [place]).problems
                assert problems == (), place.name


async def test_a_granted_key_does_it_and_the_old_one_no_longer(app: BriefingApp) -> None:
    lines = [KeyLine("finalize", "f9,ctrl+l", ""), KeyLine("export", "f8", "")]
    keymap = read_keymap(lines, places(BriefingApp))
    assert keymap.problems == ()
    async with app.run_test(size=(100, 30)) as pilot:
        app.set_keymap(keymap.overrides)
        for key, screen in [("f8", ExportScreen), ("f9", CloseScreen), ("ctrl+l", CloseScreen)]:
            await pilot.press(key)
            assert isinstance(app.screen, screen)
            await pilot.press("escape")


async def test_a_key_shared_with_a_moved_command_still_works(
    empty_app: BriefingApp, archive_folder: Path
) -> None:
    keymap = read_keymap([KeyLine("keep", "f6", "")], places(BriefingApp))
    text = "Kết quả công tác tuần 22 – 28/6/2020\n\nMột là, chuẩn bị hội nghị sơ kết.\n"
    (Path.home() / "week.txt").write_text(text, encoding="utf-8")
    async with empty_app.run_test(size=(100, 30)) as pilot:
        empty_app.set_keymap(keymap.overrides)
        await pilot.press("f7", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert open_archive(archive_folder).headers() == []
        await pilot.press("f6")
        await pilot.pause()
    assert len(open_archive(archive_folder).headers()) == 1


async def test_the_configuration_file_gives_keys_and_is_told_its_mistakes(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nexport = "ctrl+e"\nexprot = "f9"\n', encoding="utf-8")
    monkeypatch.setenv("BRIEFING_CONFIG", str(config))
    async with app.run_test(size=(160, 30), notifications=True) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "Ctrl+E Xuất" in shown
        assert "exprot" in shown
        await pilot.press("ctrl+e")
        assert isinstance(app.screen, ExportScreen)


def test_the_document_lists_every_command_and_no_other() -> None:
    text = (Path(__file__).parents[2] / "docs" / "keys.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))
    known = {known.command for place in places(BriefingApp) for known in place.known} - {""}
    assert documented == known
