"""The zip of a Word document that somebody chose: only what a paper may carry is taken over.

A document is its parts and the relations between them (ISO/IEC 29500-2). Those that make the page
are kept; those that tell of people, programs and folders are dropped; whatever runs, fetches or
embeds something is refused with a sentence. So what is not known here is never in a paper.
"""

import posixpath
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception by its usual name

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.patterns import late

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 10_000_000
"""How large a template may be: a letterhead with a picture is far below."""

MOST_UNPACKED = 30_000_000
MOST_XML = 8_000_000
"""How much of it may be XML, which takes ten times its size once it is read."""

MOST_PARTS = 500
_MOST_TAGS = 200_000
_PACKINGS = {ZIP_STORED, ZIP_DEFLATED}  # ISO/IEC 29500-2; others may take any memory
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory
TYPES = "[Content_Types].xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_ROOT = ""

_WORDS = {
    "oleObject": N_("an embedded object"),
    "package": N_("an embedded object"),
    "control": N_("a control"),
    "aFChunk": N_("another document"),
    "subDocument": N_("another document"),
    "chart": N_("a chart"),
}
_ADDRESS = late(r"(?i)(?:https?://|mailto:)[^\s]+")


class Relation(NamedTuple):
    """A relation of a part: its id there, its type, what it leads to, "External" or ""."""

    id: str
    type: str
    target: str
    mode: str

    @property
    def kind(self) -> str:
        """The last word of its type, which says what it is."""
        return self.type.rstrip("/").rpartition("/")[2]


class Part(NamedTuple):
    """One part that is kept: its content type, its bytes, and the relations that it keeps."""

    content_type: str
    data: bytes
    relations: tuple["Relation", ...]


Parts = dict[str, Part]
"""The parts by their names; the document itself stands first, under its own."""


def read_parts(data: bytes) -> Parts:
    """Return what is kept of the Word document ``data``; raises :class:`BriefingError`."""
    members = _unpacked(data)
    types = _Types(members)
    if any(_macro_name(name) for name in members) or "macroenabled" in types.all_of_them.lower():
        raise macros()
    kept: Parts = {}
    top, waiting = _kept_relations(members, _ROOT)
    while waiting:
        name = waiting.pop(0)
        if name in kept:
            continue
        if name not in members:
            raise unreadable()
        relations, targets = _kept_relations(members, name)
        kept[name] = Part(types.of(name), members[name], relations)
        waiting += targets
    main = [name for name, part in kept.items() if part.content_type in {DOCUMENT, _TEMPLATE}]
    if len(main) != 1 or len(top) != 1 or next(iter(kept)) != main[0]:
        raise unreadable()
    kept[main[0]] = kept[main[0]]._replace(content_type=DOCUMENT)  # a .dotx is one as well
    return kept


def parsed(data: bytes) -> "_Element":
    """Return the root of a part's XML.

    A document type, which alone declares entities, is refused: no Word document has one
    (ISO/IEC 29500-2, 6.1.4). Raises :class:`BriefingError`.
    """
    from lxml import etree  # noqa: PLC0415 - start-up

    bare = data.replace(b"\x00", b"")  # UTF-16 has a zero beside each letter
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise unreadable()
    if bare.count(b"<") > _MOST_TAGS:
        raise too_large()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable() from error


@cache
def word_table() -> dict[str, dict[str, frozenset[str]]]:
    """Return what of a Word document a paper may carry (``word.toml``)."""
    import tomllib  # noqa: PLC0415 - start-up

    data = tomllib.loads((Path(__file__).parent / "word.toml").read_text(encoding="utf-8"))
    return {
        name: {key: frozenset(values) for key, values in table.items()}
        for name, table in data.items()
    }


def is_xml(part: Part) -> bool:
    """Tell whether a part is XML of Word's, not a picture or a font."""
    return part.content_type.endswith(("+xml", "/xml")) and not part.content_type.startswith(
        "image/"
    )


def unreadable() -> BriefingError:
    """Return the error for a file that is no Word document, a damaged or a locked one."""
    return BriefingError(
        _("The template is no Word document that can be read."),
        _("Save it as .docx in Word, without a password, and try again."),
    )


