"""What deckgen tells screen readers is there in every language of the house, with the same values in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import deckgen
from deckgen.model.phrases import LANGUAGES, Phrases, known

HOLE = re.compile(r"\{(\w+)\}")
SAID = re.compile(
    r'say\(\s*"([^"]+)"|say\(\'([^\']+)\'|^    spoken = "([^"]+)"$|reach = "([^"]+)"|^\s+"([^"]*\{point\})": ', re.M
)


def test_every_sentence_of_the_code_is_known() -> None:
    rooms = Path(deckgen.__file__).parent
    files = [
        *rooms.glob("blocks/*.py"),
        *rooms.glob("charts/*.py"),
        *rooms.glob("charting/*.py"),
        *rooms.glob("tabling/*.py"),
    ]
    said = {
        words
        for path in files
        for found in SAID.findall(path.read_text(encoding="utf-8"))
        for words in found
        if words
    }
    assert len(said) > 35
    assert said <= known()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_the_same_values_in_every_language(language: str) -> None:
    for words in known():
        holes = HOLE.findall(words)
        said = Phrases(language)(words, **{hole: f"<{hole}>" for hole in holes})
        assert sorted(re.findall(r"<(\w+)>", said)) == sorted(holes), words


def test_a_language_that_is_not_known_is_told_in_english() -> None:
    assert Phrases("fi")("{count} bars", count=3) == "3 bars"
    assert Phrases("es-MX")("{count} bars", count=3) == "3 barras"
