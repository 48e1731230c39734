"""Colors name the theme's slots wherever they can, and look the same as before."""

from __future__ import annotations

import colorsys

import pytest
from lxml import etree

from deckgen.model.brand import Brand
from deckgen.writers.pptx import theme
from deckgen.writers.pptx.swatches import Swatches

SLOTS = theme.slots(Brand())


def painted(element: str) -> tuple[int, ...]:
    """The color that PowerPoint makes of an element: luminance and saturation are changed in HSL."""
    tree = etree.fromstring(element.replace("a:", ""))
    value = str(tree.attrib["val"])
    if tree.tag == "srgbClr":
        return tuple(bytes.fromhex(value))
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in bytes.fromhex(SLOTS[value])))
    for change in tree:
        share = int(change.attrib["val"]) / 100_000
        light, saturation = {
            "lumMod": (light * share, saturation),
            "lumOff": (light + share, saturation),
            "satMod": (light, saturation * share),
        }[change.tag]
    return tuple(round(part * 255) for part in colorsys.hls_to_rgb(hue, light, min(1, saturation)))


@pytest.mark.parametrize(
    ("color", "slot"),
    [
        ("1B2A41", "tx1"),
        ("FFFFFF", "bg1"),
        ("6B7785", "tx2"),
        ("F2F5F8", "bg2"),
        ("1F5FA8", "accent1"),
        ("2fa1a9", "accent6"),
    ],
)
def test_a_slots_own_color_is_the_slot(color: str, slot: str) -> None:
    assert Swatches(SLOTS).color(color) == f'<a:schemeClr val="{slot}"/>'


@pytest.mark.parametrize("color", ["D9DEE5", "B9C6D6", "F2F2F2", "808080", "A5BFDC", "0F3054"])
def test_a_tint_names_its_slot_and_looks_the_same(color: str) -> None:
    element = Swatches(SLOTS).color(color)
    assert element.startswith("<a:schemeClr")
    assert max(abs(a - b) for a, b in zip(painted(element), bytes.fromhex(color), strict=True)) <= 4


@pytest.mark.parametrize("color", ["FF00FF", "00FF00", "123400"])
def test_a_color_of_its_own_stays_itself(color: str) -> None:
    assert Swatches(SLOTS).color(color) == f'<a:srgbClr val="{color}"/>'


def test_every_color_looks_as_asked() -> None:
    swatches = Swatches(SLOTS)
    for number in range(0, 0xFFFFFF, 70_001):
        color = f"{number:06X}"
        assert max(abs(a - b) for a, b in zip(painted(swatches.color(color)), bytes.fromhex(color), strict=True)) <= 4
