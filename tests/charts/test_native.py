"""Charts that PowerPoint draws: what other programs find in them is what was in the data and on the picture."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE as KIND
from sample_charts import DOLLARS, GREEN, MUTED, PLAIN, RED, sample, series, strange
from sample_charts import TYPES as SAMPLED

import judges
from built import Built
from deckgen.charting.chart_type import CHARTS, native_types
from deckgen.comparing import by_hand
from deckgen.comparing.comparison import Edits
from deckgen.model.brand import Brand
from deckgen.model.chart_data import Annotation, AxisAsked, ChartData, ChartLook, Series, Spot
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.geometry import Box, Inch
from deckgen.model.page import ChartBox, Document, NativeChart, Page, Paragraph, Style, TextBox
from deckgen.model.rich_text import plain
from deckgen.numbers.by_language import number_format
from deckgen.office.built_file import read_built
from deckgen.pipeline import build, check
from deckgen.processes.parsing import Parser
from deckgen.stages.draw.chart_pictures import ChartPictures
from deckgen.stages.draw.drawer import draw
from deckgen.writers.pptx import flaws
from spoken_words import lost_words
from written_file import write

C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
A = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
ROOT = Path(__file__).parent.parent.parent
TYPES = tuple(kind for kind in native_types() if kind in SAMPLED)
PLACE = Box(Inch(0.65), Inch(1.7), Inch(7.2), Inch(4.6))
KINDS = {
    "line": KIND.LINE,
    "bar": KIND.COLUMN_CLUSTERED,
    "grouped": KIND.COLUMN_CLUSTERED,
    "stacked": KIND.COLUMN_STACKED,
    "share": KIND.BAR_STACKED_100,
    "ranking": KIND.BAR_CLUSTERED,
    "donut": KIND.DOUGHNUT,
    "area": KIND.AREA_STACKED,
    "scatter": KIND.BUBBLE,
    "combo": KIND.COLUMN_CLUSTERED,
    "histogram": KIND.COLUMN_CLUSTERED,
}


def deck_of(charts: list[ChartData], look: ChartLook, language: str = "en-US") -> bytes:
    """A deck with a slide for each chart, all drawn by PowerPoint."""
    pages = []
    for number, chart in enumerate(charts):
        title = f"{chart.kind} {number}"
        said = TextBox(PLACE, (Paragraph(plain(title), Style(Inch(0.3), "1B2A41")),), "Title", "title")
        box = ChartBox(PLACE, chart, "Chart", f"What the {chart.kind} chart shows", None, native=True)
        pages.append(Page(title.replace(" ", "-"), title, "content", (said, box)))
    document = Document(tuple(pages), "Charts", "Ana", "", language, "2018-09-12")
    return write(draw(document, ChartPictures(look)), Brand())


def opened(data: bytes) -> list[Any]:
    """The charts of a deck as python-pptx reads them, a chart and what is grouped with it slide by slide."""
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        shapes = [inner for shape in slide.shapes for inner in getattr(shape, "shapes", [shape])]
        found.append(next(shape.chart for shape in shapes if shape.has_chart))
    return found


def native(chart: ChartData, look: ChartLook, language: str = "en-US") -> Any:
    """A chart as python-pptx reads it."""
    return opened(deck_of([chart], look, language))[0]


def sheet_of(chart: Any) -> Any:
    """The sheet behind a chart, as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active


def over(data: bytes) -> list[str]:
    """The words that lie over the chart of a deck's one slide."""
    (slide,) = Presentation(io.BytesIO(data)).slides
    groups = [shape for shape in slide.shapes if hasattr(shape, "shapes")]
    return [shape.text_frame.text for group in groups for shape in group.shapes if shape.has_text_frame]


def texts(chart: Any, path: str) -> list[str]:
    return chart._chartSpace.xpath(path)  # type: ignore[no-any-return]


def shown(kind: str) -> list[tuple[str, ChartData]]:
    """Every chart of a type that the language lets through, strange ones too."""
    every = {"sample": sample(kind), **strange(kind)}
    return [(name, chart) for name, chart in every.items() if name not in ("nothing", "no rows")]


