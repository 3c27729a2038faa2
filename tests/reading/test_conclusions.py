from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.markers import write_marker
from briefing.model.records import ListStyle
from briefing.reading import read_text
from briefing.reading.conclusions import find_due
from briefing.reading.orgs import read_charge

ANCHOR = date(2026, 7, 6)
LEAD = "Kết luận hội nghị, đồng chí Chủ tịch yêu cầu các đơn vị thực hiện các nhiệm vụ sau:"
HEAD = f"Giao ban tuần\n\nNgày 06/7/2026, xã Đồi Mây họp giao ban tuần.\n\n{LEAD}\n\n"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("báo cáo trước ngày 15/10/2026.", date(2026, 10, 15)),
        ("hoàn thành trước ngày 15-7;", date(2026, 7, 15)),
        ("xong trước 17h00 ngày 10/7/2026", date(2026, 7, 10)),
        ("chậm nhất ngày 9.7.2026 phải nộp", date(2026, 7, 9)),
        ("thời hạn: 20/7/2026", date(2026, 7, 20)),
        ("dự thảo trước 10/7, trình trước ngày 20/7", date(2026, 7, 20)),
        ("tổ chức lễ ngày 15/7/2026", None),
        ("theo Quyết định số 12/QĐ-UBND ngày 02/3/2026", None),
        ("báo cáo trong tháng 7", None),
    ],
)
def test_due_days_are_those_that_are_called_so(text: str, due: date | None) -> None:
    assert find_due(text, ANCHOR) == due


@pytest.mark.parametrize(
    ("text", "unit", "cooperating"),
    [
        ("Văn phòng: chuẩn bị tài liệu.", "Văn phòng", ()),
        ("Chánh Văn phòng: chuẩn bị xe.", "Chánh Văn phòng", ()),
        ("Phòng Nội vụ chủ trì rà soát biên chế.", "Phòng Nội vụ", ()),
        ("Giao Công an xã chủ trì, phối hợp với Trạm Y tế, Tổ 3 và các đơn vị liên quan rà soát.",
         "Công an xã", ("Trạm Y tế", "Tổ 3", "các đơn vị liên quan")),
        ("Ban Dân vận: phối hợp với Hội Nông dân tổ chức đối thoại.", "Ban Dân vận",
         ("Hội Nông dân",)),
        # Mentioned is not charged.
        ("Giao Văn phòng chuẩn bị hội nghị.", "", ()),
        ("phối hợp với Sở Y tế tổ chức hội thi.", "", ()),
        ("Văn phòng chuẩn bị các việc: thứ tự, chỗ ngồi.", "", ()),
        ("Tổ chức hội nghị: hai buổi.", "", ()),
        ("Yêu cầu chung: đúng giờ.", "", ()),
    ],
)  # fmt: skip
def test_who_is_charged_is_said_in_so_many_words(
    text: str, unit: str, cooperating: tuple[str, ...]
) -> None:
    assert read_charge(text) == (unit, cooperating)


WORDS = st.lists(
    st.sampled_from(["rà soát", "hồ sơ", "đất", "sửa đường", "liên thôn", "thu quỹ", "ngõ xóm"]),
    min_size=3,
    max_size=12,
).map(lambda words: " ".join(words) + ".")
STYLES = st.sampled_from([style for style in ListStyle if style is not ListStyle.ROMAN])


@settings(max_examples=40, deadline=None)
@given(style=STYLES, items=st.lists(WORDS, min_size=2, max_size=12))
def test_every_style_gives_its_items_back(style: ListStyle, items: list[str]) -> None:
    listed = "\n\n".join(f"{write_marker(n, style)} {item}" for n, item in enumerate(items, 1))
    (group,) = read_text(HEAD + listed, "a").briefing.directive_lists
    assert group.lead_in == LEAD
    assert group.style is style
    assert [item.text for item in group.directives] == items
    assert [item.ordinal for item in group.directives] == list(range(1, len(items) + 1))


@settings(max_examples=30, deadline=None)
@given(numbers=st.lists(st.integers(1, 20), min_size=1, max_size=8))
def test_numbers_are_kept_as_they_were_read(numbers: list[int]) -> None:
    """Gaps and repeats are the writer's. A new 1 after others begins another list."""
    listed = "\n\n".join(
        f"{write_marker(n, ListStyle.WORDS)} việc số {place}." for place, n in enumerate(numbers)
    )
    groups = read_text(HEAD + listed, "a").briefing.directive_lists
    assert [item.ordinal for group in groups for item in group.directives] == numbers


def test_glued_items_come_apart() -> None:
    glued = "Một là, quét sân trường.Hai là, lau cửa lớp; Ba là, tưới cây."
    (group,) = read_text(HEAD + glued, "a").briefing.directive_lists
    assert [item.text for item in group.directives] == [
        "quét sân trường.",
        "lau cửa lớp;",
        "tưới cây.",
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Ảnh: Các đại biểu tại hội nghị",
        "Quang cảnh hội nghị giao ban.",
        "Đồng chí Lê Văn Mây phát biểu tại hội nghị.",
        "Toàn cảnh hội nghị (Ảnh: Văn phòng)",
    ],
)
def test_captions_between_items_belong_to_none(caption: str) -> None:
    text = f"{HEAD}Một là, quét sân.\n\n{caption}\n\nHai là, lau cửa."
    (group,) = read_text(text, "a").briefing.directive_lists
    assert [item.text for item in group.directives] == ["quét sân.", "lau cửa."]


def test_an_item_goes_on_until_the_next_number() -> None:
    text = f"{HEAD}Một là, quét sân.\n\nSân trước làm trước.\n\nHai là, lau cửa."
    (group,) = read_text(text, "a").briefing.directive_lists
    assert group.directives[0].text == "quét sân.\n\nSân trước làm trước."


@pytest.mark.parametrize(
    "closing",
    [
        "Hội nghị kết thúc lúc 11h00 cùng ngày.",
        "Trên đây là kết luận của Chủ tịch, các đơn vị biết, thực hiện.",
        "Tin: Hạnh Nguyên",
        "“Làm việc gì cũng phải có kế hoạch, có kiểm tra, có người chịu trách nhiệm”.",
    ],
)
def test_a_list_ends_where_the_text_closes(closing: str) -> None:
    text = f"{HEAD}Một là, quét sân.\n\nHai là, lau cửa.\n\n{closing}"
    (group,) = read_text(text, "a").briefing.directive_lists
    assert group.directives[-1].text == "lau cửa."
