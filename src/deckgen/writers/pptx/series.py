"""The series of native charts as XML: values and the cells that hold them, colors, marks, labels. Knows no axis."""

from __future__ import annotations

from collections import Counter
from typing import Final
from xml.sax.saxutils import escape

from deckgen.model.excel_format import in_language
from deckgen.model.native_chart import Dot, Drawn, Group, Label, Native
from deckgen.writers.pptx.text_body import TextWriter
from deckgen.writers.pptx.workbook import cells, head
from deckgen.writers.xml_words import attribute, words

# Where labels stand, by the places of ours.
_PLACES: Final = {"above": "t", "below": "b", "right": "r", "left": "l", "center": "ctr", "tip": "outEnd"}
# An extension of PowerPoint 2013: how wide and high a label is, in shares of the chart. Without it PowerPoint breaks
# the lines of a label where it likes.
_ROOM: Final = (
    '<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:layout><c:manualLayout>'
    '<c:w val="{0:.6g}"/><c:h val="{1:.6g}"/></c:manualLayout></c15:layout></c:ext></c:extLst>'
)
# An extension of PowerPoint 2013: no lines from labels that were moved to their points.
_NO_LEADERS: Final = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)
_NOTHING: Final = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


class SeriesWriter:
    """Writes the series of one chart and numbers them as they are asked for; no two may share a number."""

    def __init__(self, native: Native, text_writer: TextWriter) -> None:
        self._columns, self._text_writer = native.columns, text_writer
        self._days = bool(native.names and native.names.days)
        self._written = 0

    def series(self, series: Drawn, group: Group) -> str:
        """The c:ser element of a series of this group."""
        number, self._written = self._written, self._written + 1
        name = self._columns[series.column].head
        return (
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{head(series.column)}</c:f>'
            f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{words(name)}</c:v></c:pt></c:strCache></c:strRef>'
            f"</c:tx>{self._look(series, group)}{self._points(series, group)}{self._labels(series)}"
            f"{self._trend(series)}{self._errors(series, group)}{self._cells(series, group)}</c:ser>"
        )

    def _trend(self, series: Drawn) -> str:
        """The line through the values; its name stands in the legend, if anywhere."""
        if series.trend is None:
            return ""
        kind = "movingAvg" if series.trend.window else "linear"
        window = f'<c:period val="{series.trend.window}"/>' if series.trend.window else ""
        dots = '<a:prstDash val="sysDot"/>' if series.trend.dotted else ""
        return (
            f"<c:trendline><c:name>{words(series.trend.name)}</c:name>"
            f"<c:spPr>{self._thin(series.trend.line, dots)}</c:spPr>"
            f'<c:trendlineType val="{kind}"/>{window}<c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>'
        )

    def _errors(self, series: Drawn, group: Group) -> str:
        """The whiskers of a series; only those of dots say which way they go."""
        if series.errors is None:
            return ""
        way = '<c:errDir val="y"/>' if group.mark in ("dots", "bubbles") else ""
        plus, minus = (self._numbers(column) for column in (series.errors.plus, series.errors.minus))
        return (
            f'<c:errBars>{way}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
            f"<c:plus>{plus}</c:plus><c:minus>{minus}</c:minus><c:spPr>{self._thin(series.errors.line)}</c:spPr></c:errBars>"
        )

    def _thin(self, line: tuple[str, float], dots: str = "") -> str:
        color, width = line
        fill = self._text_writer.swatches.fill(color)
        return f'<a:ln w="{round(width * 12_700)}">{fill}{dots}<a:round/></a:ln>'

    def _look(self, series: Drawn, group: Group) -> str:
        # Without invertIfNegative="0" PowerPoint paints bars below zero white.
        match group.mark:
            case "line" | "dots":
                return self._stroke(series) + self._marker(_common(series))
            case "column" | "bar" | "bubbles":
                return self._area(series.fill, series) + '<c:invertIfNegative val="0"/>'
            case _:
                return self._area(series.fill, series)

    def _stroke(self, series: Drawn) -> str:
        """The line of a series; where there is none "no line" is written, since PowerPoint would draw one."""
        if series.line is None:
            return '<c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr>'
        color, width = series.line
        fill = self._text_writer.swatches.fill(color)
        return f'<c:spPr><a:ln w="{round(width * 12_700)}" cap="rnd">{fill}<a:round/></a:ln></c:spPr>'

    def _area(self, fill: str, series: Drawn) -> str:
        """The fill of a bar, band, bubble or part of a ring ("" for none), and the seam around it."""
        inside = self._text_writer.swatches.fill(fill) if fill else "<a:noFill/>"
        if series.line is None:
            return f"<c:spPr>{inside}<a:ln><a:noFill/></a:ln></c:spPr>"
        color, width = series.line
        seam = f'<a:ln w="{round(width * 12_700)}">{self._text_writer.swatches.fill(color)}</a:ln>'
        return f"<c:spPr>{inside}{seam}</c:spPr>"

    def _marker(self, dot: Dot | None) -> str:
        """The mark of points; None says outright that they have none, since PowerPoint would choose some."""
        if dot is None:
            return '<c:marker><c:symbol val="none"/></c:marker>'
        fill = self._text_writer.swatches.fill(dot.color)
        rim = (
            f'<a:ln w="9525">{self._text_writer.swatches.fill(dot.rim)}</a:ln>'
            if dot.rim
            else "<a:ln><a:noFill/></a:ln>"
        )
        # The schema allows marks of 2 to 72 points.
        size = max(2, min(72, round(dot.width)))
        return f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/><c:spPr>{fill}{rim}</c:spPr></c:marker>'

    def _points(self, series: Drawn, group: Group) -> str:
        """The c:dPt elements of points whose color or mark differs from their series' own.

        Each says bubble3D="0", as PowerPoint itself writes it in charts of all types.
        """
        if group.mark in ("line", "dots"):
            common = _common(series)
            return "".join(
                f'<c:dPt><c:idx val="{row}"/>{self._marker(dot)}<c:bubble3D val="0"/>{self._stroke(series)}</c:dPt>'
                for row, dot in series.dots
                if dot != common
            )
        flat = '<c:invertIfNegative val="0"/>' if group.mark in ("column", "bar", "bubbles") else ""
        return "".join(
            f'<c:dPt><c:idx val="{row}"/>{flat}<c:bubble3D val="0"/>{self._area(color, series)}</c:dPt>'
            for row, color in series.colors
            if color != series.fill
        )

    def _labels(self, series: Drawn) -> str:
        """The labels of a series: the one that most points have, then each point that has another one or none.

        So a point that somebody adds in PowerPoint gets a label like the others.
        """
        if not series.labels:
            return ""
        filled = [row for row, value in enumerate(self._columns[series.column].values) if value is not None]
        own = dict(series.labels)
        common = _usual([own.get(row) for row in filled])
        different = []
        for row in filled:
            label = own.get(row)
            if label is None and common is not None:
                different.append(f'<c:dLbl><c:idx val="{row}"/><c:delete val="1"/></c:dLbl>')
            elif label is not None and label != common:
                different.append(f'<c:dLbl><c:idx val="{row}"/>{self._label(label, single=True)}</c:dLbl>')
        rest = self._label(common) if common else _parts_shown(None)
        return f"<c:dLbls>{''.join(different)}{rest}{_NO_LEADERS}</c:dLbls>"

    def _label(self, label: Label, *, single: bool = False) -> str:
        """The content of a label; only that of a single point may be moved or have a size."""
        moved = ""
        if single and label.shift:
            x, y = label.shift
            moved = f'<c:layout><c:manualLayout><c:x val="{x:.6g}"/><c:y val="{y:.6g}"/></c:manualLayout></c:layout>'
        align = "l" if label.place == "right" else "r" if label.place == "left" else "ctr"
        own = f"<c:tx>{self._text_writer.of_label(label.look, label.words, align)}</c:tx>" if label.words else ""
        code = attribute(in_language(label.code, self._text_writer.language))
        number = f'<c:numFmt formatCode="{code}" sourceLinked="0"/>' if code else ""
        place = f'<c:dLblPos val="{_PLACES[label.place]}"/>' if label.place else ""
        room = _ROOM.format(*label.room) if single and label.room else ""
        text = self._text_writer.of_chart(label.look, align=align, label=True, wraps=label.room is not None)
        return f"{moved}{own}{number}{_NOTHING}{text}{place}{_parts_shown(label)}{room}"

    def _cells(self, series: Drawn, group: Group) -> str:
        """What a series stands at and its values. Without smooth="0" PowerPoint draws lines as curves."""
        values = self._numbers(series.column)
        match group.mark:
            case "dots":
                x = self._numbers(series.across)
                return f'<c:xVal>{x}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/>'
            case "bubbles":
                x, sizes = self._numbers(series.across), self._numbers(series.sizes or 0)
                return (
                    f"<c:xVal>{x}</c:xVal><c:yVal>{values}</c:yVal><c:bubbleSize>{sizes}</c:bubbleSize>"
                    '<c:bubble3D val="0"/>'
                )
            case _:
                along = self._numbers(0) if self._days else self._names()
                smooth = '<c:smooth val="0"/>' if group.mark == "line" else ""
                return f"<c:cat>{along}</c:cat><c:val>{values}</c:val>{smooth}"

    def _names(self) -> str:
        """The categories: the cells that hold them, and the words that PowerPoint shows until these are edited."""
        column = self._columns[0]
        points = "".join(
            f'<c:pt idx="{row}"><c:v>{words(str(name))}</c:v></c:pt>' for row, name in enumerate(column.values)
        )
        return (
            f"<c:strRef><c:f>{cells(0, len(column.values))}</c:f><c:strCache>"
            f'<c:ptCount val="{len(column.values)}"/>{points}</c:strCache></c:strRef>'
        )

    def _numbers(self, number: int) -> str:
        """The numbers of a column (counted from 0), with their cells. A missing one has no point, and is counted."""
        column = self._columns[number]
        points = "".join(
            f'<c:pt idx="{row}"><c:v>{value:.17g}</c:v></c:pt>'
            for row, value in enumerate(column.values)
            if isinstance(value, float | int)
        )
        return (
            f"<c:numRef><c:f>{cells(number, len(column.values))}</c:f><c:numCache>"
            f"<c:formatCode>{escape(column.code)}</c:formatCode>"
            f'<c:ptCount val="{len(column.values)}"/>{points}</c:numCache></c:numRef>'
        )


