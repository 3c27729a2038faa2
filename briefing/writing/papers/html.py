"""HTML: a paper as one file that a browser shows, reads aloud and prints in its form.

Everything is in the file, nothing is fetched and no script can run. Texts are escaped. Each
paragraph bears its role as its class; the looks are rules made of the profile.
"""

from collections.abc import Iterable, Iterator
from html import escape

from briefing.language.letters import clean
from briefing.language.patterns import late
from briefing.model.paper import Block, Blocks, Paper, Role
from briefing.writing.papers.docx_styles import style_id
from briefing.writing.papers.metrics import longest
from briefing.writing.papers.profile import Page, Profile, Style

_UNBROKEN = late(r"[^\s<>&]*(?:\d[-/]\w|\w-\d)[^\s<>&]*")
_SINGLE = 1.15  # what Word calls one line, of the size: Times New Roman's own height

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{issuer}">
<meta name="date" content="{day}">
<title>{name}</title>
<style>
{rules}
</style>
</head>
<body>
<header>
{head}
</header>
<main>
{main}
</main>
<footer>
{foot}
</footer>
</body>
</html>
"""

_RULES = """\
@page {{
  size: {width}mm {height}mm;
  margin: {top}mm {right}mm {bottom}mm {left}mm;
  @top-center {{ content: counter(page); font: {number_size}pt {font};
    vertical-align: top; padding-top: {header}mm; }}
}}
{first}
body {{ box-sizing: border-box; max-width: {width}mm; margin: 0 auto;
  padding: {top}mm {right}mm {bottom}mm {left}mm;
  font-family: {font}; color: #000; background: #fff; }}
p, h1, h2, h3 {{ margin: 0; font-weight: normal; orphans: 2; widows: 2; }}
hr {{ border: 0; border-top: {rule}pt solid #000; max-width: 100%;
  margin: {above}pt auto {below}pt; }}
.columns {{ display: grid; break-inside: avoid; }}
.head {{ grid-template-columns: {head[0]}fr {head[1]}fr; }}
.foot {{ grid-template-columns: {foot[0]}fr {foot[1]}fr; }}
.pair {{ grid-template-columns: {pair[0]}fr {pair[1]}fr; }}
.whole {{ white-space: nowrap; }}
@media print {{
  body {{ max-width: none; padding: 0; }}
  main > :last-child {{ break-after: avoid; }}
}}
@media (max-width: 150mm) {{ .whole {{ white-space: normal; }} body {{ padding: 5mm; }} }}"""


def render(paper: Paper, profile: Profile) -> bytes:
    """Return ``paper`` as an HTML page in the form of ``profile``; UTF-8."""
    columns = profile.columns
    cells = (paper.left, paper.right, paper.number, paper.place_date)
    widths = (*columns.head, *columns.head)
    head = (_blocks(blocks, profile, width) for blocks, width in zip(cells, widths, strict=True))
    page = _PAGE.format(
        language=escape(paper.language),
        issuer=escape(paper.issuer),
        day=paper.day.isoformat(),
        name=escape(paper.name),
        rules=_rules(profile),
        head=_columns("head", head),
        main=_blocks((*paper.title, *paper.body), profile, profile.page.text_width),
        foot=_foot(paper, profile),
    )
    return clean(page).encode()


def _foot(paper: Paper, profile: Profile) -> str:
    columns = profile.columns
    if len(paper.signatures) > 1:
        signed = (
            _blocks(blocks, profile, width)
            for blocks, width in zip(paper.signatures, columns.pair, strict=True)
        )
        whole = profile.page.text_width
        return f"{_columns('pair', signed)}\n{_blocks(paper.recipients, profile, whole)}"
    cells = (
        _blocks(paper.recipients, profile, columns.foot[0]),
        *(_blocks(blocks, profile, columns.foot[1]) for blocks in paper.signatures),
    )
    return _columns("foot", cells)


def _columns(name: str, cells: Iterable[str]) -> str:
    inside = "\n".join(f"<div>\n{cell}\n</div>" for cell in cells)
    return f'<div class="columns {name}">\n{inside}\n</div>'


def _blocks(blocks: Blocks, profile: Profile, room: float) -> str:
    return "\n".join(line for block in blocks for line in _lines(block, profile, room))


def _lines(block: Block, profile: Profile, room: float) -> Iterator[str]:
    """Yield a block's own line of the file, and that of the rule beneath it."""
    look = profile.style(block.role)
    level = 1 if block.role is Role.TYPE else look.outline + 1 if look.outline else 0
    tag = f"h{level}" if level else "p"
    spoken = ' aria-hidden="true"' if block.role in (Role.STAR, Role.DASHES) else ""
    text = _UNBROKEN.sub(r'<span class="whole">\g<0></span>', escape(block.text, quote=False))
    yield f'<{tag} class="{style_id(block.role.value)}"{spoken}>{text}</{tag}>'
    if block.rule:
        length = block.rule * longest(block.text, look, room)
        yield f'<hr aria-hidden="true" style="width: {length:.2f}mm">'


def _rules(profile: Profile) -> str:
    page, columns, rules = profile.page, profile.columns, profile.rules
    hidden = "" if page.number_on_first else "@page :first { @top-center { content: none; } }"
    whole = _RULES.format(
        **_lengths(page),
        number_size=_number(profile.style(Role.PAGE_NUMBER).size),
        font=f'"{page.font}", "Liberation Serif", Tinos, serif',
        first=hidden,
        head=columns.head,
        foot=columns.foot,
        pair=columns.pair,
        rule=_number(rules.width),
        above=_number(rules.above),
        below=_number(rules.below),
    )
    return "\n".join((whole, *(_rule(role, profile.style(role)) for role in Role)))


def _lengths(page: Page) -> dict[str, str]:
    names = ("width", "height", "top", "bottom", "left", "right", "header")
    return {name: _number(getattr(page, name)) for name in names}


def _rule(role: Role, look: Style) -> str:
    """Return the CSS rule for one role; space before is padding, since margins would merge."""
    line = f"{_number(look.line)}pt" if look.line else f"{look.multiple * _SINGLE:.3f}"
    told = [
        f"font-size: {_number(look.size)}pt",
        f"line-height: {line}",
        f"text-align: {look.align.value}",
    ]
    told += ["font-weight: bold"] if look.bold else []
    told += ["font-style: italic"] if look.italic else []
    told += ["text-decoration: underline"] if look.underline else []
    told += [f"text-indent: {_number(look.indent)}mm"] if look.indent else []
    told += [f"padding-top: {_number(look.before)}pt"] if look.before else []
    told += [f"margin-bottom: {_number(look.after)}pt"] if look.after else []
    told += ["break-after: avoid"] if look.keep else []
    return f".{style_id(role.value)} {{ {'; '.join(told)}; }}"


def _number(value: float) -> str:
    return f"{value:g}"
