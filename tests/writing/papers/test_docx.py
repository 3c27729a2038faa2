"""DOCX: real styles, nothing told beyond the paper, the same bytes each time."""

import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

pytest.importorskip("docx")

import docx as library
from msgspec.structs import replace

from briefing.model.paper import Block, Paper, Role, all_blocks, with_texts
from briefing.writing.papers.compose import minutes, notice
from briefing.writing.papers.docx import render
from briefing.writing.papers.profile import NAMES, load
from tests.benchmarks.docx_file import DocxFile, tag
from tests.writing.papers.examples import WEEK, form

ROOT = Path(__file__).resolve().parents[3]

# The order in which the schema of WordprocessingML (ECMA-376, 17.3) has them; Word refuses others.
ORDERS = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs
        suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs
        highlight u effect bdr shd vertAlign rtl cs em lang""",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
}


def paper(profile: str = "hd05") -> Paper:
    return notice.compose(WEEK, form(profile))


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("profile", NAMES)
def test_every_text_of_the_paper_is_in_the_file_in_its_style(profile: str) -> None:
    made = paper(profile)
    lines = [
        (line.style, line.text)
        for line in DocxFile(render(made, load(profile))).lines()
        if line.text
    ]
    assert sorted(lines) == sorted((block.role.value, block.text) for block in all_blocks(made))


def test_the_same_paper_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.writing.papers.test_docx import *; "
        "sys.stdout.buffer.write(render(paper(), load('hd05')))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT
    ).stdout
    assert other == render(paper(), load("hd05"))


def test_the_file_tells_of_itself_only_what_the_paper_says() -> None:
    made = parts(render(paper(), load("hd05")))
    assert set(made) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
    told = ET.fromstring(made["docProps/core.xml"])  # noqa: S314 - our own
    core = {one.tag.partition("}")[2]: one.text for one in told}
    assert core == {
        "title": f"Thông báo {paper().title[1].text}",
        "creator": "Đảng uỷ xã Yên Minh",
        "language": "vi-VN",
        "created": "2025-01-06T00:00:00Z",
        "modified": "2025-01-06T00:00:00Z",
        "revision": "1",
    }
    assert b"python-docx" not in b"".join(made.values())


@pytest.mark.parametrize("profile", NAMES)
def test_the_elements_stand_in_the_order_that_word_asks_for(profile: str) -> None:
    data = render(minutes.compose(WEEK, form(profile)), load(profile))
    for name, part in parts(data).items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        root = ET.fromstring(part)  # noqa: S314 - our own
        for holder, order in ORDERS.items():
            names = order.split()
            for one in root.iter(tag(holder)):
                places = [names.index(child.tag.partition("}")[2]) for child in one]
                assert all(a < b for a, b in pairwise(places)), (name, ET.tostring(one))


def test_one_change_changes_the_font_of_everything() -> None:
    document = library.Document(BytesIO(render(paper(), load("hd05"))))
    named = [
        style.name for style in document.styles if style.element.rPr is not None
        and style.element.rPr.rFonts is not None
    ]  # fmt: skip
    assert named == ["Normal"]


def test_no_line_breaks_within_a_date_or_a_document_number() -> None:
    blocks = (Block(role=Role.BODY, text="ngày 28-6-2020, số 75-KL/TW - xong"),)
    made = Paper(kind=paper().kind, profile="hd05", body=blocks, signatures=((),), day=paper().day)
    xml = parts(render(made, load("hd05")))["word/document.xml"].decode()
    assert xml.count("noBreakHyphen") == 3
    assert "TW - xong" in xml


def test_text_is_text_whatever_it_looks_like() -> None:
    ugly = "a < b & c > d “x” {y} <w:br/> ]]>"
    made = with_texts(paper(), lambda _text: ugly)
    lines = [line.text for line in DocxFile(render(made, load("hd05"))).lines() if line.text]
    assert set(lines) == {ugly}


def test_what_xml_cannot_hold_is_left_out() -> None:
    """A file of the archive that was changed by hand may have control characters in its texts."""
    made = with_texts(paper(), lambda _text: "mở\x00 lớp\x0b \x1b[31mmới")
    made = replace(made, name="mở\x00 lớp", issuer="Ban\x01 Tổ chức")
    data = render(made, load("hd05"))
    texts = {line.text for line in DocxFile(data).lines() if line.text}
    assert texts
    assert {letter for text in texts for letter in text if ord(letter) < 32} <= {"\n"}
    assert library.Document(BytesIO(data)).core_properties.title == "mở lớp"
