"""What chart types share before anything is drawn: a chart as its author wrote it becomes ChartData and an alt text.

Its points are read from the rows, its colors chosen, its words filled in and translated. No type is known by its name
here: in what a type differs from the others, its class says. Nothing is drawn here either, with one exception: the
bases of types, `Chart` (chart_type.py) and `BarChart` (bar_chart.py), hand a chart on to what draws it in plot/ and
native/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.columns_read import Reading
from deckgen.binding.rows import strays_in
from deckgen.binding.scope import Scope
from deckgen.charting.alt_text import describe_chart, ended
from deckgen.charting.annotate import Ground, key_of
from deckgen.charting.axis_asked import with_axes
from deckgen.charting.chart_type import CHARTS, SMALL_MULTIPLES, Chart, native_types
from deckgen.charting.doubtful_axes import doubtful_axes
from deckgen.charting.doubtful_rows import doubtful_rows
from deckgen.charting.errors import with_errors
from deckgen.charting.facets import part, together
from deckgen.charting.looks import Looks, highlighted
from deckgen.charting.points import Points
from deckgen.charting.read_points import read_points
from deckgen.charting.translated import translated
from deckgen.charting.trends import with_trends
from deckgen.charting.written_places import written_places
from deckgen.kinds import word_of
from deckgen.model.chart_data import Annotation, ChartData, Panel, Series
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Span
from deckgen.model.findings import Finding
from deckgen.model.format import NumberFormat
from deckgen.model.house_words import house_words
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.model.word_places import WordPlaces
from deckgen.numbers.by_kind import format_of
from deckgen.numbers.percents import percent_twice
from deckgen.numbers.powers_aloud import powers_aloud
from deckgen.plot.stacks import total_at
from deckgen.tables.lookup import say_no_column


class BoundChart(Struct, frozen=True):
    """A chart that is ready to be drawn."""

    data: ChartData
    """Every row, color and word in place."""
    alt: str
    """Its alt text."""
    findings: tuple[Finding, ...] = ()
    """What checks are told of its rows."""
    places: WordPlaces = WordPlaces()
    """Where its words are written."""


def bind_chart(chart: Chart, scope: Scope) -> BoundChart | None:
    """The chart with every row, color and word in place; None where complaints leave nothing."""
    _check_keys(chart, scope)
    chart = chart.model_copy(update={"highlight": scope.in_data(*chart.highlight)})
    named = (
        chart.x_column,
        chart.series,
        *(chart.y or ()),
        *chart.further_columns,
        *chart.error_columns,
        chart.facet,
    )
    table = chart.dataset(scope, chart.named_columns)
    table = table.on_one_line() if table is not None else None
    chart = chart.with_all_rows(table, scope) if table is not None else chart
    panels = part(chart, table, scope) if table is not None else None
    read, findings = [], list(strays_in(chart, table) if table is not None else ())
    for _, rows in panels or ():
        points = read_points(chart, rows, scope)
        if points is None:
            return None
        read.append(with_errors(chart, points, rows, scope))
        findings += doubtful_rows(chart, rows, points)
    if table is None or panels is None or not read:
        return None
    binder = _Binder(chart, together(read), table, scope)
    _note_drawn(chart, table, named, read, scope)
    bound = [binder.bind(points, title) for points, (title, _) in zip(read, panels, strict=True)]
    charts = with_axes(chart, table, read, bound, scope)
    titled = zip(panels, charts, strict=True)
    data = binder.over(tuple(Panel(title, one) for (title, _), one in titled)) if chart.facet else charts[0]
    own, data = data, translated(data, chart, scope)
    noted = dict(binder.noted)
    for asked, its in ((chart.axis, data.axis), (chart.x_asked, data.x_axis)):
        if asked is not None and asked.title is not None:
            noted[its.title] = scope.translated(asked.title).span
    if chart.middle is not None and data.center:
        noted[data.center] = scope.translated(chart.middle).span
    if chart.asked is not None:
        noted[data.question] = scope.translated(chart.asked).span
    places = written_places(chart, table, own, data, noted)
    if chart.alt:
        alt = scope.spoken(chart.alt)
    else:
        told = powers_aloud(describe_chart(data, Phrases(scope.language), _subject(chart, scope)), scope.language)
        alt = " ".join(part for part in (ended(data.question), told) if part)
    findings += [*_percents_twice(chart, data), *doubtful_axes(chart, data)]
    return BoundChart(data, alt, tuple(dict.fromkeys(findings)), places)


def _note_drawn(
    chart: Chart, table: Dataset, named: Sequence[Str | None], read: Sequence[Points], scope: Scope
) -> None:
    """Note the columns of values that a chart draws: those that its keys name, and those found for it."""
    found = (one.column for points in read for one in points.series)
    names = dict.fromkeys(str(name) for name in (*found, *named) if name in table.by_name)
    chart.note_shown(table, [str(name or table.names[0]) for name in named], scope)
    chart.note_drawn(table, [name for name in names if Reading(table, name).is_measured], scope)


def _percents_twice(chart: Chart, data: ChartData) -> list[Finding]:
    """What is said of values that are percentages already and have a percent format."""
    if chart.shows_shares or not chart.format:
        return []
    where = next(iter(chart.format.values())).span
    if data.second_format is not None:
        each = [(data.series[:1], data.format), (data.series[-1:], data.second_format)]
    else:
        each = [(data.series, data.format)]
    held = [one for part in ([panel.chart for panel in data.panels] or [data]) for one in part.series]
    found: list[Finding] = []
    for series, pattern in each:
        names = {one.name for one in series}
        values = [value for one in held if one.name in names for value in one.values]
        found += percent_twice(values, pattern, where)
    return found


def is_native(chart: Chart, data: ChartData, scope: Scope) -> bool:
    """Whether PowerPoint draws the chart: where the chart itself asks for it, or else the brand, and it can."""
    if (chart.render or scope.brand.charts) != "native" or not _can_be_native(chart):
        return False
    reason = chart.picture_only(data) or ("PowerPoint can't break an axis" if data.breaks else "")
    if reason and chart.render == "native":
        scope.log.warning(
            "picture_only", f"the chart stays a picture: {reason}", chart.at("render"), "leave 'render' out"
        )
    return not reason


def _can_be_native(chart: Chart) -> bool:
    return chart.can_be_native and chart.facet is None


def _check_keys(chart: Chart, scope: Scope) -> None:
    """Complain of keys that mean nothing here."""
    if chart.render == "native" and not _can_be_native(chart):
        kind = "a chart with panels" if chart.can_be_native else chart.called()
        hint = f"leave 'render' out; PowerPoint draws {', '.join(native_types())}"
        scope.log.error(
            "picture_only", f"{kind} is a picture, and PowerPoint can't draw it", chart.at("render"), hint
        )
    _check_annotations(chart, scope)
    for key, hint in chart.unfit.items():
        if key in chart.order:
            scope.log.error("unfit_key", f"'{key}' means nothing in {chart.called()}", chart.at(key), hint)
    if chart.of is not None and chart.type != SMALL_MULTIPLES:
        message = f"'of' means nothing in {chart.called()}"
        scope.log.error("unfit_key", message, chart.at("of"), f"write 'type: {SMALL_MULTIPLES}', or leave it out")
    if chart.top is not None and not chart.adds_up:
        hint = "choose rows with 'where', or in a query"
        scope.log.error("unfit_key", f"'top' means nothing in {chart.called()}", chart.at("top"), hint)
    if chart.top is not None and chart.top.count < 1:
        message = f"'top' keeps one category at the least, not {chart.top.count}"
        scope.log.error("wrong_value", message, chart.at("top"), "write 'top: 10'")
    for key, has_it in (("errors", chart.bears_errors), ("trend", chart.bears_trend)):
        if key in chart.order and not has_it and key not in chart.unfit:
            hint = f"types with '{key}' are {', '.join(_types_with(key))}"
            scope.log.error("unfit_key", f"'{key}' means nothing in {chart.called()}", chart.at(key), hint)
    if chart.facet is None and "facet" not in chart.unfit:
        if chart.type == SMALL_MULTIPLES:
            message = "small multiples need 'facet', the column that tells panels apart"
            scope.log.error("missing_key", message, chart.at("type"))
        if "share_axes" in chart.order:
            message = "'share_axes' means nothing in a chart without panels"
            scope.log.error("unfit_key", message, chart.at("share_axes"), "panels are made by 'facet: column'")


def _check_annotations(chart: Chart, scope: Scope) -> None:
    """Complain of kinds of annotations that mean nothing in the type, and of a panel in a chart without panels."""
    if "annotate" in chart.unfit:
        return
    for written in chart.annotate:
        word = word_of(type(written))
        if word not in chart.annotations:
            hint = f"these mean something here: {', '.join(key_of(kind) for kind in chart.annotations)}"
            scope.log.error("unfit_key", f"'{key_of(word)}' means nothing in {chart.called()}", written.span, hint)
        if written.panel is not None and chart.facet is None:
            message = "'panel' means nothing in a chart without panels"
            scope.log.error("unfit_key", message, written.at("panel"), "panels are made by 'facet: column'")


def _types_with(key: str) -> list[str]:
    """The words of the types that take a key."""
    return [kind.word() for kind in CHARTS.sound() if key not in kind.unfit_keys()]


class _Binder:
    """Binds the points of a chart, or of each of its panels, to one set of colors, formats and annotations."""

    def __init__(self, chart: Chart, every: Points, table: Dataset, scope: Scope) -> None:
        """every holds the points of all panels together; table has the rows that they were read from."""
        self.chart, self.every, self.unit, self.scope = chart, every, table.unit, scope
        self.looks = Looks(chart, every, scope)
        self.formats = _formats(chart, every, table, scope)
        self.noted: dict[str, Span] = {}
        self.question = scope.label(chart.asked) if chart.asked else ""
        names = [one.name for one in every.series]
        self.marks = {name: chart.mark(name, index, len(names)) for index, name in enumerate(names)}

    def bind(self, points: Points, title: str = "") -> ChartData:
        """The data of a chart, or of one panel with its title."""
        categories = self.looks.categories(points)
        data = replace(
            self._bare(points),
            positions=points.positions,
            periods=points.periods,
            breaks=points.breaks,
            colors=tuple(color for color, _ in categories),
            emphasis=tuple(stands_out for _, stands_out in categories) or highlighted(self.chart, points),
            detail=points.detail,
        )
        data = with_trends(self.chart.finish(data, self.scope), self.chart, self.scope)
        annotated = replace(data, annotations=tuple(self._annotations(points, data, title)))
        return self.chart.hold(annotated, self.scope)

    def _annotations(self, points: Points, data: ChartData, title: str) -> Iterator[Annotation]:
        """The annotations of a chart, or of one panel, with their numbers."""
        chart = self.chart
        muted = frozenset(one.name for one in data.series if one.muted)
        readings, addends = self.chart.readings(data), self.chart.addends(data)
        every = frozenset(self.every.labels) if chart.facet else frozenset()

        def elsewhere(word: str) -> bool:
            return word in every or chart.elsewhere(word)

        whole = chart.parts == "series"
        ground = Ground(
            points, readings, addends, data.formats, self.scope, elsewhere, whole, muted, chart.numbers_along_x
        )
        # Where they mean nothing in a type, that is said already.
        for written in chart.annotate if "annotate" not in chart.unfit else ():
            if written.panel in (None, title) and word_of(type(written)) in chart.annotations:
                bound = written.bind(ground)
                if bound is not None:
                    span = self.scope.translated(written.text).span if written.text is not None else written.span
                    self.noted |= {words: span for words in (bound.text, bound.number) if words}
                    yield bound

    def over(self, panels: tuple[Panel, ...]) -> ChartData:
        """The data of all panels together."""
        first = panels[0].chart
        shared = {"axis": first.axis, "x_axis": first.x_axis, "format": first.format, "labels": first.labels}
        return replace(self._bare(self.every), panels=panels, share_axes=self.chart.share_axes, **shared)

    def _bare(self, points: Points) -> ChartData:
        looks = zip(points.series, self.looks.series(points), strict=True)
        return ChartData(
            kind=self.chart.word(),
            x=points.labels,
            series=tuple(
                Series(
                    one.name, one.label, one.values, color, self.marks[one.name], muted, low=one.low, high=one.high
                )
                for one, (color, muted) in looks
            ),
            format=self.formats[0],
            second_format=self.formats[-1] if len(self.formats) > 1 else None,
            labels=self.chart.labels,
            unit=self.unit,
            question=self.question,
            unknown=house_words(self.scope.language).not_available,
        )


def _subject(chart: Chart, scope: Scope) -> str:
    """What the series of a long table count, where the author gave their column a label."""
    labels = [scope.label(label) for name, label in (chart.y or {}).items() if label != name]
    return labels[0] if chart.series and labels else ""


def _formats(chart: Chart, points: Points, table: Dataset, scope: Scope) -> list[NumberFormat]:
    """The format of all values or, where columns have formats of their own, one for each column in their order.

    Where the author gives none, the columns that are drawn alike share one.
    """
    written = dict(chart.format)
    for_all = written.pop(Str("", chart.span), None) if "" in written else None
    columns = [one.column for one in points.series]
    others = [str(chart.x_column)] if chart.formats_x and chart.x_column else []
    for name in [name for name in written if name not in columns]:
        if name in others:
            del written[name]
        else:
            say_no_column(name, [*columns, *others], "the chart's 'y'", scope.log)
    if not written and for_all is not None:
        return [scope.number_format(for_all).for_chart(_shown(chart, points))]
    marks = [chart.mark(one.name, index, len(columns)) for index, one in enumerate(points.series)]
    if not written:
        alike = {mark: [one for one, its in zip(columns, marks, strict=True) if its == mark] for mark in marks}
        return [_own_format(alike[mark], table, scope) for mark in sorted(alike)] or [_own_format([], table, scope)]
    each = {}
    for column in columns:
        own = written.get(Str(column, chart.span), for_all)
        values = (value for one in points.series if one.column == column for value in one.values)
        each[column] = scope.number_format(own).for_chart(values) if own else _own_format([column], table, scope)
    return list(each.values())


def _shown(chart: Chart, points: Points) -> list[float | None]:
    """All values of a chart, and the sums of its parts where these stand on each other."""
    columns = [one.values for one in points.series]
    values = [value for column in columns for value in column]
    return values + (
        [total_at(columns, index) for index in range(len(points.labels))] if chart.parts == "series" else []
    )


def _own_format(names: Sequence[str], table: Dataset, scope: Scope) -> NumberFormat:
    """The format that columns have by themselves, of these names."""
    found = [table[name] for name in dict.fromkeys(names) if name in table.by_name]
    return format_of(found, scope.language)
