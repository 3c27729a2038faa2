"""Named tuples for the modules that a lean verb loads.

``typing.NamedTuple`` costs the import of ``typing`` and ``re``, which is half of what such a verb
may take, and :func:`collections.namedtuple` compiles a constructor for each class. A class here is
written and type-checked as with the one, and its tuples are used as those of the other::

    TYPE_CHECKING = False
    if TYPE_CHECKING:
        from typing import NamedTuple
    else:
        from briefing.tuples import NamedTuple
"""

from __future__ import annotations

from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, ClassVar, Self

_OF_THE_CLASS = frozenset({"__annotations__", "__qualname__", "__slots__"})


class Named(tuple):  # type: ignore[type-arg] # of anything
    """What all named tuples have in common."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, Any]] = {}

    def __new__(cls, *values: Any, **named: Any) -> Self:
        """Make one of a value for each field; raises :class:`TypeError` where one is missing."""
        if named or len(values) != len(cls._fields):
            values = cls._filled(values, named)
        return tuple.__new__(cls, values)

    @classmethod
    def _filled(cls, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        """Return the values of all fields, in their order."""
        rest = cls._fields[len(values) :]
        given = {**cls._field_defaults, **named}
        wrong = named.keys() - set(rest) or set(rest) - given.keys()
        if wrong or len(values) > len(cls._fields):
            raise TypeError(f"{cls.__name__}: {', '.join(sorted(wrong)) or 'too many values'}")
        return (*values, *map(given.__getitem__, rest))

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        return cls(*values)

    def _replace(self, **changed: Any) -> Self:
        return type(self)(**{**self._asdict(), **changed})

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({said})"


class _Maker(type):
    def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
        fields = tuple(body.get("__annotations__", ()))
        made = {key: value for key, value in body.items() if key not in _OF_THE_CLASS}
        made["_field_defaults"] = {field: made.pop(field) for field in fields if field in made}
        made["_fields"] = made["__match_args__"] = fields
        made["__slots__"] = ()
        made["__annotations__"] = body.get("__annotations__", {})
        for place, field in enumerate(fields):
            made[field] = property(itemgetter(place))
        return type(name, (Named,), made)


NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
"""The base of the classes; each becomes a named tuple of its annotated fields."""
