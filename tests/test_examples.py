"""The decks in examples/: each builds from its folder alone, and every word of it is in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from built import Built
from spoken_words import lost_sources, lost_words

EXAMPLES = sorted(path.parent for path in (Path(__file__).parent.parent / "examples").glob("*/deck.yaml"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda folder: folder.name)
def example(request: pytest.FixtureRequest, example_built: Callable[[str], Built]) -> Built:
    return example_built(request.param.name)


def test_it_builds_without_a_word_of_complaint(example: Built) -> None:
    assert [str(one) for one in example.made.diagnostics] == []


def test_every_word_of_it_is_found_in_the_file(example: Built) -> None:
    assert lost_words(example) == []
    assert lost_sources(example) == []


def test_its_folder_says_how_it_is_built(example: Built) -> None:
    readme = (example.folder / "README.md").read_text(encoding="utf-8")
    assert f"deckgen build examples/{example.folder.name}" in readme
