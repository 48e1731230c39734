"""The lines of icons: each lies where its picture has it, and one that is a single shape is filled."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from deckgen.model.chart_data import ChartLook
from deckgen.pictures.icon_lines import GRID, PERSON, drawing
from deckgen.pictures.icons import icon
from deckgen.pictures.svg import render_svg
from deckgen.plot import Plot
from deckgen.plot.planned import Planned

SIZE = 96


@pytest.mark.parametrize("name", ["truck", "croissant", "house", "circle", "banknote"])
def test_an_icon_is_drawn_as_its_picture_shows_it(name: str, look: ChartLook) -> None:
    plot, found = Plot(look, SIZE / 72, SIZE / 72), drawing(name)
    scale = SIZE / GRID
    plot.drawing([one.placed(0, SIZE, scale) for one in found.outlines], "000000", found.width * scale)
    ours = Image.open(io.BytesIO(plot.png())).convert("RGBA").getchannel("A").resize((SIZE, SIZE))
    theirs = Image.open(io.BytesIO(render_svg(icon(name, "000000"), SIZE))).getchannel("A").resize((SIZE, SIZE))
    assert np.abs(np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)).mean() < 4


def test_an_icon_of_one_closed_line_is_filled() -> None:
    assert drawing("heart").filled
    assert drawing("star").filled
    assert not drawing("house").filled
    assert PERSON.filled


def test_filled_shapes_are_grounds_on_a_sheet_that_is_planned(look: ChartLook) -> None:
    sheet = Planned(look, 1.0, 1.0)
    sheet.drawing([one.placed(0, 72, 3) for one in PERSON.outlines], "C4472F")
    sheet.drawing([one.placed(0, 72, 3) for one in drawing("house").outlines], "1F5FA8", 2.0)
    assert [area.color for area in sheet.areas] == ["C4472F"] * 2
    assert sheet.areas[0].holds(36, 72 - 6 * 3), "the head"
