"""QR codes on slides: read back by a decoder, dark on white in every brand, and as links."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image

from deckgen.model.page import Picture
from laid_out import Laid, text_boxes

BRIEF = 'qr: {url: "https://example.org/talk", text: true}'

DARK = 'colors: {ink: "#F4F4F4", paper: "#10151C", grey: "#A8B4C4"}\n'


def code_of(laid: Laid) -> Picture:
    assert laid.said == []
    return next(shape for shape in laid.page(-1).shapes if isinstance(shape, Picture))


def read_back(picture: Picture) -> list[str]:
    """What a decoder reads in the picture, on a ground of any color."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.data)).convert("RGB"))]


@pytest.mark.parametrize("brand", ["", DARK])
@pytest.mark.parametrize("level", "LMQH")
def test_a_decoder_reads_the_address_in_every_brand(level: str, brand: str, lay_slide: Callable[..., Laid]) -> None:
    address = f"https://example.org/{'a-long-way/' * 6}?q=1"
    laid = lay_slide(f"qr: {{url: '{address}', level: {level}}}", "brand: b.yaml\n", {"b.yaml": brand or "name: B\n"})
    picture = code_of(laid)
    assert read_back(picture) == [address]
    assert picture.svg is not None
    assert picture.svg.count(b"<path") == 1
    assert Image.open(io.BytesIO(picture.data)).convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_it_and_the_words_under_it_lead_to_the_address(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("qr: {url: 'https://example.org/{{ event }}/', text: true}", "set: {event: niño}\n")
    picture, (words,) = code_of(laid), [box for box in text_boxes(laid.page(-1)) if box.name == "Address"]
    assert picture.link == "https://example.org/niño/"
    assert read_back(picture) == ["https://example.org/ni%C3%B1o/"]
    assert picture.alt == "QR code that leads to example.org/niño"
    (run,) = words.paragraphs[0].text.runs
    assert (run.text, run.link) == ("example.org/niño", "https://example.org/niño/")
    assert picture.box.width == picture.box.height


def test_it_is_never_narrower_than_can_be_read(lay_slide: Callable[..., Laid]) -> None:
    column = "{qr: 'https://example.org'}"
    four = lay_slide(f"columns: [{', '.join([column] * 4)}]")
    assert code_of(four).box.width.inches >= 1.6
    narrow = lay_slide(f"columns: {{items: [{column}, {{text: a}}], widths: [1, 9]}}")
    assert [one.code for one in narrow.log] == ["overflow"]
    assert "the QR code, at least 1.6 in wide, is too wide" in narrow.said[0]
