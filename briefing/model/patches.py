"""What turns one plain value into another: small where little differs, as after one edit.

Plain values are what :func:`briefing.model.encoding.to_plain` gives: dicts, lists or tuples,
texts, numbers, ``None``. A patch is one itself, so it can stand in a JSON file and be read there:

- ``{"put": value}``: the value replaces what was there;
- ``{"fields": {name: patch}}``: some fields of a dict differ;
- ``{"at": n, "item": patch}``: one item of a list differs;
- ``{"at": n, "out": count, "in": [values]}``: a run of a list's items is replaced.
"""

from collections.abc import Sequence
from typing import Any

Patch = dict[str, Any]


def patch(start: Any, goal: Any) -> Patch:
    """Return what turns ``start`` into ``goal``."""
    if isinstance(start, dict) and isinstance(goal, dict) and start.keys() == goal.keys():
        return {
            "fields": {
                name: patch(value, goal[name])
                for name, value in start.items()
                if value != goal[name]
            }
        }
    if isinstance(start, (list, tuple)) and isinstance(goal, (list, tuple)):
        return _list_patch(start, goal)
    return {"put": goal}


def _list_patch(start: Sequence[Any], goal: Sequence[Any]) -> Patch:
    shorter = min(len(start), len(goal))
    same = 0
    while same < shorter and start[same] == goal[same]:
        same += 1
    after = 0
    while after < shorter - same and start[-1 - after] == goal[-1 - after]:
        after += 1
    out, values = len(start) - same - after, list(goal[same : len(goal) - after])
    if out == len(values) == 1:
        return {"at": same, "item": patch(start[same], values[0])}
    return {"at": same, "out": out, "in": values}


def patched(start: Any, change: Patch) -> Any:
    """Return what ``change`` makes of ``start``, which stays as it is.

    Raises :class:`ValueError` when the patch is none, or was made for something else.
    """
    try:
        return _patched(start, change)
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError(f"not a patch of this value: {error!r}") from error


def _patched(start: Any, change: Patch) -> Any:
    if "put" in change:
        return change["put"]
    if "fields" in change:
        fields = change["fields"]
        return start | {name: _patched(start[name], part) for name, part in fields.items()}
    place = change["at"]
    if "item" in change:
        return [*start[:place], _patched(start[place], change["item"]), *start[place + 1 :]]
    return [*start[:place], *change["in"], *start[place + change["out"] :]]
