"""like_colors: what only its color tells apart is warned of where color-blind eyes, or a print in grey, can't."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.diagnostics import Diagnostic
from laid_out import Laid

GREEN, BROWN = '"#2E8B57"', '"#B8562E"'
CROSSING = "rows: [[2015, 3, 4], [2016, 4, 4.5], [2017, 5, 3]]"
APART = "rows: [[2015, 3, 4], [2016, 4, 4.5], [2017, 5, 6]]"
TWO = f"x: year, y: {{a: Apples, p: Pears}}, color: {{a: {GREEN}, p: {BROWN}}}"
GREYS = 'x: year, y: {a: Apples, p: Pears}, color: {a: "#1F5FA8", p: "#A8401F"}'
BANDS = f"x: year, y: [Apples, Figs, Pears], color: {{Apples: {GREEN}, Figs: blue, Pears: {BROWN}}}"
ALLOWED = "\nallow: [missing_source]"


def said(laid: Laid) -> list[Diagnostic]:
    assert {one.code for one in laid.log} <= {"like_colors"}, laid.said
    return list(laid.log)


@pytest.mark.parametrize(
    ("chart", "fault", "hint"),
    [
        (f"type: line, {TWO}, {CROSSING}", "look alike to eyes with deuteranopia", "'color: {p: blue}'"),
        (f"type: line, {TWO}, {APART}, labels: legend", "look alike to eyes with deuteranopia", "'color: {p: blue}'"),
        (f"type: grouped, {TWO}, {APART}", "look alike to eyes with deuteranopia", "'color: {p: blue}'"),
        (f"type: stacked, {TWO}, {APART}", "look alike to eyes with deuteranopia", "'color: {p: blue}'"),
        (f"type: line, {GREYS}, {APART}, labels: legend", "are one grey in a print without color", "'color: {p: "),
    ],
    ids=["lines that cross", "a legend", "bars side by side", "bands beside each other", "one grey in a legend"],
)
def test_two_that_look_alike(chart: str, fault: str, hint: str, lay_slide: Callable[..., Laid]) -> None:
    (found,) = said(lay_slide(f"chart: {{{chart}}}{ALLOWED}"))
    assert found.message == f"'Apples' and 'Pears' {fault}"
    assert hint in (found.hint or "")


@pytest.mark.parametrize(
    "chart",
    [
        f"type: line, {TWO}, {APART}",
        f"type: line, {GREYS}, {CROSSING}",
        f"type: line, {TWO}, {CROSSING}, highlight: [Apples]",
        f"type: slope, {TWO}, rows: [[2015, 3, 4], [2017, 5, 3]]",
        f"type: area, {BANDS}, rows: [[2015, 3, 4, 5], [2016, 4, 4.5, 6]]",
        f"type: combo, {TWO}, {APART}",
        f"type: grouped, {TWO.partition(', color')[0]}, {APART}, color: blue",
        f"type: bar, x: year, y: n, rows: [[a, 3], [b, 4]], color: {{a: {GREEN}, b: {BROWN}}}",
        "type: diverging, x: year, y: [Bad, Poor, Good, Great], rows: [[2015, 3, 4, 5, 6], [2016, 4, 3, 2, 1]]",
    ],
    ids=[
        "named at their ends",
        "one grey, but no legend",
        "one stands back",
        "straight lines with names at both ends",
        "a band between them",
        "a bar and a line",
        "one color for all",
        "bars with names",
        "shades of answers",
    ],
)
def test_what_is_told_apart_by_more_than_color(chart: str, lay_slide: Callable[..., Laid]) -> None:
    assert said(lay_slide(f"chart: {{{chart}}}{ALLOWED}")) == []


def test_a_highlight_that_looks_like_the_rest(lay_slide: Callable[..., Laid]) -> None:
    rows = "x: s, y: v, rows: [[Ohio, 3], [Texas, 4]], highlight: [Texas]"
    (found,) = said(lay_slide(f'chart: {{type: bar, {rows}, color: "#B0BFD4"}}{ALLOWED}'))
    assert found.message == "'Texas' and what stands back look alike"


def test_one_warning_a_chart_counts_the_others(lay_slide: Callable[..., Laid]) -> None:
    three = f'x: year, y: [Apples, Figs, Pears], color: {{Apples: {GREEN}, Figs: {BROWN}, Pears: "#B35A30"}}'
    rows = "rows: [[2015, 3, 4, 5], [2016, 4, 4.5, 6]]"
    (found,) = said(lay_slide(f"chart: {{type: grouped, {three}, {rows}}}{ALLOWED}"))
    assert found.message.endswith("(and 2 more pairs)")
    assert said(lay_slide(f"chart: {{type: grouped, {three}, {rows}}}\nallow: [missing_source, like_colors]")) == []


def test_a_color_that_the_brand_names_is_mended_there(lay_slide: Callable[..., Laid]) -> None:
    brand = {"brand.yaml": f"named_colors: {{Apples: {GREEN}, Pears: {BROWN}}}\n"}
    plain = TWO.partition(", color")[0]
    (found,) = said(lay_slide(f"chart: {{type: line, {plain}, {CROSSING}}}{ALLOWED}", "brand: brand.yaml", brand))
    assert "'named_colors: {Pears: \"#" in (found.hint or "")


@pytest.mark.parametrize(
    ("palette", "message"),
    [
        (f"{GREEN}, {BROWN}", "#2E8B57 and #B8562E of the palette look alike to eyes with deuteranopia"),
        ('"#1F5FA8", "#2062AA"', "#1F5FA8 and #2062AA of the palette look alike"),
    ],
)
def test_a_palette_is_warned_of_at_its_line(palette: str, message: str, lay_slide: Callable[..., Laid]) -> None:
    brand = {"brand.yaml": f"name: The house\npalette: [{palette}]\n"}
    chart = f"chart: {{type: line, {TWO.partition(', color')[0]}, {CROSSING}}}{ALLOWED}"
    (found,) = said(lay_slide(chart, "brand: brand.yaml", brand))
    assert found.span is not None
    assert (found.message, found.span.file.path, found.span.line) == (message, "brand.yaml", 2)
    assert "would do" in (found.hint or "")
    assert said(lay_slide("text: Words", "brand: brand.yaml", brand)) == []
