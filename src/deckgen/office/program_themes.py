"""The colors that programs give every new file: they tell nothing of whose template it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# The six accents of PowerPoint since 2007, 2013 (of two orders) and 2023, of LibreOffice and of Google Slides.
_ACCENTS: Final = frozenset(
    tuple(line.split())
    for line in (
        "4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646",
        "5B9BD5 ED7D31 A5A5A5 FFC000 4472C4 70AD47",
        "4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47",
        "156082 E97132 196B24 0F9ED5 A02B93 4EA72E",
        "18A303 0369A3 A33E03 8E03A3 C99C00 C9211E",
        "4285F4 212121 78909C FFAB40 0097A7 EEFF41",
    )
)


def is_of_program(slots: Mapping[str, str]) -> bool:
    """Whether a theme's colors, hex by slot, are those of the program that made the file."""
    return tuple(slots.get(f"accent{number}", "").upper() for number in range(1, 7)) in _ACCENTS
