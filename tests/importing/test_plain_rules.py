"""Sources, places and orders, as they are told from the words and the boxes of an old slide."""

from __future__ import annotations

from typing import Any

from deckgen.importing.arranging import reading_order
from deckgen.importing.source_lines import source_id
from deckgen.office.old_deck.old_values import Place


def test_a_source_is_known_by_its_words_or_by_its_site() -> None:
    kept: dict[str, dict[str, Any]] = {}
    assert source_id("https://www.example.org/data", kept) == "example-org"
    assert source_id("own counts (unpublished).", kept) == "own-counts-unpublished"
    assert source_id("Acme Inc.", kept) == "acme-inc"
    assert [one["publisher"] for one in kept.values()] == ["example.org", "own counts (unpublished)", "Acme Inc."]


def test_pictures_of_nearly_one_height_are_read_from_left_to_right() -> None:
    places = [Place(700, 90, 100, 300), Place(0, 110, 100, 300), Place(350, 100, 100, 300), Place(0, 600, 100, 100)]
    assert reading_order(places) == [1, 2, 0, 3]


def test_a_heading_comes_before_the_list_under_it_beside_a_picture() -> None:
    heading, points, picture = Place(66, 73, 564, 35), Place(43, 145, 575, 369), Place(580, 72, 318, 435)
    assert reading_order([heading, points, picture]) == [0, 1, 2]
