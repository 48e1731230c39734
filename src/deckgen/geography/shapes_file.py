"""Shapes of the author's own: which areas a GeoJSON or TopoJSON file has, and which of them names stand for.

The bytes of a file are somebody's, so they are read apart (shapes_guest.py), and what was made of them is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.files.encoding import decode
from deckgen.files.paths import read_bytes
from deckgen.geography.shapes import Shape
from deckgen.geography.shapes_guest import Feature, ReadShapes, read_shapes
from deckgen.model.diagnostics import Diagnostics, SourceFile, did_you_mean
from deckgen.model.marks import Str
from deckgen.processes.carried import complain
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed

MOST_BYTES = 20_000_000
_SMALLER = "export it with fewer corners: a slide shows some thousands"
_KEPT = Kept(("geography",), {"msgspec": "msgspec"})


class OwnShapes(Struct, frozen=True):
    """The areas of a file, by the words that the property which tells them apart has of each."""

    shapes: tuple[Shape, ...]
    names: Mapping[str, str]
    """The names of areas as they stand in the file, by what is left of them without accents and case."""
    empty: frozenset[str] = frozenset()
    """The names that have no area in the file."""

    def find(self, words: str) -> str | None:
        """The name of the area that is called so; None where there is none."""
        return self.names.get(bare(words))


def own_shapes(
    path: Path, written: Str, key: Str | None, wanted: Sequence[str], log: Diagnostics
) -> OwnShapes | None:
    """The areas of a file by the property that is named by key, or else by the one that has most of the names wanted.

    None once the log says why there are none. A file of TopoJSON with several objects gives the areas of one of them.
    """
    data = read_bytes(path, str(written), log, written.span, most=MOST_BYTES, smaller=_SMALLER)
    if data is None:
        return None
    read = _KEPT.parse(read_shapes, data, str(written))
    if isinstance(read, Failed):
        message = f"'{written}' can't be used: {read.reason}"
        log.error("unreadable_content", message, written.span, _SMALLER)
        return None
    complain(read.complaints, log, written.span, _source(read, data, written, log))
    return _joined(read.features, key, wanted, log) if read.features else None


def _source(read: ReadShapes, data: bytes, written: Str, log: Diagnostics) -> SourceFile | None:
    """The text of a file, where complaints point into it."""
    return decode(data, str(written), log, written.span) if any(one.line for one in read.complaints) else None


def _joined(
    features: Sequence[Feature], key: Str | None, wanted: Sequence[str], log: Diagnostics
) -> OwnShapes | None:
    groups: dict[str, list[Feature]] = {}
    for feature in features:
        groups.setdefault(feature.group, []).append(feature)
    properties = dict.fromkeys(name for feature in features for name in feature.properties)
    if key is not None and str(key) not in properties:
        hint = did_you_mean(key, properties) or "its areas have no properties"
        log.error("unknown_property", f"no area of the file has a property '{key}'", key.span, hint)
        return None
    asked = {bare(words) for words in wanted}
    choices = [
        (len(asked & {bare(one.properties.get(name, "")) for one in some}), len(some), some, name)
        for some in groups.values()
        for name in ([str(key)] if key is not None else [*properties, ""])
    ]
    # The first of the best: a file says what matters most first, and has one object as a rule.
    _, _, chosen, name = max(choices, key=lambda choice: choice[:2])
    names: dict[str, str] = {}
    polygons: dict[str, list[Feature]] = {}
    for feature in chosen:
        words = feature.properties.get(name, "")
        polygons.setdefault(names.setdefault(bare(words), words) if words else "", []).append(feature)
    shapes = tuple(_shape(words, same) for words, same in polygons.items())
    return OwnShapes(
        tuple(shape for shape in shapes if shape.polygons),
        {key: words for key, words in names.items() if key},
        frozenset(shape.key for shape in shapes if not shape.polygons),
    )


def _shape(words: str, features: Iterable[Feature]) -> Shape:
    return Shape(words, tuple(polygon for feature in features for polygon in feature.polygons if polygon))


def bare(words: str) -> str:
    """What is left of a name without accents, case, and whatever is no letter or digit."""
    spelled = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in spelled if letter.isalnum())