@pytest.mark.parametrize("kind", TYPES)
def test_a_chart_is_of_the_type_that_powerpoint_calls_so(kind: str, look: ChartLook) -> None:
    assert native(sample(kind), look).chart_type is KINDS[kind]


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind not in ("share", "scatter")])
def test_categories_and_values_are_those_of_the_data_in_the_chart_and_in_its_sheet(
    kind: str, look: ChartLook
) -> None:
    data = sample(kind)
    chart = native(data, look)
    plots = [plot for plot in chart.plots if plot.categories]
    found = {one.name: list(one.values) for plot in reversed(plots) for one in plot.series}
    for one in data.series:
        assert found[one.label] == list(one.values)
    rows = list(sheet_of(chart).values)
    assert list(rows[0][1 : len(data.series) + 1]) == [one.label for one in data.series]
    for row, values in zip(rows[1:], zip(*(one.values for one in data.series), strict=True), strict=True):
        assert list(row[1 : len(data.series) + 1]) == pytest.approx(list(values), rel=1e-15)
    # A long row of years stands as days, so that the years that go without a label are the same everywhere.
    assert [str(getattr(row[0], "year", row[0])) for row in rows[1:]] == list(data.x)


def test_every_formula_names_the_cells_that_its_values_stand_in(look: ChartLook) -> None:
    chart = native(sample("grouped"), look)
    sheet = sheet_of(chart)
    for formula in chart._chartSpace.iter(f"{{{C['c']}}}f"):
        name, _, cells = formula.text.partition("!")
        assert name == sheet.title
        written = sheet[cells.replace("$", "")]
        held = [row[0].value for row in written] if isinstance(written, tuple) else [written.value]
        cached = [point.findtext("c:v", namespaces=C) for point in formula.getnext().iterfind("c:pt", C)]
        assert [float(value) if isinstance(held[0], int | float) else value for value in cached] == held


def test_a_share_holds_the_percentages_that_it_shows(look: ChartLook) -> None:
    data = sample("share")
    chart = native(data, look)
    columns = [one.values for one in chart.plots[0].series]
    assert all(sum(values) == 100 for values in zip(*columns, strict=True))


def test_dots_stand_where_both_numbers_say_and_are_as_large_as_the_third(look: ChartLook) -> None:
    data = sample("scatter")
    chart = native(data, look)
    numbers = [float(value) for value in texts(chart, ".//c:ser[1]/c:xVal//c:v/text()")]
    assert numbers == list(data.positions or ())
    assert texts(chart, ".//c:ser[1]/c:bubbleSize//c:v/text()")
    names = {"".join(label.itertext()) for label in chart._chartSpace.iter(f"{{{A['a']}}}t")}
    assert names <= set(data.x)
    assert names


def test_a_highlighted_bar_has_its_color_and_the_others_theirs(look: ChartLook) -> None:
    chart = native(sample("bar"), look)
    xml = etree.tostring(chart._chartSpace).decode()
    (point,) = chart._chartSpace.iterfind(".//c:dPt", C)
    assert point.find("c:idx", C).get("val") == "5"
    assert 'schemeClr val="accent3"' in etree.tostring(point).decode()
    assert xml.index("<c:spPr>") < xml.index("<c:dPt>")
    assert chart.plots[0].series[0].format.fill.fore_color is not None


def test_lines_have_the_colors_of_the_data_and_muted_ones_lie_under_the_others(look: ChartLook) -> None:
    years = ("2015", "2016", "2017")
    data = ChartData(
        "line",
        years,
        (series("Strong", 1, 2, 3, color=RED), series("Pale", 3, 2, 1, color=MUTED, muted=True)),
        PLAIN,
        positions=(2015.0, 2016.0, 2017.0),
    )
    assert [one.name for one in native(data, look).plots[0].series] == ["Pale", "Strong"]


def test_the_last_value_of_a_line_is_labelled_with_its_name_and_no_other(look: ChartLook) -> None:
    chart = native(sample("line"), look)
    labels = chart._chartSpace.findall(".//c:dLbl", C)
    assert len(labels) == len(sample("line").series)
    for label in labels:
        assert label.find("c:idx", C).get("val") == str(len(sample("line").x) - 1)
        assert label.find("c:showSerName", C).get("val") == label.find("c:showVal", C).get("val") == "1"
        assert label.find("c:numFmt", C).get("formatCode").startswith('[$-409]$#,##0" bn"')
    assert not chart.has_legend


def test_there_is_a_legend_where_the_author_wants_one(look: ChartLook) -> None:
    assert native(replace(sample("line"), labels="legend"), look).has_legend


