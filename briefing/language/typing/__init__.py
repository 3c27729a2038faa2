"""Typing Vietnamese on a plain keyboard, for machines that have no input method."""

from briefing.language.typing.composing import (
    Composition,
    finish,
    resume,
    type_key,
    word_before,
)
from briefing.language.typing.keystrokes import keystrokes
from briefing.language.typing.methods import Method
from briefing.language.typing.placement import Placement

__all__ = [
    "Composition",
    "Method",
    "Placement",
    "finish",
    "keystrokes",
    "resume",
    "type_key",
    "word_before",
]