def _common(series: Drawn) -> Dot | None:
    """The mark that most points of a series have; None where no two have the same, such as one at a line's end."""
    counted = Counter(dot for _, dot in series.dots)
    dot, count = counted.most_common(1)[0] if counted else (None, 0)
    return dot if count > 1 else None


def _usual(labels: list[Label | None]) -> Label | None:
    """The label that more than half of the points have; None where there is none.

    A label that is moved, or that says words of its own or a name, belongs to one point.
    """
    plain = [label for label in labels if label is not None and not (label.words or label.shift or label.named)]
    label, count = Counter(plain).most_common(1)[0] if plain else (None, 0)
    return label if count * 2 > len(labels) else None


def _parts_shown(label: Label | None) -> str:
    """Which parts a label shows (series, category, value), each said outright, in the schema's order; None for none.

    Words of its own stand in the place of the series' name, which must be switched on for them.
    """
    parts = {
        "LegendKey": False,
        "Val": label is not None and bool(label.code),
        "CatName": label is not None and label.named == "category",
        "SerName": label is not None and (label.named == "series" or bool(label.words)),
        "Percent": False,
        "BubbleSize": False,
    }
    joint = f"<c:separator>{label.joint}</c:separator>" if label is not None and label.named and label.code else ""
    return "".join(f'<c:show{part} val="{int(is_shown)}"/>' for part, is_shown in parts.items()) + joint
