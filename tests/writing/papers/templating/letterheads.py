"""Letterheads as offices make them in Word, for the tests: built with python-docx, run by run."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from briefing.writing.papers.docx_xml import element

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
EVERY_PLACE = (
    "{{cơ quan cấp trên}}",
    "{{cơ quan}}",
    "{{quốc hiệu}}",
    "{{số ký hiệu}}",
    "{{địa danh ngày}}",
    "{{tên loại}}",
    "{{trích yếu}}",
    "{{nội dung}}",
    "{{chức vụ thư ký}}",
    "{{thư ký}}",
    "{{chức vụ người ký}}",
    "{{người ký}}",
    "{{nơi nhận}}",
)


def made(build: Callable[[Document], object]) -> bytes:
    """Return the document that ``build`` makes of an empty one."""
    document = docx.Document()
    build(document)
    return saved(document)


def saved(document: Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def letterhead(*paragraphs: str | tuple[str, ...]) -> bytes:
    """Return a document of these paragraphs; a tuple is one that is broken into runs."""

    def build(document: Document) -> None:
        for one in paragraphs:
            paragraph = document.add_paragraph()
            for run in (one,) if isinstance(one, str) else one:
                paragraph.add_run(run)

    return made(build)


def field(document: Document, *pieces: str) -> None:
    """Add a field whose instruction is broken into ``pieces``."""
    run = document.add_paragraph().add_run()
    for piece in ("begin", *pieces, "end"):
        if piece in {"begin", "end"}:
            made_one = element("w:fldChar", fldCharType=piece)
        else:
            made_one = element("w:instrText")
            made_one.text = piece
        run._r.insert_element_before(made_one)


def raw(xml: str) -> bytes:
    """Return a document whose only paragraph has this element in it."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    name = xml[1:].partition(" ")[0].partition("/")[0].partition(">")[0]

    def build(document: Document) -> None:
        made_one = parse_xml(xml.replace(name, f"{name} {space}", 1))
        document.add_paragraph()._p.insert_element_before(made_one)

    return made(build)


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """Return the zip ``data`` with one member more, or another one in the place of its own."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return buffer.getvalue()


def member(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as file:
        return file.read(name)


def texts(data: bytes) -> list[str]:
    """Return the paragraphs of a document, those of tables and of its first header too."""
    document = docx.Document(BytesIO(data))
    body = list(document.element.body.iter(qn("w:p")))
    around = [
        paragraph._p
        for section in document.sections
        for part in (section.header, section.footer)
        for paragraph in part.paragraphs
    ]
    return [_text(one) for one in (*around, *body)]


def _text(paragraph: object) -> str:
    signs = {qn("w:noBreakHyphen"): "-", qn("w:tab"): "\t", qn("w:br"): "\n"}
    return "".join(
        one.text or "" if one.tag == qn("w:t") else signs.get(one.tag, "")
        for one in paragraph.iter()  # type: ignore[attr-defined]
    )
