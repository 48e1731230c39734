"""share: bars on their side, each cut into the parts of 100 %."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.whole_parts import check_parts
from deckgen.model.chart_data import ChartData
from deckgen.model.excel_format import code_of
from deckgen.model.format import NumberFormat
from deckgen.model.native_chart import Drawn, Group, Label, Native
from deckgen.model.phrases import Phrases
from deckgen.native.native_axes import bare_axis, lettering, region, sheet, value_axis
from deckgen.native.native_bars import lying
from deckgen.numbers.by_language import number_format
from deckgen.plot import Plot, Rect
from deckgen.plot.captions import legend
from deckgen.plot.crown import Crown, crown_height, draw_crown, plan_crown
from deckgen.plot.inside import TALLEST, color_inside, draw_inside, fits_inside, size_inside
from deckgen.plot.name_rows import Rows, foot_axis, plan_rows
from deckgen.plot.scale import Scale
from deckgen.plot.shares import rounded, shares
from deckgen.plot.tracing import Tracing

SEAM = 1.1
TOLD = 8


class Given(Struct, frozen=True):
    """Whether the values are percentages already, as their source published them."""

    published: bool = False


class Share(Chart):
    """Compares how wholes are made up: a bar on its side for each, all of one length, cut into parts with their
    percentages inside."""

    spoken = "100% stacked bar chart"
    adds_up = True
    most_points = 40
    lies_down = True
    can_be_native = True
    unfit = {"annotate": "say it in the title or in a callout"}

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The format of percentages; parts of a whole are neither negative nor unknown."""
        check_parts(self, data, scope, "so the other parts fill that bar")
        own = data.format if self.format and data.format.style != "natural" else None
        if own and "%" not in own.sections[0].before + own.sections[0].after:
            place = next(iter(self.format.values())).span
            message = f"a share chart shows percentages, and '{own.pattern}' is no format of one"
            scope.log.error("wrong_format", message, place, "write '0%' or '0.0%', or leave 'format' out")
        published = "%" in data.unit or (own is not None and own.sections[0].factor == 1)
        return replace(data, format=_percent(own, scope.language), second_format=None, detail=Given(published))

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """The parts of every bar, or of the first and the last where there are many."""
        names = ", ".join(series.label for series in data.series)
        told = range(len(data.x)) if len(data.x) <= TOLD else (0, len(data.x) - 1)
        percents = _percents(data)
        count = f", {say('{count} bars', count=len(data.x))}" if len(data.x) > 1 else ""
        said = [f"{say(cls.spoken)}{count}: {names}."]
        for index in told:
            parts = [
                f"{series.label} {data.format.show(value)}"
                for series, value in zip(data.series, percents[index], strict=True)
                if value is not None
            ]
            said.append(f"{data.x[index]}: {', '.join(parts) or say('no values')}.")
        return " ".join(said)

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars in the order given, named over the first one where the names fit, else in a legend."""
        if not chart.x:
            return
        frame = _lay_out(plot, chart)
        scale = plot.scales.scale(0.0, 100.0, frame.bars.left, frame.bars.right)
        if not frame.valued:
            foot_axis(plot, plot.scales.axis([0.0, 100.0], chart.format), scale, frame.bars)
        if frame.crown:
            draw_crown(plot, frame.crown, frame.rows.middles[0] + frame.rows.thickness / 2)
        _bars(plot, chart, frame, scale)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars with their percentages inside. The sheet holds these, since PowerPoint labels bars by it alone."""
        frame = _lay_out(plot, chart)
        if frame.crown:
            draw_crown(plot, frame.crown, frame.rows.middles[0] + frame.rows.thickness / 2)
        columns = list(zip(*_percents(chart), strict=True))
        shown = replace(
            chart, series=tuple(replace(one, values=tuple(v)) for one, v in zip(chart.series, columns, strict=True))
        )
        drawn = tuple(_drawn(plot, shown, frame, number) for number in range(len(chart.series)))
        area, names, gap = lying(plot, frame.rows, frame.bars)
        axis = bare_axis(0.0, 1.0)
        if not frame.valued:
            axis = value_axis(plot, plot.scales.axis([0.0, 100.0], chart.format), chart.format)
            axis = replace(axis, low=0.0, high=1.0, step=axis.step / 100, code="0%")
        bars = Group("bar", drawn, "share", gap, 100)
        return Native(sheet(shown), (bars,), region(plot, area), lettering(plot), (axis,), names)


