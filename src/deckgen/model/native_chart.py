"""Native: a chart that PowerPoint itself draws and that can be edited there, with everything about it chosen.

Colors are hex without '#'; sizes and widths are points; number formats are Excel's format codes. Places on the chart
are shares of its width and height, 0 to 1, from its upper left corner.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# How the values of a group are drawn; columns stand, bars lie.
Mark = Literal["column", "bar", "line", "area", "dots", "bubbles", "ring"]
Stacking = Literal["", "stacked", "share"]
Unit = Literal["days", "months", "years"]
# Where a label stands at its point: "tip" is beyond the end of a bar, "" leaves the place to PowerPoint.
Place = Literal["above", "below", "right", "left", "center", "tip", ""]


class Lettering(Struct, frozen=True):
    """How words look. Semibold ones are in the font of headings, since PowerPoint knows regular and bold alone."""

    size: float
    color: str
    weight: Literal["regular", "semibold", "bold"] = "regular"


class Region(Struct, frozen=True):
    """A rectangle on the chart, in shares of the chart's width and height."""

    left: float
    top: float
    width: float
    height: float


class Label(Struct, frozen=True):
    """The words at a point: a name, its value, or both; or words of their own.

    look: how they look.
    place: where they stand at the point.
    code: the format of the value; "" leaves the value out.
    named: whose name stands there, "" for none.
    words: words instead of name and value.
    joint: what stands between name and value.
    shift: how far it is moved from its place, to the right and down, in shares of the chart; None for not at all.
    room: its width and height in shares of the chart, where its words are wrapped; else None.
    """

    look: Lettering
    place: Place
    code: str = ""
    named: Literal["", "series", "category"] = ""
    words: str = ""
    joint: str = "\n"
    shift: tuple[float, float] | None = None
    room: tuple[float, float] | None = None


class Column(Struct, frozen=True):
    """A column of the sheet behind the chart, which opens with "Edit Data".

    head: what stands in its first row.
    values: a value for each row below, None for an empty cell.
    code: the format of its cells.
    adds: the columns, counted from 0, whose sum its cells are by a formula; empty where they hold plain values.
    """

    head: str
    values: tuple[float | str | None, ...]
    code: str = "General"
    adds: tuple[int, ...] = ()


class Dot(Struct, frozen=True):
    """The round mark of a point: its width in points, its color, and the color of its rim ("" for none)."""

    width: float
    color: str
    rim: str = ""


class ErrorBars(Struct, frozen=True):
    """How far off the values of a series may be.

    minus, plus: the columns of how far down and how far up.
    line: the color and width of the whiskers.
    """

    minus: int
    plus: int
    line: tuple[str, float]


class TrendLine(Struct, frozen=True):
    """A line that PowerPoint itself lays through the values of a series.

    name: what it is called.
    line: its color and width.
    dotted: it is a line of dots.
    window: how many values each point of a moving mean is the mean of; 0 for a straight line.
    """

    name: str
    line: tuple[str, float]
    dotted: bool
    window: int = 0


class Drawn(Struct, frozen=True):
    """A series. Columns are counted from 0, and so are rows, without the head.

    column: the column of its values.
    fill: the color of bars, areas and bubbles, "" for none.
    line: the color and width of its line, or of the seam around what is filled; None for none.
    colors: the colors of points that differ from fill, by rows.
    dots: the marks of points that have one, by rows.
    labels: the labels of points that have one, by rows.
    across: the column of x, for dots and bubbles.
    sizes: the column of the areas of bubbles.
    in_legend: False for a series that is not seen itself and only carries labels.
    errors: how far off its values may be, None where nothing says so.
    trend: the line through its values, None for none.
    """

    column: int
    fill: str = ""
    line: tuple[str, float] | None = None
    colors: tuple[tuple[int, str], ...] = ()
    dots: tuple[tuple[int, Dot], ...] = ()
    labels: tuple[tuple[int, Label], ...] = ()
    across: int = 0
    sizes: int | None = None
    in_legend: bool = True
    errors: ErrorBars | None = None
    trend: TrendLine | None = None


class Group(Struct, frozen=True):
    """Series that are drawn alike.

    mark: how.
    series: the series in order.
    stacking: whether they stand on each other, "share" as shares of 100 percent.
    gap: the room between bars of different categories, in percent of a bar's width.
    overlap: how far the bars of one category cover each other, in percent of a bar's width.
    second: they stand on the second axis of values.
    scale: how large bubbles are. At 100 the largest is as wide as a quarter of the shorter side of the plot.
    """

    mark: Mark
    series: tuple[Drawn, ...]
    stacking: Stacking = ""
    gap: int = 50
    overlap: int = 0
    second: bool = False
    scale: int = 100


class AxisTitle(Struct, frozen=True):
    """What the numbers of an axis are: the words, the corner where they begin, and how they look."""

    words: str
    place: Region
    look: Lettering


class ValueAxis(Struct, frozen=True):
    """An axis of numbers.

    low, high: where it begins and ends.
    step: what is between two ticks.
    code: the format of the numbers at its ticks.
    look: how these look, None where there are none.
    grid: the color of the gridlines, "" for none.
    line: the color of the axis itself, "" for none.
    log: equal steps along it are equal multiples; then low and high are powers of ten.
    title: what its numbers are, None where nothing is said.
    """

    low: float
    high: float
    step: float
    code: str = "General"
    look: Lettering | None = None
    grid: str = ""
    line: str = ""
    log: bool = False
    title: AxisTitle | None = None


class NameAxis(Struct, frozen=True):
    """An axis of categories, or of points in time.

    look: how their names look, None where there are none.
    line: the color of the axis itself, "" for none.
    every: every how many categories are named: 1 names each. Along time, how many steps are between two names.
    days: the format of points in time, which stand as far apart as they are days; "" for categories. Whole numbers
        can stand as far apart as they are too, since PowerPoint takes them for days.
    step: what every counts along time.
    base: the smallest unit that the points in time differ by.
    edged: the first and the last stand at the edges of the plot, not half a category inside.
    turned: the axis runs the other way, so that in lying bars the first is on top.
    """

    look: Lettering | None
    line: str = ""
    every: int = 1
    days: str = ""
    step: Unit = "days"
    base: Unit = "days"
    edged: bool = False
    turned: bool = False


class Legend(Struct, frozen=True):
    """The legend: where it stands, and how its words look."""

    region: Region
    look: Lettering


class Native(Struct, frozen=True):
    """A chart.

    columns: the columns of the sheet behind it; the first holds what stands along x.
    groups: its series.
    plot: where the plot stands, without the words of its axes.
    text: how words look that nothing else is said of.
    values: the axis of values, and the second one where there is one.
    names: the axis of categories or time, where x holds such.
    across: the axis of numbers along x, for dots and bubbles.
    legend: the legend, None for none.
    joined: lines go on over missing values.
    hole: how wide the hole of a ring is, in percent of the ring's width.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    plot: Region
    text: Lettering
    values: tuple[ValueAxis, ...] = ()
    names: NameAxis | None = None
    across: ValueAxis | None = None
    legend: Legend | None = None
    joined: bool = False
    hole: int = 62
