"""Finds plug-ins: packages beside deckgen that say in their metadata which words they add to its open sets.

They are found in the folders that Python imports from, of the folder that it runs in only where it is one of those by
its name: what comes with a deck must not run because somebody looks at the deck. Nothing is imported here.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import sys
from functools import cache
from pathlib import Path

from msgspec import Struct

GROUPS = (
    "deckgen.blocks",
    "deckgen.charts",
    "deckgen.checks",
    "deckgen.origins",
    "deckgen.readers",
    "deckgen.slides",
)
"""The groups of entry points; each is named after the package that holds the kinds of the house."""
_METADATA = (".dist-info", ".egg-info")
_WORD = re.compile(r"[a-z][a-z0-9_]*")
HINT = "mend the plug-in or uninstall it"


class PlugInError(Exception):
    """A plug-in that can't be used. The text says in one line which, and why."""


class PlugIn(Struct, frozen=True):
    """One word that a package adds.

    group, word: the open set, and the word in it.
    target: what stands for it, as "module" or "module:class".
    package: the name of the package, with its version.
    """

    group: str
    word: str
    target: str
    package: str

    @property
    def top(self) -> str:
        """The package or module that holds all of its code."""
        return self.target.partition(":")[0].partition(".")[0]

    def load(self) -> object:
        """The class or module that it names; PlugInError where that can't be had."""
        module, _, name = self.target.partition(":")
        try:
            found = importlib.import_module(module)
            return getattr(found, name) if name else found
        except KeyboardInterrupt:
            raise
        except BaseException as problem:
            raise self.broken(f"{type(problem).__name__}: {problem}") from problem

    def broken(self, why: str) -> PlugInError:
        """What is to be raised where it can't be used."""
        first = " ".join(why.split("\n")[0].split())
        return PlugInError(f"the plug-in {self.package} is broken: '{self.word}' can't be loaded ({first})")


@cache
def plug_ins() -> tuple[PlugIn, ...]:
    """All words of all plug-ins, in the order in which Python finds their packages."""
    found: list[PlugIn] = []
    seen: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        # "" is the folder that Python runs in, which `python -m` puts first under its full name.
        if folder in ("", os.getcwd()):
            continue
        try:
            names = sorted(name for name in os.listdir(folder) if name.endswith(_METADATA))
        except OSError:
            continue
        for name in names:
            package = name.rpartition(".")[0]
            if package not in seen:
                seen.add(package)
                found += _of(Path(folder) / name / "entry_points.txt", package)
    return tuple(found)


def _of(path: Path, package: str) -> list[PlugIn]:
    """The words of one package. importlib.metadata would take as long for this as a whole check takes for a slide."""
    try:
        text = path.read_bytes()
    except OSError:
        return []
    if b"[deckgen." not in text:
        return []
    from configparser import ConfigParser
    from configparser import Error as Unparsed

    # The form is that of the packaging specification: an .ini file with names as they are written.
    parser = ConfigParser(delimiters=("=",), interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(text.decode())
    except (Unparsed, UnicodeDecodeError):
        return []
    return [
        PlugIn(group, word, target.partition("[")[0].strip(), package)
        for group in GROUPS
        if parser.has_section(group)
        for word, target in parser.items(group)
    ]


def added(group: str, own: tuple[str, ...]) -> tuple[dict[str, PlugIn], tuple[str, ...]]:
    """The plug-ins of a group by their words, and why some are left out. own are the words of the house."""
    taken: dict[str, PlugIn] = {}
    left_out = []
    for one in plug_ins():
        if one.group != group:
            continue
        kind = group.partition(".")[2].removesuffix("s")
        if one.word in own:
            left_out.append(f"the {kind} '{one.word}' of the plug-in {one.package} is left out: deckgen has its own")
        elif one.word in taken:
            other = taken[one.word].package
            left_out.append(f"the {kind} '{one.word}' of the plug-in {one.package} is left out: {other} has one too")
        elif not _WORD.fullmatch(one.word):
            rule = "a word is small letters, digits and '_'"
            left_out.append(f"the {kind} '{one.word}' of the plug-in {one.package} is left out: {rule}")
        else:
            taken[one.word] = one
    return taken, tuple(left_out)


def code_of(group: str) -> tuple[Path, ...]:
    """The files of Python that a group's plug-ins are made of: what was made by other code must be made again."""
    files: dict[Path, None] = {}
    for one in plug_ins():
        if one.group == group:
            spec = importlib.util.find_spec(one.top)
            origin = Path(spec.origin) if spec and spec.origin else None
            if origin is not None:
                packed = origin.parent.rglob("*.py") if origin.name == "__init__.py" else (origin,)
                files |= dict.fromkeys(sorted(packed))
    return tuple(files)


def blamed(module: str) -> str | None:
    """The plug-in that a module belongs to; None where it is none's."""
    return next((one.package for one in plug_ins() if one.top == module.partition(".")[0]), None)
