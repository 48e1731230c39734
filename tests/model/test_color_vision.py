"""How colors look to color-blind eyes and in a print without color."""

from __future__ import annotations

from itertools import combinations

import pytest

from deckgen.model.brand import PALETTE
from deckgen.model.color_vision import alike_in_grey, alike_to, least_apart

OKABE_AND_ITO = ("000000", "E69F00", "56B4E9", "009E73", "F0E442", "0072B2", "D55E00", "CC79A7")


@pytest.mark.parametrize(
    ("one", "other", "eyes"),
    [
        ("2E8B57", "B8562E", "deuteranopia"),
        ("8B5E3C", "2E8B57", "deuteranopia"),
        ("1F5FA8", "7B5EA7", "protanopia"),
        ("1F5FA8", "1E7F5C", "tritanopia"),
        ("1F5FA8", "2363AC", "everyone"),
        ("1F5FA8", "D9982B", ""),
        ("000000", "FFFFFF", ""),
    ],
)
def test_who_cannot_tell_two_colors_apart(one: str, other: str, eyes: str) -> None:
    assert alike_to(one, other) == alike_to(other, one) == eyes


def test_greys_are_seen_alike_by_all_eyes() -> None:
    assert least_apart("808080", "808080") == 0
    assert alike_to("707070", "909090") == ""
    assert least_apart("000000", "FFFFFF") == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("palette", [PALETTE, OKABE_AND_ITO], ids=["the house's", "Okabe and Ito's"])
def test_palettes_for_all_eyes_pass(palette: tuple[str, ...]) -> None:
    assert [pair for pair in combinations(palette, 2) if alike_to(*pair)] == []


def test_the_house_palette_is_six_greys_in_print() -> None:
    assert [pair for pair in combinations(PALETTE, 2) if alike_in_grey(*pair)] == []
    assert alike_in_grey("1E7F5C", "C4472F")
