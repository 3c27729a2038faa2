"""Digests, from where they cost no more than they are.

``hashlib`` loads all of OpenSSL, which takes a third as long as Python's own start. Python has
the same algorithms built in, and its ``random`` takes them from there too, with ``hashlib`` for a
Python that was built without.
"""

try:
    from _sha2 import sha256 as _sha256  # type: ignore[import-not-found] # from 3.12 on
except ImportError:
    try:
        from _sha256 import sha256 as _sha256  # type: ignore[import-not-found] # until 3.11
    except ImportError:
        from hashlib import sha256 as _sha256
try:
    from _blake2 import blake2b as _blake2b
except ImportError:
    from hashlib import blake2b as _blake2b


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` (FIPS 180-4): 64 hexadecimal digits."""
    digits: str = _sha256(data).hexdigest()
    return digits


def blake2b(data: bytes, size: int) -> str:
    """Return the BLAKE2b of ``data`` (RFC 7693) of ``size`` bytes, as hexadecimal digits."""
    digits: str = _blake2b(data, digest_size=size).hexdigest()
    return digits
