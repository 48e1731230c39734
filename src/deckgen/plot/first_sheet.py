"""The first sheet: what is drawn so that all is loaded that drawing needs, and thrown away."""

from __future__ import annotations

from deckgen.fitting.fonts import with_many_alphabets
from deckgen.model.chart_data import ChartLook
from deckgen.plot.paper import Plot, settings
from deckgen.plot.rect import Rect


def draw_first_sheet() -> None:
    """Draw a bar, a line and words on a sheet of a square inch."""
    (regular, bold), *_ = (*with_many_alphabets(), ("", ""))
    with settings():
        plot = Plot(ChartLook("000000", "888888", "dddddd", "ffffff", "bbbbbb", regular, bold, bold), 1, 1)
        plot.bar(Rect(10, 10, 20, 40), "1f5fa8")
        plot.line([(10, 10), (60, 40)], "1f5fa8", 1)
        if regular:
            plot.text(10, 50, "1")
    plot.png()
    plot.svg()
