"""Charts that appear one thing after the other: what their boxes become, and the steps of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.appearing import things_of
from deckgen.model.page import ChartBox, Page, Picture, Shape
from deckgen.model.reveal import Appearing, Step
from deckgen.plot.sheet_layers import Layer


class Drawn(Struct, frozen=True):
    """What a shape became once it was drawn: shapes in its place, and what of them appears on each click.

    Without steps it appears as it did before.
    """

    shapes: tuple[Shape, ...]
    steps: tuple[Step, ...] = ()


def layers_of(box: ChartBox) -> Iterator[tuple[Layer, ...]]:
    """What is on each picture of a chart; nothing in particular where one picture shows all of it."""
    if not box.in_steps:
        yield ()
        return
    for thing in things_of(box.chart):
        yield thing.layers
        if thing.behind is not None:
            yield (thing.behind,)


def pictures_of(box: ChartBox, drawn: Sequence[tuple[bytes, bytes]]) -> Drawn:
    """A chart as a picture, or as several of its size that lie on each other and show all of it together.

    drawn are the PNG and the SVG of each, in the order of `layers_of`; those on which nothing is are left out. The
    first one speaks for all of them.
    """
    if not box.in_steps:
        png, svg = drawn[0]
        return Drawn((Picture(box.box, png, "png", box.name, box.alt, svg=svg),))
    left, steps = iter(drawn), list[Step]()
    behind, over = list[Picture](), list[Picture]()
    for number, thing in enumerate(things_of(box.chart)):
        name = f"{box.name}{thing.name}" if number else box.name
        png, svg = next(left)
        pictures = [Picture(box.box, png, "png", name, "" if number else box.alt, svg=svg)] if png else []
        over += pictures
        if thing.behind is not None:
            png, svg = next(left)
            ground = [Picture(box.box, png, "png", f"{name}, behind", "", svg=svg)] if png else []
            behind += ground
            pictures += ground
        if pictures:
            steps.append(tuple(Appearing(picture.name) for picture in pictures))
    return Drawn((*behind, *over), tuple(steps))


def drawn_page(page: Page, made: Iterable[Drawn]) -> Page:
    """A page with what its shapes became, each chart that appears in steps in as many as it needs."""
    drawn = list(made)
    steps = {shape.name: one.steps for shape, one in zip(page.shapes, drawn, strict=True) if one.steps}
    shapes = tuple(chain.from_iterable(one.shapes for one in drawn))
    return replace(page, shapes=shapes, steps=tuple(chain.from_iterable(_parted(one, steps) for one in page.steps)))


def _parted(step: Step, steps: dict[str, tuple[Step, ...]]) -> Iterator[Step]:
    """A step as it is, or as the steps of the chart in it; what else appears on that click appears on the first."""
    chart = next((steps[one.name] for one in step if one.name in steps), None)
    if chart is None:
        yield step
        return
    others = tuple(one for one in step if one.name not in steps)
    yield (*chart[0], *others)
    yield from chart[1:]
