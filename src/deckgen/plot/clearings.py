"""Names beside dots: each where it touches neither a dot nor another name; those that find no place are left out.

Many dots can't all be named, and those with a name stand for the others. Where most have none, and nobody says which
matter, the sheet notes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.plot.lettering import Weight
from deckgen.plot.paper import ASCENT, CAPITAL, DESCENT, Align, Plot
from deckgen.plot.rect import Rect

GAP, CLEAR = 4.0, 1.5
# Where a name may stand: to which side of its dot and how far up, as a share of the way to right over or under it.
PLACES: tuple[tuple[int, float], ...] = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 0.8), (-1, 0.8), (1, -0.8), (-1, -0.8))
ALIGNED: dict[int, Align] = {1: "left", -1: "right", 0: "center"}


class Spot(Struct, frozen=True):
    """A dot on the sheet, in points, its name, and whether it is named first and in ink."""

    x: float
    y: float
    radius: float
    name: str
    first: bool = False

    @property
    def box(self) -> Rect:
        """The square around the dot."""
        return Rect(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


class Name(Struct, frozen=True):
    """The name of a dot that has found a clear place for it; lengths are in points.

    spot is the dot. x and baseline are where the name is written, box is the room that it takes there.
    size, weight and color are how it looks.
    place says where it stands beside its dot, as in PLACES.
    """

    spot: Spot
    x: float
    baseline: float
    box: Rect
    size: float
    weight: Weight
    color: str
    place: tuple[int, float]


def name_spots(plot: Plot, spots: Sequence[Spot], room: Rect, filled: Sequence[Rect] = ()) -> None:
    """Name as many dots as find a clear place in a room: those that stand out first, then the larger ones.

    filled are the places of what else is drawn there and is no words.
    """
    for name in place_names(plot, spots, room, filled):
        align = ALIGNED[name.place[0]]
        plot.text(
            name.x, name.baseline, name.spot.name, size=name.size, weight=name.weight, color=name.color, align=align
        )


def place_names(plot: Plot, spots: Sequence[Spot], room: Rect, filled: Sequence[Rect] = ()) -> list[Name]:
    """The names that find a clear place, in that order; nothing is drawn."""
    taken = [*(spot.box for spot in spots), *(text.box for text in plot.texts()), *filled]
    found: list[Name] = []
    left: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (not spot.first, -spot.radius)):
        if not spot.name:
            continue
        sizes = plot.sizes if spot.first else plot.sizes[-1:]
        weight: Weight = "semibold" if spot.first else "regular"
        color = plot.look.ink if spot.first else plot.look.grey
        for size, place in ((size, place) for size in sizes for place in PLACES):
            x, baseline, box = _placed(plot, spot, size, weight, place)
            inside = box.left >= room.left and box.right <= room.right and box.top <= room.top
            if inside and box.bottom >= room.bottom and not box.overlaps_any(taken, CLEAR):
                found.append(Name(spot, x, baseline, box, size, weight, color, place))
                taken.append(box)
                break
        else:
            left.append(spot)
            plot.concede(f"the name {spot.name}")
    if len(left) > len(found) and not any(spot.first for spot in spots):
        for spot in left:
            plot.omit(spot.name, "label")
    return found


def _placed(
    plot: Plot, spot: Spot, size: float, weight: Weight, place: tuple[int, float]
) -> tuple[float, float, Rect]:
    """Where a name would begin, its baseline, and the room that it would take."""
    side, up = place
    way = spot.radius + GAP if not up else (spot.radius + GAP) * 0.75
    middle = spot.y + up * (spot.radius + GAP * 0.6 + size * CAPITAL / 2 + (size * (DESCENT if up > 0 else 0.1)))
    x, baseline = spot.x + side * way, middle - size * CAPITAL / 2
    width = plot.measure(spot.name, weight, size)
    left = x - width * (1 - side) / 2
    return x, baseline, Rect(left, baseline - DESCENT * size, left + width, baseline + ASCENT * size)
