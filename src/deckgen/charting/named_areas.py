"""The areas of a map by their names: countries, states, or those of a file of the author's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.charting.states import REGIONS, Region, region_of
from deckgen.geography.atlas import WORLD
from deckgen.geography.countries import countries, country_of, is_code
from deckgen.geography.shapes_file import OwnShapes, own_shapes
from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.marks import HouseStr, Str
from deckgen.plot.map_ground import Mapped

MOST_COMPLAINTS = 5
COUNTRIES = "country", "countries"


class AskedAreas(Struct, frozen=True):
    """What an author says of the areas of a map.

    names: those that its rows are about; none where rows are points. show: those that it is cut to.
    region: "world", "us" or "mx", where that is said. shapes, key: a file of areas, and the property that names them.
    where: the place of the rows; place_of: that of a name in them.
    """

    names: tuple[str, ...]
    show: tuple[Str, ...]
    region: str | None
    shapes: Str | None
    key: Str | None
    where: Span
    place_of: Callable[[str], Span]


class FoundAreas(Struct, frozen=True):
    """The areas that were found, and what each of the names is called on the map."""

    mapped: Mapped
    labels: tuple[str, ...]


def find_areas(asked: AskedAreas, scope: Scope) -> FoundAreas | None:
    """The areas that names stand for; complains of names that are none. None where no areas are left."""
    return _Finder(asked, scope).find()


class _Finder:
    """Finds areas by their names."""

    def __init__(self, asked: AskedAreas, scope: Scope) -> None:
        self.asked, self.scope, self.log = asked, scope, scope.log
        # Names that a file of shapes knows, and has no area for.
        self.empty: frozenset[str] = frozenset()

    def find(self) -> FoundAreas | None:
        if self.asked.shapes is not None:
            return self._own(self.asked.shapes)
        word = self.asked.region or _region_word(self.asked.names or tuple(map(str, self.asked.show)))
        if word == WORLD:
            return self._world()
        return self._states(REGIONS[word])

    def _world(self) -> FoundAreas:
        known = [one.names["en"] for one in countries().values()]
        keys = self._keys(_code_of_country, known, COUNTRIES, "unknown_area")
        shown = self._shown(_code_of_country, known, COUNTRIES)
        language = self.scope.language
        labels = tuple(
            HouseStr(countries()[key].called(language), self.asked.where, "'") if key and is_code(words) else words
            for words, key in zip(self.asked.names, keys, strict=True)
        )
        return FoundAreas(Mapped(WORLD, keys=keys, shown=shown), labels)

    def _states(self, region: Region) -> FoundAreas:
        known = [name for state in region.states for name in (state.name, state.code)]
        called = f"state of {region.name}", f"states of {region.name}"

        def code_of(words: str) -> str | None:
            state = region.find(words)
            return state.code if state else None

        keys = self._keys(code_of, known, called, "unknown_state")
        shown = self._shown(code_of, known, called)
        mapped = Mapped(region.word, keys=keys, shown=shown, codes=keys)
        names = (state.name if (state := region.find(words)) else words for words in self.asked.names)
        return FoundAreas(mapped, tuple(names))

    def _own(self, file: Str) -> FoundAreas | None:
        path = self.scope.path(file)
        wanted = [*self.asked.names, *map(str, self.asked.show)]
        own = own_shapes(path, file, self.asked.key, wanted, self.log) if path else None
        if own is None:
            return None
        known = [name for name in own.names.values() if name not in own.empty]
        self.empty = own.empty
        called = f"area of '{file}'", f"areas of '{file}'"
        keys = self._keys(lambda words: _of_file(own, words), known, called, "unknown_area")
        shown = self._shown(lambda words: _of_file(own, words), known, called)
        return FoundAreas(Mapped("", own.shapes, keys, shown=shown), self.asked.names)

    def _keys(
        self, find: Callable[[str], str | None], known: Sequence[str], called: tuple[str, str], code: str
    ) -> tuple[str, ...]:
        """The key of the area of each x; complains of names that are none, and of two that are one."""
        keys = tuple(find(words) or "" for words in self.asked.names)
        unknown = [words for words, key in zip(self.asked.names, keys, strict=True) if not key]
        for words in unknown[:MOST_COMPLAINTS]:
            self._say(words, self.asked.place_of(words), known, called, code)
        if len(unknown) > MOST_COMPLAINTS:
            message = f"{len(unknown) - MOST_COMPLAINTS} more names are no {called[1]}"
            self.log.error(code, message, self.asked.where, "choose the rows of areas with 'where' or in a query")
        first: dict[str, str] = {}
        for words, key in zip(self.asked.names, keys, strict=True):
            if key and first.setdefault(key, words) != words:
                message = f"'{words}' and '{first[key]}' are one {called[0]}"
                hint = "leave one of the rows out, or sum them in a query"
                self.log.error("duplicate_category", message, self.asked.place_of(words), hint)
        return keys

    def _shown(
        self, find: Callable[[str], str | None], known: Sequence[str], called: tuple[str, str]
    ) -> tuple[str, ...]:
        shown = []
        for words in self.asked.show:
            key = find(words)
            if key is None:
                self._say(words, words.span, known, called, "unknown_area")
            else:
                shown.append(key)
        return tuple(shown)

    def _say(self, words: str, place: Span, known: Sequence[str], called: tuple[str, str], code: str) -> None:
        if words in self.empty:
            self.log.error(code, f"'{words}' has no area in the file", place, "leave the row out")
            return
        self.log.error(code, f"'{words}' is no {called[0]}", place, did_you_mean(words, known))


def _code_of_country(words: str) -> str | None:
    country = country_of(words)
    return country.code if country else None


def _of_file(own: OwnShapes, words: str) -> str | None:
    """The name of an area in a file; None where there is none, or where it has no shape there."""
    name = own.find(words)
    return name if name is not None and name not in own.empty else None


def _region_word(names: Sequence[str]) -> str:
    """Whose areas these names are, by which of them are known; those of countries where it is as many."""
    countries_known = sum(country_of(name) is not None for name in names)
    region = region_of(names)
    if region is None:
        return WORLD
    return region.word if sum(region.find(name) is not None for name in names) > countries_known else WORLD
