"""What is known of a file by the marks of its manifest alone: whether deckgen made it, and whether that is all of it.

Next to nothing of the file is read for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from deckgen.files.plain_file import open_plain
from deckgen.model.manifest import EDITED, NAMESPACE, TALK, from_json
from deckgen.model.manifest_size import MOST_MANIFEST
from deckgen.office.file_parts import Parts, opened
from deckgen.office.seal import seal

if TYPE_CHECKING:
    from lxml.etree import _Element


def is_as_built(path: Path) -> bool:
    """Whether a file is one that deckgen built, with all its parts as they were then, and no edits that were kept.

    Reads next to nothing of it. Any program that saves the file writes some parts anew, whether somebody edits
    something or not.
    """
    return _sealed(path) == "built"


def is_as_kept(path: Path) -> bool:
    """Whether a file is as deckgen built it, with slides in it that had been edited by hand and were kept."""
    return _sealed(path) == "kept"


def talk_of(path: Path) -> str:
    """The mark of the talk that a copy was filled from, even where the copy was edited; "" where it has none."""
    try:
        with open_plain(path) as file, closing(opened(file)) as archive:
            root = next((root for _, root in _manifests(Parts(archive))), None)
            return "" if root is None else root.get(TALK, "")
    except (ValueError, OSError):
        return ""


def _sealed(path: Path) -> Literal["built", "kept", ""]:
    """Whether a file has its seal, and whether it has edits that were kept."""
    try:
        with open_plain(path) as file, closing(opened(file)) as archive:
            parts = Parts(archive)
            name, root = next(_manifests(parts), ("", None))
            others = ((one.filename, one.CRC, one.file_size) for one in archive.infolist() if one.filename != name)
            if root is None or root.get("seal") != seal(others):
                return ""
            return "kept" if root.get(EDITED) else "built"
    except (ValueError, OSError):
        return ""


def manifest_parts(parts: Parts) -> Iterator[str]:
    """The parts that hold a manifest, found by what they are, since programs rename them."""
    return (name for name, _ in _manifests(parts))


def _manifests(parts: Parts) -> Iterator[tuple[str, _Element]]:
    """The parts that hold a manifest, each with its element."""
    for name in sorted(parts.names):
        if name.startswith("customXml/") and name.endswith(".xml") and "_rels/" not in name:
            root = parts.root(name)
            if root is not None and root.tag == f"{{{NAMESPACE}}}manifest":
                yield name, root


def is_filled(parts: Parts) -> bool:
    """Whether a file is a copy that deckgen filled, whatever was done with it since."""
    for name in manifest_parts(parts):
        words = parts.xml(name).text or ""
        try:
            if len(words) <= MOST_MANIFEST and from_json(words).is_filled:
                return True
        except ValueError:
            continue
    return False
