"""The verbs as a shell sees them: what goes to stdout, what to stderr, and the exit code."""

import io
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing import resources, settings
from briefing.archive.tiny import open_archive
from briefing.model.encoding import fingerprint, from_json, json_schema
from briefing.verbs.giving import format_names

W26 = "week-2020-06-22"
Call = Callable[..., Any]


def record(archive: Path) -> Any:
    return open_archive(archive).get(W26)


# ── import ──────────────────────────────────────────────────────────────────────────────────


def test_import_accounts_for_the_file(briefing: Call, minutes: Path, archive_folder: Path) -> None:
    ended = briefing("import", minutes)
    assert (ended.code, ended.out) == (0, "")
    first = ended.err.splitlines()[0]
    assert first.endswith(f": added {W26} · 22 – 28/6/2020 · 1 result · 2 conclusions")
    again = briefing("import", minutes)
    assert "stored already, nothing changed" in again.err
    assert record(archive_folder).source.name == "tuan26.txt"


def test_import_prints_the_record_with_the_findings(briefing: Call, minutes: Path) -> None:
    minutes.write_text(minutes.read_text().replace("chiếm 75%", "chiếm 74%").replace("Hai", "Ba"))
    ended = briefing("import", minutes, "--json")
    assert (ended.code, ended.json["id"]) == (0, W26)
    assert {"figures/ratio", "numbering/gap"} <= {w["rule"] for w in ended.json["warnings"]}
    assert "[figures/ratio]" in ended.err


def test_import_reads_standard_input(
    briefing: Call, minutes: Path, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(minutes.read_bytes()))
    monkeypatch.setattr("sys.stdin", stdin)
    ended = briefing("import", "-", "--json")
    assert (ended.code, ended.json["id"]) == (0, W26)
    assert record(archive_folder).source.name == "-"


def test_a_dry_run_shows_and_stores_nothing(
    briefing: Call, minutes: Path, archive_folder: Path
) -> None:
    ended = briefing("import", minutes, "--dry-run")
    assert ended.code == 0
    assert "hoàn thiện báo cáo sáu tháng đầu năm" in ended.out
    assert "Nothing was stored." in ended.err
    assert briefing("import", minutes, "--dry-run", "--json").json["id"] == W26
    assert not archive_folder.exists()


def test_of_several_files_each_is_accounted_for_and_one_failing_stops_none(
    briefing: Call, minutes: Path, tmp_path: Path, archive_folder: Path
) -> None:
    other = tmp_path / "tuan27.txt"
    other.write_text(
        minutes.read_text().replace("22 đến ngày 28-6", "29-6 đến ngày 05-7").replace("29/6", "6/7")
    )
    ended = briefing("import", minutes, tmp_path / "thieu.txt", other, "--json")
    assert ended.code == 3
    assert "thieu.txt" in ended.err
    assert [given["id"] for given in ended.json] == [W26, "week-2020-06-29"]
    alone = briefing("show", "2020-W26", "--json").json
    assert ended.json[0] == alone
    assert alone["figures"][0]["value"] == 15
    assert len(open_archive(archive_folder).headers()) == 2


def test_import_keeps_what_was_typed_until_replace(
    briefing: Call, minutes: Path, stored: Path
) -> None:
    briefing("add", "2020-W26", "gõ tay")
    minutes.write_text(minutes.read_text().replace("sơ kết", "tổng kết"))
    refused = briefing("import", minutes)
    assert refused.code == 3
    assert "--replace" in refused.err
    assert len(record(stored).directive_lists[0].directives) == 3
    assert briefing("import", minutes, "--replace").code == 0
    assert len(record(stored).directive_lists[0].directives) == 2


def test_an_exported_record_comes_back_the_same_elsewhere(
    briefing: Call, stored: Path, tmp_path: Path
) -> None:
    briefing("export", "last", "--to", "json", "-o", tmp_path / "w26.json")
    assert briefing("import", tmp_path / "w26.json", "--archive", tmp_path / "b").code == 0
    assert open_archive(tmp_path / "b").get(W26) == record(stored)