class _Frame(Struct, frozen=True):
    """Where everything stands: the rows, the room for the bars, the names over the first bar.

    valued says whether the bars have their percentages inside, else there is an axis at their foot.
    """

    rows: Rows
    bars: Rect
    valued: bool
    crown: Crown | None = None


def _lay_out(plot: Plot, chart: ChartData) -> _Frame:
    """The chart with its names over the first bar, else in a legend over all."""
    names = [(series.label, plot.color(series)) for series in chart.series]
    several = len(names) > 1
    for lines in (1, 2) if several and chart.labels not in ("legend", "none") else ():
        frame = _frame(plot, chart, plot.room.cut(top=crown_height(plot, lines)))
        scale = plot.scales.scale(0.0, 100.0, frame.bars.left, frame.bars.right)
        spans = [(scale(left), scale(right)) for left, right in _spans(chart, 0)]
        if crown := plan_crown(plot, names, spans, frame.bars, lines):
            return replace(frame, crown=crown)
    plot.size = plot.look.largest
    return _frame(plot, chart, legend(plot, names, plot.room) if several else plot.room)


def _frame(plot: Plot, chart: ChartData, room: Rect) -> _Frame:
    rows = plan_rows(plot, chart, room)
    if chart.labels != "none" and rows.thickness >= plot.look.smallest * TALLEST:
        return _Frame(rows, room.cut(left=rows.indent), valued=True)
    room = room.cut(bottom=plot.size * 1.5)
    rows = plan_rows(plot, chart, room)
    return _Frame(rows, room.cut(left=rows.indent, right=plot.size * 2), valued=False)


def _bars(plot: Plot, chart: ChartData, frame: _Frame, scale: Scale) -> None:
    """The names, the parts with seams between them, and their percentages where they fit."""
    rows, percents = frame.rows, _percents(chart)
    size = size_inside(plot, (), height=rows.thickness)
    for index, middle in enumerate(rows.middles):
        rows.draw_name(plot, index)
        for series, (left, right), percent in zip(chart.series, _spans(chart, index), percents[index], strict=True):
            if percent is None:
                continue
            half = rows.thickness / 2
            box = Rect(scale(left), middle - half, scale(right), middle + half)
            plot.bar(box, plot.color(series))
            if left:
                plot.line([(box.left, box.bottom), (box.left, box.top)], plot.look.paper, SEAM)
            if frame.valued:
                draw_inside(plot, box, chart.format.show(percent), plot.color(series), size)


def _drawn(plot: Plot, shown: ChartData, frame: _Frame, number: int) -> Drawn:
    """A series of percentages as PowerPoint draws it, with seams and with labels where these have room."""
    series, color = shown.series[number], plot.color(shown.series[number])
    look = lettering(plot, color_inside(plot, color), size=size_inside(plot, (), height=frame.rows.thickness))
    labels = []
    for row, percent in enumerate(series.values if frame.valued else ()):
        if percent is not None:
            box = Rect(0.0, 0.0, frame.bars.width * percent / 100, frame.rows.thickness)
            if fits_inside(plot, box, shown.format.show(percent), look.size):
                labels.append((row, Label(look, "center", code_of(shown.format, percent))))
    seam = (plot.look.paper, SEAM) if len(shown.series) > 1 else None
    return Drawn(number + 1, color, seam, labels=tuple(labels))


def _spans(chart: ChartData, index: int) -> list[tuple[float, float]]:
    """From where to where each part of a bar reaches, in percent; one that is missing has no length."""
    parts = [share or 0.0 for share in shares([series.values[index] for series in chart.series])]
    ends = [0.0, *accumulate(parts)]
    return [(min(left, 100.0), min(right, 100.0)) for left, right in pairwise(ends)]


def _percents(chart: ChartData) -> list[list[float | None]]:
    """What each part of each bar is shown as."""
    places, published = chart.format.sections[0].most, chart.own(Given).published
    columns = [[series.values[index] for series in chart.series] for index in range(len(chart.x))]
    return [rounded(values, places, published=published) for values in columns]


def _percent(own: NumberFormat | None, language: str) -> NumberFormat:
    """A format that shows 12.3 as a percentage: the author's, or whole percents in the way of the language."""
    if own is not None:
        return replace(own, sections=tuple(replace(section, factor=Decimal(1)) for section in own.sections))
    plain = number_format("percent", language)
    return replace(plain, sections=(replace(plain.sections[0], factor=Decimal(1), most=0),))
