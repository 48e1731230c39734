"""ShadedChart: what every chart has whose colors stand for numbers."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.color import difference
from deckgen.model.node import Number
from deckgen.plot.color_scale import Hues


class ShadedChart(Chart):
    """A chart in which a value is the shade of a color: the darker, the higher."""

    neutral: Number | None = None
    """The value between two colors, which become darker below it and above it; 0 where left out and some values are
    below 0 and some above."""

    def hues(self, data: ChartData, scope: Scope) -> Hues:
        """The colors that the values get; complains of colors for single names, for there are none."""
        one = data.series[0] if len(data.series) == 1 else None
        names = (one.name, one.label) if one else ()
        for thing in self.color:
            if thing and thing not in names:
                message = f"a {self.word()} has one color, which is darker where values are higher"
                scope.log.error("unfit_key", message, thing.span, "write one color, such as 'color: blue'")
        brand = scope.brand
        written = next((found for color in self.color.values() if (found := brand.color(color))), None)
        named = next((found for name in names if (found := brand.named_colors.get(name))), None)
        full = written or named or brand.colors.accent
        other = max((brand.red, brand.blue), key=lambda hue: difference(hue, full))
        return Hues(full, other, float(self.neutral or 0.0))