# ── list, show, export, check ───────────────────────────────────────────────────────────────


def test_the_list_is_a_table_and_an_array(briefing: Call, stored: Path) -> None:
    lines = briefing("list").out.splitlines()
    assert lines[0].split()[:3] == ["Name", "Period", "Met"]
    assert lines[1].split()[:5] == ["2020-W26", "22", "–", "28/6/2020", "29/6/2020"]
    (only,) = briefing("list", "--json").json
    assert (only["id"], only["results"], only["directives"], only["open"]) == (W26, 1, 2, 2)
    assert only["period"] == {
        "kind": "week",
        "start": "2020-06-22",
        "end": "2020-06-28",
        "label": only["period"]["label"],
    }
    assert briefing("list", "--json", "--year", "2019").json == []


def test_an_empty_list_says_how_to_begin(briefing: Call, archive_folder: Path) -> None:
    ended = briefing("list")
    assert (ended.code, ended.out) == (0, "")
    assert "briefing demo" in ended.err
    assert briefing("list", "--json").json == []
    assert not archive_folder.exists()


def test_the_list_goes_on_beside_a_file_that_cannot_be_read(briefing: Call, stored: Path) -> None:
    shard = stored / "briefings" / "2020.json"
    (stored / "briefings" / "2019.json").write_text("{ broken")
    ended = briefing("list", "--json")
    assert ended.code == 0
    assert [given["id"] for given in ended.json] == [W26]
    assert "2019.json" in ended.err
    assert shard.is_file()


@pytest.mark.parametrize("name", ["2020-W26", "22/6/2020", "2020-06-24", "last", W26])
def test_show_takes_every_name(briefing: Call, stored: Path, name: str) -> None:
    ended = briefing("show", name, "--json")
    assert (ended.code, ended.json["id"]) == (0, W26)


def test_show_reads_well_and_its_json_is_the_record(briefing: Call, stored: Path) -> None:
    shown = briefing("show", "2020-W26").out
    assert "Một là, hoàn thiện báo cáo sáu tháng đầu năm." in shown
    assert "Hai là, chuẩn bị hội nghị sơ kết." in shown
    printed = from_json(briefing("show", "2020-W26", "--json").out)
    assert printed == record(stored)


