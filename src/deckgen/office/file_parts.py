"""Reads the parts of a .pptx that somebody else may have written.

Such a file can be damaged, or made to do harm. So bytes are counted as they are unpacked, whatever sizes the file
claims, and XML is read without entities, and only where it has no more of them, of elements and of attributes than
any talk: each takes many times the memory of its bytes. Whatever is wrong raises ValueError with words for the
author.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS: Final = 50_000
MOST_PART: Final = 64_000_000
MOST_TOGETHER: Final = 512_000_000
MOST_XML: Final = 32_000_000
# How many elements and attributes the XML of a part may have.
MOST_ELEMENTS: Final = 600_000
# How many bytes the list of an archive's parts may have.
MOST_LIST: Final = 6_000_000
# The root element of a part is looked for in so many bytes at its beginning.
_ROOT: Final = 64_000
# The bytes that old Office files begin with, and new ones that are locked with a password, and what those are called
# in there that hold a locked file.
_OLE: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
# The bit in the flags of a ZIP's entry that says that it is encrypted.
_ENCRYPTED: Final = 0x1
# All that zipfile is known to raise for damaged files.
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class PartRelation(NamedTuple):
    """A relationship: its id, the address of its type, and the part or the outside address that it leads to."""

    identity: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type, such as "slide"."""
        return self.type.rpartition("/")[2]


class PartSource(ABC):
    """The parts of a presentation: those of a file, or those that are about to become one.

    names: the names of the parts, such as ppt/presentation.xml.
    """

    names: frozenset[str]

    @abstractmethod
    def read(self, name: str) -> bytes:
        """The bytes of a part; ValueError where it isn't there, is damaged, or is unreasonably large."""

    def xml(self, name: str) -> _Element:
        """The XML of a part; ValueError as `read` raises it, and where it is no XML."""
        return parsed_xml(name, self.read(name))

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to, by the ids of the relationships: kind and name of each.

        The kind is the last word of the relationship's type, such as "slide". "" stands for the package itself.
        """
        return {one.identity: (one.kind, one.target) for one in self.relations(part) if not one.external}

    def first(self, part: str, kind: str) -> str:
        """The first part that a part refers to in this way; "" where there is none."""
        return next((name for its, name in self.related(part).values() if its == kind), "")

    def relations(self, part: str) -> list[PartRelation]:
        """The relationships of a part; "" stands for the package itself."""
        rels = rels_of(part)
        found = self.xml(rels) if rels in self.names else ()
        return [_relation(part, each) for each in found if isinstance(each.tag, str)]


def rels_of(part: str) -> str:
    """The name of the part that holds the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _relation(part: str, each: _Element) -> PartRelation:
    target, external = each.get("Target", ""), each.get("TargetMode") == "External"
    if not external:
        target = normpath(join("/", dirname(part), target))[1:]
    return PartRelation(each.get("Id", ""), each.get("Type", ""), target, external)


class WrittenParts(PartSource):
    """Parts that were just written, by their names."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts, self.names = parts, frozenset(parts)
        self._relations: dict[str, list[PartRelation]] = {}

    def read(self, name: str) -> bytes:
        """The bytes of a part; ValueError where it isn't there."""
        if name not in self.names:
            raise ValueError(f"it has no part {name}")
        return self._parts[name]

    def relations(self, part: str) -> list[PartRelation]:
        """The relationships of a part, read once."""
        if part not in self._relations:
            self._relations[part] = super().relations(part)
        return self._relations[part]


