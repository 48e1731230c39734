"""Steps: where the things of a block begin that appear one by one in the show, noted while the block is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from deckgen.model.page import Bundle, Paragraph, Shape
from deckgen.model.reveal import Appearing, Paragraphs, Step


class _Start(Struct, frozen=True):
    """Where a thing begins: at the shape of this number on the page.

    parts: the things that this one shape holds, such as the points of a list; () where it holds no several.
    part: the thing among those of the last such shape that goes on here; None where a new one begins.
    """

    shape: int
    parts: tuple[Appearing, ...] = ()
    part: int | None = None


class Steps:
    """The things of one block, in the order in which they are drawn."""

    def __init__(self) -> None:
        self._starts: list[_Start] = []

    def begin(self, shape: int, part: int | None = None) -> None:
        """The next thing begins at the shape of this number, or this part of the last shape with parts goes on."""
        self._starts.append(_Start(shape, part=part))

    def begin_parts(self, shape: int, parts: Sequence[Appearing]) -> None:
        """The next things are parts of the shape of this number."""
        self._starts.append(_Start(shape, tuple(parts)))

    def part(self, first: int, end: int) -> bool:
        """Whether the shapes from first up to end (not included) appear in several steps."""
        # What is drawn before the first thing appears with it.
        begun = any(first < start.shape < end for start in self._starts[1:])
        return begun or any(len(start.parts) > 1 and first <= start.shape < end for start in self._starts)

    def made(self, shapes: Sequence[Shape], first: int, bundles: Sequence[Bundle]) -> tuple[Step, ...]:
        """What appears on each click, where the block has drawn the shapes from first on."""
        bundle_of = {name: bundle.name for bundle in bundles for name in bundle.shapes}
        starts = self._starts or [_Start(first)]
        ends = [*(start.shape for start in starts[1:]), len(shapes)]
        steps: list[Step] = []
        first_part = 0
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            drawn = [shape.name for shape in shapes[start.shape if number else first : end]]
            names = dict.fromkeys(bundle_of.get(name, name) for name in drawn)
            appearing = tuple(map(Appearing, names))
            if start.part is not None:
                steps[first_part + start.part] += appearing
            elif start.parts and (name := shapes[start.shape].name) in names:
                first_part = len(steps)
                # What is drawn beside the shape appears with the first part of it.
                beside = tuple(one for one in appearing if one.name != name)
                steps += [(start.parts[0], *beside), *((part,) for part in start.parts[1:])]
            elif names:
                # A list of one point may stand in a group, which appears as a whole.
                steps.append(appearing)
        return tuple(steps)


def points_of(box: str, paragraphs: Sequence[Paragraph]) -> list[Appearing]:
    """The points of a list in the box of this name, each with the points under it."""
    firsts = [number for number, paragraph in enumerate(paragraphs) if paragraph.level == 0]
    return [Appearing(box, Paragraphs(first, after - 1)) for first, after in pairwise([*firsts, len(paragraphs)])]
