"""deckgen fill: charts of PowerPoint's own keep their looks, but none that would hide or misname the new data."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Inches

from deckgen.model.diagnostics import DeckgenError
from deckgen.verbs.fill import Fill, fill
from hand_made_talk import add_chart, make_with_kept_looks

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
HEAD = "title: T\nsources: {s: {publisher: P}}\ndata: {trade: {file: trade.csv, source: s}}\nfill:\n"
ROWS = "year,imports,exports\n2014,294,241\n2015,296,236\n2016,294,230\n"


def filled(folder: Path, charts: dict[str, str], rows: str = ROWS, talk=None) -> Fill:  # type: ignore[no-untyped-def]
    """What fill makes of a talk: a given one, or the one with a chart for each thing that is kept."""
    if talk is None:
        make_with_kept_looks(folder / "talk.pptx")
    else:
        talk.save(str(folder / "talk.pptx"))
    (folder / "trade.csv").write_text(rows)
    keys = (f"  {name}: {{data: trade, x: {rows.split(',')[0]}, {keys}}}\n" for name, keys in charts.items())
    (folder / "deck.yaml").write_text(HEAD + "".join(keys))
    return fill(folder / "talk.pptx", folder / "deck.yaml")


def chart(folder: Path, name: str):  # type: ignore[no-untyped-def]
    slides = Presentation(str(folder / "output" / "talk.pptx")).slides
    return next(one.chart for slide in slides for one in slide.shapes if one.name == name)


def alt(folder: Path, name: str) -> str:
    slides = Presentation(str(folder / "output" / "talk.pptx")).slides
    return next(
        str(one._element.xpath(".//p:cNvPr")[0].get("descr"))
        for slide in slides
        for one in slide.shapes
        if one.name == name
    )


def said(made: Fill) -> list[str]:
    return [f"{one.code}: {one.message}" for one in made.diagnostics]


def test_a_fixed_axis_that_would_hide_values_follows_the_data(tmp_path: Path) -> None:
    charts = {"Fixed": "type: line, y: [imports, exports]", "Stacked": "type: stacked, y: [imports, exports]"}
    made = filled(tmp_path, charts)
    axis = chart(tmp_path, "Fixed").value_axis
    assert (axis.maximum_scale, axis.minimum_scale, axis.major_unit) == (None, 0, None)
    assert chart(tmp_path, "Stacked").value_axis.maximum_scale is None, "no value is above 400, but sums are"
    assert sum("it follows the data now" in one for one in said(made)) == 2


def test_a_fixed_axis_with_room_stays(tmp_path: Path) -> None:
    made = filled(tmp_path, {"Stacked": "type: bar, y: imports"})
    assert said(made) == []
    assert chart(tmp_path, "Stacked").value_axis.maximum_scale == 400


def test_words_typed_on_a_chart_are_filled_or_told(tmp_path: Path) -> None:
    """A label with a name follows the data, so nothing is said of it; one without doesn't, or goes with its point."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    points = add_chart(slide, "Trade", XL_CHART_TYPE.LINE, {"imports": (1, 2, 3)}).plots[0].series[0].points
    for number, words in enumerate(("the last", "best: {{ trade.imports[2015] }}", "two")):
        points[number].data_label.text_frame.text = words
    rows = ROWS.replace("2016", "2013")
    made = filled(tmp_path, {"Trade": "type: line, y: imports"}, rows, talk)
    assert [one for one in said(made) if one.startswith("typed")] == [
        "typed_label: words of 'Trade' on slide 1 were typed by hand and stay as they are: 'the last'",
        "typed_label: words of 'Trade' on slide 1 were typed by hand and stay as they are: 'two'",
    ]
    made = fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    (tmp_path / "trade.csv").write_text(rows.replace("2013,294,230\n", ""))
    made = fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    assert "typed_label: a label of 'Trade' on slide 1 goes, since its point is gone: 'the last'" in said(made)


def test_a_pie_of_two_series_is_an_error(tmp_path: Path) -> None:
    """The second one would be nowhere; nothing is written."""
    with pytest.raises(
        DeckgenError, match="is a pie, which shows one series alone, and gets 'imports' and 'exports'"
    ):
        filled(tmp_path, {"Pie": "type: line, y: [imports, exports]"})
    with pytest.raises(DeckgenError, match="would show values below zero as if they were above"):
        filled(tmp_path, {"Pie": "type: line, y: imports"}, "year,imports\n2014,3\n2015,-1\n2016,2\n")
    assert not (tmp_path / "output").exists()


