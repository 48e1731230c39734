"""The open sets: blocks, slides, charts, checks, origins, readers. One module is one kind, and its name the word.

A Registry finds the kinds of a package by listing its modules, so adding a kind is adding a file. A module is
imported when its kind is first needed, so a deck that uses few kinds starts sooner.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cached_property
from typing import Generic, TypeVar

T = TypeVar("T")
# The key by which the JSON Schema refers to a kind until the kinds are imported.
REFERENCE = "x-kind"


class Registry(Generic[T]):
    """The kinds in a package. Each module of it defines one public class that is derived from `base`: the kind."""

    def __init__(self, package: str, base: type[T]) -> None:
        self._package, self._base = package, base
        self._found: dict[str, type[T]] = {}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of all kinds, in alphabetical order. Imports none of them."""
        package = importlib.import_module(self._package)
        return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))

    def get(self, word: str) -> type[T]:
        """The class of a kind; LookupError where the package has no such module."""
        if word not in self._found:
            self._found[word] = self._load(word)
        return self._found[word]

    def reference(self, word: str) -> dict[str, str]:
        """What stands for a kind in the JSON Schema until all kinds are imported."""
        return {REFERENCE: f"{self._package}.{word}"}

    def _load(self, word: str) -> type[T]:
        if word not in self.words:
            raise LookupError(word)
        module = importlib.import_module(f"{self._package}.{word}")
        found = [
            value
            for name, value in vars(module).items()
            if isinstance(value, type)
            and issubclass(value, self._base)
            and value.__module__ == module.__name__
            and not name.startswith("_")
        ]
        if len(found) != 1:
            raise TypeError(f"{module.__name__} must define one public {self._base.__name__}, it has {len(found)}")
        return found[0]
