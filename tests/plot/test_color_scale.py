"""Numbers become colors without steps, and the key says which color stands for which number."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.model.chart_data import ChartLook
from deckgen.model.color import contrast, difference, luminance
from deckgen.model.color_vision import LEAST_APART, least_apart
from deckgen.numbers.by_language import number_format
from deckgen.plot import Plot
from deckgen.plot.color_key import draw_key, plan_key
from deckgen.plot.color_scale import Hues, color_scale, lettering

BLUE, RED, GOLD = "1F5FA8", "C4472F", "D9982B"


@pytest.mark.parametrize("hue", [BLUE, "1E7F5C", RED, GOLD, "7B5EA7", "2A9DA8", "1B2A41"])
@pytest.mark.parametrize("low", [0, -100])
def test_words_can_be_read_on_every_shade(hue: str, low: float, look: ChartLook) -> None:
    scale = color_scale(low, 100, Hues(hue, RED), look)
    for shade in map(scale, range(-100, 101)):
        assert contrast(lettering(shade, look), shade) >= 4.5


def test_equal_steps_of_numbers_are_equal_steps_to_the_eye(look: ChartLook) -> None:
    scale = color_scale(0, 100, Hues(BLUE, RED), look)
    steps = [difference(scale(number), scale(number + 10)) for number in range(0, 100, 10)]
    assert max(steps) < 1.15 * min(steps)


def test_values_below_and_above_the_middle_have_two_hues_that_grow_alike(look: ChartLook) -> None:
    scale = color_scale(-3, 47, Hues(BLUE, RED), look)
    assert (scale.low, scale.high) == (-50, 50)
    assert difference(scale(-50), RED) < 0.1 < difference(scale(-50), BLUE)
    assert difference(scale(50), BLUE) < 0.1
    assert contrast(scale(0), look.paper) < contrast(scale(-3), look.paper) < contrast(scale(-6), look.paper)
    around_100 = color_scale(82, 131, Hues(BLUE, RED, 100), look)
    assert around_100.marks == (60, 100, 140)


def test_the_darkest_of_losses_is_the_largest(look: ChartLook) -> None:
    scale = color_scale(-47, -3, Hues(BLUE, RED), look)
    assert contrast(scale(-47), look.paper) > contrast(scale(-3), look.paper)


@pytest.mark.parametrize(
    ("ends", "marks"),
    [
        ((6.4, 187), (0, 100, 200)),
        ((0.012, 0.087), (0, 0.05, 0.1)),
        ((18, 602), (0, 350, 700)),
        ((1.1e9, 7.3e9), (0, 4e9, 8e9)),
        ((5, 5), (5,)),
        ((-1e308, 1e308), (-1e308, 0, 1e308)),
    ],
)
def test_the_numbers_of_the_key_are_round(
    ends: tuple[float, float], marks: tuple[float, ...], look: ChartLook
) -> None:
    scale = color_scale(*ends, Hues(BLUE, RED), look)
    assert scale.marks == marks
    assert scale.low <= ends[0] <= ends[1] <= scale.high
    assert len(scale(ends[0])) == 6


def test_what_the_key_says(look: ChartLook) -> None:
    plot = Plot(look, 6, 4)
    scale = color_scale(6.4, 187, Hues(BLUE, RED), look)
    key = plan_key(plot, scale, number_format("$0 bn", "en-US"), "Trade", "No data")
    draw_key(plot, key, 0)
    assert [words.words for words in plot.texts()] == ["Trade", "0", "100", "$200 bn", "No data"]
    assert plot.height - key.height < min(words.box.bottom for words in plot.texts())


def test_on_a_dark_ground_shades_are_lighter_away_from_the_middle_with_a_step_in_it(look: ChartLook) -> None:
    dark = replace(look, paper=look.ink, ink=look.paper)
    scale = color_scale(30, 90, Hues("E48C6E", "71B7DF", 50), dark)
    assert least_apart(scale(49), scale(51)) >= LEAST_APART
    lights = [luminance(scale(value)) for value in (51, 60, 70, 80, 90)]
    assert lights == sorted(lights)
    assert luminance(scale(31)) > luminance(scale(49))
    assert contrast(scale(51), dark.paper) >= 1.5
