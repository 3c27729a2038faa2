"""An archive with one week and one of everything that an office enters beside its weeks."""

from datetime import date
from pathlib import Path

from briefing.archive.lists import FIGURES, SCHEMES
from briefing.archive.office import NUMBERS, OFFICE
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.model.directory import Member, Unit, make_directory
from briefing.model.figures import Definition
from briefing.model.office import Issued, Office
from briefing.model.records import Period, PeriodKind
from briefing.model.register import Entry
from briefing.model.report import Chapter, Paragraph, Report, Section
from briefing.model.schemes import Scheme
from tests.counted import week_of

REPORT = "reports/month-2020-06.json"

FILES = (
    "directory.json",
    "documents.json",
    "figures.json",
    "schemes.json",
    "office.json",
    "numbers.json",
    REPORT,
)
"""Every file of that kind; each has the word "Mot" in a text of its first entry."""


def enter_everything(folder: Path) -> TinyArchive:
    """Store the week and each of the entries, whatever is stored there already."""
    archive = open_archive(folder)
    archive.put(week_of("2020-06-22"))
    archive.put_directory(
        make_directory(
            [Unit(id="u1", name="Phòng Mot")], [Member(name="Nguyễn Văn Mot", unit="u1")]
        )
    )
    archive.put_documents((Entry(type="Kết luận", number="75", title="Về việc Mot"),))
    archive.put_entered(FIGURES, (Definition(id="f1", name="Lượt Mot", unit="lượt"),))
    archive.put_entered(SCHEMES, (Scheme(id="s1", year=2020, name="Đề án Mot"),))
    archive.put_entered(OFFICE, (Office(organization=("Ban Mot",)),))
    archive.put_entered(NUMBERS, (Issued(type="TB", number=1, about="Mot", day=date(2020, 6, 29)),))
    period = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
    words = (Paragraph(id="hand-1", text="Đoạn Mot"),)
    report = Report(
        period=period,
        as_of=date(2020, 6, 30),
        sections=(Section(id="results", chapter=Chapter.RESULTS, paragraphs=words),),
    )
    archive.put_report(report, base=archive.report(period))
    return archive
