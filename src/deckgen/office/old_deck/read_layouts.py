"""Which layouts of an old deck stand for which kinds of slides: by their types, whatever they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.xml_names import P

# The types of layouts that each kind of slide may have, the best one first.
_TYPES = {
    "cover": ("title",),
    "divider": ("secHead", "titleOnly"),
    "content": ("titleOnly",),
    "body": ("obj", "tx"),
}


def layouts_of(master: str, file: DeckFile) -> dict[str, str]:
    """The names of layouts by kinds of slides; empty where one has none, or where names don't tell them apart."""
    names: dict[str, str] = {}
    every: Counter[str] = Counter()
    for part, name in _named(master, file):
        every[name] += 1
        names.setdefault(file.xml(part).get("type", ""), name)
    found = {}
    for kind, types in _TYPES.items():
        name = next((names[one] for one in types if names.get(one)), "")
        if not name or every[name] > 1:
            return {}
        found[kind] = name
    return found


def parts_of_layouts(master: str, file: DeckFile, names: Iterable[str]) -> list[str]:
    """The parts of the layouts of a master that have one of these names."""
    wanted = set(names)
    return [part for part, name in _named(master, file) if name in wanted]


def _named(master: str, file: DeckFile) -> Iterator[tuple[str, str]]:
    """The parts of the layouts of a master, each with its name."""
    for relation in file.related(master).values() if master else ():
        if relation.kind == "slideLayout" and relation.target:
            sheet = file.xml(relation.target).find(f"{P}cSld")
            yield relation.target, " ".join((sheet.get("name", "") if sheet is not None else "").split())