def test_bars_begin_at_zero_and_go_without_an_axis_where_each_has_its_value(look: ChartLook) -> None:
    chart = native(sample("bar"), look)
    assert chart.value_axis.minimum_scale == 0
    assert not chart.value_axis.visible
    assert not chart.value_axis.has_major_gridlines
    plain = native(replace(sample("bar"), labels="none"), look)
    assert plain.value_axis.visible
    assert plain.value_axis.has_major_gridlines


def test_an_axis_has_its_unit_on_the_top_tick(look: ChartLook) -> None:
    axis = native(sample("line"), look).value_axis
    assert axis.tick_labels.number_format == '[$-409][>=300]$#,##0" bn";#,##0'
    assert axis.major_unit == 100


@pytest.mark.parametrize("log", [False, True])
def test_an_axis_goes_as_its_author_asks(log: bool, look: ChartLook) -> None:
    asked = AxisAsked(10, 1000, log, "What is counted")
    data = ChartData("line", ("a", "b"), (series("One", 20, 300),), PLAIN, axis=asked)
    chart = native(data, look)
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (10, 1000)
    assert texts(chart, "//c:valAx/c:scaling/c:logBase/@val") == (["10"] if log else [])
    assert texts(chart, "//c:valAx/c:title//a:t/text()") == ["What is counted"]
    assert judges.schemas(deck_of([data], look)) == []


def test_gaps_stay_gaps(look: ChartLook) -> None:
    data = ChartData("line", ("a", "b", "c", "d"), (series("One", 1, None, 3, 4),), PLAIN)
    chart = native(data, look)
    assert chart.plots[0].series[0].values == (1, None, 3, 4)
    assert sheet_of(chart)["B3"].value is None
    assert texts(chart, "//c:dispBlanksAs/@val") == ["gap"]


@pytest.mark.parametrize(("kind", "others"), [("bar", ()), ("grouped", (series("Two", 4, 3, 2, 1),))])
def test_a_missing_bar_is_said_over_the_chart(kind: str, others: tuple[Series, ...], look: ChartLook) -> None:
    data = ChartData(kind, ("a", "b", "c", "d"), (series("One", 1, None, 3, 4), *others), PLAIN, unknown="n/a")
    assert over(deck_of([data], look)).count("n/a") == 1


def test_totals_follow_the_parts_when_these_are_changed(look: ChartLook) -> None:
    chart = native(sample("stacked"), look)
    sheet = sheet_of(chart)
    assert sheet["F1"].value == "Total"
    assert sheet["F2"].value == "=SUM(B2,C2,D2,E2)"
    total = next(one for plot in chart.plots for one in plot.series if one.name == "Total")
    assert total.values == pytest.approx(
        [sum(values) for values in zip(*(one.values for one in sample("stacked").series), strict=True)]
    )


def test_notes_units_and_words_in_the_middle_lie_over_the_chart(look: ChartLook) -> None:
    noted = replace(
        sample("line"), annotations=(Annotation("Crisis & cure", spots=(Spot(3),)),), unit="People", format=PLAIN
    )
    assert {"Crisis & cure", "People"} <= set(over(deck_of([noted], look)))
    assert "$294 bn" in over(deck_of([replace(sample("donut"), center="$294 bn\nimports")], look))


def test_a_chart_has_alternative_text_and_a_name(look: ChartLook) -> None:
    for data in (sample("line"), sample("ranking")):
        (slide,) = Presentation(io.BytesIO(deck_of([data], look))).slides
        frames = [frame for frame in slide.shapes._spTree.iter() if frame.tag.endswith("}graphicFrame")]
        (properties,) = [frame[0][0] for frame in frames]
        assert properties.get("descr") == f"What the {data.kind} chart shows"
        assert properties.get("name") == "Chart"


def test_words_have_the_language_of_the_deck_and_the_font_of_the_brand(look: ChartLook) -> None:
    chart = native(sample("line"), look, "es-MX")
    assert texts(chart, "//c:lang/@val") == ["es-MX"]
    assert set(texts(chart, "//a:defRPr/@lang | //a:endParaRPr/@lang")) == {"es-MX"}
    assert set(texts(chart, "//a:latin/@typeface")) == {"+mn-lt", "+mj-lt"}
    sizes = {int(size) for size in texts(chart, "//a:defRPr/@sz")}
    assert sizes <= set(range(1400, 2001, 50))


