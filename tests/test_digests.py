"""Digests: those of hashlib, to the letter."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from briefing.digests import blake2b, sha256


@given(st.binary(max_size=300), st.integers(1, 64))
def test_the_digests_are_those_of_hashlib(data: bytes, size: int) -> None:
    assert sha256(data) == hashlib.sha256(data).hexdigest()
    assert blake2b(data, size) == hashlib.blake2b(data, digest_size=size).hexdigest()
