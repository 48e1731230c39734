"""Marks and links of a deck that was built: what is struck, what is code, and where links lead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from built import Built
from deckgen.pipeline import check

DECK = """
title: Links
speaker: Ann
sections:
  - title: Ways
    slides:
      - id: first
        title: Where **links** lead
        text: "[there](#last) and [**back** again](#section-ways); [page](https://example.org/~me?a=1), [on](#second)"
        notes: "Jump to [the end](#last)."
      - title: Second
        id: second
        bullets: ["~~old~~ new at ~5%–~8% of 10^3–10^6 on https://example.org/~me/~you", "**「世界」**です"]
      - id: last
        appendix: true
        title: The end
        text: "`{{ name }}` of {{ name }}"
set: {name: Zed}
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("links")
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    return Built.from_folder(folder)


def runs(slide: Any) -> dict[str, Any]:
    """The runs of a slide's shapes by their words."""
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    return {run.text: run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs}


def target(run: Any) -> str:
    """The name of the slide that a run jumps to."""
    click = run._r.rPr.hlinkClick
    assert click.get("action") == "ppaction://hlinksldjump"
    return str(run.part.related_part(click.rId).slide.name)


def test_links_jump_to_slides_by_their_ids(deck: Built) -> None:
    found = runs(deck.slides["first"])
    assert target(found["there"]) == "last"
    assert (target(found["back"]), target(found[" again"])) == ("section-ways", "section-ways")
    assert target(found["on"]) == "second"
    assert found["page"].hyperlink.address == "https://example.org/~me?a=1"


def test_links_in_notes_jump_too(deck: Built) -> None:
    frame = deck.slides["first"].notes_slide.notes_text_frame
    run = next(run for paragraph in frame.paragraphs for run in paragraph.runs if run.text == "the end")
    assert target(run) == "last"


def test_struck_words_are_struck_and_nothing_else_is_lost(deck: Built) -> None:
    found = runs(deck.slides["second"])
    assert found["old"]._r.rPr.get("strike") == "sngStrike"
    rest = " new at ~5%–~8% of 10^3–10^6 on https://example.org/~me/~you"
    assert found[rest]._r.rPr.get("strike") is None
    assert found["「世界」"].font.bold
    assert not found["です"].font.bold


def test_code_shows_a_name_and_words_fill_it_in(deck: Built) -> None:
    found = runs(deck.slides["last"])
    assert {"{{ name }}", " of Zed"} <= set(found)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (r"'[fine](https://example.org) [share](\\server\a)'", r"\\server\a"),
        ("'[a b](<file:///x y>)'", "file:///x y"),
        ("'[a](tel:none)'", "tel:none"),
        ("'[a](mailto:nobody)'", "mailto:nobody"),
        ("'[a](HTTPS:example.org)'", "HTTPS:example.org"),
    ],
)
def test_the_caret_stands_under_the_address(words: str, address: str, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    slide = f"title: One\n    text: {words}\n"
    deck.write_text(f"title: T\nsections:\n- title: S\n  slides:\n  - {slide}", encoding="utf-8")
    (found,) = check(deck)
    assert found.code == "wrong_link"
    assert found.span is not None
    line = found.span.file.lines[found.span.line - 1]
    assert line[found.span.column - 1 : found.span.end - 1] == address
