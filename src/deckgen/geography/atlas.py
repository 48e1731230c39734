"""The shapes that ship with deckgen: countries of the world, and states of the United States and of Mexico."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from deckgen.geography.shapes import Shape
from deckgen.geography.topology import lines_of, polygons_of

WORLD, WORLD_CLOSE = "world", "world-close"
"""The countries as they are seen on a map of the world, and with as many corners as maps of a part of it show."""
_ROOM = Path(__file__).parent / "shapes"


def atlas_files() -> list[Path]:
    """The files that they are read from."""
    return sorted(_ROOM.glob("*.json"))


@lru_cache(maxsize=4)
def shapes_of(atlas: str) -> tuple[Shape, ...]:
    """The shapes of WORLD, WORLD_CLOSE, "us" or "mx".

    Countries are known by their codes of two letters, "" for what belongs to none; states by the codes that they have
    in charting/states.py.
    """
    topology = msgspec.json.decode((_ROOM / f"{atlas}.json").read_bytes())
    lines = lines_of(topology)
    areas = topology["objects"]["areas"]["geometries"]
    return tuple(Shape(area["id"], polygons_of(area, lines) or ()) for area in areas)
