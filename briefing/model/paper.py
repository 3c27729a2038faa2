"""An official paper as structure: what stands where, in which role, and nothing of its looks.

The roles are those that the rules on form tell apart (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng
dẫn 05-HD/VPTW); their values are the names of the Word styles. Texts are plain, of one paragraph
each, capitals and marks already as the form wants them: a renderer only lays them out.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from briefing.model.records import Record


class PaperKind(StrEnum):
    """The papers that a giao ban ends on."""

    MINUTES = "minutes"  # biên bản
    NOTICE = "notice"  # thông báo kết luận
    REPORT = "report"  # báo cáo


class Role(StrEnum):
    """What a line or paragraph is in a paper; the value is what its Word style is called."""

    PARENT = "Cơ quan chủ quản"
    ORGANIZATION = "Cơ quan ban hành"
    STAR = "Dấu sao"
    HEADING = "Quốc hiệu - Tiêu đề"
    MOTTO = "Tiêu ngữ"
    NUMBER = "Số và ký hiệu"
    PLACE_DATE = "Địa danh và ngày"
    TYPE = "Tên loại"
    SUBJECT = "Trích yếu"
    DASHES = "Gạch dưới trích yếu"
    BODY = "Nội dung"
    SECTION = "Phần"
    SUBSECTION = "Mục"
    CONCLUSION = "Kết luận"
    POINT = "Điểm"
    ITEM = "Gạch đầu dòng"
    AUTHORITY = "Quyền hạn ký"
    SIGNER_TITLE = "Chức vụ"
    SIGNER_NAME = "Họ tên"
    RECIPIENTS = "Nơi nhận"
    RECIPIENT = "Danh sách nơi nhận"
    PAGE_NUMBER = "Số trang"
    RULE = "Đường kẻ"


class Block(Record, frozen=True, kw_only=True):
    """One line or paragraph. ``rule`` is the rule beneath it as a share of its text's length."""

    role: Role
    text: str
    rule: float = 0.0


Blocks = tuple[Block, ...]


class Paper(Record, frozen=True, kw_only=True):
    """One paper, from its head to its recipients.

    The head has two columns of two rows: who issues it beside the State's or the Party's title,
    the number beside place and date. ``signatures`` stand side by side, the one that counts most
    on the right; ``recipients`` left of a single one, below two. ``name`` is the paper's title as
    a file tells it, ``day`` the day it bears; ``issuer`` whose paper it is.
    """

    kind: PaperKind
    profile: str
    left: Blocks = ()
    right: Blocks = ()
    number: Blocks = ()
    place_date: Blocks = ()
    title: Blocks = ()
    body: Blocks = ()
    signatures: tuple[Blocks, ...] = ()
    recipients: Blocks = ()
    name: str = ""
    issuer: str = ""
    day: date
    language: str = "vi-VN"


_PARTS = ("left", "right", "number", "place_date", "title", "body", "recipients")


def all_blocks(paper: Paper) -> Blocks:
    """Return every block of ``paper`` in reading order."""
    before = (part for name in _PARTS[:-1] for part in getattr(paper, name))
    signed = (block for signature in paper.signatures for block in signature)
    return (*before, *signed, *paper.recipients)


def with_texts(paper: Paper, change: Callable[[str], str]) -> Paper:
    """Return ``paper`` with each of its texts changed by ``change``, the file's title too."""

    def changed(blocks: Blocks) -> Blocks:
        return tuple(replace(block, text=change(block.text)) for block in blocks)

    return replace(
        paper,
        name=change(paper.name),
        issuer=change(paper.issuer),
        signatures=tuple(map(changed, paper.signatures)),
        **{name: changed(getattr(paper, name)) for name in _PARTS},
    )
