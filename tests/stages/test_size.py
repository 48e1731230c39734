"""Decks that grow beyond all reason by a few lines are refused, at the line that is to blame."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.model.diagnostics import Diagnostics
from deckgen.stages.load.loader import load

HEAD = "title: T\nsections:\n  - title: S\n    slides:\n      - {id: s0, title: Most people, text: x}\n"
MANY_VALUES = "with all that it includes and uses, the deck has more than 100,000 keys and values"


def said(folder: Path) -> list[str]:
    """What is said of the deck in a folder."""
    log = Diagnostics()
    load(folder / "deck.yaml", "deck.yaml", log)
    return [f"{one.span.place if one.span else ''} {one.code}: {one.message}" for one in log]


def test_files_that_include_each_other_ten_times_over_end(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("title: T\nsections:\n  - include: f0.yaml\n")
    for number in range(10):
        (tmp_path / f"f{number}.yaml").write_text(f"- include: f{number + 1}.yaml\n" * 10)
    (tmp_path / "f10.yaml").write_text("- {title: T, slides: [{title: x, text: y}]}\n")
    (only,) = said(tmp_path)
    assert only.endswith("too_large: with this file the deck includes more than 1,000 files")


def test_the_text_of_all_included_files_together_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("title: T\nsections:\n" + "  - include: a.yaml\n" * 20)
    (tmp_path / "a.yaml").write_text(f"- {{title: T, slides: []}}\n# {'x' * 1_000_000}\n")
    assert said(tmp_path)[0].endswith("too_large: the files that the deck includes have more than 5 MB together")


@pytest.mark.parametrize(
    ("slides", "reason"),
    [
        (
            "      - {use: s0}\n" * 10_000,
            "deck.yaml:2:1 too_large: the deck has 10,001 slides; at most 10,000 are built",
        ),
        (
            f"      - {{id: s1, title: Few, bullets: [{', '.join('x' * 900)}]}}\n" + "      - {use: s1}\n" * 400,
            f"deck.yaml:2:1 too_large: {MANY_VALUES}",
        ),
        (
            "".join(f"      - {{use: s{number}, id: s{number + 1}}}\n" for number in range(1_000)),
            "deck.yaml:56:15 too_deep: the slide is used through more than 50 others",
        ),
        (
            "  - {title: S, slides: []}\n" * 200,
            "deck.yaml:2:1 too_large: the deck has 201 sections; at most 200 are built",
        ),
        (
            "      - {use: s0}\n" * 999 + f"audiences: {{{', '.join(f'a{number}: {{}}' for number in range(31))}}}\n",
            "deck.yaml:2:1 too_large: the deck has 1,000 slides for 31 audiences and events; "
            "at most 30,000 slides are built together",
        ),
        (
            "".join(f'      - {{id: t{n}, title: "{{{{ t{n + 1}.title }}}}", text: x}}\n' for n in range(2_000)),
            "deck.yaml:56:27 too_deep: this leads through more than 50 titles that quote the next",
        ),
    ],
    ids=["slides", "values", "chain", "sections", "variants", "titles"],
)
def test_slides_that_stand_once_more_are_counted(slides: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(HEAD + slides)
    assert said(tmp_path)[0] == reason


def test_a_deck_of_more_values_than_can_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("title: T\nset: [" + "x, " * 300_001 + "]\n")
    assert "the file has more than 100,000 keys and values up to here" in said(tmp_path)[0]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("x" * 10_001, "this text has more than 10,000 characters without a blank"),
        ("words " * 20_000, "this text has more than 100,000 characters"),
    ],
    ids=["a word", "a text"],
)
def test_a_text_that_no_slide_and_no_note_can_hold_is_refused(words: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(HEAD.replace("text: x", f"text: '{words}'"))
    assert f"deck.yaml:5:44 too_large: {reason}" in said(tmp_path)
