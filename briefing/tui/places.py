"""The places of the application and the commands of each, before any of them is shown.

A place is a screen. What is offered there are the commands of the application, of the screen,
and of the widgets that its module brings along. All screens are imported for this, which takes
a moment: only whoever has other keys in the configuration file pays for it.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, TextArea

from briefing.tui import screens

_OURS = "briefing.tui."


class Known(NamedTuple):
    """A command of a place: whose it is, its id ("" for a mere movement), its usual keys."""

    owner: str
    command: str
    keys: tuple[str, ...]


class Place(NamedTuple):
    """One screen with its commands; ``typing`` tells that it has a field to type into."""

    name: str
    known: tuple[Known, ...]
    typing: bool


def places(app: type[App[None]]) -> tuple[Place, ...]:
    """Return every place of ``app``, whose own commands work in all of them."""
    return tuple(_place(screen, app) for screen in _screens())


def _screens() -> list[type[Screen[object]]]:
    """Return the screens of the application, each once, by the name of its module."""
    found: dict[type[Screen[object]], None] = {}
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        for thing in vars(import_module(module.name)).values():
            if (
                isinstance(thing, type)
                and issubclass(thing, Screen)
                and thing.__module__ == module.name
            ):
                found[thing] = None
    return list(found)


def _place(screen: type[Screen[object]], app: type[App[None]]) -> Place:
    widgets = _brought_along(screen)
    known = [*_commands(app), *_commands(screen)]
    for widget in widgets:
        known += (command for command in _commands(widget) if command.command)
    typing = any(issubclass(widget, (Input, TextArea)) for widget in widgets)
    return Place(screen.__name__, tuple(known), typing)


def _brought_along(screen: type[Screen[object]]) -> list[type[DOMNode]]:
    """Return the widgets in the modules of ``screen``, its base classes and those widgets."""
    found: dict[type[DOMNode], None] = {}
    waiting: list[type] = list(screen.__mro__)
    while waiting:
        module = waiting.pop().__module__
        if not module.startswith(_OURS):
            continue
        for thing in vars(sys.modules[module]).values():
            if (
                isinstance(thing, type)
                and issubclass(thing, DOMNode)
                and not issubclass(thing, (App, Screen))
                and thing not in found
            ):
                found[thing] = None
                waiting.append(thing)
    return list(found)


def _commands(owner: type[DOMNode]) -> Iterator[Known]:
    """Yield the bindings that ``owner`` and the classes of ours that it is built on declare."""
    for cls in owner.__mro__:
        for binding in vars(cls).get("BINDINGS", ()) if cls.__module__.startswith(_OURS) else ():
            if isinstance(binding, Binding):
                yield Known(owner.__name__, binding.id or "", tuple(binding.key.split(",")))
