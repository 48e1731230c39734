"""The letters of a sheet: which font file has them, and how wide they are. Imports matplotlib as late as may be."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from unicodedata import category

from deckgen.model.chart_data import ChartLook

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

Weight = Literal["regular", "semibold", "bold"]


@contextmanager
def missing_letters_are_silent() -> Iterator[None]:
    """A letter that no font has is drawn as a box; that is for whoever measures the deck to complain of."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


@lru_cache(maxsize=256)
def font(file: str, size: float) -> FontProperties:
    """A font by its file, which goes around matplotlib's search among the installed ones."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=file, size=size)


def _face(file: str) -> FT2Font:
    from matplotlib.font_manager import get_font

    return get_font(file)


@lru_cache(maxsize=8192)
def width_of_em(file: str, words: str) -> float:
    """The width of words as a share of their size."""
    from matplotlib.textpath import text_to_path

    with missing_letters_are_silent():
        width: float = text_to_path.get_text_width_height_descent(words, font(file, 100.0), ismath=False)[0]
    return width / 100


def written_out(words: str) -> str:
    """Words without control characters. Spaces of every width stay: many languages part thousands by one."""
    # Python calls no space but the plain one printable.
    return "".join(letter for letter in words if letter.isprintable() or category(letter) == "Zs")


def with_known_spaces(words: str, file: str) -> str:
    """Words with plain spaces for those that a font file lacks; it would show boxes for them."""
    odd = {letter for letter in words if letter != " " and category(letter) == "Zs"}
    return words.translate({ord(letter): " " for letter in odd if ord(letter) not in letters_of(file)})


@lru_cache(maxsize=8192)
def file_of(words: str, weight: Weight, look: ChartLook) -> str:
    """The look's font file of a weight, or where that lacks a letter the first stand-in that has them all."""
    own = {"regular": look.regular, "semibold": look.semibold, "bold": look.bold}[weight]
    letters = {ord(letter) for letter in words if not letter.isspace()}
    if letters <= letters_of(own):
        return own
    return next((file for file in _stand_ins(look.families) if letters <= letters_of(file)), own)


@lru_cache(maxsize=32)
def letters_of(file: str) -> frozenset[int]:
    """The letters that a font file has."""
    return frozenset(_face(file).get_charmap())


@lru_cache(maxsize=8)
def _stand_ins(families: tuple[str, ...]) -> tuple[str, ...]:
    """The files of the families that are installed, and of matplotlib's own font with its many alphabets."""
    from matplotlib.font_manager import fontManager

    files = []
    for family in (*families, "DejaVu Sans"):
        try:
            files.append(str(fontManager.findfont(family, fallback_to_default=False)))
        except ValueError:
            continue
    return tuple(files)
