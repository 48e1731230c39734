"""Drawings that pages wait for: each is made, and none that never will be is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from deckgen.preview.drawings import Drawings
from deckgen.viewing import View, viewing

LONG = 20.0


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "title: Talk\nsections:\n  - title: Part\n    slides:\n      - {title: Words, text: Some words}\n"
    )
    with viewing(deck) as shown:
        yield shown


def test_a_drawing_from_before_another_brand_is_still_made_for_who_waits_for_it(view: View) -> None:
    drawings = Drawings()
    (number, *others) = drawings.numbers(view).values()
    drawings.let_go([number, *others])
    got: list[bytes | None] = []
    waiting = Thread(target=lambda: got.append(drawings.wait(number, LONG)))
    waiting.start()
    drawings.forget()
    again = drawings.numbers(view).values()
    drawings.let_go([*again])
    assert number not in again
    drawings.draw(number)
    waiting.join(LONG)
    assert got[0] is not None
    assert b"<svg" in got[0]


def test_nobody_waits_for_a_drawing_that_no_page_shows_any_more(view: View) -> None:
    drawings = Drawings()
    numbers = [*drawings.numbers(view).values()]
    drawings.let_go(numbers)
    drawings.forget()
    for _ in range(2):
        drawings.let_go([*drawings.numbers(view).values()])
    begun = monotonic()
    assert drawings.wait(numbers[0], LONG) is None
    assert monotonic() - begun < LONG / 2
