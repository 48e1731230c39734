"""word_lists: names in a row, as a language writes them."""

from __future__ import annotations

import pytest

from deckgen.numbers.word_lists import join_words

STATES = ["California", "Michigan", "Illinois"]


@pytest.mark.parametrize(
    ("language", "joined"),
    [
        ("en-US", "California, Michigan and Illinois"),
        ("en-GB", "California, Michigan and Illinois"),
        ("es-MX", "California, Michigan e Illinois"),
        ("fr", "California, Michigan et Illinois"),
        ("de-DE", "California, Michigan und Illinois"),
        ("pt-BR", "California, Michigan e Illinois"),
        ("it", "California, Michigan e Illinois"),
        ("ja", "California、Michigan、Illinois"),
    ],
)
def test_names_stand_in_a_row(language: str, joined: str) -> None:
    assert join_words(STATES, language) == joined


@pytest.mark.parametrize(
    ("words", "language", "joined"),
    [
        ([], "en-US", ""),
        (["Texas"], "es", "Texas"),
        (["Texas", "Ohio"], "en-US", "Texas and Ohio"),
        (["Texas", "Ohio"], "es", "Texas y Ohio"),
        (["España", "Italia"], "es", "España e Italia"),
        (["padres", "hijos"], "es", "padres e hijos"),
        (["agua", "hielo"], "es", "agua y hielo"),
        (["Ohio", "Ian"], "es-MX", "Ohio y Ian"),
        (["Ohio", "Iowa", "Texas"], "es-MX", "Ohio, Iowa y Texas"),
        (["one, two", "three"], "en", "one, two and three"),
    ],
)
def test_few_names_and_spanish_sounds(words: list[str], language: str, joined: str) -> None:
    assert join_words(words, language) == joined
