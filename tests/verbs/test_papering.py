"""Official papers: made for the office, never with what is internal, told what is blank."""

import stat
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

pytest.importorskip("docx")

from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import BriefingError, ConflictError
from briefing.language.letters import ToneStyle
from briefing.model.paper import PaperKind, all_blocks
from briefing.model.records import Result
from briefing.model.report import Report
from briefing.verbs.officing import save_office
from briefing.verbs.papering import (
    Wish,
    export_paper,
    make_paper,
    make_report_paper,
    paper_bytes,
    paper_name,
)
from tests.benchmarks.docx_file import DocxFile
from tests.writing.papers.examples import PARTY, WEEK


@pytest.fixture
def archive(tmp_path: Path) -> TinyArchive:
    opened = open_archive(tmp_path / "archive")
    save_office(opened, PARTY)
    return opened


def said(archive: TinyArchive, wish: Wish) -> str:
    return "\n".join(block.text for block in all_blocks(make_paper(archive, WEEK, wish).paper))


def test_the_form_is_that_of_the_day_unless_another_is_asked_for(archive: TinyArchive) -> None:
    assert make_paper(archive, WEEK, Wish()).profile.name == "hd36"  # the meeting was in 2020
    assert make_paper(archive, WEEK, Wish(day=date(2026, 6, 1))).profile.name == "hd05"
    assert make_paper(archive, WEEK, Wish(profile="nd30")).profile.name == "nd30"
    save_office(archive, replace(PARTY, profile="hd05"))
    assert make_paper(archive, WEEK, Wish()).profile.name == "hd05"


@pytest.mark.parametrize("kind", PaperKind)
def test_private_notes_and_internal_items_are_in_no_paper(
    archive: TinyArchive, kind: PaperKind
) -> None:
    secret = replace(WEEK, results=(*WEEK.results, Result(id="r9", text="điều kín #nội-bộ")))
    data = paper_bytes(make_paper(archive, secret, Wish(kind=kind)), Wish())
    text = "\n".join(line.text for line in DocxFile(data).lines())
    assert "Yên Minh" in text or "YÊN MINH" in text
    assert "riêng tư" not in text
    assert "kín" not in text


def test_tones_change_and_nothing_else(archive: TinyArchive) -> None:
    typed, new, old = (said(archive, Wish(tone=tone)) for tone in ToneStyle)
    assert "uỷ" in typed
    assert "Đảng uỷ" in new
    assert "Đảng ủy" in old
    assert old.replace("ủy", "uỷ").replace("ỦY", "UỶ").replace("tọa", "toạ") == new


def test_the_next_number_stays_the_paper_s_own(archive: TinyArchive) -> None:
    wish = Wish(kind=PaperKind.NOTICE, number="next")
    assert "Số 01-TB/ĐU" in said(archive, wish)
    assert "Số 01-TB/ĐU" in said(archive, wish)
    other = replace(WEEK, id="week-2020-06-29")
    assert make_paper(archive, other, wish).paper.number[0].text == "Số 02-TB/ĐU"
    assert "Số 07-TB/ĐU" in said(archive, Wish(kind=PaperKind.NOTICE, number="7"))


@pytest.mark.parametrize("number", ["x", "0", "-1", "1.5", "1000000"])
def test_what_is_no_number_is_refused(archive: TinyArchive, number: str) -> None:
    with pytest.raises(BriefingError, match="số"):
        make_paper(archive, WEEK, Wish(number=number))


def test_a_paper_is_written_privately_and_over_nothing(
    archive: TinyArchive, tmp_path: Path
) -> None:
    wish = Wish(kind=PaperKind.NOTICE)
    path, made = export_paper(archive, WEEK, wish, tmp_path)
    assert (
        path == tmp_path / "thong-bao-ket-luan-2020-W26.docx" == tmp_path / paper_name(WEEK, wish)
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == paper_bytes(made, wish)
    assert len(made.blanks) == 1  # the number
    with pytest.raises(ConflictError):
        export_paper(archive, WEEK, wish, tmp_path)
    export_paper(archive, WEEK, wish, tmp_path, overwrite=True)


def test_a_gathered_report_is_a_paper_too(archive: TinyArchive) -> None:
    gathered = Report(period=WEEK.period, as_of=date(2020, 6, 30))
    made = make_report_paper(archive, gathered, Wish(number="next"))
    assert made.paper.number[0].text == "Số 01-BC/ĐU"
    assert made.paper.place_date[0].text == "Yên Minh, ngày 30 tháng 6 năm 2020"


def test_a_template_makes_word_documents_only(archive: TinyArchive) -> None:
    made = make_paper(archive, WEEK, Wish())
    with pytest.raises(BriefingError, match=r"[Mm]ẫu"):
        paper_bytes(made, Wish(format_name="pdf", template=b"x"))