def test_what_was_taken_out_of_the_legend_stays_out(tmp_path: Path) -> None:
    """The second of three series is the first of two now; the third slice of a pie, 2015, is the second."""
    filled(tmp_path, {"Legend": "type: line, y: [imports, exports]", "Pie": "type: line, y: imports"})
    for name, place in (("Legend", "0"), ("Pie", "1")):
        entries = chart(tmp_path, name)._chartSpace.findall(f".//{C}legendEntry/{C}idx")
        assert [one.get("val") for one in entries] == [place], name


def test_screen_readers_hear_of_the_chart_that_is_there(tmp_path: Path) -> None:
    """It stays a bar chart whatever the deck says, and its axis is PowerPoint's."""
    filled(tmp_path, {"Millions": "type: line, y: imports", "Pie": "type: line, y: imports"})
    assert alt(tmp_path, "Millions") == "Bar chart, 2014 to 2016. 2014 294, 2015 296, 2016 294."
    assert alt(tmp_path, "Pie").startswith("Pie chart")


def test_a_new_series_on_a_second_axis_is_told(tmp_path: Path) -> None:
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    made = add_chart(slide, "Both", XL_CHART_TYPE.COLUMN_CLUSTERED, {"imports": (1, 2, 3), "growth": (1, 2, 3)})
    area = made._chartSpace.find(f".//{C}plotArea")
    bars = area.find(f"{C}barChart")
    lines = etree.fromstring(etree.tostring(bars).replace(b"barChart", b"lineChart").replace(b"<c:barDir", b"<c:x"))
    for tag in ("x", "grouping", "varyColors", "gapWidth", "overlap"):
        for one in lines.findall(f"{C}{tag}"):
            lines.remove(one)
    lines.insert(0, lines.makeelement(f"{C}grouping", {"val": "standard"}))
    lines.remove(lines.findall(f"{C}ser")[0])
    for series in lines.iter(f"{C}ser"):
        for one in series.findall(f"{C}invertIfNegative"):
            series.remove(one)
    bars.remove(bars.findall(f"{C}ser")[1])
    bars.addnext(lines)
    (told,) = said(filled(tmp_path, {"Both": "type: line, y: [imports, exports]"}, talk=talk))
    assert told.startswith("old_looks: 'exports' is new in 'Both' on slide 1, and is drawn as 'growth' was")


def test_days_are_days_and_years_are_names(tmp_path: Path) -> None:
    """A year that is written as a number of days would be read as one of 1905."""
    talk = Presentation()
    for name in ("Days", "Names"):
        slide = talk.slides.add_slide(talk.slide_layouts[6])
        data = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = [date(2013, 1, 31), date(2013, 2, 28)]
        data.add_series("imports", (1, 2))  # type: ignore[no-untyped-call]
        frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, Inches(1), Inches(1), Inches(7), Inches(4), data)
        frame.name = name
        frame.chart.category_axis.maximum_scale = 41400
    days = "day,imports\n2014-01-31,3\n2014-02-28,4\n"
    made = filled(tmp_path, {"Days": "type: line, y: imports"}, days, talk)
    assert any("was fixed to end at 2013-05-06, and its values reach 2014-02-28" in one for one in said(made))
    assert chart(tmp_path, "Days").category_axis.maximum_scale is None
    held = chart(tmp_path, "Days")._chartSpace.find(f".//{C}cat")
    assert [one.text for one in held.iter(f"{C}v")] == ["41670", "41698"]
    filled(tmp_path, {"Names": "type: line, y: imports"}, "what,imports\n12,3\n13,4\n", talk)
    held = chart(tmp_path, "Names")._chartSpace.find(f".//{C}cat")
    assert [one.text for one in held.iter(f"{C}v")] == ["12", "13"]
    assert held.find(f"{C}strRef") is not None
    assert zipfile.ZipFile(tmp_path / "output" / "talk.pptx").testzip() is None


