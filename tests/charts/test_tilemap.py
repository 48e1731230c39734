"""A tile for every state of a country, darker where its value is higher."""

from __future__ import annotations

from sample_charts import BLUE, PLAIN, series

from deckgen.charts.tilemap import Places
from deckgen.model.chart import ChartData
from deckgen.plot.shades import shades

STATES = ("Texas", "California", "Michigan", "Illinois", "Arizona", "Ohio", "Tennessee", "North Carolina")
TRADE = (187, 73.1, 65.5, 22, 15.5, 14.7, 11.7, 8.3)
SAMPLE = ChartData(
    "tilemap",
    (*STATES, "Georgia", "Indiana", "Florida", "Pennsylvania", "New York"),
    (series("Trade", *TRADE, 10.4, 9.8, 9.7, 9.5, 6.4),),
    PLAIN,
    colors=shades((*TRADE, 10.4, 9.8, 9.7, 9.5, 6.4), BLUE, "FFFFFF"),
    emphasis=(True,) + (False,) * 12,
    unit="Trade with Mexico, US$ bn",
    detail=Places("No data"),
)
