"""Export from the command line: what stays in the archive."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from briefing.archive.tiny import open_archive
from tests.benchmarks.docx_file import DocxFile
from tests.cli.conftest import Ended


def test_private_notes_stay_out_unless_asked_for(
    briefing: Callable[..., Ended], stored: Path
) -> None:
    archive = open_archive(stored)
    week = archive.get(archive.headers()[-1].id)
    archive.put(replace(week, notes="điều riêng tư"))
    for name in ("md", "txt", "json"):
        assert "điều riêng tư" not in briefing("export", week.id, "--to", name).out
        with_notes = briefing("export", week.id, "--to", name, "--with-notes").out
        assert "điều riêng tư" in with_notes


def test_an_official_paper_is_written_and_told_what_is_blank(
    briefing: Callable[..., Ended], stored: Path, tmp_path: Path
) -> None:
    briefing("office", "--set", "symbol=ĐU")
    ended = briefing(
        "export", "last", "--to", "docx", "--paper", "notice", "--profile", "hd05", "-o", tmp_path
    )
    assert ended.code == 0
    assert "--set place=" in ended.err
    assert "--set symbol=" not in ended.err
    data = (tmp_path / "thong-bao-ket-luan-2020-W26.docx").read_bytes()
    texts = [line.text for line in DocxFile(data).lines()]
    assert "Một là, hoàn thiện báo cáo sáu tháng đầu năm." in texts


def test_a_whole_year_is_written_and_one_failure_stops_no_other(
    briefing: Callable[..., Ended], stored: Path, tmp_path: Path
) -> None:
    briefing("add", "2020-W27", "việc mới", "--new")
    target = tmp_path / "ra"
    arguments = ("export", "--year", 2020, "--to", "docx", "-o", target)
    assert briefing(*arguments, "--number", "next").code == 0
    names = {path.name for path in target.iterdir()}
    assert names == {"bien-ban-2020-W26.docx", "bien-ban-2020-W27.docx"}
    (target / "bien-ban-2020-W27.docx").unlink()
    again = briefing(*arguments)
    assert again.code == 3
    assert "1 file" in again.err
    assert "2020-W26" in again.err
    assert (target / "bien-ban-2020-W27.docx").is_file()
    assert briefing(*arguments, "--force").code == 0


def test_several_weeks_are_named_one_after_the_other(
    briefing: Callable[..., Ended], stored: Path, tmp_path: Path
) -> None:
    briefing("add", "2020-W27", "việc mới", "--new")
    assert briefing("export", "2020-W26", "2020-W27", "-o", tmp_path / "ra").code == 0
    assert len(list((tmp_path / "ra").glob("*.md"))) == 2


def test_tones_are_placed_in_every_format(briefing: Callable[..., Ended], stored: Path) -> None:
    briefing("add", "2020-W26", "làm việc với Đảng uỷ khoá XIII, hòa thuận")
    for name in ("md", "txt", "json"):
        new = briefing("export", "last", "--to", name, "--tone", "new").out
        old = briefing("export", "last", "--to", name, "--tone", "old").out
        assert "Đảng uỷ khoá XIII, hoà thuận" in new
        assert "Đảng ủy khóa XIII, hòa thuận" in old


def test_internal_items_stay_out_and_it_is_said(
    briefing: Callable[..., Ended], stored: Path
) -> None:
    briefing("add", "2020-W26", "điều kín", "--tag", "nội-bộ")
    for name in ("md", "txt", "json"):
        ended = briefing("export", "last", "--to", name)
        assert "điều kín" not in ended.out
        assert "1 internal item" in ended.err
        assert "điều kín" in briefing("export", "last", "--to", name, "--with-notes").out


def test_wishes_that_contradict_each_other_are_wrong_usage(
    briefing: Callable[..., Ended], stored: Path, tmp_path: Path
) -> None:
    for arguments in (
        ("export",),
        ("export", "last", "--paper", "notice"),
        ("export", "last", "--to", "docx", "--with-notes", "-o", tmp_path),
        ("export", "last", "--to", "docx", "--date", "hôm kia kìa", "-o", tmp_path),
        ("export", "--year", "1999", "-o", tmp_path),
    ):
        assert briefing(*arguments).code == 2
    assert not list(tmp_path.glob("*.docx"))


def test_the_tones_that_are_set_hold_for_papers_and_not_for_records(
    briefing: Callable[..., Ended], stored: Path
) -> None:
    briefing("add", "2020-W26", "làm việc với Đảng uỷ")
    briefing("config", "tone_style", "old")
    assert "Đảng ủy" in briefing("export", "last", "--to", "txt").out
    assert "Đảng uỷ" in briefing("export", "last", "--to", "txt", "--tone", "typed").out
    assert "Đảng uỷ" in briefing("export", "last", "--to", "json").out
