"""Libraries import more than this program uses of them: what can wait is left until it is used.

Half of a start is spent on modules that a library imports for what nobody asks of it here: TLS
by asyncio, the command palette by Textual, a second ``typing`` by msgspec. While a library of
:data:`WITHOUT` is being imported, what stands beside it cannot be found, and the library does
what it does on a system that lacks it. While one of :data:`LATER` is, what stands beside it is a
stand-in, which imports the real module at the first use. Nothing is changed in a library itself,
and everybody else who imports these modules gets them whole. Where a library was imported
before, or is found in no ordinary way, all is as if this module did not exist.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

TYPE_CHECKING = False  # importing typing for it would be a tenth of a lean verb's start
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec
    from typing import Any

WITHOUT = {
    # Every one tries to import it and goes on without. Figures: a Python that does nothing is 39.
    "msgspec": ("typing_extensions",),  # 38 million instructions; typing has all it asks for
    "asyncio": ("ssl",),  # 34, and OpenSSL's 4 MB: this program speaks to no network
}
LATER = {
    "uuid": ("platform",),  # 10: only for the name of the system, see KNOWN
    "urllib.parse": ("ipaddress",),  # 6: for addresses of the net, and pathlib wants the module
    "msgspec": ("msgspec.inspect", "msgspec._json_schema"),  # 11: for JSON Schemas
    "filelock": ("secrets",),  # 20: for locks on file systems without locks
    "textual.app": (
        "textual.command",  # 84: Textual's own palette, which the application replaces
        "platformdirs",  # 25: where screenshots go
        "mimetypes",  # 9: of what is delivered to a browser
    ),
    "textual.design": ("rich.table",),  # 8: to show a theme's colours in a table
}

KNOWN = {
    # uuid of Python 3.11 asks for it on being imported, but not on Windows, which has no uname.
    ("platform", "system"): lambda: os.uname().sysname,
}
"""What a stand-in can say itself."""


class Finder:
    """Finds the libraries of the two tables, as everybody does, and has them imported sparingly."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to import one of the libraries; ``None`` for all other modules."""
        if name not in WITHOUT and name not in LATER:
            return None
        for finder in sys.meta_path:
            if finder is not self and (spec := finder.find_spec(name, path, target)) is not None:
                if spec.loader is not None:
                    _import_sparingly(name, spec.loader)
                return spec
        return None


def spare() -> None:
    """Import the libraries of the two tables sparingly from now on."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())


def _import_sparingly(name: str, loader: Any) -> None:
    execute: Callable[[ModuleType], None] = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        places: dict[str, Any] = dict.fromkeys(WITHOUT.get(name, ()))  # None: "not there"
        places |= {late: StandIn(late) for late in LATER.get(name, ())}
        for known in sys.modules.keys() & places:
            del places[known]
        sys.modules.update(places)
        try:
            execute(module)
        finally:
            for place in places:
                if sys.modules.get(place) is places[place]:
                    del sys.modules[place]

    loader.exec_module = exec_module


class StandIn(ModuleType):
    """A module that is not imported before something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what import itself asks for
        if (self.__name__, name) in KNOWN:
            return KNOWN[self.__name__, name]
        return _Deferred(name, (), {"_place": (self.__name__, name)})


class _Deferred(type):
    """A class or a function of a stand-in; it passes on every use to the real one."""

    _place: tuple[str, str]

    def _real(cls) -> Any:
        from importlib import import_module  # noqa: PLC0415 - seldom needed

        module, name = cls._place
        if isinstance(sys.modules.get(module), StandIn):  # used while its library is imported
            del sys.modules[module]
        return getattr(import_module(module), name)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        return cls._real()(*args, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(cls._real(), name)

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls._real())

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, cls._real())
