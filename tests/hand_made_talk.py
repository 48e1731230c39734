"""A talk that somebody made by hand, to be filled: made by python-pptx, as PowerPoint would save it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from deckgen.verbs.fill import fill

ROWS = "year,imports,exports\n2013,280,226\n2014,294,241\n2015,296,236\n2016,294,230\n2017,314,243\n"
DECK = """title: Trade at a glance
date: 2018-09-12
sources: {census: {publisher: U.S. Census Bureau, year: 2017}}
data: {trade: {file: trade.csv, source: census, unit: US$ bn}}
figures:
  exports: {cell: "trade.exports[last]", format: "$0 bn"}
  growth: {change: ["trade.exports[2013]", "trade.exports[2017]"], as: percent}
claim: growth > 0
fill:
  Trade: {type: line, data: trade, x: year, y: [imports, exports]}
  Sales: {type: bar, data: trade, x: year, y: exports}
  Photo: {type: line, data: trade, x: year, y: imports}
"""


def plant(folder: Path, deck: str = DECK) -> Path:
    """Put a deck that fills, its table and the talk into a folder, and say where the talk is."""
    (folder / "trade.csv").write_text(ROWS, encoding="utf-8")
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    make(folder / "talk.pptx")
    return folder / "talk.pptx"


def make(path: Path) -> None:
    """Two slides: a name parted into runs, a native chart, sources, notes; a rectangle, a table cell, a picture."""
    talk = Presentation()
    talk.slide_width, talk.slide_height = Inches(13.333), Inches(7.5)
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    title = slide.shapes.title.text_frame.paragraphs[0]
    for words, is_bold in (("Exports reached {", 0), ("{ ", 0), ("exp", 1), ("orts", 1), (" }} in 2017", 0)):
        run = title.add_run()
        run.text, run.font.bold = words, bool(is_bold)
    add_chart(slide, "Trade", XL_CHART_TYPE.COLUMN_CLUSTERED, {"exports": (1, 2, 3), "imports": (3, 2, 1)})
    box = slide.shapes.add_textbox(Inches(1), Inches(6.8), Inches(8), Inches(0.4))
    box.name, box.text_frame.text = "Sources", "Source: {{ sources }}"
    slide.notes_slide.notes_text_frame.text = "Say that it grew by {{ growth | “0%” }}."
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "Sales"
    shape = slide.shapes.add_shape(1, Inches(1), Inches(1.8), Inches(7), Inches(4.5))
    shape.name, shape.text_frame.text = "Sales", "chart here"
    frame = slide.shapes.add_table(2, 2, Inches(8.5), Inches(2), Inches(4), Inches(1))
    frame.name = "Numbers"
    frame.table.cell(0, 0).text = "Exports"
    frame.table.cell(0, 1).text = '{{ trade.exports[2016] | "$0.0 bn" }}'
    grey = io.BytesIO()
    Image.new("RGB", (200, 100), "grey").save(grey, "PNG")
    grey.seek(0)
    slide.shapes.add_picture(grey, Inches(9), Inches(4), Inches(4), Inches(2.4)).name = "Photo"
    talk.save(str(path))


def add_chart(slide, name: str, kind: XL_CHART_TYPE, series: Mapping[str, tuple[float | None, ...]]):  # type: ignore[no-untyped-def]
    """A chart of PowerPoint's own whose first series is red."""
    data = CategoryChartData(number_format="0.0")  # type: ignore[no-untyped-call]
    data.categories = ["2013", "2014", "2015"]
    for label, values in series.items():
        data.add_series(label, values)  # type: ignore[no-untyped-call]
    frame = slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(8), Inches(4.5), data)
    frame.name = name
    first = frame.chart.plots[0].series[0]
    first.format.fill.solid()
    first.format.fill.fore_color.rgb = RGBColor(0xC0, 0x39, 0x2B)  # type: ignore[no-untyped-call]
    return frame.chart


