"""Pixels packed with a palette: what is flat keeps its colors, letters their edges, and photos all they have."""

from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from deckgen.pictures.palette import packed_png

INK, BAR, NOTHING = (27, 42, 65, 255), (31, 95, 168, 255), (0, 0, 0, 0)


def on_white(picture: Image.Image) -> NDArray[np.int16]:
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return np.asarray(ground.convert("RGB")).astype(np.int16)


def chart_with_letters(colors: int) -> Image.Image:
    """Bars in so many colors and letters in each, all with soft edges."""
    large = Image.new("RGBA", (1600, 1200), NOTHING)
    draw, font = ImageDraw.Draw(large), ImageFont.load_default(90)
    for place in range(colors):
        hue = tuple(int(v) for v in np.random.default_rng(place).integers(0, 255, 3))
        draw.rectangle((40, 40 + place * 110, 800, 130 + place * 110), fill=(*hue, 255))
        draw.text((60, 40 + place * 110), "3.1 sold", fill="white", font=font)
        draw.text((900, 40 + place * 110), "80 bought", fill=(*hue, 255), font=font)
    return large.resize((800, 600), Image.Resampling.BOX)


def test_a_chart_of_few_colors_stays_as_it_is_to_the_pixel() -> None:
    picture = Image.new("RGBA", (300, 200), NOTHING)
    ImageDraw.Draw(picture).rectangle((10, 20, 150, 90), fill=BAR, outline=INK)
    packed = Image.open(io.BytesIO(packed_png(np.asarray(picture), 220)))
    assert packed.mode == "P"
    assert np.array_equal(np.asarray(packed.convert("RGBA")), np.asarray(picture))
    assert packed.info["dpi"] == pytest.approx((220, 220), abs=0.1)


def test_letters_of_many_shades_look_as_before_and_the_file_is_smaller() -> None:
    picture = chart_with_letters(4)
    data = packed_png(np.asarray(picture), 220)
    packed = Image.open(io.BytesIO(data))
    assert len(picture.getcolors(10**6) or ()) > 256
    assert packed.mode == "P"
    off = np.abs(on_white(picture) - on_white(packed)).max(axis=2)
    assert off.max() < 32
    # The bars, and what lies around them.
    assert (off == 0).mean() > 0.9
    plain = io.BytesIO()
    picture.save(plain, "PNG", compress_level=6)
    assert len(data) < 0.7 * len(plain.getvalue())


def test_a_photo_keeps_all_its_colors() -> None:
    across = np.linspace(0, 255, 400).astype(np.uint8)
    photo = np.stack(
        np.broadcast_arrays(across[None, :], across[:300, None], across[::-1][None, :], np.uint8(255)), 2
    )
    packed = Image.open(io.BytesIO(packed_png(np.ascontiguousarray(photo), 220)))
    assert np.array_equal(np.asarray(packed.convert("RGBA")), photo)
