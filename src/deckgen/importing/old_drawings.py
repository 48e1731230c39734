"""Which shapes of a slide make up a drawing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from msgspec import Struct

from deckgen.importing.arranging import around
from deckgen.importing.covered_shapes import lids_over, on_slide, without_passing_lids
from deckgen.importing.filled_places import needed_place
from deckgen.importing.marked_words import plain_line
from deckgen.office.old_deck.old_values import TITLES, AnyShape, DrawnShape, PictureShape, Place, WordShape

# Fewer drawn things than these are decoration: a rule, a frame, an arrow.
_FEWEST = 3
# So many boxes with words are a drawing without a line between them.
_MANY_BOXES = 6
# Labels stand no further from a drawing than this part of the slide's height. What lies on it does so for the most.
_NEAR, _ON = 0.04, 0.6
# A drawing that is lower, or narrower, than this part of the slide's height is a line with things along it.
_FLAT = 0.12
# Pictures of which so much lies on another one are meant to.
_PILED = 0.35
# A drawing that covers no more of its slide is an icon.
_SIGN = 0.03
# So few words are a label, which belongs to a drawing where that much of its box does.
_LABEL, _TOUCHES = 5, 0.15
_MOST_STEPS = 10
# A shape whose sides are no longer than this part of the slide's is a dot.
_DOT = 0.02
# A label on a picture covers no more of it than this, and lies on it with that much of its box.
_SMALL_ON, _LABEL_ON = 0.15, 0.4
# A mark with a number covers no more of its slide.
_COUNTED = 0.01
# More shapes than these are a drawing without a look at each two of them.
_MOST_COMPARED = 300


class Drawing(Struct, frozen=True):
    """Shapes that make up a drawing, the box around them, and their words.

    covered: those of which something else covers a part. panels: what does so with words that stay on the slide.
    """

    shapes: tuple[AnyShape, ...]
    place: Place
    words: tuple[str, ...]
    covered: tuple[AnyShape, ...] = ()
    panels: tuple[AnyShape, ...] = ()

    def without(self, shapes: Sequence[AnyShape]) -> list[AnyShape]:
        """Shapes but those of the drawing."""
        own = set(map(id, self.shapes))
        return [one for one in shapes if id(one) not in own]

    def is_sign(self, size: tuple[int, int]) -> bool:
        """Whether it is no more than a small icon: without words and pictures, and of little of its slide."""
        is_drawn = all(isinstance(one, DrawnShape) and not one.media for one in self.shapes)
        return is_drawn and self.place.area <= size[0] * size[1] * _SIGN

    @property
    def has_lines(self) -> bool:
        """Whether lines lead from one thing of it to another."""
        return any(isinstance(one, DrawnShape) and one.is_line for one in self.shapes)

    @property
    def tops(self) -> list[int]:
        """The numbers of the shapes in the slide's own list."""
        return sorted({one.top for one in (*self.shapes, *self.panels)})

    @property
    def bare(self) -> list[int]:
        """Those of them that are drawn without their words."""
        return sorted({one.top for one in self.panels})


