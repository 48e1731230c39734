"""Charts side by side: words of one size, values between the same heights, whatever stands over and under them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.sheets import Sheets
from deckgen.fitting.chart_look import look_of
from deckgen.fitting.fonts import Fonts
from deckgen.model.chart_data import ChartLook, Levels
from deckgen.model.page import ChartBox, Document, NativeChart
from deckgen.plot.planned import Planned
from deckgen.plot.scales import VALUE
from deckgen.stages.draw.chart_pictures import ChartPictures
from deckgen.stages.draw.drawer import draw
from deckgen.stages.draw.one_drawing import plotted
from deckgen.stages.set_charts import set_charts
from deckgen.viewing import viewing
from laid_out import Laid

BAR = (
    "{type: bar, rows: [[A name in several words, 3], [Short, 5], [Another of several words, 2], [x, 7]], x: a, y: b}"
)
LINE = "{type: line, rows: [[2000, 3], [2004, 5], [2008, 9], [2012, 8]], x: a, y: b}"
YEARS = (
    "rows: [[2015, 3, 4, 9], [2016, 5, 4, 8], [2017, 2, 4, 7]], x: a, y: [Cars and vans, Trucks, Buses and coaches]"
)
UNIT = "axis: {title: 'Billions of dollars, imports'}"
PAIRS = [
    (BAR, LINE),
    (f"{{type: line, labels: legend, {YEARS}}}", BAR),
    (f"{{type: stacked, {YEARS}, {UNIT}}}", f"{{type: grouped, {YEARS}}}"),
    (f"{{type: combo, {YEARS}}}", f"{{type: area, {YEARS}}}"),
    ("{type: waterfall, rows: [[Begin, 5], [Up, 3], [Down, -2]], x: a, y: b}", LINE),
    ("{type: bar, rows: [[Q1, 3], [Q2, -4], [Q3, 6]], x: a, y: b}", BAR),
    (LINE.replace("y: b", "y: b, annotate: [{change: ['2000', '2012']}]"), BAR),
]


class Side(Struct):
    """Charts of a slide, in their order, and the sheet of each."""

    boxes: list[ChartBox]
    sheets: list[Planned]
    document: Document
    look: ChartLook


Lay = Callable[..., Side]


@pytest.fixture
def side(lay_slide: Callable[..., Laid]) -> Lay:
    def beside(*charts: str, top: str = "") -> Side:
        items = "".join(f"  - chart: {chart}\n" for chart in charts)
        laid = lay_slide(f"title: Both\nallow: [missing_source]\ncolumns:\n{items}", top)
        look, sheets = look_of(laid.deck.brand, Fonts(laid.deck.brand)), Sheets()
        document = set_charts(laid.document, look, sheets)
        boxes = [shape for page in document.pages for shape in page.shapes if isinstance(shape, ChartBox)]
        planned = [sheet for box in boxes if (sheet := sheets.of(box, look)) is not None]
        assert len(planned) == len(boxes) == len(charts)
        return Side(boxes, planned, document, look)

    return beside


def run_of(sheet: Planned) -> tuple[float, float]:
    """The heights of the lowest and the highest value."""
    return sheet.scales.runs[VALUE]


def first_bar(sheet: Planned) -> float:
    """How high the first bar of rows begins."""
    return max(area.reach[0] for area in sheet.areas)


def sizes(sheet: Planned) -> set[float]:
    return {line.size for line in sheet.lettered}


@pytest.mark.parametrize("pair", PAIRS)
def test_upright_charts_have_one_top_one_base_and_one_size(pair: tuple[str, str], side: Lay) -> None:
    left, right = side(*pair).sheets
    assert run_of(left) == pytest.approx(run_of(right), abs=0.5)
    assert left.look.largest == right.look.largest


def test_three_of_them_too(side: Lay) -> None:
    one, two, three = side(BAR, LINE, f"{{type: stacked, {YEARS}, {UNIT}}}").sheets
    assert run_of(one) == pytest.approx(run_of(two), abs=0.5)
    assert run_of(one) == pytest.approx(run_of(three), abs=0.5)
    assert sizes(one) == sizes(two) == sizes(three)


def test_rows_begin_at_one_height_and_are_as_far_apart_where_they_are_as_many(side: Lay) -> None:
    rows = "rows: [[A, 3], [B, 5], [Instruments of all kinds, 2]], x: a"
    left, right = side(f"{{type: ranking, {rows}, y: b}}", f"{{type: ranking, {rows}, y: b, {UNIT}}}").sheets
    assert first_bar(left) == pytest.approx(first_bar(right), abs=0.5)
    middles = [sorted({sum(area.reach) for area in sheet.areas}) for sheet in (left, right)]
    assert middles[0] == pytest.approx(middles[1], abs=0.5)


def test_few_rows_begin_where_many_do(side: Lay) -> None:
    many = ", ".join(f"[Country {n}, {30 - n}]" for n in range(9))
    few = "{type: diverging, rows: [['2015', 29, 66], ['2017', 65, 30]], x: a, y: [Against, For]}"
    left, right = side(few, f"{{type: ranking, rows: [{many}], x: a, y: b, labels: none}}").sheets
    assert first_bar(left) == pytest.approx(first_bar(right), abs=0.5)


def test_rows_begin_where_the_values_of_upright_charts_end(side: Lay) -> None:
    left, right = side(BAR, f"{{type: ranking, rows: [[A, 3], [B, 5]], x: a, y: b, {UNIT}}}").sheets
    assert run_of(left)[1] == pytest.approx(first_bar(right), abs=0.5)


def test_a_chart_is_drawn_as_it_was_planned(side: Lay) -> None:
    made = side(*PAIRS[2])
    for box, sheet in zip(made.boxes, made.sheets, strict=True):
        plot = plotted(box.chart, made.look, box.box.width.inches, box.box.height.inches, box.setting)
        drawn, planned = ({(one.words, one.box.bottom) for one in each.texts()} for each in (plot, sheet))
        assert drawn == planned
        assert plot.scales.runs[VALUE] == pytest.approx(run_of(sheet))


def test_powerpoint_s_own_charts_have_one_top_and_one_base_too(side: Lay) -> None:
    made = side(*(chart.replace("type:", "render: native, type:") for chart in PAIRS[1]))
    drawn = draw(made.document, ChartPictures(made.look))
    charts = [shape for page in drawn.pages for shape in page.shapes if isinstance(shape, NativeChart)]
    one, two = (chart.native.plot for chart in charts)
    assert one.top + one.height == pytest.approx(two.top + two.height, abs=0.002)
    # Labels of bars stand further from them than on pictures.
    assert one.top == pytest.approx(two.top, abs=0.02)


def test_a_chart_beside_none_that_is_like_it_stays_as_it_is(side: Lay) -> None:
    made = side(BAR, "{type: donut, rows: [[A, 3], [B, 5], [C, 2]], x: a, y: b}")
    assert all(box.setting is not None and box.setting.levels == Levels() for box in made.boxes)
    assert made.sheets[0].look.largest == made.sheets[1].look.largest


def test_no_chart_loses_words_or_most_of_its_height_to_another(side: Lay) -> None:
    names = ", ".join(f"A series with a long name {n}" for n in range(8))
    rows = ", ".join(f"[{year}, 1, 2, 3, 4, 5, 6, 7, 8]" for year in (2015, 2016, 2017))
    high = f"{{type: line, labels: legend, rows: [{rows}], x: a, y: [{names}]}}"
    made = side(high, BAR, top='brand: {page: "4:3"}')
    alone = Sheets()
    for box, sheet in zip(made.boxes, made.sheets, strict=True):
        free = alone.of(replace(box, setting=None), made.look)
        assert free is not None
        (bottom, top), (low, high_) = run_of(sheet), run_of(free)
        assert top - bottom >= 0.55 * (high_ - low)
        assert len(sheet.omitted) <= len(free.omitted)


def test_what_is_shown_is_set_too(tmp_path: Path) -> None:
    items = "".join(f"          - chart: {chart}\n" for chart in PAIRS[1])
    slide = f"      - title: Both\n        id: both\n        columns:\n{items}"
    (tmp_path / "deck.yaml").write_text(f"title: T\nsections:\n  - title: One\n    slides:\n{slide}")
    with viewing(tmp_path / "deck.yaml") as view:
        one, two = (shape for shape in view.find("both").page.shapes if isinstance(shape, ChartBox))
    assert one.setting is not None
    assert one.setting == two.setting
    assert one.setting.levels != Levels()
