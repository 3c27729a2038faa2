"""The office's own Word documents in the archive: kept as they are, privately, with its backups."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.archive import layout
from briefing.archive.backups import make_backup
from briefing.archive.bundles import Bundle
from briefing.archive.care.doctor import examine, repair
from briefing.archive.layout import Kind
from briefing.archive.patient import PatientArchive
from briefing.archive.templates import LARGEST, is_whole
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.model.paper import PaperKind
from briefing.verbs.restore_plan import plan
from briefing.verbs.restoring import restore_all
from tests.counted import week_of
from tests.writing.papers.templating.letterheads import letterhead

NOW = datetime(2020, 7, 6, 8, 0, tzinfo=UTC)
LATER = datetime(2020, 7, 6, 9, 0, tzinfo=UTC)
OWN = letterhead("{{nội dung}}")
OTHER = letterhead("{{tên loại}}")


@pytest.fixture
def kept(archive_folder: Path) -> Path:
    archive = open_archive(archive_folder)
    archive.put(week_of("2020-06-22"))
    archive.templates().keep(PaperKind.NOTICE, OWN)
    return archive_folder


def test_it_is_kept_as_it_is_for_its_user_alone(kept: Path) -> None:
    for archive in (open_archive(kept), PatientArchive(open_archive(kept))):
        templates = archive.templates()
        assert templates.kinds() == (PaperKind.NOTICE,)
        assert templates.read(PaperKind.NOTICE) == OWN
        assert templates.read(PaperKind.MINUTES) == b""
        assert templates.path(PaperKind.NOTICE) == kept / "templates" / "notice.docx"
    assert stat.S_IMODE((kept / "templates" / "notice.docx").stat().st_mode) == 0o600
    assert stat.S_IMODE((kept / "templates").stat().st_mode) == 0o700


def test_it_is_replaced_and_removed(kept: Path) -> None:
    templates = PatientArchive(open_archive(kept)).templates()
    templates.keep(PaperKind.NOTICE, OTHER)
    assert templates.read(PaperKind.NOTICE) == OTHER
    templates.remove(PaperKind.NOTICE)
    templates.remove(PaperKind.NOTICE)
    assert templates.kinds() == ()
    assert open_archive(kept / "nowhere").templates().kinds() == ()


def test_it_is_the_truth_and_goes_into_every_backup(kept: Path) -> None:
    assert layout.kind_of("templates/notice.docx") is Kind.TEMPLATE
    assert Kind.TEMPLATE in layout.TRUTH
    for stray in ("templates/other.docx", "templates/notice.docm", "templates/a/notice.docx"):
        assert layout.kind_of(stray) is Kind.STRAY
    with Bundle(make_backup(kept, NOW)) as bundle:
        assert bundle.content("templates/notice.docx") == OWN


def test_a_restore_brings_it_back_and_takes_none_away(kept: Path) -> None:
    backup = make_backup(kept, NOW)
    templates = open_archive(kept).templates()
    templates.keep(PaperKind.NOTICE, OTHER)
    templates.keep(PaperKind.REPORT, OTHER)
    planned = plan(kept, backup)
    assert planned.entered == ("templates/notice.docx",)
    restore_all(kept, planned, LATER)
    assert templates.read(PaperKind.NOTICE) == OWN
    assert templates.read(PaperKind.REPORT) == OTHER


def test_a_damaged_one_is_told_and_comes_back(kept: Path) -> None:
    assert examine(kept).findings == ()
    make_backup(kept, NOW)
    path = kept / "templates" / "notice.docx"
    path.write_bytes(OWN[:200] + b"\x00\x01" + OWN[202:])
    report = examine(kept)
    assert [(one.id, one.file) for one in report.findings] == [
        ("template/damaged", "templates/notice.docx")
    ]
    assert repair(kept, report, LATER).left == ()
    assert path.read_bytes() == OWN


def test_a_damaged_one_in_a_backup_does_not_come_back(kept: Path) -> None:
    path = kept / "templates" / "notice.docx"
    path.write_bytes(b"no document")
    backup = make_backup(kept, NOW)
    open_archive(kept).templates().keep(PaperKind.NOTICE, OWN)
    planned = plan(kept, backup)
    assert planned.steps == ()
    assert "templates/notice.docx" in "".join(planned.notes)


def test_one_that_somebody_laid_there_and_is_far_too_large_is_not_read(kept: Path) -> None:
    with (kept / "templates" / "report.docx").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ArchiveError, match=r"report\.docx"):
        open_archive(kept).templates().read(PaperKind.REPORT)
    assert not is_whole(b"x" * (LARGEST + 1))
