"""ChartData: what a chart shows, with every value, color and word chosen, and nothing drawn yet.

It is small and can be pickled: it is sent to the process that draws it, and its digest is the name of the picture in
the cache.
"""

from __future__ import annotations

import math
from typing import Literal, TypeVar

from msgspec import Struct

from deckgen.model.format import NumberFormat
from deckgen.model.period import Period

Detail = TypeVar("Detail")
Labels = Literal["auto", "ends", "bars", "none", "legend", "highlight"]


class Trend(Struct, frozen=True):
    """A line through the values of a series.

    label: what stands at its end, in the language of the deck.
    points: the points it goes through: the index of each in ChartData.x, and how high it is there.
    slope: how much it rises for each unit of x, where it is straight; None for a moving mean.
    window: how many values each point of a moving mean is the mean of; 0 for a straight line.
    """

    label: str
    points: tuple[tuple[int, float], ...]
    slope: float | None = None
    window: int = 0


class Series(Struct, frozen=True):
    """One series of a chart.

    name: its column in the table.
    label: what it is called on the chart.
    values: a value for each x, None where there is none.
    color: hex without '#'.
    mark: how a combo draws it; other types of chart have one mark for all.
    muted: it stands back, because other series are highlighted.
    low, high: for each x between which two numbers the true value is likely to be, both None where that isn't known;
        empty where the chart shows no errors.
    trend: the line through its values, None for none.
    """

    name: str
    label: str
    values: tuple[float | None, ...]
    color: str
    mark: Literal["bar", "line"] = "bar"
    muted: bool = False
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    trend: Trend | None = None

    def bounds(self, index: int) -> tuple[float, float] | None:
        """Between which two numbers the true value at an x is likely to be; None where that isn't known."""
        low, high = (side[index] if side else None for side in (self.low, self.high))
        return None if low is None or high is None else (low, high)

    @property
    def reached(self) -> tuple[float | None, ...]:
        """What an axis must hold of the series: its values, how far off these may be, and its trend."""
        return (
            *self.values,
            *self.low,
            *self.high,
            *(value for _, value in (self.trend.points if self.trend else ())),
        )


class Spot(Struct, frozen=True):
    """A place on a chart that an annotation names.

    position: the index of its x in ChartData.x; a fraction for a place between two of them.
    series: the name of the series whose value stands there; "" for all that stands there together.
    """

    position: float
    series: str = ""


class Annotation(Struct, frozen=True):
    """What is drawn on a chart besides its data.

    text: the author's words, "" for none.
    kind: the module in annotations/ that knows how it is placed.
    spots: the places that it names.
    number: what it says of the data there, as it stands on the chart; "" for none.
    spoken: the same as it is said aloud.
    value: the place on the axis of values that it names, None for none.
    ends: what the two ends of a band are called, "" where the points of x there say it.
    values: the values at its spots as they are written, where they are to be read there.
    """

    text: str
    kind: str = "note"
    spots: tuple[Spot, ...] = ()
    number: str = ""
    spoken: str = ""
    value: float | None = None
    ends: tuple[str, str] = ("", "")
    values: tuple[str, ...] = ()

    @property
    def position(self) -> float:
        """The place along x of the first spot; it has one."""
        return self.spots[0].position


class AxisAsked(Struct, frozen=True):
    """What the author asks of an axis of numbers.

    low, high: where it begins and ends; None where the values decide.
    log: equal steps along it are equal multiples.
    title: what its numbers are; "" where nothing is said.
    """

    low: float | None = None
    high: float | None = None
    log: bool = False
    title: str = ""


class Panel(Struct, frozen=True):
    """One of several small charts side by side, and its title."""

    title: str
    chart: ChartData


