"""Word files that want too much memory or time, name what is not theirs, or are cut off."""

import io
import struct
import zipfile
from collections.abc import Iterator
from functools import partial

from tests.hostile.cases import Case, case
from tests.reading.documents import WEEK, package, paragraphs, tasks, word, zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NINE = "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_LAUGHS = f"<!DOCTYPE lolz [<!ENTITY a 'ha'>{_NINE}]>"
_FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_PARAMETERS = '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://localhost:9/a.dtd"> %p;]>'
_TABLE = "<w:tbl><w:tr><w:tc>"
_TABLE_END = "<w:p/></w:tc></w:tr></w:tbl>"
_CELL = "<w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc>"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf1\\ansi "


def declared(prologue: str, text: str = "") -> bytes:
    """Return a Word file whose document begins with ``prologue`` and says ``text``."""
    body = f'<w:document xmlns:w="{_W}"><w:body>{paragraphs([*WEEK, text])}</w:body></w:document>'
    return zipped({"word/document.xml": prologue + body})


def swollen(part: str, megabytes: int) -> bytes:
    """Return a Word file in which one part grows to so many megabytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        if part != "word/document.xml":
            file.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"/>')
        with file.open(part, "w") as inside:
            for _each in range(megabytes):
                inside.write(b" " * (1 << 20))
    return data.getvalue()


def lying() -> bytes:
    """Return a Word file whose list says that the document is short, though it is not."""
    data = bytearray(package(paragraphs(["chữ " * (4 << 20)])))
    at = data.rfind(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def squeezed(method: int) -> bytes:
    """Return a Word file packed by another method, growing a thousandfold."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        file.writestr("word/document.xml", b" " * (256 << 20))
    return data.getvalue()


def greedy_window() -> bytes:
    """Return a Word file packed with LZMA that asks for a window of four gigabytes."""
    data = bytearray(squeezed(zipfile.ZIP_LZMA))
    at = 30 + len("word/document.xml") + 5
    data[at : at + 4] = b"\xff\xff\xff\xff"
    return bytes(data)


def quadratic() -> bytes:
    """Return a Word file with one long entity named again and again."""
    return declared(f"<!DOCTYPE a [<!ENTITY x '{'ha' * 50_000}'>]>", "&x;" * 20_000)


def styled(styles: str) -> bytes:
    """Return a Word file with a part for styles that holds ``styles``."""
    return package(paragraphs(["Giao ban"]), styles=f'<w:styles xmlns:w="{_W}">{styles}</w:styles>')


def locked_zip(data: bytes) -> bytes:
    """Return the zip ``data`` with the bit that says "encrypted" set for each file in it."""
    found = bytearray(data)
    for mark, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = found.find(mark)
        while at >= 0:
            found[at + flags] |= 1
            at = found.find(mark, at + 4)
    return bytes(found)


def compound(*streams: str, body: bytes = b"") -> bytes:
    """Return an OLE file, as old Office wrote, of one sector of names and ``body`` behind it."""
    head = bytearray(512)
    head[:8] = _OLE
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", head, 48, 0)
    names = bytearray()
    for stream in ("Root Entry", *streams):
        entry = bytearray(128)
        name = stream.encode("utf-16-le")
        entry[: len(name)] = name
        struct.pack_into("<HB", entry, 64, len(name) + 2, 2)
        names += entry
    return bytes(head) + bytes(names.ljust(512, b"\0")) + body


def old_word(*, locked: bool = False, macros: bool = False) -> bytes:
    """Return the beginning of an old Word file: its signature, flags, and no text."""
    flags = 0x0100 if locked else 0
    start = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x042A, 0, flags).ljust(512, b"\0")
    streams = ["WordDocument", "1Table", *(["Macros", "_VBA_PROJECT"] if macros else [])]
    return compound(*streams, body=start + bytes(4096))


def with_macros(part: str) -> bytes:
    """Return a Word file that carries a project of macros as ``part``."""
    return zipped({"word/document.xml": _whole(), part: b'Sub AutoOpen()\nShell "calc"\nEnd Sub'})


def _whole() -> bytes:
    return zipfile.ZipFile(io.BytesIO(package(paragraphs(WEEK)))).read("word/document.xml")


def _many_parts(count: int) -> bytes:
    return zipped({f"word/{number:060}.xml": b"" for number in range(count)})


def _prose(count: int) -> bytes:
    lines = (
        f"Phòng số {n} hoàn thành báo cáo trước ngày {n % 27 + 1}/7/2026." for n in range(count)
    )
    return package(paragraphs([*WEEK, *lines]))


def _runs(count: int) -> str:
    return f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * count}</w:p>"


def _circle(count: int) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % count}"/>'
        "</w:style>"
        for n in range(count)
    )


