"""PDF files that go round in circles, grow without end, are cut off or locked."""

import io
import zlib
from collections.abc import Iterator, Sequence
from functools import partial

from pypdf import PdfWriter

from tests.hostile.cases import Case, case

_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of ``objects``, numbered from 1, with a table that says where they are."""
    data = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R%b>>\n" % (len(objects) + 1, trailer)
    return bytes(data + b"startxref\n%d\n%%%%EOF" % start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """Return a stream object of ``content``."""
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), more, content)


def drawn(
    content: bytes, *, more: bytes = b"", font: bytes = _FONT, form: bytes = b"null"
) -> bytes:
    """Return a PDF of one page that ``content`` draws."""
    return pdf((_CATALOGUE, _ONE_PAGE, _PAGE, stream(content, more), font, form))


def said(text: bytes) -> bytes:
    """Return what draws ``text``."""
    return b"BT /F 12 Tf 50 700 Td (%b) Tj ET " % text


def packed(content: bytes, times: int) -> bytes:
    """Return ``content`` packed so many times over."""
    for _time in range(times):
        content = zlib.compress(content, 9)
    return content


def bomb(megabytes: int, times: int) -> bytes:
    """Return a PDF whose page claims so many megabytes of commands."""
    filters = b"/Filter[%b]" % (b"/FlateDecode" * times)
    return drawn(packed(b"q " * (megabytes << 19), times), more=filters)


def locked(algorithm: str = "RC4-128") -> bytes:
    """Return a PDF behind a password."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("mật khẩu", algorithm=algorithm)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def locked_with_aes() -> bytes:
    """Return the frame of a PDF that is encrypted by AES-256, which its reader must know."""
    secret = b"/Filter/Standard/V 5/R 6/Length 256/P -4/EncryptMetadata true"
    keys = b"".join(
        b"/%b <%b>" % (name, b"41" * length)
        for name, length in ((b"O", 48), (b"U", 48), (b"OE", 32), (b"UE", 32), (b"Perms", 16))
    )
    filters = b"/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF"
    trailer = b"/Encrypt<<%b%b%b>>/ID[<41><41>]" % (secret, keys, filters)
    return pdf((_CATALOGUE, _ONE_PAGE, _PAGE, stream(said(b"a")), _FONT, b"null"), trailer)


def pages(count: int) -> bytes:
    """Return a PDF of so many pages, one drawing for all."""
    kids = b" ".join(b"%d 0 R" % (number + 7) for number in range(count))
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)
    drawing = stream(said(b"Giao ban " * 20))
    return pdf((_CATALOGUE, tree, _PAGE, drawing, _FONT, b"null", *[_PAGE] * count))


def _tree(kids: bytes, count: bytes) -> bytes:
    tree = b"<</Type/Pages/Kids[%b]/Count %b>>" % (kids, count)
    return pdf((_CATALOGUE, tree, _PAGE, stream(said(b"a")), _FONT, b"null"))


def _wide_map() -> bytes:
    ranges = b"1 beginbfrange\n<0000> <FFFFFFFF> <0041>\nendbfrange\n" * 50
    table = stream(b"/CIDInit /ProcSet findresource begin\nbegincmap\n" + ranges + b"endcmap")
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R>>"
    return drawn(said(b"Giao ban " * 20), font=font, form=table)


def _predicted() -> bytes:
    more = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1000000000/Colors 32>>"
    return drawn(zlib.compress(b"a" * 100_000), more=more)


def _circle_of_forms() -> bytes:
    form = stream(b"/X Do " * 50, b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>")
    return drawn(b"/X Do " * 50, form=form)


def _circle_of_tables() -> bytes:
    data = drawn(said(b"a"))
    start = data.rfind(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


def _cut() -> Iterator[Case]:
    whole = drawn(said(b"Giao ban tuan " * 20))
    for share in (2, 10, 30, 50, 70, 90, 98):
        cut = whole[: len(whole) * share // 100]
        yield case(f"cut off at {share} %", "cut.pdf", partial(bytes, cut), small=share == 50)


CASES: tuple[Case, ...] = (
    case("a bomb of 400 MB", "bomb.pdf", partial(bomb, 400, 1)),
    case("a bomb in a bomb", "bomb.pdf", partial(bomb, 400, 2)),
    case("a password", "locked.pdf", locked, small=True),
    case("a password by AES", "locked.pdf", locked_with_aes, small=True),
    case("100,000 pages", "pages.pdf", partial(pages, 100_000)),
    case("500 pages", "pages.pdf", partial(pages, 500)),
    case("a thousand million pages claimed", "pages.pdf", partial(_tree, b"3 0 R", b"1000000000")),
    case("pages in a circle", "circle.pdf", partial(_tree, b"2 0 R 2 0 R", b"2"), small=True),
    case("tables in a circle", "circle.pdf", _circle_of_tables),
    case("forms in a circle", "circle.pdf", _circle_of_forms),
    case(
        "a length that is itself",
        "length.pdf",
        lambda: pdf(
            (_CATALOGUE, _ONE_PAGE, _PAGE, b"<</Length 4 0 R>>stream\na\nendstream", _FONT)
        ),
    ),
    case("100,000 arrays in one another", "deep.pdf", lambda: pdf((b"[" * 100_000,))),
    case("100,000 arrays drawn", "deep.pdf", lambda: drawn(b"[" * 100_000 + b" TJ")),
    case(
        "text a million points away",
        "far.pdf",
        lambda: drawn(
            b"BT /F 1 Tf 1 0 0 1 1000000000 0 Tm (a) Tj 1 0 0 1 0 -1000000000 Tm (b) Tj ET"
        ),
    ),
    case(
        "letters of no size",
        "small.pdf",
        lambda: drawn(b"BT /F 0.0000001 Tf 50 700 Td (aaaaa) Tj 500 -500 Td (b) Tj ET"),
    ),
    case("a font of four thousand million letters", "font.pdf", _wide_map),
    case("columns of a thousand million", "columns.pdf", _predicted),
    case("one page of a million words", "words.pdf", lambda: drawn(said(b"tuan ") * 1_000_000)),
    case("a head alone", "head.pdf", lambda: b"%PDF-1.7\n%\xe2\xe3", small=True),
    case("a scan", "scan.pdf", lambda: drawn(b"0 0 m 9 9 l S"), small=True),
    *_cut(),
)
