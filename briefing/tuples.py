"""Named tuples for the modules that a lean verb loads.

``typing.NamedTuple`` costs the import of ``typing`` and ``re``, which is half of what such a verb
may take. A class here is written and type-checked in just that way::

    TYPE_CHECKING = False
    if TYPE_CHECKING:
        from typing import NamedTuple
    else:
        from briefing.tuples import NamedTuple
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_OF_THE_CLASS = frozenset({"__annotations__", "__module__", "__qualname__", "__slots__"})


class _Maker(type):
    def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, object]) -> type:
        fields = list(body.get("__annotations__", ()))  # type: ignore[call-overload] # a mapping
        defaults = [body[field] for field in fields if field in body]
        make: Callable[..., type] = namedtuple  # which is not told of its fields in so many words
        made = make(name, fields, defaults=defaults, module=str(body["__module__"]))
        for key, value in body.items():
            if key not in _OF_THE_CLASS and key not in fields:
                setattr(made, key, value)
        return made


NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
"""The base of the classes; each becomes a named tuple of its annotated fields."""
