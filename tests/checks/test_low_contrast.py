"""low_contrast: words are judged against the ground that they stand on, and a brand's colors at the brand's line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from laid_out import Laid, complaint, whole_deck
from side_files import template

BRAND = "brand: brand.yaml"
STATS = "stats: [{value: '7', label: crossings}]\nallow: [missing_source]\n"
CHART = """chart:
  {type: stacked, x: way, y: [car, foot], rows: [{way: a, car: 6, foot: 4}, {way: b, car: 5, foot: 5}]}
allow: [missing_source]
"""


def said(slide: str, brand: str, lay_slide: Callable[..., Laid]) -> list[tuple[str, int, str]]:
    """Where and what low_contrast warns of, and nothing else is said."""
    laid = lay_slide(slide, BRAND, {"brand.yaml": brand})
    assert {one.code for one in laid.log} <= {"low_contrast"}, laid.said
    return [(one.span.file.path, one.span.line, one.message) for one in laid.log if one.span]


@pytest.mark.parametrize(
    ("slide", "brand", "line", "pair"),
    [
        (STATS, 'colors:\n  accent: "#1F5FA8"\n  grey: "#AAB4BE"\n', 3, "'grey' #AAB4BE on 'paper' #FFFFFF"),
        ("text: Words\n", 'colors: {paper: "#101418", ink: "#F3EFE6"}\n', 1, "'accent' #1F5FA8 on 'paper' #101418"),
        ("cards: [Words]\n", 'colors: {panel: "#22334A"}\n', 1, "'ink' #1B2A41 on 'panel' #22334A"),
        (CHART, 'colors:\n  grey: "#B0B0B0"\n', 2, "'grey' #B0B0B0 on 'paper' #FFFFFF"),
    ],
    ids=["labels", "a dark brand's kicker", "a card", "a chart's axis"],
)
def test_words_too_near_to_their_ground_are_warned_of_at_the_brands_line(
    slide: str, brand: str, line: int, pair: str, lay: Callable[..., Laid]
) -> None:
    deck = whole_deck(slide, BRAND).replace("  divider: false\n", "")
    laid = lay(deck, {"brand.yaml": brand})
    (found,) = [one for one in laid.log if one.code == "low_contrast" and pair in one.message]
    assert found.span is not None
    assert (found.span.file.path, found.span.line) == ("brand.yaml", line)
    assert "nearest color of the brand" in (found.hint or "")


@pytest.mark.parametrize(
    ("slide", "brand"),
    [
        (STATS, "name: The house\n"),
        ("text: Words\n", 'colors: {paper: "#101418", ink: "#F3EFE6", accent: "#8AB8EE"}\n'),
        ("cards: [Words]\n", 'colors: {panel: "#C9D6E6"}\n'),
        (CHART, 'palette: ["#FFE680", "#1B2A41"]\n'),
        (
            "table: {rows: [{a: 1, b: 2}, {a: 3, b: 4}], highlight: [1]}\nallow: [missing_source]\n",
            "name: The house\n",
        ),
    ],
    ids=["the house's own", "a dark brand", "a darker panel", "light and dark bars", "a highlighted row"],
)
def test_words_that_can_be_read_are_not_warned_of(slide: str, brand: str, lay_slide: Callable[..., Laid]) -> None:
    assert said(slide, brand, lay_slide) == []


def test_mirrored_pages_have_the_same_ground(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("text: كلمات\ncallout: كلمات\n", "language: ar")
    assert [complaint(one) for one in laid.log if one.code == "low_contrast"] == []


def test_a_color_is_said_once_for_all_slides_and_a_slide_can_be_excused(lay: Callable[..., Laid]) -> None:
    slides = "".join(f"    - {{title: T{n}, text: Words, source: []}}\n" for n in range(3))
    deck = f"title: Talk\nbrand: brand.yaml\nsections:\n- title: Part\n  slides:\n{slides}"
    laid = lay(deck, {"brand.yaml": 'colors: {ink: "#9AA5B1", grey: "#1B2A41"}\n'})
    codes = [one.message for one in laid.log if one.code == "low_contrast" and "'paper'" in one.message]
    assert len(codes) == 1
    excused = lay(
        deck.replace("source: []", "allow: [low_contrast]").replace("  slides", "  divider: false\n  slides")
    )
    assert [one for one in excused.log if one.code == "low_contrast" and "slide 't" in (one.hint or "")] == []


def test_a_color_of_the_template_is_warned_of_at_the_template(lay: Callable[..., Laid], tmp_path: Path) -> None:
    template(tmp_path / "plain.pptx")
    with ZipFile(tmp_path / "plain.pptx") as plain, ZipFile(tmp_path / "faint.pptx", "w") as faint:
        for name in plain.namelist():
            faint.writestr(name, plain.read(name).replace(b"4F81BD", b"F7D000"))
    brand = "template: faint.pptx\nlayouts: {cover: Title Slide, divider: Section Header, content: Title Only}\n"
    deck = f"title: Talk\n{BRAND}\nsections:\n- {{title: Part, slides: [{{agenda: {{}}}}]}}\n"
    laid = lay(deck, {"brand.yaml": brand})
    (found,) = [one for one in laid.log if one.code == "low_contrast"]
    assert found.span is not None
    assert (found.span.file.path, found.span.text) == ("brand.yaml", "template")
    assert "'accent' #F7D000 on 'paper'" in found.message
    assert "under 'colors' in the brand" in (found.hint or "")
