"""What font files are called: the family, and whether it is bold or italic."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import IO

# Ids of a font's names, of platforms and of US English, as the OpenType standard numbers them. A family by name 1 has
# four styles at the most (regular, bold, italic, bold italic), as PowerPoint wants it; a semibold is a family itself.
FAMILY, SUBFAMILY = 1, 2
MACINTOSH, WINDOWS, AMERICAN = 1, 3, 0x409
# A family, whether the file is its bold, whether its italic.
FontName = tuple[str, bool, bool]


@lru_cache(maxsize=4096)
def names_of(path: str) -> tuple[FontName, ...]:
    """The family that a font file belongs to, whether it is bold, whether it is italic; empty if it can't be read."""
    from fontTools.ttLib import TTLibError

    try:
        return read_names(path)
    except (TTLibError, OSError, KeyError, AssertionError, struct.error):
        return ()


def read_names(file: str | IO[bytes]) -> tuple[FontName, ...]:
    """The same, of a file or its bytes; raises an exception where they can't be read."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True, fontNumber=0) as font:
        names = read_records(font.reader["name"])
    family, style = names.get(FAMILY, ""), names.get(SUBFAMILY, "").casefold()
    return ((family, "bold" in style, "italic" in style or "oblique" in style),) if family else ()


def read_records(table: bytes) -> dict[int, str]:
    """The English names in a font's `name` table by their ids; those for Windows are preferred to those for Macs.

    The table is read as the OpenType standard lays it out. fontTools could read it too, but its code for that takes
    longer to load than everything else takes to run.
    """
    _, count, start = struct.unpack_from(">HHH", table)
    found: dict[int, str] = {}
    for record in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * record)
        words = table[start + offset : start + offset + length]
        if platform == WINDOWS and language == AMERICAN:
            found[name] = words.decode("utf-16-be", "replace")
        elif platform == MACINTOSH:
            found.setdefault(name, words.decode("mac-roman", "replace"))
    return found
