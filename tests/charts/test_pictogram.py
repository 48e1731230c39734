"""Figures that can be counted: as many as the value says, the last one cut, and too many are never drawn."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch
from msgspec.structs import replace
from sample_charts import GREEN, PLAIN, RED, draw, series

from deckgen.charting.chart_type import draw_chart
from deckgen.charts.pictogram import Figures
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.pictures.icon_lines import PERSON, drawing
from deckgen.plot import Plot
from deckgen.plot.planned import Planned
from laid_out import Laid

SAMPLE = ChartData(
    "pictogram",
    ("lost", "gained"),
    (series("Jobs", 16, 1),),
    PLAIN,
    colors=(RED, GREEN),
    detail=Figures(1.0, (PERSON, PERSON), "jobs, by one study"),
)
JOBS = "rows: [[lost, 16000], [gained, 1000]], x: what, y: {n: jobs}"


def patches(plot: Plot, color: str) -> list[PathPatch]:
    """The drawings of a color (hex)."""
    found = [one for one in plot.figure.findobj(PathPatch) if _hex(one) == color]
    assert found
    return found


def _hex(patch: PathPatch) -> str:
    return str(to_hex(patch.get_facecolor())).removeprefix("#").upper()


def starts(patch: PathPatch) -> list[float]:
    """How high each person of a drawing begins: each is two lines, of which the head is the first."""
    path = patch.get_path()
    codes, points = np.asarray(path.codes), np.asarray(path.vertices)
    return [round(float(y), 1) for _, y in points[codes == 1]][::2]


def heads(patch: PathPatch) -> int:
    """How many persons a drawing has."""
    return len(starts(patch))


def said(lay_slide: Callable[..., Laid], chart: str, **more: str) -> tuple[list[str], ChartBox | None]:
    laid = lay_slide(f"chart: {{type: pictogram, {chart}}}\nallow: [missing_source]", **more)
    boxes = [one for one in laid.document.pages[-1].shapes if isinstance(one, ChartBox)] if not laid.said else []
    return laid.said, boxes[0] if boxes else None


def test_there_are_as_many_figures_as_the_value_says(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    assert [heads(one) for one in patches(plot, RED)] == [16]
    assert [heads(one) for one in patches(plot, GREEN)] == [1]


def test_a_part_of_a_figure_is_cut_and_the_rest_of_it_is_pale(look: ChartLook) -> None:
    chart = replace(SAMPLE, series=(series("Jobs", 2.5, 1),))
    plot = draw(chart, look)
    whole, part = patches(plot, RED)
    assert (heads(whole), heads(part)) == (2, 1)
    box, cut = part.get_window_extent(), part.get_clip_box()
    assert cut is not None
    assert cut.x1 - box.x0 == pytest.approx(box.width / 2, abs=1)
    assert len(plot.figure.findobj(PathPatch)) == 4, "the two, the half, the pale one under it, and the other thing"


def test_many_figures_stand_in_lines_that_can_be_counted(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, series=(series("Jobs", 87, 13),)), look)
    begun = starts(patches(plot, RED)[0])
    assert begun.count(max(begun)) in (5, 10, 20, 50)


def test_the_chart_says_what_a_figure_is(lay_slide: Callable[..., Laid]) -> None:
    _, box = said(lay_slide, f"{JOBS}, each: 1000, format: '#,##0'")
    assert box is not None
    assert box.alt == "Pictogram, each figure is 1,000 jobs: lost 16,000, gained 1,000."
    spanish = lay_slide(
        f"chart: {{type: pictogram, {JOBS}, each: 1000, format: '#,##0'}}\nallow: [missing_source]", "language: es-MX"
    )
    (chart,) = [one for one in spanish.document.pages[-1].shapes if isinstance(one, ChartBox)]
    assert chart.chart.own(Figures).key == "cada figura representa 1,000 jobs"


def test_figures_that_nobody_can_count_are_refused(lay_slide: Callable[..., Laid]) -> None:
    (complaint,), _ = said(lay_slide, JOBS)
    assert "'lost' would have 16,000 figures; 100 can be counted" in complaint
    assert "no thing has half as much" in said(lay_slide, f"{JOBS}, each: 50000")[0][0]


def test_each_thing_may_have_its_icon(lay_slide: Callable[..., Laid]) -> None:
    _, box = said(lay_slide, f"{JOBS}, each: 1000, icon: {{lost: factory}}")
    assert box is not None
    assert box.chart.own(Figures).icons == (drawing("factory"), PERSON)
    (complaint,), _ = said(lay_slide, f"{JOBS}, each: 1000, icon: fire")
    assert "no icon is called 'fire'" in complaint
    (complaint,), _ = said(lay_slide, f"{JOBS}, each: 1000, icon: {{lsot: factory}}")
    assert "no category 'lsot'" in complaint


def test_a_missing_value_is_a_dash_and_a_negative_one_is_refused(
    lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    plot = draw(replace(SAMPLE, series=(series("Jobs", None, 3),)), look)
    assert "–" in {text.words for text in plot.texts()}
    assert "negative" in said(lay_slide, "rows: [[a, -3], [b, 3]], x: what, y: n")[0][0]


def test_lines_fill_the_width_and_are_as_full_as_may_be(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, series=(series("Jobs", 40, 4),)), look, 12.0, 4.0)
    begun = starts(patches(plot, RED)[0])
    assert [begun.count(height) for height in sorted(set(begun))] == [20, 20]
    box = patches(plot, RED)[0].get_window_extent()
    (value,) = (text.box for text in plot.texts() if text.words == "40")
    assert plot.width - value.right < 2
    assert value.left - box.x1 / 220 * 72 < 30


def test_no_last_figure_of_a_line_stands_alone(look: ChartLook) -> None:
    plot = draw(SAMPLE, look, 12.0, 4.0)
    patch = patches(plot, RED)[0]
    points = np.asarray(patch.get_path().vertices)[np.asarray(patch.get_path().codes) == 1][::2]
    steps = np.diff(np.sort(points[:, 0]))
    assert len(steps) == 15
    assert steps[-1] < steps.max() - 1


def test_values_are_larger_than_names_and_have_the_color_of_their_figures(look: ChartLook) -> None:
    sheet = Planned(look, 12.0, 4.0)
    draw_chart(sheet, SAMPLE)
    value, name = (next(line for line in sheet.lettered if line.words == words) for words in ("16", "lost"))
    assert value.size >= 1.3 * name.size
    assert value.color == RED


def test_a_change_stands_in_the_row_of_the_smaller_value(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [['1993', 7], ['2015', 50]], x: year, y: {n: jobs}"
    complaints, box = said(lay_slide, f"{rows}, annotate: [{{change: ['1993', '2015'], as: multiple}}]")
    assert (complaints, box and box.alt) == (
        [],
        "Pictogram, jobs: 1993 7, 2015 50. An arrow from 1993 to 2015: 7.1 times.",
    )


def test_in_a_high_room_figures_fold_into_equal_lines_and_are_larger(look: ChartLook) -> None:
    flat, high = draw(SAMPLE, look, 8.0, 2.6), draw(SAMPLE, look, 8.0, 5.2)
    (low,), (folded,) = patches(flat, RED), patches(high, RED)
    assert len(set(starts(low))) == 1
    lines = [starts(folded).count(height) for height in dict.fromkeys(starts(folded))]
    assert lines == [8, 8]
    assert folded.get_path().get_extents().height > 3 * low.get_path().get_extents().height