def test_days_on_x_are_days_that_powerpoint_knows_in_the_language_of_the_deck(look: ChartLook) -> None:
    days = ("ene 2017", "feb 2017", "may 2017")
    places = (736330.0, 736361.0, 736450.0)
    data = ChartData("line", days, (series("One", 1, 2, 3),), PLAIN, positions=places)
    chart = native(data, look, "es-MX")
    assert chart.category_axis.category_type.name == "TIME_SCALE"
    assert texts(chart, "//c:dateAx/c:numFmt/@formatCode") == ["[$-80A]mmm yyyy"]
    assert [row[0].value.isoformat()[:10] for row in list(sheet_of(chart).rows)[1:]] == [
        "2017-01-01",
        "2017-02-01",
        "2017-05-01",
    ]


def test_years_that_are_unevenly_spaced_stand_as_far_apart_as_they_are(look: ChartLook) -> None:
    data = ChartData(
        "line", ("1990", "2000", "2017"), (series("One", 1, 2, 3),), PLAIN, positions=(1990.0, 2000.0, 2017.0)
    )
    chart = native(data, look)
    assert texts(chart, "//c:dateAx/c:baseTimeUnit/@val") == ["years"]
    assert [row[0].value.year for row in list(sheet_of(chart).rows)[1:]] == [1990, 2000, 2017]


def test_years_have_labels_at_the_whole_steps_of_the_picture(tmp_path: Path) -> None:
    rows = ", ".join(f"{{year: {year}, v: {year - 1980}}}" for year in range(1990, 2018))
    chart = f"{{type: line, render: native, x: year, y: v, rows: [{rows}]}}"
    slide = f"{{title: Years, allow: [missing_source], chart: {chart}}}"
    (tmp_path / "deck.yaml").write_text(f"title: T\nsections:\n  - {{title: S, slides: [{slide}]}}\n")
    build(tmp_path / "deck.yaml", tmp_path / "t.pptx")
    charts = [
        shape.chart
        for page in Presentation(str(tmp_path / "t.pptx")).slides
        for shape in page.shapes
        if shape.has_chart
    ]
    (axis,) = charts[0]._chartSpace.iter(f"{{{C['c']}}}dateAx")
    assert axis.find("c:majorUnit", C).get("val") == "5", (
        "1990, 1995 … 2015, and no step of nine for the sake of 2017"
    )


def test_signs_of_xml_and_of_formulas_stay_words(look: ChartLook) -> None:
    words = ('<Tom> & "Jerry"', "=1+1", "العربية", "a\x07b")
    chart = native(ChartData("ranking", words, (series('R&D "new" <x>', 4, 3, 2, 1),), PLAIN), look, "ar")
    assert list(chart.plots[0].categories) == [*words[:3], "ab"]
    assert chart.plots[0].series[0].name == 'R&D "new" <x>'
    assert [row[0] for row in list(sheet_of(chart).values)[1:]] == [*words[:3], "ab"]
    assert set(texts(chart, "//c:txPr//a:pPr/@rtl")) == {"1"}


@pytest.mark.parametrize("kind", TYPES)
def test_no_chart_however_strange_makes_powerpoint_repair_the_file(kind: str, look: ChartLook) -> None:
    data = deck_of([chart for _, chart in shown(kind)], look)
    assert {judge.__name__: judge(data) for judge in (flaws, judges.audit, judges.rpptx, judges.schemas)} == {
        "flaws": [],
        "audit": [],
        "rpptx": [],
        "schemas": [],
    }


@pytest.mark.skipif(judges.sdk_program() is None, reason=judges.NO_SDK)
def test_microsofts_own_validator_finds_nothing_in_a_chart_of_each_type(look: ChartLook) -> None:
    assert judges.sdk(deck_of([sample(kind) for kind in TYPES], look)) == []


@pytest.mark.parametrize("kind", TYPES)
def test_the_same_chart_gives_the_same_bytes(kind: str, look: ChartLook) -> None:
    data = deck_of([sample(kind)], look)
    assert data == deck_of([sample(kind)], look)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = archive.read("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx")
        assert "ppt/charts/chart1.xml" in archive.namelist()
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2018-09-12T00:00:00Z" in archive.read("docProps/core.xml")


