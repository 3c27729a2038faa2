"""What comes from anywhere: a bundle is used only when it is entirely what its manifest says."""

import json
import stat
import struct
import tracemalloc
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.archive import bundles
from briefing.archive.backups import verify
from briefing.errors import ArchiveError

YEAR = "briefings/2020.json"
BODY = b'{"meta": {}, "briefings": {}}' * 40


def manifest(contents: dict[str, bytes], **changes: Any) -> bytes:
    found = {
        "format": "briefing-backup",
        "format_version": 1,
        "made_at": "2026-03-02T08:15:00+07:00",
        "files": {
            name: {"sha256": sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in contents.items()
        },
    }
    return json.dumps({**found, **changes}).encode()


def bundle(
    path: Path,
    contents: dict[str, bytes],
    *,
    described: bytes | None = None,
    infos: dict[str, Callable[[ZipInfo], None]] | None = None,
    compression: int = ZIP_DEFLATED,
) -> Path:
    """Write a zip as somebody may who means ill."""
    with ZipFile(path, "w", compression) as packed:
        for name, data in contents.items():
            info = ZipInfo(name)
            info.compress_type = compression
            if infos and name in infos:
                infos[name](info)
            packed.writestr(info, data)
        packed.writestr("manifest.json", manifest(contents) if described is None else described)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.zip"


def refused(path: Path) -> str:
    with pytest.raises(ArchiveError) as told:
        verify(path)
    assert str(path) in told.value.message
    assert "\n" not in told.value.message
    return told.value.message


def test_one_that_is_what_it_says_is_taken(path: Path) -> None:
    for compression in (ZIP_DEFLATED, ZIP_STORED):
        found = verify(bundle(path, {YEAR: BODY}, compression=compression))
        assert set(found.files) == {YEAR}


@pytest.mark.parametrize(
    "name",
    [
        "../ngoài.json",
        "../../briefings/2020.json",
        "/etc/passwd",
        "/briefings/2020.json",
        "C:\\briefings\\2020.json",
        "briefings\\2020.json",
        "briefings/../directory.json",
        "briefings/2020.json/",
        "briefings/",
        "briefings/20201.json",
        "briefings/２０２０.json",
        "history/../1.json",
        "history/week/0.json",
        "history/WEEK/1.json",
        "journal/week.jsonl/x",
        "undo/week.jsonl",
        "headers.json",
        ".lock",
        "restore.journal",
        "backups/2020-01-01T000000.zip",
        "con",
        "",
        "x" * 3000,
    ],
)
def test_a_name_that_is_none_of_the_archives_is_refused(path: Path, name: str) -> None:
    message = refused(bundle(path, {YEAR: BODY, name: b"x"}))
    assert len(message) < 400


def test_a_name_that_goes_on_after_a_zero_is_refused(path: Path) -> None:
    name = "briefings/2019.json"
    bundle(path, {YEAR: BODY, f"{name}_.txt": b"x"}, described=manifest({YEAR: BODY, name: b"x"}))
    path.write_bytes(path.read_bytes().replace(f"{name}_".encode(), f"{name}\0".encode()))
    refused(path)


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_plain_file_is_refused(path: Path, mode: int) -> None:
    def link(info: ZipInfo) -> None:
        info.create_system = 3
        info.external_attr = (mode | 0o777) << 16

    refused(bundle(path, {YEAR: b"/etc/passwd"}, infos={YEAR: link}))


def test_a_name_twice_is_refused(path: Path) -> None:
    with ZipFile(path, "w") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr(YEAR, BODY)
        packed.writestr(YEAR, BODY)
        packed.writestr("manifest.json", manifest({YEAR: BODY}))
    refused(path)


@pytest.mark.parametrize(
    ("described", "says"),
    [
        (b"", "manifest"),
        (b"{}", "manifest"),
        (b"[" * 100_000, "manifest"),
        (b"\xff\xfe", "manifest"),
        (manifest({YEAR: BODY}, format="khác"), "manifest"),
        (manifest({}), YEAR),
        (manifest({YEAR: BODY + b" "}), YEAR),
        (manifest({YEAR: BODY[::-1]}), YEAR),
        (manifest({YEAR: BODY, "directory.json": b""}), "directory.json"),
    ],
)
def test_a_manifest_that_does_not_agree_is_refused(path: Path, described: bytes, says: str) -> None:
    assert says in refused(bundle(path, {YEAR: BODY}, described=described))


def test_one_of_a_newer_form_is_told_apart(path: Path) -> None:
    with pytest.raises(ArchiveError) as told:
        verify(bundle(path, {}, described=manifest({}, format_version=2)))
    assert told.value.advice
    refused(bundle(path, {}, described=manifest({})[:-1]))


def test_one_without_a_manifest_or_none_at_all_is_refused(path: Path) -> None:
    with ZipFile(path, "w") as packed:
        packed.writestr(YEAR, BODY)
    refused(path)
    for data in (b"", b"PK", b"PK\5\6", b"PK\5\6" + b"\xff" * 18, b"GIF89a" * 9999):
        path.write_bytes(data)
        refused(path)
    path.unlink()
    refused(path)


def test_one_that_is_encrypted_or_packed_otherwise_is_refused(path: Path) -> None:
    bundle(path, {YEAR: BODY})
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\1\2") + 8] |= 1  # of the first entry: encrypted
    data[6] |= 1
    path.write_bytes(data)
    refused(path)
    bundle(path, {YEAR: BODY}, compression=ZIP_BZIP2)
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\1\2") + 10] = 99  # a method that nobody knows
    path.write_bytes(data)
    refused(path)


def test_every_truncation_is_refused(path: Path) -> None:
    whole = bundle(path, {YEAR: BODY}).read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        refused(path)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_flipped_bit_is_refused_or_changes_nothing(path: Path, data: st.DataObject) -> None:
    whole = bytearray(bundle(path, {YEAR: BODY, "directory.json": b"{}"}).read_bytes())
    before = verify(path)
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(whole)
    try:
        after = verify(path)
    except ArchiveError:
        return
    assert after.files == before.files


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=300))
def test_rubbish_is_refused_with_a_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    refused(path)


def test_a_bomb_is_refused_before_it_goes_off(path: Path) -> None:
    zeros = bytes(80 << 20)
    contents = {YEAR: zeros}
    bundle(path, contents)
    assert path.stat().st_size < 1 << 20
    tracemalloc.start()
    refused(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20


def test_a_size_that_lies_unpacks_no_more_than_it_says(path: Path) -> None:
    """The central directory says 100 bytes; what is packed is more."""
    real = bytes(1 << 20)
    bundle(path, {YEAR: real}, described=manifest({YEAR: real[:100]}))
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\1\2")
    struct.pack_into("<L", data, at + 24, 100)
    path.write_bytes(data)
    refused(path)


def test_a_huge_file_is_read_in_pieces(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noise = b"".join(sha256(str(n).encode()).digest() for n in range(1 << 19))  # 16 MB
    bundle(path, {YEAR: noise}, compression=ZIP_STORED)
    tracemalloc.start()
    verify(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 << 20
    monkeypatch.setattr(bundles, "MOST_BYTES", 1 << 20)
    refused(path)


def test_a_list_of_names_that_is_too_long_is_not_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle(path, {YEAR: BODY})
    monkeypatch.setattr(bundles, "MOST_NAMES", 20)
    refused(path)


def test_a_manifest_that_is_too_long_is_not_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle(path, {YEAR: BODY}, described=manifest({YEAR: BODY}) + b" " * 5000)
    verify(path)
    monkeypatch.setattr(bundles, "MOST_MANIFEST", 1000)
    refused(path)
