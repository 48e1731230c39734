"""Kept: what was read apart before. The same bytes give the same result, so they needn't be read again.

It lies in the user's own cache. What failed is read again each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from typing import ParamSpec, TypeVar

from msgspec import MsgspecError

from deckgen.files.packages import release_of
from deckgen.files.shelf import Shelf, digest, digest_of_code
from deckgen.files.user_folders import cache_folder
from deckgen.processes.parsing import Failed, parse
from deckgen.processes.values import packed, result_of

P = ParamSpec("P")
T = TypeVar("T")
V = TypeVar("V")
Each = Callable[..., dict[str, V]]
"""A function of something, of names, and of numbers, that gives a value for each name."""
_FOLDER = "read"


class Kept:
    """What functions gave that run apart, by a digest of their arguments and of all that they are made of.

    code: the packages and modules of deckgen that they stand in. libraries: the packages that they use, each with its
    name on PyPI.
    """

    def __init__(self, code: tuple[str, ...], libraries: Mapping[str, str]) -> None:
        self._code, self._libraries = code, libraries

    def parse(self, function: Callable[P, T], *arguments: P.args, **none: P.kwargs) -> T | Failed:
        """What `parse` gives, or gave before."""
        asked = packed((function.__module__, function.__qualname__, arguments))
        shelf, name = Shelf(cache_folder() / _FOLDER), digest([self._base, asked])
        kept = shelf.get(name)
        if kept is not None:
            try:
                return result_of(function).decode(kept)  # type: ignore[no-any-return]
            except MsgspecError:
                pass
        result = parse(function, *arguments, **none)
        if not isinstance(result, Failed):
            shelf.put(name, packed(result))
        return result

    def parse_each(self, function: Each[V], of: object, names: tuple[str, ...], *size: int) -> dict[str, V] | Failed:
        """What a function gives of each of some names, where what it gives of one depends on no other.

        Each is kept by itself, and the function is asked for those together that aren't kept.
        """
        shelf, found = Shelf(cache_folder() / _FOLDER), dict[str, V]()
        whole = digest([self._base, packed((function.__module__, function.__qualname__, of, size))]).encode()
        places = {name: digest([whole, name.encode()]) for name in names}
        for place in places.values():
            kept = shelf.get(place)
            with suppress(MsgspecError):
                found |= result_of(function).decode(kept) if kept is not None else {}
        missing = tuple(name for name in names if name not in found)
        made: dict[str, V] | Failed = parse(function, of, missing, *size) if missing else {}
        if isinstance(made, Failed):
            return made
        for name, one in made.items():
            shelf.put(places[name], packed({name: one}))
        return found | made

    @cached_property
    def _base(self) -> bytes:
        releases = (release_of(*library).encode() for library in self._libraries.items())
        return digest([digest_of_code(*self._code).encode(), *releases]).encode()
