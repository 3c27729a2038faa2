"""``briefing documents``: found by number or words, conflicts, CSV out and in."""

from datetime import date
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from tests.cli.conftest import Briefing
from tests.insight.documents.test_register import week


@pytest.fixture
def citing(archive_folder: Path) -> Path:
    archive = open_archive(archive_folder)
    archive.put(
        week(
            0,
            "Quán triệt Kết luận số 75-KL/TW, ngày 30-5-2020 của Bộ Chính trị về công tác dân vận.",
            conclusions=("thực hiện Thông báo số 114/TB-VPCP ngày 02/6/2020.",),
        )
    )
    archive.put(week(1, "Kết luận số 75-KL/TW, ngày 29-5-2020.", "Theo Kết luận 75, Chỉ thị 19."))
    return archive_folder


@pytest.mark.parametrize("words", [["75-kl"], ["ket", "luan"], ["Bộ Chính trị"], ["dân vận"]])
def test_it_is_found_with_every_place(briefing: Briefing, citing: Path, words: list[str]) -> None:
    ended = briefing("documents", *words)
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "Kết luận số 75-KL/TW, ngày 30-5-2020 – Bộ Chính trị",
        "  công tác dân vận",
        "  ! several days of signing: 30/5/2020 (1) – 29/5/2020 (1)",
        "  2020-W23  Result 1",
        "  2020-W24  Result 1",
        "  2020-W24  Result 2",
    ]
    assert "1 document." in ended.err


def test_nothing_found_is_1(briefing: Briefing, citing: Path) -> None:
    ended = briefing("documents", "99-QĐ")
    assert (ended.code, ended.out) == (1, "")


def test_conflicts_and_what_is_not_clear(briefing: Briefing, citing: Path) -> None:
    ended = briefing("documents", "--conflicts")
    assert ended.code == 0
    assert "29/5/2020 (1)" in ended.out
    assert "Thông báo" not in ended.out
    assert "  Chỉ thị 19  2020-W24  Result 2" in ended.out.splitlines()


def test_json(briefing: Briefing, citing: Path) -> None:
    (document,) = briefing("documents", "114", "--json").json["documents"]
    assert (document["number"], document["symbol"], document["date"]) == (
        "114",
        "TB-VPCP",
        "2020-06-02",
    )
    assert document["places"] == [
        {"week": "week-2020-06-01", "kind": "directive", "item": "d1", "ordinal": 1}
    ]


def test_csv_out_mended_and_in_again(briefing: Briefing, citing: Path, tmp_path: Path) -> None:
    table = tmp_path / "so.csv"
    assert briefing("documents", "--csv", str(table)).code == 0
    assert briefing("documents", "--csv", str(table)).code == 3  # not written over unasked
    assert briefing("documents", "--csv", str(table), "--force").code == 0
    text = table.read_text("utf-8-sig")
    assert "Kết luận;75;KL/TW;30/5/2020;Bộ Chính trị;công tác dân vận;3;8/6/2020;15/6/2020" in text
    table.write_text(text.replace("30/5/2020;Bộ Chính trị", "29/5/2020;Ban Bí thư", 1), "utf-8-sig")
    taken = briefing("documents", "--take-in", str(table))
    assert (taken.code, "2 new documents" in taken.err) == (0, True)
    assert date(2020, 5, 29) in {entry.date for entry in open_archive(citing).documents()}
    (document,) = briefing("documents", "75-KL", "--json").json["documents"]
    assert (document["date"], document["issuer"], document["entered"]) == (
        "2020-05-29",
        "Ban Bí thư",
        True,
    )
    assert document["conflicts"] == [
        "several days of signing: 29/5/2020 (register) – 30/5/2020 (1)"
    ]


def test_the_checks_compare_with_what_was_entered(
    briefing: Briefing, citing: Path, tmp_path: Path
) -> None:
    table = tmp_path / "so.csv"
    table.write_text("Loại;Số;Ngày\nKết luận;75-KL/TW;29/5/2020\n", encoding="utf-8")
    briefing("documents", "--take-in", str(table))
    assert "citation/register" in briefing("check", "2020-W23").out


def test_wrong_usage_and_missing_files(briefing: Briefing, citing: Path) -> None:
    assert briefing("documents", "--force").code == 2
    assert briefing("documents", "--take-in", "khong-co.csv").code == 3
