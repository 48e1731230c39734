"""A deck with more errors than anybody reads ends at once, with those that were found."""

from __future__ import annotations

from pathlib import Path

import pytest

import deckgen
from deckgen import pipeline
from deckgen.model import diagnostics
from deckgen.model.diagnostics import DeckgenError

KEYS = "title: T\n" + "".join(f"k{number}: 1\n" for number in range(60))
NAMES = "title: T\nlanguage: en\naudiences: {a: {}}\nsections: [{title: S, slides: [{title: A, text: '%s'}]}]\n"


@pytest.mark.parametrize(
    "deck", [KEYS, NAMES % " ".join(f"{{{{ n{number} }}}}" for number in range(60))], ids=["keys", "names"]
)
def test_no_more_than_so_many_errors_are_looked_for(
    deck: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnostics, "MOST_ERRORS", 20)
    (tmp_path / "deck.yaml").write_text(deck)
    said = pipeline.check(tmp_path / "deck.yaml").errors
    assert len(said) == 22
    assert said[0].code == "too_many_errors"
    with pytest.raises(DeckgenError, match="there are more than 20 errors, so nothing more was looked at"):
        deckgen.build(tmp_path / "deck.yaml")
