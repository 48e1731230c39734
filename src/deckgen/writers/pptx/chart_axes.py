"""The axes of native charts as XML: their lines, gridlines, words and ticks. Knows no series."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from deckgen.model.excel_format import in_language
from deckgen.model.native_chart import Group, NameAxis, Native, ValueAxis
from deckgen.writers.pptx.text_body import TextWriter
from deckgen.writers.xml_words import attribute

# The ids of a chart's axes: of categories and of values, each for the first and the second, and of numbers along x.
NAMES, VALUES, SECOND_NAMES, SECOND_VALUES, ACROSS = 101, 102, 103, 104, 105
# In EMU: three quarters of a point, and one point.
GRID_WIDTH, AXIS_WIDTH = 9_525, 12_700
_NO_TICKS: Final = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def ids(group: Group) -> tuple[int, ...]:
    """The ids of the axes that the series of a group stand on: first along x, then up. A ring has none."""
    match group.mark:
        case "ring":
            return ()
        case "dots" | "bubbles":
            return ACROSS, VALUES
        case _:
            return (SECOND_NAMES, SECOND_VALUES) if group.second else (NAMES, VALUES)


def write(native: Native, text_writer: TextWriter) -> str:
    """The elements of all axes of a chart; "" for a ring."""
    lying = any(group.mark == "bar" for group in native.groups)
    if not native.values:
        return ""
    first, *second = native.values
    writer = _AxisWriter(text_writer, lying=lying, edged=bool(native.names and native.names.edged))
    if native.across:
        return writer.values(native.across, ACROSS, VALUES, "b") + writer.values(first, VALUES, ACROSS, "l")
    names = native.names or NameAxis(None)
    # Where the first category is on top, the foot of the plot is at the last one.
    foot = "max" if names.turned else "autoZero"
    axes = writer.names(names, NAMES, VALUES) + writer.values(first, VALUES, NAMES, "b" if lying else "l", foot)
    for other in second:
        axes += writer.values(other, SECOND_VALUES, SECOND_NAMES, "r", "max")
        # Axes come in pairs: the second axis of values needs one of categories to cross, which nobody sees.
        axes += writer.names(replace(names, look=None, line=""), SECOND_NAMES, SECOND_VALUES)
    return axes


class _AxisWriter:
    """Writes the axes of one chart.

    lying says that its bars lie on their side. edged says that the first and the last point stand at the edges of the
    plot, not half a category inside.
    """

    def __init__(self, text_writer: TextWriter, *, lying: bool, edged: bool) -> None:
        self._text_writer, self._lying, self._edged = text_writer, lying, edged

    def names(self, axis: NameAxis, own: int, other: int) -> str:
        """An axis of categories or of points in time; own is its id, other that of the axis it crosses.

        With tickLblPos="low" its words stand at the foot of the plot where bars go below zero too. With auto="1"
        PowerPoint would take words that look like dates for dates.
        """
        tag = "c:dateAx" if axis.days else "c:catAx"
        orientation = "maxMin" if axis.turned else "minMax"
        place = "l" if self._lying else "b"
        code = attribute(axis.days or "General")
        if axis.days:
            steps = (
                f'<c:lblOffset val="100"/><c:baseTimeUnit val="{axis.base}"/><c:majorUnit val="{axis.every}"/>'
                f'<c:majorTimeUnit val="{axis.step}"/>'
            )
        else:
            steps = (
                f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{axis.every}"/>'
                f'<c:tickMarkSkip val="{axis.every}"/><c:noMultiLvlLbl val="1"/>'
            )
        return (
            f'<{tag}><c:axId val="{own}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
            f'<c:delete val="{int(axis.look is None and not axis.line)}"/><c:axPos val="{place}"/>'
            f'<c:numFmt formatCode="{code}" sourceLinked="0"/>{_NO_TICKS}'
            f'<c:tickLblPos val="{"low" if axis.look else "none"}"/>{self._line(axis.line)}'
            f"{self._text_writer.of_chart(axis.look, level=axis.every == 1 or bool(axis.days)) if axis.look else ''}"
            f'<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:auto val="0"/>{steps}</{tag}>'
        )

    def values(self, axis: ValueAxis, own: int, other: int, place: str, crosses: str = "autoZero") -> str:
        """An axis of numbers; own is its id, other that of the axis it crosses, crosses where on that axis.

        place is the side of the plot, "l", "r" or "b". The schema wants c:max before c:min.
        """
        base = '<c:logBase val="10"/>' if axis.log else ""
        grid = f"<c:majorGridlines>{self._line(axis.grid, GRID_WIDTH)}</c:majorGridlines>" if axis.grid else ""
        is_visible = axis.look is not None or bool(axis.line) or bool(axis.grid)
        # "low" is always the left or lower edge, so words at the right stand next to their axis.
        code = in_language(axis.code, self._text_writer.language)
        label = "nextTo" if own == SECOND_VALUES or self._lying else "low"
        return (
            f'<c:valAx><c:axId val="{own}"/><c:scaling>{base}<c:orientation val="minMax"/>'
            f'<c:max val="{axis.high:.15g}"/><c:min val="{axis.low:.15g}"/></c:scaling>'
            f'<c:delete val="{int(not is_visible)}"/><c:axPos val="{place}"/>{grid}{self._title(axis)}'
            f'<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>'
            f'{_NO_TICKS}<c:tickLblPos val="{label if axis.look else "none"}"/>{self._line(axis.line)}'
            f"{self._text_writer.of_chart(axis.look) if axis.look else ''}"
            f'<c:crossAx val="{other}"/><c:crosses val="{crosses}"/>'
            f'<c:crossBetween val="{"midCat" if self._edged or own == ACROSS or other == ACROSS else "between"}"/>'
            f'<c:majorUnit val="{axis.step:.15g}"/></c:valAx>'
        )

    def _title(self, axis: ValueAxis) -> str:
        """The words of an axis, level, where they stand on the picture. The plot has its place and makes no room."""
        if axis.title is None:
            return ""
        place = axis.title.place
        return (
            f"<c:title><c:tx>{self._text_writer.of_label(axis.title.look, axis.title.words, 'l')}</c:tx><c:layout>"
            f'<c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{max(0.0, place.left):.6g}"/>'
            f'<c:y val="{max(0.0, place.top):.6g}"/></c:manualLayout></c:layout><c:overlay val="1"/></c:title>'
        )

    def _line(self, color: str, width: int = AXIS_WIDTH) -> str:
        fill = self._text_writer.swatches.fill(color) if color else "<a:noFill/>"
        return f'<c:spPr><a:noFill/><a:ln w="{width}">{fill}</a:ln></c:spPr>'
