"""Steps: where the things of a block begin that appear one by one in the show, noted while the block is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from deckgen.model.page import Bundle, Paragraph, Shape
from deckgen.model.reveal import Appearing, Paragraphs, Step


class _Start(Struct, frozen=True):
    """Where a thing begins: at the shape of this number on the page; points are those of a list, if it is one."""

    shape: int
    points: tuple[Paragraphs, ...] = ()


class Steps:
    """The things of one block, in the order in which they are drawn."""

    def __init__(self) -> None:
        self._starts: list[_Start] = []

    def begin(self, shape: int) -> None:
        """The next thing begins at the shape of this number."""
        self._starts.append(_Start(shape))

    def begin_list(self, shape: int, paragraphs: Sequence[Paragraph]) -> None:
        """The next things are the points of a list in this shape, each with the points under it."""
        firsts = [number for number, paragraph in enumerate(paragraphs) if paragraph.level == 0]
        points = (Paragraphs(first, after - 1) for first, after in pairwise([*firsts, len(paragraphs)]))
        self._starts.append(_Start(shape, tuple(points)))

    def part(self, first: int, end: int) -> bool:
        """Whether the shapes from first up to end (not included) appear in several steps."""
        # What is drawn before the first thing appears with it.
        begun = any(first < start.shape < end for start in self._starts[1:])
        return begun or any(len(start.points) > 1 and first <= start.shape < end for start in self._starts)

    def made(self, shapes: Sequence[Shape], first: int, bundles: Sequence[Bundle]) -> tuple[Step, ...]:
        """What appears on each click, where the block has drawn the shapes from first on."""
        bundle_of = {name: bundle.name for bundle in bundles for name in bundle.shapes}
        starts = self._starts or [_Start(first)]
        ends = [*(start.shape for start in starts[1:]), len(shapes)]
        steps: list[Step] = []
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            drawn = [shape.name for shape in shapes[start.shape if number else first : end]]
            names = dict.fromkeys(bundle_of.get(name, name) for name in drawn)
            if start.points and shapes[start.shape].name in names:
                steps += _of_list(shapes[start.shape].name, start.points, names)
            elif names:
                # A list of one point may stand in a group, which appears as a whole.
                steps.append(tuple(map(Appearing, names)))
        return tuple(steps)


def _of_list(box: str, points: Sequence[Paragraphs], drawn: Iterable[str]) -> Iterator[Step]:
    """The steps of a list in a box; what is drawn beside it appears with its first point."""
    beside = tuple(Appearing(name) for name in drawn if name != box)
    for number, point in enumerate(points):
        yield (Appearing(box, point), *(beside if number == 0 else ()))
