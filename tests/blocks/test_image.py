"""Pictures on slides."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from deckgen.model.page import Picture
from laid_out import Laid

BRIEF = "image: {file: a.svg, alt: A square}"

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><text y="200" {}>Quay</text></svg>'


def test_words_in_an_svg_are_drawn_in_its_own_font_else_in_the_brands(lay_slide: Callable[..., Laid]) -> None:
    families = ('font-family="Source Sans Pro" font-size="90"', 'font-family="Nowhere Sans" font-size="90"')
    for family in families:
        laid = lay_slide("image: {file: a.svg, alt: A quay}", files={"a.svg": SVG.format(family)})
        assert laid.said == []
        picture = next(shape for shape in laid.page(1).shapes if isinstance(shape, Picture))
        assert Image.open(io.BytesIO(picture.data)).getbbox() is not None, family
