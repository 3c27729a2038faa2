"""Keys: one declaration gives the binding, the footer, the palette, the help and the remapping."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen


def command(name: str, keys: str, action: str, label: str, explained: str) -> Binding:
    """Return the binding of a command that the footer shows.

    ``name`` is what a key map calls it; ``label`` and ``explained`` are marked for translation
    and translated when they are shown.
    """
    return Binding(keys, action, label, id=name, tooltip=explained, priority=True)


def quiet(name: str, keys: str, action: str, label: str, explained: str) -> Binding:
    """Return the binding of a command that help and palette know, and the footer leaves out."""
    return replace(command(name, keys, action, label, explained), show=False)


def after_field(name: str, keys: str, action: str, label: str, explained: str) -> Binding:
    """Return the binding of a command whose keys a focused field may use first, as for undo."""
    return replace(quiet(name, keys, action, label, explained), priority=False)


def step(keys: str, action: str) -> Binding:
    """Return the binding of a movement that needs no name: a cursor key in a list."""
    return Binding(keys, action, "", show=False, priority=True)


class Offered(NamedTuple):
    """A command that can be given now: its binding, the keys that give it, whose it is."""

    binding: Binding
    keys: tuple[str, ...]
    node: DOMNode


def offered(place: Screen[object]) -> Iterator[Offered]:
    """Yield the commands that ``place`` offers now, the nearest to the cursor first.

    A focused field may use a key for itself first, as for undo; the command is listed all the
    same.
    """
    active = place.active_bindings
    given: dict[tuple[DOMNode, str], list[str]] = {}
    for key, one in active.items():
        if one.binding.id:
            given.setdefault((one.node, one.binding.id), []).append(key)
    nearest = place.focused or place
    for node in nearest.ancestors_with_self:
        for binding in _declared(node):
            usual = [key for key in binding.key.split(",") if key in active]
            keys = given.get((node, binding.id or ""), usual)  # the user's own keys come first
            if keys and _is_possible(binding, node):
                yield Offered(binding, tuple(keys), node)


def _is_possible(binding: Binding, node: DOMNode) -> bool:
    """Tell whether ``node`` does what ``binding`` asks for now; a key may serve two commands."""
    _place, action, parameters = parse(binding.action)
    return bool(node.check_action(action, parameters))


def _declared(node: DOMNode) -> Iterator[Binding]:
    """Yield the commands that the class of ``node`` and the classes it is built on declare."""
    for cls in type(node).__mro__:
        for binding in vars(cls).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                yield binding


class Command(NamedTuple):
    """One thing that can be done: its name, its key (may be empty), its meaning, how to do it."""

    name: str
    key: str
    explained: str
    run: Callable[[], Awaitable[object] | None]
