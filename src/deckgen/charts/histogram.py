"""histogram: how the values of one column spread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Self

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.bins import bins_for, counted, labels_of
from deckgen.charting.chart_type import BinEdges, Chart, Columns
from deckgen.charting.points import Named, Points
from deckgen.charting.read_points import PointsReader
from deckgen.charting.time_order import number_in
from deckgen.charting.translated import label_of
from deckgen.charting.uncounted import say_uncounted
from deckgen.model.chart_data import ChartData
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.format import NumberFormat
from deckgen.model.marks import HouseStr, Str
from deckgen.model.native_chart import Group, Native
from deckgen.model.node import Strs, number_of
from deckgen.model.phrases import Phrases
from deckgen.native.native_bars import colored, tip_label, tip_labels
from deckgen.native.native_uprights import native_uprights, stand_bars
from deckgen.numbers.by_language import number_format
from deckgen.plot import Plot
from deckgen.plot.binned import SEAM, Bins, draw_binned, plan_binned
from deckgen.plot.categories import values_of
from deckgen.plot.plain_bars import clear_values
from deckgen.plot.scale import known, without_needless_decimals
from deckgen.plot.tracing import Tracing

MOST_TOLD = 12
_RANGE = re.compile(r"\s*([^–]+?)\s*(?:–|\bto\b|(?<=\d)-)\s*(\S+)\s*")


class Histogram(Chart):
    """Shows how the values of one column spread: a bar for each range of values, a bin, as high as many of the rows
    lie in it. `y` names the column, with what its rows are for a label; `x` may name it too, with what the axis is
    called. `highlight` names bins by a value in them or by their range. A value on an edge counts in the bin above
    it, one on the last edge in the last bin. Bins that the author makes unequally wide are drawn so: then the areas
    of the bars show how many rows lie in them."""

    spoken = "Histogram"
    most_points = 60
    most_series = 1
    colors_categories = True
    can_be_native = True
    reads_itself = True
    to_scale = True
    annotations = ("note",)
    unfit = {
        "axis": "its counts begin at zero; 'bins' says where its values begin and end",
        "series": "make panels with 'facet'",
        "sort": "bins stand in their order",
    }
    x: Columns | None = None  # type: ignore[assignment]
    """The column of numbers, or a mapping of it to what the axis of its values is called."""
    y: Columns | None = None
    """The column of numbers, one row for each thing, or a mapping of it to what the rows are, such as students."""
    bins: BinEdges | None = None
    """About how many bins there are, so that their edges are round; or their edges, such as [0, 18, 65, 100]."""
    highlight: Strs = ()
    """The bins that stand out: values that lie in them, or ranges such as 160–170."""
    _bins: Bins | None = None

    @property
    def x_column(self) -> Str | None:
        """The column of numbers, where it stands under x."""
        return next(iter(self.x or ()), None)

    def with_all_rows(self, table: Dataset, scope: Scope) -> Self:
        """The chart with the bins that suit all rows; warns of those that are in none."""
        name = next(iter(self.y or self.x or ()), None)
        column = table.by_name.get(str(name))
        if name is None or column is None or column.kind is not Kind.NUMBER:
            return self
        numbers = _numbers(column)
        say_uncounted(self, column, name.span, scope)
        if not numbers:
            return self
        made = self.model_copy()
        if isinstance(self.bins, tuple):
            made._bins = Bins(self.bins)
            self._say_outside(numbers, self.bins, scope)
        else:
            made._bins = bins_for(numbers, self.bins)
        return made.model_copy(update={"highlight": tuple(map(made._highlighted, self.highlight))})

    def _say_outside(self, numbers: Sequence[float], edges: Sequence[float], scope: Scope) -> None:
        """Warn of values that lie under or over the edges of all bins."""
        under, over = (sum(map(test, numbers)) for test in (edges[0].__gt__, edges[-1].__lt__))
        if not under + over:
            return
        parts = [f"{under:,} under {edges[0]:.12g}"] * bool(under) + [f"{over:,} over {edges[-1]:.12g}"] * bool(over)
        lie = "lies" if under + over == 1 else "lie"
        message = f"{under + over:,} of {len(numbers):,} values {lie} outside of the bins: {' and '.join(parts)}"
        reach = f"they go from {min(numbers):.12g} to {max(numbers):.12g}"
        scope.log.warning("uncounted_rows", message, self.at("bins"), f"{reach}; widen 'bins', or choose rows")

    def _highlighted(self, word: Str) -> Str:
        """The label of the bin that a highlight means; the word itself where it means none."""
        assert self._bins is not None
        bins, labels = self._bins, labels_of(self._bins)
        number, written = number_of(word), _RANGE.fullmatch(word)
        ends = tuple(number_of(end) for end in written.groups()) if written else ()
        edges = list(pairwise(bins.edges))
        if number is not None and bins.place_of(number) is not None:
            index = counted([number], bins.edges).index(1)
        elif ends in edges:
            index = edges.index(ends)
        else:
            return word
        return Str(labels[index], word.span, word.style)

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """A count for each bin; None after complaints."""
        for key, columns in (("x", self.x), ("y", self.y)):
            if columns is not None and len(columns) != 1:
                scope.log.error("wrong_type", f"'{key}' of {self.called()} is one column", self.at(key))
                return None
        named = [*(self.y or ()), *(self.x or ())]
        if not named:
            scope.log.error("missing_key", f"{self.called()} needs 'y', a column of numbers", self.span)
            return None
        if named[0] != named[-1]:
            message = f"'x' and 'y' of {self.called()} name one column, the one whose values are counted"
            scope.log.error("conflicting_keys", message, self.at("x"), f"leave 'x' out, or write 'x: {named[0]}'")
            return None
        reader = PointsReader(self, table, scope)
        column = reader.numbers(named[0])
        if column is None or not reader.filled():
            return None
        label = scope.own(next(iter((self.y or self.x or {}).values()))).on_one_level
        if self._bins is None:
            nothing = Points(("",), None, (Named(column.name, label, column.name, (None,)),))
            return nothing if reader.drawable(nothing) else None
        counts = tuple(map(float, counted(_numbers(column), self._bins.edges)))
        middles = tuple((low + high) / 2 for low, high in pairwise(self._bins.edges))
        series = Named(column.name, label if self.y else column.name, column.name, counts)
        return _Counted(labels_of(self._bins), middles, (series,), detail=self._bins)

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The bins as they are written, what their values are, and what is counted in them."""
        bins = data.own(Bins)
        if not bins.edges:
            return data
        written = without_needless_decimals(data.format, _named_values(bins))
        ends = [written.show(value, unit=False) for value in _named_values(bins)]
        labels = ends if bins.at_middles else [_range(low, high) for low, high in pairwise(ends)]
        heading = next(iter((self.x or self.y or {}).items()))
        column, label = heading
        title = scope.label(label) if self.x and column != label else scope.words(str(column), column.span)
        unit = "" if written.has_unit else scope.words(data.unit, self.where)
        word = self._counted_word(data, scope)
        return replace(
            data,
            x=tuple(HouseStr(label, self.where, "'") for label in labels),
            format=_counting(word, scope.language),
            unit="",
            labels="bars" if not bins.is_even else data.labels,
            detail=replace(
                bins,
                name=", ".join(part for part in (title, unit) if part),
                written=data.format,
                counted=word,
            ),
        )

    def _counted_word(self, data: ChartData, scope: Scope) -> str:
        """What is counted: the author's word, else rows."""
        own = data.told_label if self.y else ""
        return (
            label_of(data.series[0], self, scope)
            if own
            else Phrases(scope.language)("{count} rows", count="").strip()
        )

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """What is counted, from where to where, and how much lies in each bin; of many bins the fullest."""
        bins, counts = data.own(Bins), values_of(data)
        if not bins.edges or bins.written is None:
            return ""
        low, high = (bins.written.show(edge) for edge in (_named_values(bins)[0], _named_values(bins)[-1]))
        reach = "{name} from {low} to {high}"
        total = data.format.show(sum(known(counts)))
        told = [f"{say(cls.spoken)}, {total}: {say(reach, name=bins.name, low=low, high=high)}."]
        each = [f"{x}: {data.format.show(count or 0, unit=False)}" for x, count in zip(data.x, counts, strict=True)]
        if len(each) <= MOST_TOLD:
            return " ".join([*told, f"{'; '.join(each)}."])
        most = max(range(len(counts)), key=lambda index: counts[index] or 0)
        return " ".join([*told, say("Highest: {points}.", points=each[most])])

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars from zero over the edges of their bins."""
        if chart.x:
            draw_binned(plot, chart)

    @classmethod
    def picture_only(cls, data: ChartData) -> str:
        """Bins of different widths."""
        return "" if data.own(Bins).is_even else "PowerPoint's columns are all equally wide, and these bins are not"

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """Columns without a gap, each named by its bin in the sheet; edges and what is counted lie over them."""
        planned, (series,) = plan_binned(plot, chart), chart.series
        # PowerPoint's columns take all of the area.
        area = planned.frame.area._replace(left=planned.edges[0], right=planned.edges[-1])
        frame, tips = replace(planned.frame, area=area), planned.frame.tips
        standing = stand_bars(plot, chart, frame)
        labels = tip_labels(plot, chart, series.values, tips.size, tips.words) if tips else ()
        if planned.some_valued:
            clear = clear_values(plot, chart, standing.places, standing.scale)
            labels = tuple((row, tip_label(plot, chart, value, row, plot.size, unit=False)) for row, value in clear)
        bars = replace(colored(plot, chart, series, 1, labels), line=(plot.look.paper, SEAM))
        planned.draw_foot(plot)
        named = replace(chart, positions=None)
        return native_uprights(plot, named, frame, standing, [Group("column", (bars,), gap=0)])


class _Counted(Points, frozen=True):
    """Bins with their counts: every value within them has its place along x."""

    def place_of(self, x: str) -> float | None:
        """Where a bin, or a value, lies."""
        number, bins = number_of(x), self.detail
        if x in self.labels or number is None or not isinstance(bins, Bins):
            return super().place_of(x)
        return bins.place_of(number)


def _numbers(column: Column) -> list[float]:
    return known(number_in(value) for value in column.values)


def _named_values(bins: Bins) -> list[float]:
    """The values that name bins: their edges, or the numbers in their middles."""
    middles = [(low + high) / 2 for low, high in pairwise(bins.edges)]
    return middles if bins.at_middles else list(bins.edges)


def _range(low: str, high: str) -> str:
    """From a number to another; a minus beside a dash would be misread."""
    return f"{low} … {high}" if high.startswith(("-", "−")) or low.startswith(("-", "−")) else f"{low}–{high}"


def _counting(word: str, language: str) -> NumberFormat:
    """The format of counts in a language, with what is counted behind them."""
    number = number_format("#,##0", language)
    return replace(
        number, sections=tuple(replace(part, after=f" {word}" if word else "") for part in number.sections)
    )
