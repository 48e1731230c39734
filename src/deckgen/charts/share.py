"""share: bars on their side, each cut into the parts of 100 %."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from deckgen.model.native_chart import Drawn, Label, Native
from deckgen.model.phrases import Phrases
from deckgen.native.native_axes import bare_axis, lettering, value_axis
from deckgen.native.native_bars import native_rows
from deckgen.numbers.by_language import number_format
from deckgen.plot import Plot, Rect
from deckgen.plot.captions import legend
from deckgen.plot.crown import Crown, crown_height, draw_crown, plan_crown
from deckgen.plot.greyed import grey_parts, part_color
from deckgen.plot.inside import TALLEST, color_inside, draw_inside, fits_inside, size_inside
from deckgen.plot.lying import LyingFrame, plan_lying, row_box
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
    color_tells = "neighbors"
    clear_series = 6
    adds_up = True
    shows_shares = True
    parts = "series"
    total_may_stand = True
    most_points = 40
    lies_down = True
    can_be_native = True
    annotations = ("sum", "line")
    unfit = {"axis": "its axis is always 0 to 100 %"}

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
    def readings(cls, data: ChartData) -> Mapping[str, Sequence[float | None]]:
        """The percentages that the bars show."""
        columns = zip(*_percents(data), strict=True)
        return {one.name: column for one, column in zip(data.series, columns, strict=True)} | {"": ()}

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
        planned = _plan(plot, chart)
        _stand(plot, chart, planned.frame)
        planned.frame.draw_foot(plot)
        planned.draw_crown(plot)
        _bars(plot, chart, planned.frame)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars with their percentages inside. The sheet holds these, since PowerPoint labels bars by it alone."""
        planned = _plan(plot, chart)
        planned.draw_crown(plot)
        columns = list(zip(*_percents(chart), strict=True))
        percents = tuple(replace(one, values=tuple(v)) for one, v in zip(chart.series, columns, strict=True))
        in_percent = replace(chart, series=percents)
        drawn = [_drawn(plot, in_percent, planned.frame, number) for number in range(len(chart.series))]
        axis = bare_axis(0.0, 1.0)
        if planned.frame.foot:
            axis = value_axis(plot, planned.frame.foot, chart.format)
            axis = replace(axis, low=0.0, high=1.0, step=axis.step / 100, code="0%")
        return native_rows(plot, in_percent, planned.frame, drawn, axis, stacking="share")


class ShareBars(Struct, frozen=True):
    """The frame of the bars, which has an axis where their percentages don't stand inside, and the names over the
    first bar (None where they stand in a legend).
    """

    frame: LyingFrame
    crown: Crown | None = None

    def draw_crown(self, plot: Plot) -> None:
        """Draw the names over the first bar, where they stand there."""
        if self.crown:
            draw_crown(plot, self.crown, self.frame.rows.middles[0] + self.frame.rows.thickness / 2)


def _plan(plot: Plot, chart: ChartData) -> ShareBars:
    """The chart with its names over the first bar, else in a legend over all."""
    names = [(series.label, plot.color(series)) for series in chart.series]
    several = len(names) > 1
    for lines in (1, 2) if several and chart.labels not in ("legend", "none") else ():
        frame = _frame(plot, chart, plot.room.cut(top=crown_height(plot, lines)))
        spans = [(frame.scale(left), frame.scale(right)) for left, right in _spans(chart, 0)]
        if crown := plan_crown(plot, names, spans, frame.room, lines):
            return ShareBars(frame, crown)
    if several and chart.labels not in ("legend", "none"):
        plot.concede("names over the first bar")
    plot.size = plot.look.largest
    return ShareBars(_frame(plot, chart, legend(plot, names, plot.room) if several else plot.room))


def _frame(plot: Plot, chart: ChartData, room: Rect) -> LyingFrame:
    """The rows, with an axis at their foot where they are too low for percentages inside."""
    frame = plan_lying(plot, chart, room, (0.0, 100.0), lambda rows: (rows.indent, 0.0))
    if chart.labels != "none" and frame.rows.thickness >= plot.look.smallest * TALLEST:
        return frame
    if chart.labels != "none":
        plot.concede("values inside")
    foot = plot.scales.axis([0.0, 100.0], chart.format)
    return plan_lying(plot, chart, room, (0.0, 100.0), lambda rows: (rows.indent, plot.size * 2), foot)


def _stand(plot: Plot, chart: ChartData, frame: LyingFrame) -> None:
    """Say where the parts of each bar begin and end."""
    tips, roots = {}, {}
    for index, middle in enumerate(frame.rows.middles):
        for series, (left, right) in zip(chart.series, _spans(chart, index), strict=True):
            roots[series.name, index] = frame.scale(left), middle
            tips[series.name, index] = frame.scale(right), middle
    frame.stand(plot, tips, roots)


def _bars(plot: Plot, chart: ChartData, frame: LyingFrame) -> None:
    """The names, the parts with seams between them, and their percentages where they fit."""
    rows, scale, percents = frame.rows, frame.scale, _percents(chart)
    size = size_inside(plot, (), height=rows.thickness)
    for index in range(len(chart.x)):
        rows.draw_name(plot, index)
        for number, ((left, right), percent) in enumerate(zip(_spans(chart, index), percents[index], strict=True)):
            if percent is None:
                continue
            box, color = row_box(rows, index, scale(left), scale(right)), part_color(plot, chart, number, index)
            with plot.of(chart.series[number].label):
                plot.bar(box, color)
                if left:
                    plot.line([(box.left, box.bottom), (box.left, box.top)], plot.look.paper, SEAM)
                if not frame.foot:
                    draw_inside(plot, box, chart.format.show(percent), color, size)


def _drawn(plot: Plot, in_percent: ChartData, frame: LyingFrame, number: int) -> Drawn:
    """A series of percentages as PowerPoint draws it, with seams and with labels where these have room."""
    series, color = in_percent.series[number], plot.color(in_percent.series[number])
    size = size_inside(plot, (), height=frame.rows.thickness)
    labels = []
    for row, percent in enumerate(() if frame.foot else series.values):
        if percent is not None:
            box = Rect(0.0, 0.0, frame.room.width * percent / 100, frame.rows.thickness)
            if fits_inside(plot, box, in_percent.format.show(percent), size):
                ink = color_inside(plot, part_color(plot, in_percent, number, row))
                letters = lettering(plot, ink, size=size)
                labels.append((row, Label(letters, "center", code_of(in_percent.format, percent))))
    seam = (plot.look.paper, SEAM) if len(in_percent.series) > 1 else None
    return Drawn(number + 1, color, seam, grey_parts(plot, in_percent, number), labels=tuple(labels))


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
