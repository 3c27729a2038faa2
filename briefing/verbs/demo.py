"""Demo: a copy of the sample archive, to try everything on."""

import shutil
import tempfile
from pathlib import Path

from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.resources import data_dir


def sample_copy() -> Path:
    """Copy the sample archive to a new private folder, which becomes the caller's to remove.

    Raises :class:`ArchiveError` when the sample is missing or there is no room for it.
    """
    sample = data_dir()
    if not sample.is_dir():
        raise ArchiveError(
            _("The sample archive did not come with this installation."),
            _("Install the program again."),
        )
    copy = Path(tempfile.mkdtemp(prefix="briefing-"))  # 0700
    try:
        shutil.copytree(sample, copy, dirs_exist_ok=True, copy_function=shutil.copyfile)
        copy.chmod(0o700)  # copytree gives it the sample's own mode
    except OSError as error:
        shutil.rmtree(copy, ignore_errors=True)
        raise ArchiveError(
            _("The sample archive could not be copied: {reason}.").format(reason=error.strerror),
            _("Check the free space in the temporary folder."),
        ) from error
    return copy
