"""Marks in a talk made by hand that are none: what was surely meant as a name."""

from __future__ import annotations

import pytest

from deckgen.model.talk_marks import stray_in_talk
from deckgen.office.talk_words import holes


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It is {{ n }}", []),
        ("It is {{ n }} }} now", ["}}"]),
        ("It is n }} now", ["}}"]),
        ("It is { n }", ["{ n }"]),
        ("It is { n }}", ["{ n }"]),
        (r"It is \{{ n }}", ["\\"]),
        (r"It is \{ n } or `{ n }`", ["{ n }", "{ n }"]),
        ("function() { return {a: {}}; }", []),
        ("{other} and m }}", []),
    ],
)
def test_what_was_meant_as_a_name_is_found(words: str, told: list[str]) -> None:
    strays = stray_in_talk(words, holes(words), {"n"})
    assert [words[one.start : one.start + one.length] for one in strays] == told
