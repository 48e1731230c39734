"""A tile for every state of a country, darker where its value is higher."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, GOLD, PLAIN, draw, series, xs, ys

from deckgen.charting.states import REGIONS
from deckgen.charts.tilemap import Places
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.color import contrast
from deckgen.plot import Plot, Rect
from deckgen.plot.color_scale import Hues, color_scale, missing_color
from laid_out import Laid

STATES = ("Texas", "California", "Michigan", "Illinois", "Arizona", "Ohio", "Tennessee", "North Carolina")
TRADE = (187, 73.1, 65.5, 22, 15.5, 14.7, 11.7, 8.3)
SAMPLE = ChartData(
    "tilemap",
    (*STATES, "Georgia", "Indiana", "Florida", "Pennsylvania", "New York"),
    (series("Trade", *TRADE, 10.4, 9.8, 9.7, 9.5, 6.4),),
    PLAIN,
    emphasis=(True,) + (False,) * 12,
    unit="Trade with Mexico, US$ bn",
    detail=Places(missing="No data"),
)


def tiles(plot: Plot) -> dict[str, Rectangle]:
    """The tiles by the codes that stand on them."""
    drawn = [one for one in plot.figure.findobj(Rectangle) if one.get_height() > 20 and one is not plot.figure.patch]
    return {
        code: tile
        for tile in drawn
        if (code := next((text.words for text in plot.texts() if text.words.isupper() and _on(tile, text.box)), ""))
    }


def _on(tile: Rectangle, words: Rect) -> bool:
    x, y = (words.left + words.right) / 2, (words.bottom + words.top) / 2
    return tile.get_x() < x < tile.get_x() + tile.get_width() and tile.get_y() < y < tile.get_y() + tile.get_height()


def color(tile: Rectangle) -> str:
    return to_hex(tile.get_facecolor())[1:].upper()


def bound(lay_slide: Callable[..., Laid], more: str, top: str = "") -> tuple[ChartData, str]:
    box = lay_slide(f"chart: {{type: tilemap, {more}, x: state, y: v}}\nallow: [missing_source]", top).chart
    return box.chart, box.alt


def test_every_state_of_the_country_has_its_tile_with_its_code(look: ChartLook) -> None:
    for size in ((12.0, 4.9), (7.2, 4.6)):
        found = tiles(draw(SAMPLE, look, *size))
        assert set(found) == {state.code for state in REGIONS["us"].states}
        assert found["WA"].get_y() > found["TX"].get_y()
        assert found["CA"].get_x() < found["NY"].get_x()
        assert len({(round(tile.get_width(), 1), round(tile.get_height(), 1)) for tile in found.values()}) == 1


def test_the_darkest_is_the_highest(look: ChartLook) -> None:
    found = tiles(draw(SAMPLE, look))
    by_value = sorted(zip(SAMPLE.x, SAMPLE.series[0].values, strict=True), key=lambda point: point[1] or 0.0)
    codes = [REGIONS["us"].find(name).code for name, _ in by_value]  # type: ignore[union-attr]
    contrasts = [contrast(color(found[code]), look.paper) for code in codes]
    assert contrasts == sorted(contrasts)
    assert color(found["TX"]) == color_scale(0, 200, Hues(BLUE), look)(187)


def test_a_state_without_a_value_is_pale_and_the_key_says_why(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    found = tiles(plot)
    assert color(found["OK"]) == color(found["HI"]) == missing_color(look)
    assert contrast(color(found["OK"]), look.paper) < contrast(color(found["TX"]), look.paper)
    assert {"No data", "Trade with Mexico, US$ bn"} <= {text.words for text in plot.texts()}
    key = {"0", "100", "200"}
    assert not key & {text.words for text in plot.texts()}, "each tile says its value"
    assert key <= {text.words for text in draw(replace(SAMPLE, labels="none"), look).texts()}


def test_a_whole_country_needs_no_word_for_missing_data(look: ChartLook) -> None:
    names = tuple(state.name for state in REGIONS["mx"].states)
    numbers = tuple(float(number) for number in range(32))
    chart = replace(SAMPLE, x=names, series=(series("A", *numbers),))
    plot = draw(replace(chart, emphasis=()), look)
    assert len(tiles(plot)) == 32
    assert "No data" not in {text.words for text in plot.texts()}


def test_a_highlighted_state_has_a_frame(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    (frame,) = (line for line in plot.figure.findobj(Line2D) if to_hex(line.get_color())[1:].upper() == look.ink)
    tile = tiles(plot)["TX"]
    assert min(xs(frame)) == pytest.approx(tile.get_x(), abs=2)
    assert max(ys(frame)) == pytest.approx(tile.get_y() + tile.get_height(), abs=2)
    plain = draw(replace(SAMPLE, emphasis=()), look).figure.findobj(Line2D)
    assert {to_hex(line.get_color())[1:].upper() for line in plain} == {look.hairline}


def test_without_labels_the_codes_stand_alone(look: ChartLook) -> None:
    shown = [text.words for text in draw(replace(SAMPLE, labels="none"), look).texts()]
    assert "TX" in shown
    assert "187" not in shown


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("[[TX, 3], [US-CA, 2], [new york, 1]]", ("Texas", "California", "New York")),
        (
            "[[NUEVO LEON, 3], [Edomex, 2], [Distrito Federal, 1]]",
            ("Nuevo León", "Estado de México", "Ciudad de México"),
        ),
    ],
)
def test_names_codes_and_missing_accents_are_recognized(
    lay_slide: Callable[..., Laid], rows: str, names: tuple[str, ...]
) -> None:
    assert bound(lay_slide, f"rows: {rows}")[0].x == names


def test_what_the_alt_text_says(lay_slide: Callable[..., Laid]) -> None:
    few = bound(lay_slide, "rows: [[TX, 3], [CA, 2], [NY, 1]], format: '$0 bn'")[1]
    assert few == "Tile map of the United States: 3 of 51 states. Texas $3 bn, California $2 bn, New York $1 bn."
    rows = ", ".join(f"[{state.code}, {number}]" for number, state in enumerate(REGIONS["mx"].states))
    many = bound(lay_slide, f"rows: [{rows}], highlight: [SON]")[1]
    assert many == (
        "Tile map of Mexico: 32 of 32 states. Highest: Zacatecas 31, Yucatán 30, Veracruz 29. "
        "Lowest: Aguascalientes 0, Baja California 1, Baja California Sur 2. Highlighted: Sonora 25."
    )


def test_the_key_speaks_the_language_of_the_deck(lay_slide: Callable[..., Laid]) -> None:
    chart, _ = bound(lay_slide, "rows: [[Sonora, 3], [Jalisco, 2]]", "language: es-MX")
    assert chart.own(Places).missing == "Sin datos"


@pytest.mark.parametrize(("more", "base"), [("", BLUE), (", color: gold", GOLD), (", color: '#123456'", "123456")])
def test_the_highest_has_the_color(lay_slide: Callable[..., Laid], look: ChartLook, more: str, base: str) -> None:
    chart, _ = bound(lay_slide, f"rows: [[TX, 3], [CA, 2]]{more}")
    colors = {code: to_hex(tile.get_facecolor())[1:].upper() for code, tile in tiles(draw(chart, look)).items()}
    assert colors["TX"] == base
    assert contrast(colors["CA"], "FFFFFF") < contrast(base, "FFFFFF")
