"""Files made to harm, or harmed: a sentence each, in little time and memory."""

import io
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from briefing.errors import ReadError
from briefing.reading import read_bytes
from briefing.reading.docx_tables import MOST_COLUMNS
from briefing.reading.packages import damaged, locked
from tests.reading.documents import WEEK, package, paragraphs, tasks, word, zipped

WORD = "mật khẩu"
SECONDS = 8.0
MEGABYTES = 160

LAUGHS = "<!DOCTYPE lolz [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def _document(prologue: str, body: str) -> bytes:
    """Return a Word file whose document begins with ``prologue``."""
    whole = zipfile.ZipFile(io.BytesIO(package(body))).read("word/document.xml").decode()
    return zipped({"word/document.xml": prologue + whole})


def _bomb() -> bytes:
    return package(paragraphs(["0" * (40 << 20)]))


def _many_names() -> bytes:
    return zipped({f"word/{number:060}.xml": b"" for number in range(22_000)})


def _wide(columns: int) -> str:
    cell = "<w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc>"
    return f"<w:tbl><w:tr>{cell * columns}</w:tr></w:tbl>"


def _wide_page() -> bytes:
    return f"<html><body><table><tr>{'<td>ô</td>' * 1000}</tr></table></body></html>".encode()


def _locked_zip() -> bytes:
    data = bytearray(word(tasks))
    at = data.find(b"PK\1\2")
    while at >= 0:  # the bit that says "encrypted", in each entry of the directory
        data[at + 8] |= 1
        at = data.find(b"PK\1\2", at + 4)
    return bytes(data)


def _locked_office() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")


def pdf(password: str = "") -> bytes:
    """Return a PDF of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def _pdf_bomb() -> bytes:
    """Return a PDF whose page claims hundreds of megabytes of commands."""
    stream = zlib.compress(zlib.compress(b"q " * (50 << 20)))
    head = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(stream)
    )
    return head + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


REFUSED: dict[str, Callable[[], bytes]] = {
    "zip bomb": _bomb,
    "too many names": _many_names,
    "billion laughs": lambda: _document(LAUGHS + "]>", paragraphs(["&i;"])),
    "external entity": lambda: _document(
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', paragraphs(["&x;"])
    ),
    "entities in UTF-16": lambda: zipped(
        {"word/document.xml": f'{LAUGHS}]><a b="&i;"/>'.encode("utf-16")}
    ),
    "a thousand columns": lambda: package(paragraphs(WEEK) + _wide(1000)),
    "a thousand columns on a page": _wide_page,
    "elements without end": lambda: package("<w:sdt><w:sdtContent>" * 5000),
    "elements beyond measure": lambda: package(
        "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    ),
    "a page beyond measure": lambda: b"<html><body>" + b"<div>" * 100_000 + b"Giao ban",
    "half a file": lambda: word(tasks)[:9000],
    "a head alone": lambda: b"PK\x03\x04\x14\x00",
    "a password": _locked_zip,
    "an office password": _locked_office,
    "an old file without a text": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
    "a zip of files": lambda: zipped({"a.txt": "Giao ban", "b.txt": "Giao ban"}),
    "a spreadsheet": lambda: zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}),
    "paragraphs without end": lambda: package("<w:p/>" * (2 << 20)),
    "a page of tags without end": lambda: b"<html><body>" + b"<a>b</a>" * (1 << 19),
    "no text": lambda: package("<w:p/>"),
    "text without end": lambda: package(paragraphs(["chữ " * (2 << 20)])),
    "a scan": pdf,
    "half a PDF": lambda: pdf()[:200],
    "a PDF's head alone": lambda: b"%PDF-1.7\n%\xe2\xe3",
    "a PDF with a password": lambda: pdf(WORD),
    "a PDF bomb": _pdf_bomb,
    "a page without text": lambda: b"<!DOCTYPE html><html><script>alert(1)</script></html>",
}


@pytest.mark.parametrize("made", REFUSED.values(), ids=REFUSED)
def test_refused_in_a_sentence_within_bounds(made: Callable[[], bytes]) -> None:
    data = made()
    tracemalloc.start()
    started = time.process_time()
    try:
        with pytest.raises(ReadError) as caught:
            read_bytes(data, "a")
        assert time.process_time() - started < SECONDS
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES << 20
    finally:
        tracemalloc.stop()
    assert caught.value.message
    assert caught.value.advice
    assert caught.value.message.count(". ") == 0


def test_what_is_behind_a_password_is_said_to_be() -> None:
    for made in (_locked_zip, _locked_office, lambda: pdf(WORD)):
        with pytest.raises(ReadError) as caught:
            read_bytes(made(), "a")
        assert caught.value.message == locked().message


def test_as_wide_as_word_goes_is_read() -> None:
    data = package(paragraphs(WEEK) + _wide(MOST_COLUMNS))
    assert len(read_bytes(data, "a").unplaced) == 1


def test_the_password_of_a_pdf_is_real() -> None:
    assert PdfReader(io.BytesIO(pdf(WORD))).is_encrypted


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_word_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(word(tasks))
    for _change in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    try:
        read_bytes(bytes(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))]), "a")
    except ReadError as error:
        assert error.message


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_document_part_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(
        zipfile.ZipFile(io.BytesIO(package(paragraphs(WEEK)))).read("word/document.xml")
    )
    for _change in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.sampled_from(b'<>&"/ w:\x00\xff0'))
    try:
        read_bytes(zipped({"word/document.xml": bytes(whole)}), "a")
    except ReadError as error:
        assert error.message


def test_the_sentence_for_damage_says_what_to_do() -> None:
    assert damaged().advice
