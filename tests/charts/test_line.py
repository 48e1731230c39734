"""Lines: every value there, gaps where none are, named at their ends."""

from __future__ import annotations

import math

from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from msgspec.structs import replace
from sample_charts import BLUE, DOLLARS, GREEN, MUTED, PALETTE, PLAIN, draw, series, xs, ys

from deckgen.charting.chart_type import draw_chart
from deckgen.charts.line import Gaps
from deckgen.model.chart_data import Annotation, ChartData, ChartLook, Spot
from deckgen.plot import Plot
from deckgen.plot.planned import Planned

YEARS = tuple(range(1993, 2018))
RISING = tuple(40 + 11 * index + (index % 5) * 6.0 for index in range(len(YEARS)))
SAMPLE = ChartData(
    "line",
    tuple(map(str, YEARS)),
    (
        series("Imports from Mexico", *RISING, color=GREEN),
        series("Exports to Mexico", *(value * 0.8 for value in RISING), color=BLUE),
    ),
    DOLLARS,
    positions=tuple(map(float, YEARS)),
    annotations=(Annotation("NAFTA enters into force", spots=(Spot(1),)), Annotation("Recession", spots=(Spot(16),))),
)


def curves(plot: Plot) -> list[Line2D]:
    return [line for line in plot.figure.findobj(Line2D) if line.get_linewidth() > 1.5]


def words(plot: Plot) -> list[str]:
    return [text.words for text in plot.texts()]


def test_each_series_is_a_line_through_all_its_values(look: ChartLook) -> None:
    assert [len(xs(line)) for line in curves(draw(SAMPLE, look))] == [25, 25]


def test_ends_are_named_with_their_last_value_inside_the_sheet_beside_their_line(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    shown = words(plot)
    assert shown[shown.index("Imports from Mexico") + 1] == "$328 bn"
    tip = max(xs(line)[-1] for line in curves(plot))
    named = next(text for text in plot.texts() if text.words == "Imports from Mexico")
    assert named.box.left > tip


def test_where_the_years_are_uneven_every_value_has_a_dot(look: ChartLook) -> None:
    def dots(*years: float) -> int:
        line = series("All", *(float(year) for year in years))
        chart = replace(SAMPLE, x=tuple(map(str, years)), series=(line,), positions=years, annotations=())
        return len([dot for dot in draw(chart, look).figure.findobj(Circle) if dot.get_radius() > 3])

    assert dots(1990, 1995, 2005, 2007, 2009, 2014) == 6
    assert dots(2010, 2011, 2012, 2013) == 1


def test_the_unit_is_on_the_top_tick_alone(look: ChartLook) -> None:
    shown = words(draw(replace(SAMPLE, labels="none"), look))
    assert [text for text in shown if "$" in text] == ["$300 bn"]


def test_the_first_and_the_last_year_are_shown(look: ChartLook) -> None:
    shown = words(draw(SAMPLE, look))
    assert {"1993", "2017"} <= set(shown)
    assert sum(text.isdigit() and len(text) == 4 for text in shown) <= 9


def test_a_missing_value_breaks_the_line_and_a_lone_one_is_a_dot(look: ChartLook) -> None:
    chart = ChartData("line", tuple("abcde"), (series("A", 1, 2, None, 4, None, color=BLUE),), DOLLARS)
    plot = draw(chart, look)
    assert [len(xs(line)) for line in curves(plot)] == [2]
    assert len(plot.figure.findobj(Circle)) == 1


def test_gaps_can_be_joined_with_a_dot_on_every_value(look: ChartLook) -> None:
    missing = ChartData("line", tuple("abcde"), (series("A", 1, 2, None, 4, None, color=BLUE),), DOLLARS)
    plot = draw(replace(missing, detail=Gaps(joined=True)), look)
    assert [len(xs(line)) for line in curves(plot)] == [3]
    assert len(plot.figure.findobj(Circle)) == 3


def test_muted_lines_are_thin_and_behind(look: ChartLook) -> None:
    chart = ChartData(
        "line", tuple("abc"), (series("A", 1, 2, 3), series("B", 3, 2, 1, color=MUTED, muted=True)), DOLLARS
    )
    muted, strong = curves(draw(chart, look))
    assert muted.get_color() == f"#{MUTED}"
    assert muted.get_linewidth() < strong.get_linewidth()


def test_a_legend_stands_in_for_the_ends_when_it_is_asked_for(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, labels="legend"), look)
    named = next(text for text in plot.texts() if text.words == "Imports from Mexico")
    assert named.box.top > plot.height - 20
    assert "$328 bn" not in words(plot)


