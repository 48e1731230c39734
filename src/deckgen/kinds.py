"""The open sets: blocks, slides, charts and checks. One file = one kind = one word, its module's name.

A Registry finds the kinds of a package by listing it, so that adding one is adding a file. It loads a kind when it is
first asked for, so that a deck waits for those alone that it uses.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cached_property
from typing import Generic, TypeVar

T = TypeVar("T")
REFERENCE = "x-kind"


class Registry(Generic[T]):
    """The kinds in a package: for each module the one public class in it that is built on base."""

    def __init__(self, package: str, base: type[T]) -> None:
        self._package, self._base = package, base
        self._found: dict[str, type[T]] = {}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of all kinds, in alphabetical order; imports none of them."""
        package = importlib.import_module(self._package)
        return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))

    def get(self, word: str) -> type[T]:
        """The kind of a word; LookupError where the package has no such module."""
        if word not in self._found:
            self._found[word] = self._load(word)
        return self._found[word]

    def reference(self, word: str) -> dict[str, str]:
        """What stands for a kind in the JSON Schema until all kinds are loaded."""
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
