"""What may be kept of a text and shown in a terminal.

On its own, for it is all that the leanest verbs need of the language.
"""

import unicodedata

from briefing.language.patterns import late

_PICTOGRAPHS = "\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"

# Every kind of line end, among them the one that Word puts inside a paragraph (VT), form feeds
# of PDF text, NEL and the two Unicode separators.
_LINE_ENDS = late("\r\n|[\r\v\f\x85\u2028\u2029]")

# What a terminal would obey rather than show (ECMA-48), and what is there but cannot be seen.
_OBEYED = late(
    "|".join(
        (
            r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]",  # CSI: colours, cursor, erase
            # OSC, DCS, SOS, PM, APC with what they carry; one without an end loses its head only.
            r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)",
            r"\x1b[ -/]*[0-~]",  # the other escape sequences
            r"[\x00-\x08\x0b-\x1f\x7f-\x9f]",  # the controls that are left, tab and newline apart
            r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",  # bidirectional marks and overrides
            r"[\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb]",  # unseen
            r"[\ud800-\udfff\ufffe\uffff]",  # lone surrogates and what is no character
            r"[\U000e0000-\U000e007f]",  # tags: a hidden copy of ASCII
        )
    )
)
# The joiner belongs between two pictographs (a family, a profession) and nowhere else.
_STRAY_JOINER = late(f"(?<![{_PICTOGRAPHS}])\u200d|\u200d(?![{_PICTOGRAPHS}])")

# Putting marks in their order takes the square of their number. Text that is safe to be read as a
# stream has at most thirty on one letter (Unicode Standard Annex 15, section 13).
_LONG = 4000
_MARKS = 30
_SIGNS = late(rf"[^\w\s\x00-\u02ff]{{{_MARKS + 1},}}")


def nfc(text: str) -> str:
    """Return ``text`` in NFC, the form in which everything is kept.

    Marks heaped on one letter in a long text, as no language does, are cut down to thirty.
    """
    if len(text) <= _LONG or text.isascii():
        return unicodedata.normalize("NFC", text)
    return _modest(unicodedata.normalize("NFC", _modest(text)))


def _modest(text: str) -> str:
    """Return ``text`` with at most thirty combining marks in a row."""
    return _SIGNS.sub(lambda found: _with_few_marks(found[0]), text)


def _with_few_marks(signs: str) -> str:
    kept: list[str] = []
    count = 0
    for sign in signs:
        count = count + 1 if unicodedata.combining(sign) else 0
        if count <= _MARKS:
            kept.append(sign)
    return "".join(kept)


def clean(text: str) -> str:
    """Return ``text`` as it may be stored and shown in a terminal: NFC, nothing but text.

    Escape sequences are taken out whole, then every control character but newline and tab,
    bidirectional marks and overrides, zero-width characters, tags and lone surrogates. Line ends
    of all kinds become a newline. The zero-width joiner stays only between two pictographs. A
    no-break space stays as typed, and so does the soft hyphen: in old TCVN3 text it is the letter
    ư, which has to survive until that text is converted. Cleaning twice changes nothing more.
    """
    if text.replace("\n", "").replace("\u00a0", "").isprintable():
        return nfc(text)  # nearly every text: nothing in it is a control, a mark or unseen
    text = _LINE_ENDS.sub("\n", text)
    text = _OBEYED.sub("", text)
    return nfc(_STRAY_JOINER.sub("", text))
