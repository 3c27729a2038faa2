"""What a paper needs beside its contents: the office, the profile, the day, the number."""

from datetime import date
from typing import NamedTuple

from briefing.model.office import Office
from briefing.writing.papers.profile import Profile


class Form(NamedTuple):
    """The circumstances of one paper. ``number`` ``None`` leaves room to write it by hand."""

    office: Office
    profile: Profile
    day: date
    number: int | None = None
