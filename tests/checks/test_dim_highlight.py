"""dim_highlight: what a chart highlights is warned of where it is seen less than what stands back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.color import LEAST_OF_GRAPHICS, contrast
from laid_out import Laid
from odd_templates import ODD, behind, brand, plain, solid

DECK = """\
title: Trade
brand: brand.yaml
sections:
  - title: Border
    slides:
      - title: Audio has overtaken books
        chart:
          {type: line, x: year, y: [Books, Audio], highlight: [Audio],
           rows: [[2015, 3, 2], [2016, 3, 3], [2017, 3, 5]]}
        allow: [missing_source]
"""
ORANGE = 'named_colors: {Audio: "#B3541E"}\n'


def said(found: Laid) -> list[str]:
    return [one.message for one in found.log if one.code == "dim_highlight"]


def test_a_named_color_of_another_brand_is_lifted_on_a_dark_template(lay: Callable[..., Laid]) -> None:
    data = plain(13.333, 7.5, lambda deck: behind(deck.slide_master._element, solid("3866A8")))
    found = lay(DECK, {"corporate.pptx": data, "brand.yaml": brand() + ORANGE})
    color = found.brand.named_colors["Audio"]
    assert contrast(color, "3866A8") >= LEAST_OF_GRAPHICS > contrast("B3541E", "3866A8")
    assert said(found) == []


def test_on_a_light_template_a_named_color_stays(lay: Callable[..., Laid]) -> None:
    found = lay(DECK, {"corporate.pptx": ODD["banded"](), "brand.yaml": brand() + ORANGE})
    assert found.brand.named_colors["Audio"] == "B3541E"


@pytest.mark.parametrize(
    ("paper", "ink", "color", "is_dim"),
    [
        ("#3866A8", "#FFFFFF", "#B3541E", True),
        ("#3866A8", "#FFFFFF", "#FFD9A0", False),
        ("#FFFFFF", "#1B2A41", "#FFF3B0", True),
        ("#FFFFFF", "#1B2A41", "#D9982B", False),
    ],
)
def test_a_color_of_the_brands_own_is_judged_on_its_paper(
    paper: str, ink: str, color: str, is_dim: bool, lay: Callable[..., Laid]
) -> None:
    written = f'colors: {{paper: "{paper}", ink: "{ink}"}}\nnamed_colors: {{Audio: "{color}"}}\n'
    found = lay(DECK, {"brand.yaml": written})
    assert found.brand.named_colors["Audio"] == color[1:]
    assert bool(said(found)) == is_dim
    if is_dim:
        (one,) = (one for one in found.log if one.code == "dim_highlight")
        assert "'Audio' is highlighted and seen less than what stands back" in one.message
        assert "in the brand would do" in (one.hint or "")
