"""Zips and folders that lead out of their place, hold too much, or bear names made to harm."""

import io
import os
import stat
import struct
import zipfile
from functools import partial
from pathlib import Path

from tests.hostile.cases import Case, case
from tests.hostile.documents import locked_zip
from tests.reading.documents import WEEK, tasks, word, zipped

MINUTES = "\n\n".join((*WEEK, "Một là, rà soát hồ sơ.\n"))


def nested(depth: int, data: bytes | None = None) -> bytes:
    """Return a zip in a zip in a zip, so deep, with minutes at the bottom."""
    inner = data or zipped({"tuan.txt": MINUTES})
    for _level in range(depth):
        inner = zipped({f"{number}.zip": inner for number in range(3)})
    return inner


def linked(target: str) -> bytes:
    """Return a zip whose one entry is a symbolic link to ``target``."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        entry = zipfile.ZipInfo("tuan.txt")
        entry.create_system = 3
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(entry, target)
    return data.getvalue()


def named(raw: bytes, content: bytes) -> bytes:
    """Return a zip with one file whose name is ``raw``, in no encoding that is told."""
    place = b"x" * len(raw)
    return zipped({place.decode(): content}).replace(place, raw)


def overlapping(count: int) -> bytes:
    """Return a zip that lists the same packed megabytes under many names."""
    kernel = zipped({"a": b" " * (8 << 20)})
    at = kernel.find(b"PK\1\2")
    entry = kernel[at : kernel.find(b"PK\5\6")]
    names = [f"{number:05}.txt".encode() for number in range(count)]
    listed = b"".join(
        entry[:28] + struct.pack("<H", len(name)) + entry[30:46] + name for name in names
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(listed), at, 0)
    return kernel[:at] + listed + end


def _zip64() -> bytes:
    data = bytearray(zipped({"a.txt": MINUTES}))
    at = data.rfind(b"PK\5\6")
    data[at + 12 : at + 16] = b"\xff\xff\xff\xff"
    return bytes(data)


def _large_papers(count: int) -> bytes:
    text = "\n\n".join((*WEEK, "Phòng Tổng hợp hoàn thành báo cáo. " * 5000))
    return zipped({f"{number}.txt": text[number:] for number in range(count)})


def _folder(folder: Path, *names: bytes) -> Path:
    inside = folder / "giay to"
    inside.mkdir()
    for name in names:
        with open(os.fsencode(inside) + b"/" + name, "wb") as file:  # noqa: PTH123 - bytes
            file.write(b"\x89PNG\r\n\x1a\n")
    return inside


def _pipes(folder: Path) -> Path:
    inside = _folder(folder, b"a.png")
    os.mkfifo(inside / "cho doi.txt")
    (inside / "vong").symlink_to(inside, target_is_directory=True)
    (inside / "dut.txt").symlink_to(inside / "khong co")
    (inside / "khong het.txt").symlink_to("/dev/zero")
    return inside


def _sparse(folder: Path) -> Path:
    path = folder / "lon.txt"
    with path.open("wb") as file:
        file.truncate(20 << 30)
    return path


def _sparse_zip(folder: Path) -> Path:
    path = folder / "lon.zip"
    with path.open("wb") as file:
        file.write(b"PK\3\4")
        file.truncate(20 << 30)
    return path


CASES: tuple[Case, ...] = (
    case("zips in zips, 5 deep", "nested.zip", partial(nested, 5)),
    case("a bomb in a zip", "bomb.zip", lambda: nested(1, zipped({"a.txt": b" " * (200 << 20)}))),
    case("200 MB of blanks", "bomb.zip", lambda: zipped({"a.txt": b" " * (200 << 20)})),
    case("the same megabytes 5,000 times", "overlap.zip", partial(overlapping, 5000)),
    case(
        "20,000 empty files", "many.zip", lambda: zipped({f"{n}.txt": b"" for n in range(19_999)})
    ),
    case("a list of names of 64 bits", "zip64.zip", _zip64, small=True),
    case("8 texts of 60 pages", "large.zip", partial(_large_papers, 8), text=True),
    case(
        "a name that climbs", "climb.zip", lambda: zipped({"../../tuan.txt": MINUTES}), small=True
    ),
    case("an absolute name", "root.zip", lambda: zipped({"/etc/tuan.txt": MINUTES}), small=True),
    case("a name with a drive", "drive.zip", lambda: zipped({"C:\\tuan.txt": MINUTES}), small=True),
    case(
        "a name that climbs backwards",
        "climb.zip",
        lambda: zipped({"a\\..\\..\\tuan.txt": MINUTES}),
        small=True,
    ),
    case("a link to a file", "link.zip", partial(linked, "/etc/passwd"), small=True),
    case("a link made of minutes", "link.zip", partial(linked, MINUTES), small=True),
    case("a password", "locked.zip", lambda: locked_zip(zipped({"a.txt": MINUTES})), small=True),
    case(
        "names that command the terminal",
        "escape.zip",
        lambda: zipped({"\x1b[2J\x1b]0;x\x07\n\r\u202egnp.txt": b"\x89PNG"}),
        small=True,
    ),
    case("names in no encoding", "names.zip", partial(named, b"T\xd2n\xff\xfe.txt", b"\x89PNG")),
    case("a name of 60,000 letters", "names.zip", lambda: zipped({"a" * 60_000: b"\x89PNG"})),
    case("a Word file cut off", "cut.zip", lambda: zipped({"a.docx": word(tasks)[:7000]})),
    case("cut off in the middle", "cut.zip", lambda: zipped({"a.txt": MINUTES})[:200], small=True),
    case("without its list", "cut.zip", lambda: zipped({"a.txt": MINUTES})[:-40], small=True),
    case("nothing in it", "empty.zip", lambda: zipped({}), small=True),
    case("only folders in it", "empty.zip", lambda: zipped({"a/": b"", "b/": b""}), small=True),
    Case(
        "file names of controls and of no encoding",
        lambda folder: _folder(folder, b"\x1b[31m\n.png", b"\xff\xfe.png", b"-rf", b"%s{name}"),
        small=True,
    ),
    Case("pipes, circles and devices", _pipes, small=True),
    Case("20 GB of nothing", _sparse, small=True),
    Case("a zip of 20 GB of nothing", _sparse_zip, small=True),
)
