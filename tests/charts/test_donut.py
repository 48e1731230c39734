"""Parts of a whole: the angles add up, and every part has its name."""

from __future__ import annotations

import math

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, Wedge
from msgspec.structs import replace
from sample_charts import DOLLARS, PALETTE, draw, series

from deckgen.model.chart_data import ChartData, ChartLook

SAMPLE = ChartData(
    "donut",
    ("Vehicles", "Electrical machinery", "Machinery", "Optical and medical instruments", "Furniture"),
    (series("Imports", 75, 62, 51, 13, 11),),
    DOLLARS,
    colors=PALETTE[:5],
    center="$294 bn\nimports from Mexico",
)


def test_angles_are_the_shares_and_go_around_from_the_top(look: ChartLook) -> None:
    wedges = draw(SAMPLE, look).figure.findobj(Wedge)
    turns = [wedge.theta2 - wedge.theta1 for wedge in wedges]
    assert turns == pytest.approx([value / 212 * 360 for value in (75, 62, 51, 13, 11)], abs=1.1)
    assert wedges[0].theta2 == pytest.approx(90, abs=1)


@pytest.mark.parametrize(("width", "height"), [(12.0, 4.9), (7.2, 4.6), (4.0, 4.0)])
def test_every_part_has_its_name_and_value_outside_the_ring(width: float, height: float, look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, center=""), look, width, height)
    shown = " ".join(text.words for text in plot.texts())
    for words in ("Vehicles", "$75 bn", "Optical", "Furniture", "$11 bn"):
        assert words in shown
    ring = plot.figure.findobj(Wedge)[0]
    for text in plot.texts():
        x = max(text.box.left, min(ring.center[0], text.box.right))
        y = max(text.box.bottom, min(ring.center[1], text.box.top))
        assert math.hypot(x - ring.center[0], y - ring.center[1]) > ring.r, text.words


def test_the_whole_stands_in_the_hole(look: ChartLook) -> None:
    plot = draw(SAMPLE, look, 12.0, 4.9)
    ring = plot.figure.findobj(Wedge)[0]
    for words in ("$294 bn", "imports", "from Mexico"):
        box = next(text.box for text in plot.texts() if text.words == words)
        assert ring.width is not None
        corner = max(abs(box.left - ring.center[0]), abs(box.right - ring.center[0]))
        assert corner < ring.r - ring.width


def test_parts_of_nothing_are_an_empty_ring(look: ChartLook) -> None:
    chart = replace(SAMPLE, x=("a", "b"), series=(series("A", 0, None),), center="")
    plot = draw(chart, look)
    assert len(plot.figure.findobj(Wedge)) == 1
    assert plot.texts() == ()


def test_small_parts_beside_each_other_are_listed_in_order_with_dots_beside_a_large_ring(look: ChartLook) -> None:
    names = ("Vehicles", "Machinery", "Food", "Oil", "Wood", "Toys")
    values = series("A", 80, 10, 4, 2, 2, 2)
    plot = draw(replace(SAMPLE, x=names, series=(values,), colors=PALETTE), look, 5.0, 3.0)
    boxes = {text.words.split()[0]: text.box for text in plot.texts() if text.words.split()[0] in names}
    assert sorted(boxes, key=lambda name: -boxes[name].top) == list(names)
    assert len({round(box.left) for box in boxes.values()}) == 1
    dots = sorted(plot.figure.findobj(Circle), key=lambda dot: -dot.center[1])
    assert [to_hex(dot.get_facecolor())[1:].upper() for dot in dots] == list(PALETTE)
    assert plot.figure.findobj(Wedge)[0].r > plot.height * 0.45
