"""Arial's widths: what words take where the brand's own font isn't on the machine that shows the talk.

Another font is then taken for it, such as Arial, and that is a wide one. Its widths are known here, so that no file
of it is needed. They were read from Liberation Sans, which is made to have the same.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec.structs import replace

from deckgen.fitting.face import Face

# Fonts that come with Office or with every system that it runs on, in small letters: no other one is taken for them.
EVERYWHERE: Final = frozenset(
    {
        *("arial", "calibri", "cambria", "candara", "consolas", "constantia", "corbel", "courier new", "georgia"),
        *("helvetica", "tahoma", "times new roman", "trebuchet ms", "verdana"),
    }
)

# Those of them that are about as wide as Arial, or wider.
AS_WIDE: Final = frozenset({"arial", "georgia", "helvetica", "tahoma", "trebuchet ms", "verdana"})


def as_wide_as_arial(face: Face, *, bold: bool) -> Face:
    """A face with the widths of Arial; letters whose width there isn't known keep their own.

    The height of its lines stays: that of Arial's is less than any that is measured.
    """
    known = _widths(bold)
    return replace(
        face,
        widths={letter: known.get(letter) or known.get(_base(letter), own) for letter, own in face.widths.items()},
    )


def _base(letter: str) -> str:
    """The letter without its accents, which make it no wider; a blank for another one."""
    return unicodedata.normalize("NFKD", letter)[0]


@cache
def _widths(bold: bool) -> dict[str, float]:
    """The width of each letter in multiples of the size; the file has the letters by thousandths of it."""
    table = json.loads(files("deckgen.fitting").joinpath("arial.json").read_text(encoding="utf-8"))
    return {
        letter: int(width) / 1000
        for width, letters in table["bold" if bold else "regular"].items()
        for letter in letters
    }