def make_with_kept_looks(path: Path) -> None:
    """A chart for each thing that a chart keeps from its old data: ends of axes, rings, percentages, a point."""
    talk = Presentation()

    def added(name: str, kind: XL_CHART_TYPE, series: dict[str, tuple[float, ...]]):  # type: ignore[no-untyped-def]
        slide = talk.slides.add_slide(talk.slide_layouts[5])
        slide.shapes.title.text = name
        return add_chart(slide, name, kind, series)

    axis = added("Fixed", XL_CHART_TYPE.LINE, {"imports": (1, 2, 3), "exports": (3, 2, 1)}).value_axis
    axis.maximum_scale, axis.minimum_scale, axis.major_unit = 5, 0, 1
    added(
        "Stacked", XL_CHART_TYPE.COLUMN_STACKED, {"imports": (1, 2), "exports": (3, 2)}
    ).value_axis.maximum_scale = 400
    added("Millions", XL_CHART_TYPE.COLUMN_CLUSTERED, {"imports": (1e6, 2e6)}).value_axis.maximum_scale = 3e6
    added("Ring", XL_CHART_TYPE.DOUGHNUT, {"imports": (1, 2, 3)})
    pie = added("Pie", XL_CHART_TYPE.PIE, {"imports": (1, 2, 3)})
    pie.plots[0].series[0].points[0].format.fill.solid()
    hide_in_legend(pie, 2)
    hide_in_legend(added("Legend", XL_CHART_TYPE.LINE, {"old": (1, 2), "imports": (1, 2), "exports": (3, 2)}), 1)
    percent = added("Percent", XL_CHART_TYPE.BAR_CLUSTERED, {"imports": (0.1, 0.2, 0.3)})
    percent.value_axis.tick_labels.number_format = "0%"
    percent.value_axis.tick_labels.number_format_is_linked = False
    talk.save(str(path))


def make_with_typed_titles(path: Path) -> None:
    """Charts whose titles, or those of their axes, name years, units and series; those of the last are true."""
    talk = Presentation()
    titles = {
        "Year": ("Exports in 2013", "US$ bn", "year"),
        "Span": ("2014–2015", "US$ bn", "year"),
        "Unit": ("Exports", "Million €", "year"),
        "Names": ("Imports rose beside exports", "US$ bn", "year"),
        "True": ("Exports, 2014–2016", "Billions of US$", "1 January 2014"),
    }
    for name, words in titles.items():
        slide = talk.slides.add_slide(talk.slide_layouts[5])
        slide.shapes.title.text = name
        chart = add_chart(slide, name, XL_CHART_TYPE.LINE, {"exports": (1, 2, 3), "imports": (3, 2, 1)})
        for one, said in zip((chart, chart.value_axis, chart.category_axis), words, strict=True):
            one.has_title = True
            (one.chart_title if one is chart else one.axis_title).text_frame.text = said
    talk.save(str(path))


def make_with_missing_values(path: Path) -> None:
    """A chart of each kind that shows a missing value otherwise; one of them had the same one missing before."""
    talk = Presentation()
    kinds = {
        "Bars": XL_CHART_TYPE.COLUMN_CLUSTERED,
        "Stack": XL_CHART_TYPE.COLUMN_STACKED,
        "Share": XL_CHART_TYPE.BAR_STACKED_100,
        "Area": XL_CHART_TYPE.AREA,
        "Line": XL_CHART_TYPE.LINE,
        "Marks": XL_CHART_TYPE.LINE_MARKERS,
        "Known": XL_CHART_TYPE.COLUMN_CLUSTERED,
        "Pie": XL_CHART_TYPE.PIE,
    }
    for name, kind in kinds.items():
        slide = talk.slides.add_slide(talk.slide_layouts[5])
        slide.shapes.title.text = name
        series: dict[str, tuple[float | None, ...]] = {"exports": (1, 2, 3)}
        if name == "Known":
            series = {"exports": (1, None, 3), "imports": (3, 2, 1)}
        add_chart(slide, name, kind, series)
    talk.save(str(path))


