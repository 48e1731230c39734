"""The parts of an old deck, each with what it relates to."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.office.file_parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

# The parts that all slides share are kept once they are read.
_SHARED = ("ppt/slideLayouts/", "ppt/slideMasters/", "ppt/theme/")
MOST_KEPT = 200


class Relation(Struct, frozen=True):
    """A relationship: the last word of its type, and an address outside or the name of a part that is there.

    target is "" where it leads to a part that isn't there.
    """

    kind: str
    target: str
    external: bool = False


NOWHERE = Relation("", "")


class DeckFile:
    """The parts of one open file."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._kept: dict[str, _Element] = {}
        self._related: dict[str, dict[str, Relation]] = {}

    def xml(self, name: str) -> _Element:
        """The XML of a part; ValueError where it isn't there or is damaged."""
        if name in self._kept:
            return self._kept[name]
        tree = self.parts.xml(name)
        if name.startswith(_SHARED) and len(self._kept) < MOST_KEPT:
            self._kept[name] = tree
        return tree

    def related(self, part: str) -> dict[str, Relation]:
        """What a part relates to, by the ids of the relationships; "" stands for the package itself."""
        if part not in self._related:
            self._related[part] = self._read_relations(part)
        return self._related[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, _, name = part.rpartition("/")
        rels = self.parts.named(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found: dict[str, Relation] = {}
        for each in () if rels is None else self.parts.xml(rels):
            kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
            external = each.get("TargetMode") == "External"
            if not external:
                target = self.parts.named(normpath(join("/", dirname(part), target)).lstrip("/")) or ""
            found[each.get("Id", "")] = Relation(kind, target, external)
        return found

    def relation(self, part: str, identity: str | None) -> Relation:
        """The relationship of an id; one that leads nowhere where there is none."""
        return self.related(part).get(identity or "", NOWHERE)

    def sheets_of(self, slide: str) -> tuple[str, str]:
        """The layout and the master of a slide; "" where it has none."""
        layout = self.first(slide, "slideLayout")
        return layout, self.first(layout, "slideMaster") if layout else ""

    def first(self, part: str, kind: str) -> str:
        """The first part that a part relates to in this way; "" where there is none."""
        every = self.related(part).values()
        return next((each.target for each in every if each.kind == kind and not each.external), "")
