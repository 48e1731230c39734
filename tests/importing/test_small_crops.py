"""Logos of which a part is cut off go on as what is seen of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, cast

from PIL import Image

from deckgen.importing.small_crops import with_small_crops
from deckgen.office.old_deck.old_values import OldDeck, OldSlide, PictureShape, Place
from deckgen.processes.parsing import Parser
from old_decks import picture


class Here:
    """Runs in this process what a parser runs apart."""

    def parse(self, function: Callable[..., Any], *inputs: Any) -> Any:
        return function(*inputs)


def test_a_logo_among_many_is_cut_and_a_large_picture_is_cropped_where_it_stands() -> None:
    logos = [
        PictureShape(
            place=Place(100 * x, 0, 100, 100), media="a.png", crop=(0.25, 0.0, 0.0, 0.5) if x else (0.0,) * 4
        )
        for x in range(4)
    ]
    large = PictureShape(place=Place(0, 200, 900, 500), media="a.png", crop=(0.5, 0.0, 0.0, 0.0))
    slide = OldSlide("slide1.xml", "obj", (*logos, large))
    deck = OldDeck((1000, 750), (slide,), media={"a.png": picture(size=(400, 200)).getvalue()})
    made = with_small_crops(cast(Parser, Here()), deck)
    shown = [one for one in made.slides[0].shapes if isinstance(one, PictureShape)]
    assert [one.is_cut for one in shown] == [False, False, False, False, True]
    assert len({one.media for one in shown[1:4]}) == 1
    assert Image.open(io.BytesIO(made.media[shown[1].media])).size == (300, 100)
    assert shown[0].media == shown[4].media == "a.png"
