"""What a chart shows: series, values, colors and words, with nothing left to look up and nothing drawn yet.

A ChartData is small, frozen and picklable: it travels to the process that draws it, and its digest names the
picture in the cache.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from msgspec import Struct

from deckgen.model.format import NumberFormat

Detail = TypeVar("Detail")
Labels = Literal["auto", "ends", "bars", "none", "legend"]


class Series(Struct, frozen=True):
    """One series: a value for every x (None where there is none), its label, and its color (hex, no '#').

    mark says how a combo draws it; a series is muted when others are highlighted.
    """

    name: str
    label: str
    values: tuple[float | None, ...]
    color: str
    mark: Literal["bar", "line"] = "bar"
    muted: bool = False


class Annotation(Struct, frozen=True):
    """Grey words at an x of the chart (an index into ChartData.x, or between two of them)."""

    position: float
    text: str


class Panel(Struct, frozen=True):
    """One of several charts on one sheet, and its title."""

    title: str
    chart: ChartData


class ChartData(Struct, frozen=True):
    """A chart, bound: kind is its type, x the labels of its categories or points in time.

    positions are the numbers of x on a numeric or time axis, None where x holds categories. colors holds a
    color for each x where categories are colored one by one (bar, ranking, donut), else it is empty; a category
    that is not highlighted while others are has the muted color there. unit is said once, over the plot, where
    the format doesn't say it. center is what stands in the middle of a round chart. detail is what only this type
    of chart knows: a small frozen Struct of its module. Where there are panels, each has a chart of this kind, and
    x and series hold what stands in any of them, without values; share_axes says that their axes are as one.
    """

    kind: str
    x: tuple[str, ...]
    series: tuple[Series, ...]
    format: NumberFormat
    labels: Labels = "auto"
    positions: tuple[float, ...] | None = None
    colors: tuple[str, ...] = ()
    emphasis: tuple[bool, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    unit: str = ""
    second_axis: bool = False
    second_format: NumberFormat | None = None
    center: str = ""
    detail: object = None
    panels: tuple[Panel, ...] = ()
    share_axes: bool = True

    @property
    def unit_aside(self) -> str:
        """The unit, where the format doesn't say it; else empty."""
        return "" if self.format.has_unit else " ".join(self.unit.split())

    def own(self, kind: type[Detail]) -> Detail:
        """The detail of this type of chart; its defaults where the chart has none."""
        return self.detail if isinstance(self.detail, kind) else kind()


class ChartLook(Struct, frozen=True):
    """What a chart takes from the brand: colors (hex, no '#'), font files by weight, and sizes in points.

    largest and smallest bound the size of every label as it appears on the slide.
    """

    ink: str
    grey: str
    hairline: str
    paper: str
    muted: str
    regular: str
    semibold: str
    bold: str
    largest: float = 13.0
    smallest: float = 11.0
    families: tuple[str, ...] = ()
