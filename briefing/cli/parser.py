"""What a verb takes, and how a plain command line is read.

A verb says what it takes in argparse's words, once. Nearly every command line is plain: options
spelt out, each value behind its option, the rest in its order. Such a one is read here, in a
hundredth of the time that importing argparse, building a parser and reading take together.
Whatever is not plain, be it help, a slip or a rarer way of writing, is left to argparse, built
from the same words (:mod:`briefing.cli.usage`); so there is one way to understand a command
line, and a test holds the two to it.
"""

from __future__ import annotations

from types import SimpleNamespace

from briefing import __version__
from briefing.i18n import LANGUAGES, N_, _

TYPE_CHECKING = False  # importing typing for it would be a tenth of a lean verb's start
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import Any

_READABLE = frozenset({"store", "store_true", "append"})
"""The actions that are read here; of the others argparse knows what to do."""

_ENDING = frozenset({"help", "version"})
"""The actions that leave no value, for nothing comes after them."""


_SHOWN = frozenset({"help", "metavar"})
"""The settings that are shown to the user."""


class Arguments:
    """What is taken, as it was said, in order; for one verb or one group of its help."""

    def __init__(self, title: str = "") -> None:
        self.title = title
        self._said: list[tuple[tuple[str, ...], dict[str, Any]] | Arguments] = []

    def add_argument(self, *names: str, **settings: Any) -> None:
        """Take one argument; names and settings are those of argparse's method."""
        self._said.append((names, settings))

    def add_argument_group(self, title: str) -> Arguments:
        """Begin a group with a heading of its own in the help."""
        group = Arguments(title)
        self._said.append(group)
        return group

    def tell(self, parser: argparse._ActionsContainer) -> None:
        """Say it all again to ``parser``, in the language in use.

        What is shown may be marked only, so that nobody looks it up who does not show it.
        """
        for said in self._said:
            if isinstance(said, Arguments):
                said.tell(parser.add_argument_group(_(said.title)))
                continue
            names, settings = said
            shown = {key: _(text) for key, text in settings.items() if key in _SHOWN and text}
            parser.add_argument(*names, **{**settings, **shown})

    def read(self, words: Sequence[str]) -> SimpleNamespace | None:
        """Return what ``words`` give each argument; ``None`` where they are not plain."""
        options, positionals = self._taken()
        found = SimpleNamespace()
        for taken in (*options.values(), *positionals):
            if taken.action not in _ENDING:
                setattr(found, taken.place, taken.default())
        rest: list[tuple[int, str]] = []
        coming = iter(enumerate(words))
        for number, word in coming:
            if not word.startswith("-"):
                rest.append((number, word))
                continue
            name, equals, value = word.partition("=")
            option = options.get(name)
            if option is None or option.action not in _READABLE:
                return None
            if option.action == "store_true":
                if equals:
                    return None
                setattr(found, option.place, True)
                continue
            if not equals:
                value = next(coming, (0, ""))[1]
            if not value or value.startswith("-") or not option.keep(found, value):
                return None
        return found if _placed(found, positionals, rest) else None

    def _taken(self) -> tuple[dict[str, _Taken], list[_Taken]]:
        options: dict[str, _Taken] = {}
        positionals: list[_Taken] = []
        for said in self._said:
            if isinstance(said, Arguments):
                below, others = said._taken()  # noqa: SLF001 - a group is one of these
                options |= below
                positionals += others
                continue
            taken = _Taken(*said)
            if taken.names[0].startswith("-"):
                options |= dict.fromkeys(taken.names, taken)
            else:
                positionals.append(taken)
        return options, positionals


class _Taken:
    """One argument that is taken."""

    def __init__(self, names: tuple[str, ...], settings: dict[str, Any]) -> None:
        self.names = names
        self.settings = settings
        self.action: str = settings.get("action", "store")
        longest = next((name for name in names if name.startswith("--")), names[0])
        self.place: str = settings.get("dest") or longest.lstrip("-").replace("-", "_")

    def default(self) -> Any:
        """Return what stands in the place while nothing was given."""
        value = self.settings.get("default", False if self.action == "store_true" else None)
        return list(value) if isinstance(value, list) else value

    def keep(self, found: SimpleNamespace, text: str) -> bool:
        """Keep the value that was given; tell whether it is a possible one."""
        value: Any = text
        if "type" in self.settings:
            try:
                value = self.settings["type"](text)
            except (TypeError, ValueError):
                return False
        if "choices" in self.settings and value not in self.settings["choices"]:
            return False
        if self.action == "append":
            value = [*getattr(found, self.place), value]
        setattr(found, self.place, value)
        return True


def _placed(
    found: SimpleNamespace, positionals: list[_Taken], words: list[tuple[int, str]]
) -> bool:
    """Give the arguments without a name their words; tell whether that is plain.

    Where one may be left out, words on both sides of an option are argparse's to share out.
    """
    kinds = [taken.settings.get("nargs") for taken in positionals]
    if kinds in (["+"], ["*"]) and words:
        setattr(found, positionals[0].place, [word for _number, word in words])
        return words[-1][0] - words[0][0] == len(words) - 1
    needed = kinds.count(None)
    if any(kind not in {None, "?"} for kind in kinds) or None in kinds[needed:]:
        return False
    if not needed <= len(words) <= len(positionals):
        return False
    together = not words or words[-1][0] - words[0][0] == len(words) - 1
    if needed < len(positionals) and not together:
        return False
    return all(
        taken.keep(found, word) for taken, (_number, word) in zip(positionals, words, strict=False)
    )


def add_global_options(arguments: Arguments) -> None:
    """Add the options that stand before or after any verb."""
    group = arguments.add_argument_group(N_("Everywhere"))
    group.add_argument("--archive", metavar=N_("DIR"), default="", help=N_("the archive's folder"))
    group.add_argument("--lang", choices=LANGUAGES, help=N_("language of the interface"))
    group.add_argument(
        "--version",
        action="version",
        version=f"briefing {__version__}",
        help=N_("print the version and stop"),
    )
    group.add_argument("-h", "--help", action="help", help=N_("print this help and stop"))


def add_json_option(arguments: Arguments) -> None:
    """Add ``--json``, the same for every verb that lists or shows."""
    arguments.add_argument("--json", action="store_true", help=N_("print JSON for other programs"))


def add_week_argument(arguments: Arguments) -> None:
    """Add the argument that names a briefing."""
    arguments.add_argument(
        "week",
        metavar=N_("WEEK"),
        help=N_("2020-W26, 22/6/2020 or any day in it, this, last, or an id"),
    )
