"""Export: what the file is called, and that nothing is written over unasked."""

import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from briefing.errors import BriefingError, ConflictError
from briefing.language.letters import ToneStyle, marked_key
from briefing.model.editing import add_directive
from briefing.model.encoding import from_json, to_json
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.verbs import giving
from briefing.verbs.giving import ExportError, export, file_name, format_names, render, toned
from briefing.writing import write
from tests.strategies import briefings

WEEK = add_directive(
    Briefing(
        id="week-2020-06-22",
        period=Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)),
    ),
    "hoàn thiện đề án",
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "giao-ban-2020-W26.md"),
        ("../../etc/passwd", "etc-passwd-2020-W26.md"),
        ("...", "giao-ban-2020-W26.md"),
        ("a/b\\c\0d\n", None),
        ("Đảng ủy" * 100, None),
    ],
)
def test_a_title_makes_a_safe_file_name(title: str, name: str | None) -> None:
    made = file_name(replace(WEEK, title=title), "md")
    assert made.endswith("-2020-W26.md")
    assert not set(made) & set('/\\\0\n:*?"<>|')
    assert not made.startswith((".", "-"))
    assert len(made) < 100
    assert made.isascii()
    if name:
        assert made.lower() == name.lower()


def test_a_month_goes_by_its_id() -> None:
    month = Period(kind=PeriodKind.MONTH, start=date(2019, 11, 1), end=date(2019, 11, 30))
    assert file_name(Briefing(id="month-2019-11-01", period=month), "txt") == (
        "giao-ban-month-2019-11-01.txt"
    )


@pytest.mark.parametrize("name", format_names())
def test_each_format_is_written_as_rendered_and_privately(tmp_path: Path, name: str) -> None:
    path = export(WEEK, name, tmp_path)
    assert path.parent == tmp_path
    assert path.read_bytes() == write(WEEK, name)
    assert path.read_text(encoding="utf-8").rstrip("\n") == render(WEEK, name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_json_format_is_the_record() -> None:
    assert from_json(render(WEEK, "json")) == WEEK


def test_without_a_target_the_working_folder_gets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    export(WEEK, "md")
    assert (tmp_path / "giao-ban-2020-W26.md").is_file()


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    path = tmp_path / "bien-ban.md"
    path.write_text("của người khác")
    with pytest.raises(ConflictError, match=r"bien-ban\.md"):
        export(WEEK, "md", path)
    assert path.read_text() == "của người khác"
    assert export(WEEK, "md", path, overwrite=True) == path
    assert path.read_bytes() == write(WEEK, "md")


def test_a_link_to_nothing_is_not_followed_unasked(tmp_path: Path) -> None:
    path = tmp_path / "lien-ket.md"
    path.symlink_to(tmp_path / "cho-khac.md")
    with pytest.raises(ConflictError):
        export(WEEK, "md", path)
    assert not (tmp_path / "cho-khac.md").exists()


def test_missing_folders_are_made_private(tmp_path: Path) -> None:
    path = export(WEEK, "md", tmp_path / "moi" / "bien-ban.md")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_cannot_be_written_is_said_and_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tep").write_text("x")
    with pytest.raises(ExportError):
        export(WEEK, "md", tmp_path / "tep" / "bien-ban.md")
    with pytest.raises(ExportError):
        export(WEEK, "md", Path("a\0b"))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(giving.os, "fsync", full)  # type: ignore[attr-defined]
    with pytest.raises(ExportError, match="No space"):
        export(WEEK, "md", tmp_path / "day.md")
    assert not (tmp_path / "day.md").exists()


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="docx2"):
        export(WEEK, "docx2", tmp_path)


OLD = "làm việc với Đảng ủy khóa XIII;\nỦy ban hòa giải, thủy lợi; quý, toàn, huyện, thuở"
NEW = "làm việc với Đảng uỷ khoá XIII;\nUỷ ban hoà giải, thuỷ lợi; quý, toàn, huyện, thuở"


@pytest.mark.parametrize("name", format_names())
@pytest.mark.parametrize(
    ("typed", "style", "meant"),
    [
        (OLD, ToneStyle.NEW, NEW),
        (NEW, ToneStyle.OLD, OLD),
        (OLD, ToneStyle.OLD, OLD),
        (OLD + NEW, ToneStyle.TYPED, OLD + NEW),
    ],
)
def test_tones_move_and_nothing_else_does(
    name: str, typed: str, style: ToneStyle, meant: str
) -> None:
    moved = toned(add_directive(WEEK, typed), style)
    assert write(moved, name) == write(add_directive(WEEK, meant), name)


@given(briefings())
@settings(max_examples=30, deadline=None)
def test_records_keep_all_but_their_tones(briefing: Briefing) -> None:
    for style in ToneStyle:
        moved = toned(briefing, style)
        assert marked_key(to_json(moved)) == marked_key(to_json(briefing))
        assert toned(moved, style) == moved
    assert toned(briefing, ToneStyle.TYPED) is briefing
