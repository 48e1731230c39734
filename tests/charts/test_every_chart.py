"""What holds for every chart type, proved on the boxes of what was drawn, whatever the data and the box."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from clear_sheets import check_sheets
from msgspec.structs import replace
from PIL import Image
from sample_charts import DRAWN_TYPES, PLAIN, TYPES, sample, strange

from deckgen.charting.chart_type import CHARTS, draw_chart
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.plot.planned import Planned
from deckgen.stages.draw.one_drawing import render
from own_samples import lack

REFERENCE = Path(__file__).parent / "reference"
CASES = [(kind, name) for kind in TYPES for name in (*strange(kind), "sample")]


def case(kind: str, name: str) -> ChartData:
    return sample(kind) if name == "sample" else strange(kind)[name]


@pytest.mark.parametrize("kind", DRAWN_TYPES)
def test_every_chart_has_a_test_with_a_sample(kind: str) -> None:
    if missing := lack("charts", kind, "SAMPLE"):
        pytest.fail(missing, pytrace=False)


@pytest.mark.parametrize(("kind", "name"), CASES)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_no_words_touch_nothing_leaves_the_sheet_and_sizes_hold(kind: str, name: str, look: ChartLook) -> None:
    check_sheets(case(kind, name), look)


@pytest.mark.parametrize("kind", [kind for kind in TYPES if not CHARTS.get(kind).shows_shares])
def test_what_is_counted_stands_on_it(kind: str, look: ChartLook) -> None:
    sheet = Planned(look, 8.0, 5.0)
    counted = replace(sample(kind), unit="Thousand pesos", format=PLAIN)
    draw_chart(sheet, counted)
    assert any("Thousand pesos" in line.words for line in sheet.lettered)


@pytest.mark.parametrize("kind", TYPES)
def test_the_same_chart_gives_the_same_bytes(kind: str, look: ChartLook) -> None:
    png, svg = render(sample(kind), look, 3.0, 2.0)
    assert render(sample(kind), look, 3.0, 2.0) == (png, svg)
    assert Image.open(io.BytesIO(png)).size == (660, 440)
    assert set(Image.open(io.BytesIO(png)).info) <= {"dpi", "transparency"}
    assert b'width="216pt" height="144pt"' in svg
    assert b"<text" not in svg
    assert b"<metadata" not in svg


@pytest.mark.parametrize("kind", TYPES)
def test_the_paper_shows_through(kind: str, look: ChartLook) -> None:
    png, _ = render(sample(kind), look, 6.0, 4.0)
    assert Image.open(io.BytesIO(png)).convert("RGBA").getchannel("A").getextrema()[0] == 0


@pytest.mark.parametrize("kind", TYPES)
def test_it_looks_as_it_did(kind: str, look: ChartLook, request: pytest.FixtureRequest) -> None:
    png, _ = render(sample(kind), look, 7.2, 4.6)
    drawn = Image.open(io.BytesIO(png)).convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    shown = paper.convert("L").resize((480, 307), Image.Resampling.LANCZOS)
    path = REFERENCE / f"{kind}.png"
    if request.config.getoption("--renew-pictures"):
        path.parent.mkdir(exist_ok=True)
        paper.convert("RGB").resize((480, 307), Image.Resampling.LANCZOS).save(path, optimize=True)
    reference = np.asarray(Image.open(path).convert("L"), dtype=float)
    assert np.abs(reference - np.asarray(shown, dtype=float)).mean() < 1.5, "pytest --renew-pictures, if it is meant"
