"""The language of the interface: Vietnamese by default, English beside it.

Sentences stand in the code in English and are looked up at the moment they are shown, so a
front end chooses the language once, before it says anything. Only the interface is translated:
minutes, papers and everything typed stay as they are.
"""

import gettext
from pathlib import Path

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"

_LOCALE_DIR = Path(__file__).parent / "locale"


class _Chosen:
    """The catalogue in use; the default one is loaded on the first look-up."""

    catalogue: gettext.NullTranslations | None = None
    language: str = DEFAULT_LANGUAGE


def use_language(language: str) -> None:
    """Speak ``language`` ("vi" or "en") from now on; anything else counts as the default."""
    if language not in LANGUAGES:
        language = DEFAULT_LANGUAGE
    _Chosen.language = language
    if language == "en":
        _Chosen.catalogue = gettext.NullTranslations()
    else:
        _Chosen.catalogue = gettext.translation(
            "briefing", _LOCALE_DIR, languages=[language], fallback=True
        )


def current_language() -> str:
    """Return the code of the language in use."""
    return _Chosen.language


def _(message: str) -> str:
    """Return ``message`` in the language in use; nothing stays nothing."""
    if not message:  # gettext keeps the catalogue's own header under the empty message
        return ""
    if _Chosen.catalogue is None:
        use_language(_Chosen.language)
    assert _Chosen.catalogue is not None  # noqa: S101 - set by use_language
    return _Chosen.catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form that fits ``count``; the caller formats the number in."""
    if _Chosen.catalogue is None:
        use_language(_Chosen.language)
    assert _Chosen.catalogue is not None  # noqa: S101 - set by use_language
    return _Chosen.catalogue.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - the name that message extractors look for
    """Mark ``message`` for translation where it is written down but shown later."""
    return message
