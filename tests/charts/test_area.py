"""Bands on top of each other: every value there, gaps where none are, named at their ends under their total."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, GOLD, GREEN, MUTED, PLAIN, RED, draw, series, ys

from deckgen.charts.area import TotalWord
from deckgen.model.chart_data import Annotation, ChartData, ChartLook, Spot
from deckgen.plot import Plot
from laid_out import Laid

YEARS = tuple(range(2008, 2018))
SAMPLE = ChartData(
    "area",
    tuple(map(str, YEARS)),
    (
        series("Texas", 3.25, 2.85, 3.19, 3.32, 3.49, 3.59, 3.74, 3.82, 3.97, 4.17, color=BLUE),
        series("California", 1.14, 1.01, 1.08, 1.11, 1.12, 1.15, 1.2, 1.21, 1.28, 1.33, color=GREEN),
        series("Arizona", 0.38, 0.34, 0.36, 0.37, 0.38, 0.38, 0.39, 0.39, 0.4, 0.4, color=RED),
        series("New Mexico", 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.11, 0.12, 0.12, 0.13, color=GOLD),
    ),
    PLAIN,
    positions=tuple(map(float, YEARS)),
    annotations=(Annotation("Recession", spots=(Spot(1),)),),
    unit="Trucks from Mexico, millions",
    detail=TotalWord("Total"),
)


def bands(plot: Plot) -> list[Polygon]:
    return [one for one in plot.figure.findobj(Polygon) if type(one) is Polygon]


def thickness(band: Polygon, x: float) -> float:
    """How thick a band is at one of its x, in points."""
    heights = [y for at, y in band.get_xy() if at == pytest.approx(x)]
    return float(max(heights) - min(heights))


def of(*values: tuple[float | None, ...]) -> ChartData:
    """A chart of series over as many categories as they have values."""
    named = zip("ABC", values, (BLUE, GREEN, RED), strict=False)
    parts = tuple(series(name, *numbers, color=color) for name, numbers, color in named)
    return ChartData("area", tuple("vwxyz")[: len(values[0])], parts, PLAIN, detail=TotalWord("Total"))


def words(plot: Plot) -> list[str]:
    return [text.words for text in plot.texts()]


def test_bands_are_as_thick_as_their_values_at_every_x(look: ChartLook) -> None:
    drawn = bands(draw(SAMPLE, look))
    assert [to_hex(band.get_facecolor())[1:].upper() for band in drawn] == [BLUE, GREEN, RED, GOLD]
    first, last = min(drawn[0].get_xy()[:, 0]), max(drawn[0].get_xy()[:, 0])
    for at, x in ((0, first), (-1, last)):
        shares = [thickness(band, x) / (one.values[at] or 1) for band, one in zip(drawn, SAMPLE.series, strict=True)]
        assert shares == pytest.approx([shares[0]] * 4)


def test_the_first_series_lies_at_the_bottom_and_each_next_one_on_it(look: ChartLook) -> None:
    drawn = bands(draw(SAMPLE, look))
    for lower, upper in pairwise(drawn):
        assert max(lower.get_xy()[:, 1]) <= max(upper.get_xy()[:, 1])
        assert min(lower.get_xy()[:, 1]) < min(upper.get_xy()[:, 1])


def test_names_stand_in_their_bands_where_they_fit_and_else_at_the_ends_from_the_top_down(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    edge = max(band.get_xy()[:, 0].max() for band in bands(plot))
    shown = sorted((text for text in plot.texts() if text.box.left > edge), key=lambda text: -text.box.bottom)
    assert [text.words for text in shown] == ["Total 6.03", "New Mexico 0.13", "Arizona 0.4"]
    for name, band in (("Texas 4.17", bands(plot)[0]), ("California 1.33", bands(plot)[1])):
        box = next(text.box for text in plot.texts() if text.words == name)
        corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom + 3, box.top - 3)]
        assert band.get_path().contains_points(corners).all(), name


def test_an_author_who_asks_for_ends_gets_all_names_there(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, labels="ends"), look)
    edge = max(band.get_xy()[:, 0].max() for band in bands(plot))
    assert {"Texas 4.17", "Total 6.03"} <= {text.words for text in plot.texts() if text.box.left > edge}


def test_one_series_is_pale_under_a_line_and_has_no_total(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, series=SAMPLE.series[:1]), look)
    (band,) = bands(plot)
    (line,) = (one for one in plot.figure.findobj(Line2D) if one.get_linewidth() > 2)
    assert to_hex(line.get_color())[1:].upper() == BLUE
    assert to_hex(band.get_facecolor())[1:].upper() != BLUE
    assert max(ys(line)) == max(band.get_xy()[:, 1])
    assert "Total" not in words(plot)
    name = next(text for text in plot.texts() if text.words == "Texas 4.17")
    assert name.box.bottom > min(ys(line))


def test_a_missing_value_is_a_gap_in_its_band_and_in_those_over_it(look: ChartLook) -> None:
    drawn = bands(draw(of((1, 1, 1, 1, 1), (1, 1, None, 1, 1), (1, 1, 1, 1, 1)), look))
    colors = [to_hex(band.get_facecolor())[1:].upper() for band in drawn]
    assert colors == [BLUE, GREEN, GREEN, RED, RED]


def test_a_value_between_two_gaps_is_a_bar(look: ChartLook) -> None:
    plot = draw(of((1, 1, 1, 1, 1), (1, 1, None, 1, None)), look)
    (lone,) = (one for one in plot.figure.findobj(Rectangle) if to_hex(one.get_facecolor())[1:].upper() == GREEN)
    assert lone.get_height() == pytest.approx(thickness(bands(plot)[0], bands(plot)[0].get_xy()[0][0]))


def test_a_total_that_nobody_knows_is_not_said(look: ChartLook) -> None:
    def says_total(*values: tuple[float | None, ...]) -> bool:
        return any(text.startswith("Total") for text in words(draw(of(*values), look)))

    assert says_total((1, 2, 3), (1, 2, 3))
    assert not says_total((1, 2, 3), (1, 2, None))
    assert not says_total((1, 2, None), (1, 2, 3))


def test_a_legend_stands_in_for_the_ends_when_it_is_asked_for(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, labels="legend"), look)
    named = next(text for text in plot.texts() if text.words == "Texas")
    assert named.box.bottom > max(band.get_xy()[:, 1].max() for band in bands(plot))
    assert not {"Total", "4.17"} & set(words(plot))


def test_muted_bands_have_one_color_and_seams_between_them(look: ChartLook) -> None:
    muted = tuple(replace(one, color=MUTED, muted=one.label != "Texas") for one in SAMPLE.series)
    plot = draw(replace(SAMPLE, series=muted), look)
    assert [to_hex(band.get_facecolor())[1:].upper() for band in bands(plot)[1:]] == [MUTED] * 3
    seams = [one for one in plot.figure.findobj(Line2D) if to_hex(one.get_color())[1:].upper() == look.paper]
    assert len(seams) == 3


def test_notes_stand_over_the_bands(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    note = next(text for text in plot.texts() if text.words == "Recession")
    assert note.box.bottom >= max(band.get_xy()[:, 1].max() for band in bands(plot))


@pytest.mark.parametrize(("language", "word"), [("en-US", "Total"), ("de", "Gesamt"), ("it", "Totale")])
def test_the_total_speaks_the_language_of_the_deck(lay_slide: Callable[..., Laid], language: str, word: str) -> None:
    rows = "rows: [[2016, 3, 1], [2017, 4, 2]], x: year, y: {a: Texas, b: Arizona}"
    box = lay_slide(f"chart: {{type: area, {rows}}}\nallow: [missing_source]", f"language: {language}").chart
    assert box.chart.own(TotalWord).total == word
    assert ". Texas: 2016 3, 2017 4. Arizona:" in box.alt
