"""The package of a .pptx: its parts, their relationships and content types, and the zip file that holds them.

The words are those of the Open Packaging Conventions (ECMA-376 part 2). Names and ids come from counters, and
pictures are found by their bytes in a dict, so the time for one more slide doesn't grow with the slides there are
already. This module knows nothing of slides.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from posixpath import dirname, relpath
from typing import IO, Final

from msgspec import Struct

from deckgen.model.ledger import Ledger
from deckgen.office.seal import PLACE, seal
from deckgen.writers.pptx.markup import HEAD, R
from deckgen.writers.xml_words import attribute

_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE_PROPERTIES: Final = f"{_RELATIONSHIPS}/metadata/core-properties"
OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument."
WORKBOOK: Final = f"{OFFICE_TYPE}spreadsheetml.sheet"
MEDIA_TYPES: Final = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml", "mp4": "video/mp4"}
FONT_TYPE: Final = "application/x-fontdata"
# What Python writes of a file that its owner may read and write.
_OWN_FILE: Final = 0o600 << 16
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "xlsx": WORKBOOK,
    "fntdata": FONT_TYPE,
    **MEDIA_TYPES,
}


class Relations:
    """The relationships of one part to others, in the order in which they were added; becomes its .rels part."""

    def __init__(self, source: str) -> None:
        """source is the name of the part that refers to others ("ppt/presentation.xml"); "" is the package itself."""
        self._folder = "/" + dirname(source)
        self._lines: list[str] = []

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Relates the part to another one by its name, or to an outside address; gives the new id ("rId3").

        kind is the last word of the relationship's type ("image"), or the full address of a type of another family.
        """
        identity = f"rId{len(self._lines) + 1}"
        self.carry(identity, kind if "://" in kind else f"{R}/{kind}", target, external=external)
        return identity

    def carry(self, identity: str, kind: str, target: str, *, external: bool = False) -> None:
        """Adds a relationship under a given id, for a part of a template whose XML uses that id already.

        kind is the full address of the relationship's type. Targets inside the package are written relative to the
        folder of the source, as PowerPoint does.
        """
        where = target if external else relpath("/" + target, self._folder)
        mode = ' TargetMode="External"' if external else ""
        self._lines.append(
            f'<Relationship Id="{attribute(identity)}" Type="{attribute(kind)}" Target="{attribute(where)}"{mode}/>'
        )

    def xml(self) -> str:
        """The relationships part."""
        return f'{HEAD}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(self._lines)}</Relationships>'


class PackagePart(Struct, frozen=True):
    """One file in the package.

    name: its path in the zip, without a leading slash.
    type: its content type.
    data: its bytes.
    relations: what it refers to.
    """

    name: str
    type: str
    data: bytes
    relations: Relations


