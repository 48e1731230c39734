"""The colors of a chart's series and categories, and which of them stand out.

What the brand names a color for has this color on every chart of the deck.
"""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Points
from deckgen.model.color import mix
from deckgen.model.diagnostics import did_you_mean


class Looks:
    """The colors of a chart, or of all its panels: what stands in several panels has the same color in each."""

    def __init__(self, chart: Chart, points: Points, scope: Scope) -> None:
        """points are those of all panels together. Complains of colors and highlights for what the chart lacks."""
        self._chart, self._points, self._scope = chart, points, scope
        self._written = _written(chart, points, scope)
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
        owned = [
            written.get(one.name) or written.get(one.label) or _named(scope, one.label) or _named(scope, one.name)
            for one in points.series
        ]
        tones = () if chart.colors_categories else chart.tones([one.name for one in points.series], (), scope.brand)
        palette = tones or _palette(scope, owned)
        colors = []
        for index, (one, own) in enumerate(zip(points.series, owned, strict=True)):
            muted = bool(chosen) and not {one.name, one.label} & chosen
            fallback = written.get("") or palette[index % len(palette)]
            colors.append((own or (scope.brand.colors.muted if muted else fallback), muted))
        return colors

    def categories(self, points: Points) -> list[tuple[str, bool]]:
        """For each category its color and whether it stands out; empty where a chart colors its series."""
        if not self._chart.colors_categories or len(points.series) != 1:
            return []
        written, colors, every = self._written, self._scope.brand.colors, self._points.labels
        plain = written.get("") or written.get(points.series[0].name) or colors.accent
        named = {label: found for label in every if (found := written.get(label) or _named(self._scope, label))}
        hues = dict(zip(every, _hues(self._scope, list(named.values()), len(every)), strict=True))
        tones = self._chart.tones(points.labels, points.series[0].values, self._scope.brand)
        looks: list[tuple[str, bool]] = []
        for index, label in enumerate(points.labels):
            stands_out = label in self._chosen if self._chosen else label in named and len(named) < len(every)
            if label == points.rest or (self._chosen and not stands_out):
                color = written.get(label) or colors.muted
            elif self._chart.one_color:
                color = named.get(label) or (colors.muted if named and not self._chosen else plain)
            else:
                color = named.get(label) or written.get("") or (tones[index] if tones else hues[label])
            looks.append((color, stands_out))
        return looks


def highlighted(chart: Chart, points: Points) -> tuple[bool, ...]:
    """Which categories are highlighted; empty where none is."""
    chosen = tuple(label in chart.highlight for label in points.labels)
    return chosen if any(chosen) else ()


def _palette(scope: Scope, owned: list[str | None]) -> tuple[str, ...]:
    """The brand's colors without those that some series has for its own, where some are left."""
    left = tuple(color for color in scope.brand.palette if color not in owned)
    return left or scope.brand.palette


def _hues(scope: Scope, owned: list[str | None], count: int) -> list[str]:
    """Different colors for so many things: those of the palette, then darker and paler ones of the same hues.

    owned are the colors that some of them have already, which the others don't get.
    """
    palette, colors = _palette(scope, owned), scope.brand.colors
    rounds = ((colors.ink, 0.0), (colors.ink, 0.45), (colors.paper, 0.45), (colors.ink, 0.7), (colors.paper, 0.7))
    hues = [mix(color, other, share) for other, share in rounds for color in palette]
    return [hues[index % len(hues)] for index in range(count)]


def _named(scope: Scope, words: str) -> str | None:
    return scope.brand.named_colors.get(words)


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