@pytest.mark.parametrize("name", format_names())
def test_export_writes_the_same_to_stdout_and_to_a_file(
    briefing: Call, stored: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "bien-ban"
    ended = briefing("export", "last", "--to", name, "-o", path)
    assert (ended.code, ended.out) == (0, "")
    assert str(path) in ended.err
    assert briefing("export", "last", "--to", name).out == path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_export_writes_over_nothing_without_force(
    briefing: Call, stored: Path, tmp_path: Path
) -> None:
    first = briefing("export", "last", "-o", tmp_path)
    path = Path(first.err.strip().removeprefix("Written: "))
    assert path.parent == tmp_path
    path.write_text("sửa tay")
    refused = briefing("export", "last", "-o", tmp_path)
    assert (refused.code, path.read_text()) == (3, "sửa tay")
    assert "--force" in refused.err
    assert briefing("export", "last", "-o", tmp_path, "--force").code == 0
    assert path.read_text() != "sửa tay"


def test_check_is_silent_on_a_clean_week_and_1_on_findings(
    briefing: Call, stored: Path, minutes: Path
) -> None:
    clean = briefing("check", "2020-W26")
    assert (clean.code, clean.out) == (0, "")
    assert briefing("check", "2020-W26", "--json").json == []
    minutes.write_text(minutes.read_text().replace("Hai là", "Ba là"))
    found = briefing("check", minutes)
    assert found.code == 1
    assert "[numbering/gap]" in found.out
    rules = [warning["rule"] for warning in briefing("check", minutes, "--json").json]
    assert rules == ["numbering/gap"]
    missing = briefing("check", minutes.with_name("thieu.txt"))
    assert missing.code == 3
    assert "thieu.txt" in missing.err
    assert briefing("check", "22.6.2020").code == 0


def test_check_lists_its_rules(briefing: Call) -> None:
    assert "numbering/gap  " in briefing("check", "--rules").out
    assert "period/week" in briefing("check", "--rules", "--json").json


# ── add, finalize, reopen ───────────────────────────────────────────────────────────────────


def test_add_says_what_it_added(briefing: Call, stored: Path) -> None:
    ended = briefing(
        "add", "2020-W26", "Ba là, triển khai đoàn giám sát", "--unit", "Vụ Cán bộ",
        "--with", "Văn phòng", "--with", "Vụ Tổng hợp", "--due", "10/7", "--tag", "gấp",
    )  # fmt: skip
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.strip() == (
        f"Added to {W26}: Ba là, triển khai đoàn giám sát · Vụ Cán bộ · Văn phòng · "
        "Vụ Tổng hợp · due thứ Sáu 10/7/2020 · #gấp"
    )
    added = record(stored).directive_lists[-1].directives[-1]
    assert (added.ordinal, added.unit, str(added.due)) == (3, "Vụ Cán bộ", "2020-07-10")


def test_add_prints_what_it_added_as_json(briefing: Call, stored: Path) -> None:
    given = briefing("add", "last", "làm ngay", "--due", "5/7", "--json").json
    assert (given["text"], given["due"], given["ordinal"]) == ("làm ngay", "2020-07-05", 3)
    result = briefing(
        "add", "last", "Hoàn thành.", "--result", "--section", "Nội bộ", "--json"
    ).json
    assert (result["text"], result["section"]) == ("Hoàn thành.", "Nội bộ")
    assert record(stored).results[-1].section == "Nội bộ"


def test_add_begins_a_week_only_when_asked(briefing: Call, archive_folder: Path) -> None:
    settings.change("organization", "Văn phòng")
    assert briefing("add", "2020-W30", "làm ngay").code == 3
    assert briefing("add", "2020-W30", "làm ngay", "--due", "xyz", "--new").code == 3
    assert open_archive(archive_folder).headers() == []
    assert briefing("add", "2020-W30", "làm ngay", "--new").code == 0
    (header,) = open_archive(archive_folder).headers()
    assert (header.id, header.organization) == ("week-2020-07-20", "Văn phòng")


def test_finalize_locks_and_reopen_begins_the_next_revision(briefing: Call, stored: Path) -> None:
    locked = briefing("finalize", "last")
    assert f"{W26} is finalized as revision 1." in locked.err
    assert "due by thứ Hai 6/7/2020" in locked.err
    assert "Final · revision 1" in briefing("list").out
    refused = briefing("add", "last", "thêm")
    assert refused.code == 3
    assert briefing("finalize", "last").code == 3
    assert "revision 2" in briefing("reopen", "last").err
    assert briefing("add", "last", "thêm").code == 0


def test_finalize_mentions_findings_but_does_not_block(
    briefing: Call, minutes: Path, archive_folder: Path
) -> None:
    minutes.write_text(minutes.read_text().replace("Hai là", "Ba là"))
    briefing("import", minutes)
    ended = briefing("finalize", "last")
    assert ended.code == 0
    assert f"briefing check {W26}" in ended.err


# ── config, locate, schema, completion, demo ────────────────────────────────────────────────


def test_config_shows_where_each_value_is_from(
    briefing: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path / "config.toml"))
    assert briefing("config", "tone_style", "new").code == 0
    assert briefing("config", "tone_style").out == "new\n"
    shown = briefing("config", "--json").json
    assert shown["tone_style"] == {"value": "new", "origin": str(tmp_path / "config.toml")}
    assert shown["language"] == {"value": "en", "origin": "BRIEFING_LANG"}
    assert shown["theme"]["origin"] == ""
    table = briefing("config").out
    for setting in settings.SETTINGS.values():
        assert f"{setting.key} " in table
        assert setting.help in table


