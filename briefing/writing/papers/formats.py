"""The formats in which official papers are given out; ``--to`` offers what stands here too."""

from collections.abc import Callable
from typing import NamedTuple

from briefing.i18n import N_
from briefing.model.paper import Paper
from briefing.writing.papers.profile import Profile


class PaperFormat(NamedTuple):
    """One format: its name for ``--to``, the suffix of its files and what a menu calls it.

    ``label`` is an English sentence to be translated where it is shown. ``render`` gives the
    whole file; the same paper gives the same bytes.
    """

    name: str
    suffix: str
    label: str
    render: Callable[[Paper, Profile], bytes]


def _docx(paper: Paper, profile: Profile) -> bytes:
    from briefing.writing.papers.docx import render  # noqa: PLC0415 - start-up

    return render(paper, profile)


def _pdf(paper: Paper, profile: Profile) -> bytes:
    from briefing.writing.papers.pdf import render  # noqa: PLC0415 - start-up

    return render(paper, profile)


def _html(paper: Paper, profile: Profile) -> bytes:
    from briefing.writing.papers.html import render  # noqa: PLC0415 - start-up

    return render(paper, profile)


PAPER_FORMATS: dict[str, PaperFormat] = {
    made.name: made
    for made in (
        PaperFormat("docx", ".docx", N_("Word document"), _docx),
        PaperFormat("pdf", ".pdf", N_("PDF"), _pdf),
        PaperFormat("html", ".html", N_("Web page"), _html),
    )
}
