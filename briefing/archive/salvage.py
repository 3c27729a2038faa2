"""Salvage: the briefings that can still be read in a year that is no valid JSON any more.

A truncated file, a flipped bit or a foreign edit spoils the place where it happened; the
documents before and behind it are whole. They are found by their form, not by their place: every
object of the text is tried, and those that look like a briefing are kept.
"""

import json
from typing import Any, NamedTuple, Never

import msgspec

from briefing.archive.rows import Document

_TRIES = 50
"""How many times its own length a text is gone over at most, however it is nested."""
_DEEP = 30_000
"""What it costs to find out that something is nested too deeply, in characters read."""


class Salvaged(NamedTuple):
    """What was found: the documents in their order, and what the file said of itself.

    ``meta`` is empty where that is lost.
    """

    documents: tuple[Document, ...]
    meta: Document


def salvage(data: bytes) -> Salvaged:
    """Return what can be read in ``data``, whatever ``data`` is."""
    text = data.decode("utf-8", "surrogateescape")
    decode = json.JSONDecoder(parse_constant=_refuse).raw_decode
    documents: list[Document] = []
    meta: Document = {}
    place, budget = text.find("{"), _TRIES * len(text)
    while place >= 0 and budget > 0:
        try:
            found, end = decode(text, place)
        except RecursionError:
            budget -= _DEEP
            end = place + 1
        except ValueError as error:
            stopped = getattr(error, "pos", place)
            budget -= stopped - place + stopped // 16  # such an error counts the lines before it
            end = place + 1
        else:
            budget -= end - place
            if _is_briefing(found):
                documents.append(found)
            elif not meta and _is_meta(found):
                meta = found
            else:
                end = place + 1  # what is wanted may be inside
        place = text.find("{", end)
    return Salvaged(tuple(documents), meta)


def _is_briefing(found: dict[str, Any]) -> bool:
    return (
        isinstance(found.get("id"), str)
        and isinstance(found.get("period"), dict)
        and _is_text(found)
    )


def _is_meta(found: dict[str, Any]) -> bool:
    return "format" in found and "schema_version" in found and _is_text(found)


def _is_text(found: dict[str, Any]) -> bool:
    """Tell whether ``found`` was UTF-8: bytes that were not are half surrogates here."""
    try:
        msgspec.json.encode(found)
    except UnicodeEncodeError:
        return False
    return True


def _refuse(constant: str) -> Never:
    raise ValueError(constant)  # NaN and its like are no JSON
