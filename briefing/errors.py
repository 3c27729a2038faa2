"""The one family of errors that a user may meet.

Each carries one sentence that says what happened and, where something can be done, a second
that says what to do. Front ends show the text as it is; nothing here is ever a traceback.
"""


class BriefingError(Exception):
    """Something could not be done.

    ``message`` says what happened, ``advice`` what to do about it (may be empty). Both are
    already in the user's language.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".rstrip()


class ReadError(BriefingError):
    """A file or text could not be taken in; nothing already stored has changed."""


class ArchiveError(BriefingError):
    """The archive could not be read or written."""


class NotFoundError(ArchiveError):
    """No briefing answers to the name that was given."""


class ConflictError(ArchiveError):
    """A stored briefing would be overwritten that the user has not agreed to lose."""


class StateError(BriefingError):
    """A briefing's state forbids the change, as a finalized one forbids edits."""


class SettingsError(BriefingError):
    """A setting is missing, unknown or has an impossible value."""
