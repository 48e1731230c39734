"""Fonts that travel in the file: what a program must know of each to show words in it where it isn't installed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

FaceStyle = Literal["regular", "bold", "italic", "boldItalic"]
Embedding = Literal["none", "own", "all", "subset"]
"""Which of a brand's fonts travel in the file: none, deckgen's own alone, or all, with all letters or some."""


class FontFacts(Struct, frozen=True):
    """What a font file says of itself, in the numbers of its own tables.

    family, style, version, full: its names.
    panose, weight, italic: how it looks. rights: what may be done with it (fsType).
    ranges, pages: which scripts and code pages it covers.
    adjustment: the sum that its file is checked by.
    """

    family: str
    style: str
    version: str
    full: str
    panose: bytes
    weight: int
    italic: bool
    rights: int
    ranges: tuple[int, int, int, int]
    pages: tuple[int, int]
    adjustment: int


class TravellingFace(Struct, frozen=True):
    """One face of a font: its style, the bytes of its TrueType file, and whether these lack letters that it has."""

    style: FaceStyle
    data: bytes
    facts: FontFacts
    is_subset: bool


class TravellingFont(Struct, frozen=True):
    """A family as PowerPoint names it, and its faces."""

    family: str
    faces: tuple[TravellingFace, ...]
