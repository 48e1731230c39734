"""native: a chart that PowerPoint draws becomes that chart, what it has no words for the shapes that lie over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.geometry import Box, Pt
from deckgen.model.native_chart import AxisTitle, Legend, Lettering, Native
from deckgen.model.page import ChartBox, Ellipse, FontRole, Line, NativeChart, Paragraph, Style, TextBox
from deckgen.model.reveal import Appearing
from deckgen.model.rich_text import plain
from deckgen.plot.sheet_layers import Layer
from deckgen.stages.draw.in_steps import Drawn
from deckgen.stages.draw.native_annotations import annotations_over, annotations_under
from deckgen.stages.draw.native_steps import native_steps

if TYPE_CHECKING:
    from deckgen.plot import Rect
    from deckgen.plot.paper import Lettered
    from deckgen.plot.tracing import Tracing

# Where the middle of a line's box lies over its baseline, as a share of its size; the box is that much higher.
_MIDDLE, _LINE = 0.355, 1.3
# How far in points the words of a title stand from the left and the top of its box.
_INSETS = (3.0, 1.5)
_SLACK, _MOST_SLACK = 0.1, 24.0


def native_chart(box: ChartBox, chart: ChartData, look: ChartLook, language: str) -> Drawn:
    """The chart of a box as PowerPoint draws it; language is that of the deck."""
    from deckgen.charting.annotated import place_annotations
    from deckgen.charting.chart_type import CHARTS, set_type
    from deckgen.plot import settings
    from deckgen.plot.tracing import Tracing

    with settings():
        plot, kind = Tracing(look, box.box.width.inches, box.box.height.inches, language), CHARTS.get(chart.kind)
        set_type(plot, chart, box.setting)
        plot.scales.ask(chart)
        added = place_annotations(plot, chart, kind.draw)
        native = _titled(plot, chart, kind.native(plot, chart))
    over = [*_over(plot, box.name), *annotations_over(plot, added, box.name)]
    under = list(annotations_under(plot, added, box.name))
    made = NativeChart(
        box.box,
        replace(native, legend=_legend(plot)),
        box.name,
        box.alt,
        tuple(shape for _, shape in over),
        tuple(shape for _, shape in under),
        apart=box.in_steps,
    )
    if not box.in_steps:
        return Drawn((made,), ((Appearing(made.group or made.name),),))
    beside: dict[Layer, list[str]] = {}
    for layer, shape in (*over, *under):
        beside.setdefault(layer, []).append(shape.name)
    return Drawn((made,), tuple(native_steps(made, chart, beside)))


def _titled(plot: Tracing, chart: ChartData, native: Native) -> Native:
    """The chart with the title of its axis as PowerPoint's own; over the chart it stays where no axis is seen."""
    from deckgen.native.native_axes import region

    written = [[chart.unit_aside]] if chart.axis.title else []
    block = next((one for one in plot.blocks if [line.words for line in one.lines] in written), None)
    if block is None or not native.values or native.values[0].look is None:
        return native
    plot.blocks.remove(block)
    (line,), (first, *others) = block.lines, native.values
    # A title's words stand a little inside of its box.
    corner = line.box._replace(left=line.box.left - _INSETS[0], top=line.box.top + _INSETS[1])
    title = AxisTitle(line.words, region(plot, corner), Lettering(line.size, line.color, line.weight))
    return replace(native, values=(replace(first, title=title), *others))


def _legend(plot: Tracing) -> Legend | None:
    """The legend in the room that its entries would take; PowerPoint's own keys are wider than ours."""
    if plot.legend is None:
        return None
    from deckgen.native.native_axes import region

    room = plot.legend
    wide = room._replace(right=min(plot.width, room.right + (room.right - room.left) * 0.3 + 30))
    return Legend(region(plot, wide), Lettering(plot.legend_size, plot.look.ink))


def _over(plot: Tracing, name: str) -> Iterator[tuple[Layer, TextBox | Line | Ellipse]]:
    """What was drawn on the sheet, and to which layer it belongs: lines behind words."""
    for number, line in enumerate(plot.straights, 1):
        (left, bottom), (right, top) = sorted((line.start, line.end))
        low, high = sorted((bottom, top))
        place = Box(Pt(left), Pt(plot.height - high), Pt(right - left), Pt(high - low))
        yield line.layer, Line(place, line.color, Pt(line.width), f"{name} line {number}", line.dotted)
    for number, disc in enumerate(plot.discs, 1):
        yield disc.layer, Ellipse(_box(plot, disc.box), disc.color, f"{name} dot {number}")
    for number, block in enumerate(plot.blocks, 1):
        yield block.layer, _words(plot, block.lines, f"{name} words {number}")


def _words(plot: Tracing, lines: Sequence[Lettered], name: str) -> TextBox:
    """Lines of words as one text, in a box that is a little wider: other programs set them a little wider too."""
    first, last = lines[0], lines[-1]
    left, right = min(line.box.left for line in lines), max(line.box.right for line in lines)
    slack = min(_MOST_SLACK, (right - left) * _SLACK + 2)
    before = {"left": 0.0, "center": slack / 2, "right": slack}[first.align]
    half = first.size * _LINE / 2
    top, bottom = first.baseline + first.size * _MIDDLE + half, last.baseline + last.size * _MIDDLE - half
    height = top - bottom
    font: FontRole = "heading" if first.weight == "semibold" else "body"
    style = Style(Pt(first.size), first.color, font, bold=first.weight == "bold")
    words = plain("\n".join(line.words for line in lines))
    box = Box(Pt(left - before), Pt(plot.height - top), Pt(right - left + slack), Pt(height))
    return TextBox(box, (Paragraph(words, style, first.align),), name, anchor="middle")


def _box(plot: Tracing, area: Rect) -> Box:
    return Box(Pt(area.left), Pt(plot.height - area.top), Pt(area.width), Pt(area.height))
