"""Comparing charts: which values differ, series by series and point by point, in each panel of a chart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from deckgen.comparing.comparison import ChartChange, PointChange
from deckgen.comparing.keyed import Key, keys, renamed
from deckgen.comparing.word_changes import normal
from deckgen.model.manifest import ChartRecord
from deckgen.model.manifest_size import values_digest

# The values of a series by the keys of their places along x; None for a missing value.
Values = dict[Key, float | None]


def compare_charts(old: Sequence[ChartRecord], new: Sequence[ChartRecord]) -> tuple[ChartChange, ...]:
    """The charts of a slide that differ. They are paired in their order; one without a partner differs too."""
    changes = (_chart(before, after) for before, after in zip_longest(old, new))
    return tuple(change for change in changes if change is not None)


def _chart(old: ChartRecord | None, new: ChartRecord | None) -> ChartChange | None:
    """What differs in a chart; None where nothing does. A copy that lacks the chart has None in its place."""
    if old is None or new is None:
        return ChartChange(old.kind if old else None, new.kind if new else None)
    before, after = _panels(old), _panels(new)
    added = [f"panel {key[0]}" for key in after if key[0] and key not in before]
    removed = [f"panel {key[0]}" for key in before if key[0] and key not in after]
    points: list[PointChange] = []
    names: dict[tuple[str, str], None] = {}
    others = False
    for key in (key for key in after if key in before):
        panel = _Panel(before[key], after[key])
        if before[key].digest or after[key].digest:
            others = others or values_digest(before[key]) != values_digest(after[key])
        else:
            points += panel.points()
        kept = {panel.was(series) for series in panel.new}
        added += [series[0] for series in panel.new if panel.was(series) not in panel.old]
        removed += [series[0] for series in panel.old if series not in kept]
        names.update(dict.fromkeys((was[0], now[0]) for now, was in (panel.renamed | panel.places).items()))
    differs = (
        points or added or removed or names or others or old.kind != new.kind or normal(old.alt) != normal(new.alt)
    )
    if not differs:
        return None
    came, gone = tuple(dict.fromkeys(added)), tuple(dict.fromkeys(removed))
    return ChartChange(old.kind, new.kind, tuple(points), came, gone, tuple(names), others)


def translated(chart: ChartRecord, other: ChartRecord) -> ChartRecord:
    """A chart with the names of the same chart in another language, so that only values are left to differ.

    Names are taken over by their order: labels of series where both have as many series, places along x likewise.
    """
    if len(chart.panels) == len(other.panels) and chart.panels:
        panels = tuple(translated(own, its) for own, its in zip(chart.panels, other.panels, strict=True))
        return replace(chart, panels=panels)
    series = chart.series
    if len(series) == len(other.series):
        series = tuple(replace(own, label=its.label) for own, its in zip(series, other.series, strict=True))
    x = other.x if len(other.x) == len(chart.x) else chart.x
    return replace(chart, x=x, series=series, title=other.title, alt=other.alt)


def _panels(chart: ChartRecord) -> dict[Key, ChartRecord]:
    """The panels of a chart by their titles; a chart without panels is its own panel."""
    held = chart.panels or (chart,)
    return dict(zip(keys(panel.title for panel in held), held, strict=True))


class _Panel:
    """A panel that is in both copies of a chart.

    title: its title.
    old, new: the series by their labels.
    old_at, new_at: where the places along x stand on an axis of numbers or time; empty on one of categories.
    renamed: the old labels of series that have another label and mostly the same values, by their new labels.
    places: the old names of places along x that have another name and the same values, by their new names.
    """

    def __init__(self, old: ChartRecord, new: ChartRecord) -> None:
        self.title = normal(new.title)
        self.old, self.new = _series(old), _series(new)
        self.old_at, self.new_at = _at(old), _at(new)
        pairs = renamed(list(self.old), list(self.new))
        self.renamed = {now: was for now, was in pairs.items() if _mostly(self.old[was], self.new[now])}
        both = [(self.old[self.was(key)], values) for key, values in self.new.items() if self.was(key) in self.old]
        moved = renamed(keys(old.x), keys(new.x))
        self.places = {
            now: was
            for now, was in moved.items()
            if both and all(_same(before.get(was), after.get(now)) for before, after in both)
        }

    def was(self, key: Key) -> Key:
        """The key that a series of the new chart has in the old one."""
        return self.renamed.get(key, key)

    def points(self) -> Iterator[PointChange]:
        """The values that differ, first where places stand along x."""
        kept = {key: value for key, value in self.old_at.items() if key in self.new_at}
        yield from self._of("", kept, self.new_at)
        for key, values in self.new.items():
            before = self.old.get(self.was(key))
            if before is not None:
                yield from self._of(key[0], before, values)

    def _of(self, series: str, old: Values, new: Values) -> Iterator[PointChange]:
        """The values of a series that differ; series is "" for the places along x, of which new ones aren't told."""
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
    """Where the places along x stand on an axis of numbers or time."""
    return dict(zip(keys(chart.x), chart.at, strict=False))


def _same(old: float | None, new: float | None) -> bool:
    # Not exactly, since what is computed may differ in its last digits from machine to machine.
    if old is None or new is None:
        return old is new
    return math.isclose(old, new, rel_tol=1e-9)


def _mostly(old: Values, new: Values) -> bool:
    """Whether more than half of the new values were there before, at the same places."""
    return sum(key in old and _same(old[key], value) for key, value in new.items()) * 2 > len(new)
