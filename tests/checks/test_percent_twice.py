"""percent_twice: percentages in a percent format are warned of; shares and growth aren't, and all may be excused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

UNSOURCED = "\nallow: [missing_source]"


def bar_chart(written: str, *values: float) -> str:
    """A slide with a bar chart of these values in a format."""
    rows = ", ".join(f"{{a: n{place}, b: {value}}}" for place, value in enumerate(values))
    return f"title: T\nchart: {{type: bar, x: a, y: b, format: {written}, rows: [{rows}]}}{UNSOURCED}"


def percents(laid: Laid) -> list[str]:
    return [one.message for one in laid.log if one.code == "percent_twice"]


@pytest.mark.parametrize("written", ['"0%"', '"0.0%"', "percent"])
@pytest.mark.parametrize(("values", "told"), [((35, 40.5), "40.5"), ((2.5, 3.1, 0.9), "3.1"), ((-20, 12, 0), "20")])
def test_a_chart_of_percentages_is_warned_of(
    written: str, values: tuple[float, ...], told: str, lay_slide: Callable[..., Laid]
) -> None:
    (said,) = percents(lay_slide(bar_chart(written, *values)))
    assert f"so {told} is shown as " in said


@pytest.mark.parametrize("written", ['"0%"', '"0.0"'])
@pytest.mark.parametrize("values", [(0.35, 0.4), (0.2, 3.5, 1.1), (1.5, 1), (0, 0)])
def test_shares_and_growth_among_them_are_not(
    written: str, values: tuple[float, ...], lay_slide: Callable[..., Laid]
) -> None:
    assert percents(lay_slide(bar_chart(written, *values))) == []


def test_the_sign_between_quotes_is_right_for_percentages(lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(bar_chart("'0\"%\"'", 35, 40)).said == []


def test_a_share_chart_makes_percentages_of_counts_itself(lay_slide: Callable[..., Laid]) -> None:
    chart = 'chart: {type: share, x: a, y: [b, c], format: "0%", rows: [{a: x, b: 30, c: 70}]}'
    assert lay_slide(f"title: T\n{chart}{UNSOURCED}").said == []


def test_panels_are_judged_together(lay_slide: Callable[..., Laid]) -> None:
    held = "{p: one, a: x, b: 30}, {p: one, a: y, b: 40}, {p: two, a: x, b: 50}, {p: two, a: y, b: 60}"
    chart = f'chart: {{type: bar, facet: p, x: a, y: b, format: "0%", rows: [{held}]}}'
    (said,) = percents(lay_slide(f"title: T\n{chart}{UNSOURCED}"))
    assert "60 is shown as " in said


def test_each_axis_of_a_combo_has_its_own_format(lay_slide: Callable[..., Laid]) -> None:
    formats = 'format: {b: "0", c: "0%"}, rows: [{a: x, b: 30, c: 7}, {a: y, b: 40, c: 8}]'
    chart = f"chart: {{type: combo, x: a, y: [b, c], second_axis: true, {formats}}}"
    (said,) = percents(lay_slide(f"title: T\n{chart}{UNSOURCED}"))
    assert "8 is shown as 800%" in said


def test_a_column_of_a_table_is_warned_of(lay_slide: Callable[..., Laid]) -> None:
    table = 'table: {data: t, columns: {a: {}, b: {format: "0%"}}}'
    data, files = "data: {t: {file: t.csv}}\n", {"t.csv": "a,b\nx,35\ny,40\n"}
    (said,) = percents(lay_slide(f"title: T\n{table}{UNSOURCED}", data, files))
    assert "40 is shown as " in said


@pytest.mark.parametrize(("value", "count"), [("35", 1), ("2.8", 1), ("0.35", 0), ("1.5", 0)])
def test_a_typed_figure_is_warned_of(value: str, count: int, lay_slide: Callable[..., Laid]) -> None:
    figures = f'figures: {{a: {{value: {value}, format: "0%"}}}}\n'
    assert len(percents(lay_slide(f"title: T\ntext: '{{{{ a }}}}'{UNSOURCED}", figures))) == count


def test_a_change_that_is_worked_out_is_right(lay_slide: Callable[..., Laid]) -> None:
    figures = 'figures: {a: {value: 2}, b: {value: 9}, c: {change: [a, b], format: "0%"}}\n'
    assert lay_slide(f"title: T\ntext: '{{{{ c }}}} of {{{{ a }}}} and {{{{ b }}}}'{UNSOURCED}", figures).said == []


def test_a_slide_and_a_figure_may_be_excused(lay_slide: Callable[..., Laid]) -> None:
    excused = bar_chart('"0%"', 35, 40).replace("[missing_source]", "[missing_source, percent_twice]")
    assert lay_slide(excused).said == []
    figures = 'figures: {a: {value: 35, format: "0%", allow: percent_twice}}\n'
    assert lay_slide(f"title: T\ntext: '{{{{ a }}}}'{UNSOURCED}", figures).said == []