def test_what_the_types_can_do_is_known_to_them_alone() -> None:
    assert {word for word in CHARTS.words if CHARTS.get(word).can_be_native} == set(KINDS)


DECK = """\
title: Talk
{brand}
sections:
- title: Part
  divider: false
  slides:
  - title: One
    chart: {{type: {kind}, rows: [[2015, 4], [2016, {middle}], [2017, 5]], x: year, y: n{more}}}
    source: {{publisher: Me}}
"""


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., set[str]]:
    """Builds a deck with one chart; gives "native", "picture" or both, as the file has them."""

    def made(*, kind: str = "line", brand: str = "", more: str = "", middle: str = "3") -> set[str]:
        (tmp_path / "brand.yaml").write_text(brand)
        top = "brand: brand.yaml" if brand else ""
        deck = DECK.format(brand=top, kind=kind, more=more, middle=middle).replace(
            "    source: {publisher: Me}\n", ""
        )
        (tmp_path / "deck.yaml").write_text(deck)
        build(tmp_path / "deck.yaml", tmp_path / "deck.pptx")
        with zipfile.ZipFile(tmp_path / "deck.pptx") as archive:
            names = archive.namelist()
        found = {"native"} if any(name.startswith("ppt/charts/chart") for name in names) else set()
        return found | ({"picture"} if any(name.startswith("ppt/media/") for name in names) else set())

    return made


def test_a_chart_or_the_brand_asks_for_native_charts_and_the_chart_has_the_last_word(
    made: Callable[..., set[str]],
) -> None:
    brand = "charts: {render: native}"
    assert made() == {"picture"}
    assert made(more=", render: native") == {"native"}
    assert made(brand=brand) == {"native"}
    assert made(brand=brand, more=", render: picture") == {"picture"}


def test_through_the_brand_other_types_and_gaps_in_areas_simply_stay_pictures(
    made: Callable[..., set[str]], tmp_path: Path
) -> None:
    brand = "charts: {render: native}"
    assert made(brand=brand, kind="waterfall") == {"picture"}
    assert made(brand=brand, kind="area") == {"native"}
    assert made(brand=brand, kind="area", middle="null") == {"picture"}
    assert [one.code for one in check(tmp_path / "deck.yaml") if one.code == "picture_only"] == []


def test_the_whole_talk_holds_and_loses_no_word_with_native_charts(tmp_path: Path, talk: Built) -> None:
    for name in ("deck.yaml", "assets"):
        (shutil.copytree if name == "assets" else shutil.copy)(ROOT / name, tmp_path / name)
    brand = tmp_path / "assets" / "brand" / "brand.yaml"
    brand.write_text(brand.read_text() + "\ncharts: {render: native}\n")
    built = Built.from_folder(tmp_path)
    assert [str(one) for one in built.made.diagnostics] == []
    assert lost_words(built) == lost_words(talk)
    assert by_hand(read_built(built.made.path, "deck.pptx", Diagnostics(), Parser())) == Edits()  # type: ignore[arg-type]
    assert built.made.path.read_bytes() == Built.from_folder(tmp_path).made.path.read_bytes()


def test_what_lies_over_a_chart_stands_where_the_picture_has_it(look: ChartLook) -> None:
    noted = replace(sample("line"), format=DOLLARS)
    box = ChartBox(PLACE, noted, "Chart", "Alt", None, native=True)
    page = Page("p", "P", "content", (box,))
    drawn = draw(Document((page,), "T", "A", "", "en-US", "2018-09-12"), ChartPictures(look))
    (shape,) = drawn.pages[0].shapes
    assert isinstance(shape, NativeChart)
    for part in shape.over:
        assert -Inch(0.1) <= part.box.x
        assert part.box.x + part.box.width <= PLACE.width + Inch(0.4)
        assert -Inch(0.1) <= part.box.y
        assert part.box.y + part.box.height <= PLACE.height + Inch(0.1)


def test_percentages_keep_their_sign_and_their_decimals(look: ChartLook) -> None:
    data = ChartData("bar", ("a", "b"), (series("One", 0.123, 0.5, color=GREEN),), number_format("0.0%", "en-US"))
    chart = native(data, look)
    assert texts(chart, "//c:dLbls/c:numFmt/@formatCode") == ['[$-409]0.0%;"−"0.0%']
    assert sheet_of(chart)["B2"].number_format == '0.0%;"−"0.0%'
