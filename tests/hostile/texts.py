"""Text, web pages and records beyond measure, or of letters made to cost time."""

import json
import random
from functools import partial

from briefing.model.encoding import to_json
from briefing.reading import read_text
from tests.hostile.cases import Case, case

_WEEK = "Kết quả giao ban tuần từ ngày 22 đến ngày 28-6-2026\n\n"
_MEGABYTE = 1 << 20


def page(body: str) -> bytes:
    """Return a web page with ``body``."""
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def noise(length: int) -> bytes:
    """Return random bytes, the same each time."""
    return random.Random(7).randbytes(length)  # noqa: S311 - nothing secret


def repeated(text: str, megabytes: int) -> bytes:
    """Return minutes that say ``text`` again and again, so many megabytes long."""
    return (_WEEK + text * (megabytes * _MEGABYTE // len(text.encode()))).encode()


def _record(**fields: object) -> bytes:
    return json.dumps({"schema_version": 1, **fields}).encode()


def _stored(name: str) -> bytes:
    """Return a record, whole and right, but for its id."""
    record = json.loads(to_json(read_text(_WEEK + "Một là, rà soát hồ sơ.", "a").briefing))
    return json.dumps({**record, "id": name}).encode()


def _many_items(count: int) -> bytes:
    """Return a record, whole and right, of so many conclusions."""
    items = "\n\n".join(f"{number}. Rà soát hồ sơ." for number in range(1, 100))
    text = f"{_WEEK}Kết luận Hội nghị, Chánh Văn phòng yêu cầu:\n\n{items}"
    record = json.loads(to_json(read_text(text, "a").briefing))
    known = record["directive_lists"][0]["directives"]
    record["directive_lists"][0]["directives"] = [
        {**known[number % len(known)], "ordinal": number + 1, "id": f"d{number}"}
        for number in range(count)
    ]
    return json.dumps(record, ensure_ascii=False).encode()


def _columns(count: int) -> str:
    return f"<table><tr>{'<td>ô</td>' * count}</tr></table>"


PAGES: tuple[Case, ...] = (
    case("a page of 50 MB", "large.html", lambda: page("<p>Giao ban tuần</p>" * 2_200_000)),
    case("a page beyond 50 MB", "larger.html", lambda: page("chữ " * (13 << 20))),
    case("4 MB of short elements", "tags.html", lambda: page("<b>a</b>" * (1 << 19))),
    case("100,000 divs in one another", "deep.html", lambda: page("<div>" * 100_000 + "Giao ban")),
    case("50,000 open <b>", "open.html", lambda: page("<b>a" * 50_000)),
    case("50,000 open links", "open.html", lambda: page("<a href=x><p>a" * 25_000)),
    case("180 tables in one another", "deep.html", lambda: page("<table><tr><td>" * 180)),
    case("1,000 columns", "wide.html", lambda: page(_columns(1000)), small=True),
    case("a million attributes", "attributes.html", lambda: page(f"<p {'a=1 ' * 1_000_000}>a")),
    case("4 MB of <", "angles.html", lambda: page("<" * (4 << 20))),
    case("a comment without end", "comment.html", lambda: page("<!--" + "-" * (4 << 20))),
    case("comments before the page", "comment.html", lambda: b"<!---->" * 2800 + page("a")),
    case("comments and no page", "comment.html", lambda: b"<!---->" * 2800 + b"x", small=True),
    case("entities", "entity.html", lambda: b'<!DOCTYPE html [<!ENTITY a "b">]>' + page("&a;")),
    case("scripts alone", "script.html", lambda: page("<script>alert(1)</script>"), small=True),
    case("one word of 4 MB", "word.html", lambda: page("a" * (4 << 20))),
    case("prose of 4 MB", "long.html", lambda: page("<p>Phòng hoàn thành báo cáo.</p>" * 100_000)),
    case("NULs", "nul.html", lambda: page("\0" * 100_000), small=True),
    case("a page cut off", "cut.html", lambda: b"<!DOCTYPE html><html><bo", small=True),
)

TEXTS: tuple[Case, ...] = (
    case("60 MB of text", "large.txt", lambda: b"Giao ban tuan. " * (4 << 20)),
    case("NULs and nothing else", "nul.txt", lambda: bytes(100_000), small=True),
    case("text with NULs", "nul.txt", lambda: ("\0\1\2" + _WEEK).encode() * 50, small=True),
    case("random bytes", "noise.txt", partial(noise, 4 << 20)),
    case("random bytes in UTF-16", "noise.txt", lambda: b"\xff\xfe" + noise(2 << 20)),
    case("half a letter of UTF-16", "half.txt", lambda: b"\xff\xfea\0b", small=True),
    case("half a letter of UTF-32", "half.txt", lambda: b"\xff\xfe\0\0a\0", small=True),
    case("a mark and nothing behind it", "mark.txt", lambda: b"\xef\xbb\xbf", small=True),
    case("broken UTF-8", "broken.txt", lambda: repeated("ữ", 1)[:-1], small=True),
    case(
        "2 MB of tones on one letter", "tones.txt", lambda: repeated("\u0316\u0300", 2), text=True
    ),
    case("one line of 5 MB", "line.txt", lambda: b"a" * (5 * _MEGABYTE - 9)),
    case(
        "4 MB of blanks", "blanks.txt", lambda: _WEEK.encode() + b" " * (4 << 20) + b"a", text=True
    ),
    case("5 MB of line ends", "ends.txt", lambda: b"\n" * (5 * _MEGABYTE - 9), small=True),
    case("commands to the terminal", "escape.txt", lambda: b"\x1b[2J\x1b]0;x\x07" * 99, small=True),
    case("a program", "program.txt", lambda: b"\x7fELF" + noise(5000), small=True),
    case("another language", "english.txt", lambda: b"The minutes of the meeting. " * 99),
    case("nothing", "empty.txt", lambda: b"", small=True),
)

LONG: tuple[Case, ...] = (
    case("days", "days.txt", partial(repeated, "ngày 5/7 và ", 4), text=True),
    case("numbers", "numbers.txt", partial(repeated, "1.000", 4), text=True),
    case("items", "items.txt", partial(repeated, "Một là, rà soát.\n\n", 4), text=True),
    case(
        "items in a line",
        "items.txt",
        partial(repeated, "Một là, rà soát hồ sơ.Hai là, ", 4),
        text=True,
    ),
    case(
        "documents", "cited.txt", partial(repeated, "Kết luận số 75-KL/TW ngày 5/7 ", 4), text=True
    ),
    case("headings", "headings.txt", partial(repeated, "# I. KẾT QUẢ\n", 4), text=True),
    case(
        "names",
        "names.txt",
        partial(repeated, "đồng chí Lê Văn An, Chánh Văn phòng ", 4),
        text=True,
    ),
    case("quotation marks", "quotes.txt", partial(repeated, "“", 4), text=True),
    case("stars", "stars.md", partial(repeated, "**", 4), text=True),
    case(
        "prose",
        "prose.txt",
        partial(repeated, "Phòng đã hoàn thành báo cáo quý II. ", 4),
        text=True,
    ),
)
"""Minutes of four megabytes that say one thing again and again."""

RECORDS: tuple[Case, ...] = (
    case("arrays in arrays", "deep.json", lambda: b"[" * 1_000_000, small=True),
    case("objects in objects", "deep.json", lambda: b'{"a":' * 500_000, small=True),
    case("a record in 100,000 brackets", "deep.json", lambda: b'{"id":' + b"[" * 100_000),
    case(
        "a number of 4 MB", "number.json", lambda: b'{"schema_version":' + b"9" * (4 << 20) + b"}"
    ),
    case("fields of other types", "types.json", lambda: _record(id=5, period=[]), small=True),
    case("no period", "period.json", lambda: _record(id="week-2026-06-22"), small=True),
    case("an id that is a path", "path.json", partial(_stored, "../../x"), small=True),
    case("an id of controls", "id.json", partial(_stored, "week-\x1b[2J"), small=True),
    case("a later version", "later.json", lambda: _record().replace(b"1", b"999"), small=True),
    case("cut off", "cut.json", lambda: b'{"schema_version": 1, "id": "week', small=True),
    case("NaN", "nan.json", lambda: b'{"schema_version": NaN}', small=True),
    case("15,000 conclusions", "many.json", partial(_many_items, 15_000), text=True),
    case("60,000 conclusions", "many.json", partial(_many_items, 60_000)),
    case("60 MB", "large.json", lambda: b'{"id": "' + b"a" * (60 * _MEGABYTE) + b'"}'),
)