@pytest.mark.parametrize(
    "arguments", [["colour"], ["colour", "red"], ["language", "fr"], ["tone_style", ""]]
)
def test_config_refuses_what_is_no_setting(briefing: Call, arguments: list[str]) -> None:
    ended = briefing("config", *arguments)
    assert (ended.code, ended.out) == (3, "")
    assert len(ended.err.splitlines()) == 2
    assert not settings.config_path().exists()


def test_locate_names_every_place(briefing: Call, archive_folder: Path) -> None:
    places = briefing("locate", "--json").json
    assert places == {
        "archive": str(archive_folder),
        "config": str(settings.config_path()),
        "state": str(settings.state_path()),
        "data": str(resources.data_dir()),
        "themes": str(resources.themes_dir()),
    }
    for name, place in places.items():
        assert any(line.split() == [name, place] for line in briefing("locate").out.splitlines())


def test_the_schema_is_printed_whole(briefing: Call) -> None:
    assert briefing("schema").json == json.loads(json.dumps(json_schema()))


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_every_verb(briefing: Call, shell: str) -> None:
    ended = briefing("completion", shell)
    assert ended.code == 0
    assert "finalize" in ended.out
    if shell != "tcsh":  # where shtab completes verbs alone
        assert "--archive" in ended.out
        assert "--dry-run" in ended.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this system")
def test_the_bash_completion_completes(briefing: Call) -> None:
    script = briefing("completion", "bash").out
    asking = (
        f"{script}\nCOMP_WORDS=(briefing fin); COMP_CWORD=1; _shtab_briefing briefing fin briefing"
        '; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ended = subprocess.run(["bash", "-c", asking], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["finalize"]


def test_the_demo_copy_is_printed_and_kept(briefing: Call) -> None:
    folder = Path(briefing("demo", "--no-app").out.strip())
    try:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert briefing("list", "--json", "--archive", folder).json
    finally:
        shutil.rmtree(folder)


def test_the_demo_opens_the_application_on_a_copy_and_takes_it_away(
    briefing: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    class Application:
        @staticmethod
        def run_app(folder: Path, *, demo: bool) -> int:
            assert demo
            assert open_archive(folder).headers()
            opened.append(folder)
            return 0

    monkeypatch.setitem(sys.modules, "briefing.tui.app", Application)
    monkeypatch.setattr("briefing.cli.verbs.demo.require_terminal", lambda: None)
    ended = briefing("demo")
    assert ended.code == 0
    assert len(opened) == 1
    assert not opened[0].exists()


def test_the_demo_without_a_terminal_copies_nothing(
    briefing: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    os.mkdir(tmp_path / "temporary")  # noqa: PTH102 - beside tempfile's own text
    assert briefing("demo").code == 3
    assert list((tmp_path / "temporary").iterdir()) == []


def test_without_a_verb_the_application_opens_on_the_archive(
    briefing: Call, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    class Application:
        @staticmethod
        def run_app(folder: Path) -> int:
            opened.append(folder)
            return 0

    monkeypatch.setitem(sys.modules, "briefing.tui.app", Application)
    monkeypatch.setattr("briefing.cli.terminal.require_terminal", lambda: None)
    assert briefing().code == 0
    assert opened == [archive_folder]


# ── the real texts ──────────────────────────────────────────────────────────────────────────


def test_a_real_week_goes_in_and_comes_out(
    samples_dir: Path, briefing: Call, archive_folder: Path, tmp_path: Path
) -> None:
    (sample,) = samples_dir.glob("002_*.txt")
    given = briefing("import", sample, "--json").json
    assert (given["id"], given["meeting"]["date"]) == (W26, "2020-06-29")
    assert len(given["directive_lists"][0]["directives"]) == 5
    assert briefing("check", "last").code == 0
    for name in format_names():
        assert briefing("export", "last", "--to", name, "-o", tmp_path / name).code == 0
    before = record(archive_folder)
    assert "nothing changed" in briefing("import", sample).err
    assert fingerprint(record(archive_folder)) == fingerprint(before)
