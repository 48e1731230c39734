"""Where words stand on a template near the edges of what it draws, and which of its colors tell whose it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from pptx.util import Inches

from deckgen.model.color import channels
from deckgen.model.geometry import Box, Inch
from laid_out import Laid
from odd_templates import at, brand, drawn, named, places, plain, solid

DECK = """\
title: Trade
date: 2026-01-15
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


def test_where_and_when_find_a_line_under_a_name_that_reaches_the_foot(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        at(places(deck.slide_layouts[0], "ctrTitle")[0], 0.6, 1.5, 12, 1.4)
        at(places(deck.slide_layouts[0], "subTitle")[0], 0.6, 3.2, 12, 3.5)

    found = laid_on(plain(13.333, 7.5, change), lay)
    assert found.said == []
    line = place_of(found, "cover", "occasion")
    assert line.y >= Inches(6.7)
    assert line.bottom <= Inches(7.2)
    assert line.height >= Inches(0.25)


def framed(deck: Any) -> None:
    """A white card on a dark page, at the very edge of which the template's title and body begin."""
    drawn(deck, 0.68, 0, 11.97, 7.5, solid("FFFFFF"))
    drawn(deck, 0, 0, -1, 7.5, solid("7A2F10"))
    for name in ("Title Only", "Title and Content"):
        at(places(named(deck, name), "title")[0], 0.7, 0.5, 11.93, 1.2)


def test_words_keep_air_from_the_edge_of_the_card_that_they_stand_on(lay: Callable[..., Laid]) -> None:
    found = laid_on(plain(13.333, 7.5, framed), lay)
    title, body = (place_of(found, "body", role) for role in ("title", "body"))
    assert title.x >= Inches(0.8)
    assert title.right <= Inches(12.55)
    assert body.x == title.x


def test_sources_begin_where_the_template_has_its_title_though_that_made_way(lay: Callable[..., Laid]) -> None:
    found = laid_on(plain(13.333, 7.5, lambda deck: drawn(deck, 0, 0, 4.5, 1.6, solid("2299C0"))), lay)
    assert place_of(found, "body", "title").x >= Inches(4.5)
    assert place_of(found, "body", "source").x < Inches(1)


def test_blocks_keep_off_a_thin_line_that_titles_may_cross(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        drawn(deck, 0.9, 1.43, 10, 0.014, solid("5AA6A6"))
        for name in ("Title Only", "Title and Content"):
            at(places(named(deck, name), "title")[0], 0.9, 0.5, 11, 0.6)

    assert place_of(laid_on(plain(13.333, 7.5, change), lay), "body", "body").y > Inches(1.5)


@pytest.mark.parametrize(("band", "is_first"), [("5A238C", True), ("DDDDDD", False)])
def test_a_hue_of_the_layouts_is_the_accent_where_the_theme_is_the_programs(
    band: str, is_first: bool, lay: Callable[..., Laid]
) -> None:
    found = laid_on(plain(13.333, 7.5, lambda deck: drawn(deck, 0, 6.9, -1, 0.6, solid(band))), lay).brand
    assert (found.colors.accent == band) == is_first
    assert (found.palette[0] == band) == is_first
    assert is_first or max(channels(found.dark)) - min(channels(found.dark)) < 4


def test_the_accents_of_a_theme_that_somebody_made_stay(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        drawn(deck, 0, 6.9, -1, 0.6, solid("5A238C"))
        master = deck.slide_master.part
        theme = master.part_related_by("http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme")
        theme._blob = theme.blob.replace(b"4F81BD", b"B00020")

    assert laid_on(plain(13.333, 7.5, change), lay).brand.colors.accent == "B00020"


def test_a_wide_margin_inside_a_placeholder_is_kept(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        title = places(deck.slide_layouts[0], "ctrTitle")[0]
        at(title, 0.5, 2, 11, 2)
        next(title._element.iter("{*}bodyPr")).set("lIns", str(Inches(1)))

    assert place_of(laid_on(plain(13.333, 7.5, change), lay), "cover", "title").x == Inch(1.5)


def test_a_file_of_libreoffice_is_told_how_to_be_saved(lay: Callable[..., Laid]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation-template")
        archive.writestr("content.xml", "<office/>")
    (said,) = [one for one in laid_on(stream.getvalue(), lay).log if one.code == "wrong_template"]
    assert "it is a file of LibreOffice" in said.message
    assert said.hint is not None
    assert "in LibreOffice" in said.hint
