"""Pictures on slides."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from deckgen.model.geometry import Pt
from deckgen.model.page import Picture, TextBox
from laid_out import Laid, shape_text

BRIEF = "image: {file: a.svg, alt: A square}"

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><text y="200" {}>Quay</text></svg>'


def test_words_in_an_svg_are_drawn_in_its_own_font_else_in_the_brands(lay_slide: Callable[..., Laid]) -> None:
    families = ('font-family="Source Sans Pro" font-size="90"', 'font-family="Nowhere Sans" font-size="90"')
    for family in families:
        laid = lay_slide("image: {file: a.svg, alt: A quay}", files={"a.svg": SVG.format(family)})
        assert laid.said == []
        picture = next(shape for shape in laid.page(1).shapes if isinstance(shape, Picture))
        assert Image.open(io.BytesIO(picture.data)).getbbox() is not None, family


WIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 200"><rect width="800" height="200"/></svg>'


def test_words_stand_right_under_a_picture_that_is_as_wide_as_its_column(lay_slide: Callable[..., Laid]) -> None:
    column = "{image: {file: a.svg, alt: A quay}, text: The quay}"
    laid = lay_slide(f"columns: [{column}, {column}, {column}]", files={"a.svg": WIDE})
    assert laid.said == []
    shapes = laid.page(1).shapes
    shown = [shape for shape in shapes if isinstance(shape, Picture)]
    words = [shape for shape in shapes if isinstance(shape, TextBox) and "The quay" in shape_text(shape)]
    assert len(shown) == len(words) == 3
    assert all(0 < below.box.y - one.box.bottom < Pt(40) for one, below in zip(shown, words, strict=True))


def test_a_picture_with_a_width_stays_small(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("image: {file: a.svg, alt: A sign, width: 10%}\ntext: Mind the gap", files={"a.svg": WIDE})
    picture = next(shape for shape in laid.page(1).shapes if isinstance(shape, Picture))
    assert picture.box.width.pt < 60
    for wrong in ("3", "0%", "120%", "[1]"):
        said = lay_slide(f"image: {{file: a.svg, alt: A sign, width: {wrong}}}", files={"a.svg": WIDE}).said
        assert any("wrong_value" in one for one in said), wrong


def test_a_small_picture_beside_words_leaves_the_room_to_the_large_one(lay_slide: Callable[..., Laid]) -> None:
    sign, shot = "image: {file: a.svg, alt: A sign}", "image: {file: a.svg, alt: A quay}"
    slide = f"body: [{{columns: {{items: [{{{sign}}}, {{text: Mind the gap}}], widths: [1, 11]}}}}, {{{shot}}}]"
    laid = lay_slide(slide, files={"a.svg": SVG.format("")})
    assert laid.said == []
    small, large = (shape.box for shape in laid.page(1).shapes if isinstance(shape, Picture))
    assert small.height < Pt(60)
    assert large.height > Pt(240)
