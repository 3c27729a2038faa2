"""The formats in which minutes are given out; ``--to`` offers what stands here."""

from collections.abc import Callable
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.model.encoding import to_json
from briefing.model.records import Briefing


class Format(NamedTuple):
    """One format: its name for ``--to``, the suffix of its files and what a menu calls it.

    ``label`` is an English sentence to be translated where it is shown.
    """

    name: str
    suffix: str
    label: str
    write: Callable[[Briefing], str]


def _markdown(briefing: Briefing) -> str:
    from briefing.writing.markdown import write_markdown  # noqa: PLC0415 - start-up

    return write_markdown(briefing)


def _plain_text(briefing: Briefing) -> str:
    from briefing.writing.plaintext import write_plain_text  # noqa: PLC0415 - start-up

    return write_plain_text(briefing)


FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        Format("md", ".md", N_("Markdown minutes"), _markdown),
        Format("txt", ".txt", N_("Plain text"), _plain_text),
        Format("json", ".json", N_("JSON record"), to_json),
    )
}


def write(briefing: Briefing, format_name: str) -> bytes:
    """Return ``briefing`` in one of :data:`FORMATS` as UTF-8 that ends with a newline.

    The same record gives the same bytes. Raises :class:`BriefingError` for an unknown format.
    """
    if format_name not in FORMATS:
        raise BriefingError(
            _("There is no format “{name}”.").format(name=format_name),
            _("Choose one of these: {names}.").format(names=", ".join(FORMATS)),
        )
    text = FORMATS[format_name].write(briefing)
    return (text if text.endswith("\n") else text + "\n").encode()