class Parts(PartSource):
    """The parts of one open file. All that is read from it counts towards one bound."""

    def __init__(
        self, archive: zipfile.ZipFile, most_part: int = MOST_PART, most_together: int = MOST_TOGETHER
    ) -> None:
        self._archive, self._most, self._left = archive, most_part, most_together
        self.names = frozenset(archive.namelist())
        # To the standard, names that differ in capitals alone are the same name.
        self._by_folded = {name.lower(): name for name in sorted(self.names)}

    def named(self, name: str) -> str | None:
        """The name of a part as the file has it, whatever its capitals; None where it isn't there."""
        return name if name in self.names else self._by_folded.get(name.lower())

    def read(self, name: str) -> bytes:
        """The bytes of a part; ValueError where it isn't there, is damaged, or is unreasonably large."""
        if name not in self.names:
            raise ValueError(f"it has no part {name}")
        most = min(self._most, self._left)
        try:
            with self._archive.open(name) as part:
                data = part.read(most + 1)
        except _BROKEN as problem:
            raise ValueError(f"its part {name} is damaged ({problem})") from None
        if len(data) > most:
            raise ValueError(f"its part {name} is unreasonably large")
        self._left -= len(data)
        return data

    def root(self, name: str) -> _Element | None:
        """The root element of a part's XML with its attributes; None where it has none. Nothing else is read.

        ValueError where the part isn't there or is damaged.
        """
        from lxml import etree

        parser = etree.XMLPullParser(events=("start",), resolve_entities=False, load_dtd=False, no_network=True)
        try:
            with self._archive.open(name) as part:
                parser.feed(part.read(_ROOT))
            return cast("_Element | None", next((element for _, element in parser.read_events()), None))
        except (etree.XMLSyntaxError, KeyError, *_BROKEN) as problem:
            raise ValueError(f"its part {name} is damaged ({problem})") from None


class KeptParts(Parts):
    """The same, of which the XML and the relationships of some parts are asked for again and again.

    kept says which, by the beginnings of their names.
    """

    def __init__(self, archive: zipfile.ZipFile, kept: tuple[str, ...]) -> None:
        super().__init__(archive)
        self._kept = kept
        self._trees: dict[str, _Element] = {}
        self._related: dict[str, dict[str, tuple[str, str]]] = {}

    def xml(self, name: str) -> _Element:
        """The XML of a part, read once where it is kept."""
        if not name.startswith(self._kept):
            return super().xml(name)
        if name not in self._trees:
            self._trees[name] = super().xml(name)
        return self._trees[name]

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to, read once."""
        if part not in self._related:
            self._related[part] = super().related(part)
        return self._related[part]


def parsed_xml(name: str, data: bytes, *, whole: bool = False) -> _Element:
    """The XML of the part of a name; ValueError where it is none, is large, or defines entities.

    whole keeps comments and instructions for programs, for who writes it anew.
    """
    from lxml import etree

    # What stands for an element begins with the one, what stands for an attribute holds the other.
    if len(data) > MOST_XML or data.count(b"<") > 2 * MOST_ELEMENTS or data.count(b"=") > 2 * MOST_ELEMENTS:
        raise ValueError(f"its part {name} is unreasonably large")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        remove_comments=not whole,
        remove_pis=not whole,
    )
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise ValueError(f"its part {name} is no sound XML ({problem.msg})") from None
    if tree.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise ValueError(f"its part {name} has a DOCTYPE, which no part has")
    return tree


class _Listed:
    """A file whose list of parts is read only where it isn't unreasonably long: zipfile reads all of it at once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, count: int = -1) -> bytes:
        if count > MOST_LIST:
            raise ValueError("it lists more parts than any talk has")
        return self._file.read(count)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def opened(file: IO[bytes] | bytes) -> zipfile.ZipFile:
    """The file, opened as a ZIP archive; ValueError where it is none, or is locked with a password.

    A file that is handed over open stays open.
    """
    stream = io.BytesIO(file) if isinstance(file, bytes) else file
    if stream.read(8).startswith(_OLE):
        is_locked = _LOCKED in stream.read(MOST_TOGETHER)
        raise ValueError("it is locked with a password" if is_locked else "it is a .ppt of before 2007")
    try:
        archive = zipfile.ZipFile(_Listed(stream))
    except _BROKEN as problem:
        raise ValueError(f"it is damaged, or no PowerPoint file ({problem})") from None
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        archive.close()
        raise ValueError(f"it has {len(entries):,} parts, more than any talk")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        archive.close()
        raise ValueError("it is locked with a password")
    return archive
