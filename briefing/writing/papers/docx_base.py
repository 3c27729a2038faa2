"""The empty DOCX that a paper is written into, and what a file tells of itself.

It begins as python-docx's own and keeps nothing of it that a paper does not need: no theme, no
fifty styles in English, no thumbnail, no word of the program that made it.
"""

from datetime import datetime, time
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from briefing.language.letters import clean
from briefing.model.paper import Paper, Role
from briefing.writing.papers.docx_styles import lay_base, lay_styles
from briefing.writing.papers.docx_xml import element
from briefing.writing.papers.profile import Page, Profile, load

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_KEPT_STYLES = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List"})
_KEPT_PARTS = ("/styles", "/settings", "/header", "/footer")
_DOCUMENT_PARTS = ("/officeDocument", "/core-properties")
_SETTINGS = """\
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="{language}"/></w:settings>
"""


@cache
def base(name: str) -> bytes:
    """Return an empty DOCX with the page and the styles of a profile, made once a process."""
    import docx  # noqa: PLC0415 - start-up

    profile = load(name)
    document = docx.Document()
    _strip(document, profile.page)
    lay_base(document, profile.page, profile.style(Role.BODY).size)
    lay_styles(document, profile)
    _lay_page(document.sections[0], profile.page)
    _number_pages(document, profile)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


NOT_WORD = (AttributeError, KeyError, ValueError)
"""What python-docx raises for a document whose XML is sound and says what it cannot."""


@lru_cache(maxsize=3)
def dressed(template: bytes, name: str) -> bytes:
    """Return an office's own DOCX with every style of a profile; made once for many papers.

    One that does not say how large its page is gets that of the profile. Raises what python-docx
    does for one whose parts are not what they say (:data:`NOT_WORD`).
    """
    import docx  # noqa: PLC0415 - start-up

    document = docx.Document(BytesIO(template))
    profile = load(name)
    lay_styles(document, profile)
    document.element.body.get_or_add_sectPr()
    section = document.sections[-1]
    if None in (section.page_width, section.left_margin, section.right_margin):
        _lay_page(section, profile.page)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def emptied(document: "Document") -> None:
    """Take everything out of an office's own document but its page, its head and its styles."""
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)


def describe(document: "Document", paper: Paper) -> None:
    """Let the file tell of itself what the paper says, and nothing else.

    It is dated by the paper's own day, so the same paper gives the same file.
    """
    told = document.core_properties
    day = datetime.combine(paper.day, time())
    told.title = clean(paper.name)[:255]
    told.author = clean(paper.issuer)[:255]
    told.language = paper.language
    told.created = told.modified = day
    told.last_modified_by = ""
    told.comments = told.keywords = told.subject = told.category = ""
    told.content_status = told.identifier = told.version = ""
    told.revision = 1
    properties = told._element  # noqa: SLF001 - an empty element is more than is to be told
    for child in list(properties):
        if not (child.text or "").strip():
            properties.remove(child)


def _strip(document: "Document", page: Page) -> None:
    """Take out what python-docx's own document brings along."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - start-up

    styles = document.styles
    for style in list(styles):
        if style.name not in _KEPT_STYLES:
            style.delete()
    for latent in styles.element.findall(f"{{{styles.element.nsmap['w']}}}latentStyles"):
        styles.element.remove(latent)
    for rels, kept in (
        (document.part.package.rels, _DOCUMENT_PARTS),
        (document.part.rels, _KEPT_PARTS),
    ):
        for rel_id, rel in list(rels.items()):
            if not rel.reltype.endswith(kept):
                del rels[rel_id]
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    for child in parse_xml(_SETTINGS.format(language=page.language)):
        settings.append(child)


def _lay_page(section: "Section", page: Page) -> None:
    from docx.shared import Mm  # noqa: PLC0415 - start-up

    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = Mm(page.header)
    section.footer_distance = Mm(page.header)
    section.gutter = Mm(0)


def _number_pages(document: "Document", profile: Profile) -> None:
    """Put the page's number into the header; the first page has an empty one of its own."""
    section = document.sections[0]
    style = document.styles[Role.PAGE_NUMBER.value]
    if not profile.page.number_on_first:
        section.different_first_page_header_footer = True
        section.first_page_header.is_linked_to_previous = False
        section.first_page_header.paragraphs[0].style = style
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = style
    field = element("w:fldSimple", instr="PAGE")
    run, text = element("w:r"), element("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
