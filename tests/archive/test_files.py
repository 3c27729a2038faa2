import os
from pathlib import Path

import pytest

from briefing.archive import files
from briefing.errors import ArchiveError


def test_a_write_gives_the_signature_that_a_reader_sees(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    written = files.write(path, b"one")
    assert files.read(path) == (b"one", written)
    assert files.signature(path) == written


def test_a_file_from_the_future_still_moves_on(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    files.write(path, b"one")
    ahead = 4_000_000_000 * 10**9
    os.utime(path, ns=(ahead, ahead))
    assert files.write(path, b"two").mtime_ns > ahead


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right there")
def test_a_write_replaces_a_link_and_leaves_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "a.json"
    target.write_bytes(b"mine")
    link.symlink_to(target)
    files.write(link, b"new")
    assert target.read_bytes() == b"mine"
    assert not link.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right there")
def test_a_line_is_never_added_through_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "a.jsonl"
    target.write_bytes(b"mine")
    link.symlink_to(target)
    with pytest.raises(ArchiveError):
        files.append_line(link, b"x")
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("before", "after"), [(b"", b"x\n"), (b"a\n", b"a\nx\n"), (b"a\nto", b"a\nto\nx\n")]
)
def test_an_added_line_stands_alone(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(before)
    files.append_line(path, b"x")
    assert path.read_bytes() == after


def test_missing_files_and_folders_are_nothing_rather_than_errors(tmp_path: Path) -> None:
    assert files.read(tmp_path / "no" / "file") is None
    assert files.signature(tmp_path / "no") is None
    assert list(files.listing(tmp_path / "no")) == []


def test_a_folder_in_the_place_of_a_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=tmp_path.name):
        files.read(tmp_path)


def test_sweeping_takes_only_what_a_write_left(tmp_path: Path) -> None:
    names = [".a.json.x.tmp", "a.tmp", ".lock", "a.json"]
    for name in names:
        (tmp_path / name).write_text("")
    files.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names[1:], "home"])