def test_notes_stand_over_the_lines(look: ChartLook) -> None:
    notes = (
        Annotation("The highest point of all", spots=(Spot(12),)),
        Annotation("And what came after it", spots=(Spot(12.5),)),
    )
    plot = draw(replace(SAMPLE, annotations=notes), look)
    highest = max(float(max(ys(line))) for line in curves(plot))
    placed = [text for text in plot.texts() if text.words.split()[0] in ("The", "And")]
    assert len(placed) == 2
    assert all(text.box.bottom >= highest for text in placed)


def test_a_line_that_ends_early_is_named_at_its_own_end(look: ChartLook) -> None:
    years = tuple(str(year) for year in range(2010, 2018))
    both = (series("Mexico", *range(1, 9)), series("Chile", 8.0, 7.5, 7.0, *[None] * 5, color=GREEN))
    plot = draw(
        ChartData("line", years, both, PLAIN, positions=tuple(map(float, range(8)))),
        look,
    )
    x, y = max(
        (float(dot.center[0]), float(dot.center[1])) for dot in plot.figure.findobj(Circle) if color(dot) == GREEN
    )
    box = next(text.box for text in plot.texts() if text.words == "Chile 7")
    assert math.hypot(max(0.0, box.left - x, x - box.right), max(0.0, box.bottom - y, y - box.top)) <= 15


def test_lines_that_end_together_have_dots_at_their_names_in_the_order_of_their_ends(look: ChartLook) -> None:
    several = tuple(
        series(f"Line {index}", 0, 50.0, 50 + index / 10, color=tone) for index, tone in enumerate(PALETTE)
    )
    plot = draw(ChartData("line", ("2015", "2016", "2017"), several, PLAIN), look)
    names = sorted((text for text in plot.texts() if text.words.startswith("Line")), key=lambda text: text.box.bottom)
    assert [text.words.split()[1] for text in names] == ["0", "1", "2", "3", "4", "5"]
    dots = [dot for dot in plot.figure.findobj(Circle) if dot.center[0] > plot.width / 2 and dot.radius == 4]
    assert [color(dot) for dot in sorted(dots, key=lambda dot: dot.center[1])] == list(PALETTE)
    assert not [line for line in plot.figure.findobj(Line2D) if line.get_linewidth() < 0.7]


def color(dot: Circle) -> str:
    return to_hex(dot.get_facecolor())[1:].upper()


def test_no_tick_along_x_is_without_its_word(look: ChartLook) -> None:
    years = tuple(str(year) for year in range(1972, 2018))
    noted = (Annotation("most jobs", spots=(Spot(7.0),)),)
    chart = ChartData(
        "line",
        years,
        (series("Output", *range(80, 126)),),
        PLAIN,
        positions=tuple(map(float, years)),
        annotations=noted,
    )
    sheet = Planned(look, 8.0, 5.0)
    draw_chart(sheet, chart)
    foot = sheet.standing.area.bottom if sheet.standing else 0.0
    upright = [rule.points for rule in sheet.rules if rule.points[0][0] == rule.points[1][0]]
    ticks = [start[0] for start, end in upright if end[1] < foot]
    middles = [(line.box.left + line.box.right) / 2 for line in sheet.lettered if line.words in years]
    assert ticks
    assert all(min(abs(x - middle) for middle in middles) < 20 for x in ticks)


def test_dots_keep_off_the_words_of_the_axis(look: ChartLook) -> None:
    whole = ChartData("line", ("2003", "2004", "2005"), (series("Polls", 74, 70, 64),), PLAIN)
    with_gap = replace(whole, series=(series("Polls", 74, None, 64),), detail=Gaps(joined=True))
    starts = []
    for chart in (whole, with_gap):
        standing = draw(chart, look).standing
        assert standing is not None
        starts.append(min(x for x, _ in standing.tips.values()))
    assert starts[1] >= starts[0] + 6
