"""Icons: drawings by name, in the color that is asked for."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from deckgen.pictures.icons import icon, icon_names
from deckgen.pictures.svg import render_svg


def test_an_icon_is_drawn_in_its_color() -> None:
    picture = Image.open(io.BytesIO(render_svg(icon("truck", "BC3F27"), 96))).convert("RGBA")
    pixels = picture.tobytes()
    seen = {pixels[start : start + 3].hex() for start in range(0, len(pixels), 4) if pixels[start + 3] == 255}
    assert seen == {"bc3f27"}


def test_every_name_has_its_drawing() -> None:
    names = sorted(icon_names())
    assert {"truck", "scale", "graduation-cap"} <= set(names)
    assert all(icon(name, "000000").lstrip().startswith(b"<svg") for name in names[::100])
    with pytest.raises(KeyError):
        icon("no-such-drawing", "000000")
