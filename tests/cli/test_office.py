"""``briefing office``: shown, changed, and told what papers would leave blank."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ended


def test_fields_are_changed_and_stay(briefing: Callable[..., Ended], archive_folder: Path) -> None:
    ended = briefing("office", "--set", "symbol=SNV", "--set", "recipients=Các phòng; Thanh tra")
    assert ended.code == 0
    assert "saved" in ended.err
    assert (archive_folder / "office.json").is_file()
    shown = briefing("office", "--json").json
    assert shown["symbol"] == "SNV"
    assert shown["recipients"] == ["Các phòng", "Thanh tra"]


def test_what_lacks_is_said_and_only_that(briefing: Callable[..., Ended]) -> None:
    before = briefing("office").err
    assert "--set symbol=" in before
    assert "--set place=" in before
    briefing("office", "--set", "symbol=SNV")
    after = briefing("office").err
    assert "--set symbol=" not in after
    assert "--set place=" in after


def test_a_slip_is_a_sentence_and_changes_nothing(
    briefing: Callable[..., Ended], archive_folder: Path
) -> None:
    ended = briefing("office", "--set", "symbol=X", "--set", "colour=red")
    assert ended.code == 3
    assert "colour" in ended.err
    assert not (archive_folder / "office.json").exists()
    assert briefing("office", "--set", "symbol").code == 2
