"""From a chart as written and its rows to ChartData: points found, colors chosen, words filled in, alt text written.

Nothing is drawn here, and no chart type is known by name: what differs from type to type its class says.
"""

from __future__ import annotations

from deckgen.chart import Chart
from deckgen.charting.alt_text import describe_chart
from deckgen.charting.looks import category_colors, highlighted, series_colors
from deckgen.charting.points import read_points
from deckgen.model.chart import Annotation, ChartData, Series
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.format import NumberFormat
from deckgen.model.marks import Str
from deckgen.points import Points
from deckgen.scope import Scope


def bind_chart(chart: Chart, scope: Scope) -> tuple[ChartData, str] | None:
    """The chart with every row, color and word in place, and its alt text; None where complaints leave nothing."""
    if chart.render == "native":
        scope.log.error("not_built_yet", "native charts are not built yet", chart.at("render"), "leave 'render' out")
    for key, hint in chart.unfit.items():
        if key in chart.order:
            scope.log.error("unfit_key", f"'{key}' means nothing in {chart.called()}", chart.at(key), hint)
    named = (chart.x_column, chart.series, *(chart.y or ()), *chart.further_columns)
    table = chart.dataset(scope, tuple(name for name in named if name is not None))
    points = read_points(chart, table, scope) if table is not None else None
    if table is None or points is None:
        return None
    formats = _formats(chart, points, scope)
    categories = category_colors(chart, points, scope)
    data = ChartData(
        kind=chart.word(),
        x=points.labels,
        positions=points.positions,
        series=_series(chart, points, scope),
        format=formats[0],
        second_format=formats[-1] if len(formats) > 1 else None,
        labels=chart.labels,
        colors=tuple(color for color, _ in categories),
        emphasis=tuple(stands_out for _, stands_out in categories) or highlighted(chart, points),
        annotations=_annotations(chart, points, scope),
        unit=table.unit,
        detail=points.detail,
    )
    finished = chart.finish(data, scope)
    alt = scope.text(chart.alt).plain if chart.alt else describe_chart(finished, _subject(chart, scope))
    return finished, alt


def _subject(chart: Chart, scope: Scope) -> str:
    """What the series of a long table count, where the author gave their column a label."""
    labels = [scope.text(label).plain for name, label in (chart.y or {}).items() if label != name]
    return labels[0] if chart.series and labels else ""


def _series(chart: Chart, points: Points, scope: Scope) -> tuple[Series, ...]:
    colors = series_colors(chart, points, scope)
    return tuple(
        Series(
            one.name, one.label, one.values, color, mark=chart.mark(one.name, index, len(points.series)), muted=muted
        )
        for index, (one, (color, muted)) in enumerate(zip(points.series, colors, strict=True))
    )


def _formats(chart: Chart, points: Points, scope: Scope) -> list[NumberFormat]:
    """The format of the values; where columns have formats of their own, those in the order of the columns."""
    written = dict(chart.format)
    for_all = written.pop(Str("", chart.span), None) if "" in written else None
    columns = [one.column for one in points.series]
    others = [str(chart.x_column)] if chart.formats_x and chart.x_column else []
    for name in [name for name in written if name not in columns]:
        if name in others:
            del written[name]
        else:
            hint = did_you_mean(name, [*columns, *others])
            scope.log.error("unknown_column", f"'{name}' is not a column of this chart's 'y'", name.span, hint)
    if not written:
        return [scope.number_format(for_all)]
    each = {column: scope.number_format(written.get(Str(column, chart.span), for_all)) for column in columns}
    return list(each.values())


def _annotations(chart: Chart, points: Points, scope: Scope) -> tuple[Annotation, ...]:
    made = []
    for note in chart.annotate:
        place = points.place_of(note.x)
        if note.x.stand_in:
            continue
        if place is None:
            hint = did_you_mean(note.x, points.labels, all_if_few=8)
            message = f"the chart has no '{note.x}' on its x axis"
            scope.log.error("unknown_category", message, note.at("x"), hint)
            continue
        made.append(Annotation(place, scope.text(note.text).plain))
    return tuple(made)