class ChartData(Struct, frozen=True):
    """A chart.

    kind: its type, such as "bar"; the word of its module in charts/.
    x: the labels of its categories or points in time.
    series: its series, each with a value for each x.
    format: how its values are written.
    labels: where values and names of series are written.
    positions: the numbers of x on an axis of numbers or time, None where x holds categories.
    periods: the times that x names, in their order; empty where x is no time.
    breaks: the indexes of the points of x after which steps of time are left out, though all stand evenly.
    colors: a color for each x where categories have colors of their own (bar, ranking, donut), else empty. Those
        that are not highlighted while others are have the muted color.
    emphasis: for each x whether it is highlighted; empty where none is.
    annotations: what its author wants drawn on it besides its data.
    unit: what the values count.
    unknown: the word for a value that is missing, as short as can be.
    question: what was asked, where the values are answers; written over the chart.
    axis: what is asked of the axis of values, and x_axis of that of numbers along x.
    second_axis: the lines of a combo have an axis of their own.
    second_format: how the values of its lines are written; None where they are written as those of its bars.
    center: the words in the middle of a round chart.
    detail: what this type of chart alone needs: a small frozen Struct of its module.
    panels: small charts of this kind instead of one. Then x and series name what stands in any of them, and have no
        values.
    share_axes: the panels have the same axes, so that they can be compared.
    """

    kind: str
    x: tuple[str, ...]
    series: tuple[Series, ...]
    format: NumberFormat
    labels: Labels = "auto"
    positions: tuple[float, ...] | None = None
    periods: tuple[Period, ...] = ()
    breaks: tuple[int, ...] = ()
    colors: tuple[str, ...] = ()
    emphasis: tuple[bool, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    unit: str = ""
    unknown: str = ""
    question: str = ""
    axis: AxisAsked = AxisAsked()
    x_axis: AxisAsked = AxisAsked()
    second_axis: bool = False
    second_format: NumberFormat | None = None
    center: str = ""
    detail: object = None
    panels: tuple[Panel, ...] = ()
    share_axes: bool = True

    @property
    def notes(self) -> tuple[Annotation, ...]:
        """The annotations that are words at a place of x, for which every frame keeps a strip free."""
        return tuple(one for one in self.annotations if one.kind == "note")

    @property
    def formats(self) -> dict[str, NumberFormat]:
        """How the values of each series are written."""
        second = self.second_format
        return {one.name: second if second and one.mark == "line" else self.format for one in self.series}

    @property
    def unit_aside(self) -> str:
        """What the values are, as it is written over the plot: the title of their axis, and their unit.

        The unit is left out where the format says it with each value, and where the title has it.
        """
        title, unit = " ".join(self.axis.title.split()), " ".join(self.unit.split())
        is_said = self.format.has_unit or unit.casefold() in title.casefold()
        return ", ".join(words for words in (title, "" if is_said else unit) if words)

    @property
    def told_label(self) -> str:
        """The author's label of a series that stands alone, which alt texts say where no chart shows it, else ""."""
        alone = self.series[0] if len(self.series) == 1 else None
        return alone.label if alone and alone.label not in (alone.name, self.axis.title) else ""

    def own(self, kind: type[Detail]) -> Detail:
        """The detail as a Struct of this class; one with its defaults where the chart has none."""
        return self.detail if isinstance(self.detail, kind) else kind()


class Spare(Struct, frozen=True):
    """Room that a chart leaves free over its values and at their right, in points."""

    top: float = 0.0
    right: float = 0.0


class Levels(Struct, frozen=True):
    """Between which heights a chart may draw its values, in points over the foot of its sheet."""

    top: float = math.inf
    bottom: float = -math.inf


class Setting(Struct, frozen=True):
    """How a chart is set on its sheet, where that is known before it is drawn there.

    size: the size of its words in points.
    spare: the room that is left free for its annotations; None where it is still to be found.
    levels: what its place among the charts beside it leaves to its values.
    """

    size: float
    spare: Spare | None = None
    levels: Levels = Levels()


class ChartLook(Struct, frozen=True):
    """What a chart takes from the brand.

    ink, grey, hairline, paper, muted: colors, hex without '#'.
    regular, semibold, bold: the font files of these weights.
    largest, smallest: between which sizes words may be, in points, as they come out on the slide.
    others: further font files for letters that these lack, the first to be asked first: each regular and bold.
    """

    ink: str
    grey: str
    hairline: str
    paper: str
    muted: str
    regular: str
    semibold: str
    bold: str
    largest: float = 20.0
    smallest: float = 14.0
    others: tuple[tuple[str, str], ...] = ()
