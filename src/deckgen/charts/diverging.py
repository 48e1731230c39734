"""diverging: answers of a poll, the negative ones to the left of a line and the positive ones to its right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.whole_parts import check_parts
from deckgen.model.brand import Brand
from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix, readable
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.captions import caption, legend
from deckgen.plot.greyed import part_color
from deckgen.plot.lettering import Weight
from deckgen.plot.lying import FOOT, LyingFrame, plan_lying, row_box
from deckgen.plot.name_rows import NameRows
from deckgen.plot.paper import CAPITAL, Align
from deckgen.plot.stacks import Edges, bands
from deckgen.plot.wrap import wrap
from deckgen.tables.lookup import say_no_column

VALUE_GAP, HEAD_GAP, INSIDE_GAP = 6.0, 7.0, 8.0
BETWEEN = 1.0
HEADS = 1.35
ALIGNED: tuple[Align, Align] = ("right", "left")
MOST_TOLD = 24
# For each answer, by its place among the series, where its bar begins and ends in every row.
EdgesByAnswer = dict[int, list[Edges | None]]


class Sides(Struct, frozen=True):
    """Which answers lie on which side, each by its place among the series.

    left and right are those of the two sides, from the middle outwards.
    neutral is the one that straddles the middle, None where there is none.
    chosen is False in the defaults, which stand for answers that were never told apart.
    """

    left: tuple[int, ...] = ()
    neutral: int | None = None
    right: tuple[int, ...] = ()
    chosen: bool = False


class Diverging(Chart):
    """Shows the answers of an opinion poll, a row for each group or year: negative answers lie left of a line,
    positive ones right of it, and a neutral one straddles it."""

    spoken = "Diverging bar chart"
    clear_series = 0
    most_points = 30
    most_series = 7
    lies_down = True
    annotations = ("sum",)
    unfit = {"axis": "its bars have no axis of their own; 'grouped' and 'dot' have one"}
    neutral: Str | None = None
    """The column of the neutral answer; the middle one of an odd number where left out."""
    question: Str | None = None
    """What was asked, written over the chart."""

    @property
    def asked(self) -> Str | None:
        """The question that the values are answers to."""
        return self.question

    def tones(self, names: Sequence[str], values: Sequence[float | None], brand: Brand) -> Sequence[str]:  # noqa: ARG002
        """Red for the negative answers, blue for the positive ones, the stronger the further from the middle."""
        sides, paper = _sides(names, self.neutral), brand.colors.paper
        colors = dict.fromkeys(range(len(names)), mix(brand.colors.hairline, brand.colors.grey, 0.15))
        for index, share in zip(sides.left, _shares(len(sides.left)), strict=True):
            colors[index] = mix(brand.red, paper, share)
        for index, share in zip(sides.right, _shares(len(sides.right)), strict=True):
            colors[index] = mix(brand.blue, paper, share)
        return [colors[index] for index in range(len(names))]

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """Which answers lie where; none is negative, and there are at least two."""
        gap, hint = "so what lies beyond it can't be drawn there", "write all answers as positive numbers"
        check_parts(self, data, scope, gap, hint)
        names = [series.name for series in data.series]
        if self.neutral is not None and self.neutral not in names:
            say_no_column(self.neutral, names, "the chart's 'y'", scope.log)
        sides = _sides(names, self.neutral)
        if not sides.left or not sides.right:
            message = "a diverging chart needs a negative and a positive answer at the least"
            scope.log.error("too_few_series", message, self.at("y"), "name the columns in 'y', from worst to best")
        elif self.neutral in (names[0], names[-1]) and len(sides.left) != len(sides.right):
            message = f"{len(names) - 1} answers besides '{self.neutral}' can't be halved into negative and positive"
            hint = "let the neutral answer stand between the negative and the positive ones in 'y'"
            scope.log.error("uneven_answers", message, self.at("neutral"), hint)
        return replace(data, detail=sides)

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """Row by row where they are few; else as other charts are told."""
        if len(data.x) * len(data.series) > MOST_TOLD:
            return ""
        unit = f", {data.unit_aside}" if data.unit_aside else ""
        rows = [
            ", ".join(
                f"{series.label} {data.format.show(value) if value is not None else say('no value')}"
                for series in data.series
                for value in [series.values[index]]
            )
            for index in range(len(data.x))
        ]
        told = " ".join(f"{x}: {row}." for x, row in zip(data.x, rows, strict=True))
        return f"{say(cls.spoken)}{unit}. {told}"

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the rows from the middle outwards: a lone answer of a side has its value at its tip, others inside."""
        if not chart.x:
            return
        sides = _sides_of(chart)
        room = caption(plot, chart, plot.room)
        edges = _edges(chart, sides)
        frame = _plan(plot, chart, sides, edges, room.cut(top=plot.line_height * HEADS))
        heads = _heads(plot, chart, sides, frame) if chart.labels != "legend" else None
        if heads is None:
            if chart.labels != "legend":
                plot.concede("names over the sides")
            entries = [(series.label, plot.color(series)) for series in chart.series]
            frame = _plan(plot, chart, sides, edges, legend(plot, entries, room) if len(entries) > 1 else room)
        _stand(plot, chart, edges, frame)
        frame.draw_foot(plot)
        size = _size_inside(plot, chart, sides, edges, frame)
        for index in range(len(chart.x)):
            frame.rows.draw_name(plot, index)
            _row(plot, chart, sides, edges, frame, index, size)
        _middle(plot, chart, frame, sides, heads or ())


