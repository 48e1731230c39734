"""Panels: one chart for each part of the data, in a grid on one sheet, with the same axes, colors and names.

No type of chart is known here: the function that draws the chart of a panel is handed in.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Panel
from deckgen.plot.captions import caption, heads, legend
from deckgen.plot.paper import CAPITAL, LINE_HEIGHT, Plot
from deckgen.plot.planned import Planned
from deckgen.plot.rect import Rect
from deckgen.plot.scales import Scales, shared, shared_reach
from deckgen.plot.sheet_layers import Layer
from deckgen.plot.wrap import wrap

Draw = Callable[[Plot, ChartData], None]

BESIDE, BELOW = 28.0, 16.0
LEAST_WIDTH, LEAST_HEIGHT = 112.0, 66.0
BEST_SHAPE, EMPTY_CELL = 1.55, 0.3
HEAD, UNDER_NAMES = 1.75, 6.0


class Grid(Struct, frozen=True):
    """Panels in a grid: how many columns, and the room of each with its title, in points."""

    columns: int
    cells: tuple[Rect, ...]


def title_height(size: float, lines: int = 1) -> float:
    """The room over a panel for a title of this size in so many lines, in points."""
    return size * (1.75 + (lines - 1) * LINE_HEIGHT)


def plan_grid(count: int, room: Rect, size: float, least_height: float = LEAST_HEIGHT) -> Grid:
    """The grid of so many panels that gives them the best shape: none too small to be read, few places empty.

    size is that of the titles, least_height the least that a panel needs without its title.
    """
    grids = [_grid(count, columns, room) for columns in range(1, count + 1)]
    roomy = [grid for grid in grids if _holds(grid, size, least_height)]
    return min(roomy or grids, key=lambda grid: _badness(grid, count, size, least_height))


def least_size(count: int, columns: int, size: float, least_height: float = LEAST_HEIGHT) -> tuple[float, float]:
    """The width and height in points that so many panels in so many columns need at the least."""
    rows = -(-count // columns)
    width = columns * LEAST_WIDTH + (columns - 1) * BESIDE
    return width, rows * (least_height + title_height(size)) + (rows - 1) * BELOW


def names_height(chart: ChartData, size: float) -> float:
    """The room over all panels for names of series, the unit and a question, in points, each in one line."""
    lines = (len(chart.series) > 1 and chart.labels != "none") + bool(chart.unit_aside) + bool(chart.question)
    return lines * size * HEAD + (UNDER_NAMES if lines else 0.0)


def draw_panels(plot: Plot, chart: ChartData, draw: Draw, least_height: float = LEAST_HEIGHT) -> None:
    """Draw the panels of a chart with what they have in common said once over all of them."""
    room = _names(plot, chart, plot.room)
    grid = plan_grid(len(chart.panels), room, plot.look.largest, least_height)
    measure = partial(plot.measure, weight="semibold")
    cell = grid.cells[0]
    # A title takes no more than half of its panel.
    most = 2 if title_height(plot.size, 2) <= cell.height / 2 else 1
    titles = [wrap(panel.title, cell.width, measure, most).lines for panel in chart.panels]
    under = title_height(plot.size, max(len(lines) for lines in titles))
    placed = [
        (_quiet(panel, chart), cell.cut(top=min(under, cell.height / 2)))
        for panel, cell in zip(chart.panels, grid.cells, strict=True)
    ]
    alone = _tried(plot, draw, placed, Scales)
    if len({scales.ruled for scales in alone}) > 1:
        # Values that don't fit at the bars of one panel are left to the axis in all of them.
        placed = [(replace(one, labels="none"), area) for one, area in placed]
        alone = _tried(plot, draw, placed, Scales)
    every = _common(plot, draw, placed, alone) if chart.share_axes else [Scales() for _ in placed]
    for index, ((drawn, area), scales) in enumerate(zip(placed, every, strict=True)):
        with plot.on(Layer("panel", number=index)):
            if drawn.x and drawn.series:
                draw(plot.part(area, plot.look, scales), drawn)
    for index, (lines, cell) in enumerate(zip(titles, grid.cells, strict=True)):
        with plot.on(Layer("panel", number=index)):
            for number, words in enumerate(lines):
                baseline = cell.top - plot.size * (CAPITAL + 0.12) - number * plot.line_height
                plot.text(cell.left, baseline, words, weight="semibold")


def _names(plot: Plot, chart: ChartData, room: Rect) -> Rect:
    """The names of the series and what is counted, over all panels; returns the room that is left."""
    entries = [(one.label, plot.color(one)) for one in chart.series]
    if chart.labels == "legend" and len(entries) > 1:
        room = legend(plot, entries, room)
    elif chart.labels != "none" and len(entries) > 1:
        room = heads(plot, entries, [], room, apart=False)
    room = caption(plot, chart, room)
    return room if room == plot.room else room.cut(top=UNDER_NAMES)


def _quiet(panel: Panel, chart: ChartData) -> ChartData:
    """The chart of a panel without what is said over all of them."""
    several = len(chart.series) > 1
    series = tuple(replace(one, label="") if several else one for one in panel.chart.series)
    axis = replace(panel.chart.axis, title="")
    # A unit that stands with each value is kept: it says that values may go without it.
    unit = panel.chart.unit if panel.chart.format.has_unit else ""
    return replace(panel.chart, series=series, question="", axis=axis, unit=unit)


def _tried(
    plot: Plot, draw: Draw, placed: Sequence[tuple[ChartData, Rect]], scales: Callable[[], Scales]
) -> list[Scales]:
    """The axes that the panels ask for, tried out on sheets of their size."""
    used = []
    for chart, area in placed:
        sheet = Planned(plot.look, area.width / 72, area.height / 72)
        sheet.scales = scales()
        if chart.x and chart.series:
            draw(sheet, chart)
            used.append(sheet.scales)
    return used


def _common(
    plot: Plot, draw: Draw, placed: Sequence[tuple[ChartData, Rect]], alone: Sequence[Scales]
) -> list[Scales]:
    """Axes that hold the values of all panels, and are as long in each of them."""
    reaching = _tried(plot, draw, placed, lambda: shared_reach(alone))
    return [shared(reaching) for _ in placed]


def _grid(count: int, columns: int, room: Rect) -> Grid:
    rows = -(-count // columns)
    width = (room.width - BESIDE * (columns - 1)) / columns
    height = (room.height - BELOW * (rows - 1)) / rows
    cells = []
    for index in range(count):
        row, column = divmod(index, columns)
        left, top = room.left + column * (width + BESIDE), room.top - row * (height + BELOW)
        cells.append(Rect(left, top - height, left + width, top))
    return Grid(columns, tuple(cells))


def _holds(grid: Grid, size: float, least_height: float) -> bool:
    cell = grid.cells[0]
    return cell.width >= LEAST_WIDTH and cell.height - title_height(size) >= least_height


def _badness(grid: Grid, count: int, size: float, least_height: float) -> float:
    """How far the panels are from the best shape, and how many places stay empty."""
    width, height = grid.cells[0].width, grid.cells[0].height - title_height(size)
    if width <= 0 or height <= 0:
        return math.inf
    empty = grid.columns * -(-count // grid.columns) - count
    missing = max(0.0, 1 - width / LEAST_WIDTH) + max(0.0, 1 - height / least_height)
    return abs(math.log(width / height / BEST_SHAPE)) + EMPTY_CELL * empty + 10 * missing
