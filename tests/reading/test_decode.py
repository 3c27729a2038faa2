"""Files as they come: encodings, damage, other kinds of file; each refused in one sentence."""

import tracemalloc
import unicodedata

import pytest

from briefing.errors import ReadError
from briefing.reading import read_bytes, read_text
from briefing.reading.decode import decode
from tests.reading.documents import windows_1258

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


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "trống"),
    "white space": (b" \n\t\r\n ", "trống"),
    "only a mark": (b"\xef\xbb\xbf", "trống"),
    "zeros": (b"\x00" * 64, "trống"),
    "picture": (b"\x89PNG\r\n\x1a\n", "ảnh"),
    "noise": (bytes(range(256)) * 8, "nhị phân"),
    "controls": (b"\x01\x02\x03" * 100 + TEXT.encode(), "nhị phân"),
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
    tracemalloc.start()
    try:
        with pytest.raises(ReadError, match="5 MB"):
            read_bytes(data, "a.txt")
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_no_break_space_after_a_capital_is_no_mojibake() -> None:
    letterhead = "UBND XÃ\u00a0HÒA\n" * 3 + TEXT
    assert items(letterhead.encode()) == ITEMS


def test_decode_keeps_what_it_was_given() -> None:
    assert decode(TEXT.encode()).text == TEXT


def test_pasted_text_is_read_like_a_file() -> None:
    assert read_text(TEXT, "a").briefing == read_bytes(TEXT.encode(), "a").briefing
