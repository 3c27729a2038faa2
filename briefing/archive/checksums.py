"""Checksums of stored documents: whether one still says what the program wrote.

A checksum is 32 hexadecimal digits of BLAKE2b over the document as JSON with sorted keys, so it
does not mind how a file is indented or in which order an editor put the fields.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from briefing.digests import blake2b

_DIGEST_BYTES = 16
_ENCODER = msgspec.json.Encoder(order="sorted")


def checksum(document: Mapping[str, Any]) -> str:
    """Return the checksum of ``document``: 32 hexadecimal digits.

    Raises :class:`UnicodeEncodeError` for text with half of a surrogate pair, which no file takes.
    """
    return blake2b(_ENCODER.encode(document), _DIGEST_BYTES)
