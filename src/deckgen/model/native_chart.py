"""Native: a chart as PowerPoint draws it itself, with everything chosen: columns, series, axes, labels and places.

Colors are hex without '#', sizes and widths points, number formats Excel's codes. What lies on the chart is said in
shares of its width and height, from its upper left corner.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Mark = Literal["column", "bar", "line", "area", "dots", "bubbles", "ring"]
Stacking = Literal["", "stacked", "share"]
Unit = Literal["days", "months", "years"]
Place = Literal["above", "below", "right", "left", "center", "tip", ""]


class Lettering(Struct, frozen=True):
    """How words look; semibold ones are in the font of headings."""

    size: float
    color: str
    weight: Literal["regular", "semibold", "bold"] = "regular"


class Region(Struct, frozen=True):
    """A part of the chart in shares of its width and height: its left and upper edge, how wide and high it is."""

    left: float
    top: float
    width: float
    height: float


class Label(Struct, frozen=True):
    """What stands at a point: the name of its series or category and its value, in lines, or words of its own.

    code writes the value; "" leaves it out. joint stands between name and value. shift moves the label from its
    place; room is how wide and high one is whose words are wrapped.
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
    """A column of the sheet behind the chart: its head, a value for each row (None where there is none), its format.

    adds are the columns (counted from 0) that it sums up, with a formula; none for one of plain values.
    """

    head: str
    values: tuple[float | str | None, ...]
    code: str = "General"
    adds: tuple[int, ...] = ()


class Dot(Struct, frozen=True):
    """The mark of a point: how wide it is in points, its color, and that of its rim ("" for none)."""

    width: float
    color: str
    rim: str = ""


class Drawn(Struct, frozen=True):
    """A series: the column of its values, and how it is drawn.

    fill colors what it covers, "" for nothing; line is the color and width of its line or seam, None for none.
    colors are those of points that have their own, dots and labels those of points that have some, by their rows.
    across and sizes are the columns of a dot's x and of its area. shown is False for one that only carries labels.
    """

    column: int
    fill: str = ""
    line: tuple[str, float] | None = None
    colors: tuple[tuple[int, str], ...] = ()
    dots: tuple[tuple[int, Dot], ...] = ()
    labels: tuple[tuple[int, Label], ...] = ()
    across: int = 0
    sizes: int | None = None
    shown: bool = True


class Group(Struct, frozen=True):
    """Series that are drawn alike. gap and overlap are those of bars, in percent of a bar's width.

    second says that they stand on the second axis of values; scale is how large bubbles are, in percent of a quarter
    of the shorter side of the plot for the largest one.
    """

    mark: Mark
    series: tuple[Drawn, ...]
    stacking: Stacking = ""
    gap: int = 50
    overlap: int = 0
    second: bool = False
    scale: int = 100


class ValueAxis(Struct, frozen=True):
    """An axis of values: from where to where, the step between two ticks, and the format of its words.

    look is None where it has no words; grid is the color of its lines, "" for none; line that of the axis itself.
    """

    low: float
    high: float
    step: float
    code: str = "General"
    look: Lettering | None = None
    grid: str = ""
    line: str = ""


class NameAxis(Struct, frozen=True):
    """The axis of categories or points in time: every how many of them are named, and the color of its line.

    days is the format of points that lie as far apart as they are days (or whole numbers), "" for categories; then
    every counts what step names, and base is the unit that they are whole numbers of.
    edged says that the first and the last stand at the edges, turned that the first is on top.
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
    """A legend: where it stands, and how its words look."""

    region: Region
    look: Lettering


class Native(Struct, frozen=True):
    """A chart. The first column of the sheet holds what stands along x; plot is the inside of the axes.

    values has the axis of values and, where there is one, the second; across is that of numbers along x. joined says
    that lines go on over missing values, hole is how much of a ring is free, in percent of its width.
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
