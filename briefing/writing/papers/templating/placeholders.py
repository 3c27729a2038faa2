"""The placeholders that a template may have, and which parts of a paper each stands for.

They are written between doubled braces, which no paper has: "{{số ký hiệu}}". Case and accents
do not matter, nor whether words are parted by blanks, hyphens or underscores.
"""

from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from briefing.language.letters import search_key
from briefing.model.paper import Block, Blocks, Paper, Role


class Placeholder(StrEnum):
    """What a template may leave room for; the value is how it is written there."""

    PARENT = "cơ quan cấp trên"
    ORGANIZATION = "cơ quan"
    HEADING = "quốc hiệu"
    MOTTO = "tiêu ngữ"
    NUMBER = "số ký hiệu"
    PLACE_DATE = "địa danh ngày"
    TYPE = "tên loại"
    SUBJECT = "trích yếu"
    BODY = "nội dung"
    KEEPER_TITLE = "chức vụ thư ký"
    KEEPER = "thư ký"
    AUTHORITY = "quyền hạn ký"
    SIGNER_TITLE = "chức vụ người ký"
    SIGNER = "người ký"
    RECIPIENTS = "nơi nhận"


WHOLE = {
    Placeholder.BODY: frozenset(
        {Role.BODY, Role.SECTION, Role.SUBSECTION, Role.CONCLUSION, Role.POINT, Role.ITEM}
    ),
    Placeholder.RECIPIENTS: frozenset({Role.RECIPIENTS, Role.RECIPIENT}),
}
"""Those that stand for whole paragraphs, alone in theirs, and the roles that these may have."""

ALIASES: dict[Placeholder, tuple[str, ...]] = {
    Placeholder.PARENT: ("cơ quan chủ quản", "parent"),
    Placeholder.ORGANIZATION: ("cơ quan ban hành", "organization"),
    Placeholder.HEADING: ("tiêu đề", "heading"),
    Placeholder.MOTTO: ("motto",),
    Placeholder.NUMBER: ("số và ký hiệu", "number"),
    Placeholder.PLACE_DATE: ("địa danh và ngày", "place and date", "place date"),
    Placeholder.TYPE: ("type",),
    Placeholder.SUBJECT: ("subject",),
    Placeholder.BODY: ("body", "content"),
    Placeholder.KEEPER_TITLE: ("keeper title",),
    Placeholder.KEEPER: ("họ tên thư ký", "keeper"),
    Placeholder.AUTHORITY: ("quyền hạn", "authority"),
    Placeholder.SIGNER_TITLE: ("chức vụ", "signer title"),
    Placeholder.SIGNER: ("họ tên", "họ tên người ký", "signer"),
    Placeholder.RECIPIENTS: ("recipients",),
}
"""Other names of each: the Word style's, or English."""


def written(placeholder: Placeholder) -> str:
    """Return the placeholder as it stands in a template: "{{nơi nhận}}"."""
    return f"{{{{{placeholder.value}}}}}"


def read_placeholder(name: str) -> Placeholder | None:
    """Return what is meant by ``name``, the text between the braces; ``None`` for nothing."""
    return _names().get(_key(name))


def nearest(name: str) -> Placeholder | None:
    """Return the placeholder whose name is most like ``name``; ``None`` where none is."""
    found = get_close_matches(_key(name), _names(), n=1)
    return _names()[found[0]] if found else None


def values(paper: Paper, used: frozenset[Placeholder]) -> dict[Placeholder, Blocks]:
    """Return what ``paper`` puts into each placeholder; ``used`` are those of the template.

    A template without a place for the signing right has it above the signer's title: it must not
    be lost. Minutes are signed by the keeper too.
    """
    keeper = paper.signatures[0] if len(paper.signatures) > 1 else ()
    signer = paper.signatures[-1] if paper.signatures else ()
    rights = signer[:-2] if Placeholder.AUTHORITY in used else ()
    return {
        Placeholder.PARENT: _of(paper.left, Role.PARENT),
        Placeholder.ORGANIZATION: _of(paper.left, Role.ORGANIZATION),
        Placeholder.HEADING: _of(paper.right, Role.HEADING),
        Placeholder.MOTTO: _of(paper.right, Role.MOTTO),
        Placeholder.NUMBER: paper.number,
        Placeholder.PLACE_DATE: paper.place_date,
        Placeholder.TYPE: _of(paper.title, Role.TYPE),
        Placeholder.SUBJECT: _of(paper.title, Role.SUBJECT),
        Placeholder.BODY: paper.body,
        Placeholder.KEEPER_TITLE: keeper[:-1],
        Placeholder.KEEPER: keeper[-1:],
        Placeholder.AUTHORITY: rights,
        Placeholder.SIGNER_TITLE: signer[len(rights) : -1],
        Placeholder.SIGNER: signer[-1:],
        Placeholder.RECIPIENTS: paper.recipients,
    }


def _of(blocks: Blocks, role: Role) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.role is role)


@cache
def _names() -> dict[str, Placeholder]:
    return {
        _key(name): placeholder
        for placeholder in Placeholder
        for name in (placeholder.value, *ALIASES[placeholder])
    }


def _key(name: str) -> str:
    return " ".join(search_key(name).replace("_", " ").replace("-", " ").split())
