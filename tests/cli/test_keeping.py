"""Verbs that store much keep the day's backup; what fails is said and changes nothing else."""

from pathlib import Path

from tests.cli.conftest import MINUTES, Briefing


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").glob("*.zip"))


def test_an_import_and_a_finalize_of_one_day_make_one_backup(
    briefing: Briefing, archive_folder: Path, tmp_path: Path
) -> None:
    text = tmp_path / "minutes.txt"
    text.write_text(MINUTES, encoding="utf-8")
    assert briefing("import", text, "--dry-run").code == 0
    assert kept(archive_folder) == []
    assert briefing("import", text).code == 0
    made = kept(archive_folder)
    assert len(made) == 1
    assert briefing("finalize", "2020-W26").code == 0
    assert kept(archive_folder) == made


def test_a_backup_that_fails_is_said_and_the_verb_has_done_its_work(
    briefing: Briefing, archive_folder: Path, tmp_path: Path
) -> None:
    text = tmp_path / "minutes.txt"
    text.write_text(MINUTES, encoding="utf-8")
    archive_folder.mkdir(parents=True)
    (archive_folder / "backups").write_text("in the way")
    ended = briefing("import", text)
    assert ended.code == 0
    assert "backups" in ended.err
    assert "2020-W26" in briefing("list").out
