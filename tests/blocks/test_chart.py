"""chart, as a block: the place that it gets, its words for screen readers, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable

from laid_out import Laid, text_boxes

BRIEF = "chart: {type: line, rows: [{a: 1, b: 2}, {a: 2, b: 5}, {a: 3, b: 4}], x: a, y: b}"

ROWS = "rows: [{who: cars, share: 7}, {who: trucks, share: 3}], x: who, y: share"
ALLOWED = "\nallow: [missing_source]\n"


def test_alone_it_fills_the_slide_and_beside_words_the_larger_part(lay_slide: Callable[..., Laid]) -> None:
    alone = lay_slide(f"title: T\nchart: {{type: bar, {ROWS}}}{ALLOWED}")
    full = alone.chart.box
    shared = lay_slide(f"title: T\nchart: {{type: bar, {ROWS}}}\nbullets: [One, Two]{ALLOWED}")
    part = shared.chart.box
    (words,) = (box for box in text_boxes(shared.page(-1)) if box.name == "Bullets")
    assert full.height == part.height
    assert full.width > part.width > full.width * 0.5
    assert part.right < words.box.x


def test_over_a_callout_it_gives_up_height_alone(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\nchart: {{type: bar, {ROWS}}}\ncallout: Cars lead.{ALLOWED}")
    (callout,) = (box for box in text_boxes(laid.page(-1)) if box.name == "Callout")
    assert laid.chart.box.bottom < callout.box.y
    assert laid.chart.box.width == callout.box.width


def test_its_alt_text_is_the_authors_else_that_of_the_data(lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(f"title: T\nchart: {{type: bar, {ROWS}, alt: Mostly cars}}{ALLOWED}").chart.alt == "Mostly cars"
    told = lay_slide(f"title: T\nchart: {{type: bar, {ROWS}}}{ALLOWED}").chart.alt
    assert all(word in told for word in ("Bar chart", "cars 7", "trucks 3"))


def test_a_place_too_narrow_for_any_chart_is_complained_of(lay_slide: Callable[..., Laid]) -> None:
    columns = f"columns: {{widths: [1, 9], items: [{{chart: {{type: bar, {ROWS}}}}}, {{text: Much}}]}}"
    (said,) = lay_slide(f"title: T\n{columns}{ALLOWED}").said
    assert "the chart is too wide for its place" in said


def test_letters_that_the_font_lacks_are_warned_of(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\nchart: {{type: bar, rows: [{{a: 中, b: 1}}, {{a: y, b: 2}}], x: a, y: b}}{ALLOWED}")
    (said,) = laid.said
    assert "missing_glyph" in said
    assert "中" in said
