"""The Word styles of a profile: one for each role, on one base that holds the font.

Real styles instead of sprayed formatting: whoever changes "Normal" changes the font of the whole
paper, whoever changes "Nội dung" all of its paragraphs. A style that an office's own template
brings along stays as it is there.
"""

from typing import TYPE_CHECKING, cast

from briefing.language.letters import nfc, search_key
from briefing.model.paper import Role
from briefing.writing.papers.docx_xml import element, w
from briefing.writing.papers.profile import Align, Page, Profile, Style

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.font import CT_RPr
    from docx.styles.style import ParagraphStyle

_BASED_ON_BODY = frozenset({Role.SECTION, Role.SUBSECTION, Role.CONCLUSION, Role.POINT, Role.ITEM})
_FONT_SLOTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_THEME_SLOTS = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")
RULE_LINE = 3
"""The height in points of the empty line that carries a rule."""

END_STYLE = "Dòng cuối"
"""The style of the line that Word wants after a table at the end; it takes no room."""


def style_id(name: str) -> str:
    """Return the id of a style in the file: "TenLoai" for "Tên loại"."""
    words = search_key(name).replace("-", " ").split()
    return "".join(word.capitalize() for word in words)


def used_roles(profile: Profile) -> tuple[Role, ...]:
    """Return the roles whose styles papers of ``profile`` need."""
    unused = {
        Role.MOTTO: not profile.texts.motto,
        Role.STAR: not profile.texts.star,
        Role.DASHES: not profile.texts.dashes,
    }
    return tuple(role for role in Role if not unused.get(role))


def lay_styles(document: "Document", profile: Profile) -> None:
    """Give ``document`` the base font and every style of ``profile`` that it has not itself."""
    normal = _base_style(document)
    made: dict[Role, ParagraphStyle] = {}
    known = style_ids(document)
    for role in used_roles(profile):
        if style_key(role.value) in known:
            continue
        style = made[role] = _new_style(document, role.value)
        style.quick_style = True
        on = known.get(style_key(Role.BODY.value)) if role in _BASED_ON_BODY else None
        body = made.get(Role.BODY) if role in _BASED_ON_BODY else None
        style.base_style = body or (_style_with_id(document, on) if on else normal)
        _lay(style, role, profile)
    if style_key(END_STYLE) not in known:
        end = _new_style(document, END_STYLE)
        end.base_style = normal
        _lay_end(end)


def style_key(name: str) -> str:
    """Return what two names of one style have in common, whatever their case and Unicode form."""
    return nfc(name).casefold()


def style_ids(document: "Document") -> dict[str, str]:
    """Return the ids of the paragraph styles of ``document`` by :func:`style_key`."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - start-up

    return {
        style_key(style.name): style.style_id
        for style in document.styles
        if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name
    }


def _base_style(document: "Document") -> "ParagraphStyle":
    """Return the style that all are based on; a document of another program may have none."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - start-up

    found = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    return cast("ParagraphStyle", found) if found is not None else _new_style(document, "Normal")


def _style_with_id(document: "Document", wanted: str) -> "ParagraphStyle":
    found = next(style for style in document.styles if style.style_id == wanted)
    return cast("ParagraphStyle", found)


def _new_style(document: "Document", name: str) -> "ParagraphStyle":
    """Add a paragraph style; one of another type that has its name gives way, an id stays apart."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - start-up

    for style in list(document.styles):
        if style.name and style_key(style.name) == style_key(name):
            style.delete()
    taken = {style.style_id for style in document.styles}
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    wanted = style_id(name)
    while wanted in taken:
        wanted += "1"
    style.element.set(w("w:styleId"), wanted)
    return cast("ParagraphStyle", style)


def lay_base(document: "Document", page: Page, size: float) -> None:
    """Make the font of ``page`` the one font of ``document``, and its language that of the text."""
    defaults = document.styles.element.find(w("w:docDefaults"))
    if defaults is not None:
        document.styles.element.remove(defaults)
    normal = document.styles["Normal"]
    properties = normal.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    set_fonts(properties, page.font)
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - start-up

    normal.font.size = Pt(size)
    normal.font.color.rgb = RGBColor(0, 0, 0)  # ND30, Phụ lục I, I.4 and HD05: black
    _set(properties, "w:szCs", val=str(round(size * 2)))
    _set(properties, "w:lang", val=page.language, eastAsia=page.language, bidi=page.language)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = True


def set_fonts(properties: "CT_RPr", font: str) -> None:
    """Name ``font`` in all four slots: Latin, high Latin (Vietnamese), complex, East Asian."""
    fonts = properties.get_or_add_rFonts()
    for slot in _THEME_SLOTS:
        fonts.attrib.pop(w(slot), None)
    for slot in _FONT_SLOTS:
        fonts.set(w(slot), font)


def _lay(style: "ParagraphStyle", role: Role, profile: Profile) -> None:
    """Write how ``role`` looks into its style."""
    from docx.shared import Pt  # noqa: PLC0415 - start-up

    if role is Role.RULE:
        style.font.size = Pt(1)
        style.paragraph_format.line_spacing = Pt(RULE_LINE)
        style.paragraph_format.space_before = Pt(profile.rules.above)
        style.paragraph_format.space_after = Pt(profile.rules.below)
        _draw_rule(style, profile.rules.width)
        return
    if role not in profile.styles:
        return  # it looks as what it is based on
    look = profile.styles[role]
    _lay_letters(style, look)
    _lay_paragraph(style, look)


def _draw_rule(style: "ParagraphStyle", width: float) -> None:
    """Draw a rule of ``width`` points along the upper edge of the paragraphs of ``style``."""
    borders = element("w:pBdr")
    eighths = str(round(width * 8))  # of a point
    borders.append(element("w:top", val="single", sz=eighths, space="0", color="000000"))
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _lay_end(style: "ParagraphStyle") -> None:
    from docx.shared import Pt  # noqa: PLC0415 - start-up

    style.font.size = Pt(1)
    style.paragraph_format.line_spacing = Pt(1)


def _lay_letters(style: "ParagraphStyle", look: Style) -> None:
    from docx.shared import Pt  # noqa: PLC0415 - start-up

    style.font.size = Pt(look.size)
    _set(style.element.get_or_add_rPr(), "w:szCs", val=str(round(look.size * 2)))
    style.font.bold = look.bold
    style.font.italic = look.italic
    style.font.underline = look.underline


def _lay_paragraph(style: "ParagraphStyle", look: Style) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING  # noqa: PLC0415 - start-up
    from docx.shared import Mm, Pt  # noqa: PLC0415 - start-up

    layout = style.paragraph_format
    layout.alignment = {
        Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
        Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
        Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
        Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
    }[look.align]
    layout.space_before = Pt(look.before)
    layout.space_after = Pt(look.after)
    layout.first_line_indent = Mm(look.indent)
    if look.line:
        layout.line_spacing = Pt(look.line)
        layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    else:
        layout.line_spacing = float(look.multiple)
    if look.keep:
        layout.keep_with_next = True
    if look.outline:
        level = element("w:outlineLvl", val=str(look.outline - 1))
        style.element.get_or_add_pPr().append(level)


def _set(properties: "CT_RPr", name: str, **values: str) -> None:
    """Put one more element into run properties, in the place that the schema gives it."""
    after = {"w:szCs": ("w:highlight", "w:u", "w:effect", "w:lang"), "w:lang": ()}[name]
    properties.insert_element_before(element(name, **values), *after)