class Package:
    """The parts of a file in the order in which they were added."""

    def __init__(self) -> None:
        self.relations = Relations("")
        self._parts: dict[str, PackagePart] = {}
        # Names in lower case: to the standard, names that differ in capitals alone are the same name.
        self._taken: set[str] = set()
        self._media: dict[bytes, str] = {}
        self._counters: dict[str, int] = {}
        # The name of the part that holds the seal of all others; "" where none does.
        self._sealing = ""

    def add(self, name: str, kind: str, data: str | bytes, relations: Relations | None = None) -> str:
        """Adds a part and gives its name; kind is its content type, or only what follows "…officedocument." in it.

        ValueError where the package has a part of that name already.
        """
        if name.lower() in self._taken:
            raise ValueError(f"the package already has a part {name}")
        self._taken.add(name.lower())
        content_type = kind if "/" in kind else OFFICE_TYPE + kind
        content = data.encode() if isinstance(data, str) else data
        # An empty Relations is false, hence "is not None".
        relations = relations if relations is not None else Relations(name)
        self._parts[name] = PackagePart(name, content_type, content, relations)
        return name

    def add_sealing(self, name: str, kind: str, data: str, relations: Relations) -> str:
        """Adds a part as `add` does, in which the seal of all other parts will stand in the place of office.seal."""
        self._sealing = name
        return self.add(name, kind, data, relations)

    def free_name(self, stem: str, extension: str) -> str:
        """The next numbered name that no part has yet: "ppt/theme/theme" and "xml" give "ppt/theme/theme1.xml"."""
        while True:
            number = self._counters[stem] = self._counters.get(stem, 0) + 1
            name = f"{stem}{number}.{extension}"
            if name.lower() not in self._taken:
                return name

    def media(self, data: bytes, extension: str) -> str:
        """The name of the part that holds this picture or film, added where need be; equal ones share one part."""
        if data not in self._media:
            name = self.free_name("ppt/media/media" if extension == "mp4" else "ppt/media/image", extension)
            self._media[data] = self.add(name, MEDIA_TYPES[extension], data)
        return self._media[data]

    @property
    def parts(self) -> dict[str, bytes]:
        """The content of all parts so far by their names, relationships among them."""
        return dict(self._entries())

    def write_to(self, file: IO[bytes], ledger: Ledger | None = None) -> None:
        """Write the zip into an open file: all parts in the order in which they were added, after the list of their
        types.
        """
        pack(file, self._sealed(dict(self._entries())) if self._sealing else self._entries(), ledger)

    def _sealed(self, entries: dict[str, bytes]) -> Iterable[tuple[str, bytes]]:
        """The entries, with the seal in its place."""
        others = ((name, zlib.crc32(data), len(data)) for name, data in entries.items() if name != self._sealing)
        entries[self._sealing] = entries[self._sealing].replace(PLACE.encode(), seal(others).encode(), 1)
        return entries.items()

    def _entries(self) -> Iterator[tuple[str, bytes]]:
        yield "[Content_Types].xml", self._content_types().encode()
        yield "_rels/.rels", self.relations.xml().encode()
        for part in self._parts.values():
            yield part.name, part.data
            if len(part.relations):
                folder, _, name = part.name.rpartition("/")
                yield f"{folder}/_rels/{name}.rels".lstrip("/"), part.relations.xml().encode()

    def _content_types(self) -> str:
        """The [Content_Types].xml: a Default for each common file ending, an Override for each other part."""
        endings = {"rels", "xml"}
        overrides = []
        for part in self._parts.values():
            ending = part.name.rpartition(".")[2].lower()
            if _DEFAULTS.get(ending) == part.type:
                endings.add(ending)
            else:
                overrides.append(
                    f'<Override PartName="/{attribute(part.name)}" ContentType="{attribute(part.type)}"/>'
                )
        defaults = [
            f'<Default Extension="{ending}" ContentType="{_DEFAULTS[ending]}"/>' for ending in sorted(endings)
        ]
        return f'{HEAD}<Types xmlns="{_CONTENT_TYPES}">{"".join(defaults)}{"".join(overrides)}</Types>'


def pack(file: IO[bytes], entries: Iterable[tuple[str, bytes]], ledger: Ledger | None = None) -> None:
    """Write a zip of these names and contents; the same entries give the same bytes on every day and every system.

    ledger knows how contents were deflated before.
    """
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries:
            _store(archive, name, data, ledger)


def packed(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """The bytes of a small zip, such as that of a workbook, as `pack` writes them."""
    stream = io.BytesIO()
    pack(stream, entries)
    return stream.getvalue()


def _store(archive: zipfile.ZipFile, name: str, data: bytes, ledger: Ledger | None) -> None:
    # The earliest day that a zip can hold, for every entry: the time of the build must not show in the bytes.
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    # Python would write the system that it runs on, and the bytes would differ from one system to another.
    entry.create_system = 0
    # These are compressed already: to deflate them again costs most of the time and saves nothing.
    is_compressed = name.endswith((".png", ".jpeg", ".jpg", ".mp4"))
    entry.compress_type = zipfile.ZIP_STORED if is_compressed else zipfile.ZIP_DEFLATED
    if is_compressed or ledger is None:
        archive.writestr(entry, data)
        return
    # zipfile has no way to add what is deflated already, but keeps a list of what it has written.
    deflated = _deflated(data, ledger)
    entry.external_attr = _OWN_FILE
    entry.CRC, entry.file_size, entry.compress_size = zlib.crc32(data), len(data), len(deflated)
    entry.header_offset = archive.start_dir
    stream = archive.fp
    assert stream is not None
    stream.seek(archive.start_dir)
    stream.write(entry.FileHeader() + deflated)
    archive.start_dir = stream.tell()
    archive.filelist.append(entry)
    archive.NameToInfo[name] = entry


def _deflated(data: bytes, ledger: Ledger) -> bytes:
    key = sha256(b"deflated " + data).digest()
    found = ledger.get(key)
    if found is None:
        deflater = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        found = deflater.compress(data) + deflater.flush()
        ledger.put(key, found)
    return found