def _shares(count: int) -> list[float]:
    """How much paper is in the colors of one side, from the middle outwards."""
    return [0.62 * (count - 1 - index) / max(1, count - 1) for index in range(count)]


def _sides(names: Sequence[str], neutral: str | None) -> Sides:
    """The sides of answers that are written from worst to best.

    Where the neutral answer is written first or last, the others are halved: the first half lies left.
    """
    count = len(names)
    middle = names.index(neutral) if neutral in names else count // 2 if count % 2 and count > 1 else None
    others = [index for index in range(count) if index != middle]
    between = middle is not None and 0 < middle < count - 1
    split = middle if between and middle is not None else len(others) // 2
    return Sides(tuple(reversed(others[:split])), middle, tuple(others[split:]), chosen=True)


def _sides_of(chart: ChartData) -> Sides:
    own = chart.own(Sides)
    return own if own.chosen else _sides([series.name for series in chart.series], None)


def _plan(plot: Plot, chart: ChartData, sides: Sides, edges: EdgesByAnswer, room: Rect) -> LyingFrame:
    """The rows with space at both tips for the values there, or with an axis at their foot."""
    ends = [end for one in edges.values() for pair in one if pair for end in pair]
    low, high = plot.scales.hold(min([0.0, *ends]), max([0.0, *ends]))
    reach = (low, high) if high - low else (-1.0, 1.0)

    def margins(rows: NameRows) -> tuple[float, float]:
        edge = plot.size * FOOT if chart.labels == "none" else 0.0
        left, right = (_tip_width(plot, chart, side) for side in (sides.left, sides.right))
        return max(rows.room_before(left), rows.indent + edge), max(right, edge)

    foot = None
    if chart.labels == "none":
        foot = plot.scales.axis((low, high), chart.format, from_zero=True)
        # How many gave an answer is never negative, on whichever side of the middle it lies.
        foot = replace(foot, labels=tuple(words.lstrip("-\N{MINUS SIGN}") for words in foot.labels))
    return plan_lying(plot, chart, room, reach, margins, foot)


def _stand(plot: Plot, chart: ChartData, edges: EdgesByAnswer, frame: LyingFrame) -> None:
    """Say where each answer begins, at its end nearer to the middle, and where it ends."""
    tips, roots = {}, {}
    for number, rows in edges.items():
        for index, pair in enumerate(rows):
            if pair:
                inner, outer = sorted(pair, key=abs)
                roots[chart.series[number].name, index] = frame.scale(inner), frame.rows.middles[index]
                tips[chart.series[number].name, index] = frame.scale(outer), frame.rows.middles[index]
    frame.stand(plot, tips, roots)


def _edges(chart: ChartData, sides: Sides) -> EdgesByAnswer:
    """Where each answer begins and ends in each row; half of the neutral one lies on either side."""
    series = chart.series
    edges: EdgesByAnswer = {}
    inner: list[tuple[float | None, ...]] = []
    if sides.neutral is not None:
        inner = [tuple(value / 2 if value is not None else None for value in series[sides.neutral].values)]
        (half,) = bands(inner)
        edges[sides.neutral] = [(-pair[1], pair[1]) if pair else None for pair in half]
    for side, way in ((sides.left, -1), (sides.right, 1)):
        stacked = bands([*inner, *(series[index].values for index in side)])[len(inner) :]
        for index, pairs in zip(side, stacked, strict=True):
            edges[index] = [(pair[0] * way, pair[1] * way) if pair else None for pair in pairs]
    return edges


def _tip_width(plot: Plot, chart: ChartData, side: Sequence[int]) -> float:
    """The room that values at the tips of a side need: none where several answers have theirs inside."""
    if len(side) != 1 or chart.labels == "none":
        return 0.0
    words = [chart.format.show(value) for value in chart.series[side[0]].values if value is not None]
    width = max((plot.measure(word, "bold") for word in words), default=0.0)
    return width + VALUE_GAP if width < plot.width * 0.25 else 0.0