def too_large() -> BriefingError:
    """Return the error for a template that is more than a letterhead can need."""
    return BriefingError(
        _(
            "The template is too large: {packed} MB, or {unpacked} MB unpacked, are the most."
        ).format(packed=MOST_BYTES // 1_000_000, unpacked=MOST_UNPACKED // 1_000_000),
        _("Take large pictures out of it."),
    )


def macros() -> BriefingError:
    """Return the error for a template with programs in it."""
    return BriefingError(
        _("The template holds macros."),
        _("Save it in Word as “Word Document (.docx)”, which has none, and try again."),
    )


def refused(what: str) -> BriefingError:
    """Return the error for a template with something in it that no paper may carry."""
    return BriefingError(
        _("The template holds {what}, which a paper must not carry.").format(what=what),
        _("Take it out in Word, or put its text or a picture of it there, and try again."),
    )


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip by name; nothing that it claims of itself is believed."""
    if len(data) > MOST_BYTES or data.count(_ENTRY) > MOST_PARTS:
        raise too_large()
    try:
        with ZipFile(BytesIO(data)) as file:
            infos = [info for info in file.infolist() if not info.is_dir()]
            if sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise too_large()
            if not {info.compress_type for info in infos} <= _PACKINGS:
                raise unreadable()
            members = {info.filename: file.read(info) for info in infos}
    except (
        BadZipFile,
        ZlibError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise unreadable() from error  # a RuntimeError: behind a password
    if len(members) != len(infos) or TYPES not in members:
        raise unreadable()
    if (
        sum(len(one) for name, one in members.items() if name.endswith((".xml", ".rels")))
        > MOST_XML
    ):
        raise too_large()
    return members


class _Types:
    """What ``[Content_Types].xml`` says of the parts."""

    def __init__(self, members: dict[str, bytes]) -> None:
        self._by_name: dict[str, str] = {}
        self._by_suffix: dict[str, str] = {}
        for one in parsed(members[TYPES]):
            kind = one.get("ContentType", "")
            if one.get("PartName"):
                self._by_name[one.get("PartName", "").lstrip("/").lower()] = kind
            else:
                self._by_suffix[one.get("Extension", "").lower()] = kind

    @property
    def all_of_them(self) -> str:
        return " ".join((*self._by_name.values(), *self._by_suffix.values()))

    def of(self, name: str) -> str:
        suffix = name.rpartition(".")[2].lower()
        return self._by_name.get(name.lower()) or self._by_suffix.get(suffix, "")


def _kept_relations(members: dict[str, bytes], name: str) -> tuple[tuple[Relation, ...], list[str]]:
    """Return the relations of a part that are kept, and the names of the parts they lead to."""
    found = members.get(relations_name(name))
    if found is None:
        return (), []
    table = word_table()["relations"]
    kept: list[Relation] = []
    targets: list[str] = []
    for element in parsed(found).iter(_RELATION):
        one = Relation(*(element.get(key, "") for key in ("Id", "Type", "Target", "TargetMode")))
        if not (one.id and one.target):
            raise unreadable()
        if one.kind in table["macros"]:
            raise macros()
        if one.kind in table["dropped"]:
            continue
        if one.kind not in table["kept"]:
            words = _WORDS.get(one.kind)
            raise refused(_(words) if words else f"“{one.kind[:60]}”")
        kept.append(one)
        if one.kind == "hyperlink":
            _require_address(one.target)
        elif one.mode == "External":
            raise refused(_outside(one.target))
        else:
            path = posixpath.join("/", posixpath.dirname(name), one.target)
            targets.append(posixpath.normpath(path).lstrip("/"))
    return tuple(kept), targets


def _require_address(target: str) -> None:
    """Raise :class:`BriefingError` for a link to anything but a page or a mailbox."""
    if not (_ADDRESS.fullmatch(target) or target.startswith("#")):
        raise refused(_outside(target))


def _outside(target: str) -> str:
    return _("a link to something outside of it (“{target}”)").format(target=target[:80])


def _macro_name(name: str) -> bool:
    return posixpath.basename(name).lower() in {"vbaproject.bin", "vbadata.xml"}


def relations_name(name: str) -> str:
    """Return the name of the part that holds the relations of the part ``name``."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")
