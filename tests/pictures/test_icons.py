"""Icons: drawings by name, in the color that is asked for."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from deckgen.pictures.icons import icon, icon_names
from deckgen.pictures.svg import render_svg


def test_an_icon_is_drawn_in_its_color():
    picture = Image.open(io.BytesIO(render_svg(icon("truck", "C4472F"), 96))).convert("RGBA")
    seen = {color[:3] for _, color in picture.getcolors(picture.width * picture.height) if color[3] == 255}
    assert seen == {(0xC4, 0x47, 0x2F)}


def test_every_name_has_its_drawing():
    names = sorted(icon_names())
    assert {"truck", "scale", "graduation-cap"} <= set(names)
    assert all(icon(name, "000000").lstrip().startswith(b"<svg") for name in names[::100])
    with pytest.raises(KeyError):
        icon("no-such-drawing", "000000")
