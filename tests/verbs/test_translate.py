"""Extraction: every text that anybody sees is found, with where it stands and what it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.model.diagnostics import DeckgenError
from deckgen.translation.po_file import Sentence
from deckgen.verbs.translate import extract_to, sentences

DECK = """\
title: Trade with Mexico
subtitle: The view from Washington
speaker: {name: Ana Ruiz, role: Analyst, email: ana@example.org}
sources: {bea: {publisher: BEA, title: Trade}}
data: {trade: {file: trade.csv, source: bea, unit: US$ bn}}
figures:
  exports: {query: "select exports from trade where product = 'Cars'", format: '$0 "bn"'}
audiences:
  students: {language: es-MX, set: {ask: Study trade}}
  business: {title: Doing business with Mexico}
set: {ask: Invest}
events:
  lima: {audience: students, name: Trade forum, place: Lima, date: 2018-09-12}
sections:
  - title: What is traded
    short: Trade
    slides:
      - id: cars
        title: Cars lead, at {{ exports }}
        only: [business]
        chart: {type: ranking, data: trade, x: product, y: exports, highlight: [Cars], alt: Cars lead}
        notes: |
          Pause here.

          - Then go on.
      - title: Nobody sees this yet
        hidden: true
        text: "{{ ask }}"
      - title: "2017"
        table: {rows: [{What: "Corn[^bea]", Value: 7}], alt: One row}

"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / "trade.csv").write_text("product,exports\nCars,20\nCorn,3\n")
    return tmp_path / "deck.yaml"


def found(deck: Path) -> dict[str, Sentence]:
    return {sentence.msgid: sentence for sentence in sentences(deck)}


def test_every_text_is_found_in_the_order_of_the_deck(deck: Path) -> None:
    assert list(found(deck)) == [
        "Trade with Mexico",
        "The view from Washington",
        "Analyst",
        "Invest",
        "US$ bn",
        '$0 "bn"',
        "Study trade",
        "Doing business with Mexico",
        "Trade forum",
        "Lima",
        "BEA",
        "Trade",
        "What is traded",
        "Cars lead, at {{ exports }}",
        "Cars",
        "Corn",
        "Cars lead",
        "Pause here.\n\n- Then go on.",
        "Nobody sees this yet",
        "What",
        "Corn[^bea]",
        "Value",
        "One row",
    ]


def test_a_text_says_where_it_stands(deck: Path) -> None:
    title = found(deck)["Cars lead, at {{ exports }}"]
    assert (title.places, title.comments) == ((("deck.yaml", 19),), ("slide cars: title",))
    assert found(deck)["What is traded"].comments == ("section trade: title",)
    assert found(deck)["Study trade"].comments == ("audience students: set ask",)


def test_a_catalogue_is_written_for_each_language_that_is_needed(deck: Path) -> None:
    (made,) = extract_to(deck)
    assert made.path == deck.parent / "assets" / "locales" / "es.po"
    assert made.changed
    before = made.path.read_bytes()
    (again,) = extract_to(deck)
    assert not again.changed
    assert made.path.read_bytes() == before
    assert [path.name for path in made.path.parent.iterdir()] == ["es.po"]


def test_a_deck_with_errors_leaves_the_catalogue_as_it_is(deck: Path) -> None:
    (made,) = extract_to(deck)
    before = made.path.read_bytes()
    deck.write_text(deck.read_text().replace("data: trade", "data: trad"))
    with pytest.raises(DeckgenError):
        extract_to(deck)
    assert made.path.read_bytes() == before
