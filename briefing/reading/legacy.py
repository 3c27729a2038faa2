"""Telling good Vietnamese from text in an old font's encoding, mojibake and other languages."""

import re

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.reading import fonts
from briefing.reading.fonts import FontEncoding

# Enough to judge any text by; a longer one is judged by its beginning.
_SAMPLE = 200_000

_LETTER = re.compile(r"[^\W\d_]")
# Letters that only Vietnamese has (no French, Czech or Portuguese ones among them).
_ONLY_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯĩũĨŨ\u1ea0-\u1ef9]")
_LOOSE_MARK = re.compile(r"[\u0300-\u036f]")

# TCVN3 (ABC) as it looks when its bytes are read as Latin-1: letters stand where signs do.
_TCVN3 = re.compile(r"[µ¸¶·¹¨»¾¼½Æ©ÇÊ®¬­§¦]")
# VNI: the tone follows its letter as a separate sign (aø, eä, ôù), ñ stands for đ.
_VNI = re.compile(r"[aeouAEOU][øùûõïØÙÛÕÏäáàåãâëéèêÄÁÀÅÃÂ]|[ñÑöÖôÔ][aeiouùøûõïöôAEIOU]|ñ")
# UTF-8 read as Windows-1252 or Latin-1: two or three signs where one letter was.
_MOJIBAKE = re.compile(
    r"á[º»][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|Ä[‘\u0091]|Æ[°¡]|[ÃĂ][\u00a1-\u00bf]"
)
_ASKED = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")  # a question mark inside a word

_MIN_SHARE = 0.03
_MIN_FONT_SHARE = 0.05
_MIN_MOJIBAKE_SHARE = 0.02


def is_vietnamese(text: str) -> bool:
    """Say whether enough of the letters in ``text`` are ones that only Vietnamese has.

    In ordinary Vietnamese prose they are about 15 in 100.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    return letters > 0 and len(_ONLY_VIETNAMESE.findall(sample)) >= letters * _MIN_SHARE


def loose_marks(text: str) -> bool:
    """Say whether tone marks are left over that found no letter, as in a wrong encoding."""
    sample = text[:_SAMPLE]
    return len(_LOOSE_MARK.findall(sample)) > len(sample) * 0.005


def font_encoding(text: str) -> FontEncoding | None:
    """Return the encoding of ``text`` when it was typed for a TCVN3 (ABC) or VNI font.

    Such text holds no Unicode; ``text`` is what a reader sees who does not know that. Judged by
    the share of the signs that those fonts show as letters, where Vietnamese letters are absent;
    ``None`` for everything else. Raises :class:`ReadError` when it is such text and yet no
    Vietnamese comes of it.
    """
    sample = text[:_SAMPLE]
    letters = max(len(_LETTER.findall(sample)), 1)
    if len(_ONLY_VIETNAMESE.findall(sample)) >= letters * _MIN_SHARE or is_mojibake(text):
        return None
    for name, signs in (("TCVN3 (ABC)", _TCVN3), ("VNI", _VNI)):
        if len(signs.findall(sample)) >= letters * _MIN_FONT_SHARE:
            encoding = fonts.of_text(sample)
            if encoding is not None and is_vietnamese(encoding.decoded(sample)):
                return encoding
            raise ReadError(
                _("The text is in the old font encoding {name}, not in Unicode.").format(name=name),
                _("Convert it to Unicode (with UniKey: Ctrl+Shift+F6) and try again."),
            )
    return None


def is_mojibake(text: str) -> bool:
    """Say whether ``text`` lost its letters on the way.

    It is UTF-8 that was once read as something else, or was saved in an encoding that has no
    Vietnamese letters and put question marks in their place ("Th?i s?").
    """
    sample = text[:_SAMPLE]
    letters = max(len(_LETTER.findall(sample)), 1)
    broken = len(_MOJIBAKE.findall(sample)) + len(_ASKED.findall(sample))
    return broken >= max(3, letters * _MIN_MOJIBAKE_SHARE)


def refuse_mojibake(text: str) -> None:
    """Raise :class:`ReadError` when ``text`` lost its letters on the way (:func:`is_mojibake`)."""
    if is_mojibake(text):
        raise ReadError(
            _("The Vietnamese letters in the text are broken: it was saved in a wrong encoding."),
            _("Take the original file and save it as plain text in Unicode (UTF-8)."),
        )


def refuse_other_languages(text: str) -> None:
    """Raise :class:`ReadError` when ``text`` is not Vietnamese with its marks."""
    if not is_vietnamese(text):
        raise ReadError(
            _("The text does not look like Vietnamese with its marks."),
            _("Check that this is the right file, and that its accents are there."),
        )
