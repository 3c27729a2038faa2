"""``briefing directory``: shown, taken in, written."""

from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.model.directory import EMPTY, add_member, add_unit
from tests.cli.conftest import Briefing

TABLE = "Đơn vị;Tên tắt;Họ và tên;Chức vụ;Thứ tự\nVăn phòng;VP;;;\nVăn phòng;;Lê Thị Hoa;Chánh;x\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "danh-ba.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_an_empty_one_says_how_to_fill_it(briefing: Briefing) -> None:
    ended = briefing("directory")
    assert (ended.code, ended.out) == (0, "")
    assert "briefing directory import FILE.csv" in ended.err


def test_what_is_taken_in_is_shown(briefing: Briefing, table: Path) -> None:
    taken = briefing("directory", "import", table)
    assert taken.code == 0
    assert "1 new units, 1 new people" in taken.err
    assert "Line 3" in taken.err
    assert briefing("directory").out == "Văn phòng (VP)\n  Lê Thị Hoa, Chánh\n"
    again = briefing("directory", "import", table, "--json")
    assert (again.json["units"], again.json["members"], len(again.json["notes"])) == (0, 0, 1)


def test_json_is_the_directory(briefing: Briefing, table: Path) -> None:
    briefing("directory", "import", table)
    shown = briefing("directory", "--json").json
    assert [unit["short_names"] for unit in shown["units"]] == [["VP"]]
    assert [(one["name"], one["unit"]) for one in shown["members"]] == [("Lê Thị Hoa", "u1")]


def test_leaders_without_a_unit_come_first(briefing: Briefing, archive_folder: Path) -> None:
    directory = add_member(add_unit(EMPTY, "Văn phòng"), "Lê Văn An", "Trưởng ban")
    open_archive(archive_folder).put_directory(directory)
    assert briefing("directory").out == "Lê Văn An, Trưởng ban\nVăn phòng\n"


def test_an_export_can_be_taken_in_elsewhere(
    briefing: Briefing, table: Path, tmp_path: Path
) -> None:
    briefing("directory", "import", table)
    target = tmp_path / "ra.csv"
    written = briefing("directory", "export", target, "--json")
    assert (written.code, written.json["file"]) == (0, str(target))
    refused = briefing("directory", "export", target)
    assert refused.code == 3
    assert "--force" in refused.err
    assert briefing("directory", "export", target, "--force").code == 0
    other = tmp_path / "other"
    briefing("directory", "import", target, "--archive", other)
    assert open_archive(other).directory().members[0].name == "Lê Thị Hoa"


def test_a_file_that_is_no_table_changes_nothing(briefing: Briefing, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n", encoding="utf-8")
    assert briefing("directory", "import", bad).code == 3
    assert briefing("directory", "import", tmp_path / "none.csv").code == 3
    assert briefing("directory", "--json").json == {"units": [], "members": []}


@pytest.mark.parametrize(
    "arguments", [("import",), ("--force",), ("import", "x.csv", "--force"), ("weigh",)]
)
def test_wrong_usage(briefing: Briefing, arguments: tuple[str, ...]) -> None:
    ended = briefing("directory", *arguments)
    assert ended.code == 2
    assert "briefing directory --help" in ended.err


def test_control_sequences_do_not_reach_the_terminal(
    briefing: Briefing, archive_folder: Path
) -> None:
    open_archive(archive_folder).put_directory(add_unit(EMPTY, "Vụ \x1b[31mđỏ"))
    assert briefing("directory").out == "Vụ đỏ\n"
    assert "\x1b" not in briefing("directory", "--json").out
