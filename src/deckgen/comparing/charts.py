"""Charts: which values differ, series by series and point by point, those of panels too."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from deckgen.comparing.comparison import ChartChange, PointChange
from deckgen.comparing.keyed import Key, keys, renamed
from deckgen.comparing.word_changes import normal
from deckgen.model.manifest import ChartRecord

Values = dict[Key, float | None]


def compare_charts(old: Sequence[ChartRecord], new: Sequence[ChartRecord]) -> tuple[ChartChange, ...]:
    """The charts of a slide that differ, paired in their order; one that the other slide lacks is a change too."""
    changes = (_chart(before, after) for before, after in zip_longest(old, new))
    return tuple(change for change in changes if change is not None)


def _chart(old: ChartRecord | None, new: ChartRecord | None) -> ChartChange | None:
    if old is None or new is None:
        return ChartChange(old.kind if old else None, new.kind if new else None)
    before, after = _panels(old), _panels(new)
    added = [f"panel {key[0]}" for key in after if key[0] and key not in before]
    removed = [f"panel {key[0]}" for key in before if key[0] and key not in after]
    points: list[PointChange] = []
    others: dict[tuple[str, str], None] = {}
    for key in (key for key in after if key in before):
        panel = _Panel(before[key], after[key])
        points += panel.points()
        kept = {panel.was(series) for series in panel.new}
        added += [series[0] for series in panel.new if panel.was(series) not in panel.old]
        removed += [series[0] for series in panel.old if series not in kept]
        others.update(dict.fromkeys((was[0], now[0]) for now, was in (panel.renamed | panel.places).items()))
    told = points or added or removed or others or old.kind != new.kind or normal(old.alt) != normal(new.alt)
    if not told:
        return None
    came, gone = tuple(dict.fromkeys(added)), tuple(dict.fromkeys(removed))
    return ChartChange(old.kind, new.kind, tuple(points), came, gone, tuple(others))


def translated(chart: ChartRecord, other: ChartRecord) -> ChartRecord:
    """A chart in the words of the same one in another language, as far as both have as many series and places."""
    if len(chart.panels) == len(other.panels) and chart.panels:
        panels = tuple(translated(one, two) for one, two in zip(chart.panels, other.panels, strict=True))
        return replace(chart, panels=panels)
    series = chart.series
    if len(series) == len(other.series):
        series = tuple(replace(one, label=two.label) for one, two in zip(series, other.series, strict=True))
    x = other.x if len(other.x) == len(chart.x) else chart.x
    return replace(chart, x=x, series=series, title=other.title, alt=other.alt)


def _panels(chart: ChartRecord) -> dict[Key, ChartRecord]:
    """The panels of a chart by their titles; a chart without panels is one of no title."""
    held = chart.panels or (chart,)
    return dict(zip(keys(panel.title for panel in held), held, strict=True))


class _Panel:
    """A chart that is in both copies: its series by their labels, and what of it has another name now."""

    def __init__(self, old: ChartRecord, new: ChartRecord) -> None:
        self.title = normal(new.title)
        self.old, self.new = _series(old), _series(new)
        self.old_at, self.new_at = _at(old), _at(new)
        pairs = renamed(list(self.old), list(self.new))
        self.renamed = {now: was for now, was in pairs.items() if _mostly(self.old[was], self.new[now])}
        both = [(self.old[self.was(key)], values) for key, values in self.new.items() if self.was(key) in self.old]
        moved = renamed(keys(old.x), keys(new.x))
        self.places = {
            now: was for now, was in moved.items() if both and all(_same(a.get(was), b.get(now)) for a, b in both)
        }

    def was(self, key: Key) -> Key:
        """The key of a series in the old chart."""
        return self.renamed.get(key, key)

    def points(self) -> Iterator[PointChange]:
        """The values that differ, those along x first."""
        yield from self._of("", {k: v for k, v in self.old_at.items() if k in self.new_at}, self.new_at)
        for key, values in self.new.items():
            before = self.old.get(self.was(key))
            if before is not None:
                yield from self._of(key[0], before, values)

    def _of(self, series: str, old: Values, new: Values) -> Iterator[PointChange]:
        gone = self.places.values()
        for key in dict.fromkeys([*new, *(key for key in old if key not in gone)]):
            before, after = old.get(self.places.get(key, key)), new.get(key)
            if not _same(before, after) and (series or before is not None):
                yield PointChange(series, key[0], before, after, self.title)


def _series(chart: ChartRecord) -> dict[Key, Values]:
    places = keys(chart.x)
    labels = keys(one.label for one in chart.series)
    return {
        label: dict(zip(places, one.values, strict=False)) for label, one in zip(labels, chart.series, strict=True)
    }


def _at(chart: ChartRecord) -> Values:
    return dict(zip(keys(chart.x), chart.at, strict=False))


def _same(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return old is new
    return math.isclose(old, new, rel_tol=1e-9)


def _mostly(old: Values, new: Values) -> bool:
    """Whether most values are the same."""
    return sum(key in old and _same(old[key], value) for key, value in new.items()) * 2 > len(new)
