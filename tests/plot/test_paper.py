"""The sheet: words stand where they are put, in fonts that have their letters."""

from __future__ import annotations

import pytest
from matplotlib.text import Text

from deckgen.model.chart_data import ChartLook
from deckgen.plot import Plot
from deckgen.plot.sheet_layers import GROUND, Layer


@pytest.fixture
def plot(look: ChartLook) -> Plot:
    return Plot(look, 4.0, 2.0)


def test_it_is_measured_in_points(plot: Plot) -> None:
    assert (plot.width, plot.height) == (288, 144)
    assert plot.measure("nn", size=40) == pytest.approx(2 * plot.measure("nn"))
    assert plot.measure("Mexico", "bold") > plot.measure("Mexico")


def test_words_that_would_leave_the_sheet_are_moved_onto_it(plot: Plot) -> None:
    plot.text(287, 50, "Mexico")
    plot.text(1, 20, "Mexico", align="center")
    assert round(plot.texts()[0].box.right) == 288
    assert plot.texts()[1].box.left == 0


def test_control_characters_and_dollars_are_only_words(plot: Plot) -> None:
    plot.text(10, 50, "$1 or\x07 $2_3^4")
    assert [words.words for words in plot.texts()] == ["$1 or $2_3^4"]
    assert b"<path" in plot.svg()


def test_letters_that_the_brand_lacks_come_from_a_font_that_has_them(plot: Plot) -> None:
    plot.text(10, 50, "العربية")
    (text,) = plot.figure.findobj(Text)
    assert "DejaVu" in str(text.get_fontproperties().get_file())


def test_what_belongs_to_no_thing_that_is_known_is_seen_with_the_ground(plot: Plot) -> None:
    with plot.of("Nobody"):
        plot.text(1.0, 1.0, "Lost")
    bare, known = plot.svg(), {GROUND, Layer("series", "Somebody")}
    plot.show((Layer("series", "Somebody"),), known)
    assert len(plot.svg()) < len(bare)
    plot.show((GROUND,), known)
    assert plot.svg() == bare
