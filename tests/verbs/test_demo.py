"""The sample archive's copy: private, complete, and the sample itself untouched."""

import stat
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.resources import data_dir
from briefing.verbs import demo
from briefing.verbs.demo import sample_copy


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_the_copy_is_private_and_complete(temporary_folder: Path) -> None:
    copy = sample_copy()
    assert copy.parent == temporary_folder
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert open_archive(copy).headers() == open_archive(data_dir()).headers() != []


def test_the_copy_may_be_changed_where_the_sample_is_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = tmp_path / "sample"
    sample.mkdir()
    (sample / "tep.json").write_text("{}")
    (sample / "tep.json").chmod(0o444)
    monkeypatch.setattr(demo, "data_dir", lambda: sample)
    copied = sample_copy() / "tep.json"
    assert copied.stat().st_mode & stat.S_IWUSR


def test_a_missing_sample_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "data_dir", lambda: tmp_path / "nowhere")
    with pytest.raises(ArchiveError):
        sample_copy()


def test_a_full_disk_leaves_nothing_behind(
    temporary_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_keywords: object) -> None:
        raise OSError(28, "No space left on device")

    sample = tmp_path / "sample"
    sample.mkdir()
    monkeypatch.setattr(demo, "data_dir", lambda: sample)
    monkeypatch.setattr("shutil.copytree", full)
    with pytest.raises(ArchiveError, match="No space"):
        sample_copy()
    assert list(temporary_folder.iterdir()) == []
