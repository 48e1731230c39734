"""Formulas on slides: outlines in ink, with their source as alt text."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from deckgen.model.page import Picture
from laid_out import Laid, text_boxes

BRIEF = "math: {text: 'E = mc^2', label: A rather long stretch of words}"


def drawn(laid: Laid) -> Picture:
    assert laid.said == []
    return next(shape for shape in laid.page(-1).shapes if isinstance(shape, Picture))


def test_it_is_drawn_as_outlines_in_ink_and_says_its_source(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(r"math: x = \frac{\alpha}{2}", "brand: b.yaml\n", {"b.yaml": 'colors: {ink: "#102030"}\n'})
    picture = drawn(laid)
    assert picture.alt == r"x = \frac{\alpha}{2}"
    assert picture.svg is not None
    assert b"<text" not in picture.svg
    assert b'fill="#102030"' in picture.svg
    pixels = Image.open(io.BytesIO(picture.data))
    left, top, right, bottom = pixels.getbbox() or (0, 0, 0, 0)
    assert (left, top) <= (2, 2)
    assert (pixels.width - right, pixels.height - bottom) <= (2, 2)


def test_each_line_is_a_formula_of_one_size_in_the_middle(lay_slide: Callable[..., Laid]) -> None:
    one = drawn(lay_slide("math: a + b = c"))
    two = drawn(lay_slide("math: |\n  a + b = c\n\n  d\n"))
    assert two.alt == "a + b = c d"
    assert two.box.width == one.box.width
    assert two.box.height > one.box.height * 1.5


def test_its_size_is_the_largest_at_which_it_fits_or_what_is_asked(lay_slide: Callable[..., Laid]) -> None:
    short, long = drawn(lay_slide("math: a = b")), drawn(lay_slide(f"math: {'a + ' * 30}b = c"))
    assert long.box.height < short.box.height
    assert long.box.width <= lay_slide("text: a").page(-1).shapes[-2].box.width
    half, whole = (drawn(lay_slide(f"math: {{text: a = b, size: {size}}}")) for size in (27, 54))
    assert abs(half.box.height * 2 - whole.box.height) < 10


def test_words_stand_under_it_and_others_may_be_said(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("math: {text: 'E = mc^2', label: Mass *is* energy, alt: E is m c squared}")
    picture = drawn(laid)
    (label,) = [box for box in text_boxes(laid.page(-1)) if box.name == "Label"]
    assert picture.alt == "E is m c squared"
    assert label.box.y > picture.box.bottom
    assert label.paragraphs[0].text.plain == "Mass is energy"
