"""Which plates and pictures hide something on a slide, and which only touch it or its layout."""

from __future__ import annotations

import pytest

from deckgen.importing.covered_shapes import lids_over
from deckgen.importing.decoration import without_decoration
from deckgen.office.old_deck.old_values import DrawnShape, OldDeck, OldLook, OldSlide, PictureShape, Place

SIZE = (1000, 500)


def plate(x: int, *, is_blank: bool = True) -> DrawnShape:
    return DrawnShape(place=Place(x, 100, 200, 200), what="a drawn shape", covers=True, is_blank=is_blank)


@pytest.mark.parametrize(
    ("shape", "ground", "is_left"),
    [
        (plate(600), "", False),
        (plate(600), "FFFFFF", False),
        # On another ground it is seen; so is another color; and a plate over a picture hides a part of it.
        (plate(600), "000000", True),
        (plate(600, is_blank=False), "", True),
        (plate(100), "", True),
    ],
)
def test_a_plate_in_the_color_of_the_ground_is_nothing_without_its_layout(
    shape: DrawnShape, ground: str, is_left: bool
) -> None:
    photo = PictureShape(place=Place(0, 0, 400, 400), media="photo.png")
    slide = OldSlide("slide1.xml", "obj", (photo, shape), ground=ground)
    made = without_decoration(OldDeck(SIZE, (slide,), look=OldLook(colors={"bg1": "FFFFFF"}))).slides[0]
    assert (shape in made.shapes) is is_left
    assert made.decoration == (not is_left)


@pytest.mark.parametrize(("y", "width", "lids"), [(80, 150, 0), (40, 150, 1), (80, 400, 1)])
def test_logos_whose_edges_touch_are_no_drawing(y: int, width: int, lids: int) -> None:
    """Larger pictures, and those of which more is covered, are one thing with what lies over them."""
    lower = PictureShape(place=Place(0, 0, width, 100), media="a.png")
    upper = PictureShape(place=Place(0, y, width, 100), media="b.png")
    assert len(lids_over(lower, [lower, upper], SIZE)) == lids
