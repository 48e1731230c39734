"""QR codes (ISO/IEC 18004) as drawings: one dark shape on a light ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

# How much of a code may at least be covered while it is read all the same: 7, 15, 25 and 30 percent.
Level = Literal["L", "M", "Q", "H"]
# The light modules that ISO/IEC 18004 asks for around a code.
QUIET_ZONE = 4
# Codes of more modules are too fine to be read from a seat.
MOST_MODULES = 61
# The way on from a corner, with the dark side at the right: to the right, down, to the left, up.
_WAYS = ((1, 0), (0, 1), (-1, 0), (0, -1))


class QrModules(Struct, frozen=True):
    """The modules of a code, row by row without the quiet zone: whether each is dark."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def across(self) -> int:
        """How many modules a code is wide with its quiet zone."""
        return len(self.rows) + 2 * QUIET_ZONE

    def svg(self, dark: str) -> bytes:
        """The code as an SVG on white, its modules one path of a color (hex without '#')."""
        path = "".join(map(_drawn, _outlines(self.rows)))
        side = self.across
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
            f'<rect width="{side}" height="{side}" fill="#FFFFFF"/><path fill="#{dark}" d="{path}"/></svg>'
        ).encode()


def qr_modules(words: str, level: Level) -> QrModules | None:
    """The modules of the smallest code that says these words; None where it would be too fine to be read."""
    import segno

    try:
        code = segno.make_qr(words, error=level)
    except segno.DataOverflowError:
        return None
    rows = tuple(tuple(module == 1 for module in row) for row in code.matrix)
    return QrModules(rows) if len(rows) <= MOST_MODULES else None


def _outlines(rows: tuple[tuple[bool, ...], ...]) -> Iterator[list[tuple[int, int]]]:
    """The edges of the dark modules as closed rows of corners, so that no seams show between modules."""
    dark = {(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark}
    # The edges that begin at each corner, by their ways. The dark module lies at the right of each.
    edges: dict[tuple[int, int], set[int]] = {}
    for x, y in dark:
        beside = ((x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y))
        starts = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))
        for way in range(4):
            if beside[way] not in dark:
                edges.setdefault(starts[way], set()).add(way)
    while edges:
        start = at = next(iter(edges))
        way, corners = min(edges[at]), [at]
        while True:
            edges[at].discard(way)
            if not edges[at]:
                del edges[at]
            at = at[0] + _WAYS[way][0], at[1] + _WAYS[way][1]
            if at == start:
                break
            # Where two modules touch at a corner, each keeps an outline of its own: turn right first.
            turned = next(turn % 4 for turn in (way + 1, way, way - 1) if turn % 4 in edges[at])
            if turned != way:
                corners.append(at)
            way = turned
        yield corners


def _drawn(corners: list[tuple[int, int]]) -> str:
    """An outline as a part of a path."""
    (x, y), *others = ((x + QUIET_ZONE, y + QUIET_ZONE) for x, y in corners)
    parts = [f"M{x} {y}"]
    for next_x, next_y in others:
        parts.append(f"H{next_x}" if next_y == y else f"V{next_y}")
        x, y = next_x, next_y
    return "".join(parts) + "Z"
