"""The entry: the verb is found, its module alone is loaded, and what goes wrong is said.

This is the only place where an error ends: its sentence goes to stderr, and never a traceback.
Exit codes: 0 done, 1 findings, 2 wrong usage, 3 cannot.
"""

from __future__ import annotations

import os
import sys

from briefing.cli import output
from briefing.cli.context import Context, spoken_language
from briefing.cli.table import VERBS, everywhere, load, taken_by, top_parser, verb_parser
from briefing.errors import BriefingError
from briefing.i18n import LANGUAGES, _, use_language

TYPE_CHECKING = False  # importing typing for it would be a tenth of a lean verb's start
if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, CANNOT = 0, 3
INTERRUPTED = 130  # what shells give a program ended by Ctrl+C

_VALUED = {"--archive", "--lang"}


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (by default the process's own) and return its exit code."""
    output.speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        use_language(_language_asked(words) or spoken_language())
        code = _ended(words)
        sys.stdout.flush()
    except BriefingError as error:
        output.say_error(error)
        return CANNOT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()  # whoever read has seen enough
        return DONE
    except OSError as error:
        output.say(_("It could not be done: {reason}.").format(reason=error.strerror or error))
        _forget_stdout()
        return CANNOT
    return code


def _ended(words: list[str]) -> int:
    """Return the exit code, that of argparse too, which exits after help or a complaint."""
    try:
        return _dispatch(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE


def _dispatch(words: list[str]) -> int:
    place = _verb_place(words)
    if place is None:
        return _without_verb(words)
    name = words[place]
    if name not in VERBS:
        top_parser().error(_unknown(name))
    verb = VERBS[name]
    module = load(verb)
    taken = taken_by(module)
    given = [*words[:place], *words[place + 1 :]]
    arguments = taken.read(given) or verb_parser(verb, taken).parse_args(given)
    return module.run(Context(lambda: verb_parser(verb, taken), arguments))


def _without_verb(words: list[str]) -> int:
    """Help, the version, or, with nothing asked, the application on the archive."""
    arguments = everywhere().read(words) or top_parser().parse_args(words)
    from briefing.cli.terminal import require_terminal  # noqa: PLC0415 - start-up
    from briefing.sparing import spare  # noqa: PLC0415 - start-up

    require_terminal()
    spare()
    from briefing.tui.app import run_app  # noqa: PLC0415 - start-up: textual

    return run_app(Context(top_parser, arguments).archive_folder)


def _verb_place(words: list[str]) -> int | None:
    """Return the index of the first word that is neither an option nor an option's value."""
    place = 0
    while place < len(words):
        word = words[place]
        if word in _VALUED:
            place += 2
        elif word == "--":
            return None
        elif word.startswith("-"):
            place += 1
        else:
            return place
    return None


def _language_asked(words: list[str]) -> str:
    """Return the language that ``--lang`` asks for, which is needed before anything is parsed."""
    for place, word in enumerate(words):
        name, _equals, value = word.partition("=")
        if name == "--lang":
            asked = value or "".join(words[place + 1 : place + 2])
            return asked if asked in LANGUAGES else ""
    return ""


def _unknown(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a slip

    message = _('There is no verb "{name}".').format(name=name)
    near = get_close_matches(name, VERBS, n=1, cutoff=0.5)
    if not near:
        return message
    return message + " " + _('Did you mean "{name}"?').format(name=near[0])


def _forget_stdout() -> None:
    """Point stdout where nothing can fail, so that Python's last flush stays silent."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stdout without a descriptor has nothing to flush
        return
