"""Times charts with and without an annotation, drawn cold as SVG and PNG: python bench/annotations.py RUNS.

Prints JSON: milliseconds of CPU time a chart, the least of all runs, and what the annotation adds in percent.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from msgspec.structs import replace

from deckgen.charting.chart_type import settled
from deckgen.fitting.chart_look import look_of
from deckgen.fitting.fonts import Fonts
from deckgen.model.brand import Brand
from deckgen.model.chart_data import Annotation, ChartData, Series, Spot
from deckgen.numbers.by_language import number_format
from deckgen.stages.draw.one_drawing import render

YEARS = tuple(str(year) for year in range(2008, 2018))
VALUES = (367.0, 305.0, 393.0, 460.0, 494.0, 506.0, 534.0, 531.0, 524.0, 557.0)
CHANGE = Annotation("", "change", (Spot(0, "trade"), Spot(9, "trade")), "+52%", "+52%")
POINT = Annotation("the best year", "point", (Spot(9, "trade"),), "557", "557")
WIDTH, HEIGHT = 12.0, 4.9


def least_ms(run: Callable[[], object], runs: int) -> float:
    """The least CPU time of some runs."""
    taken = []
    for _ in range(runs):
        settled.cache_clear()
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def main(runs: int) -> None:
    """Measure bars, lines and rows: planning, and drawing, which plans first where no check has planned already."""
    brand = Brand()
    look = look_of(brand, Fonts(brand))
    found = {}
    for kind in ("bar", "line", "ranking"):
        series = Series("trade", "Trade", VALUES, "1F5FA8", "line" if kind == "line" else "bar")
        bare = ChartData(kind, YEARS, (series,), number_format("#,##0", "en-US"))
        for annotation in (CHANGE, POINT):
            both = [bare, replace(bare, annotations=(annotation,))]
            planned = [least_ms(lambda one=one: settled(one, look, WIDTH, HEIGHT), runs) for one in both]  # type: ignore[misc]
            drawn = [least_ms(lambda one=one: render(one, look, WIDTH, HEIGHT), runs) for one in both]  # type: ignore[misc]
            more = drawn[1] / drawn[0] - 1
            found[f"{kind} {annotation.kind}"] = {
                "planned": [round(one, 1) for one in planned],
                "drawn": [round(one, 1) for one in drawn],
                "more": f"{more:.0%}",
            }
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main(int(sys.argv[1]))
