"""Merging results, conclusions and answers: items with ids, which may have been given twice."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from briefing.i18n import _
from briefing.model.identity import directives, next_id
from briefing.model.numbering import directive_marker, numbered
from briefing.model.records import Answer, Briefing, Directive, DirectiveList, Result
from briefing.verbs.clashes import Area, Place
from briefing.verbs.differences import likeness
from briefing.verbs.fields import Fields
from briefing.verbs.matching import SAME_ITEM
from briefing.verbs.weaving import Key, unified, woven

T = TypeVar("T", Result, Directive)


class _Sides(NamedTuple):
    """The same things in the base and in both versions, by key."""

    base: dict[Key, Any]
    mine: dict[Key, Any]
    theirs: dict[Key, Any]

    def of(self, key: Key) -> tuple[Any, Any, Any]:
        """Return one of them as each has it, ``None`` where it is not."""
        return self.base.get(key), self.mine.get(key), self.theirs.get(key)

    def any_of(self, key: Key) -> Any:
        """Return it from whoever has it, my version first."""
        return next(one for one in (*self.of(key)[1:], self.base.get(key)) if one is not None)

    def order(self, is_point: Callable[[Key], bool] = lambda _key: False) -> list[Key]:
        """Return all keys in one order."""
        return woven(list(self.base), list(self.mine), list(self.theirs), is_point)


class Items:
    """Merges the items of ``mine`` and ``theirs``; results first, for answers name them.

    ``renamed`` are the ids that items of mine had to be given anew: the id before to the id now.
    """

    def __init__(self, fields: Fields, base: Briefing, mine: Briefing, theirs: Briefing) -> None:
        self.renamed: dict[str, str] = {}
        self._fields = fields
        self._versions = (base, mine, theirs)
        self._given: dict[str, int] = {}

    def results(self) -> tuple[Result, ...]:
        """Return the results of both."""
        base, mine, theirs = (one.results for one in self._versions)
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        sides = self._keyed(base, mine, theirs)
        merged: list[Result] = []
        for key in sides.order():
            place = Place(area=Area.RESULTS, item=_text(key), name=sides.any_of(key).section)
            merged += self._fields.row(place, *sides.of(key), self._anew)
        return tuple(merged)

    def directive_lists(self) -> tuple[DirectiveList, ...]:
        """Return the lists of conclusions of both, each counted anew where both changed it."""
        base, mine, theirs = (one.directive_lists for one in self._versions)
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        base = base or (DirectiveList(),)  # where nothing has been concluded there still is one
        lists = _keyed_lists(base, mine, theirs)
        items = self._keyed(*(tuple(directives(one)) for one in self._versions))
        homes = _homes(items, lists)
        merged = []
        for key in lists.order():
            inside = {one for one, home in homes.items() if home == key}
            was, own, other = lists.of(key)
            if None in (own, other) and was is not None and not inside:
                left = own or other
                if left is None or (left.lead_in, left.style) == (was.lead_in, was.style):
                    continue
            merged.append(self._list(key, lists, _Sides(*(_only(one, inside) for one in items))))
        return tuple(merged)

    def answers(self) -> tuple[Answer, ...]:
        """Return the answers of both; those of mine name its results by their new ids."""
        base, mine, theirs = (one.answers for one in self._versions)
        mine = tuple(
            replace(one, result=self.renamed.get(one.result, one.result)) if one.result else one
            for one in mine
        )
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        sides = _Sides(
            *(_numbered_keys((one.directive, one) for one in side) for side in (base, mine, theirs))
        )
        merged: list[Answer] = []
        for key in sides.order():
            name = _("task {id}").format(id=sides.any_of(key).directive)
            place = Place(area=Area.ANSWERS, item=_text(key), name=name)
            merged += self._fields.row(place, *sides.of(key))
        return tuple(merged)

    def _list(self, key: Key, lists: _Sides, items: _Sides) -> DirectiveList:
        frame: DirectiveList
        was, own, other = lists.of(key)
        if own is None or other is None:
            frame = own or other or was
        else:
            place = Place(area=Area.CONCLUSIONS, item=f"list {_text(key)}")
            frame = self._fields.record(place, was, own, other, alone=("directives",))
        merged: list[Directive] = []
        waiting: list[Directive] = []  # second versions of a conclusion, behind its points
        for one in items.order(lambda key: items.any_of(key).level > 0):
            item = items.any_of(one)
            name = directive_marker(item, frame.style)
            place = Place(area=Area.CONCLUSIONS, item=_text(one), name=name)
            row = self._fields.row(place, *items.of(one), self._anew)
            if waiting and row and row[0].level < 1:
                merged += waiting
                waiting = []
            merged += row[:1]
            waiting += row[1:]
        merged += waiting
        for version in (other, own):
            if version is not None and _uncounted(version.directives) == _uncounted(merged):
                return replace(frame, directives=version.directives)
        return replace(frame, directives=numbered(merged))

    def _keyed(self, base: tuple[T, ...], mine: tuple[T, ...], theirs: tuple[T, ...]) -> _Sides:
        own: dict[Key, Any] = _numbered_keys((item.id, item) for item in base)
        of_theirs = _of_side(own, theirs, "theirs")
        of_mine = unified(own, _of_side(own, mine, "mine"), of_theirs)
        taken = {item.id for item in (*base, *theirs)}
        for key, item in of_mine.items():
            if key not in own and key not in of_theirs and item.id in taken:
                of_mine[key] = self._anew(item)
                self.renamed[item.id] = of_mine[key].id
        return _Sides(own, of_mine, of_theirs)

    def _anew(self, item: T) -> T:
        """Return ``item`` under an id that no version has used."""
        prefix = item.id[:1]
        if prefix not in self._given:
            self._given[prefix] = max(int(next_id(one, prefix)[1:]) - 1 for one in self._versions)
        self._given[prefix] += 1
        return replace(item, id=f"{prefix}{self._given[prefix]}")


def _of_side(base: Mapping[Key, Any], items: Iterable[T], name: str) -> dict[Key, Any]:
    """Return the items of one version by the keys of the base, new ones by keys of their own."""
    found: dict[Key, Any] = {}
    for key, item in _numbered_keys((item.id, item) for item in items).items():
        known = key in base and _is_same(base[key], item)
        found[key if known else (name, key)] = item
    return found


def _is_same(old: T, new: T) -> bool:
    """Tell whether two items of one id are one: an id may be given again once its item is gone."""
    if old.noted_at == new.noted_at or old.text == new.text:
        return True
    return likeness(old.text, new.text) >= SAME_ITEM


def _numbered_keys(pairs: Iterable[tuple[str, Any]]) -> dict[Key, Any]:
    """Return values by their id, and by its how many-eth where files have one twice."""
    found: dict[Key, Any] = {}
    count: dict[str, int] = {}
    for name, value in pairs:
        count[name] = count.get(name, 0) + 1
        found[name if count[name] == 1 else (name, count[name])] = value
    return found


def _keyed_lists(
    base: tuple[DirectiveList, ...],
    mine: tuple[DirectiveList, ...],
    theirs: tuple[DirectiveList, ...],
) -> _Sides:
    own: dict[Key, Any] = dict(enumerate(base))
    of_mine, of_theirs = (
        dict(zip(_list_keys(base, side, name), side, strict=True))
        for side, name in ((mine, "mine"), (theirs, "theirs"))
    )
    begun = {
        (of_theirs[key].lead_in, of_theirs[key].style): key for key in of_theirs if key not in own
    }
    same: dict[Key, Any] = {}
    for key, group in of_mine.items():
        twin = None if key in own else begun.pop((group.lead_in, group.style), None)
        same[key if twin is None else twin] = group
    return _Sides(own, same, of_theirs)


def _list_keys(
    base: tuple[DirectiveList, ...], side: tuple[DirectiveList, ...], name: str
) -> list[Key]:
    """Return for each list of a version which one of the base it is: by items, words, place."""
    ids = [{item.id for item in group.directives} for group in base]
    found: dict[int, Key] = {}

    def likely(place: int, group: DirectiveList) -> list[tuple[int, int, int]]:
        own = {item.id for item in group.directives}
        shared = [
            (len(own & ids[n]), int(bool(group.lead_in) and group.lead_in == base[n].lead_in), n)
            for n in range(len(base))
            if n not in found.values()
        ]
        return [one for one in shared if one[0] or one[1] or one[2] == place]

    for place, group in sorted(enumerate(side), key=lambda one: -len(one[1].directives)):
        best = max(
            likely(place, group), key=lambda one: (one[0], one[1], one[2] == place), default=None
        )
        if best is not None:
            found[place] = best[2]
    return [found.get(place, f"{name}{place}") for place in range(len(side))]


def _homes(items: _Sides, lists: _Sides) -> dict[Key, Key]:
    """Return in which list each item of either version is to stand; mine where both moved it."""
    before, mine, theirs = (
        _list_of_each(groups, own) for groups, own in zip(lists, items, strict=True)
    )
    homes = {}
    for key in {**theirs, **mine}:
        moved = key in mine and mine[key] != before.get(key)
        homes[key] = mine[key] if moved or key not in theirs else theirs[key]
    return homes


def _list_of_each(groups: Mapping[Key, DirectiveList], own: Iterable[Key]) -> dict[Key, Key]:
    """Return the list of each item; the items' keys come in the order of the lists."""
    keys = iter(own)
    return {next(keys): key for key, group in groups.items() for _item in group.directives}


def _only(side: dict[Key, Any], keys: set[Key]) -> dict[Key, Any]:
    return {key: item for key, item in side.items() if key in keys}


def _uncounted(items: Iterable[Directive]) -> list[Directive]:
    return [replace(item, ordinal=0) for item in items]


def _text(key: Key) -> str:
    return key if isinstance(key, str) else repr(key)
