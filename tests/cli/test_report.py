"""``briefing report``: printed, written, and left alone where nothing was told."""

from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

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
        ["--month", "2020-06", "--to-format", "odt"],
        ["--month", "2020-06", "--to", "docx", "--to-format", "pdf"],
        ["--month", "2020-06", "--to", "md", "--paper", "report"],
        ["--month", "2020-06", "--to", "docx", "--paper", "notice"],
        ["--month", "2020-06", "--to", "28/6/2020"],
        ["--from", "2020-06-22", "--to", "28/6/2020", "--to", "29/6/2020"],
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


SPANS = (["--month", "2020-06"], ["--from", "2020-06-22", "--to", "28/6/2020"])


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("profile", ["nd30", "hd36", "hd05"])
@pytest.mark.parametrize("name", ["docx", "pdf", "html"])
def test_every_writer_and_every_form(
    briefing: Briefing, stored: Path, tmp_path: Path, *, span: list[str], profile: str, name: str
) -> None:
    asked = ["--to", name, "--paper", "report", "--profile", profile, "--date", "6/7/2020"]
    ended = briefing("report", *span, *asked, "-o", tmp_path)
    assert ended.code == 0
    (path,) = tmp_path.glob(f"bao-cao-*.{name}")
    text = _text_of(path)
    assert "15 trong số 20 đề án" in text
    assert ("Độc lập - Tự do" in text) is (profile == "nd30")
    assert "Left blank" in ended.err or "!" in ended.err
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    assert briefing("report", *span, *asked, "-o", tmp_path).code == 3
    assert briefing("report", *span, *asked, "-o", tmp_path, "--force").code == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["md", "txt", "json", "html"])
def test_tones_are_placed_in_every_format(
    briefing: Briefing, stored: Path, tmp_path: Path, name: str
) -> None:
    briefing("add", "2020-W26", "làm việc với Đảng uỷ xã Hòa Bình", "--result")
    for style, words in (("typed", "Đảng uỷ xã Hòa"), ("new", "uỷ xã Hoà"), ("old", "ủy xã Hòa")):
        asked = ["--month", "2020-06", "--to", name, "--tone", style, "--force", "-o", tmp_path]
        assert briefing("report", *asked).code == 0
        assert words in (tmp_path / f"bao-cao-2020-06.{name}").read_text()


def _text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
    elif path.suffix == ".docx":
        document = Document(str(path))
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        texts = [one.text for part in (document, *cells) for one in part.paragraphs]
        text = "\n".join(texts)
    else:
        text = path.read_text()
    return " ".join(text.split())
