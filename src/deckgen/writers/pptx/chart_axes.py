"""Axes of charts: their lines, gridlines, words and ticks as DrawingML. Knows no series."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from deckgen.model.native_chart import Group, NameAxis, Native, ValueAxis
from deckgen.writers.pptx.markup import attribute
from deckgen.writers.pptx.text_body import Letters

NAMES, VALUES, SECOND_NAMES, SECOND_VALUES, ACROSS = 101, 102, 103, 104, 105
GRID_WIDTH, AXIS_WIDTH = 9_525, 12_700
_NO_TICKS: Final = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def ids(group: Group) -> tuple[int, ...]:
    """The axes that series of a group stand on."""
    match group.mark:
        case "ring":
            return ()
        case "dots" | "bubbles":
            return ACROSS, VALUES
        case _:
            return (SECOND_NAMES, SECOND_VALUES) if group.second else (NAMES, VALUES)


def write(native: Native, letters: Letters) -> str:
    """Every axis of a chart."""
    lying = any(group.mark == "bar" for group in native.groups)
    if not native.values:
        return ""
    first, *second = native.values
    made = _Axes(letters, lying=lying, edged=bool(native.names and native.names.edged))
    if native.across:
        return made.values(native.across, ACROSS, VALUES, "b") + made.values(first, VALUES, ACROSS, "l")
    names = native.names or NameAxis(None)
    foot = "max" if names.turned else "autoZero"
    said = made.names(names, NAMES, VALUES) + made.values(first, VALUES, NAMES, "b" if lying else "l", foot)
    for other in second:
        said += made.values(other, SECOND_VALUES, SECOND_NAMES, "r", "max")
        said += made.names(replace(names, look=None, line=""), SECOND_NAMES, SECOND_VALUES)
    return said


class _Axes:
    """The axes of one chart. lying says that bars lie on their side, edged that points stand at the edges."""

    def __init__(self, letters: Letters, *, lying: bool, edged: bool) -> None:
        self._letters, self._lying, self._edged = letters, lying, edged

    def names(self, axis: NameAxis, own: int, other: int) -> str:
        """The axis of categories, or of points in time."""
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
            f"{self._letters.of_chart(axis.look, level=axis.every == 1 or bool(axis.days)) if axis.look else ''}"
            f'<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:auto val="0"/>{steps}</{tag}>'
        )

    def values(self, axis: ValueAxis, own: int, other: int, place: str, crosses: str = "autoZero") -> str:
        """An axis of numbers."""
        grid = f"<c:majorGridlines>{self._line(axis.grid, GRID_WIDTH)}</c:majorGridlines>" if axis.grid else ""
        shown = axis.look is not None or bool(axis.line) or bool(axis.grid)
        label = "nextTo" if own == SECOND_VALUES or self._lying else "low"
        return (
            f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:max val="{axis.high:.15g}"/>'
            f'<c:min val="{axis.low:.15g}"/></c:scaling><c:delete val="{int(not shown)}"/><c:axPos val="{place}"/>'
            f'{grid}<c:numFmt formatCode="{attribute(axis.code)}" sourceLinked="0"/>{_NO_TICKS}'
            f'<c:tickLblPos val="{label if axis.look else "none"}"/>{self._line(axis.line)}'
            f"{self._letters.of_chart(axis.look) if axis.look else ''}"
            f'<c:crossAx val="{other}"/><c:crosses val="{crosses}"/>'
            f'<c:crossBetween val="{"midCat" if self._edged or own == ACROSS or other == ACROSS else "between"}"/>'
            f'<c:majorUnit val="{axis.step:.15g}"/></c:valAx>'
        )

    def _line(self, color: str, width: int = AXIS_WIDTH) -> str:
        fill = self._letters.swatches.fill(color) if color else "<a:noFill/>"
        return f'<c:spPr><a:noFill/><a:ln w="{width}">{fill}</a:ln></c:spPr>'
