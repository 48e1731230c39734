"""Charts: a NativeChart as an editable PowerPoint chart, its values in a workbook inside the file.

The parts of a chart are in files of their own: series.py writes what is drawn, chart_axes.py what it stands on.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from deckgen.model.native_chart import Group, Legend, Native, Region
from deckgen.model.page import NativeChart
from deckgen.writers.pptx import chart_axes
from deckgen.writers.pptx.markup import HEAD, A, R, xfrm
from deckgen.writers.pptx.package import WORKBOOK, Package, Relations
from deckgen.writers.pptx.series import Pen
from deckgen.writers.pptx.text_body import Letters
from deckgen.writers.pptx.workbook import workbook

C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
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


class Charts(Struct, frozen=True):
    """Where the charts of one file go: its package, the letters they are set in, and what their workbooks say."""

    package: Package
    letters: Letters
    date: str
    author: str

    def frame(self, shape: NativeChart, name: str, relations: Relations) -> str:
        """The graphic frame of a chart, whose parts are added; name is its non-visual drawing properties."""
        identity = relations.add("chart", self._part(shape.native))
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{name}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
            f'{xfrm(shape.box, "p:xfrm")}<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" '
            f'r:id="{identity}"/></a:graphicData></a:graphic></p:graphicFrame>'
        )

    def _part(self, native: Native) -> str:
        name = self.package.free_name("ppt/charts/chart", "xml")
        sheet = self.package.free_name("ppt/embeddings/Microsoft_Excel_Sheet", "xlsx")
        self.package.add(sheet, WORKBOOK, workbook(native.columns, self.date, self.author))
        relations = Relations(name)
        values = relations.add("package", sheet)
        xml = _Chart(native, self.letters).xml(values)
        return self.package.add(name, "drawingml.chart+xml", xml, relations)


class _Chart:
    """One chart in the making."""

    def __init__(self, native: Native, letters: Letters) -> None:
        self._native, self._letters = native, letters
        self._pen = Pen(native, letters)

    def xml(self, values: str) -> str:
        """The chart's part; values is the relationship to its workbook."""
        native = self._native
        groups = "".join(self._group(group) for group in native.groups)
        gaps = "span" if native.joined else "gap"
        return (
            f'{HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
            f'<c:lang val="{self._letters.language}"/><c:roundedCorners val="0"/><c:chart>'
            f'<c:autoTitleDeleted val="1"/><c:plotArea>{_layout(native.plot, inner=True)}{groups}'
            f"{chart_axes.write(native, self._letters)}"
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
            f'{self._legend(native.legend) if native.legend else ""}<c:plotVisOnly val="1"/>'
            f'<c:dispBlanksAs val="{gaps}"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
            f'{self._letters.of_chart(native.text)}<c:externalData r:id="{values}"><c:autoUpdate val="0"/>'
            "</c:externalData></c:chartSpace>"
        )

    def _group(self, group: Group) -> str:
        tag = _TAGS[group.mark]
        series = "".join(self._pen.series(one, group) for one in group.series)
        ids = "".join(f'<c:axId val="{number}"/>' for number in chart_axes.ids(group))
        return f"<{tag}>{_opening(group)}{series}{self._closing(group)}{ids}</{tag}>"

    def _closing(self, group: Group) -> str:
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
        hidden = "".join(
            f'<c:legendEntry><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
            for number, one in enumerate(one for group in self._native.groups for one in group.series)
            if not one.in_legend
        )
        return (
            f'<c:legend><c:legendPos val="t"/>{hidden}{_layout(legend.region)}<c:overlay val="1"/>'
            f"{self._letters.of_chart(legend.look)}</c:legend>"
        )


def _opening(group: Group) -> str:
    """What stands before the series: how they stand together."""
    vary = f'<c:varyColors val="{int(group.mark == "ring")}"/>'
    match group.mark:
        case "column" | "bar":
            way = "col" if group.mark == "column" else "bar"
            return f'<c:barDir val="{way}"/><c:grouping val="{_GROUPING[group.stacking]}"/>{vary}'
        case "line" | "area":
            return f'<c:grouping val="{group.stacking or "standard"}"/>{vary}'
        case "dots":
            return f'<c:scatterStyle val="lineMarker"/>{vary}'
        case _:
            return vary


def _layout(region: Region, *, inner: bool = False) -> str:
    """Where a part of the chart stands; inner says that the axes' words lie outside of it."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    places = zip("xywh", (region.left, region.top, region.width, region.height), strict=True)
    shares = "".join(f'<c:{name} val="{share:.6g}"/>' for name, share in places)
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{shares}</c:manualLayout>'
        "</c:layout>"
    )
