"""A file outside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.verbs.data import Outcome, RefreshSettings, open_refresher

DECK = (
    "title: T\ndata: {{t: {{file: t.csv, refresh: {{file: {path}}}}}}}\n"
    "sections: [{{title: S, slides: [{{title: A, text: x}}]}}]\n"
)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "t.csv").write_text("a,b\n1,2\n")
    (tmp_path / "talk").mkdir()
    return tmp_path / "share"


@pytest.mark.parametrize("written", ["{share}/t.csv", "../share/t.csv", "~/share/t.csv"])
def test_it_is_copied_as_it_is(share: Path, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(share.parent))
    deck = share.parent / "talk" / "deck.yaml"
    deck.write_text(DECK.format(path=written.format(share=share)))
    with open_refresher(deck, settings=RefreshSettings(trust=True)) as refresher:
        judged = refresher.judge("t")
        assert judged.outcome is Outcome.NEW
        refresher.accept(judged)
        assert refresher.judge("t").settled
    assert (deck.parent / "t.csv").read_bytes() == (share / "t.csv").read_bytes()


def test_one_that_is_not_there_is_said(share: Path) -> None:
    deck = share.parent / "talk" / "deck.yaml"
    deck.write_text(DECK.format(path="../share/tt.csv"))
    with open_refresher(deck, settings=RefreshSettings(trust=True)) as refresher:
        (said,) = refresher.judge("t").diagnostics
    assert (said.code, said.hint) == ("missing_file", "did you mean '../share/t.csv'?")
