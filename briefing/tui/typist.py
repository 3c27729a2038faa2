"""The built-in typing methods, key by key, on the text before a cursor."""

from briefing.language.typing import (
    Composition,
    Method,
    Placement,
    finish,
    resume,
    type_key,
    word_before,
)


class Typist:
    """Composes the word before the cursor.

    One field is typed into at a time, so one composition is enough; it is taken up again from
    the letters before the cursor whenever those are not what it shows.
    """

    def __init__(self, method: str, tone_style: str) -> None:
        self._method = Method(method)
        self._placement = Placement.OLD if tone_style == "old" else Placement.NEW
        self._composition = Composition()

    def stroke(self, before: str, key: str) -> tuple[int, str]:
        """Return how many letters at the end of ``before`` the key replaces, and by what."""
        word = word_before(before)
        going_on = self._composition if self._composition.shown == word else resume(word)
        if key.isalnum():
            self._composition = type_key(going_on, key, self._method, self._placement)
            return len(word), self._composition.shown
        self._composition = Composition()
        done = finish(going_on, self._method, self._placement)
        return len(word), done.shown + key
