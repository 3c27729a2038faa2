"""Documents of an office, in the formats that LibreOffice gives them: read as a person reads."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing.model.identity import directives
from briefing.reading import converting, read_bytes
from tests.reading.documents import TASKS, WEEK
from tests.reading.office import DOCUMENTS, convert

pytestmark = pytest.mark.skipif(not converting.program(), reason="LibreOffice is not installed")

SENT = [f"{number}. {task}" for number, task in enumerate(TASKS, 1)]
DATED = "Đông Sơn, ngày 29 tháng 6 năm 2026"
START = [*WEEK[:2]]
EXPECTED: Mapping[str, list[str]] = {
    "levels": [
        *START,
        WEEK[2],
        WEEK[3],
        SENT[0],
        "1.1. Gửi lấy ý kiến.",
        "1.2. Tổng hợp.",
        "a) Qua thư;",
        "b) Trực tiếp.",
        "Thời gian: trước ngày 05/7/2026.",
        *SENT[1:],
    ],
    "headings": [
        *START,
        "I. Kết quả trong tuần",
        "1. Công tác tổng hợp",
        WEEK[2],
        "2. Công tác hành chính",
        "Đã tiếp nhận 125 văn bản đến.",
        "II. Nhiệm vụ tuần tới",
        *SENT,
    ],
    "tables": [
        *START,
        WEEK[2],
        "| Đơn vị | Văn bản | | Ghi chú |",
        "| | Đến | Đi | |",
        f"| Phòng Tổng hợp | 75 | 30 | {WEEK[2]} |",
        "| Phòng Hành chính | 50 | 18 | |",
        WEEK[3],
        *SENT,
    ],
    "changes": [*START, "Tuần qua, các phòng đã nghiêm túc hoàn thành báo cáo.", WEEK[3], *SENT],
    "notes": [*START, "Tuần qua, các phòng đã hoàn thành báo cáo sáu tháng.", WEEK[3], *SENT],
    "box": ["VĂN PHÒNG HUYỆN ỦY", DATED, *START, WEEK[2], WEEK[3], *SENT],
    "signs": [
        *START,
        "Báo cáo số 12 cách 3 kilômét; hạn trả lời: mùng 5.",
        WEEK[3],
        *SENT,
    ],
    "pages": [*START, *[" ".join([WEEK[2]] * 4)] * 9, WEEK[3], *SENT],
}
"""The lines of each document, without its header and footer."""


def lines(data: bytes) -> list[str]:
    source = read_bytes(data, "a").briefing.source
    assert source is not None
    return [" ".join(line.split()) for line in source.text.split("\n") if line]


def test_word_files(tmp_path: Path) -> None:
    made = convert(tmp_path, "docx", list(DOCUMENTS))
    for name, data in made.items():
        assert lines(data) == EXPECTED[name], name
        told = [item.text for item in directives(read_bytes(data, "a").briefing)]
        assert told[0].startswith(TASKS[0])
        assert len(told) == len(TASKS)
    (note,) = read_bytes(made["notes"], "a").briefing.warnings
    assert note.where == "Theo Công văn số 12."


@pytest.mark.parametrize(("suffix", "name"), [("doc", "levels"), ("odt", "changes")])
def test_other_files_say_the_same(tmp_path: Path, suffix: str, name: str) -> None:
    assert lines(convert(tmp_path, suffix, [name])[name]) == EXPECTED[name]


def test_pdf_files(tmp_path: Path) -> None:
    plain = ("levels", "headings", "tables", "pages")
    for name, data in convert(tmp_path, "pdf", plain).items():
        told = [line for line in lines(data) if line != "HUYỆN ỦY ĐÔNG SƠN"]
        assert told == EXPECTED[name], name
