"""Pictures are held back by what was measured of them, and find another place where they shrank."""

from __future__ import annotations

import pytest

from deckgen.importing.drafts import Beside, DraftBlock, SlideDraft, Under
from deckgen.importing.picture_sizes import Shown, held_back, otherwise, shrunk
from deckgen.office.old_deck.old_values import Place

SIZE = (1000, 750)


def image(width: int, y: int = 100) -> DraftBlock:
    """A picture that was so wide."""
    return DraftBlock("image", {"file": "a.png"}, Place(100, y, width, 200))


def text(words: str, y: int) -> DraftBlock:
    return DraftBlock("text", words, Place(100, y, 500, 50))


@pytest.mark.parametrize(
    ("shown", "width"),
    [
        # It grew to twice its width, and has pixels for a tenth more than it had, or for less, or for all.
        (Shown(0.6, 0.33), "55%"),
        (Shown(0.6, 0.2), "50%"),
        (Shown(0.6, 0.9), "62%"),
        (Shown(0.375, 0.9), None),
        (Shown(0.2, 0.9), None),
    ],
)
def test_a_picture_grows_by_a_quarter_at_the_most_and_no_wider_than_it_is_sharp(shown: Shown, width: str) -> None:
    slide = SlideDraft(1, content=Under((image(300), text("words", 500))))
    made = held_back(slide, {"a.png": [shown]}, SIZE)
    if width is None:
        assert made is None
    else:
        assert made is not None
        assert isinstance(made.content, Under)
        assert isinstance(made.content.parts[0], DraftBlock)
        assert made.content.parts[0].value["width"] == width


def test_a_picture_that_shrank_finds_room_where_its_words_stand_elsewhere() -> None:
    """Under it where they were, beside it as wide as it was, and a short line as its credit."""
    words, shown = text("A sentence.", 500), image(600)
    ways = otherwise(Beside((shown, words), ()), SIZE)
    stacked = Under((shown, words), stays=True)
    assert ways[:3] == [Beside((shown, words), widths) for widths in ((7, 5), (8, 4), (6, 6))]
    assert ways[3] == stacked
    assert isinstance(ways[-1], DraftBlock)
    assert ways[-1].value["credit"] == "A sentence."
    assert shrunk(stacked, {"a.png": [Shown(0.3, 1.0)]}, SIZE) == 0.5
    # What stood over the picture doesn't stand under it.
    above = text("A sentence.", 0)
    assert otherwise(Beside((shown, above), ()), SIZE)[3] == Under((above, shown), stays=True)
