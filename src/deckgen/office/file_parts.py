"""The parts of a .pptx that somebody else may have written: read within bounds, their XML without entities.

What a file says of its own sizes is not believed; every fault is a ValueError in words.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS: Final = 50_000
MOST_PART: Final = 64_000_000
MOST_TOGETHER: Final = 512_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Parts:
    """The parts of one open file, by their names; those that are read count toward a bound that all share."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive, self._left = archive, MOST_TOGETHER
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of a part; ValueError where it isn't there, is damaged, or is larger than anything sensible."""
        if name not in self.names:
            raise ValueError(f"it has no part {name}")
        most = min(MOST_PART, self._left)
        try:
            with self._archive.open(name) as part:
                data = part.read(most + 1)
        except _BROKEN as problem:
            raise ValueError(f"its part {name} is damaged ({problem})") from None
        if len(data) > most:
            raise ValueError(f"its part {name} is unreasonably large")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> _Element:
        """The tree of a part; ValueError as `read`, and where it is no XML."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as problem:
            raise ValueError(f"its part {name} is no sound XML ({problem.msg})") from None

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part relates to inside the file, by id: the last word of the kind, and the name."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels".lstrip("/")
        if rels not in self.names:
            return {}
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                normpath(join("/", dirname(part), each.get("Target", "")))[1:],
            )
            for each in self.xml(rels)
            if isinstance(each.tag, str) and each.get("TargetMode") != "External"
        }


def opened(path: Path) -> zipfile.ZipFile:
    """The file as an archive; ValueError where it is none, or may not be read without a password."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_OLE):
        raise ValueError("it is locked with a password, or is an old .ppt")
    try:
        archive = zipfile.ZipFile(path)
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
