"""What holds for every block that appears in the show: each thing of it appears once, and in the end all is there."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from built import Built
from deckgen.block import BLOCKS
from in_the_show import clicks, found
from judges import schemas
from made_mp4 import mp4
from own_samples import lack

# A short one of each block, in YAML: the BRIEF of its own test.
BLOCK: dict[str, str] = {
    word: import_module(f"test_{word}").BRIEF for word in BLOCKS.words if lack("blocks", word, "BRIEF") is None
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/></svg>'
# What stands on a slide whatever is revealed.
FRAME = {"Section", "Title", "Slide number", "Sources"}


def deck(folder: Path, more: str) -> Built:
    """A deck with a slide for each block, with more keys on each."""
    slides = [
        f"title: Most people drive\nid: {word}\n{block}\nallow: [missing_source]\n{more}"
        for word, block in BLOCK.items()
    ]
    held = "".join("      - " + slide.strip().replace("\n", "\n        ") + "\n" for slide in slides)
    (folder / "a.svg").write_text(SVG)
    (folder / "a.mp4").write_bytes(mp4())
    (folder / "deck.yaml").write_text(f"title: Talk\nsections:\n  - title: One\n    slides:\n{held}")
    return Built.from_folder(folder)


@pytest.fixture(scope="module")
def revealed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return deck(tmp_path_factory.mktemp("revealed"), "reveal: true")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return deck(tmp_path_factory.mktemp("plain"), "")


@pytest.mark.parametrize("word", BLOCK)
def test_each_thing_of_a_block_appears_once(revealed: Built, word: str) -> None:
    slide = revealed.slides[word]
    shown = [name for click in clicks(slide) for name in click]
    assert shown
    assert max(Counter(shown).values()) == 1
    ids = found(slide._element, ".//p:cTn/@id")
    assert len(ids) == len(set(ids))
    for shape in slide.shapes:
        if shape.name in FRAME:
            assert shape.name not in shown
        elif shape.name not in shown:
            points = [f"{shape.name} {number}" for number in range(len(shape.text_frame.paragraphs))]
            assert set(points) <= set(shown), shape.name


@pytest.mark.parametrize("word", BLOCK)
def test_in_the_end_all_words_are_there(revealed: Built, plain: Built, word: str) -> None:
    words = Counter(revealed.words(revealed.slides[word]).split())
    missing = Counter(plain.words(plain.slides[word]).split()) - words
    assert not {word for word in missing if word.isalnum()} - {"leads", "to"}


def test_the_file_is_what_the_standard_wants(revealed: Built) -> None:
    assert schemas(revealed.made.path.read_bytes()) == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("bullets", 3), ("text", 1), ("cards", 3), ("steps", 3), ("stats", 2), ("groups", 2), ("definitions", 2)),
        *(("timeline", 2), ("people", 2), ("logos", 2), ("compare", 2), ("flow", 3), ("columns", 3), ("table", 2)),
        *(("callout", 1), ("quote", 1), ("image", 1), ("math", 1), ("code", 1), ("qr", 1)),
    ],
)
def test_a_block_takes_as_many_clicks_as_it_has_things(revealed: Built, word: str, count: int) -> None:
    assert len(clicks(revealed.slides[word])) == count
