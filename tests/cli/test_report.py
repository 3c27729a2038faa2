"""``briefing report``: printed, written, and left alone where nothing was told."""

from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.model.report import paragraphs
from briefing.model.report_editing import set_text
from tests.cli.conftest import Briefing
from tests.verbs.test_reporting import opened


def test_a_month_is_printed_as_markdown(briefing: Briefing, stored: Path) -> None:
    ended = briefing("report", "--month", "2020-06")
    assert ended.code == 0
    assert ended.out.startswith("# Báo cáo kết quả công tác tháng 6-2020\n")
    assert "15 trong số 20 đề án" in ended.out
    assert not (stored / "reports").exists()


@pytest.mark.parametrize(
    "span",
    [
        ["--quarter", "2020-Q2"],
        ["--half", "2020-H1"],
        ["--year", "2020"],
        ["--from", "2020-06-22", "--to", "28/6/2020"],
    ],
)
def test_any_span(briefing: Briefing, stored: Path, span: list[str]) -> None:
    ended = briefing("report", *span)
    assert (ended.code, "15 trong số 20 đề án" in ended.out) == (0, True)


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["--month", "2020"],
        ["--month", "2020-13"],
        ["--month", "2020-06", "--year", "2020"],
        ["--from", "2020-06-22"],
        ["--from", "2020-06-22", "--to", "2020-06-01"],
        ["--from", "hôm nào", "--to", "2020-06-01"],
        ["--month", "2020-06", "--to-format", "docx"],
    ],
)
def test_wrong_usage_is_exit_2(briefing: Briefing, stored: Path, wrong: list[str]) -> None:
    ended = briefing("report", *wrong)
    assert (ended.code, ended.out) == (2, "")


def test_a_span_without_weeks_is_exit_1(briefing: Briefing, stored: Path) -> None:
    ended = briefing("report", "--month", "2019-01")
    assert (ended.code, ended.out) == (1, "")
    assert "1 – 31/1/2019" in ended.err


def test_json_names_every_origin(briefing: Briefing, stored: Path) -> None:
    report = briefing("report", "--month", "2020-06", "--json").json
    told = [t for s in report["sections"] for p in s["paragraphs"] for t in p["told"]]
    assert {"week-2020-06-22"} == {one["briefing"] for one in told}


def test_a_file_is_written_once(briefing: Briefing, stored: Path, tmp_path: Path) -> None:
    arguments = ["report", "--month", "2020-06", "--to-format", "txt", "-o", tmp_path]
    assert briefing(*arguments).code == 0
    path = tmp_path / "bao-cao-2020-06.txt"
    assert path.read_text().startswith("BÁO CÁO")
    assert briefing(*arguments).code == 3
    assert briefing(*arguments, "--force").code == 0


def test_what_was_edited_is_printed_unless_fresh_is_asked_for(
    briefing: Briefing, stored: Path
) -> None:
    archive = open_archive(stored)
    report = opened(stored).report
    first = next(iter(paragraphs(report)))
    archive.put_report(set_text(report, first.id, "Lời của thư ký."), base=None)
    assert "Lời của thư ký." in briefing("report", "--month", "2020-06").out
    assert "Lời của thư ký." not in briefing("report", "--month", "2020-06", "--fresh").out
