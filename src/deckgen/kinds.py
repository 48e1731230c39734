"""The open sets: blocks, slides, charts, checks, origins, readers. One module is one kind, and its name the word.

A Registry finds the kinds of a package by listing its modules, so adding a kind is adding a file. To these come the
words of plug-ins that are installed. A module is imported when its kind is first needed, so a deck that uses few
kinds starts sooner.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cached_property
from types import ModuleType
from typing import Any, Generic, TypeVar

from deckgen.installed import PlugIn, PlugInError, added

T = TypeVar("T")
# The key by which the JSON Schema refers to a kind until the kinds are imported.
REFERENCE = "x-kind"


class Registry(Generic[T]):
    """The kinds in a package. Each module of it defines one public class that is derived from `base`: the kind."""

    every: list[Registry[Any]] = []
    """All open sets, in the order in which they were made."""

    def __init__(self, package: str, base: type[T]) -> None:
        self._package, self._base = package, base
        self._found: dict[str, type[T]] = {}
        self.every.append(self)

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """The words of the house's kinds, in alphabetical order. Imports none of them."""
        package = importlib.import_module(self._package)
        return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of all kinds: the house's, then those of plug-ins. Imports none of them."""
        return (*self.own_words, *sorted(self._added))

    @property
    def left_out(self) -> tuple[str, ...]:
        """Why kinds of plug-ins are left out, each in one line."""
        return added(self._package, self.own_words)[1]

    @cached_property
    def _added(self) -> dict[str, PlugIn]:
        return added(self._package, self.own_words)[0]

    def get(self, word: str) -> type[T]:
        """The class of a kind; LookupError where there is no such word, PlugInError where a plug-in is broken."""
        if word not in self._found:
            self._found[word] = self._load(word)
        return self._found[word]

    def sound(self) -> Iterator[type[T]]:
        """The classes of all kinds but those of plug-ins that are broken, for lists of what there is."""
        for word in self.words:
            try:
                yield self.get(word)
            except PlugInError:
                continue

    def name(self, word: str) -> str:
        """The full name of a kind, which no other has."""
        return f"{self._package}.{word}"

    def reference(self, word: str) -> dict[str, str]:
        """What stands for a kind in the JSON Schema until all kinds are imported."""
        return {REFERENCE: self.name(word)}

    def _load(self, word: str) -> type[T]:
        if word in self._added:
            return self._load_added(self._added[word])
        if word not in self.own_words:
            raise LookupError(word)
        module = importlib.import_module(self.name(word))
        found = self._defined_in(module)
        if len(found) != 1:
            raise TypeError(f"{module.__name__} must define one public {self._base.__name__}, it has {len(found)}")
        return found[0]

    def _load_added(self, plug_in: PlugIn) -> type[T]:
        loaded = plug_in.load()
        found = self._defined_in(loaded) if isinstance(loaded, ModuleType) else [loaded]
        if len(found) != 1 or not isinstance(found[0], type) or not issubclass(found[0], self._base):
            raise plug_in.broken(f"{plug_in.target} is no {self._base.__name__}, nor a module with one")
        _WORDS[found[0]] = plug_in.word
        return found[0]

    def _defined_in(self, module: ModuleType) -> list[type[T]]:
        """The public classes of a module that are kinds."""
        return [
            value
            for name, value in vars(module).items()
            if isinstance(value, type)
            and issubclass(value, self._base)
            and value.__module__ == module.__name__
            and not name.startswith("_")
        ]


# The words of the kinds of plug-ins, whose modules may have other names.
_WORDS: dict[type, str] = {}


def word_of(kind: type) -> str:
    """The word of a kind: the name of its module, or what its plug-in calls it."""
    return _WORDS.get(kind) or kind.__module__.rpartition(".")[2]
