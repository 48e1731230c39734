"""Which shapes of a slide make up a drawing, and which of these are boxes in a row that mean steps or cards."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.importing.arranging import around
from deckgen.importing.drafts import DraftBlock
from deckgen.importing.marked_words import markdown, plain_line
from deckgen.office.old_deck.old_values import TITLES, AnyShape, DrawnShape, PictureShape, Place, WordShape

# Fewer drawn things than these are decoration: a rule, a frame, an arrow.
_FEWEST = 3
# So many boxes with words are a drawing without a line between them.
_MANY_BOXES = 6
# Labels stand no further from a drawing than this part of the slide's height. What lies on it does so for the most.
_NEAR, _ON = 0.04, 0.6
# Pictures of which so much lies on another one are meant to.
_PILED = 0.35
# A drawing that covers no more of its slide is an icon.
_SIGN = 0.03
# So few words are a label, which belongs to a drawing where that much of its box does.
_LABEL, _TOUCHES = 5, 0.15
_MOST_STEPS = 10
# More shapes than these are a drawing without a look at each two of them.
_MOST_COMPARED = 300
# Outlines that say that one thing follows the other.
_FOLLOWING = ("chevron", "homePlate", "rightArrow", "notchedRightArrow", "stripedRightArrow")
# Words in a box of a row that are no card any more.
_MOST_WORDS = 40


class Drawing(Struct, frozen=True):
    """Shapes that make up a drawing, the box around them, and their words."""

    shapes: tuple[AnyShape, ...]
    place: Place
    words: tuple[str, ...]

    def without(self, shapes: Sequence[AnyShape]) -> list[AnyShape]:
        """Shapes but those of the drawing."""
        own = set(map(id, self.shapes))
        return [one for one in shapes if id(one) not in own]

    def is_sign(self, size: tuple[int, int]) -> bool:
        """Whether it is no more than a small icon: without words and pictures, and of little of its slide."""
        is_drawn = all(isinstance(one, DrawnShape) and not one.media for one in self.shapes)
        return is_drawn and self.place.area <= size[0] * size[1] * _SIGN

    @property
    def tops(self) -> list[int]:
        """The numbers of the shapes in the slide's own list."""
        return sorted({one.top for one in self.shapes})


