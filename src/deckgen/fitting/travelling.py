"""Which fonts of a brand travel in the file, which of their faces and letters, and which can't and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from deckgen.files.plain_file import LargeFileError, OddFileError, read_plain
from deckgen.fitting.font_names import names_of
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.foreign_fonts import MOST_BYTES, names_of_foreign
from deckgen.fitting.travelling_guest import make_ready, why_not
from deckgen.model.brand import Brand, FontNames
from deckgen.model.geometry import Box, Emu
from deckgen.model.page import ChartBox, Document, FontRole, NativeChart, Paragraph, Picture, Shape
from deckgen.model.travelling_font import FaceStyle, TravellingFace, TravellingFont
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed

_KEPT = Kept(
    ("fitting/travelling_guest.py", "model/travelling_font.py"), {"fontTools": "fonttools", "uharfbuzz": "uharfbuzz"}
)
# The families of deckgen's own brand, whose licenses let them travel.
_OWN = (FontNames().heading, FontNames().body, FontNames().mono)
_STYLES: dict[tuple[bool, bool], FaceStyle] = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "boldItalic",
}
# Letters that a cut down font keeps besides those in use, so that words can be mended by hand: those of western
# Europe, and the marks of print.
_MARKS = "\u2030\u2039\u203a\u20ac\u2122\u2212"
_ALWAYS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027)))) + _MARKS
# Kinds of values that neither are words nor hold any.
_WITHOUT_WORDS = frozenset({int, float, bool, type(None), bytes, Emu, Box})


class Refused(Struct, frozen=True):
    """A font of the brand that doesn't travel: the key that names it, the family, and why not."""

    role: str
    family: str
    why_not: str


class _Chosen(Struct, frozen=True):
    """A face that the deck is set in: whose family it is, its style, and its file."""

    role: FontRole
    family: str
    style: FaceStyle
    file: str


def travelling(document: Document, brand: Brand, fonts: Fonts) -> tuple[TravellingFont, ...]:
    """The fonts that the pages of a document are set in, as far as they may travel."""
    if brand.embed == "none":
        return ()
    parts = _parts(document)
    letters = "" if brand.embed == "all" else "".join(sorted({*_ALWAYS, *_letters(parts)}))
    faces: dict[str, list[TravellingFace]] = {}
    for one in _chosen(parts, brand, fonts):
        ready = _KEPT.parse(make_ready, data, letters) if (data := _read(one.file)) else None
        if ready is not None and not isinstance(ready, Failed) and ready.facts is not None:
            faces.setdefault(one.family, []).append(
                TravellingFace(one.style, ready.data, ready.facts, ready.is_subset)
            )
    return tuple(TravellingFont(family, tuple(held)) for family, held in faces.items())


def refused(document: Document, brand: Brand, fonts: Fonts) -> Iterator[Refused]:
    """The fonts that the pages of a document are set in and that can't travel, each once. Deckgen's own can."""
    said: set[str] = set()
    for one in _chosen(_parts(document), brand, fonts) if brand.embed not in ("none", "own") else ():
        why = _why_not(one.file)
        if why and one.family not in said:
            said.add(one.family)
            yield Refused(one.role, one.family, why)


def _chosen(parts: Sequence[Any], brand: Brand, fonts: Fonts) -> Iterator[_Chosen]:
    """The faces in use that are files of the brand's own families; a regular one goes with each other face.

    What stands in for a font that is missing isn't that font, and a check says that it is missing.
    """
    seen: set[tuple[str, FaceStyle]] = set()
    for role, bold, italic in sorted(_used(parts)):
        family = getattr(brand.fonts, role)
        if brand.embed == "own" and family not in _OWN:
            continue
        for style in ((False, False), (bold, italic)):
            file = fonts.file(role, *style)
            names = names_of_foreign(file) if fonts.is_foreign(file) else names_of(file)
            is_own = any((name.casefold(), *own) == (family.casefold(), *style) for name, *own in names)
            if is_own and (family, _STYLES[style]) not in seen:
                seen.add((family, _STYLES[style]))
                yield _Chosen(role, family, _STYLES[style], file)


def _used(parts: Sequence[Any]) -> set[tuple[FontRole, bool, bool]]:
    """The roles of fonts, and the weights and slopes, that words of pages are set in."""
    used: set[tuple[FontRole, bool, bool]] = {("body", False, False), ("heading", False, False)}
    for value in parts:
        if isinstance(value, Paragraph):
            for run in value.text.runs:
                role: FontRole = "mono" if run.code else value.style.font
                used.add((role, value.style.bold or run.bold, value.style.italic or run.italic))
        elif isinstance(value, NativeChart) or (isinstance(value, ChartBox) and value.native):
            used.add(("body", True, False))
    return used


def _letters(parts: Sequence[Any]) -> set[str]:
    """The letters that stand on pages, large and small: some words are shown in capitals."""
    words = {value for value in parts if isinstance(value, str)}
    return set("".join(words)) | set("".join(words).upper())


def _parts(document: Document) -> list[Any]:
    """The values with fields that the pages of a document are made of, and the words in them.

    The letters of pictures, and of charts that become pictures, are outlines.
    """
    made: dict[int, Any] = {}
    left: list[Any] = [one for page in document.pages for one in page.shapes if not _is_pictured(one)]
    while left:
        one = left.pop()
        if isinstance(one, tuple | list):
            left += [part for part in one if type(part) not in _WITHOUT_WORDS]
        elif isinstance(one, Struct | str) and id(one) not in made:
            # Styles and the like are shared by many; each is looked into once.
            made[id(one)] = one
            if isinstance(one, Struct):
                left += [part for part in astuple(one) if type(part) not in _WITHOUT_WORDS]
    return list(made.values())


def _is_pictured(shape: Shape) -> bool:
    return isinstance(shape, Picture) or (isinstance(shape, ChartBox) and not shape.native)


def _read(file: str) -> bytes:
    """The bytes of a font file; none where it can't be read any more."""
    try:
        return read_plain(Path(file), MOST_BYTES)
    except (LargeFileError, OddFileError, OSError):
        return b""


@lru_cache(maxsize=256)
def _why_not(file: str) -> str:
    """Why a font can't travel; "" where it can."""
    data = _read(file)
    found = _KEPT.parse(why_not, data) if data else "its file can't be read"
    return f"its file can't be used ({found.reason})" if isinstance(found, Failed) else found
