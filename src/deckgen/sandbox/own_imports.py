"""Keeps a program of the author's from importing what lies in the deck's folder.

The user trusts the text of one file. A module beside it could be another one tomorrow, and nobody would be asked.
"""

from __future__ import annotations

import os
import site
import sys
from collections.abc import Sequence
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


def import_nothing_from(folder: str) -> None:
    """Let imports of this process that lead into a folder fail from now on, and look for nothing there.

    Packages that are installed into the folder, where it holds the Python that runs deckgen, are found as before.
    """
    root = os.path.realpath(folder)
    sys.path[:] = [path for path in sys.path if not _lies_in(path, root)]
    sys.meta_path.insert(sys.meta_path.index(PathFinder), _Refusing(root))


class _Refusing(MetaPathFinder):
    """Finds modules as Python does, and refuses those that lie in a folder."""

    def __init__(self, root: str) -> None:
        self._root = root

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is; ImportError where that is in the folder."""
        spec = PathFinder.find_spec(name, path, target)
        places = [spec.origin, *(spec.submodule_search_locations or ())] if spec is not None else []
        if any(place is not None and _lies_in(place, self._root) for place in places):
            message = f"'{name}' lies in the deck's folder, and a program may import only what is installed"
            raise ImportError(message, name=name)
        return spec


def _lies_in(path: str, root: str) -> bool:
    """Whether a path lies in a folder, and not among the packages of the Python that runs here."""
    place = os.path.realpath(path)
    return _is_below(place, root) and not any(_is_below(place, packages) for packages in _package_folders())


@cache
def _package_folders() -> tuple[str, ...]:
    """The folders of the Python that runs here, of the user's own packages, and of deckgen itself."""
    own = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    found = [sys.prefix, sys.base_prefix, own, *([site.getusersitepackages()] if site.ENABLE_USER_SITE else ())]
    return tuple(os.path.realpath(path) for path in found)


def _is_below(place: str, root: str) -> bool:
    return place == root or place.startswith(root.rstrip(os.sep) + os.sep)