def drawing_in(shapes: Sequence[AnyShape], size: tuple[int, int]) -> Drawing | None:
    """The drawing on a slide; None where what is drawn is no more than decoration."""
    seeds = _seeds(shapes, size)
    if not seeds:
        return None
    place, edge = around([one.place for one in seeds]), int(size[1] * _NEAR)
    held = {id(one) for one in seeds}
    for _ in range(_MOST_STEPS):
        around_it = _grown(place, edge)
        further = [one for one in shapes if id(one) not in held and _belongs(one, around_it, size)]
        if not further:
            break
        held.update(map(id, further))
        place = around([place, *(one.place for one in further)])
    tops = {one.top for one in shapes if id(one) in held and one.is_grouped}
    members = [one for one in shapes if id(one) in held or (one.is_grouped and one.top in tops)]
    ordered = sorted(members, key=lambda one: (one.place.y // 200_000, one.place.x))
    words = tuple(line for one in ordered for line in _words(one))
    return Drawing(tuple(members), around([one.place for one in members]), words)


def _seeds(shapes: Sequence[AnyShape], size: tuple[int, int]) -> list[AnyShape]:
    """The shapes that show that there is a drawing: boxes and arrows, pictures that overlap, marks on a picture."""
    drawn = [one for one in shapes if _is_drawn(one, size)]
    lines = [one for one in drawn if isinstance(one, DrawnShape) and (one.is_line or "rrow" in one.form)]
    solid = [one for one in drawn if not any(one is line for line in lines)]
    boxes = [one for one in solid if isinstance(one, WordShape)]
    pictures = [one for one in shapes if isinstance(one, PictureShape) and one.place.area < size[0] * size[1] * 0.6]
    if len(drawn) + len(pictures) > _MOST_COMPARED:
        return [*drawn, *pictures]
    marked = [one for one in drawn if any(_covered(one.place, each.place) > _ON for each in pictures)]
    on_pictures = [each for each in pictures if any(_covered(one.place, each.place) > _ON for one in marked)]
    linked = pictures if lines and len(pictures) > 1 and not boxes else []
    piled = [
        one
        for one in pictures
        if any(_overlap(one.place, each.place, _PILED) for each in pictures if each is not one)
    ]
    found: list[AnyShape] = [*marked, *on_pictures, *linked, *piled]
    enough = len(lines) > 1 or len(solid) - len(boxes) >= _FEWEST or len(boxes) >= _MANY_BOXES
    nested = any(_overlap(one.place, other.place) for one in solid for other in solid if other is not one)
    if len(drawn) >= _FEWEST and (enough or nested):
        found += drawn
    elif linked:
        found += lines
    seen = set(map(id, found))
    return [one for one in shapes if id(one) in seen]


def _overlap(first: Place, second: Place, share: float = 0.2) -> bool:
    """Whether places overlap by more than their edges, which are this share of the smaller one."""
    smaller, larger = sorted((first, second), key=lambda one: one.area)
    return bool(smaller.area) and _covered(smaller, larger) > share


def _grown(place: Place, edge: int) -> Place:
    return Place(place.x - edge, place.y - edge, place.width + 2 * edge, place.height + 2 * edge)


def row_of_boxes(drawing: Drawing, links: dict[str, str]) -> DraftBlock | None:
    """Boxes in one row, or in one column, that are all there is of a drawing besides arrows: as steps, else cards."""
    boxes = [one for one in drawing.shapes if isinstance(one, WordShape)]
    others = [one for one in drawing.shapes if not isinstance(one, WordShape)]
    arrows = all(isinstance(one, DrawnShape) and (one.is_line or "rrow" in one.form) for one in others)
    if not 2 <= len(boxes) <= _MOST_STEPS or not arrows or len(boxes) < len(others):
        return None
    if any(sum(len(plain_line(each.text).split()) for each in one.paragraphs) > _MOST_WORDS for one in boxes):
        return None
    across = _is_row([(one.place.y, one.place.bottom) for one in boxes])
    down = _is_row([(one.place.x, one.place.right) for one in boxes])
    if across == down or not _are_alike(boxes):
        return None
    ordered = sorted(boxes, key=lambda one: one.place.x if across else one.place.y)
    follow = bool(others) or any(one.form in _FOLLOWING for one in boxes)
    items: list[object] = []
    for one in ordered:
        first, *rest = (markdown(each.text, links, without=("bold",)) for each in one.paragraphs)
        items.append({"title": first, "text": " ".join(rest)} if rest else first)
    return DraftBlock("steps" if follow else "cards", items, drawing.place)


def _is_drawn(shape: AnyShape, size: tuple[int, int]) -> bool:
    """Whether a shape is drawn, and neither the ground of the slide nor a rule along it."""
    if isinstance(shape, DrawnShape):
        across = shape.place.width > size[0] * 0.6 and shape.place.height < size[1] * 0.06
        along = shape.place.height > size[1] * 0.6 and shape.place.width < size[0] * 0.06
        large = shape.place.area > size[0] * size[1] * 0.6
        return not (across or along or large or shape.media)
    return isinstance(shape, WordShape) and shape.is_drawn and not shape.role


def _belongs(shape: AnyShape, place: Place, size: tuple[int, int]) -> bool:
    """Whether a shape that stands on a drawing, or a label that touches it, is a part of it."""
    if isinstance(shape, WordShape):
        is_list = sum(bool(one.mark) for one in shape.paragraphs) > 1 and not shape.is_drawn
        if is_list or shape.role in (*TITLES, "body", "subTitle"):
            return False
        count = sum(len(plain_line(one.text).split()) for one in shape.paragraphs)
        return _covered(shape.place, place) > (_TOUCHES if count <= _LABEL else _ON)
    small = shape.place.area < size[0] * size[1] * 0.6
    return isinstance(shape, PictureShape | DrawnShape) and small and _covered(shape.place, place) > _ON


def _covered(inner: Place, outer: Place) -> float:
    """Which share of a place lies on another one."""
    width = min(inner.right, outer.right) - max(inner.x, outer.x)
    height = min(inner.bottom, outer.bottom) - max(inner.y, outer.y)
    if width < 0 or height < 0:
        return 0.0
    if not inner.area:
        return 1.0
    return width * height / inner.area


def _is_row(sides: Sequence[tuple[int, int]]) -> bool:
    """Whether stretches all share a middle."""
    return max(start for start, _ in sides) < min(end for _, end in sides)


def _are_alike(boxes: Sequence[WordShape]) -> bool:
    areas = [max(1, one.place.area) for one in boxes]
    return max(areas) < 2.5 * min(areas)


def _words(shape: AnyShape) -> list[str]:
    if isinstance(shape, WordShape):
        words = " ".join(plain_line(one.text) for one in shape.paragraphs)
        return [words] if words else []
    return []
