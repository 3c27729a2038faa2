"""Templates of an office: checked when taken in, used without being asked, told when they lack."""

import stat
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

pytest.importorskip("docx")

from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import BriefingError, ConflictError, NotFoundError
from briefing.model.paper import PaperKind
from briefing.model.template import Lack
from briefing.verbs.checking import Finding, findings, let_stand
from briefing.verbs.officing import save_office
from briefing.verbs.papering import Wish, make_paper, paper_bytes
from briefing.verbs.templating import (
    give_sample,
    give_template,
    is_lacking,
    look_at,
    look_at_kept,
    remove_template,
    take_template,
)
from tests.writing.papers.examples import PARTY, WEEK
from tests.writing.papers.templating.letterheads import letterhead, texts

TODAY = date(2020, 7, 6)
OWN = letterhead("Mẫu riêng", "{{trích yếu}}", "{{nội dung}}")


@pytest.fixture
def archive(tmp_path: Path) -> TinyArchive:
    opened = open_archive(tmp_path / "archive")
    save_office(opened, PARTY)
    return opened


def file(folder: Path, content: bytes) -> Path:
    path = folder / "mau.docx"
    path.write_bytes(content)
    return path


def said(archive: TinyArchive, wish: Wish) -> list[str]:
    return texts(paper_bytes(make_paper(archive, WEEK, wish), wish))


def told(archive: TinyArchive, paper: str = "") -> list[Finding]:
    found = findings(archive, WEEK, paper=paper, today=TODAY)
    return [one for one in found if one.rule.startswith("template/")]


def test_the_kept_one_is_used_unless_another_or_none_is_asked_for(
    archive: TinyArchive, tmp_path: Path
) -> None:
    take_template(archive, PaperKind.NOTICE, file(tmp_path, OWN))
    assert "Mẫu riêng" in said(archive, Wish(kind=PaperKind.NOTICE))
    assert "Mẫu riêng" not in said(archive, Wish(kind=PaperKind.MINUTES))
    assert "Mẫu riêng" not in said(archive, Wish(kind=PaperKind.NOTICE, template=b""))
    other = Wish(kind=PaperKind.NOTICE, template=letterhead("Mẫu khác", "{{nội dung}}"))
    assert "Mẫu khác" in said(archive, other)


def test_other_formats_are_made_without_it_and_say_so(archive: TinyArchive, tmp_path: Path) -> None:
    wish = Wish(kind=PaperKind.NOTICE, format_name="html")
    before = make_paper(archive, WEEK, wish)
    take_template(archive, PaperKind.NOTICE, file(tmp_path, OWN))
    after = make_paper(archive, WEEK, wish)
    assert paper_bytes(after, wish) == paper_bytes(before, wish)
    assert len(after.blanks) == len(before.blanks) + 1
    assert "Word" in after.blanks[-1]


def test_a_paper_says_what_its_template_has_no_place_for(
    archive: TinyArchive, tmp_path: Path
) -> None:
    take_template(archive, PaperKind.NOTICE, file(tmp_path, OWN))
    blanks = "\n".join(make_paper(archive, WEEK, Wish(kind=PaperKind.NOTICE)).blanks)
    assert "{{số ký hiệu}}" in blanks
    assert "{{trích yếu}}" not in blanks


@pytest.mark.parametrize("content", [b"no zip", letterhead("{{số văn bản}}")])
def test_one_that_cannot_be_used_is_not_taken_in(
    archive: TinyArchive, tmp_path: Path, content: bytes
) -> None:
    take_template(archive, PaperKind.NOTICE, file(tmp_path, OWN))
    with pytest.raises(BriefingError):
        take_template(archive, PaperKind.NOTICE, file(tmp_path, content))
    assert archive.templates().read(PaperKind.NOTICE) == OWN


def test_what_it_lacks_is_found_before_the_minutes_go_out(
    archive: TinyArchive, tmp_path: Path
) -> None:
    assert told(archive) == []
    take_template(archive, PaperKind.NOTICE, file(tmp_path, OWN))
    found = told(archive)
    assert {one.rule for one in found} == {
        "template/placeholder",
        "template/style",
        "template/page-number",
    }
    assert any("{{số ký hiệu}}" in one.message for one in found)
    assert {one.where for one in found} == {"Mẫu thông báo"}
    assert told(archive, "notice") == found
    assert told(archive, "minutes") == []
    archive.templates().keep(PaperKind.MINUTES, letterhead("{{số văn bản}}", "{{nội dung}}"))
    assert next(one.rule for one in told(archive, "minutes")) == "template/unusable"
    archive.templates().keep(PaperKind.MINUTES, b"no zip")
    assert [one.rule for one in told(archive, "minutes")] == ["template/unusable"]


def test_a_finding_about_a_template_can_be_let_stand(archive: TinyArchive, tmp_path: Path) -> None:
    take_template(archive, PaperKind.NOTICE, file(tmp_path, OWN))
    first = told(archive)[0]
    week = let_stand(first)(replace(WEEK, accepted=()))
    assert first not in findings(archive, week, today=TODAY)


def test_a_template_is_looked_at_for_a_paper_and_a_form(archive: TinyArchive) -> None:
    looked = look_at(archive, PaperKind.MINUTES, OWN, TODAY, "nd30")
    assert is_lacking(looked.faults)
    assert looked.has["{{nội dung}}"]
    assert not looked.has["{{thư ký}}"]
    assert "{{thư ký}}" not in look_at(archive, PaperKind.REPORT, OWN, TODAY).has
    party = look_at(archive, PaperKind.MINUTES, OWN, TODAY, "hd05").faults
    motto = [one for one in looked.faults if one.name == "{{tiêu ngữ}}"]
    assert motto
    assert not [one for one in party if one.name == "{{tiêu ngữ}}"]
    broken = look_at(archive, PaperKind.MINUTES, b"no zip", TODAY)
    assert [one.lack for one in broken.faults] == [Lack.UNREADABLE]
    assert look_at(archive, PaperKind.MINUTES, letterhead("chữ"), TODAY).has == {}


@pytest.mark.parametrize("kind", PaperKind)
def test_the_sample_is_taken_in_as_it_is_and_lacks_nothing(
    archive: TinyArchive, tmp_path: Path, kind: PaperKind
) -> None:
    path = give_sample(archive, kind, TODAY, tmp_path)
    assert path.name.startswith("mau-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    take_template(archive, kind, path)
    assert look_at_kept(archive, kind, TODAY).faults == ()
    assert told(archive, kind.value) == []


def test_it_is_given_back_byte_for_byte_and_over_nothing(
    archive: TinyArchive, tmp_path: Path
) -> None:
    take_template(archive, PaperKind.NOTICE, file(tmp_path, OWN))
    path = give_template(archive, PaperKind.NOTICE, tmp_path)
    assert path.name == "mau-thong-bao-ket-luan.docx"
    assert path.read_bytes() == OWN
    with pytest.raises(ConflictError):
        give_template(archive, PaperKind.NOTICE, tmp_path)


def test_what_is_not_kept_is_neither_given_nor_removed(
    archive: TinyArchive, tmp_path: Path
) -> None:
    for call in (
        lambda: give_template(archive, PaperKind.NOTICE, tmp_path),
        lambda: remove_template(archive, PaperKind.NOTICE),
        lambda: look_at_kept(archive, PaperKind.NOTICE, TODAY),
    ):
        with pytest.raises(NotFoundError, match="notice"):
            call()
    take_template(archive, PaperKind.NOTICE, file(tmp_path, OWN))
    remove_template(archive, PaperKind.NOTICE)
    assert archive.templates().kinds() == ()
