"""The default brand: its grid on every page, its colors by name."""

from __future__ import annotations

from itertools import combinations

import pytest

from deckgen.model.brand import NAMED_COLORS, Brand, body_box
from deckgen.model.brand_colors import Colors
from deckgen.model.color import contrast
from deckgen.model.geometry import ZERO, Box, Emu, Inch
from deckgen.model.layouts import standard_layouts

PAGES = [(Inch(13.333), Inch(7.5)), (Inch(10), Inch(7.5)), (Inch(12), Inch(7.5)), (Inch(7.5), Inch(10))]


@pytest.mark.parametrize("page", PAGES, ids=["16:9", "4:3", "16:10", "tall"])
def test_placeholders_stand_on_the_page_and_apart(page: tuple[Emu, Emu]) -> None:
    slide = Box(ZERO, ZERO, *page)
    for layout in standard_layouts(page):
        assert layout.get("title") is not None
        assert all(slide.contains(place.box) for place in layout.placeholders), layout.role
        for one, other in combinations(layout.placeholders, 2):
            assert not one.box.overlaps(other.box), (layout.role, one.role, other.role)
            assert one.idx != other.idx


@pytest.mark.parametrize("page", PAGES)
def test_the_body_is_that_of_the_layout(page: tuple[Emu, Emu]) -> None:
    brand = Brand(page=page)
    place = brand.layouts["body"].get("body")
    assert place is not None
    assert place.box == body_box(brand)


def test_colors_are_found_by_name_role_and_hex() -> None:
    brand = Brand(named_colors={**NAMED_COLORS, "Mexico": "12866A"})
    found = [brand.color(name) for name in ("Mexico", "blue", "ink", "#1f5fa8", "#1f5", "#12345g", "mexico", "Ink")]
    assert found == ["12866A", "1F5FA8", "1B2A41", "1F5FA8", "11FF55", None, None, None]


def test_words_can_be_read_on_every_ground() -> None:
    brand, colors = Brand(), Colors()
    for ground in (colors.cover, colors.divider, colors.paper, colors.panel, *brand.palette):
        assert contrast(brand.on(ground), ground) >= 3
    for ground in (colors.cover, colors.divider, colors.paper, colors.panel):
        assert contrast(brand.on(ground), ground) >= 4.5
    assert contrast(colors.grey, colors.paper) >= 4.5
