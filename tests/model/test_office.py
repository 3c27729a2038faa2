"""The office: what a paper lacks, who signs, and which number comes next."""

from datetime import date

import pytest

from briefing.model.office import (
    Authority,
    Field,
    Issued,
    Numbering,
    Office,
    Signer,
    SigningRight,
    counting_with,
    missing,
    next_number,
    number_of,
    read_authority,
    signer_of,
    write_authority,
)
from briefing.model.paper import PaperKind

WHOLE = Office(
    organization=("Văn phòng",),
    symbol="VP",
    place="Hà Nội",
    signer=Signer(title="Chánh Văn phòng", name="Lý A"),
    recipients=("Các phòng",),
    archive="Văn phòng",
)


@pytest.mark.parametrize("kind", PaperKind)
def test_an_office_that_entered_everything_lacks_the_number_alone(kind: PaperKind) -> None:
    assert missing(WHOLE, kind) == ("number",)
    assert missing(WHOLE, kind, 1) == ()


def test_what_lacks_depends_on_the_paper_and_the_side() -> None:
    state = Office(field=Field.STATE)
    assert missing(state, PaperKind.MINUTES, 1) == ("organization", "symbol", "archive")
    assert "place" in missing(Office(), PaperKind.MINUTES, 1)
    assert {"place", "recipients", "signer.title", "signer.name"} < set(
        missing(state, PaperKind.NOTICE, 1)
    )


@pytest.mark.parametrize(
    ("text", "right", "of"),
    [
        ("T/M Ban Thường vụ", SigningRight.COLLECTIVE, "Ban Thường vụ"),
        ("TM. Ủy ban nhân dân", SigningRight.COLLECTIVE, "Ủy ban nhân dân"),
        ("kt  Trưởng Ban", SigningRight.DEPUTY, "Trưởng Ban"),
        ("TL. Bí thư", SigningRight.DELEGATED, "Bí thư"),
        ("TUQ. Chủ tịch", SigningRight.AUTHORIZED, "Chủ tịch"),
        ("Q. Trưởng Ban", SigningRight.ACTING, "Trưởng Ban"),
    ],
)
def test_signing_rights_are_read_however_they_are_written(
    text: str, right: SigningRight, of: str
) -> None:
    authority = read_authority(text)
    assert authority == Authority(right=right, of=of)
    assert read_authority(write_authority(authority)) == authority


@pytest.mark.parametrize("text", ["", "Trưởng Ban", "T/M", "XX Trưởng Ban"])
def test_what_is_no_signing_right(text: str) -> None:
    assert read_authority(text) is None


def test_reports_fall_back_on_the_usual_signer() -> None:
    assert signer_of(WHOLE, PaperKind.REPORT) == WHOLE.signer
    other = Signer(name="Lý B")
    with_own = Office(signer=WHOLE.signer, report_signer=other)
    assert signer_of(with_own, PaperKind.REPORT) == other
    assert signer_of(with_own, PaperKind.NOTICE) == WHOLE.signer


def issued(letters: str, number: int, day: date) -> Issued:
    return Issued(type=letters, number=number, about=f"{letters}{number}", day=day)


GIVEN = (
    issued("TB", 41, date(2019, 12, 30)),
    issued("TB", 1, date(2020, 1, 6)),
    issued("BC", 7, date(2020, 1, 6)),
)


@pytest.mark.parametrize(
    ("letters", "day", "numbering", "start", "number"),
    [
        ("TB", date(2020, 2, 1), Numbering.YEAR, None, 2),
        ("TB", date(2019, 5, 1), Numbering.YEAR, None, 42),
        ("TB", date(2021, 1, 1), Numbering.YEAR, None, 1),
        ("BB", date(2020, 2, 1), Numbering.YEAR, None, 1),
        ("TB", date(2020, 2, 1), Numbering.TERM, None, 42),  # the XII term of the Party
        ("TB", date(2021, 3, 1), Numbering.TERM, None, 1),  # the XIII
        ("TB", date(2020, 2, 1), Numbering.TERM, date(2020, 1, 1), 2),
    ],
)
def test_the_next_number_of_a_year_or_a_term(
    letters: str, day: date, numbering: Numbering, start: date | None, number: int
) -> None:
    assert next_number(GIVEN, letters, counting_with(day, numbering, start)) == number


def test_a_paper_keeps_its_number() -> None:
    assert number_of(GIVEN, "TB", "TB41") == 41
    assert number_of(GIVEN, "BC", "TB41") is None
