"""The seal of a built file: a digest of all its parts but the one that holds it, by which it is known as unchanged.

It is made of what the directory of a ZIP says of each part, its name, CRC-32 and size. So no part has to be read, and
a file that was only packed anew, as by a mail program, still has its seal. It is a mark, no signature: whoever wants
to can make another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

# What stands for the seal in the part that will hold it, until all other parts are there.
PLACE = "0" * 64


def seal(parts: Iterable[tuple[str, int, int]]) -> str:
    """The seal of parts, of which the names, CRC-32s and sizes are given, in any order."""
    lines = sorted(f"{name} {crc:08x} {size}" for name, crc, size in parts)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