def _size_inside(plot: Plot, chart: ChartData, sides: Sides, edges: EdgesByAnswer, frame: LyingFrame) -> float:
    """The largest size in which as many values fit into their bars as in the smallest."""
    rooms = [
        (plot.measure(chart.format.show(value), "bold", 1.0), abs(frame.scale(pair[1]) - frame.scale(pair[0])))
        for number, series in enumerate(chart.series)
        if number == sides.neutral or not _alone(plot, chart, sides, number)
        for value, pair in zip(series.values, edges[number], strict=True)
        if value is not None and pair
    ]
    sizes = [size for size in plot.sizes if size <= plot.size]
    count = {size: sum(em * size + INSIDE_GAP + BETWEEN <= width for em, width in rooms) for size in sizes}
    return next(size for size in sizes if count[size] == count[sizes[-1]])


def _row(
    plot: Plot, chart: ChartData, sides: Sides, edges: EdgesByAnswer, frame: LyingFrame, index: int, size: float
) -> None:
    for number in range(len(chart.series)):
        with plot.of(chart.series[number].label):
            _part(plot, chart, sides, edges, frame, index, number, size)


def _part(
    plot: Plot,
    chart: ChartData,
    sides: Sides,
    edges: EdgesByAnswer,
    frame: LyingFrame,
    index: int,
    number: int,
    size: float,
) -> None:
    """An answer of a row, with its value."""
    rows, series, pair = frame.rows, chart.series[number], edges[number][index]
    if pair is None or pair[0] == pair[1]:
        return
    left, right = sorted((frame.scale(pair[0]), frame.scale(pair[1])))
    stands_back = any(rows.emphasis) and not rows.bold(index)
    color = part_color(plot, chart, number, index) if stands_back else plot.color(series)
    # A hair of paper keeps neighbors apart.
    trim = BETWEEN / 2 if right - left > BETWEEN * 3 and len(chart.series) > 2 else 0.0
    box = row_box(rows, index, left + trim, right - trim)
    plot.bar(box, color)
    if chart.labels == "none" or index not in rows.worded:
        return
    words = chart.format.show(series.values[index] or 0.0)
    if number in sides.left + sides.right and _alone(plot, chart, sides, number):
        _tip(plot, box, words, left=number in sides.left, bold=rows.bold(index))
    else:
        _inside(plot, box, words, color, size, bold=rows.bold(index))


def _alone(plot: Plot, chart: ChartData, sides: Sides, number: int) -> bool:
    """Whether an answer is the only one of its side, and its values have room at the tips."""
    return _tip_width(plot, chart, sides.left if number in sides.left else sides.right) > 0


def _tip(plot: Plot, box: Rect, words: str, *, left: bool, bold: bool) -> None:
    x = box.left - VALUE_GAP if left else box.right + VALUE_GAP
    middle = (box.bottom + box.top) / 2
    plot.text(x, middle, words, weight="bold" if bold else "regular", align="right" if left else "left", middle=True)


def _inside(plot: Plot, box: Rect, words: str, color: str, size: float, *, bold: bool) -> None:
    """A value of a size in its bar, where the bar is large enough."""
    if plot.measure(words, "bold", size) + INSIDE_GAP > box.width or box.height < size * (CAPITAL + 0.3):
        if box.width:
            plot.leave_to_axis(words)
        return
    ink = readable(color, plot.look.ink, plot.look.paper)
    x, middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    weight: Weight = "bold" if bold else "regular"
    plot.text(x, middle, words, color=ink, weight=weight, size=size, align="center", middle=True)


def _heads(plot: Plot, chart: ChartData, sides: Sides, frame: LyingFrame) -> tuple[str, str] | None:
    """The names of two answers, to stand over both sides of the line; None where they have no room there."""
    if len(chart.series) != 2 or len(sides.left) != 1:
        return None
    zero = frame.scale(0.0)
    rooms = (max(0.0, zero - HEAD_GAP), max(0.0, plot.width - zero - HEAD_GAP))
    measure = partial(plot.measure, weight="semibold")
    wrapped = [wrap(series.label, room, measure, 1) for series, room in zip(chart.series, rooms, strict=True)]
    return (wrapped[0].lines[0], wrapped[1].lines[0]) if all(one.complete for one in wrapped) else None


def _middle(plot: Plot, chart: ChartData, frame: LyingFrame, sides: Sides, heads: Sequence[str]) -> None:
    """The line in the middle, behind a neutral answer, and the heads beside its upper end."""
    zero, rows = frame.scale(0.0), frame.rows
    # Words are higher than their rows in a very long list.
    top = min(rows.middles[0] + max(rows.pitch / 2, plot.size * 0.6), frame.room.top)
    bottom = max(rows.middles[-1] - rows.pitch / 2, frame.room.bottom)
    baseline = top + plot.size * 0.35
    for series, head, align in zip(chart.series, heads, ALIGNED, strict=False):
        x = zero - HEAD_GAP if align == "right" else zero + HEAD_GAP
        with plot.of(series.label):
            plot.text(x, baseline, head, color=plot.legible(plot.color(series)), weight="semibold", align=align)
    end = baseline + plot.size * CAPITAL if heads else top
    behind = sides.neutral is not None
    plot.line([(zero, bottom), (zero, end)], plot.look.grey if behind else plot.look.ink, 1.0, behind=behind)
