"""Files and folders that nobody but the user can read, written as a whole or not at all."""

import os
from errno import ENOTDIR
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` at once or not at all, readable by the user alone.

    Missing folders are made, private too. Raises :class:`OSError`; the old file then stays.
    """
    import tempfile  # noqa: PLC0415 - start-up

    target = path.resolve()  # a configuration file that is a link stays one
    make_private_folder(target.parent)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` and the missing ones above it, 0700; an existing one stays as it is.

    Raises :class:`OSError`, of the kind :class:`NotADirectoryError` where a file is in the way.
    """
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder)) from error
