"""Which layouts of an old deck stand for which kinds of slides: by their types, whatever they are called."""

from __future__ import annotations

from collections import Counter

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
    for relation in file.related(master).values() if master else ():
        if relation.kind != "slideLayout" or not relation.target:
            continue
        root = file.xml(relation.target)
        sheet = root.find(f"{P}cSld")
        name = " ".join((sheet.get("name", "") if sheet is not None else "").split())
        every[name] += 1
        names.setdefault(root.get("type", ""), name)
    found = {}
    for kind, types in _TYPES.items():
        name = next((names[one] for one in types if names.get(one)), "")
        if not name or every[name] > 1:
            return {}
        found[kind] = name
    return found