def test_marks_of_days_and_numbers_go_with_them(tmp_path: Path) -> None:
    """The file counts days from 1900 on; they are known as days, and told as such."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    for name, places in (("Days", [date(2018, month, 1) for month in (1, 2, 3)]), ("Years", [2016, 2017, 2018])):
        data = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = places
        data.add_series("imports", (1, 2, 3))  # type: ignore[no-untyped-call]
        frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(7), Inches(4), data)
        frame.name = name
        frame.chart.plots[0].series[0].points[1].format.fill.solid()
    for name, rows in (
        ("Days", "day,imports\n2018-02-01,1\n2018-03-01,2\n2018-04-01,3\n"),
        ("Years", "year,imports\n2017,1\n2018,2\n2019,3\n"),
    ):
        made = filled(tmp_path, {name: "type: bar, y: imports"}, rows, talk)
        assert not said(made)
        (point,) = chart(tmp_path, name)._chartSpace.iter(f"{C}dPt")
        assert point[0].get("val") == "0", "the second place is the first one now"
        if name == "Days":
            assert "(2018-01-01 … 2018-03-01)" in made.changes[0].old


@pytest.mark.parametrize(
    ("kind", "before", "now", "told"),
    [
        (XL_CHART_TYPE.PIE, (0.5, 0.3, 0.2), "0.42,0.19,0.1", True),
        (XL_CHART_TYPE.PIE, (0.5, 0.3, 0.2), "0.42,0.38,0.2", False),
        (XL_CHART_TYPE.DOUGHNUT, (0.5, 0.3, 0.2), "420,190,100", False),
        (XL_CHART_TYPE.PIE, (5, 3, 2), "0.42,0.19,0.1", False),
        (XL_CHART_TYPE.COLUMN_CLUSTERED, (0.5, 0.3, 0.2), "0.42,0.19,0.1", False),
    ],
)
def test_shares_that_lack_a_rest_are_told(  # type: ignore[no-untyped-def]
    tmp_path: Path, kind, before: tuple[float, ...], now: str, *, told: bool
) -> None:
    talk = Presentation()
    add_chart(talk.slides.add_slide(talk.slide_layouts[6]), "Pie", kind, {"share": before})
    rows = "state,share\n" + "".join(f"{name},{value}\n" for name, value in zip("ABC", now.split(","), strict=True))
    said_of = said(filled(tmp_path, {"Pie": "type: bar, y: share"}, rows, talk))
    message = "parts_of_less: 'Pie' on slide 1 shows shares as all that there is, and they add up to 0.71"
    assert said_of == ([message] if told else [])


TREND = (
    '<c:trendline xmlns:c="{c}" xmlns:a="{a}"><c:name>Growth of 2%</c:name><c:trendlineType val="linear"/>'
    "<c:trendlineLbl><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>y = 2x</a:t></a:r></a:p></c:rich></c:tx>"
    "</c:trendlineLbl></c:trendline>"
)
UNITS = '<c:dispUnits xmlns:c="{c}" xmlns:a="{a}"><c:builtInUnit val="millions"/></c:dispUnits>'
LOG = '<c:logBase xmlns:c="{c}" xmlns:a="{a}" val="10"/>'


def with_xml(xml: str, before: str):  # type: ignore[no-untyped-def]
    """A talk whose chart has one more element, before one or at the end of one ("valAx/")."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    made = add_chart(slide, "Trade", XL_CHART_TYPE.COLUMN_CLUSTERED, {"imports": (1, 2, 3)})
    spaces = {"c": C[1:-1], "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    element = etree.fromstring(xml.format(**spaces))
    path = before.rstrip("/").replace("/", f"/{C}")
    place = made._chartSpace.find(f".//{C}{path}")
    place.append(element) if before.endswith("/") else place.addprevious(element)
    return talk


def test_names_and_labels_of_trend_lines_that_were_typed_are_told(tmp_path: Path) -> None:
    told = said(filled(tmp_path, {"Trade": "type: line, y: imports"}, talk=with_xml(TREND, "cat")))
    assert [one.rpartition(": ")[2] for one in told] == ["'y = 2x'", "'Growth of 2%'"]


def test_an_axis_that_divides_its_numbers_is_told(tmp_path: Path) -> None:
    (told,) = said(filled(tmp_path, {"Trade": "type: line, y: imports"}, talk=with_xml(UNITS, "valAx/")))
    assert told.endswith("divides its numbers by 1,000,000, and they reach 296 alone")


def test_zero_on_an_axis_of_multiplying_steps_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DeckgenError, match="can't show zero or less"):
        filled(
            tmp_path, {"Trade": "type: line, y: imports"}, "year,imports\n2014,0\n", with_xml(LOG, "valAx/scaling/")
        )


