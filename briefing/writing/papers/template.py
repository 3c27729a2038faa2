"""An office's own Word document laid over a profile: its page, its styles, its letterhead.

A style of the template that is named as a role is used as it is there; one that it lacks comes
from the profile. Its text is taken out, its header and footer stay.
"""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.model.paper import Paper
from briefing.writing.papers.docx import render
from briefing.writing.papers.docx_styles import used_roles
from briefing.writing.papers.profile import Profile

if TYPE_CHECKING:
    from docx.document import Document

MOST_BYTES = 30_000_000
"""How large a template may be when unpacked: a letterhead with a picture is far below."""


def render_with(paper: Paper, profile: Profile, template: bytes) -> bytes:
    """Return ``paper`` as a DOCX laid into ``template``; raises :class:`BriefingError`."""
    _opened(template)
    return render(paper, profile, template)


def lacking_styles(template: bytes, profile: Profile) -> tuple[str, ...]:
    """Return the names of the styles that ``template`` has not itself, in a paper's order.

    Raises :class:`BriefingError` for a file that is no Word document.
    """
    known = {style.name for style in _opened(template).styles}
    return tuple(role.value for role in used_roles(profile) if role.value not in known)


def too_large() -> BriefingError:
    """Return the error for a template that is more than a letterhead can need."""
    return BriefingError(
        _("The template is larger than {limit} MB when unpacked.").format(
            limit=MOST_BYTES // 1_000_000
        ),
        _("Take large pictures out of it."),
    )


def _opened(template: bytes) -> "Document":
    """Open a template that somebody chose, whatever it is; raises :class:`BriefingError`."""
    import docx  # noqa: PLC0415 - start-up
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - start-up
    from lxml.etree import LxmlError  # noqa: PLC0415 - start-up

    try:
        with ZipFile(BytesIO(template)) as members:
            size = sum(member.file_size for member in members.infolist())
        if size > MOST_BYTES:
            raise too_large()
        return docx.Document(BytesIO(template))
    except (BadZipFile, OpcError, LxmlError, KeyError, ValueError, NotImplementedError) as error:
        raise BriefingError(
            _("The template is no Word document that can be read."),
            _("Save it as .docx in Word, without a password, and try again."),
        ) from error
