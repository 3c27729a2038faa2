"""Import of folders and zips: every file accounted for, nothing twice, nothing lost."""

import stat
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.protocol import Archive
from briefing.archive.tiny import open_archive
from briefing.errors import ReadError
from briefing.reading.fonts import encodings
from briefing.verbs import sources
from briefing.verbs.sources import find_files, holds_files
from briefing.verbs.taking_many import (
    NOTES,
    Account,
    Fate,
    StopTakingError,
    look_at_many,
    take_many,
)
from tests.reading.documents import tasks, word, zipped

TEXT = (
    "Kết quả giao ban tuần từ ngày {first} đến ngày {last}-6-2026\n\n"
    "Tuần qua, các phòng đã hoàn thành báo cáo sáu tháng đầu năm.\n\n"
    "Kết luận Hội nghị, Chánh Văn phòng chỉ đạo các nhiệm vụ sau:\n\nMột là, rà soát hồ sơ.\n"
)


def week(first: int) -> str:
    return TEXT.format(first=first, last=first + 6)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Return a folder of two weeks, a locked file, one that is no minutes, and junk."""
    folder = tmp_path / "giay to"
    (folder / "cu").mkdir(parents=True)
    (folder / "b.txt").write_text(week(15), encoding="utf-8")
    (folder / "cu" / "a.docx").write_bytes(word(tasks))
    (folder / "hinh.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "~$a.docx").write_bytes(b"x")
    (folder / ".an").write_text("x")
    (folder / "Thumbs.db").write_bytes(b"x")
    return folder


@pytest.fixture
def take(archive_folder: Path) -> Callable[..., list[Account]]:
    def run(*paths: Path, replace: bool = False) -> list[Account]:
        archive = open_archive(archive_folder)
        return list(take_many(archive, archive_folder, find_files(paths), replace=replace))

    return run


def fates(accounts: list[Account]) -> dict[str, Fate]:
    return {Path(account.name).name: account.fate for account in accounts}


def test_every_file_has_its_account(
    take: Callable[..., list[Account]], papers: Path, archive: Archive
) -> None:
    accounts = take(papers)
    assert fates(accounts) == {
        "b.txt": Fate.ADDED,
        "a.docx": Fate.ADDED,
        "hinh.png": Fate.REFUSED,
    }
    refused = next(account for account in accounts if account.fate is Fate.REFUSED)
    assert refused.message
    assert refused.advice
    assert [a.start for a in accounts if a.start] == [date(2026, 6, 15), date(2026, 6, 22)]
    assert [header.id for header in archive.headers()] == ["week-2026-06-15", "week-2026-06-22"]


def test_what_was_taken_is_not_read_again(take: Callable[..., list[Account]], papers: Path) -> None:
    take(papers)
    (papers / "c.txt").write_text(week(8), encoding="utf-8")
    again = fates(take(papers))
    assert again["b.txt"] is Fate.TAKEN_BEFORE
    assert again["a.docx"] is Fate.TAKEN_BEFORE
    assert again["c.txt"] is Fate.ADDED


def test_a_week_that_was_removed_is_taken_again(
    take: Callable[..., list[Account]], papers: Path, archive_folder: Path
) -> None:
    take(papers)
    open_archive(archive_folder).remove("week-2026-06-15")
    assert fates(take(papers))["b.txt"] is Fate.ADDED


def test_broken_notes_are_forgotten(
    take: Callable[..., list[Account]], papers: Path, archive_folder: Path
) -> None:
    take(papers)
    (archive_folder / NOTES).write_bytes(b"{")
    assert fates(take(papers))["b.txt"] is Fate.UNCHANGED


def test_broken_off_it_goes_on_where_it_was(
    papers: Path, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.verbs.taking_many._AT_ONCE", 1)
    seen: list[str] = []

    def stop(name: str) -> None:
        seen.append(name)
        if len(seen) == 3:
            raise KeyboardInterrupt

    archive = open_archive(archive_folder)
    files = find_files([papers])
    done: list[Account] = []
    with pytest.raises(KeyboardInterrupt):
        done.extend(take_many(archive, archive_folder, files, progress=stop))
    again = list(take_many(archive, archive_folder, files))
    taken = [a for a in again if a.fate is Fate.TAKEN_BEFORE]
    assert len(taken) + sum(a.fate is Fate.ADDED for a in again) == 2
    assert len(archive.headers()) == 2


def test_the_same_week_from_another_text_is_refused_and_replaced_when_asked(
    take: Callable[..., list[Account]], papers: Path
) -> None:
    take(papers)
    (papers / "b2.txt").write_text(week(15).replace("rà soát", "lập lại"), encoding="utf-8")
    (asked,) = (account for account in take(papers) if account.name.endswith("b2.txt"))
    assert asked.fate is Fate.UNDECIDED
    assert asked.id == "week-2026-06-15"
    assert "b.txt" in asked.message
    assert asked.advice
    assert fates(take(papers / "b2.txt", replace=True))["b2.txt"] is Fate.UPDATED


def test_a_zip_is_read_without_unpacking(
    take: Callable[..., list[Account]], tmp_path: Path
) -> None:
    path = tmp_path / "cac tuan.zip"
    path.write_bytes(
        zipped(
            {
                "2026/tuần.docx": word(tasks),
                "../../thoat.txt": week(15),
                "__MACOSX/._a.txt": "x",
                "trong.zip": zipped({"a.txt": week(1)}),
            }
        )
    )
    before = sorted(tmp_path.rglob("*"))
    accounts = take(path)
    assert fates(accounts) == {
        "tuần.docx": Fate.ADDED,
        "thoat.txt": Fate.REFUSED,  # its name leads out
        "trong.zip": Fate.REFUSED,
    }
    assert {p for p in sorted(tmp_path.rglob("*")) if "thoat" in p.name} == set()
    assert set(before) <= set(tmp_path.rglob("*"))


def test_a_zip_in_a_folder_is_opened_and_a_word_file_is_none(
    take: Callable[..., list[Account]], papers: Path
) -> None:
    (papers / "them.zip").write_bytes(zipped({"c.txt": week(8)}))
    assert fates(take(papers))["c.txt"] is Fate.ADDED
    assert holds_files(papers)
    assert holds_files(papers / "them.zip")
    assert not holds_files(papers / "cu" / "a.docx")
    assert not holds_files(papers / "b.txt")
    assert not holds_files(papers / "khong co")


def test_hostile_files_store_nothing(
    take: Callable[..., list[Account]], tmp_path: Path, archive: Archive
) -> None:
    folder = tmp_path / "la"
    folder.mkdir()
    (folder / "a.docx").write_bytes(word(tasks)[:7000])
    (folder / "b.zip").write_bytes(zipped({"a.txt": week(8)})[:-30])
    (folder / "c.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "d.docx").write_bytes(b"")
    assert set(fates(take(folder)).values()) == {Fate.REFUSED}
    assert archive.headers() == []


def test_looking_stores_nothing(papers: Path, archive: Archive) -> None:
    accounts = list(look_at_many(find_files([papers])))
    assert sum(account.fate is Fate.UNDERSTOOD for account in accounts) == 2
    assert archive.headers() == []


def test_files_come_by_the_days_in_their_names(tmp_path: Path) -> None:
    for name in ("giao ban 29-6-2026.txt", "Tuan 01-6-2026.txt", "bao cao 2026-06-15.txt"):
        (tmp_path / name).write_text("x")
    days = [file.day for file in find_files([tmp_path])]
    assert days == [date(2026, 6, 1), date(2026, 6, 15), date(2026, 6, 29)]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("x")
    with pytest.raises(ReadError, match="2"):
        find_files([tmp_path])


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_FILE", 100)
    (tmp_path / "a.txt").write_text("x" * 200)
    (tmp_path / "b.zip").write_bytes(zipped({"c.txt": "x" * 200}))
    for file in find_files([tmp_path]):
        with pytest.raises(ReadError):
            file.read()


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "a"
    inside.mkdir()
    (inside / "a.txt").write_text("x")
    (inside / "vong").symlink_to(tmp_path, target_is_directory=True)
    assert len(find_files([inside])) == 1


def test_names_without_end_are_shortened(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{'a' * 60_000}.txt": week(8)}))
    (file,) = find_files([path])
    assert len(file.name) < 300
    assert file.name.endswith(".txt")
    assert file.read() == week(8).encode()


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("a.txt")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(entry, "/etc/passwd")
    (one,) = find_files([path])
    with pytest.raises(ReadError):
        one.read()


def test_many_zips_are_read_with_few_of_them_open(
    take: Callable[..., list[Account]], tmp_path: Path
) -> None:
    folder = tmp_path / "zip"
    folder.mkdir()
    for number in range(sources._ZIPS_OPEN + 3):
        data = zipped({"a.txt": week(1 + number), "b.png": "\x89PNG"})
        (folder / f"{number}.zip").write_bytes(data)
    told = take(folder)
    assert sum(account.fate is Fate.ADDED for account in told) == sources._ZIPS_OPEN + 3


def test_long_texts_are_stored_before_many_are_read(
    take: Callable[..., list[Account]], papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.verbs.taking_many._LETTERS_AT_ONCE", 10)
    assert sum(fate is Fate.ADDED for fate in fates(take(papers)).values()) == 2


def test_replacing_forgets_nothing_of_what_was_taken(
    take: Callable[..., list[Account]], papers: Path
) -> None:
    take(papers)
    assert fates(take(papers / "b.txt", replace=True)) == {"b.txt": Fate.UNCHANGED}
    assert fates(take(papers))["a.docx"] is Fate.TAKEN_BEFORE


def test_what_takes_long_is_stored_before_more_is_read(
    papers: Path, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.verbs.taking_many._SECONDS_AT_ONCE", 0.0)
    archive = open_archive(archive_folder)
    known: list[int] = []

    def count(_name: str) -> None:
        known.append(len(archive.headers()))

    list(take_many(archive, archive_folder, find_files([papers]), progress=count))
    assert known == sorted(known)
    assert known[-1] > 0


def test_stopped_it_stores_what_was_read(papers: Path, archive_folder: Path) -> None:
    seen: list[str] = []

    def stop(name: str) -> None:
        if seen:
            raise StopTakingError
        seen.append(name)

    archive = open_archive(archive_folder)
    (account,) = take_many(archive, archive_folder, find_files([papers]), progress=stop)
    assert account.name == seen[0]
    assert len(archive.headers()) == (account.fate is Fate.ADDED)


def test_the_encoding_is_in_the_account(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(week(1), encoding="utf-16")
    (tmp_path / "b.txt").write_bytes(encodings()[0].encoded(week(8)).encode("latin-1"))
    (tmp_path / "c.txt").write_text(week(15), encoding="utf-8")
    (tmp_path / "d.docx").write_bytes(word(tasks))
    told = {Path(one.name).name: one.encoding for one in look_at_many(find_files([tmp_path]))}
    assert told == {"a.txt": "UTF-16", "b.txt": "TCVN3 (ABC)", "c.txt": "UTF-8", "d.docx": ""}
