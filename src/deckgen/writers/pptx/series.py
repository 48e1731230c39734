"""Series of charts: their values with the cells that hold them, colors, marks and labels. Knows no axis."""

from __future__ import annotations

from collections import Counter
from typing import Final
from xml.sax.saxutils import escape

from deckgen.model.native_chart import Dot, Drawn, Group, Label, Native
from deckgen.writers.pptx.markup import attribute, words
from deckgen.writers.pptx.text_body import Letters
from deckgen.writers.pptx.workbook import cells, head

_PLACES: Final = {"above": "t", "below": "b", "right": "r", "left": "l", "center": "ctr", "tip": "outEnd"}
_ROOM: Final = (
    '<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:layout><c:manualLayout>'
    '<c:w val="{0:.6g}"/><c:h val="{1:.6g}"/></c:manualLayout></c15:layout></c:ext></c:extLst>'
)
_NO_LEADERS: Final = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)
_NOTHING: Final = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


class Pen:
    """Writes the series of one chart, numbered as they come."""

    def __init__(self, native: Native, letters: Letters) -> None:
        self._columns, self._letters = native.columns, letters
        self._days = bool(native.names and native.names.days)
        self._written = 0

    def series(self, one: Drawn, group: Group) -> str:
        """A series of a group."""
        number, self._written = self._written, self._written + 1
        name = self._columns[one.column].head
        return (
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{head(one.column)}</c:f>'
            f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{words(name)}</c:v></c:pt></c:strCache></c:strRef>'
            f"</c:tx>{self._look(one, group)}{self._points(one, group)}{self._labels(one)}"
            f"{self._cells(one, group)}</c:ser>"
        )

    def _look(self, one: Drawn, group: Group) -> str:
        match group.mark:
            case "line" | "dots":
                return self._stroke(one) + self._marker(_common(one))
            case "column" | "bar" | "bubbles":
                return self._area(one.fill, one) + '<c:invertIfNegative val="0"/>'
            case _:
                return self._area(one.fill, one)

    def _stroke(self, one: Drawn) -> str:
        if one.line is None:
            return '<c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr>'
        color, width = one.line
        fill = self._letters.swatches.fill(color)
        return f'<c:spPr><a:ln w="{round(width * 12_700)}" cap="rnd">{fill}<a:round/></a:ln></c:spPr>'

    def _area(self, fill: str, one: Drawn) -> str:
        inside = self._letters.swatches.fill(fill) if fill else "<a:noFill/>"
        if one.line is None:
            return f"<c:spPr>{inside}<a:ln><a:noFill/></a:ln></c:spPr>"
        color, width = one.line
        seam = f'<a:ln w="{round(width * 12_700)}">{self._letters.swatches.fill(color)}</a:ln>'
        return f"<c:spPr>{inside}{seam}</c:spPr>"

    def _marker(self, dot: Dot | None) -> str:
        if dot is None:
            return '<c:marker><c:symbol val="none"/></c:marker>'
        fill = self._letters.swatches.fill(dot.color)
        rim = (
            f'<a:ln w="9525">{self._letters.swatches.fill(dot.rim)}</a:ln>' if dot.rim else "<a:ln><a:noFill/></a:ln>"
        )
        size = max(2, min(72, round(dot.width)))
        return f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/><c:spPr>{fill}{rim}</c:spPr></c:marker>'

    def _points(self, one: Drawn, group: Group) -> str:
        """What points have that their series hasn't: a color, or a mark."""
        if group.mark in ("line", "dots"):
            common = _common(one)
            return "".join(
                f'<c:dPt><c:idx val="{row}"/>{self._marker(dot)}<c:bubble3D val="0"/>{self._stroke(one)}</c:dPt>'
                for row, dot in one.dots
                if dot != common
            )
        flat = '<c:invertIfNegative val="0"/>' if group.mark in ("column", "bar", "bubbles") else ""
        return "".join(
            f'<c:dPt><c:idx val="{row}"/>{flat}<c:bubble3D val="0"/>{self._area(color, one)}</c:dPt>'
            for row, color in one.colors
            if color != one.fill
        )

    def _labels(self, one: Drawn) -> str:
        if not one.labels:
            return ""
        filled = [row for row, value in enumerate(self._columns[one.column].values) if value is not None]
        own = dict(one.labels)
        common = _usual([own.get(row) for row in filled])
        said = []
        for row in filled:
            label = own.get(row)
            if label is None and common is not None:
                said.append(f'<c:dLbl><c:idx val="{row}"/><c:delete val="1"/></c:dLbl>')
            elif label is not None and label != common:
                said.append(f'<c:dLbl><c:idx val="{row}"/>{self._label(label, single=True)}</c:dLbl>')
        return f"<c:dLbls>{''.join(said)}{self._label(common) if common else _shown(None)}{_NO_LEADERS}</c:dLbls>"

    def _label(self, label: Label, *, single: bool = False) -> str:
        moved = ""
        if single and label.shift:
            x, y = label.shift
            moved = f'<c:layout><c:manualLayout><c:x val="{x:.6g}"/><c:y val="{y:.6g}"/></c:manualLayout></c:layout>'
        align = "l" if label.place == "right" else "r" if label.place == "left" else "ctr"
        own = f"<c:tx>{self._letters.of_label(label.look, label.words, align)}</c:tx>" if label.words else ""
        number = f'<c:numFmt formatCode="{attribute(label.code)}" sourceLinked="0"/>' if label.code else ""
        place = f'<c:dLblPos val="{_PLACES[label.place]}"/>' if label.place else ""
        room = _ROOM.format(*label.room) if single and label.room else ""
        text = self._letters.of_chart(label.look, align=align, label=True, wraps=label.room is not None)
        return f"{moved}{own}{number}{_NOTHING}{text}{place}{_shown(label)}{room}"

    def _cells(self, one: Drawn, group: Group) -> str:
        values = self._numbers(one.column)
        match group.mark:
            case "dots":
                x = self._numbers(one.across)
                return f'<c:xVal>{x}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/>'
            case "bubbles":
                x, sizes = self._numbers(one.across), self._numbers(one.sizes or 0)
                return (
                    f"<c:xVal>{x}</c:xVal><c:yVal>{values}</c:yVal><c:bubbleSize>{sizes}</c:bubbleSize>"
                    '<c:bubble3D val="0"/>'
                )
            case _:
                along = self._numbers(0) if self._days else self._names()
                smooth = '<c:smooth val="0"/>' if group.mark == "line" else ""
                return f"<c:cat>{along}</c:cat><c:val>{values}</c:val>{smooth}"

    def _names(self) -> str:
        column = self._columns[0]
        points = "".join(
            f'<c:pt idx="{row}"><c:v>{words(str(name))}</c:v></c:pt>' for row, name in enumerate(column.values)
        )
        return (
            f"<c:strRef><c:f>{cells(0, len(column.values))}</c:f><c:strCache>"
            f'<c:ptCount val="{len(column.values)}"/>{points}</c:strCache></c:strRef>'
        )

    def _numbers(self, number: int) -> str:
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


def _common(one: Drawn) -> Dot | None:
    """The mark that a series has where it is on more than its end."""
    counted = Counter(dot for _, dot in one.dots)
    dot, count = counted.most_common(1)[0] if counted else (None, 0)
    return dot if count > 1 else None


def _usual(labels: list[Label | None]) -> Label | None:
    """The label that most points have, if it is one that every point may have."""
    plain = [label for label in labels if label is not None and not (label.words or label.shift or label.named)]
    label, count = Counter(plain).most_common(1)[0] if plain else (None, 0)
    return label if count * 2 > len(labels) else None


def _shown(label: Label | None) -> str:
    """What a label says: of a series, a category and a value."""
    said = {
        "LegendKey": False,
        "Val": label is not None and bool(label.code),
        "CatName": label is not None and label.named == "category",
        "SerName": label is not None and (label.named == "series" or bool(label.words)),
        "Percent": False,
        "BubbleSize": False,
    }
    joint = f"<c:separator>{label.joint}</c:separator>" if label is not None and label.named and label.code else ""
    return "".join(f'<c:show{name} val="{int(shown)}"/>' for name, shown in said.items()) + joint
