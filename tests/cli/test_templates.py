"""Templates from the command line: a sample, taken in, used, checked, given back, removed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.writing.papers.templating.letterheads import letterhead, texts

OWN = letterhead("Mẫu riêng", "{{trích yếu}}", "{{nội dung}}")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.docx"
    path.write_bytes(OWN)
    return path


def test_a_sample_is_written_edited_taken_in_and_used(
    briefing: Callable[..., Ended], stored: Path, tmp_path: Path
) -> None:
    sample = tmp_path / "mau.docx"
    ended = briefing("office", "--template-sample", "minutes", "--profile", "nd30", "-o", sample)
    assert ended.code == 0
    assert str(sample) in ended.err
    assert "{{nội dung}}" in texts(sample.read_bytes())
    assert briefing("office", "--template", f"minutes={sample}").code == 0
    assert briefing("office", "--json").json["templates"] == {"minutes": sample.stat().st_size}
    briefing("export", "last", "--to", "docx", "--profile", "nd30", "-o", tmp_path)
    said = texts((tmp_path / "bien-ban-2020-W26.docx").read_bytes())
    assert "BIÊN BẢN" in said
    assert not [text for text in said if "{{" in text]


def test_export_goes_with_the_kept_one_another_or_none(
    briefing: Callable[..., Ended], stored: Path, own: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.docx"
    other.write_bytes(letterhead("Mẫu khác", "{{nội dung}}"))
    assert briefing("office", "--template", f"notice={own}").code == 0
    target = tmp_path / "ra.docx"
    export = ("export", "last", "--to", "docx", "--paper", "notice", "--force", "-o", target)
    for options, printed in (
        ((), ["Mẫu riêng"]),
        (("--template", other), ["Mẫu khác"]),
        (("--no-template",), []),
    ):
        assert briefing(*export, *options).code == 0
        said = texts(target.read_bytes())
        assert [text for text in ("Mẫu riêng", "Mẫu khác") if text in said] == printed
    assert briefing(*export, "--template", other, "--no-template").code == 2
    assert "{{" not in briefing(*export, "--no-template").err
    assert "{{số ký hiệu}}" in briefing(*export).err
    plain = briefing("export", "last", "--to", "html", "--paper", "notice", "-o", tmp_path)
    assert "Word documents" in plain.err


def test_check_says_what_a_file_lacks_as_a_template(
    briefing: Callable[..., Ended], own: Path, tmp_path: Path
) -> None:
    ended = briefing("check", "--template", own, "--paper", "notice", "--profile", "nd30")
    assert ended.code == 1
    assert "has: {{trích yếu}}, {{nội dung}}" in ended.out
    assert "no {{số ký hiệu}}" in ended.err
    assert "Phần" in ended.err
    assert "numbers no pages" in ended.err
    plain = briefing("check", "--template", own, "--paper", "notice", "--json").json
    assert plain["placeholders"]["{{nội dung}}"] is True
    assert {"placeholder", "style", "page-number"} == {one["lack"] for one in plain["faults"]}
    wrong = tmp_path / "wrong.docx"
    wrong.write_bytes(letterhead("{{nơi nhan}}", "{{số văn thư}}"))
    ended = briefing("check", "--template", wrong)
    assert ended.code == 1
    assert "{{số văn thư}}" in ended.err
    sample = tmp_path / "mau.docx"
    briefing("office", "--template-sample", "report", "-o", sample)
    ended = briefing("check", "--template", sample, "--paper", "report")
    assert (ended.code, ended.err) == (0, "")
    assert briefing("check", "--template", tmp_path / "gone.docx").code == 3


def test_check_of_a_week_tells_of_the_kept_ones(
    briefing: Callable[..., Ended], stored: Path, own: Path
) -> None:
    assert "template/" not in briefing("check", "last").out
    briefing("office", "--template", f"notice={own}")
    ended = briefing("check", "last", "--paper", "notice")
    assert ended.code == 1
    assert "[template/placeholder]" in ended.out
    assert "(Template of the notice)" in ended.out
    assert "template/" not in briefing("check", "last", "--paper", "minutes").out
    assert "template/style" in briefing("check", "--rules").out


def test_it_is_listed_given_back_and_removed(
    briefing: Callable[..., Ended], archive_folder: Path, own: Path, tmp_path: Path
) -> None:
    briefing("office", "--template", f"notice={own}", "--template", f"report={own}")
    shown = briefing("office").out
    assert "for this paper: notice" in shown
    assert "for this paper: report" in shown
    back = tmp_path / "back.docx"
    assert briefing("office", "--template-out", "notice", "-o", back).code == 0
    assert back.read_bytes() == OWN
    assert briefing("office", "--template-remove", "notice").code == 0
    assert briefing("office", "--template-remove", "notice").code == 3
    assert [path.name for path in (archive_folder / "templates").iterdir()] == ["report.docx"]


@pytest.mark.parametrize("said", ["notice", "letter=x.docx", "=x.docx"])
def test_a_slip_is_wrong_usage(briefing: Callable[..., Ended], said: str) -> None:
    assert briefing("office", "--template", said).code == 2


def test_one_that_cannot_be_used_is_a_sentence_and_not_kept(
    briefing: Callable[..., Ended], archive_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    for content in (b"no zip", letterhead("{{số văn bản}}")):
        path.write_bytes(content)
        ended = briefing("office", "--template", f"minutes={path}")
        assert ended.code == 3
        assert "→" in ended.err
    assert briefing("office", "--template", f"minutes={tmp_path}").code == 3
    assert not (archive_folder / "templates").exists()
