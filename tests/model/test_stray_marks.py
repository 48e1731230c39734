"""Marks that stand on the slide as they are written are told; words that only look like them are not."""

from __future__ import annotations

import pytest

from deckgen.model.rich_text import parse
from deckgen.model.stray_marks import stray_marks


def told(words: str) -> list[str]:
    return [words[one.start : one.start + one.length] for one in stray_marks(words, parse(words).plain, {"n"})]


@pytest.mark.parametrize(
    ("words", "stray"),
    [
        ("We sold { n } and {n}", ["{ n }", "{n}"]),
        ("n }} of them", ["}}"]),
        ("**all of it", ["**"]),
        ("**all **", ["**"]),
        ("**one** and **two", ["**"]),
        ("see[^bts of May", ["[^bts"]),
    ],
)
def test_a_mark_that_is_none_is_told_where_it_stands(words: str, stray: list[str]) -> None:
    assert told(words) == stray


@pytest.mark.parametrize(
    "words",
    [
        "{{ n }} and {{n|percent}}",
        "f(x) = {1, 2} and {m}",
        "0.31** and 2**3",
        "`{ n }` and `**`",
        r"\*\*stars and \{ n \}",
        "**all**, *some*, see[^bts]",
        "a set of sets {{1}, {2}}",
    ],
)
def test_what_is_meant_so_is_left_alone(words: str) -> None:
    assert told(words) == []
