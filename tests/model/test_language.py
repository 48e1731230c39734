"""Which way languages run, and which of PowerPoint's fonts they take."""

from __future__ import annotations

import pytest

from deckgen.model.language import base_of, names_of, runs_leftwards, script_of


@pytest.mark.parametrize(
    ("language", "leftwards", "script"),
    [
        ("en-US", False, "latin"),
        ("es-MX", False, "latin"),
        ("ar-EG", True, "complex"),
        ("he", True, "complex"),
        ("fa", True, "complex"),
        ("pa-Arab-PK", True, "complex"),
        ("pa", False, "complex"),
        ("th", False, "complex"),
        ("ku-Latn", False, "latin"),
        ("zh-Hant-TW", False, "east_asian"),
        ("ja", False, "east_asian"),
    ],
)
def test_languages(language: str, leftwards: bool, script: str) -> None:
    assert runs_leftwards(language) is leftwards
    assert script_of(language) == script


def test_names_of_languages() -> None:
    assert names_of("zh-Hant-TW") == ("zh-Hant-TW", "zh-Hant", "zh")
    assert base_of("es-MX") == base_of("ES") == "es"
