"""Where words stand on an organisation's template: where its ground is calm, and on the axis of the title."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

import deckgen
from deckgen.model.color import channels, contrast
from deckgen.model.geometry import Box
from laid_out import Laid
from odd_templates import ODD, at, brand, drawn, light_words, named, places, plain, sheets, solid

DECK = """\
title: Trade
brand: brand.yaml
sources: {a: {publisher: The Institute of Trade, year: 2019}}
sections:
  - title: Border
    slides:
      - {title: Most people drive, bullets: [Cars lead, Then lorries], source: a}
"""


def laid_on(data: bytes, lay: Callable[..., Laid], deck: str = DECK) -> Laid:
    """A deck on a template."""
    return lay(deck, {"corporate.pptx": data, "brand.yaml": brand()})


def place_of(found: Laid, layout: str, role: str) -> Box:
    """Where a layout has the words of a role."""
    place = found.brand.layouts[layout].get(role)
    assert place is not None
    return place.box


def test_a_number_keeps_away_from_dots_that_are_strewn_beside_it(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        for sheet in sheets(deck):
            for place in places(sheet, "sldNum", "ftr", "dt"):
                place._element.getparent().remove(place._element)
        for left in (12.6, 13.0):
            for top in (6.2, 6.6, 7.0, 7.35):
                drawn(deck, left, top, 0.07, 0.07, solid("101820"))

    number = place_of(laid_on(plain(13.333, 7.5, change), lay), "content", "number")
    assert number.y >= Inches(6.8)
    assert number.right <= Inches(12.5)


def test_a_high_box_of_a_number_shrinks_to_a_line_on_a_band_at_the_foot(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        drawn(deck, 0, 6.95, -1, 0.55, solid("81D574"))
        for sheet in sheets(deck):
            for place in places(sheet, "sldNum"):
                at(place, 10, 6.8, 2.8, 0.6)

    number = place_of(laid_on(plain(13.333, 7.5, change), lay), "content", "number")
    assert number.y >= Inches(6.95)
    assert number.right == pytest.approx(Inches(12.8), abs=20_000)


SPEAKER = "speaker: {name: Ann Lee, role: Head of Trade, email: ann.lee@example.org}\n"
CLOSING = SPEAKER + DECK + "      - closing: {ask: Come, qr: {url: https://example.org/s, text: Slides and data}}\n"


def shape_of(found: Laid, page: int, name: str) -> Any:
    """A shape of a page by its name."""
    return next(shape for shape in found.document.pages[page].shapes if shape.name == name)


def left_words(deck: Any) -> None:
    """Let who speaks begin at the left of its box, further left than the title, as some templates have it."""
    for place in places(deck.slide_layouts[0], "subTitle"):
        at(place, 0.7, 4.2, 6, 1.8)
        for level in place._element.iter("{*}lvl1pPr"):
            level.set("algn", "l")


def test_who_speaks_stands_on_the_axis_of_the_title(lay: Callable[..., Laid]) -> None:
    found = laid_on(plain(13.333, 7.5, left_words), lay, CLOSING)
    title, under = (shape_of(found, 0, name) for name in ("Title", "Speaker"))
    assert under.paragraphs[0].align == title.paragraphs[0].align == "center"
    middles = [(shape.box.x + shape.box.right) / 2 for shape in (title, under)]
    assert middles[0] == pytest.approx(middles[1], abs=20_000)


def test_a_code_leaves_who_speaks_room_for_their_address(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        at(places(deck.slide_layouts[0], "ctrTitle")[0], 0.6, 1.5, 12, 1.6)
        at(places(deck.slide_layouts[0], "subTitle")[0], 7.2, 3.4, 5.4, 2.2)

    found = laid_on(plain(13.333, 7.5, change), lay, CLOSING)
    assert found.said == []
    speaker = shape_of(found, -1, "Speaker")
    code = shape_of(found, -1, "QR code")
    assert not speaker.box.overlaps(code.box)
    assert speaker.box.width >= Inches(2.3)
    assert code.box.width >= Inches(1.5)


def test_an_address_that_finds_no_room_in_a_line_is_said(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        at(places(deck.slide_layouts[0], "ctrTitle")[0], 0.6, 1.5, 4.4, 1.6)
        at(places(deck.slide_layouts[0], "subTitle")[0], 0.6, 3.4, 3, 3)

    long = CLOSING.replace("ann.lee@", "" + "ann.margaret.lee." * 4 + "@")
    found = laid_on(plain(13.333, 7.5, change), lay, long)
    assert any("is broken on the closing slide" in one.message for one in found.log)


def test_where_and_when_stand_under_who_speaks(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        at(places(deck.slide_layouts[0], "ctrTitle")[0], 0.6, 3, 12, 1.4)
        at(places(deck.slide_layouts[0], "subTitle")[0], 0.6, 5.4, 12, 1.9)

    found = laid_on(plain(13.333, 7.5, change), lay, "date: 2026-01-15\n" + CLOSING)
    assert shape_of(found, 0, "Occasion").box.y >= shape_of(found, 0, "Speaker").box.bottom


def test_on_a_ground_of_its_own_a_slide_makes_way_for_nothing(lay: Callable[..., Laid]) -> None:
    slide = "      - {title: At night, text: All quiet, background: dark, source: a}\n"
    found = lay(DECK + slide, {"corporate.pptx": ODD["side_bar"](), "brand.yaml": brand()})
    plainly, dark = (shape_of(found, page, "Title").box for page in (2, 3))
    assert plainly.x >= Inches(1.5)
    assert dark.x == found.brand.margin
    words = [shape.box for shape in found.document.pages[3].shapes if getattr(shape, "paragraphs", None)]
    assert min(box.x for box in words) == found.brand.margin
    assert not [(a, b) for a in words for b in words if a is not b and a.overlaps(b)]


def test_dark_slides_and_their_stripe_take_a_hue_that_the_layouts_show(lay: Callable[..., Laid]) -> None:
    found = laid_on(plain(13.333, 7.5, lambda deck: drawn(deck, 0, 6.9, -1, 0.6, solid("81D574"))), lay).brand
    for color in (found.dark, found.colors.rule):
        red, green, blue = channels(color)
        assert green > red + 20
        assert green > blue + 20
    assert contrast(found.dark, "FFFFFF") >= 10
    grey = laid_on(plain(13.333, 7.5, lambda deck: drawn(deck, 0, 6.9, -1, 0.6, solid("DDDDDD"))), lay).brand
    assert grey.dark == "1F1F1F"


def speckled(deck: Any) -> None:
    """A dark strip at the foot, with light specks in it, and white titles on it in bold."""
    for left in range(1, 13):
        drawn(deck, left, 6.3 + left % 3 * 0.3, 0.05, 0.05, solid("FFE8B0"))
    drawn(deck, 0, 6, -1, 1.5, solid("3A3048"))
    light_words(deck, "{*}titleStyle")
    for style in deck.slide_master._element.iter("{*}titleStyle"):
        for words in style.iter("{*}defRPr"):
            words.set("b", "1")
    for sheet in (deck.slide_master, named(deck, "Title Only"), named(deck, "Title and Content")):
        at(places(sheet, "title")[0], 0.6, 6.1, 12, 0.9)


def test_a_title_that_is_read_in_the_templates_own_color_stays_where_the_template_has_it(
    lay: Callable[..., Laid],
) -> None:
    found = laid_on(plain(13.333, 7.5, speckled), lay)
    title = found.brand.layouts["content"].get("title")
    assert title is not None
    assert not title.moved
    assert shape_of(found, 2, "Title").paragraphs[0].style.color == "FFFFFF"
    number = place_of(found, "content", "number")
    assert number.bottom <= Inches(6)


def test_titles_are_as_bold_as_the_template_has_them(tmp_path: Path, lay: Callable[..., Laid]) -> None:
    assert not shape_of(laid_on(plain(), lay), 2, "Title").paragraphs[0].style.bold
    (tmp_path / "corporate.pptx").write_bytes(plain(13.333, 7.5, speckled))
    (tmp_path / "brand.yaml").write_text(brand())
    dark = DECK + "      - {title: At night, text: All quiet, background: dark, source: a}\n"
    (tmp_path / "deck.yaml").write_text(dark)
    slides = Presentation(str(deckgen.build(tmp_path / "deck.yaml").path)).slides
    runs = [slide.shapes.title.text_frame.paragraphs[0].runs[0] for slide in slides]
    assert [run.font.bold for run in runs] == [True] * len(runs)


@pytest.mark.parametrize("name", ["plain", "banded", "small_page"])
def test_the_tracker_of_a_divider_keeps_from_the_edge_of_the_page(lay: Callable[..., Laid], name: str) -> None:
    """The template's title stands so low that there is little room under it."""
    found = laid_on(ODD[name](), lay)
    assert found.brand.page[1] - place_of(found, "divider", "tracker").bottom >= Inches(0.29)
