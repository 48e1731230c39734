"""One drawing: what is drawn of a chart, and how it becomes a picture. Loads matplotlib once something is drawn."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.charting.appearing import all_layers
from deckgen.charting.finite import finite
from deckgen.fitting.chart_look import look_on
from deckgen.model.brand_colors import Colors
from deckgen.model.chart_data import ChartData, ChartLook, Setting
from deckgen.model.program import Program
from deckgen.plot.sheet_layers import GROUND, Layer

if TYPE_CHECKING:
    from deckgen.plot import Plot

Pictured = tuple[bytes, bytes]


class Drawing(Struct, frozen=True):
    """One picture to be drawn: a chart at a width and height in inches, how it is set, where that is known, and the
    colors of the ground that it stands on, where that isn't the brand's paper.

    layers: what of it is drawn; empty for all of it.
    """

    chart: ChartData
    width: float
    height: float
    setting: Setting | None = None
    colors: Colors | None = None
    layers: tuple[Layer, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether a function of the author's own draws it."""
        return isinstance(self.chart.detail, Program)


def draw_one(drawing: Drawing, look: ChartLook) -> Pictured:
    """The PNG and the SVG of a drawing, in a look that is the brand's on its paper."""
    look = look_on(look, drawing.colors)
    return render(drawing.chart, look, drawing.width, drawing.height, drawing.setting, drawing.layers)


def render(
    chart: ChartData,
    look: ChartLook,
    width: float,
    height: float,
    setting: Setting | None = None,
    layers: tuple[Layer, ...] = (),
) -> Pictured:
    """The PNG and the SVG of a chart, width by height inches; the same chart gives the same bytes.

    With layers they show these alone, and have no bytes where nothing is on these; the ground is always shown.
    """
    plot = plotted(chart, look, width, height, setting)
    if layers and not plot.show(layers, all_layers(chart)) and GROUND not in layers:
        return b"", b""
    return plot.png(), plot.svg()


def plotted(chart: ChartData, look: ChartLook, width: float, height: float, setting: Setting | None = None) -> Plot:
    """A chart on a plot of width by height inches; an empty plot where there is nothing to show.

    It is set as suits it there where nothing is said of that.
    """
    from deckgen.charting.chart_type import draw_chart
    from deckgen.plot import Plot, settings

    with settings():
        plot = Plot(look, width, height)
        if chart.x and chart.series:
            draw_chart(plot, finite(chart), setting)
    return plot


def load_what_draws() -> None:
    """Load all that drawing needs, which takes longer than ten charts, by drawing something small."""
    # The threads that it would calculate with are of no use here.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from deckgen.plot.first_sheet import draw_first_sheet

    draw_first_sheet()