def test_levels_of_names_and_a_chart_without_series_are_told(tmp_path: Path) -> None:
    talk = Presentation()
    for name in ("Levels", "Empty"):
        data = CategoryChartData()  # type: ignore[no-untyped-call]
        if name == "Levels":
            data.add_category("North").add_sub_category("a")  # type: ignore[no-untyped-call]
            data.add_series("imports", (1,))  # type: ignore[no-untyped-call]
        else:
            data.categories = ["a"]
        slide = talk.slides.add_slide(talk.slide_layouts[6])
        kind = XL_CHART_TYPE.COLUMN_CLUSTERED
        slide.shapes.add_chart(kind, Inches(1), Inches(1), Inches(7), Inches(4), data).name = name
    (told,) = said(filled(tmp_path, {"Levels": "type: line, y: imports"}, talk=talk))
    assert told == "old_looks: the names along x of 'Levels' on slide 1 stood in 2 levels, and stand in one now"
    with pytest.raises(DeckgenError, match="has no series whose looks a new one could have"):
        filled(tmp_path, {"Empty": "type: line, y: imports"}, talk=talk)


@pytest.mark.parametrize("number", ["NaN", "1e400", "1e300", "-1e300", "x", ""])
def test_an_axis_of_any_file_may_be_fixed_to_anything(tmp_path: Path, number: str) -> None:
    """Days that no calendar has, and what is no number."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [date(2013, 1, 31), date(2013, 2, 28)]
    data.add_series("imports", (1, 2))  # type: ignore[no-untyped-call]
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, Inches(1), Inches(1), Inches(7), Inches(4), data)
    frame.name = "Trade"
    for axis in (frame.chart.category_axis, frame.chart.value_axis):
        axis.minimum_scale = axis.maximum_scale = 1
        for one in axis._element.iter(f"{C}min", f"{C}max"):
            one.set("val", number)
    filled(tmp_path, {"Trade": "type: line, y: imports"}, "day,imports\n2014-01-31,3\n2014-02-28,4\n", talk)


def formatted(values: tuple[float, ...], code: str, *, kind=XL_CHART_TYPE.COLUMN_CLUSTERED, of_axis: bool = False):  # type: ignore[no-untyped-def]
    """A talk with a chart whose labels, or whose axis, have a number format."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    made = add_chart(slide, "Trade", kind, {"imports": values})
    made.plots[0].has_data_labels = not of_axis
    held = made.value_axis.tick_labels if of_axis else made.plots[0].data_labels
    held.number_format, held.number_format_is_linked = code, False
    return talk


@pytest.mark.parametrize(
    ("old", "code", "new", "wanted"),
    [
        ((0.1, 0.2, 0.3), "0%", (12, 25, 37), "labels of 'Trade' on slide 1 write 12 as '1200%', in the format '0%'"),
        ((1e6, 2e6, 3e6), '$#,##0,,"M"', (1.5, 2.5, 3.5), "labels of 'Trade' on slide 1 write 1.5 as '$0M'"),
        ((10, 20, 30), "0", (0.4, 0.3, 1.2), "labels of 'Trade' on slide 1 write 0.4 as '0'"),
        # What reads just as it did, or is small beside the largest one, is as its maker wanted it.
        ((10, 20, 30), "0", (0.4, 300, 1200), ""),
        ((0.1, 0.2, 0.3), "0%", (0.4, 0.5, 1.2), ""),
        ((1e6, 2e6, 3e6), '$#,##0.0,,"M"', (1.5e6, 2e6, 9e6), ""),
        ((1.4, 2.4, 3.4), "0", (1.4, 2.4, 3.4), ""),
        ((1, 2, 3), "[Red]General", (4.12, 5, 9), ""),
    ],
)
@pytest.mark.parametrize("kind", [XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.PIE, XL_CHART_TYPE.BAR_STACKED_100])
def test_labels_that_would_say_other_numbers_are_told(  # type: ignore[no-untyped-def]
    tmp_path: Path, kind, old: tuple[float, ...], code: str, new: tuple[float, ...], wanted: str
) -> None:
    rows = "year,imports\n" + "".join(f"{year},{value}\n" for year, value in enumerate(new, 2014))
    told = said(filled(tmp_path, {"Trade": "type: bar, y: imports"}, rows, formatted(old, code, kind=kind)))
    assert [one.startswith(f"unfit_format: {wanted}") for one in told] == ([True] if wanted else [])