def drawing_in(shapes: Sequence[AnyShape], size: tuple[int, int]) -> Drawing | None:
    """The drawing on a slide; None where what is drawn is no more than decoration."""
    shapes = without_passing_lids(shapes)
    seeds = _seeds(shapes, size)
    if not seeds:
        return None
    place, edge = around([one.place for one in seeds]), int(size[1] * _NEAR)
    if min(place.width, place.height) < size[1] * _FLAT:
        # Along a line, such as that of a timeline, words stand on both sides of it.
        edge = int(size[1] * _FLAT)
    held = {id(one) for one in seeds}
    for _ in range(_MOST_STEPS):
        around_it = _grown(place, edge)
        further = [one for one in shapes if id(one) not in held and _belongs(one, around_it, size)]
        if not further:
            break
        held.update(map(id, further))
        place, edge = around([place, *(one.place for one in further)]), int(size[1] * _NEAR)
    held.update(_led_to(held, shapes, edge))
    lids = {id(lid): lid for one in shapes if id(one) in held for lid in lids_over(one, shapes, size)}
    panels = [one for one in lids.values() if id(one) not in held and _is_panel(one)]
    held.update(number for number, one in lids.items() if not _is_panel(one))
    tops = {one.top for one in shapes if id(one) in held and one.is_grouped}
    members = [one for one in shapes if id(one) in held or (one.is_grouped and one.top in tops)]
    ordered = sorted(members, key=lambda one: (one.place.y // 200_000, one.place.x))
    words = tuple(line for one in ordered for line in _words(one))
    covered = tuple(one for one in members if lids_over(one, shapes, size))
    panels = [one for one in panels if not any(one is each for each in members)]
    places = [needed_place(one) if isinstance(one, WordShape) else one.place for one in members]
    return Drawing(tuple(members), around(places), words, covered, tuple(panels))


def _led_to(held: Collection[int], shapes: Sequence[AnyShape], edge: int) -> list[int]:
    """Lines that lead out of a drawing, and the words that they lead to."""
    members = [one for one in shapes if id(one) in held]
    pictures = [one.place for one in members if not isinstance(one, WordShape) and not _is_arrow(one)]
    arrows = [
        one
        for one in shapes
        if _is_arrow(one) and (id(one) in held or any(_grown(one.place, 1).shared(each) for each in pictures))
    ]
    ends = [
        one
        for one in shapes
        if isinstance(one, WordShape) and id(one) not in held and not one.role and not _is_list(one)
        if any(_grown(arrow.place, edge).shared(one.place) for arrow in arrows)
    ]
    return [id(one) for one in (*arrows, *ends)] if pictures else []


def _counted(shapes: Sequence[AnyShape], size: tuple[int, int]) -> list[WordShape]:
    """Small boxes with a number in each that are all the words of a slide but its title: marks at its pictures."""
    words = [one for one in shapes if isinstance(one, WordShape) and one.role not in TITLES]
    most = size[0] * size[1] * _COUNTED
    are_marks = all(
        one.is_drawn and one.place.area <= most and plain_line(one.paragraphs[0].text).isdigit() for one in words
    )
    return words if len(words) > 1 and are_marks else []


def _is_arrow(shape: AnyShape) -> bool:
    """Whether a shape is a line that runs down or across as far as to lead from one thing to another."""
    return (
        isinstance(shape, DrawnShape) and shape.is_line and bool(shape.points or shape.leads_from or shape.leads_to)
    )


def _is_list(shape: WordShape) -> bool:
    return any(one.mark for one in shape.paragraphs)


def _is_panel(shape: AnyShape) -> bool:
    """Whether a plate holds words that are more than a label."""
    return isinstance(shape, WordShape) and not _is_label(shape)


def _seeds(shapes: Sequence[AnyShape], size: tuple[int, int]) -> list[AnyShape]:
    """The shapes that show that there is a drawing: boxes and arrows, pictures that overlap, marks on a picture."""
    drawn = [one for one in shapes if _is_drawn(one, size)]
    lines = [one for one in drawn if isinstance(one, DrawnShape) and (one.is_line or "rrow" in one.form)]
    solid = [one for one in drawn if not any(one is line for line in lines)]
    boxes = [one for one in solid if isinstance(one, WordShape)]
    large = size[0] * size[1] * 0.6
    every = [one for one in shapes if isinstance(one, PictureShape)]
    pictures = [one for one in every if on_slide(one.place, size).area < large]
    covered = [one for one in shapes if lids_over(one, shapes, size)]
    if len(drawn) + len(pictures) > _MOST_COMPARED:
        return [*drawn, *pictures, *covered]
    marks = [*drawn, *(one for one in shapes if _is_label(one))]
    marked = [one for one in marks if any(_lies_on(one, each) for each in pictures)]
    signs = [one for one in drawn if not isinstance(one, DrawnShape) or one.form != "line"]
    marked += [one for one in signs if any(_lies_on(one, each) for each in every if each not in pictures)]
    on_pictures = [each for each in every if any(_lies_on(one, each) for one in marked)]
    numbers = [one for one in marked if isinstance(one, WordShape) and one.is_drawn]
    counted = _counted(shapes, size) if pictures else []
    alike = [one for one in boxes if any(one.form == each.form and are_alike([one, each]) for each in numbers)]
    if counted or (alike and len(alike) > len(numbers) and all(map(_is_label, alike))):
        # Marks that are counted through belong together, and each to the picture beside it.
        marked, on_pictures = [*marked, *alike, *counted], [*on_pictures, *pictures]
    linked = pictures if lines and len(pictures) > 1 and not boxes else []
    piled = [
        one
        for one in pictures
        if any(_overlap(one.place, each.place, _PILED) for each in pictures if each is not one)
    ]
    carried = [each for one in lines if not one.is_line for each in _carried(one, shapes)]
    # What moves as one thing is shown as one.
    moved = [one for one in shapes if one.is_moved and one.is_grouped]
    found: list[AnyShape] = [*marked, *on_pictures, *linked, *piled, *covered, *carried, *moved]
    enough = len(lines) > 1 or len(solid) - len(boxes) >= _FEWEST or len(boxes) >= _MANY_BOXES
    nested = any(_overlap(one.place, other.place) for one in solid for other in solid if other is not one)
    if len(drawn) >= _FEWEST and (enough or nested or _is_scattered(boxes)):
        found += drawn
    elif linked:
        found += lines
    seen = set(map(id, found))
    return [one for one in shapes if id(one) in seen]


def _lies_on(shape: AnyShape, picture: PictureShape) -> bool:
    """Whether a mark lies on a picture; a label is a mark where it is small beside that."""
    if not _is_label(shape):
        return _covered(shape.place, picture.place) > _ON
    small = shape.place.area < picture.place.area * _SMALL_ON
    return small and _covered(shape.place, picture.place) > _LABEL_ON


def _is_label(shape: AnyShape) -> bool:
    """Whether a shape holds a few words, and is no placeholder."""
    if not isinstance(shape, WordShape) or shape.role:
        return False
    return sum(len(plain_line(one.text).split()) for one in shape.paragraphs) <= _LABEL


def _carried(arrow: DrawnShape, shapes: Sequence[AnyShape]) -> list[AnyShape]:
    """A broad arrow and what lies on it, where that is several things: their order is that of the arrow."""
    held = [one for one in shapes if one is not arrow and _covered(one.place, arrow.place) > _ON]
    return [arrow, *held] if len(held) > 1 else []


def _is_scattered(boxes: Sequence[WordShape]) -> bool:
    """Whether boxes with a few words stand in no rows and columns, such as in a circle: that says something."""
    short = all(sum(len(plain_line(each.text).split()) for each in one.paragraphs) <= 2 * _LABEL for one in boxes)
    return len(boxes) >= _FEWEST and short and are_alike(boxes) and rows_of_grid(boxes) is None


def are_alike(boxes: Sequence[WordShape]) -> bool:
    """Whether boxes are about as large as each other."""
    areas = [max(1, one.place.area) for one in boxes]
    return max(areas) < 2.5 * min(areas)


def are_in_row(boxes: Sequence[WordShape]) -> bool:
    """Whether a line runs through all boxes from the left to the right."""
    return max(one.place.y for one in boxes) < min(one.place.bottom for one in boxes)


def are_in_column(boxes: Sequence[WordShape]) -> bool:
    """Whether a line runs through all boxes from the top to the bottom."""
    return max(one.place.x for one in boxes) < min(one.place.right for one in boxes)


def rows_of_grid(boxes: Sequence[WordShape]) -> list[list[WordShape]] | None:
    """Boxes that are alike, in their rows; None where they don't stand in rows and columns."""
    if len(boxes) < _FEWEST or not are_alike(boxes):
        return None
    rows: list[list[WordShape]] = []
    for one in sorted(boxes, key=lambda box: box.place.y + box.place.height / 2):
        if rows and are_in_row([*rows[-1], one]):
            rows[-1].append(one)
        else:
            rows.append([one])
    rows = [sorted(row, key=lambda box: box.place.x) for row in rows]
    width = len(rows[0])
    if any(len(row) != width for row in rows[:-1]) or len(rows[-1]) > width:
        return None
    apart = all(left.place.right <= right.place.x for row in rows for left, right in pairwise(row))
    columns = [[row[number] for row in rows if number < len(row)] for number in range(width)]
    return rows if apart and all(map(are_in_column, columns)) else None


def _overlap(first: Place, second: Place, share: float = 0.2) -> bool:
    """Whether places overlap by more than their edges, which are this share of the smaller one."""
    smaller, larger = sorted((first, second), key=lambda one: one.area)
    return bool(smaller.area) and _covered(smaller, larger) > share


def _grown(place: Place, edge: int) -> Place:
    return Place(place.x - edge, place.y - edge, place.width + 2 * edge, place.height + 2 * edge)


def _is_drawn(shape: AnyShape, size: tuple[int, int]) -> bool:
    """Whether a shape is drawn, and neither the ground of the slide nor a rule along it."""
    if isinstance(shape, DrawnShape):
        across = shape.place.width > size[0] * 0.6 and shape.place.height < size[1] * 0.06
        along = shape.place.height > size[1] * 0.6 and shape.place.width < size[0] * 0.06
        large = shape.place.area > size[0] * size[1] * 0.6 and "rrow" not in shape.form
        return not (across or along or large or shape.media or _is_decoration(shape, size))
    return isinstance(shape, WordShape) and shape.is_drawn and not shape.role


def _is_decoration(shape: DrawnShape, size: tuple[int, int]) -> bool:
    """Whether a shape is a dot before a line of words, or an outline of nobody's that fills a corner of the slide."""
    place = shape.place
    if shape.is_line:
        return False
    if max(place.width / size[0], place.height / size[1]) < _DOT:
        return True
    sides = [place.x <= 0, place.y <= 0, place.right >= size[0], place.bottom >= size[1]]
    return shape.form == "outline" and sum(sides) > 1


def _belongs(shape: AnyShape, place: Place, size: tuple[int, int]) -> bool:
    """Whether a shape that stands on a drawing, or a label that touches it, is a part of it."""
    if isinstance(shape, WordShape):
        if (_is_list(shape) and not shape.is_drawn) or shape.role in (*TITLES, "body", "subTitle"):
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


def _words(shape: AnyShape) -> list[str]:
    if isinstance(shape, WordShape):
        words = " ".join(plain_line(one.text) for one in shape.paragraphs)
        return [words] if words else []
    return []
