"""Looking at a deck: any slide, by any of its names, whatever is wrong elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from deckgen.model.diagnostics import DeckgenError
from deckgen.viewing import UnknownSlideError, View, viewing

DECK = """
title: Talk
data: {t: t.csv}
sections:
  - title: One
    slides:
      - {title: First things, id: first, text: Some words}
      - title: Second thing
        text: Other words
        nonsense: 1
      - {title: First of all, text: 'It is {{ nothing }}'}
      - title: Lost
        id: lost
        image: {file: nowhere.png, alt: Nowhere}
        bullets: ['{{ nobody }}']
      - {title: Own, chart: {python: 'own.py:draw', data: t}, allow: [missing_source]}
      - {title: For questions, text: Later, appendix: true}
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "deck.yaml").write_text(DECK)
    (folder / "t.csv").write_text("who,n\nAna,1\n")
    (folder / "own.py").write_text("def draw(rows, axes, brand):\n    open('ran', 'w')\n")
    with viewing(folder / "deck.yaml") as seen:
        yield seen


@pytest.mark.parametrize("word", ["first", "3", "First things", "FIRST TH"])
def test_a_slide_is_found_by_id_number_and_the_beginning_of_its_title(view: View, word: str) -> None:
    assert view.find(word).page.title == "First things"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("first o", None),
        ("First", "several"),
        ("fisrt", "did you mean 'first'"),
        ("99", "numbered 1 to"),
        ("", "several"),
    ],
)
def test_a_name_that_no_slide_has_says_what_may_be_meant(view: View, word: str, said: str | None) -> None:
    if said is None:
        assert view.find(word).page.title == "First of all"
        return
    with pytest.raises(UnknownSlideError, match=said):
        view.find(word)


def test_a_wrong_slide_is_shown_with_what_is_right_of_it_and_its_own_complaints(view: View) -> None:
    wrong = view.find("Second thing")
    assert [one.code for one in wrong.complaints] == ["unknown_key"]
    assert not view.find("first").complaints
    picture = Image.open(io.BytesIO(view.png(wrong, 400)))
    assert picture.size == (400, 225)
    assert len(picture.convert("RGB").getcolors(100_000) or []) > 10


def test_a_block_that_is_lost_leaves_its_place_for_the_complaint_and_marks_dont_overlap(view: View) -> None:
    marked = view.marked(view.find("Lost"))
    (place,) = (shape.box for shape in marked.page.shapes if shape.name == "Missing block")
    marks = [shape.box for shape in marked.page.shapes if shape.name.startswith("Complaint")]
    assert [mark.width == place.width for mark in marks] == [False, True]
    below, above = marks
    assert above.y + above.height <= below.y
    assert place.y <= above.y


def test_nobodys_program_runs_before_it_is_trusted(view: View) -> None:
    own = view.find("Own")
    assert "once you trust it" in view.svg(own, "text")
    assert not (view.folder / "ran").exists()


def test_a_deck_of_which_nothing_can_be_shown_is_complained_of(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("title: [")
    with pytest.raises(DeckgenError), viewing(tmp_path / "deck.yaml"):
        pass


def test_a_templates_layout_stands_behind_its_slides_and_what_cant_be_drawn_is_said(tmp_path: Path) -> None:
    from pptx import Presentation
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Inches

    deck = Presentation()
    scratch = deck.slides.add_slide(deck.slide_layouts[6]).shapes
    (layout,) = (one for one in deck.slide_layouts if one.name == "Title Only")
    for kind, left in ((MSO_SHAPE.RECTANGLE, 0), (MSO_SHAPE.CLOUD, 5)):
        layout.shapes._spTree.append(scratch.add_shape(kind, Inches(left), Inches(5), Inches(4), Inches(2))._element)
    deck.save(str(tmp_path / "corporate.pptx"))
    layouts = "{cover: Title Slide, divider: Section Header, content: Title Only, body: Title and Content}"
    fonts = "{heading: Source Sans Pro, body: Source Sans Pro}"
    (tmp_path / "brand.yaml").write_text(f"template: corporate.pptx\nfonts: {fonts}\nlayouts: {layouts}\n")
    slide = "{title: One, id: one, stats: [{value: 1, label: x}], allow: [missing_source]}"
    (tmp_path / "deck.yaml").write_text(
        f"title: T\nbrand: brand.yaml\nsections:\n  - title: S\n    slides:\n      - {slide}\n"
    )
    with viewing(tmp_path / "deck.yaml") as view:
        shown = Image.open(io.BytesIO(view.png(view.find("one"), 400))).convert("RGB")
        said = [one for one in view.log if one.code == "not_pictured"]
    assert "a shape (cloud)" in said[0].message
    red, _, blue = shown.getpixel((80, 240))  # type: ignore[misc]
    assert blue > red + 40
    # Nothing is said of the template's look while the brand names a layout that it lacks.
    wrong = (tmp_path / "brand.yaml").read_text().replace("Section Header", "Divider")
    (tmp_path / "brand.yaml").write_text(wrong)
    with viewing(tmp_path / "deck.yaml") as view:
        assert view.svg(view.find("one"))
        assert "not_pictured" not in [one.code for one in view.log]
