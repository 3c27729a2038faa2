"""Old Word files (.doc), .rtf and .odt, through LibreOffice where it is installed.

It runs with a profile of its own, made for the one file and thrown away with it: macros are off,
nothing that a document links to is fetched, and an open LibreOffice of the user's is not disturbed.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from briefing.errors import ReadError
from briefing.i18n import _

SECONDS = 30
MEGABYTES = 3072
"""How much it may ask for; it asks for far more than it uses."""

_LARGEST = 64 << 20
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# Settings of LibreOffice, as Tools ▸ Options ▸ Security writes them.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
)
_SECURITY = {
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "BlockUntrustedRefererLinks": "true",
}
# What the system cannot bound it leaves as it is.
_BOUNDED = 'ulimit -v "$0" 2>&-; ulimit -t "${1%.*}" 2>&-; shift; exec "$@"'


def program() -> str:
    """Return the path of LibreOffice, "" where it is not installed."""
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in found if path), "") or next(
        (place for place in _PLACES if Path(place).is_file()), ""
    )


def to_docx(data: bytes, suffix: str) -> bytes:
    """Return the document ``data`` ("doc", "rtf" or "odt" by ``suffix``) as a Word file.

    Raises :class:`ReadError` where LibreOffice is missing, fails, or takes over half a minute.
    """
    office = program()
    if not office:
        raise ReadError(
            _("This is another kind of document (.{suffix}), which LibreOffice opens.").format(
                suffix=suffix
            ),
            _("Install LibreOffice, or save the document as .docx and import that."),
        )
    with tempfile.TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document.{suffix}"
        source.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        items = "".join(_ITEM.format(name=key, value=value) for key, value in _SECURITY.items())
        settings = profile / "user" / "registrymodifications.xcu"
        settings.write_text(_SETTINGS.format(items=items), encoding="utf-8")
        _run(
            [
                office,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "docx",
                "--outdir",
                str(folder / "out"),
                str(source),
            ],
        )
        made = folder / "out" / "document.docx"
        if not made.is_file() or made.stat().st_size > _LARGEST:
            raise _failed()
        return made.read_bytes()


def _run(command: list[str]) -> None:
    """Run LibreOffice; it and all that it has started are ended when it takes too long."""
    apart = os.name != "nt"
    if apart:
        command = ["/bin/sh", "-c", _BOUNDED, str(MEGABYTES << 10), str(SECONDS), *command]
    try:
        process = subprocess.Popen(  # noqa: S603 - a program found in PATH, with our own paths
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=apart,
        )
    except OSError as error:
        raise _failed() from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise _failed() from error
    finally:
        if process.poll() is None:
            if apart:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()


def _failed() -> ReadError:
    return ReadError(
        _("LibreOffice could not open the document: it is damaged or locked."),
        _("Open it there yourself, save it as .docx and import that."),
    )
