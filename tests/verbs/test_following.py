"""The wall's side of things: what is shown, when it changes, and that nothing is touched."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.archive.tiny import TinyArchive
from briefing.errors import ArchiveError, NotFoundError
from briefing.model.editing import add_directive, add_result, remove_item, set_notes, set_text
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    ListStyle,
    Period,
    PeriodKind,
    Quotation,
)
from briefing.model.records import Warning as Finding
from briefing.verbs.following import (
    Follower,
    ReadOnlyArchive,
    added,
    period_asked,
    slides,
)

TODAY = date(2020, 7, 6)
SHARD = Path("briefings") / "2020.json"
MakeWeek = Callable[..., Briefing]


def directive(item_id: str, ordinal: int, text: str, *, level: int = 0) -> Directive:
    return Directive(id=item_id, ordinal=ordinal, text=text, level=level, tags=("riêng",))


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return everything under ``folder``: its time, its rights, its bytes."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            path.stat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in [folder, *folder.rglob("*")]
    }


def texts(briefing: Briefing | None) -> list[str]:
    assert briefing is not None
    return [item.text for slide in slides(briefing) for item in slide.items]


# ── What is shown ───────────────────────────────────────────────────────────────────────────


def test_points_are_shown_with_their_conclusion(make_week: MakeWeek) -> None:
    group = DirectiveList(
        directives=(
            directive("d1", 1, "việc một"),
            directive("d2", 2, "việc hai"),
            directive("d3", 1, "điểm thứ nhất", level=1),
            directive("d4", 2, "điểm thứ hai", level=1),
            directive("d5", 3, "việc ba"),
        )
    )
    shown = slides(replace(make_week("2020-06-22"), directive_lists=(group,)))
    assert [[item.id for item in slide.items] for slide in shown] == [
        ["d1"],
        ["d2", "d3", "d4"],
        ["d5"],
    ]
    assert [item.marker for item in shown[1].items] == ["Hai là,", "a)", "b)"]


def test_several_lists_follow_each_other_under_their_own_sentence(make_week: MakeWeek) -> None:
    first = DirectiveList(
        lead_in="Đồng chí chủ trì kết luận:", directives=(directive("d1", 1, "một"),)
    )
    second = DirectiveList(
        lead_in="Giao Văn phòng:",
        style=ListStyle.ARABIC,
        directives=(directive("d2", 1, "một điểm rời", level=1), directive("d3", 1, "hai")),
    )
    shown = slides(replace(make_week("2020-06-22"), directive_lists=(first, second)))
    assert [(slide.lead_in, slide.id) for slide in shown] == [
        ("Đồng chí chủ trì kết luận:", "d1"),
        ("Giao Văn phòng:", "d2"),  # a point without a conclusion is not put under another list's
        ("Giao Văn phòng:", "d3"),
    ]


def test_only_conclusions_are_shown_and_labels_are_not(make_week: MakeWeek) -> None:
    briefing = add_directive(make_week("2020-06-22"), "việc chung", tags=("riêng",), unit="VP")
    briefing = add_result(set_notes(briefing, "ghi riêng"), "kết quả")
    briefing = replace(briefing, quotations=(Quotation(text="lời dẫn"),), summary="tóm tắt")
    assert texts(briefing) == ["việc chung"]
    (slide,) = slides(briefing)
    assert slide.items[0].directive is not None
    assert (slide.items[0].directive.unit, slide.items[0].directive.tags) == ("VP", ())
    assert slides(make_week("2020-06-22")) == ()


def test_what_was_added_is_the_last_that_was_not_there(make_week: MakeWeek) -> None:
    before = make_week("2020-06-22", "một", "hai")
    after = add_directive(add_directive(before, "không", at=0), "ba")
    assert added(before, after) == "d4"
    assert added(before, set_text(before, "d1", "khác")) == ""
    assert added(after, before) == ""


# ── The name ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "kind", "start", "end"),
    [
        ("2020-W26", PeriodKind.WEEK, date(2020, 6, 22), date(2020, 6, 28)),
        ("week-2020-06-22", PeriodKind.WEEK, date(2020, 6, 22), date(2020, 6, 28)),
        ("24/6/2020", PeriodKind.WEEK, date(2020, 6, 22), date(2020, 6, 28)),
        ("22 – 28/6/2020", PeriodKind.WEEK, date(2020, 6, 22), date(2020, 6, 28)),
        ("22 – 30/6/2020", PeriodKind.OTHER, date(2020, 6, 22), date(2020, 6, 30)),
        ("this", PeriodKind.WEEK, date(2020, 7, 6), date(2020, 7, 12)),
        ("tháng 7/2020", PeriodKind.MONTH, date(2020, 7, 1), date(2020, 7, 31)),
        ("quý III/2020", PeriodKind.QUARTER, date(2020, 7, 1), date(2020, 9, 30)),
    ],
)
def test_a_name_tells_the_period_before_it_is_stored(
    name: str, kind: PeriodKind, start: date, end: date
) -> None:
    assert period_asked(name, TODAY) == Period(kind=kind, start=start, end=end)


def test_a_name_that_means_nothing_is_refused_at_once(
    summer: Archive, archive_folder: Path
) -> None:
    assert period_asked("abc", TODAY) is None
    with pytest.raises(NotFoundError):
        Follower(archive_folder, "abc", TODAY)


# ── Following ───────────────────────────────────────────────────────────────────────────────


def test_what_is_not_there_yet_is_waited_for(
    archive: Archive, archive_folder: Path, make_week: MakeWeek
) -> None:
    follower = Follower(archive_folder, "2020-W26", TODAY)
    assert follower.look() is None
    assert not archive_folder.exists()
    archive.put(make_week("2020-06-22", "một"))
    assert texts(follower.look()) == ["một"]


def test_a_change_is_seen_once(archive: Archive, archive_folder: Path, make_week: MakeWeek) -> None:
    briefing = make_week("2020-06-22", "một")
    archive.put(briefing)
    follower = Follower(archive_folder, "2020-W26", TODAY)
    assert texts(follower.look()) == ["một"]
    assert follower.look() is None
    archive.put(add_directive(briefing, "hai"))
    assert texts(follower.look()) == ["một", "hai"]
    archive.put(make_week("2020-06-15", "tuần khác"))
    assert follower.look() is None
    archive.put(remove_item(briefing, "d1"))
    assert texts(follower.look()) == []


def test_nothing_is_read_while_no_file_changes(
    archive: Archive, archive_folder: Path, make_week: MakeWeek, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.put(make_week("2020-06-22", "một"))
    follower = Follower(archive_folder, "2020-W26", TODAY)
    follower.look()
    monkeypatch.delattr(TinyArchive, "get")
    monkeypatch.delattr(TinyArchive, "headers")
    assert follower.look() is None


def test_what_is_private_never_arrives_and_is_no_news(
    archive: Archive, archive_folder: Path, make_week: MakeWeek
) -> None:
    briefing = replace(
        set_notes(make_week("2020-06-22", "một"), "chuyện riêng"),
        warnings=(Finding(rule="reading/part", message="chuyện riêng"),),
    )
    archive.put(briefing)
    follower = Follower(archive_folder, "2020-W26", TODAY)
    seen = follower.look()
    assert seen is not None
    assert "riêng" not in repr(seen)
    archive.put(set_notes(briefing, "chuyện riêng khác"))
    assert follower.look() is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe garbage", b'{"briefings": 5}', None])
def test_a_broken_or_missing_file_changes_nothing(
    archive: Archive, archive_folder: Path, make_week: MakeWeek, content: bytes | None
) -> None:
    briefing = make_week("2020-06-22", "một")
    archive.put(briefing)
    follower = Follower(archive_folder, "2020-W26", TODAY)
    follower.look()
    good = (archive_folder / SHARD).read_bytes()
    if content is None:
        (archive_folder / SHARD).unlink()
    else:
        (archive_folder / SHARD).write_bytes(content)
    assert follower.look() is None
    assert follower.look() is None
    (archive_folder / SHARD).write_bytes(good.replace("một".encode(), "bốn".encode()))
    assert texts(follower.look()) == ["bốn"]


def test_a_file_put_in_its_place_is_seen(
    archive: Archive, archive_folder: Path, make_week: MakeWeek
) -> None:
    archive.put(make_week("2020-06-22", "một"))
    follower = Follower(archive_folder, "2020-W26", TODAY)
    follower.look()
    other = archive_folder / "copy"
    other.write_bytes((archive_folder / SHARD).read_bytes().replace("một".encode(), b"hai"))
    os.replace(other, archive_folder / SHARD)  # noqa: PTH105 - as a copying program does it
    assert texts(follower.look()) == ["hai"]


def test_the_week_takes_the_place_of_its_month_but_not_the_other_way(
    archive: Archive, archive_folder: Path, make_week: MakeWeek
) -> None:
    period = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
    month = add_directive(Briefing(id="month-2020-06-01", period=period), "việc tháng")
    archive.put(month)
    follower = Follower(archive_folder, "24/6/2020", TODAY)
    assert texts(follower.look()) == ["việc tháng"]
    archive.put(make_week("2020-06-22", "việc tuần"))
    assert texts(follower.look()) == ["việc tuần"]
    archive.remove("week-2020-06-22")
    assert follower.look() is None


# ── Nothing is touched ──────────────────────────────────────────────────────────────────────


def test_following_writes_nothing(
    archive: Archive, archive_folder: Path, make_week: MakeWeek
) -> None:
    briefing = make_week("2020-06-22", "một")
    archive.put(briefing)
    (archive_folder / "headers.json").unlink(missing_ok=True)
    (archive_folder / ".lock").unlink(missing_ok=True)
    before = tree(archive_folder)
    follower = Follower(archive_folder, "2020-W26", TODAY)
    assert texts(follower.look()) == ["một"]
    assert tree(archive_folder) == before
    with FileLock(archive_folder / ".lock"):  # while another program is writing
        shard = archive_folder / SHARD
        shard.write_bytes(shard.read_bytes().replace("một".encode(), b"hai"))
        before = tree(archive_folder)
        assert texts(follower.look()) == ["hai"]
    assert {name for name in tree(archive_folder) if name != ".lock"} == {
        name for name in before if name != ".lock"
    }


def test_no_change_can_be_asked_for(
    archive: Archive, archive_folder: Path, make_week: MakeWeek
) -> None:
    briefing = make_week("2020-06-22", "một")
    archive.put(briefing)
    before = tree(archive_folder)
    window = ReadOnlyArchive(archive_folder)
    changes: list[Callable[[], object]] = [
        lambda: window.put(add_directive(briefing, "hai")),
        lambda: window.remove(briefing.id),
        lambda: window.put_directory(window.directory()),
        lambda: window.journal(briefing.id),
    ]
    for change in changes:
        with pytest.raises(ArchiveError):
            change()
    assert tree(archive_folder) == before
    assert window.get(briefing.id) == briefing
