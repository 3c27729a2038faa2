"""Small documents of other kinds, made for these tests by the libraries themselves."""

import io
import unicodedata
import zipfile
from collections.abc import Callable, Sequence

from docx import Document
from docx.document import Document as WordDocument

WEEK = (
    "Kết quả giao ban tuần từ ngày 22 đến ngày 28-6-2026",
    "Chiều 29-6-2026, Văn phòng họp giao ban tuần do đồng chí Lê Văn An, Chánh Văn phòng chủ trì.",
    "Tuần qua, các phòng đã nghiêm túc hoàn thành báo cáo sáu tháng đầu năm đúng thời hạn.",
    "Kết luận Hội nghị, Chánh Văn phòng chỉ đạo các phòng triển khai các nhiệm vụ sau:",
)
TASKS = (
    "Phòng Tổng hợp hoàn thiện dự thảo nghị quyết trước ngày 05/7/2026.",
    "Phòng Quản trị rà soát cơ sở vật chất phục vụ hội nghị sơ kết.",
    "Phòng Hành chính chuẩn bị tài liệu cho hội nghị.",
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(lay: Callable[[WordDocument], object] | None = None) -> bytes:
    """Return a Word file with the paragraphs of :data:`WEEK`, and what ``lay`` adds."""
    document = Document()
    for text in WEEK:
        document.add_paragraph(text)
    if lay is not None:
        lay(document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def tasks(document: WordDocument) -> None:
    """Add :data:`TASKS` as a list that Word numbers."""
    for text in TASKS:
        document.add_paragraph(text, style="List Number")


def package(body: str, **parts: str) -> bytes:
    """Return a Word file whose body is the XML ``body``; ``parts`` are further ones by name."""
    xml = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": xml, **{f"word/{n}.xml": x for n, x in parts.items()}})


def paragraphs(texts: Sequence[str]) -> str:
    """Return plain paragraphs as XML."""
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def numbering(levels: str) -> str:
    """Return a numbering part with one list, number 1, of the XML ``levels``."""
    return (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )


def level(number: int, form: str, text: str, more: str = "") -> str:
    """Return one level of a list as XML."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(text: str, depth: int = 0, number: int = 1) -> str:
    """Return a paragraph that has an automatic number as XML."""
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        f"</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a zip of ``files``."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return data.getvalue()


def windows_1258(text: str) -> bytes:
    """Write ``text`` as Windows does: base letters of the code page, tones as separate signs."""
    written = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        written += base.encode("cp1258") + "".join(c for c in parts if c in _TONES).encode("cp1258")
    return bytes(written)