def _cut() -> Iterator[Case]:
    whole = word(tasks)
    for share in (1, 5, 10, 25, 40, 50, 60, 75, 90, 95, 99):
        cut = whole[: len(whole) * share // 100]
        yield case(f"cut off at {share} %", "cut.docx", partial(bytes, cut), small=True)
    for length in (4, 10, len(whole) - 22, len(whole) - 1):
        yield case(f"cut off at byte {length}", "cut.docx", partial(bytes, whole[:length]))


def _part(**parts: str) -> bytes:
    return package(paragraphs(WEEK), **parts)


CASES: tuple[Case, ...] = (
    case("zip bomb, 512 MB", "bomb.docx", partial(swollen, "word/document.xml", 512)),
    case("zip bomb in the styles", "bomb.docx", partial(swollen, "word/styles.xml", 256)),
    case("zip bomb in the numbers", "bomb.docx", partial(swollen, "word/numbering.xml", 256)),
    case("zip bomb in the footnotes", "bomb.docx", partial(swollen, "word/footnotes.xml", 256)),
    case("a bomb packed with bzip2", "bomb.docx", partial(squeezed, zipfile.ZIP_BZIP2)),
    case("a bomb packed with LZMA", "bomb.docx", partial(squeezed, zipfile.ZIP_LZMA)),
    case("an LZMA window of 4 GB", "bomb.docx", greedy_window),
    case("a size that is a lie", "lie.docx", lying),
    case("20,000 parts", "parts.docx", partial(_many_parts, 20_000)),
    case("60,000 parts", "parts.docx", partial(_many_parts, 60_000)),
    case("billion laughs", "laughs.docx", partial(declared, _LAUGHS, "&i;"), small=True),
    case("quadratic blow-up", "quadratic.docx", quadratic, small=True),
    case("an external entity", "entity.docx", partial(declared, _FILE, "&x;"), small=True),
    case("a parameter entity", "entity.docx", partial(declared, _PARAMETERS), small=True),
    case(
        "entities in UTF-16",
        "entity.docx",
        lambda: zipped({"word/document.xml": f'{_LAUGHS}<a b="&i;"/>'.encode("utf-16")}),
        small=True,
    ),
    case(
        "entities in UTF-32",
        "entity.docx",
        lambda: zipped({"word/document.xml": f'{_LAUGHS}<a b="&i;"/>'.encode("utf-32")}),
        small=True,
    ),
    case(
        "entities in the styles", "entity.docx", lambda: _part(styles=f"{_LAUGHS}<a/>"), small=True
    ),
    case(
        "entities in the footnotes",
        "entity.docx",
        lambda: _part(footnotes=f"{_LAUGHS}<a/>"),
        small=True,
    ),
    case("macros", "macros.docm", partial(with_macros, "word/vbaProject.bin"), small=True),
    case(
        "macros in a .docx", "macros.docx", partial(with_macros, "word/vbaProject.bin"), small=True
    ),
    case("macros under another name", "m.docx", partial(with_macros, "word/VBAproject1.bin")),
    case("macros in an old Word file", "macros.doc", partial(old_word, macros=True), small=True),
    case(
        "2,000 tables in one another",
        "deep.docx",
        lambda: package(_TABLE * 2000 + _TABLE_END * 2000),
    ),
    case("80 tables in one another", "deep.docx", lambda: package(_TABLE * 80 + _TABLE_END * 80)),
    case(
        "1,000 columns",
        "wide.docx",
        lambda: package(paragraphs(WEEK) + f"<w:tbl><w:tr>{_CELL * 1000}</w:tr></w:tbl>"),
        small=True,
    ),
    case(
        "2,000 rows of 63 columns",
        "wide.docx",
        lambda: package("<w:tbl>" + f"<w:tr>{_CELL * 63}</w:tr>" * 2000 + "</w:tbl>"),
    ),
    case("100,000 paragraphs", "long.docx", partial(_prose, 100_000)),
    case("100,000 empty paragraphs", "long.docx", lambda: package("<w:p/>" * 100_000)),
    case("100,000 runs in a paragraph", "runs.docx", lambda: package(_runs(100_000))),
    case("a paragraph of 20 MB", "long.docx", lambda: package(paragraphs(["chữ " * (5 << 20)]))),
    case("100,000 styles", "styles.docx", lambda: styled("<w:style/>" * 100_000)),
    case("styles in a circle", "styles.docx", lambda: styled(_circle(20_000))),
    case("no text", "empty.docx", lambda: package("<w:p/>"), small=True),
    case("another root", "root.docx", lambda: zipped({"word/document.xml": "<a/>"}), small=True),
    case("not XML", "noise.docx", lambda: zipped({"word/document.xml": bytes(range(256)) * 99})),
    case("a password on the zip", "locked.docx", lambda: locked_zip(word(tasks)), small=True),
    case(
        "a password of Office",
        "locked.docx",
        lambda: compound("EncryptionInfo", "EncryptedPackage", body=bytes(9000)),
        small=True,
    ),
    case(
        "a password on an old Word file", "locked.doc", partial(old_word, locked=True), small=True
    ),
    case("an old Word file without its text", "old.doc", old_word),
    case("OLE of nothing", "old.doc", lambda: _OLE + bytes(5000), small=True),
    case("OLE's first bytes", "old.doc", lambda: _OLE, small=True),
    case("RTF of 200,000 groups", "deep.rtf", lambda: _RTF + b"{" * 200_000),
    case("RTF cut off", "cut.rtf", lambda: b"{\\rtf1"),
    case("RTF that claims 2 GB", "bin.rtf", lambda: _RTF + b"\\bin2147483647 abc"),
    *_cut(),
)
