"""PDF: the same measures as the profile, texts that copy as they are, bookmarks, same bytes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple
from unicodedata import is_normalized, normalize

import pytest
from pypdf import PdfReader

from briefing.errors import BriefingError
from briefing.model.paper import PaperKind, Role, all_blocks
from briefing.writing.papers import pdf
from briefing.writing.papers.pdf import render, render_pictures
from briefing.writing.papers.profile import NAMES, load
from tests.writing.papers.samples import HOSTILE, paper

MM = 72 / 25.4
EVERY = [(kind, name) for kind in PaperKind for name in NAMES]


class Piece(NamedTuple):
    """A run of text on a page: where it begins, in points from the left and lower edge."""

    x: float
    y: float
    size: float
    text: str
    page: int


def pieces(data: bytes) -> list[Piece]:
    """Return the runs of text, from the first page to the last."""
    found: list[Piece] = []
    for number, page in enumerate(PdfReader(BytesIO(data)).pages):

        def visit(*run: Any, page: int = number) -> None:
            text, cm, tm, _font, size = run
            if text.strip():
                x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
                found.append(Piece(x, y, abs(size * tm[0] * cm[0]), text.strip(), page))

        page.extract_text(visitor_text=visit)
    return found


def copied(data: bytes) -> str:
    """Return what somebody gets who copies all of the text, in one line."""
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split()
    )


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_every_text_is_there_and_copies_as_nfc(kind: PaperKind, name: str) -> None:
    made = paper(kind, name, HOSTILE)
    text = copied(render(made, load(name)))
    assert is_normalized("NFC", text)
    squeezed = text.replace(" ", "")
    for block in all_blocks(made):
        assert "".join(block.text.split()) in squeezed


def test_decomposed_letters_come_out_composed() -> None:
    made = paper(PaperKind.NOTICE, "hd05", normalize("NFD", "Đẩy mạnh cải cách thủ tục."))
    assert "Đẩy mạnh cải cách thủ tục." in copied(render(made, load("hd05")))


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_the_same_paper_gives_the_same_bytes(kind: PaperKind, name: str) -> None:
    assert render(paper(kind, name), load(name)) == render(paper(kind, name), load(name))


@pytest.mark.parametrize("name", NAMES)
def test_sheet_margins_and_sizes_are_those_of_the_profile(name: str) -> None:
    profile = load(name)
    data = render(paper(PaperKind.REPORT, name), profile)
    page = PdfReader(BytesIO(data)).pages[0]
    assert float(page.mediabox.width) == pytest.approx(profile.page.width * MM, abs=0.1)
    assert float(page.mediabox.height) == pytest.approx(profile.page.height * MM, abs=0.1)
    runs = pieces(data)
    assert min(run.x for run in runs) == pytest.approx(profile.page.left * MM, abs=0.5)
    first = next(run for run in runs if "hoàn thiện đề án thứ 2 " in run.text)
    body = profile.style(Role.BODY)
    assert first.size == pytest.approx(body.size, abs=0.01)
    assert first.x == pytest.approx((profile.page.left + body.indent) * MM, abs=0.5)
    kind = next(run for run in runs if run.text == "BÁO CÁO")
    assert kind.size == pytest.approx(profile.style(Role.TYPE).size, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_lines_stand_as_far_apart_as_the_profile_says(name: str) -> None:
    profile = load(name)
    body = profile.style(Role.BODY)
    runs = [run for run in pieces(render(paper(PaperKind.NOTICE, name), profile)) if run.page == 1]
    heights = sorted({round(run.y, 2) for run in runs if run.size == pytest.approx(body.size)})
    steps = [upper - lower for lower, upper in pairwise(heights)]
    line = body.line or body.size * 1.149 * body.multiple
    assert min(step for step in steps if step > 1) == pytest.approx(line, abs=0.1)
    assert any(step == pytest.approx(line + body.after, abs=0.1) for step in steps)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_has_no_number_and_the_others_one_in_the_middle(name: str) -> None:
    profile = load(name)
    runs = pieces(render(paper(PaperKind.NOTICE, name), profile))
    edge = (profile.page.height - profile.page.top) * MM
    over = [run for run in runs if run.y > edge]
    assert [(run.page, run.text) for run in over] == [
        (page, str(page + 1)) for page in range(1, max(run.page for run in runs) + 1)
    ]
    middle = profile.page.left + profile.page.text_width / 2
    look = profile.style(Role.PAGE_NUMBER)
    for run in over:
        assert run.x + look.size / 4 == pytest.approx(
            middle * MM, abs=0.5
        )  # a digit is half as wide
        assert run.size == pytest.approx(look.size)
        top = profile.page.height * MM - run.y - 0.933 * look.size  # the upper edge of its line
        assert top == pytest.approx(profile.page.header * MM, abs=0.5)


def test_only_our_own_letters_are_in_the_file() -> None:
    data = render(paper(PaperKind.NOTICE, "nd30"), load("nd30"))
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in PdfReader(BytesIO(data)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts == {
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-Italic",
        "LiberationSerif-BoldItalic",
    }


def test_the_file_tells_its_title_its_language_and_nothing_else() -> None:
    made = paper(PaperKind.NOTICE, "hd05")
    reader = PdfReader(BytesIO(render(made, load("hd05"))))
    told: dict[str, object] = dict(reader.metadata or {})
    assert told.pop("/Title") == made.name
    assert told.pop("/Author") == "Ban Tổ chức"
    assert str(told.pop("/Creator")).startswith("Typst")
    assert told.pop("/CreationDate") == told.pop("/ModDate") == "D:20200629000000Z"
    assert not told
    root: Any = reader.root_object
    assert root["/Lang"] == "vi-VN"
    assert root["/MarkInfo"]["/Marked"]


def test_bookmarks_lead_to_the_parts() -> None:
    reader = PdfReader(BytesIO(render(paper(PaperKind.REPORT, "hd05"), load("hd05"))))

    def told(items: list[object]) -> Iterator[object]:
        for item in items:
            yield list(told(item)) if isinstance(item, list) else getattr(item, "title", None)

    assert list(told(list(reader.outline))) == [
        "BÁO CÁO",
        [
            "I- KẾT QUẢ THỰC HIỆN",
            ["1. Quán triệt", "2. Cán bộ"],
            "II- NHIỆM VỤ TRỌNG TÂM TUẦN TỚI",
        ],
    ]


def test_no_page_has_nothing_but_a_signature() -> None:
    profile = load("hd05")
    for more in range(14):
        runs = pieces(
            render(paper(PaperKind.NOTICE, "hd05", *["nêu rõ trách nhiệm."] * more), profile)
        )
        last = [run.text for run in runs if run.page == runs[-1].page]
        assert any(text.endswith(("nhiệm.", "tiến độ.")) for text in last), more


def test_pictures_show_every_page() -> None:
    pictures = render_pictures(paper(PaperKind.NOTICE, "hd05"), load("hd05"), 48)
    assert len(pictures) == 3
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_papers_may_be_made_in_several_threads() -> None:
    profile, made = load("hd05"), paper(PaperKind.NOTICE, "hd05")
    alone = render(made, profile)
    with ThreadPoolExecutor(3) as threads:
        pictures = [threads.submit(render_pictures, made, profile, 60) for _time in range(4)]
        papers = [threads.submit(render, made, profile) for _time in range(4)]
        assert all(one.result() == alone for one in papers)
        assert len({tuple(one.result()) for one in pictures}) == 1


def test_what_cannot_be_laid_out_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_template", lambda: b'#panic("too deep")')
    made = paper(PaperKind.MINUTES, "hd05")
    for lay_out in (render, render_pictures):
        with pytest.raises(BriefingError, match="too deep") as error:
            lay_out(made, load("hd05"))
        assert "Không dàn được trang" in error.value.message
        assert "Word" in error.value.advice
