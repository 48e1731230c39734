"""unused_entry: what is listed and never used is warned of, unless the deck has errors that may hide its use."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.pipeline import check

DECK = """title: Talk
{top}
sections:
- title: Part
  divider: false
  slides:
  - {{title: A finding, {slide}}}
"""
CSV = "year,trips\n2016,4\n2017,5\n"


def said(tmp_path: Path, top: str, slide: str) -> list[str]:
    (tmp_path / "t.csv").write_text(CSV)
    (tmp_path / "deck.yaml").write_text(DECK.format(top=top, slide=slide))
    return [f"{one.code}: {one.message}" for one in check(tmp_path / "deck.yaml")]


@pytest.mark.parametrize(
    ("top", "slide", "what"),
    [
        ("sources: {a: {publisher: A}}", "text: x", "source 'a'"),
        ("data: {t: {file: t.csv}}", "text: trips by t", "table 't'"),
        ("figures: {seven: 7}", "text: seven days", "figure 'seven'"),
        ("set: {ask: Invest}", "text: x", "value 'ask'"),
        ("", "figures: {seven: 7}, text: x", "figure 'seven'"),
    ],
)
def test_what_nothing_names_is_warned_of(top: str, slide: str, what: str, tmp_path: Path) -> None:
    assert said(tmp_path, top, slide) == [f"unused_entry: nothing uses the {what}"]


@pytest.mark.parametrize(
    ("top", "slide"),
    [
        ("sources: {a: {publisher: A}, b: {publisher: B}}", "text: 'x[^b]', source: a"),
        ("data: {t: {file: t.csv}}", "text: 'In {{ t.trips[2017] }} ways', allow: [missing_source]"),
        ("data: {t: {file: t.csv}}", "text: x, claim: select count(*) = 2 from t"),
        ("figures: {seven: 7, less: {formula: -seven}}", "text: '{{ less }}', allow: [missing_source]"),
        ("figures: {seven: 7}\nchecks: {unused_entry: off}", "text: x"),
    ],
)
def test_what_something_names_is_not(top: str, slide: str, tmp_path: Path) -> None:
    assert [one for one in said(tmp_path, top, slide) if "unused" in one] == []


def test_nothing_is_said_beside_errors_that_may_hide_a_use(tmp_path: Path) -> None:
    found = said(tmp_path, "figures: {seven: 7}", "txet: '{{ seven }}'")
    assert [one.partition(":")[0] for one in found] == ["unknown_key"]
