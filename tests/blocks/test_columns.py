"""columns: parts side by side, in the order and in the proportions that are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid, text_boxes

BRIEF = "columns: [{text: Left}, {bullets: [Right, And more]}]"


def places(laid: Laid) -> dict[str, tuple[float, float, float]]:
    """By their words: the inches from the left and the top edge, and the width, of the boxes of a slide's blocks."""
    assert laid.said == []
    boxes = (box for box in text_boxes(laid.page(-1)) if box.role not in ("kicker", "title", "source", "number"))
    return {b.paragraphs[0].text.plain: (b.box.x.inches, b.box.y.inches, b.box.width.inches) for b in boxes}


def test_they_stand_beside_each_other_at_one_height(lay_slide: Callable[..., Laid]) -> None:
    found = places(lay_slide("title: T\ncolumns: [{text: A}, {text: B}, {text: C}]\n"))
    (a, b, c) = (found[word] for word in "ABC")
    assert a[0] + a[2] < b[0] < b[0] + b[2] < c[0]
    assert a[1] == b[1] == c[1]
    assert a[2] == pytest.approx(b[2]) == pytest.approx(c[2])


def test_widths_are_proportions(lay_slide: Callable[..., Laid]) -> None:
    found = places(lay_slide("title: T\ncolumns: {items: [{text: A}, {text: B}], widths: [3, 1]}\n"))
    assert found["A"][2] == pytest.approx(found["B"][2] * 3, rel=0.01)


def test_the_blocks_of_a_column_stand_one_under_the_other(lay_slide: Callable[..., Laid]) -> None:
    found = places(lay_slide("title: T\ncolumns: [{text: A}, {text: B, callout: Under}]\n"))
    assert found["B"][0] == found["Under"][0]
    assert found["B"][1] < found["Under"][1]
    assert found["A"][1] == found["B"][1]


def test_one_column_alone_fills_the_body_placeholder(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ncolumns: [{text: A}, {text: B}]\n")
    assert [box.role for box in text_boxes(laid.page(-1)) if box.role in ("body", None)] == ["body", None]


def test_columns_hold_columns(lay_slide: Callable[..., Laid]) -> None:
    found = places(lay_slide("title: T\ncolumns: [{text: A}, {columns: [{text: B}, {text: C}]}]\n"))
    assert found["A"][0] < found["B"][0] < found["C"][0]
    assert found["B"][2] < found["A"][2]
