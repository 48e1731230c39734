"""What lies under something else on an old slide: its author hid it, so it must not come to light on the new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from deckgen.importing.filled_places import filled_place
from deckgen.office.old_deck.old_values import (
    AnyShape,
    ChartShape,
    DiagramShape,
    DrawnShape,
    PictureShape,
    Place,
    PlayedShape,
    TableShape,
    WordShape,
)

# What is covered to this share isn't seen at all.
_ALL = 0.95
# What covers less than this share of a thing, and lies on it with less of itself, only touches it.
_TOUCHED, _LAID = 0.02, 0.5
# Pictures that cover no more of the slide, such as logos, only touch where they share so much of the smaller one.
_LOGO, _EDGES = 0.05, 0.33
# What covers more than this share of a thing takes its place.
_HALF = 0.5
# What covers so much of a slide is its ground.
GROUND = 0.85
# Forms that fill the box around them.
_FULL_FORMS = ("rect", "roundRect", "flowChartProcess")


def hidden_among(shapes: Sequence[AnyShape], size: tuple[int, int], opaque: Collection[str]) -> list[AnyShape]:
    """The shapes of a slide that nobody sees, since something else lies over them; opaque: the pictures that hide.

    What an animation carries elsewhere is seen at some time, and so is what lies under a thing that passes.
    """
    found: list[AnyShape] = []
    for index, one in enumerate(shapes):
        place = on_slide(filled_place(one) if isinstance(one, WordShape) else one.place, size)
        above = (each for each in shapes[index + 1 :] if _hides(each, opaque))
        if place.area and not one.is_moved and any(place.shared(each.place) >= place.area * _ALL for each in above):
            found.append(one)
    return found


def _hides(shape: AnyShape, opaque: Collection[str]) -> bool:
    """Whether nothing is seen of what lies under the box of a shape."""
    if shape.is_passing:
        return False
    match shape:
        case PictureShape():
            return shape.media in opaque and not shape.turned and shape.is_box
        case PlayedShape():
            return not shape.is_sound
        case WordShape() | DrawnShape():
            return shape.covers and shape.form in _FULL_FORMS
    return False


def lids_over(shape: AnyShape, shapes: Sequence[AnyShape], size: tuple[int, int]) -> list[AnyShape]:
    """What lies over a part of a thing that is looked at: plates, and, over pictures, other pictures."""
    is_picture = isinstance(shape, PictureShape) or (isinstance(shape, DrawnShape) and shape.media)
    is_looked_at = is_picture or isinstance(shape, PlayedShape | TableShape | ChartShape | DiagramShape)
    if not is_looked_at or shape.is_moved:
        return []
    place = on_slide(shape.place, size)
    index = next(number for number, one in enumerate(shapes) if one is shape)
    return [
        one
        for one in shapes[index + 1 :]
        if _is_lid(one, on_pictures=bool(is_picture)) and _lies_over(one.place, place)
        if not (isinstance(one, PictureShape) and _touch(one.place, place, size))
    ]


def _is_lid(shape: AnyShape, *, on_pictures: bool) -> bool:
    if shape.is_passing:
        return False
    if isinstance(shape, DrawnShape):
        return shape.covers
    is_plate = isinstance(shape, WordShape) and shape.covers
    return on_pictures and (is_plate or isinstance(shape, PictureShape))


def without_passing_lids(shapes: Sequence[AnyShape]) -> list[AnyShape]:
    """Shapes but those that hide others for a time only: in one picture with these they would hide them for good."""
    if not any(one.is_passing for one in shapes):
        return list(shapes)
    tops = {
        one.top
        for index, one in enumerate(shapes)
        if _is_filled(one)
        for each in shapes[:index]
        if each.top != one.top and (one.is_passing or each.is_moved) and _hides_half(one.place, each.place)
    }
    return [one for one in shapes if one.top not in tops]


def _hides_half(lid: Place, place: Place) -> bool:
    return place.area > 0 and place.shared(lid) > place.area * _HALF


def _is_filled(shape: AnyShape) -> bool:
    return shape.covers if isinstance(shape, DrawnShape | WordShape) else True


def _lies_over(lid: Place, place: Place) -> bool:
    shared = place.shared(lid)
    return shared > place.area * _TOUCHED or (shared > 0 and shared > lid.area * _LAID)


def _touch(first: Place, second: Place, size: tuple[int, int]) -> bool:
    """Whether two pictures are as small as logos, and no more than their edges overlap."""
    smaller, larger = sorted((first.area, second.area))
    return larger <= size[0] * size[1] * _LOGO and first.shared(second) <= smaller * _EDGES


def fills(place: Place, size: tuple[int, int]) -> bool:
    """Whether what stands there is the ground of a slide of this size."""
    return on_slide(place, size).area > size[0] * size[1] * GROUND


def on_slide(place: Place, size: tuple[int, int]) -> Place:
    """The part of a place that is on the slide."""
    x, y = max(0, place.x), max(0, place.y)
    return Place(x, y, max(0, min(size[0], place.right) - x), max(0, min(size[1], place.bottom) - y))
