"""The colors of a chart's series and categories, and which of them stand out.

What the brand names a color for has this color on every chart of the deck, and so has what the whole deck gives one.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.given_colors import next_color
from deckgen.charting.points import Named, Points
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.lifted_colors import seen_on_dark


class Looks:
    """The colors of a chart, or of all its panels: what stands in several panels has the same color in each."""

    def __init__(self, chart: Chart, points: Points, scope: Scope) -> None:
        """points are those of all panels together. Complains of colors and highlights for what the chart lacks."""
        self._chart, self._points, self._scope = chart, points, scope
        self._written = _seen(_written(chart, points, scope), points, scope)
        self._chosen = {str(word) for word in chart.highlight}
        _check_highlights(chart, points, scope)
        self._series = dict(zip((one.name for one in points.series), self._colors_of_series(), strict=True))

    def series(self, points: Points) -> list[tuple[str, bool]]:
        """For each series its color (hex) and whether it is muted because others are highlighted."""
        return [self._series[one.name] for one in points.series]

    def _colors_of_series(self) -> list[tuple[str, bool]]:
        chart, points, scope, written = self._chart, self._points, self._scope, self._written
        names = {one.name for one in points.series} | {one.label for one in points.series}
        chosen = self._chosen & names
        muted = [bool(chosen) and not {one.name, one.label} & chosen for one in points.series]
        tones = () if chart.colors_categories else chart.tones([one.name for one in points.series], (), scope.brand)
        given: list[str | None] = []
        for index, (one, stands_back) in enumerate(zip(points.series, muted, strict=True)):
            own = written.get(one.name) or written.get(one.label)
            own = own or scope.brand.named_color_of(one.label, one.name)
            tone = tones[index] if tones else None
            given.append(own or (scope.brand.colors.muted if stands_back else written.get("") or tone))
        return list(zip(self._filled([one.label for one in points.series], given), muted, strict=True))

    def categories(self, points: Points) -> list[tuple[str, bool]]:
        """For each category its color and whether it stands out; empty where a chart colors its series."""
        if not self._chart.colors_categories or len(points.series) != 1:
            return []
        written, brand, every, one = self._written, self._scope.brand, self._points.labels, points.series[0]
        named = {label: found for label in every if (found := written.get(label) or brand.named_color_of(label))}
        tones = self._chart.tones(points.labels, one.values, brand)
        hues = {} if tones or self._chart.one_color or "" in written else self._hues(named)
        looks: list[tuple[str, bool]] = []
        for index, label in enumerate(points.labels):
            stands_out = label in self._chosen if self._chosen else label in named and len(named) < len(every)
            if self._chosen and not stands_out:
                color = brand.colors.muted
            elif label == points.rest:
                color = written.get(label) or brand.colors.muted
            elif self._chart.one_color:
                color = named.get(label) or self._of_bar(label, one, is_muted=bool(named) and not self._chosen)
            else:
                color = named.get(label) or written.get("") or (tones[index] if tones else hues[label])
            looks.append((color, stands_out))
        return looks

    def _of_bar(self, label: str, series: Named, *, is_muted: bool) -> str:
        """The color of a category without a name for its own, where all such have one: that of what they count."""
        scope, written = self._scope, self._written
        if is_muted:
            return scope.brand.colors.muted
        said = written.get("") or written.get(series.name) or written.get(series.label)
        own = scope.thing_colors.of(label) if label in self._chosen else None
        counted = scope.brand.named_color_of(series.label, series.name) or scope.thing_colors.of(series.label)
        return said or own or counted or scope.brand.colors.accent

    def _hues(self, named: dict[str, str]) -> dict[str, str]:
        """A color for each category of all panels: those that stand back need none of their own."""
        muted = self._scope.brand.colors.muted
        labels = [label for label in self._points.labels if not self._chosen or label in self._chosen]
        hues = self._filled(labels, [named.get(label) for label in labels])
        return {**dict.fromkeys(self._points.labels, muted), **dict(zip(labels, hues, strict=True))}

    def _filled(self, labels: Sequence[str], given: Sequence[str | None]) -> list[str]:
        """The colors of things: those that are given, those that they have in the whole deck, and others that differ.

        Two things never share a color unless the author says so.
        """
        taken = list(dict.fromkeys(color for color in given if color is not None))
        filled = list(given)
        for index, label in enumerate(labels):
            own = self._scope.thing_colors.of(label) if filled[index] is None else None
            if own is not None and own not in taken:
                filled[index] = own
                taken.append(own)
        made = []
        for color in filled:
            made.append(color if color is not None else next_color(self._scope.brand, taken))
            taken.append(made[-1])
        return made


def highlighted(chart: Chart, points: Points) -> tuple[bool, ...]:
    """Which categories are highlighted; empty where none is."""
    chosen = tuple(label in chart.highlight for label in points.labels)
    return chosen if any(chosen) else ()


def _written(chart: Chart, points: Points, scope: Scope) -> dict[str, str]:
    """The colors (hex) that the author gives, by series, label or category; that of "" is for all.

    Complains of names that the chart doesn't have.
    """
    known = _things(points)
    found: dict[str, str] = {}
    for thing, color in chart.color.items():
        if thing and thing not in known:
            if chart.elsewhere(thing):
                continue
            hint = did_you_mean(thing, known)
            message = f"the chart has no series or category '{thing}'"
            scope.log.error("unknown_series", message, thing.span, hint)
            continue
        value = scope.color(color)
        if value:
            found[str(thing)] = value
    return found


def _seen(written: dict[str, str], points: Points, scope: Scope) -> dict[str, str]:
    """The colors that the author gives as they are seen on the brand's ground, the same on all charts of the deck.

    The brand's own colors suit its ground already.
    """
    brand = scope.brand
    colors = brand.colors
    own = frozenset(
        (colors.ink, colors.grey, colors.accent, colors.muted, *brand.palette, *brand.named_colors.values())
    )
    together = (tuple(filter(None, map(brand.color, words))) for words in scope.thing_colors.together)
    labels = [*points.labels, *(one.label for one in points.series)]
    named = (brand.named_color_of(label) for label in labels if label not in written)
    here = (*written.values(), *(color for color in named if color))
    seen = seen_on_dark((*together, here), own, colors.muted, colors.paper, colors.ink)
    return {thing: seen.get(color, color) for thing, color in written.items()}


def _check_highlights(chart: Chart, points: Points, scope: Scope) -> None:
    known, series = _things(points), _series_of(points)
    for word in chart.highlight:
        if word not in known and not chart.elsewhere(word):
            hint = did_you_mean(word, known)
            if points.rest and word in points.added:
                hint = f"it is one of those that 'top' adds up as '{points.rest}'"
            scope.log.error("unknown_highlight", f"the chart has no series or category '{word}'", word.span, hint)
        elif word in known and word not in series and not chart.sets_off_categories:
            message, hint = f"{chart.called()} sets off series, and '{word}' is none", did_you_mean(word, series)
            scope.log.error("unfit_highlight", message, word.span, hint or "mark a point with 'annotate'")


def _things(points: Points) -> list[str]:
    """Everything in a chart that has a name."""
    return [*points.labels, *_series_of(points)]


def _series_of(points: Points) -> list[str]:
    return [*(one.label for one in points.series), *(one.name for one in points.series)]
