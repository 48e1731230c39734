"""A manifest whose charts hold very many values stays one that can be read, and tells whether they differ."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.comparing.chart_changes import compare_charts
from deckgen.model import manifest_size
from deckgen.model.manifest import ChartRecord, Manifest, PageRecord, SeriesRecord, SlideRecord, to_json
from deckgen.model.manifest_size import fitting


def chart(count: int, last: float = 7.25) -> ChartRecord:
    places = tuple(map(str, range(count)))
    return ChartRecord("line", places, series=(SeriesRecord("Exports", (*(1.5,) * (count - 1), last)),))


def manifest(*charts: ChartRecord) -> Manifest:
    return Manifest("T", "en", (SlideRecord("a", "content", "A", (PageRecord("a", "A", charts=charts),)),))


def stored(*charts: ChartRecord) -> tuple[ChartRecord, ...]:
    return fitting(manifest(*charts)).slides[0].pages[0].charts


@pytest.mark.parametrize(("bound", "most"), [("_MOST_WITH_VALUES", 2_000), ("MOST_TEXTS", 200)])
def test_the_largest_charts_have_digests(bound: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest_size, bound, most)
    panels = ChartRecord("line", panels=(replace(chart(600), title="Texas"),))
    small, large, panelled = stored(chart(9), chart(500), panels)
    assert small == chart(9)
    assert [one.digest != "" and one.x == () for one in (large, panelled.panels[0])] == [True, True]
    assert len(to_json(fitting(manifest(chart(9), chart(500), panels)))) < 2_000
    # A digest is compared with values, and with a digest.
    for old in (large, chart(500)):
        assert compare_charts([old], [large]) == ()
        (change,) = compare_charts([old], stored(chart(9), chart(500, 7.26))[1:])
        assert (change.other_values, change.points) == (True, ())
    assert stored(chart(9)) == (chart(9),)
