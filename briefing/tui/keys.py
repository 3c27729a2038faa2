"""Keys: one declaration gives the binding, the footer, the palette, the help and the remapping."""

from dataclasses import replace

from textual.binding import Binding


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
