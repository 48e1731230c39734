"""Charts for the tests: strange ones that any type may be asked to draw, and what true ones are made of."""

from __future__ import annotations

from importlib import import_module

import numpy as np
from matplotlib.lines import Line2D
from msgspec.structs import replace

from deckgen.charting.chart_type import CHARTS
from deckgen.model.brand import PALETTE as HOUSE
from deckgen.model.chart_data import Annotation, ChartData, ChartLook, Series, Spot, Trend
from deckgen.numbers.by_language import number_format
from deckgen.plot import Plot
from deckgen.stages.draw.one_drawing import plotted
from own_samples import lack

# Every type but `python`: what authors draw themselves is theirs, and test_python.py says what holds for it.
DRAWN_TYPES = tuple(word for word in CHARTS.words if word != "python")
# Those that can be tried, since their own tests have a SAMPLE; test_every_chart.py says which have none.
TYPES = tuple(word for word in DRAWN_TYPES if lack("charts", word, "SAMPLE") is None)
HOUSE_GREEN, HOUSE_RED = HOUSE[1:3]
BLUE, GREEN, RED, GOLD, PURPLE, TEAL = PALETTE = ("1F5FA8", "1E7F5C", "C4472F", "D9982B", "7B5EA7", "2A9DA8")
MUTED = "B9C6D6"
DOLLARS = number_format("$#,##0 bn", "en-US")
PLAIN = number_format("#,##0.##", "en-US")
PERCENT = number_format('0"%"', "en-US")
SIZES = ((12.0, 4.9), (7.2, 4.6), (2.5, 1.8), (12.0, 1.6), (3.0, 5.0))


def draw(chart: ChartData, look: ChartLook, width: float = 7.2, height: float = 4.6) -> Plot:
    """The chart on a plot as large as the wider column of a slide."""
    return plotted(chart, look, width, height)


def series(name: str, *values: float | None, color: str = BLUE, mark: str = "bar", muted: bool = False) -> Series:
    return Series(name.lower(), name, values, color, mark, muted)  # type: ignore[arg-type]


def xs(line: Line2D) -> list[float]:
    """How far from the left the points of a line stand."""
    return [float(x) for x in np.asarray(line.get_xdata())]


def ys(line: Line2D) -> list[float]:
    """How high the points of a line stand."""
    return [float(y) for y in np.asarray(line.get_ydata())]


def sample(kind: str) -> ChartData:
    """A chart of a type as a deck would have it: the SAMPLE of its test."""
    return import_module(f"test_{kind}").SAMPLE  # type: ignore[no-any-return]


def _several(kind: str, count: int, *values: float | None) -> tuple[Series, ...]:
    """Series of the same values, as many as the type can show; for a combo bars and a line."""
    if kind == "combo":
        return series("Bars", *values), series("A line", *values, color=RED, mark="line")
    names = (f"Series {number + 1}" for number in range(min(count, CHARTS.get(kind).most_series)))
    return tuple(series(name, *values, color=PALETTE[index % 6]) for index, name in enumerate(names))


def strange(kind: str) -> dict[str, ChartData]:
    """Charts that nobody plans and somebody's data makes, by what is strange about them."""

    def chart(x: tuple[str, ...], count: int, *values: float | None, **more: object) -> ChartData:
        made = ChartData(kind, x, _several(kind, count, *values), PLAIN, second_axis=kind == "combo")
        return replace(made, **more)

    three = ("North", "South", "West")
    forty = tuple(f"Category {index}" for index in range(40))
    years = tuple(str(year) for year in range(1978, 2018))
    long = tuple("An extraordinarily long name of a thing that nobody thought of as short " + word for word in three)
    emphasis = tuple(index % 9 == 4 for index in range(40))
    made = {
        "one point": chart(("2017",), 1, 5.0, positions=(2017.0,)),
        "one category": chart(("North",), 2, 5.0),
        "zeros": chart(three, 2, 0.0, 0.0, 0.0),
        "nothing": chart(three, 2, None, None, None),
        "no rows": chart((), 1),
        "gaps": chart((*three, "East", "Up"), 3, 1.0, None, 3.0, None, 4.0),
        "forty categories": chart(forty, 2, *(40.0 - index for index in range(40)), emphasis=emphasis),
        "forty years": chart(years, 2, *(float(index) for index in range(40)), positions=tuple(map(float, years))),
        "forty large numbers": chart(forty, 1, *(1e6 * index + 1 for index in range(40)), format=DOLLARS),
        "long names": chart(long, 3, 3.0, 2.0, 1.0),
        "names without spaces": chart(tuple("Donaudampfschifffahrt" * 4 + word for word in three), 1, 3.0, 2.0, 1.0),
        "long series": replace(
            chart(three, 1, 3.0, 2.0, 1.0),
            series=tuple(
                replace(one, label="A name of a series that takes eighty characters and then a few more of them")
                for one in _several(kind, 3, 3.0, 2.0, 1.0)
            ),
        ),
        "tiny": chart(three, 2, 1e-9, 2e-9, 3e-9, format=DOLLARS),
        "huge": chart(three, 2, 1e15, 2.5e14, 9.99e14, format=DOLLARS),
        "far apart": chart(three, 2, 1e-9, 1.0, 1e15),
        "negative": chart(three, 2, -1.0, -20.0, -3.5, format=DOLLARS),
        "both signs": chart(three, 2, 10.0, -20.0, 3.5, format=PERCENT),
        "eight at one end": chart(years[:6], 8, 1.0, 4.0, 2.0, 8.0, 5.0, 7.0, positions=tuple(map(float, range(6)))),
        "unit in words": chart(three, 2, 12.0, 2000.0, 30.0, unit="Thousands of people who live near the border"),
        "legend": chart(three, 5, 12.0, 20.0, 30.0, labels="legend"),
        "no labels": chart(three, 2, 12.0, 20.0, 30.0, labels="none", format=DOLLARS),
        "notes": chart(
            years[:10],
            2,
            *(float(index) for index in range(10)),
            annotations=tuple(
                Annotation(f"Something happened at {place}", spots=(Spot(place),)) for place in (0, 1.5, 2, 8, 9)
            ),
        ),
        "words from all over": chart(("中国 🇨🇳", "العربية $1 $2", "a\x07b\n\tc"), 2, 1.0, 2.0, 3.0),
        "a slim rest": chart(tuple(f"Part {number}" for number in range(15)), 1, 1000.0, *(1.0,) * 14),
    }
    count = 1 if kind == "dot" else 3
    if CHARTS.get(kind).bears_errors:
        far = chart(three, count, 10.0, -20.0, 3.5)
        off = {"low": (-90.0, -21.0, 3.5), "high": (11.0, 40.0, 300.0)}
        made["whiskers"] = replace(far, series=tuple(replace(one, **off) for one in far.series))
    if CHARTS.get(kind).bears_trend:
        rising = chart(years[:6], count, 1.0, 4.0, 2.0, 8.0, 5.0, 7.0, positions=tuple(map(float, range(6))))
        line = Trend("a trend with a long name", ((0, 1.0), (5, 7.5)), slope=1.3)
        made["trends"] = replace(rising, series=tuple(replace(one, trend=line) for one in rising.series))
    return made
