"""The kept parts of a template as a Word document again, with nothing that they do not name."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from briefing.writing.papers.templating.package import (
    TYPES,
    Parts,
    Relation,
    relations_name,
)

_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"


def pack_parts(parts: Parts) -> bytes:
    """Return a Word document of ``parts``, with nothing that they do not name."""
    made = BytesIO()
    document = next(iter(parts))
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        file.writestr(TYPES, _types_of(parts))
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        file.writestr("_rels/.rels", _relations_of((Relation("rId1", kind, f"/{document}", ""),)))
        for name, part in parts.items():
            file.writestr(name, part.data)
            if part.relations:
                file.writestr(relations_name(name), _relations_of(part.relations))
    return made.getvalue()


def _relations_of(relations: tuple[Relation, ...]) -> bytes:
    keys = ("Id", "Type", "Target", "TargetMode")
    rows = (
        ("Relationship", {key: value for key, value in zip(keys, one, strict=True) if value})
        for one in relations
    )
    return _xml("Relationships", _RELATIONS_SPACE, rows)


def _types_of(parts: Parts) -> bytes:
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return _xml(
        "Types",
        _TYPES_SPACE,
        (
            ("Default", {"Extension": "rels", "ContentType": rels}),
            *(
                (
                    "Override",
                    {
                        "PartName": f"/{name}",
                        "ContentType": part.content_type,
                    },
                )
                for name, part in parts.items()
            ),
        ),
    )


def _xml(name: str, space: str, children: Iterable[tuple[str, dict[str, str]]]) -> bytes:
    from lxml import etree  # noqa: PLC0415 - start-up

    root = etree.Element(f"{{{space}}}{name}", nsmap={None: space})
    for tag, attributes in children:
        etree.SubElement(root, f"{{{space}}}{tag}", attributes)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
