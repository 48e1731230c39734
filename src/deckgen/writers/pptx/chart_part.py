"""Charts: a NativeChart becomes a chart that PowerPoint draws and lets people edit, with a workbook of its values.

series.py writes the series, chart_axes.py the axes, workbook.py the workbook. Much is said outright here because
PowerPoint would do otherwise: round corners, a title made of the series' name, smooth curves.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from deckgen.model.native_chart import Group, Legend, Native, Region
from deckgen.model.page import NativeChart
from deckgen.writers.pptx import chart_axes
from deckgen.writers.pptx.markup import HEAD, A, R, xfrm
from deckgen.writers.pptx.package import WORKBOOK, Package, Relations
from deckgen.writers.pptx.series import SeriesWriter
from deckgen.writers.pptx.text_body import TextWriter
from deckgen.writers.pptx.workbook import workbook

C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
# How bars stand together, by the stacking of their group.
_GROUPING: Final = {"": "clustered", "stacked": "stacked", "share": "percentStacked"}
_TAGS: Final = {
    "column": "c:barChart",
    "bar": "c:barChart",
    "line": "c:lineChart",
    "area": "c:areaChart",
    "dots": "c:scatterChart",
    "bubbles": "c:bubbleChart",
    "ring": "c:doughnutChart",
}


class ChartWriter(Struct, frozen=True):
    """Writes the charts of one file.

    package: where the parts go.
    text_writer: sets the words of charts.
    date, author: what the properties of the workbooks say; the date is ISO 8601.
    """

    package: Package
    text_writer: TextWriter
    date: str
    author: str

    def frame(self, shape: NativeChart, name: str, relations: Relations) -> str:
        """The graphic frame of a chart; name is its p:cNvPr element. Adds the chart's part and its workbook."""
        identity = relations.add("chart", self._part(shape.native))
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{name}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
            f'{xfrm(shape.box, "p:xfrm")}<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" '
            f'r:id="{identity}"/></a:graphicData></a:graphic></p:graphicFrame>'
        )

    def _part(self, native: Native) -> str:
        name = self.package.free_name("ppt/charts/chart", "xml")
        book = self.package.free_name("ppt/embeddings/Microsoft_Excel_Sheet", "xlsx")
        self.package.add(book, WORKBOOK, workbook(native.columns, self.date, self.author))
        relations = Relations(name)
        values = relations.add("package", book)
        xml = _ChartXml(native, self.text_writer).xml(values)
        return self.package.add(name, "drawingml.chart+xml", xml, relations)


class _ChartXml:
    """Makes the XML of one chart."""

    def __init__(self, native: Native, text_writer: TextWriter) -> None:
        self._native, self._text_writer = native, text_writer
        self._series_writer = SeriesWriter(native, text_writer)

    def xml(self, values: str) -> str:
        """The content of the chart's part; values is the id of the relationship to its workbook.

        The order of elements is the schema's. autoUpdate="0" leaves the chart as it is when the file is opened.
        """
        native = self._native
        groups = "".join(self._group(group) for group in native.groups)
        # Without this PowerPoint draws a missing value as 0.
        gaps = "span" if native.joined else "gap"
        return (
            f'{HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
            f'<c:lang val="{self._text_writer.language}"/><c:roundedCorners val="0"/><c:chart>'
            f'<c:autoTitleDeleted val="1"/><c:plotArea>{_layout(native.plot, inner=True)}{groups}'
            f"{chart_axes.write(native, self._text_writer)}"
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
            f'{self._legend(native.legend) if native.legend else ""}<c:plotVisOnly val="1"/>'
            f'<c:dispBlanksAs val="{gaps}"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
            f'{self._text_writer.of_chart(native.text)}<c:externalData r:id="{values}"><c:autoUpdate val="0"/>'
            "</c:externalData></c:chartSpace>"
        )

    def _group(self, group: Group) -> str:
        """The element of series that are drawn alike: what they share, the series, and the ids of their axes."""
        tag = _TAGS[group.mark]
        series = "".join(self._series_writer.series(each, group) for each in group.series)
        ids = "".join(f'<c:axId val="{number}"/>' for number in chart_axes.ids(group))
        return f"<{tag}>{_opening(group)}{series}{self._closing(group)}{ids}</{tag}>"

    def _closing(self, group: Group) -> str:
        """What stands after the series of a group."""
        match group.mark:
            case "column" | "bar":
                return f'<c:gapWidth val="{group.gap}"/><c:overlap val="{group.overlap}"/>'
            case "line":
                return '<c:marker val="1"/>'
            case "bubbles":
                return (
                    f'<c:bubbleScale val="{group.scale}"/><c:showNegBubbles val="0"/><c:sizeRepresents val="area"/>'
                )
            case "ring":
                return f'<c:firstSliceAng val="0"/><c:holeSize val="{self._native.hole}"/>'
            case _:
                return ""

    def _legend(self, legend: Legend) -> str:
        # Series that only carry labels have no entry. With overlay the plot makes no room: it has its place already.
        hidden = "".join(
            f'<c:legendEntry><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
            for number, series in enumerate(series for group in self._native.groups for series in group.series)
            if not series.in_legend
        )
        return (
            f'<c:legend><c:legendPos val="t"/>{hidden}{_layout(legend.region)}<c:overlay val="1"/>'
            f"{self._text_writer.of_chart(legend.look)}</c:legend>"
        )


def _opening(group: Group) -> str:
    """What stands before the series of a group: how they stand together.

    Without varyColors="0" PowerPoint gives each point of a lone series another color.
    """
    vary = f'<c:varyColors val="{int(group.mark == "ring")}"/>'
    match group.mark:
        case "column" | "bar":
            direction = "col" if group.mark == "column" else "bar"
            return f'<c:barDir val="{direction}"/><c:grouping val="{_GROUPING[group.stacking]}"/>{vary}'
        case "line" | "area":
            return f'<c:grouping val="{group.stacking or "standard"}"/>{vary}'
        case "dots":
            return f'<c:scatterStyle val="lineMarker"/>{vary}'
        case _:
            return vary


def _layout(region: Region, *, inner: bool = False) -> str:
    """The place of a part of the chart, in shares of the chart's size; inner says that it is that of the plot without
    the words of its axes.
    """
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    places = zip("xywh", (region.left, region.top, region.width, region.height), strict=True)
    shares = "".join(f'<c:{name} val="{share:.6g}"/>' for name, share in places)
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{shares}</c:manualLayout>'
        "</c:layout>"
    )
