"""``briefing check``: fixing, silencing, papers, and what its exit code says."""

from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.verbs.editing import WorkingCopy
from tests.cli.conftest import Briefing

WEEK = "week-2020-06-22"


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("BRIEFING_CONFIG", str(path))
    return path


@pytest.fixture
def faulty(briefing: Briefing, minutes: Path) -> Briefing:
    """The archive with a week of which two slips have certain corrections and a share has none."""
    text = minutes.read_text(encoding="utf-8")
    text = text.replace("Văn phòng đã hoàn thành", "Văn phòng đã đã hoàn thành")
    minutes.write_text(text.replace("75%.", "74%, báo cáo T,Ư."), encoding="utf-8")
    assert briefing("import", minutes).code in (0, 1)
    return briefing


def test_findings_are_numbered_and_say_what_can_be_fixed(faulty: Briefing) -> None:
    found = faulty("check", WEEK)
    assert found.code == 1
    assert "  1 ! 15 of 20 is 75%, not 74%. (Result 1) [figures/ratio]" in found.out
    assert "→ Corrected: T,Ư → T.Ư" in found.out
    listed = faulty("check", WEEK, "--json").json
    assert [one["rule"] for one in listed] == [
        "figures/ratio",
        "spelling/doubled",
        "spelling/centre",
    ]
    assert listed[0]["fix"] is None
    assert listed[2]["words"] == "T,Ư"


def test_fixing_makes_the_certain_corrections_and_each_can_be_undone(
    faulty: Briefing, archive_folder: Path
) -> None:
    fixed = faulty("check", WEEK, "--fix")
    assert fixed.code == 1  # the share is left to somebody who knows
    assert "2 corrections made." in fixed.err
    archive = open_archive(archive_folder)
    text = archive.get(WEEK).results[0].text
    assert "T.Ư" in text
    assert "đã đã" not in text
    work = WorkingCopy(archive, archive.get(WEEK))
    assert work.undo() is not None
    assert work.undo() is not None
    assert "đã đã hoàn thành" in work.briefing.results[0].text
    assert "T,Ư" in work.briefing.results[0].text


def test_one_finding_may_stand_in_one_briefing(faulty: Briefing, archive_folder: Path) -> None:
    silenced = faulty("check", WEEK, "--silence", "1")
    assert "74%" in silenced.err
    assert "figures/ratio" not in silenced.out
    (accepted,) = open_archive(archive_folder).get(WEEK).accepted
    assert accepted.rule == "figures/ratio"
    again = faulty("check", WEEK, "--unsilence", "figures/ratio")
    assert "[figures/ratio]" in again.out
    assert faulty("check", WEEK, "--silence", "9").code == 2


def test_a_rule_is_silenced_for_good(faulty: Briefing, config: Path) -> None:
    assert faulty("check", "--silence", "figures/ratio").code == 0
    assert "figures/ratio" in config.read_text()
    assert "figures/ratio" not in faulty("check", WEEK).out
    assert faulty("check", "--silence", "figures/ratios").code == 3
    faulty("check", "--unsilence", "figures/ratio")
    assert "[figures/ratio]" in faulty("check", WEEK).out


def test_a_file_is_only_read(briefing: Briefing, minutes: Path) -> None:
    before = minutes.read_bytes()
    for arguments in (("--fix",), ("--silence", "1")):
        refused = briefing("check", minutes, *arguments)
        assert refused.code == 2
        assert "import" in refused.err
    assert minutes.read_bytes() == before


def test_a_file_is_checked_where_the_reader_kept_nothing_of_it(
    briefing: Briefing, minutes: Path
) -> None:
    """The paragraph about the meeting becomes its facts; a slip in it is told all the same."""
    told = (
        "Hội nghị được tổ chức trực tuyến tại 12 điểm cầu, với sự tham dự của lãnh đạo các phòng,"
        " ban, các đơn vị ở T,Ư và toàn thể cán bộ, công chức của cơ quan trong phòng họp lớn."
    )
    text = minutes.read_text(encoding="utf-8")
    minutes.write_text(text.replace("Tuần qua", f"{told}\n\nTuần qua", 1), encoding="utf-8")
    assert "“T,Ư”" in briefing("check", minutes).out


def test_all_weeks_at_once(faulty: Briefing) -> None:
    found = faulty("check", "--all")
    assert found.code == 1
    assert found.out.startswith(WEEK)
    assert set(faulty("check", "--all", "--json").json) == {WEEK}


def test_advice_alone_is_no_fault(briefing: Briefing, stored: Path) -> None:
    assert briefing("add", WEEK, "gửi hồ sơ lên trên", "--due", "5/7/2020").code == 0
    found = briefing("check", WEEK)
    assert "· It is due on Chủ nhật 5/7/2020, a weekend." in found.out
    assert found.code == 0


def test_the_form_of_a_paper(briefing: Briefing, stored: Path) -> None:
    assert briefing("check", WEEK).code == 0
    found = briefing("check", WEEK, "--paper", "minutes")
    assert found.code == 1
    assert "The form asks for who takes the minutes." in found.out
