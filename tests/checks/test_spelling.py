"""spelling: where it is asked for, words that no dictionary has are said; names and the deck's own list are known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from laid_out import Laid

ON = "checks: {spelling: on}"


@pytest.mark.parametrize(
    ("slide", "word", "hint"),
    [
        ("text: They recieve it\n", "recieve", "did you mean 'receive'?"),
        ("bullets: [One, '**Two** thigns']\n", "thigns", "did you mean 'things'?"),
        ("text: A quixplorm\n", "quixplorm", "write it into 'assets/words.txt' where it is right"),
        ("text: Fine\nnotes: Say it slowwly\n", "slowwly", "did you mean 'slowly'?"),
    ],
)
def test_words_that_are_none_are_warned_of(slide: str, word: str, hint: str, lay_slide: Callable[..., Laid]) -> None:
    (said,) = lay_slide(slide, ON).log
    assert (said.code, said.message) == ("spelling", f"no dictionary has the word '{word}'")
    assert said.hint == hint


@pytest.mark.parametrize(
    ("slide", "top"),
    [
        ("text: They recieve it\n", ""),
        ("text: Quetzalli's NAFTA and quixplorm, 3rd\n", f"{ON}\nspeaker: Quetzalli"),
        ("text: See [it](https://exmaple.org/recieve) and www.thigns.org\n", ON),
    ],
    ids=["not asked for", "names and the list", "addresses"],
)
def test_other_words_are_not(slide: str, top: str, lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(slide, top, {"assets/words.txt": "quixplorm\n"}).said == []


def test_names_in_the_data_are_known(lay_slide: Callable[..., Laid]) -> None:
    chart = "chart: {type: bar, x: a, y: b, rows: [{a: Xqarl, b: 1}, {a: Zzorp, b: 2}]}\nallow: [missing_source]\n"
    assert lay_slide(f"title: Xqarl and Zzorp\n{chart}", ON).said == []


def test_a_language_without_a_dictionary_is_said(lay_slide: Callable[..., Laid]) -> None:
    (said,) = lay_slide("title: Magari\ntext: Magari\n", f"language: sw\n{ON}").log
    assert "this machine has no dictionary for it" in said.message
    assert said.span is not None
    assert said.span.line == 3


def test_a_dictionary_in_a_folder_that_is_named_is_used(
    lay_slide: Callable[..., Laid], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xh.aff").write_text("SET UTF-8\n")
    (tmp_path / "xh.dic").write_text("2\nmolo\nsana\n")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    laid = lay_slide("title: Molo sana\ntext: Molo sanaa\n", f"language: xh\n{ON}")
    assert [(one.message, one.hint) for one in laid.log] == [
        ("no dictionary has the word 'sanaa'", "did you mean 'sana'?")
    ]
