"""Documents as an office writes them, made as OpenDocument and converted by LibreOffice."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from briefing.reading import converting
from tests.reading.documents import TASKS, WEEK

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_NUMBERED = "text:list-level-style-number"
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties
 fo:text-align="justify" fo:text-indent="12.7mm" fo:margin-bottom="2mm"/><style:text-properties
 style:font-name="Liberation Serif" fo:font-size="14pt"/></style:style>
<style:style style:name="Plain" style:family="paragraph"><style:text-properties
 style:font-name="Liberation Serif" fo:font-size="14pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="2"/>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="."/>
</text:outline-style>
<text:list-style style:name="Levels">
<{numbered} text:level="1" style:num-format="1" style:num-suffix="."/>
<{numbered} text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
<{numbered} text:level="3" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>
<style:style style:name="Box" style:family="graphic"><style:graphic-properties
 style:wrap="parallel" draw:fill="none"/></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin="20mm"/><style:header-style/><style:footer-style/>
</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
<style:header><text:p text:style-name="Plain">HUYỆN ỦY ĐÔNG SƠN</text:p></style:header>
<style:footer><text:p text:style-name="Plain">Trang <text:page-number/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{changes}{body}</office:text></office:body></office:document>"""

Item = str | tuple[str, Sequence["Item"]]
"""An item of a list: its text, and the items below it."""


def text(words: str, style: str = "Standard") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def heading(words: str, level: int) -> str:
    """Return a heading that is numbered by its level."""
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{words}</text:h>'


def listed(items: Sequence[Item], more: str = "") -> str:
    """Return a list that is numbered by itself."""
    return f'<text:list text:style-name="Levels"{more}>{"".join(map(_item, items))}</text:list>'


def _item(item: Item) -> str:
    words, below = (item, ()) if isinstance(item, str) else item
    inner = f"<text:list>{''.join(map(_item, below))}</text:list>" if below else ""
    return f"<text:list-item>{text(words)}{inner}</text:list-item>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table with lines; a cell "<" is one with the cell on its left."""
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f"<table:table>{columns}{''.join(map(_row, rows))}</table:table>"


def _row(cells: Sequence[str]) -> str:
    made = []
    for place, cell in enumerate(cells):
        span = 1
        while cells[place + span : place + span + 1] == ["<"]:
            span += 1
        if cell == "<":
            made.append("<table:covered-table-cell/>")
            continue
        made.append(
            f'<table:table-cell table:style-name="Cell" table:number-columns-spanned="{span}">'
            f"{text(cell, 'Plain')}</table:table-cell>"
        )
    return f"<table:table-row>{''.join(made)}</table:table-row>"


def tracked(number: int, kind: str, words: str = "") -> str:
    """Return what is noted of a change: a "deletion" of ``words``, or an "insertion"."""
    who = "<office:change-info><dc:creator>A</dc:creator><dc:date>2026-06-29T10:00:00</dc:date>"
    inner = f"{who}</office:change-info>{text(words) if words else ''}"
    return (
        f'<text:changed-region xml:id="c{number}" text:id="c{number}">'
        f"<text:{kind}>{inner}</text:{kind}></text:changed-region>"
    )


def flat(*body: str, changes: str = "") -> str:
    """Return a whole document of one file."""
    if changes:
        changes = f"<text:tracked-changes>{changes}</text:tracked-changes>"
    return _DOCUMENT.format(spaces=_SPACES, numbered=_NUMBERED, changes=changes, body="".join(body))


HEAD = "".join(map(text, WEEK[:2]))
LEAD = text(WEEK[3])

_DELETED = tracked(1, "deletion", "XOÁ BỎ ") + tracked(2, "insertion")
_CHANGED = (
    'Tuần qua, các phòng <text:change text:change-id="c1"/>đã <text:change-start '
    'text:change-id="c2"/>nghiêm túc <text:change-end text:change-id="c2"/>hoàn thành báo cáo.'
)
_NOTED = (
    'Tuần qua, các phòng đã hoàn thành báo cáo<text:note text:id="f" text:note-class="footnote">'
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>Theo Công văn số 12."
    "</text:p></text:note-body></text:note> sáu tháng."
)
_BOXED = (
    '<draw:frame draw:style-name="Box" text:anchor-type="paragraph" svg:width="70mm" svg:x="90mm">'
    f"<draw:text-box>{text('Đông Sơn, ngày 29 tháng 6 năm 2026', 'Plain')}</draw:text-box>"
    "</draw:frame>VĂN PHÒNG HUYỆN ỦY"
)
_SIGNS = "Báo cáo\u00a0số 12 cách 3 ki\u00adlô\u00admét;<text:tab/>hạn trả lời: mùng 5."

DOCUMENTS: dict[str, str] = {
    "levels": flat(
        HEAD,
        text(WEEK[2]),
        LEAD,
        listed([(TASKS[0], ["Gửi lấy ý kiến.", ("Tổng hợp.", ["Qua thư;", "Trực tiếp."])])]),
        text("Thời gian: trước ngày 05/7/2026."),
        listed(TASKS[1:], ' text:continue-numbering="true"'),
    ),
    "headings": flat(
        HEAD,
        heading("Kết quả trong tuần", 1),
        heading("Công tác tổng hợp", 2),
        text(WEEK[2]),
        heading("Công tác hành chính", 2),
        text("Đã tiếp nhận 125 văn bản đến."),
        heading("Nhiệm vụ tuần tới", 1),
        listed(TASKS),
    ),
    "tables": flat(
        HEAD,
        text(WEEK[2]),
        table(
            [
                ["Đơn vị", "Văn bản", "<", "Ghi chú"],
                ["", "Đến", "Đi", ""],
                ["Phòng Tổng hợp", "75", "30", WEEK[2]],
                ["Phòng Hành chính", "50", "18", ""],
            ]
        ),
        LEAD,
        listed(TASKS),
    ),
    "changes": flat(HEAD, text(_CHANGED), LEAD, listed(TASKS), changes=_DELETED),
    "notes": flat(HEAD, text(_NOTED), LEAD, listed(TASKS)),
    "box": flat(text(_BOXED, "Plain"), HEAD, text(WEEK[2]), LEAD, listed(TASKS)),
    "signs": flat(
        HEAD,
        text(_SIGNS),
        LEAD,
        *(text(f"{number}.<text:tab/>{task}") for number, task in enumerate(TASKS, 1)),
    ),
    "pages": flat(HEAD, *[text(" ".join([WEEK[2]] * 4))] * 9, LEAD, listed(TASKS)),
}
"""What an office writes, by the trouble it makes."""


def convert(folder: Path, suffix: str, names: Sequence[str]) -> dict[str, bytes]:
    """Return the documents of these names in the format ``suffix``."""
    for name in names:
        (folder / f"{name}.fodt").write_text(DOCUMENTS[name], encoding="utf-8")
    subprocess.run(
        [
            converting.program(),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder / "out"),
            *(str(folder / f"{name}.fodt") for name in names),
        ],
        check=True,
        capture_output=True,
    )
    return {name: (folder / "out" / f"{name}.{suffix}").read_bytes() for name in names}
