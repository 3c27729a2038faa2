"""The two real texts, where they lie beside the checkout; their words stay out of the project."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.model.records import (
    Briefing,
    Citation,
    ListStyle,
    PeriodKind,
    Qualifier,
    Session,
)
from briefing.reading import Reading, read_bytes


def read(folder: Path, number: str) -> Reading:
    path = next(folder.glob(f"{number}_*.txt"))
    return read_bytes(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def weekly(samples_dir: Path) -> Briefing:
    return read(samples_dir, "002").briefing


@pytest.fixture(scope="module")
def monthly(samples_dir: Path) -> Briefing:
    return read(samples_dir, "003").briefing


def test_weekly_period_and_meeting(weekly: Briefing) -> None:
    assert weekly.id == "week-2020-06-22"
    assert weekly.period.end == date(2020, 6, 28)
    assert weekly.meeting.date == date(2020, 6, 29)
    assert weekly.meeting.session is Session.AFTERNOON
    assert weekly.meeting.chair is not None
    assert weekly.meeting.chair.name == "Mai Văn Chính"
    assert weekly.meeting.chair.title.startswith("Ủy viên Trung ương Đảng, Phó Trưởng Ban")
    assert weekly.meeting.chair.title.endswith("Trung ương")
    assert weekly.organization == "Ban Tổ chức Trung ương"
    assert weekly.title.endswith("của Ban Tổ chức Trung ương")


def test_weekly_results_and_conclusions(weekly: Briefing) -> None:
    assert weekly.summary
    assert len(weekly.results) == 4
    (group,) = weekly.directive_lists
    assert group.style is ListStyle.WORDS
    assert group.lead_in.startswith("Kết luận Hội nghị,")
    assert group.lead_in.endswith(":")
    assert [item.ordinal for item in group.directives] == [1, 2, 3, 4, 5]
    assert weekly.source is not None
    for item in group.directives:
        assert item.text[0].islower()
        assert item.text.endswith(".")
        # Whole, and nothing but the item.
        assert re.search(rf"\slà,\s{re.escape(item.text)}\s*\n", weekly.source.text)


def test_weekly_quotation_and_citations(weekly: Briefing) -> None:
    (quotation,) = weekly.quotations
    assert not set(quotation.text) & set("“”")
    assert quotation.source.startswith("Kết luận 75-KL/TW, ngày 30-5-2020 về")
    assert {(c.type, c.number, c.symbol, c.date) for c in weekly.citations} == {
        ("Kết luận", "75", "KL/TW", date(2020, 5, 30)),
        ("Chỉ thị", "45", "CT/TW", None),
        ("Chỉ thị", "35", "CT/TW", None),
        ("Quy định", "260", "QĐ/TW", None),
    }
    assert len(weekly.citations) == 4


def test_weekly_has_no_furniture_and_leaves_nothing_over(
    weekly: Briefing, samples_dir: Path
) -> None:
    bare = repr(weekly).split("source=Source", maxsplit=1)[0]
    for piece in ("Tin:", "Ảnh:", "Email", "Ý KIẾN BẠN ĐỌC", "chuyên mục", "VIDEO", "17:50"):
        assert piece not in bare
    assert weekly.warnings == ()
    assert read(samples_dir, "002").unplaced == ()


def test_monthly_period_and_meeting(monthly: Briefing) -> None:
    assert monthly.period.kind is PeriodKind.MONTH
    assert (monthly.period.start, monthly.period.end) == (date(2019, 11, 1), date(2019, 11, 30))
    assert monthly.meeting.date == date(2019, 12, 2)
    assert monthly.meeting.sites == 71
    assert monthly.meeting.place == "Hà Nội"
    assert monthly.meeting.chair is not None
    assert monthly.meeting.chair.name == "Phạm Minh Chính"
    assert monthly.meeting.chair.title.count(",") == 2
    assert monthly.organization.startswith("Ban Tổ chức")


def test_monthly_invents_no_directives(monthly: Briefing) -> None:
    assert monthly.directive_lists == ()
    assert [item.section for item in monthly.results[-2:]] == ["Phương hướng, nhiệm vụ"] * 2


def test_monthly_figures(monthly: Briefing) -> None:
    found = {
        (figure.value, figure.unit, figure.of, figure.total, figure.qualifier)
        for figure in monthly.figures
    }
    assert [f.total_qualifier for f in monthly.figures if f.total == 560] == [Qualifier.NEARLY]
    exact, about = Qualifier.EXACT, Qualifier.ABOUT
    assert found == {
        (Decimal(15), "đề án", Decimal(17), None, exact),
        (Decimal("88.02"), "%", None, None, about),
        (Decimal(30), "lượt", None, Decimal(560), exact),
        (Decimal(133), "lượt", None, Decimal(854), exact),
        (Decimal(88), "trường hợp", None, Decimal(1077), exact),
        (Decimal(2), "lớp", None, None, exact),
        (Decimal(86), "đồng chí", None, None, exact),
    }


def test_monthly_citations(monthly: Briefing) -> None:
    assert Citation(
        type="Quy định",
        number="205",
        symbol="QĐ/TW",
        issuer="Bộ Chính trị",
        date=date(2019, 9, 23),
    ) in (monthly.citations)
    assert {c.number for c in monthly.citations} == {"205", "35", "9723", "26"}