def make_with_shares(path: Path) -> None:
    """A pie of shares that add up to all."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "Shares"
    add_chart(slide, "Shares", XL_CHART_TYPE.PIE, {"share": (0.5, 0.3, 0.2)})
    talk.save(str(path))


def hide_in_legend(chart, number: int) -> None:  # type: ignore[no-untyped-def]
    """Take an entry out of the legend of a chart, as a click on it and Delete do."""
    chart.has_legend = True
    legend = chart.legend._element
    space = legend.nsmap["c"]
    entry = legend.makeelement(f"{{{space}}}legendEntry")
    for tag, value in (("idx", number), ("delete", 1)):
        entry.append(entry.makeelement(f"{{{space}}}{tag}", {"val": str(value)}))
    legend.insert(1, entry)


def make_with_odd_braces(path: Path) -> None:
    """Names in braces where none are filled in, and one in single braces."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "Exports: {{ exports }}, or { exports }"
    slide.shapes.title._element.xpath(".//p:cNvPr")[0].set("descr", "It says {{ exports }}")
    box = slide.shapes.add_textbox(Inches(1), Inches(5), Inches(8), Inches(1))
    box.name = "{{ exports }}"
    box.text_frame.text = "Read on"
    box.text_frame.paragraphs[0].runs[0].hyperlink.address = "https://example.org/{{ exports }}"
    talk.slide_layouts[5].placeholders[0].name = "Title of {{ exports }}"
    talk.save(str(path))


def make_with_mistyped_names(path: Path) -> None:
    """Names that are nearly right, and one in the sheet of a chart."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "{{ exports }} and { trade.exports[2017] }"
    add_chart(slide, "Trade", XL_CHART_TYPE.COLUMN_CLUSTERED, {"{{ exports }}": (1, 2, 3)})
    for number, words in enumerate(
        (
            "{{ trade.exports.2017 }}",
            "{{ trade.exports[2017 }}",
            "{{ trade.exports[last] + 1 }}",
            "{{ source }}",
            r"\{{ exports }}",
            "exports }}",
            "{{ trade }}",
        )
    ):
        box = slide.shapes.add_textbox(Inches(1), Inches(number), Inches(8), Inches(1))
        box.name, box.text_frame.text = f"Box {number}", words
    talk.save(str(path))


def make_with_turned_picture(path: Path) -> None:
    """The talk, whose picture somebody turned."""
    make(path)
    talk = Presentation(str(path))
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "Exports rise"
    place = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1), Inches(2), Inches(4), Inches(3))
    place.name, place.rotation = "Exports", 90
    talk.save(str(path))


def make_with_unseen_places(path: Path) -> None:
    """Rectangles that nobody sees whole: a hidden one, one over the slide's edge, and a very small one."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "Exports"
    for name, left, height in (("Hidden", 1, 3), ("Off", 9, 3), ("Small", 1, 0.4)):
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(2), Inches(4), Inches(height))
        shape.name = name
        if name == "Hidden":
            shape._element.nvSpPr.cNvPr.set("hidden", "1")
    talk.save(str(path))


def make_with_typed_labels(path: Path) -> None:
    """The talk, in whose chart somebody typed the words of a label."""
    make(path)
    talk = Presentation(str(path))
    chart = next(one for one in talk.slides[0].shapes if one.name == "Trade").chart
    chart.plots[0].series[0].points[2].data_label.text_frame.text = "the peak"
    talk.save(str(path))


def make_filled_copy(path: Path) -> None:
    """A copy of the talk that was filled already."""
    with TemporaryDirectory() as folder:
        fill(plant(Path(folder)), Path(folder) / "deck.yaml", path)


def make_with_narrow_boxes(path: Path) -> None:
    """Sources in a box of one line at the foot; a box with room, and one that is full as it is."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "Exports: {{ exports }}"
    for name, words, width, height in (
        ("Narrow", "Source: {{ sources }}", 2, 0.4),
        ("Wide", "Source: {{ sources }}", 8, 0.4),
        ("Full", "So much is written in here that it has no room: {{ exports }}", 2, 0.4),
    ):
        box = slide.shapes.add_textbox(Inches(1), Inches(7), Inches(width), Inches(height))
        box.name, box.text_frame.word_wrap, box.text_frame.text = name, True, words
    talk.save(str(path))


def make_without_names(path: Path) -> None:
    """A talk in which nothing is to be filled."""
    make_titled(path, "Welcome")


def make_with_a_name(path: Path) -> None:
    """A talk in which one figure is to be filled."""
    make_titled(path, "Exports: {{ exports }}")


def make_titled(path: Path, title: str) -> None:
    """A talk of one title."""
    talk = Presentation()
    talk.slides.add_slide(talk.slide_layouts[5]).shapes.title.text = title
    talk.save(str(path))
