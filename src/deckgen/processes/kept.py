"""Kept: what was read apart before. The same bytes give the same result, so they needn't be read again.

It lies in the user's own cache. What failed is read again each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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

    @cached_property
    def _base(self) -> bytes:
        releases = (release_of(*library).encode() for library in self._libraries.items())
        return digest([digest_of_code(*self._code).encode(), *releases]).encode()
