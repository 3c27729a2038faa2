"""Files as they come: encodings, damage, other kinds of file; each refused in one sentence."""

import time
import unicodedata

import pytest

from briefing.errors import ReadError
from briefing.reading import read_bytes, read_text
from briefing.reading.decode import decode

TEXT = (
    "Giao ban tuần của Ban Quản lý chợ Đầu Cầu\n\n"
    "Ngày 06/7/2026, Ban Quản lý chợ Đầu Cầu họp giao ban tuần.\n\n"
    "Kết luận cuộc họp, Trưởng ban yêu cầu thực hiện các nhiệm vụ sau:\n\n"
    "Một là, sửa mái che khu hàng cá trước mùa mưa bão.\n\n"
    "Hai là, thu phí chỗ ngồi đúng quy định, không để sót hộ nào.\n"
)
ITEMS = [
    "sửa mái che khu hàng cá trước mùa mưa bão.",
    "thu phí chỗ ngồi đúng quy định, không để sót hộ nào.",
]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """Write ``text`` as Windows does: base letters of the code page, tones as separate signs."""
    written = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
        written += base.encode("cp1258") + "".join(c for c in parts if c in TONES).encode("cp1258")
    return bytes(written)


def items(data: bytes) -> list[str]:
    briefing = read_bytes(data, "giao-ban.txt").briefing
    return [item.text for group in briefing.directive_lists for item in group.directives]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        windows_1258(TEXT),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "utf-32", "crlf", "nfd", "windows-1258"],
)
def test_encodings_that_are_read(data: bytes) -> None:
    assert items(data) == ITEMS


def test_windows_1258_is_told() -> None:
    (note,) = read_bytes(windows_1258(TEXT), "a.txt").briefing.warnings
    assert note.rule == "reading/encoding"


def test_stray_control_characters_are_taken_out_and_told() -> None:
    spoilt = TEXT.replace("Hai là", "\x1b[31mHai\x00 là\x07")
    briefing = read_bytes(spoilt.encode(), "a.txt").briefing
    assert [note.rule for note in briefing.warnings] == ["reading/control"]
    assert items(spoilt.encode()) == ITEMS
    assert briefing.source is not None
    assert briefing.source.text == TEXT


TCVN3 = "Ban ChÊp hµnh §¶ng bé x· häp giao ban tuÇn ngµy 29/6/2026, kÕt luËn nh÷ng viÖc sau. "
VNI = "Ñaûng uûy xaõ hoïp giao ban tuaàn ngaøy 29/6/2026, keát luaän moät soá nhieäm vuï. "

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "trống"),
    "white space": (b" \n\t\r\n ", "trống"),
    "only a mark": (b"\xef\xbb\xbf", "trống"),
    "zeros": (b"\x00" * 64, "trống"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "docx": (b"PK\x03\x04\x14\x00", "Word"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40, "Word"),
    "rtf": (b"{\\rtf1\\ansi Xin chao}", "RTF"),
    "picture": (b"\x89PNG\r\n\x1a\n", "ảnh"),
    "web page": (b"<!DOCTYPE html><html><p>Giao ban</p>", "trang web"),
    "noise": (bytes(range(256)) * 8, "nhị phân"),
    "controls": (b"\x01\x02\x03" * 100 + TEXT.encode(), "nhị phân"),
    "tcvn3": ((TCVN3 * 4).encode("latin-1"), "TCVN3"),
    "tcvn3 pasted": ((TCVN3 * 4).encode(), "TCVN3"),
    "vni": ((VNI * 4).encode("latin-1"), "VNI"),
    "vni pasted": ((VNI * 4).encode(), "VNI"),
    "mojibake": (TEXT.encode().decode("cp1252", "replace").encode(), "sai bảng mã"),
    "question marks": (TEXT.encode("cp1258", "replace"), "sai bảng mã"),
    "mojibake latin-1": (TEXT.encode().decode("latin-1").encode(), "sai bảng mã"),
    "one bad byte": (TEXT.encode()[:100] + b"\xff" + TEXT.encode()[100:], "byte thứ 100"),
    "half a utf-16 letter": (TEXT.encode("utf-16")[:-1], "bị hỏng"),
    "english": (b"The market board met on 29/6/2026. " * 9, "tiếng Việt"),
    "french": (("Le comité s'est réuni le 29/6/2026 à l'été. " * 9).encode(), "tiếng Việt"),
    "no marks": (b"Ket luan hop giao ban tuan ngay 29/6/2026. " * 9, "tiếng Việt"),
    "lost letters": (TEXT.encode("ascii", "replace"), "tiếng Việt"),
    "no date": (TEXT.replace("06/7/2026", "").encode(), "không ghi ngày"),
    "another record": (b'{"id": 1}', "bản ghi"),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED)
def test_refused_in_one_sentence_with_advice(data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.txt")
    assert says in caught.value.message
    assert caught.value.advice
    assert caught.value.message.count(". ") == 0


def test_a_huge_file_is_refused_before_it_is_looked_at() -> None:
    data = b"\xff" * 50_000_000
    started = time.perf_counter()
    with pytest.raises(ReadError, match="5 MB"):
        read_bytes(data, "a.txt")
    assert time.perf_counter() - started < 0.1


def test_a_no_break_space_after_a_capital_is_no_mojibake() -> None:
    letterhead = "UBND XÃ\u00a0HÒA\n" * 3 + TEXT
    assert items(letterhead.encode()) == ITEMS


def test_decode_keeps_what_it_was_given() -> None:
    assert decode(TEXT.encode()).text == TEXT


def test_pasted_text_is_read_like_a_file() -> None:
    assert read_text(TEXT, "a").briefing == read_bytes(TEXT.encode(), "a").briefing
