"""Putting back: whole or, after an interruption at any moment, taken up again until it is."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.archive import backups, files
from briefing.archive.backups import archive_lock, listing, make_backup
from briefing.archive.bundles import Bundle
from briefing.archive.restoring import Step, checksum_of, finish, pending, put_back
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from tests.archive.filled import NOW, W25, W27, changed, filled, texts_of, week

YEARS = ("briefings/2019.json", "briefings/2020.json", "briefings/2021.json")


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def folder(archive_folder: Path) -> Path:
    """An archive that is no longer what its backup holds."""
    archive = filled(archive_folder)
    make_backup(archive_folder, NOW)
    changed(archive, W25, "sau khi sao lưu")
    (archive_folder / "briefings" / "2019.json").unlink()
    archive.put(week(date(2021, 6, 14), "năm sau"))
    return archive_folder


def backup_of(folder: Path) -> Path:
    return listing(folder)[-1].path


def steps(folder: Path) -> list[Step]:
    with Bundle(backup_of(folder)) as bundle:
        kept = {name: entry.sha256 for name, entry in bundle.manifest.files.items()}
    return [Step(name, checksum_of(folder / name), kept.get(name, "")) for name in YEARS]


def restore(folder: Path) -> None:
    with archive_lock(folder), Bundle(backup_of(folder)) as bundle:
        put_back(folder, bundle, steps(folder), NOW)


def years(folder: Path) -> dict[str, str]:
    return {name: checksum_of(folder / name) for name in YEARS}


def then(folder: Path) -> dict[str, str]:
    return {step.name: step.after for step in steps(folder)}


def test_files_are_as_they_were_and_nothing_lies_about(folder: Path) -> None:
    expected = then(folder)
    assert years(folder) != expected
    restore(folder)
    assert years(folder) == expected
    assert not pending(folder)
    assert not (folder / "restoring").exists()
    assert finish(folder, NOW) == ""
    assert texts_of(open_archive(folder))[W25] == (
        "việc thứ nhất của tuần 25",
        "việc thứ hai của tuần 25",
    )


def interrupted(monkeypatch: pytest.MonkeyPatch, at: int, run: Callable[[], object]) -> bool:
    """Run and end it at the ``at``-th step that touches the disk; tell whether it came so far."""
    count = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count == at:
                raise Killed
            return real(*arguments, **named)

        return step

    with monkeypatch.context() as patch:
        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (os, "mkdir")):
            patch.setattr(owner, name, counted(getattr(owner, name)))
        try:
            run()
        except Killed:
            return True
    return False


def test_an_interruption_anywhere_is_finished_by_the_next_start(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, before = then(folder), years(folder)
    at = 1
    while True:
        copy = tmp_path / f"copy{at}"
        shutil.copytree(folder, copy)
        if not interrupted(monkeypatch, at, lambda: restore(copy)):  # noqa: B023 - run at once
            break
        for name, digest in years(copy).items():
            assert digest in {before[name], expected[name]}
        if pending(copy):
            assert interrupted(monkeypatch, 3, lambda: finish(copy, NOW))  # noqa: B023
            if pending(copy):
                assert finish(copy, NOW)
        else:
            assert years(copy) in (before, expected)
            restore(copy)
        assert years(copy) == expected
        assert not pending(copy)
        shutil.rmtree(copy)
        at += 1
    assert at > 12


def halfway(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupt a restore when one file has been moved to its place."""
    real, count = Path.replace, 0

    def stop(path: Path, target: Path) -> Path:
        nonlocal count
        count += path.parent.name == "restoring"
        if count == 2:
            raise Killed
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop)
        with pytest.raises(Killed):
            restore(folder)
    assert pending(folder)


def test_what_is_saved_between_interruption_and_finish_is_backed_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = then(folder)
    halfway(folder, monkeypatch)
    changed(open_archive(folder), W27, "gõ trong lúc dở dang")
    before = checksum_of(folder / YEARS[1])
    said = finish(folder, NOW)
    assert years(folder) == expected
    (kept,) = [one.path for one in listing(folder) if one.before == "restore"]
    assert kept.name in said
    with Bundle(kept) as bundle:
        assert bundle.manifest.files[YEARS[1]].sha256 == before


@pytest.mark.parametrize("spoil", ["garble", "lose", "foreign"])
def test_a_journal_that_leads_nowhere_is_told_and_nothing_is_touched(
    folder: Path, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    halfway(folder, monkeypatch)
    journal = folder / "restore.journal"
    if spoil == "garble":
        journal.write_bytes(journal.read_bytes()[:-20])
    elif spoil == "lose":
        shutil.rmtree(folder / "restoring")
    else:
        journal.write_text(journal.read_text().replace("briefings/2020.json", "../ngoài.json"))
    before = years(folder)
    with pytest.raises(ArchiveError) as told:
        finish(folder, NOW)
    assert "restore.journal" in str(told.value)
    assert years(folder) == before


def test_a_full_disk_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = years(folder)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ArchiveError):
            restore(folder)
    assert years(folder) == before
    assert not pending(folder)


def test_a_file_that_comes_back_never_looks_like_the_one_it_replaces(folder: Path) -> None:
    path = folder / YEARS[1]
    later = path.stat().st_mtime_ns + 10**15
    os.utime(path, ns=(later, later))
    before = files.signature(path)
    restore(folder)
    after = files.signature(path)
    assert before is not None
    assert after is not None
    assert after.mtime_ns > before.mtime_ns
    assert backups.listing(folder)
