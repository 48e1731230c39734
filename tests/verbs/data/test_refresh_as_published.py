"""A table whose file has to be read in a special way is refreshed by the same reading."""

from __future__ import annotations

from pathlib import Path

from deckgen.tables.table_changes import CellChange
from deckgen.verbs.data import Outcome, RefreshSettings, open_refresher

DECK = """\
title: Trade
data:
  pesos:
    file: pesos.csv
    header: 3
    missing: ["..", "."]
    flags: true
    rename: {Country Name: country}
    leave_out: {country: World}
    unpivot: {columns: years, name: year, value: pesos}
    key: [country, year]
    refresh: {file: shared/pesos.csv}
sections: [{title: S, slides: [{title: A, text: x}]}]
"""
OLD = "World Development\n\nCountry Name;2016;2017\nMexico;18.7;..\nCanada;1.3 p;.\nWorld;7;8\n"
NEW = OLD.replace("Mexico;18.7;..", "Mexico;18.7;18.9")


def test_what_was_fetched_is_read_as_the_deck_says(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK)
    (tmp_path / "pesos.csv").write_text(OLD)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "pesos.csv").write_text(NEW)
    with open_refresher(deck, settings=RefreshSettings(trust=True)) as refresher:
        judged = refresher.judge("pesos")
        assert (judged.outcome, judged.diagnostics) == (Outcome.CHANGED, ())
        assert judged.change is not None
        assert judged.change.cells == ()
        assert [str(row.row) for row in judged.change.added] == ["Mexico, 2017", "Canada, 2017"]
        assert list(refresher.accept(judged)) == []
    assert (tmp_path / "pesos.csv").read_text() == NEW


def test_a_cell_that_changed_is_named_by_its_new_row(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK)
    (tmp_path / "pesos.csv").write_text(NEW)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "pesos.csv").write_text(NEW.replace("1.3 p", "1.32"))
    with open_refresher(deck, settings=RefreshSettings(trust=True)) as refresher:
        judged = refresher.judge("pesos")
    assert judged.change is not None
    (changed,) = judged.change.cells
    assert isinstance(changed, CellChange)
    assert (str(changed.row), changed.before, changed.after) == ("Canada, 2016", "1.3", "1.32")
