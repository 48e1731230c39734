"""A package that somebody else made, of which some parts are changed and all others stay byte for byte."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import closing
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING, Final

from deckgen.office.file_parts import Parts, opened, parsed_xml, rels_of
from deckgen.writers.pptx.markup import R
from deckgen.writers.pptx.package import packed

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES: Final = "[Content_Types].xml"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class EditedPackage:
    """The parts of a file, in their order."""

    def __init__(self, data: bytes) -> None:
        """ValueError where the bytes are no sound package."""
        with closing(opened(data)) as archive:
            self._parts = Parts(archive)
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            self._entries = {name: self._parts.read(name) for name in dict.fromkeys(names)}
        # The trees of parts that were looked into, each with what it was then.
        self._trees: dict[str, tuple[_Element, bytes]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def tree(self, name: str) -> _Element:
        """The XML of a part, which is written anew where something is changed in it."""
        if name not in self._trees:
            tree = parsed_xml(name, self._entries[name], whole=True)
            self._trees[name] = tree, _written(tree)
        return self._trees[name][0]

    def put(self, name: str, data: bytes) -> None:
        """Give a part other bytes, or add it."""
        self._entries[name] = data
        self._trees.pop(name, None)

    def free_name(self, stem: str, ending: str) -> str:
        """The first numbered name that no part has, whatever its capitals."""
        taken, number = {name.lower() for name in self._entries}, 1
        while f"{stem}{number}.{ending}".lower() in taken:
            number += 1
        return f"{stem}{number}.{ending}"

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to, by the ids of the relationships: kind and name of each."""
        rels = rels_of(part)
        if rels not in self._entries:
            return {}
        source = "/" + dirname(part)
        return {
            each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], _resolved(source, each.get("Target", "")))
            for each in self.tree(rels)
            if isinstance(each.tag, str) and each.get("TargetMode") != "External"
        }

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to another one; gives the id of the relationship, an old one where there is one."""
        for identity, (its, name) in self.related(part).items():
            if (its, name) == (kind, target):
                return identity
        rels = rels_of(part)
        if rels not in self._entries:
            self._entries[rels] = f'<Relationships xmlns="{_RELATIONSHIPS[1:-1]}"/>'.encode()
        tree = self.tree(rels)
        taken, number = {each.get("Id") for each in tree}, 1
        while f"rId{number}" in taken:
            number += 1
        added = tree.makeelement(f"{_RELATIONSHIPS}Relationship", None, None)
        added.set("Id", f"rId{number}")
        added.set("Type", f"{R}/{kind}")
        added.set("Target", relpath("/" + target, "/" + dirname(part)))
        tree.append(added)
        return f"rId{number}"

    def forget(self, part: str, identity: str) -> None:
        """Take out a relationship, and the part that it leads to where nothing else relates to that."""
        target = self.related(part).get(identity, ("", ""))[1]
        for each in list(self.tree(rels_of(part))):
            if each.get("Id") == identity:
                self.tree(rels_of(part)).remove(each)
        if target in self._entries and not any(target == name for name in self._targets()):
            self._drop(target)

    def declare(self, name: str, kind: str) -> None:
        """Say the content type of a part: of all with its ending where nothing is said of these, else of it alone."""
        tree, ending = self.tree(TYPES), name.rpartition(".")[2].lower()
        said = {each.get("Extension", "").lower(): each.get("ContentType") for each in tree.iter(f"{_TYPES}Default")}
        if said.get(ending) == kind:
            return
        tag, key, value = (
            ("Default", "Extension", ending) if ending not in said else ("Override", "PartName", f"/{name}")
        )
        added = tree.makeelement(f"{_TYPES}{tag}", None, None)
        added.set(key, value)
        added.set("ContentType", kind)
        # The schema lets both stand in any order; programs write the defaults first.
        tree.insert(0, added) if tag == "Default" else tree.append(added)

    def entries(self) -> dict[str, bytes]:
        """All parts as they are now."""
        for name, (tree, before) in self._trees.items():
            if (now := _written(tree)) != before:
                self._entries[name] = now
        return self._entries

    def zipped(self) -> bytes:
        """The bytes of the file."""
        return packed(self.entries().items())

    def _targets(self) -> Iterator[str]:
        """The parts that any part relates to."""
        for name in list(self._entries):
            folder, _, file = name.rpartition("/")
            if file.endswith(".rels") and folder.endswith("_rels"):
                source = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
                yield from (target for _, target in self.related(source).values())

    def _drop(self, name: str) -> None:
        for gone in (name, rels_of(name)):
            self._entries.pop(gone, None)
            self._trees.pop(gone, None)
        tree = self.tree(TYPES)
        for each in list(tree.iter(f"{_TYPES}Override")):
            if each.get("PartName") == f"/{name}":
                tree.remove(each)


def _written(tree: _Element) -> bytes:
    """The bytes of a part, with what stands before and behind its root."""
    from lxml import etree

    whole = tree.getroottree()
    return etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)


def _resolved(folder: str, target: str) -> str:
    return normpath(join(folder, target))[1:]


def listed(entries: dict[str, bytes]) -> list[tuple[str, int, int]]:
    """The names, CRC-32s and sizes of parts, of which a seal is made."""
    return [(name, zlib.crc32(data), len(data)) for name, data in entries.items()]
