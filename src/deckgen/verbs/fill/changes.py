"""What a run of `deckgen fill` tells: each place, with what stood there before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct

from deckgen.numbers.plain import plain_number
from deckgen.stages.bind.talk import FilledTalk
from deckgen.verbs.fill.kept_looks import KeptLooks
from deckgen.verbs.fill.points_along import numbers_along
from deckgen.verbs.fill.shape_choice import FilledShape


class Change(Struct, frozen=True):
    """What was filled in: where, and what stood there before and after."""

    place: str
    old: str
    new: str


def changes_made(words: FilledTalk, shapes: Sequence[FilledShape]) -> list[Change]:
    """What was filled in, slide by slide."""
    made: list[Change] = []
    for one in words.slides:
        made += [
            Change(
                f"slide {one.talk.number}, {text.text.place}", on_one_line(text.text.words), on_one_line(text.said)
            )
            for text in one.texts
            if text.words
        ]
        made += [
            Change(shape.place, _before(shape), _after(shape))
            for shape in shapes
            if shape.slide.part == one.talk.part
        ]
    # PowerPoint keeps the titles of slides among the properties of the file too.
    told = {one.old for one in made}
    others = [
        Change(one.text.place, *map(on_one_line, (one.text.words, one.said))) for one in words.texts if one.words
    ]
    return made + [one for one in others if one.old not in told]


def _before(filled: FilledShape) -> str:
    """What stood in the place of a chart."""
    shape, chart = filled.shape, filled.shape.chart
    if chart is not None:
        return f"{chart.kind} chart, {_rows(chart.series, chart.along, chain(*chart.values))}"
    return f"{shape.what}" + (f" ('{shape.words}')" if shape.words else "")


def _after(filled: FilledShape) -> str:
    """What stands there now; a chart of PowerPoint's own stays of its kind."""
    data, chart = filled.content.chart, filled.shape.chart
    along = data.x if any(data.x) else tuple(f"{value:.10g}" for value in numbers_along(data))
    kind = data.kind if chart is None else chart.kind
    values = (value for one in data.series for value in one.values if value is not None)
    made = f"{kind} chart, {_rows([one.label for one in data.series], along, values)}"
    if filled.shape.lost:
        made += f"; without its {' and '.join(filled.shape.lost)}"
    if chart is not None and KeptLooks(chart, data, filled.place).leading():
        made += f"; what marked '{chart.along[-1]}', its last point, marks '{along[-1]}'"
    return made


def _rows(series: Sequence[str], along: Sequence[str], values: Iterable[float]) -> str:
    """How much a chart shows, in a few words."""
    count = f"{len(series)} series" if len(series) != 1 else f"'{series[0]}'"
    held = list(values)
    reach = f", {plain_number(min(held), 4)} to {plain_number(max(held), 4)}" if held else ""
    ends = f"{along[0]} … {along[-1]}" if len(along) > 1 else "".join(along)
    return f"{count} of {len(along)} ({ends}){reach}" if along else count


def on_one_line(words: str) -> str:
    """Words as a line of what is printed says them."""
    return " ".join(words.split())