def test_an_axis_that_would_say_other_numbers_is_told(tmp_path: Path) -> None:
    rows = "year,imports\n2014,1.5\n2015,3.5\n"
    talk = formatted((1e6, 2e6, 3e6), '$#,##0,,"M"', of_axis=True)
    (told,) = said(filled(tmp_path, {"Trade": "type: bar, y: imports"}, rows, talk))
    assert told.startswith("unfit_format: the axis of 'Trade' on slide 1 writes 3.5 as '$0M'")
    talk.slides[0].shapes[0].chart.value_axis.visible = False
    assert said(filled(tmp_path, {"Trade": "type: bar, y: imports"}, rows, talk)) == [], "nobody sees its numbers"


@pytest.mark.parametrize("kind", [XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.COLUMN_STACKED, XL_CHART_TYPE.LINE])
def test_series_that_are_all_renamed_are_told(tmp_path: Path, kind) -> None:  # type: ignore[no-untyped-def]
    """The red one was exports; names that only count, as those of PowerPoint do, mean nothing."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    add_chart(slide, "Trade", kind, {"Sent abroad": (1, 2, 3), "Bought": (3, 2, 1)})
    add_chart(slide, "Bare", kind, {"Series 1": (1, 2, 3), "Series 2": (3, 2, 1)})
    keys = "type: line, y: [imports, exports]"
    (told,) = said(filled(tmp_path, {"Trade": keys, "Bare": keys}, talk=talk))
    assert told.startswith("old_looks: in 'Trade' on slide 1 'imports' has the looks of 'Sent abroad', 'exports' has")


def test_the_mark_of_the_last_year_goes_to_the_new_one(tmp_path: Path) -> None:
    """Its label says the newest value; a mark that isn't the last one, or words that were typed there, stay."""
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    for name, number in (("Last", 2), ("Middle", 1), ("Typed", 2)):
        made = add_chart(slide, name, XL_CHART_TYPE.LINE_MARKERS, {"imports": (1, 2, 3)})
        point = made.plots[0].series[0].points[number]
        point.marker.size = 20
        point.data_label.position = XL_LABEL_POSITION.ABOVE
        if name == "Typed":
            point.data_label.text_frame.text = "the crisis"
    made = filled(tmp_path, dict.fromkeys(("Last", "Middle", "Typed"), "type: line, y: imports"), ROWS, talk)
    marks = {}
    for name in ("Last", "Middle", "Typed"):
        series = chart(tmp_path, name).plots[0].series[0]._element
        marks[name] = [one.get("val") for one in series.iterfind(f".//{C}idx") if one.getparent().tag != f"{C}ser"]
    assert marks == {"Last": ["2", "2"], "Middle": ["0", "0"], "Typed": ["1", "1"]}
    (told,) = [one.new for one in made.changes if "'Last'" in one.place]
    assert told.endswith("what marked '2015', its last point, marks '2016'")


def test_a_series_that_the_new_data_lay_flat_is_told_once(tmp_path: Path) -> None:
    """One that lay flat in the talk already is its maker's wish; a log axis shows both."""
    talk = Presentation()
    old = {
        "Radar": (XL_CHART_TYPE.RADAR, {"imports": (1, 2, 3), "exports": (3, 2, 1)}),
        "Meant": (XL_CHART_TYPE.LINE, {"imports": (1, 2, 3), "exports": (300, 200, 100)}),
        "Stack": (XL_CHART_TYPE.COLUMN_STACKED, {"imports": (1, 2, 3), "exports": (3, 2, 1)}),
    }
    for name, (kind, series) in old.items():
        slide = talk.slides.add_slide(talk.slide_layouts[5])
        add_chart(slide, name, kind, series)
    rows = "year,imports,exports\n2014,2.5,20150\n2015,3.5,9800\n"
    made = filled(tmp_path, dict.fromkeys(old, "type: line, y: [imports, exports]"), rows, talk)
    told = [one.message for one in made.diagnostics]
    assert told == [
        "'imports' lies flat in 'Radar' on slide 1: it reaches 3.5, and 'exports' on the same axis 20,150"
    ], told
    assert made.changes[0].new == "radar chart, 2 series of 2 (2014 … 2015), 2.5 to 20,150"
