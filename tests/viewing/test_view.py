"""Looking at a deck: any slide, by any of its names, whatever is wrong elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from deckgen.model.diagnostics import DeckgenError
from deckgen.viewing import UnknownSlideError, View, viewing

DECK = """
title: Talk
data: {t: t.csv}
sections:
  - title: One
    slides:
      - {title: First things, id: first, text: Some words}
      - title: Second thing
        text: Other words
        nonsense: 1
      - {title: First of all, text: 'It is {{ nothing }}'}
      - {title: Own, chart: {python: 'own.py:draw', data: t}, allow: [missing_source]}
      - {title: For questions, text: Later, appendix: true}
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "deck.yaml").write_text(DECK)
    (folder / "t.csv").write_text("who,n\nAna,1\n")
    (folder / "own.py").write_text("def draw(rows, axes, brand):\n    open('ran', 'w')\n")
    with viewing(folder / "deck.yaml") as seen:
        yield seen


@pytest.mark.parametrize("word", ["first", "3", "First things", "FIRST TH"])
def test_a_slide_is_found_by_id_number_and_the_beginning_of_its_title(view: View, word: str) -> None:
    assert view.find(word).page.title == "First things"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("first o", None),
        ("First", "several"),
        ("fisrt", "did you mean 'first'"),
        ("99", "numbered 1 to"),
        ("", "several"),
    ],
)
def test_a_name_that_no_slide_has_says_what_may_be_meant(view: View, word: str, said: str | None) -> None:
    if said is None:
        assert view.find(word).page.title == "First of all"
        return
    with pytest.raises(UnknownSlideError, match=said):
        view.find(word)


def test_a_wrong_slide_is_shown_with_what_is_right_of_it_and_its_own_complaints(view: View) -> None:
    wrong = view.find("Second thing")
    assert [one.code for one in wrong.complaints] == ["unknown_key"]
    assert not view.find("first").complaints
    picture = Image.open(io.BytesIO(view.png(wrong, 400)))
    assert picture.size == (400, 225)
    assert len(picture.convert("RGB").getcolors(100_000) or []) > 10


def test_nobodys_program_runs_before_it_is_trusted(view: View) -> None:
    own = view.find("Own")
    assert "once you trust it" in view.svg(own, "text")
    assert not (view.folder / "ran").exists()


def test_a_deck_of_which_nothing_can_be_shown_is_complained_of(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("title: [")
    with pytest.raises(DeckgenError), viewing(tmp_path / "deck.yaml"):
        pass
