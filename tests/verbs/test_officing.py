"""The office: entered field by field, kept in the archive, told what it lacks."""

from datetime import date
from pathlib import Path

import pytest

from briefing.archive import layout
from briefing.archive.layout import Kind
from briefing.archive.tiny import open_archive
from briefing.errors import BriefingError, ConflictError
from briefing.i18n import _
from briefing.model.office import Field, Numbering, Office
from briefing.model.paper import PaperKind
from briefing.verbs.officing import (
    FIELDS,
    give_number,
    lacking,
    load_office,
    save_office,
    set_field,
)

TYPED = {
    "field": "Nhà nước",
    "profile": "nd30",
    "parents": "Ủy ban nhân dân tỉnh; Hà Giang",
    "organization": "Sở Nội vụ",
    "symbol": "SNV",
    "place": "Hà Giang",
    "signer.authority": "TM Ủy ban; KT Chủ tịch",
    "signer.title": "Phó Chủ tịch",
    "signer.name": "Lý A",
    "report_signer.authority": "TL Giám đốc",
    "report_signer.title": "Chánh Văn phòng",
    "report_signer.name": "Lý B",
    "recipients": "Các phòng; Thanh tra Sở",
    "archive": "VT, VP",
    "numbering": "theo nhiệm kỳ",
    "term_start": "25/10/2025",
}


def test_every_field_reads_back_as_it_was_typed() -> None:
    office = Office()
    for name, value in TYPED.items():
        office = set_field(office, name, value)
    assert {name: field.read(office) for name, field in FIELDS.items()} == TYPED
    assert office.parents == ("Ủy ban nhân dân tỉnh", "Hà Giang")
    assert (office.numbering, office.term_start) == (Numbering.TERM, date(2025, 10, 25))
    for name in TYPED.keys() - {"field"}:
        office = set_field(office, name, "")
    assert {field.read(office) for name, field in FIELDS.items() if name != "field"} == {""}


@pytest.mark.parametrize("value", ["Nhà nước", "nhà nước", "nha nuoc", "state"])
def test_whose_rules_is_said_in_words_with_or_without_accents(value: str) -> None:
    assert set_field(Office(), "field", value).field is Field.STATE


@pytest.mark.parametrize("value", ["theo năm", "Theo nam", "year"])
def test_how_numbers_count_is_said_in_words(value: str) -> None:
    assert set_field(Office(), "numbering", value).numbering is Numbering.YEAR


def test_choosing_a_form_chooses_whose_rules_they_are() -> None:
    assert set_field(Office(), "profile", "nd30").field is Field.STATE
    assert set_field(set_field(Office(), "profile", "nd30"), "field", "party").profile == ""


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("field", "army", "Đảng, Nhà nước"),
        ("profile", "tt01", "hd05, hd36, nd30"),
        ("numbering", "month", "theo nhiệm kỳ, theo năm"),
        ("term_start", "ngày mai kia", "25/10/2025"),
        ("signer.authority", "Trưởng Ban", "TM"),
        ("colour", "red", "symbol"),
    ],
)
def test_what_cannot_be_is_refused_with_what_could(name: str, value: str, advice: str) -> None:
    with pytest.raises(BriefingError) as error:
        set_field(Office(), name, value)
    assert advice in error.value.advice


def test_control_characters_never_enter() -> None:
    assert set_field(Office(), "place", "Hà\x1b[31m Nội\n").place == "Hà Nội"


def test_it_is_kept_in_the_archive_and_counts_as_truth(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    assert load_office(archive) == Office()
    office = set_field(Office(), "symbol", "SNV")
    save_office(archive, office, Office())
    give_number(archive, "TB", "w1", date(2020, 1, 1), Numbering.YEAR)
    assert load_office(open_archive(tmp_path)) == office
    assert {"office.json", "numbers.json"} <= set(layout.truth(tmp_path))
    assert layout.kind_of("office.json") is layout.kind_of("numbers.json") is Kind.LIST


def test_a_change_by_another_is_not_written_over(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    mine = load_office(archive)
    save_office(open_archive(tmp_path), set_field(mine, "symbol", "THEIRS"), mine)
    with pytest.raises(ConflictError):
        save_office(archive, set_field(mine, "symbol", "MINE"), mine)
    assert load_office(archive).symbol == "THEIRS"


def test_what_lacks_is_told_with_how_to_enter_it() -> None:
    told = lacking(Office(), PaperKind.NOTICE)
    assert len(told) == 8
    assert any("briefing office --set symbol=" in sentence for sentence in told)
    assert any("--number" in sentence for sentence in told)
    assert all(_(field.label) for field in FIELDS.values())


def test_numbers_go_on_by_type_and_a_paper_keeps_its_own(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)

    def give(letters: str, about: str, year: int) -> int:
        return give_number(archive, letters, about, date(year, 6, 1), Numbering.YEAR)

    assert [give("TB", "w1", 2020), give("TB", "w2", 2020), give("BB", "w1", 2020)] == [1, 2, 1]
    assert give("TB", "w1", 2020) == 1
    assert give("TB", "w9", 2021) == 1
