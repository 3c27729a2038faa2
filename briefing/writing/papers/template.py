"""An office's own Word document laid over a profile: its page, its styles, its letterhead.

A template with placeholders is kept as it is, and each gives way to what the paper says there;
of one without any the text is taken out, and the paper written into its page, between its header
and its footer. A style of the template that is named as a role is used as it is there; one that
it lacks comes from the profile. Whatever it says of who made it, and where, is left behind.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.language.letters import search_key
from briefing.model.paper import Blocks, Paper, Role, all_blocks
from briefing.model.template import Fault, Lack, sentence
from briefing.writing.papers.docx import render
from briefing.writing.papers.docx_base import NOT_WORD, dressed
from briefing.writing.papers.docx_styles import style_key, used_roles
from briefing.writing.papers.profile import Profile
from briefing.writing.papers.templating.cleaning import W, cleaned_part, page_is_numbered
from briefing.writing.papers.templating.filling import filled
from briefing.writing.papers.templating.marks import MarkedLine, marked_lines
from briefing.writing.papers.templating.package import Part, parsed, read_parts, unreadable
from briefing.writing.papers.templating.placeholders import (
    WHOLE,
    Placeholder,
    nearest,
    values,
    written,
)
from briefing.writing.papers.templating.repacking import pack_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGE = "document.main+xml"
_EDGES = ("header+xml", "footer+xml")
_STYLES = "styles+xml"


class Template(NamedTuple):
    """A template that was looked at: its clean bytes, and what is in it.

    ``styles`` are its paragraph styles by :func:`~.docx_styles.style_key`, ``text`` all that it
    prints, as a search key, ``faults`` what makes it unusable.
    """

    clean: bytes
    placeholders: frozenset[Placeholder]
    faults: tuple[Fault, ...]
    styles: frozenset[str]
    text: str
    numbers_pages: bool


@lru_cache(maxsize=3)
def opened(data: bytes) -> Template:
    """Return what is in a template, whatever it is; raises :class:`BriefingError`."""
    parts = {name: cleaned_part(part) for name, part in read_parts(data).items()}
    roots = {name: parsed(part.data) for name, part in parts.items() if _is_read(part)}
    page = roots[next(iter(parts))]
    if page.tag != f"{W}document":  # the strict form, which python-docx does not know
        raise unreadable()
    edges = [roots[name] for name, part in parts.items() if part.content_type.endswith(_EDGES)]
    styles = [roots[name] for name, part in parts.items() if part.content_type.endswith(_STYLES)]
    lines = [*marked_lines(page)]
    around = [line for edge in edges for line in marked_lines(edge)]
    everything = (*lines, *around)
    known = (mark.placeholder for line in everything for mark in line.marks)
    return Template(
        clean=pack_parts(parts),
        placeholders=frozenset(one for one in known if one is not None),
        faults=tuple(dict.fromkeys(fault for line in everything for fault in _faults(line))),
        styles=frozenset(name for root in styles for name in _style_names(root)),
        text=_key(" ".join(line.text for line in everything)),
        numbers_pages=any(map(page_is_numbered, edges)),
    )


def usable(data: bytes, profile: Profile) -> Template:
    """Return a template that papers can be made with; raises :class:`BriefingError` else."""
    template = opened(data)
    if template.faults:
        raise BriefingError(" ".join(map(sentence, template.faults)), _advice())
    try:
        dressed(template.clean, profile.name)
    except NOT_WORD as error:
        raise unreadable() from error
    return template


def render_with(paper: Paper, profile: Profile, data: bytes) -> bytes:
    """Return ``paper`` as a DOCX laid into the template ``data``; raises :class:`BriefingError`."""
    template = usable(data, profile)
    if template.placeholders:
        return filled(paper, profile, template.clean, template.placeholders)
    return render(paper, profile, template.clean)


def lacking(template: Template, paper: Paper, roles: Collection[Role]) -> tuple[Fault, ...]:
    """Return what ``template`` lacks for ``paper``, the gravest first.

    A placeholder is lacking where the paper has something to say there and the template does
    not print just that already; one without any lacks none. ``roles`` are those whose styles
    are needed (:func:`roles_in`, :func:`possible_roles`).
    """
    found = [*template.faults, *_lacking_places(template, paper)]
    styles = [
        role.value
        for role in Role
        if role in roles and style_key(role.value) not in template.styles
    ]
    if styles:
        found.append(Fault(Lack.STYLE, ", ".join(styles)))
    if not template.numbers_pages:
        found.append(Fault(Lack.PAGE_NUMBER, ""))
    return tuple(found)


def roles_in(template: Template, paper: Paper) -> frozenset[Role]:
    """Return the roles of ``paper`` that bear styles in ``template``.

    Where there are placeholders these are the roles of whole paragraphs alone.
    """
    if not template.placeholders:
        return frozenset(block.role for block in all_blocks(paper))
    put = values(paper, template.placeholders)
    return frozenset(
        block.role for one in template.placeholders if one in WHOLE for block in put[one]
    )


def possible_roles(template: Template, profile: Profile) -> frozenset[Role]:
    """Return the roles that papers of ``profile`` may bear in ``template``."""
    if not template.placeholders:
        return frozenset(used_roles(profile))
    return frozenset().union(*(WHOLE[one] for one in template.placeholders if one in WHOLE))


def lacking_places(data: bytes, paper: Paper) -> tuple[Fault, ...]:
    """Return what ``paper`` says and the template ``data`` has no place for.

    None for no template, and none for one that cannot be used: that says so when it is.
    """
    try:
        template = opened(data) if data else None
    except BriefingError:
        return ()
    return tuple(_lacking_places(template, paper)) if template else ()


def unreadable_fault(error: BriefingError) -> Fault:
    """Return the fault of a template that :func:`opened` refuses."""
    return Fault(Lack.UNREADABLE, str(error))


def _is_read(part: Part) -> bool:
    return part.content_type.endswith((_PAGE, *_EDGES, _STYLES))


def _style_names(root: "_Element") -> Iterator[str]:
    for style in root.iterfind(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and style.get(f"{W}type") == "paragraph":
            yield style_key(name.get(f"{W}val", ""))


def _faults(line: MarkedLine) -> Iterator[Fault]:
    """Yield what is wrong with the placeholders of a line."""
    for mark in line.marks:
        if mark.placeholder is None:
            meant = nearest(mark.written.strip("{}"))
            yield Fault(Lack.UNKNOWN, mark.written, written(meant) if meant else "")
        elif mark.placeholder in WHOLE and (
            line.alone is None or (mark.placeholder is Placeholder.BODY and not _on_page(line))
        ):
            yield Fault(Lack.CROWDED, written(mark.placeholder))
    if line.unclosed:
        yield Fault(Lack.UNCLOSED, line.unclosed)


def _on_page(line: MarkedLine) -> bool:
    """Tell whether a line is of the page itself: in no header, no footer and no text box."""
    around = {f"{W}{name}" for name in ("hdr", "ftr", "txbxContent")}
    return not any(one.tag in around for one in line.paragraph.iterancestors())


def _lacking_places(template: Template, paper: Paper) -> Iterator[Fault]:
    has = template.placeholders
    for placeholder, blocks in values(paper, has).items() if has else ():
        if placeholder not in has and not _is_printed(blocks, placeholder, template):
            yield Fault(Lack.PLACEHOLDER, written(placeholder))


def _is_printed(blocks: Blocks, placeholder: Placeholder, template: Template) -> bool:
    """Tell whether the template prints what the paper says; a body it never does."""
    return placeholder is not Placeholder.BODY and all(
        _key(block.text) in template.text for block in blocks
    )


def _key(text: str) -> str:
    return " ".join(search_key(text).split())


def _advice() -> str:
    names = ", ".join(map(written, Placeholder))
    return _("Its placeholders may be: {names}.").format(names=names)
