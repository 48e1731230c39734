"""Charts that differ, value by value."""

from __future__ import annotations

from typing import Any

from deckgen.comparing.chart_changes import compare_charts, translated
from deckgen.model.manifest import ChartRecord, SeriesRecord

YEARS = ("2015", "2016", "2017")


def chart(*series: tuple[str, tuple[float | None, ...]], x: tuple[str, ...] = YEARS, **more: Any) -> ChartRecord:
    kind = more.pop("kind", "line")
    return ChartRecord(kind, x, series=tuple(SeriesRecord(*one) for one in series), **more)


EXPORTS = ("Exports", (236.5, 230.2, 243.3))


def points(old: ChartRecord, new: ChartRecord) -> list[tuple[object, ...]]:
    (change,) = compare_charts([old], [new])
    return [(point.panel, point.series, point.x, point.old, point.new) for point in change.points]


def test_charts_that_are_alike_are_no_change() -> None:
    assert compare_charts([chart(EXPORTS)], [chart(EXPORTS)]) == ()
    assert compare_charts([chart(("A", (0.1 + 0.2,)))], [chart(("A", (0.3,)))]) == ()


def test_a_value_is_named_by_series_and_place() -> None:
    changed = ("Exports", (236.5, 230.2, 249.1))
    assert points(chart(EXPORTS), chart(changed)) == [("", "Exports", "2017", 243.3, 249.1)]


def test_a_new_year_is_a_value_that_was_not_there() -> None:
    longer = chart(("Exports", (236.5, 230.2, 243.3, 265.0)), x=(*YEARS, "2018"))
    assert points(chart(EXPORTS), longer) == [("", "Exports", "2018", None, 265.0)]


def test_a_value_that_is_missing_now_is_one_that_went() -> None:
    assert points(chart(EXPORTS), chart(("Exports", (236.5, None, 243.3)))) == [("", "Exports", "2016", 230.2, None)]


def test_series_come_go_and_are_renamed() -> None:
    imports = ("Imports", (296.4, 293.5, 314.0))
    (change,) = compare_charts([chart(EXPORTS)], [chart(EXPORTS, imports)])
    assert (change.added, change.removed, change.points) == (("Imports",), (), ())
    (change,) = compare_charts([chart(EXPORTS)], [chart(("U.S. exports", EXPORTS[1]))])
    assert change.renamed == (("Exports", "U.S. exports"),)
    assert (change.added, change.removed, change.points) == ((), (), ())


def test_a_place_under_another_name_is_renamed() -> None:
    (change,) = compare_charts([chart(EXPORTS)], [chart(EXPORTS, x=("2015", "2016", "2017, revised"))])
    assert change.renamed == (("2017", "2017, revised"),)
    assert change.points == ()


def test_places_of_one_name_are_told_apart() -> None:
    old, new = (chart(("Jobs", (1, value)), x=("Texas", "Texas")) for value in (2, 3))
    assert points(old, new) == [("", "Jobs", "Texas", 2, 3)]


def test_panels_are_compared_by_their_titles() -> None:
    panels = [chart(("Exports", (value,)), x=("2017",), title=title) for title, value in (("Texas", 1), ("Ohio", 2))]
    changed = [panels[1], chart(("Exports", (5,)), x=("2017",), title="Texas")]
    old, new = (ChartRecord("line", panels=tuple(held)) for held in (panels, changed))
    assert points(old, new) == [("Texas", "Exports", "2017", 1, 5)]
    (change,) = compare_charts([old], [ChartRecord("line", panels=(panels[0],))])
    assert change.removed == ("panel Ohio",)


def test_a_dot_that_moved_along_x_is_a_change() -> None:
    old, new = (chart(("Growth", (2.0,)), x=("Texas",), at=(at,), kind="scatter") for at in (5.0, 5.5))
    assert points(old, new) == [("", "", "Texas", 5.0, 5.5)]


def test_another_type_and_a_chart_more_are_changes() -> None:
    (change,) = compare_charts([chart(EXPORTS)], [chart(EXPORTS, kind="bar")])
    assert (change.old_kind, change.new_kind, change.points) == ("line", "bar", ())
    (change,) = compare_charts([], [chart(EXPORTS)])
    assert (change.old_kind, change.new_kind) == (None, "line")


def test_a_drawing_without_series_is_told_by_its_words() -> None:
    (change,) = compare_charts([ChartRecord("python", alt="3 rows")], [ChartRecord("python", alt="4 rows")])
    assert change.points == ()


def test_a_translated_chart_differs_in_its_values_alone() -> None:
    spanish = chart(("Exportaciones", (236.5, 230.2, 249.1)))
    assert points(translated(chart(EXPORTS), spanish), spanish) == [("", "Exportaciones", "2017", 243.3, 249.1)]
