"""The file of an edited report: durable, readable, never written over unasked."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.archive import layout
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, ConflictError
from briefing.model.records import Figure, Period, PeriodKind
from briefing.model.report import Chapter, Mark, Paragraph, Report, Section, Telling

JUNE = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))


def report(text: str) -> Report:
    one = Paragraph(
        id="result:w/r1",
        text=text,
        gathered="Lời cũ",
        home="results:a",
        told=(Telling(briefing="w", item="r1", why="alike", percent=93, words="Khác"),),
        figure=Figure(name="Tiếp dân", value=Decimal("1.50")),
        mark=Mark.CHANGED,
        dropped=True,
    )
    section = Section(id="results:a", chapter=Chapter.RESULTS, title="A", paragraphs=(one,))
    return Report(period=JUNE, as_of=JUNE.end, weeks=("w",), sections=(section,))


def test_what_is_kept_is_read_again_by_another_program(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    assert archive.report(JUNE) is None
    archive.put_report(report("Một"), base=None)
    assert open_archive(archive_folder).report(JUNE) == report("Một")
    archive.put_report(report("Hai"), base=report("Một"))
    assert open_archive(archive_folder).report(JUNE) == report("Hai")


@pytest.mark.parametrize("base", [None, report("Ba")])
def test_another_base_is_refused(archive_folder: Path, base: Report | None) -> None:
    archive = open_archive(archive_folder)
    archive.put_report(report("Một"), base=None)
    with pytest.raises(ConflictError):
        archive.put_report(report("Hai"), base=base)
    assert archive.report(JUNE) == report("Một")


@pytest.mark.parametrize(
    "content",
    ["{", '{"report": {"1": {"period": 3}}}', '{"meta": {"1": {"format": "other"}}}'],
)
def test_a_broken_file_is_told_and_never_written_over(archive_folder: Path, content: str) -> None:
    path = archive_folder / "reports" / "month-2020-06.json"
    path.parent.mkdir(parents=True)
    path.write_text(content)
    archive = open_archive(archive_folder)
    with pytest.raises(ArchiveError, match="month-2020-06"):
        archive.report(JUNE)
    with pytest.raises(ArchiveError):
        archive.put_report(report("Một"), base=None)
    assert path.read_text() == content


def test_a_newer_version_is_left_alone(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put_report(report("Một"), base=None)
    path = archive_folder / "reports" / "month-2020-06.json"
    plain = json.loads(path.read_text())
    plain["report"]["1"]["schema_version"] = 99
    path.write_text(json.dumps(plain))
    with pytest.raises(ArchiveError):
        open_archive(archive_folder).report(JUNE)


def test_half_a_surrogate_pair_is_refused_and_the_old_stays(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put_report(report("Một"), base=None)
    with pytest.raises(ArchiveError):
        archive.put_report(report("\ud83d"), base=report("Một"))
    assert open_archive(archive_folder).report(JUNE) == report("Một")


def test_a_backup_has_it(archive_folder: Path) -> None:
    open_archive(archive_folder).put_report(report("Một"), base=None)
    name = "reports/month-2020-06.json"
    assert layout.kind_of(name) in layout.TRUTH
    assert name in list(layout.truth(archive_folder))
    assert layout.kind_of("reports/other-2020-06-01-2020-06-15.json") in layout.TRUTH
    assert layout.kind_of("reports/../x.json") not in layout.TRUTH
