"""`deckgen import`: what the author of a deck hid stays hidden, and what marks a picture stays on it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

from command import run
from old_decks import BLANK, CONTENT, TITLE, TITLE_ONLY, OldDeck, picture

FACE, PLATE, RING = (0, 255, 0), (0, 0, 255), (255, 0, 0)

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice draws what lies on a picture")


@pytest.fixture(params=["with LibreOffice", "without it"])
def office(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether LibreOffice is there."""
    if request.param == "without it":
        monkeypatch.setenv("PATH", "")
        return False
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice isn't there")
    return True


def filmed() -> io.BytesIO:
    """A grey picture with a face on its right half."""
    made, stream = Image.new("RGB", (800, 400), "#909090"), io.BytesIO()
    ImageDraw.Draw(made).rectangle((500, 100, 700, 300), fill=FACE)
    made.save(stream, "PNG")
    stream.seek(0)
    return stream


def plate(slide: Any, x: float, y: float, width: float, height: float, words: str = "") -> Any:
    """A filled rectangle at a place in inches."""
    made = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(x), Inches(y), Inches(width), Inches(height))
    made.fill.solid()
    made.fill.fore_color.rgb = RGBColor(*PLATE)  # type: ignore[no-untyped-call]
    made.text_frame.text = words
    return made


def imported(folder: Path, deck: OldDeck) -> tuple[dict[str, Any], str]:
    """The last slide that is made of a deck, and the report."""
    (folder / "old.pptx").write_bytes(deck.bytes())
    done = run(folder, "import", "old.pptx", "new")
    assert done.returncode == 0, done.stdout + done.stderr
    made = yaml.safe_load((folder / "new/deck.yaml").read_text())
    return made["sections"][-1]["slides"][-1], done.stdout


def shown(folder: Path) -> Iterator[tuple[int, int, int]]:
    """The colors in all pictures of a new deck."""
    for path in (folder / "new/assets/images").glob("*"):
        with Image.open(path) as one:
            for _, color in one.convert("RGB").getcolors(1 << 24) or ():
                yield color  # type: ignore[misc]


def begun() -> OldDeck:
    """A deck with a cover."""
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    return deck


def test_a_plate_over_a_picture_goes_on_hiding(tmp_path: Path, office: bool) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "The speaker")
    slide.shapes.add_picture(filmed(), Inches(1), Inches(2), Inches(8), Inches(4))
    plate(slide, 5.8, 2.8, 2.4, 2.4)
    made, report = imported(tmp_path, deck)
    assert FACE not in set(shown(tmp_path))
    if office:
        assert PLATE in set(shown(tmp_path))
        assert "a drawing is a picture now" in report
    else:
        assert "image" not in made
        assert "a picture of which something else covers a part is not taken over" in report


def test_a_plate_with_a_date_stays_on_the_wrong_one(tmp_path: Path, office: bool) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "See you there")
    slide.shapes.add_picture(filmed(), Inches(0), Inches(2), Inches(10), Inches(4))
    plate(slide, 6, 2.8, 3, 2.4, "20th June 2020")
    deck.box(slide, "Fill out the survey before you leave the room, please", 1, 6.5, 8, 0.6, size=20)
    made, _ = imported(tmp_path, deck)
    assert FACE not in set(shown(tmp_path))
    assert "survey" in str(made)
    assert "20th June 2020" in str(made)


def test_a_panel_with_words_hides_and_its_words_stay(tmp_path: Path, office: bool) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "The speaker")
    slide.shapes.add_picture(filmed(), Inches(1), Inches(2), Inches(8), Inches(4))
    plate(slide, 5.8, 2.8, 4, 2.4, "Nobody whom we filmed wanted to be seen in a talk about it")
    made, _ = imported(tmp_path, deck)
    assert FACE not in set(shown(tmp_path))
    assert "wanted to be seen" in str({**made, "notes": ""})


def test_a_picture_over_a_face_stays_there(tmp_path: Path, office: bool) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "The speaker")
    slide.shapes.add_picture(filmed(), Inches(1), Inches(2), Inches(8), Inches(4))
    slide.shapes.add_picture(picture("#FF9900"), Inches(5.8), Inches(2.8), Inches(4), Inches(2.4))
    imported(tmp_path, deck)
    assert FACE not in set(shown(tmp_path))


def test_a_plate_on_the_picture_behind_a_slide_goes_on_hiding(tmp_path: Path, office: bool) -> None:
    deck = begun()
    slide = deck.slide(BLANK)
    slide.shapes.add_picture(filmed(), 0, 0, Inches(10), Inches(7.5))
    plate(slide, 6, 1.5, 3, 4.5)
    deck.box(slide, "What he said then is true of all such things today", 0.5, 6.4, 8, 0.6, size=20)
    made, report = imported(tmp_path, deck)
    assert FACE not in set(shown(tmp_path))
    assert isinstance(made.get("background"), dict) == office
    assert "the picture behind it" in report


def test_what_lies_wholly_behind_a_picture_is_not_shown_and_said(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "Definitions")
    deck.box(slide, "An old draft", 2, 3, 4, 0.6, size=20)
    slide.shapes.add_picture(filmed(), 0, 0, Inches(10), Inches(7.5))
    made, report = imported(tmp_path, deck)
    assert made["hide_title"] is True
    assert "An old draft" in made["notes"]
    assert "An old draft" not in str({**made, "notes": ""})
    assert "what lay behind something else" in report


@pytest.mark.parametrize(("across", "down"), [(1.0, 0.7), (8.0, 4.0)])
def test_a_cropped_picture_shows_no_more_than_before(tmp_path: Path, across: float, down: float) -> None:
    deck = begun()
    slide = deck.slide(CONTENT, "The speaker", "One point", "Another point")
    one = slide.shapes.add_picture(filmed(), Inches(1), Inches(3), Inches(across), Inches(down))
    one.crop_right = 0.5
    made, _ = imported(tmp_path, deck)
    assert "50%" in str(made)
    assert "'crop'" in str(made)


@needs_office
def test_a_cropped_picture_behind_a_slide_shows_no_more_than_before(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "The speaker")
    one = slide.shapes.add_picture(filmed(), 0, 0, Inches(10), Inches(7.5))
    one.crop_right = 0.5
    slide.shapes._spTree.insert(2, one._element)
    made, _ = imported(tmp_path, deck)
    assert "background" in made
    assert FACE not in set(shown(tmp_path))


@needs_office
def test_a_ring_on_a_large_picture_stays_on_it(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "This node")
    slide.shapes.add_picture(picture(), Inches(0.4), Inches(1.6), Inches(9.2), Inches(5.7))
    ring = slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(4), Inches(3), Inches(0.6), Inches(0.6))
    ring.fill.background()
    ring.line.color.rgb, ring.line.width = RGBColor(*RING), Pt(4)  # type: ignore[no-untyped-call]
    deck.box(slide, "(1)", 6, 3, 0.6, 0.4, size=14)
    made, report = imported(tmp_path, deck)
    assert "image" in made
    assert RING in set(shown(tmp_path))
    assert "a drawing is a picture now" in report
    assert "(1)" in made["notes"]


@needs_office
def test_a_timeline_is_one_picture(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "Timeline")
    slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(0.5), Inches(3.7), Inches(9.5), Inches(3.7))
    for number, year in enumerate((2019, 2020, 2021, 2022)):
        x, up = 0.7 + number * 2.2, number % 2 == 0
        slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(x), Inches(3.6), Inches(0.2), Inches(0.2))
        deck.box(slide, str(year), x - 0.4, 3 if up else 3.9, 1.4, 0.35, size=14)
        deck.box(slide, f"Event {number}", x - 0.4, 2.5 if up else 4.3, 1.6, 0.35, size=14)
    made, _ = imported(tmp_path, deck)
    assert set(made) == {"title", "image", "notes"}
    assert all(f"Event {number}" in made["notes"] for number in range(4))


@needs_office
def test_an_arrow_takes_the_words_along_that_it_leads_to(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "What it is")
    slide.shapes.add_picture(picture(), Inches(4.6), Inches(2), Inches(5), Inches(2))
    ring = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(8), Inches(2.2), Inches(1.4), Inches(0.8))
    ring.fill.background()
    arrow = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(8), Inches(2.7), Inches(4), Inches(5.6))
    line = arrow.line._get_or_add_ln()
    line.append(
        line.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}tailEnd", {"type": "triangle"})
    )
    deck.box(slide, "They all extend the same class of the library.", 1, 5.7, 7, 0.6, size=18)
    made, _ = imported(tmp_path, deck)
    assert set(made) == {"title", "image", "notes"}
    assert "They all extend" in made["notes"]


@needs_office
def test_pictures_with_counted_marks_are_one_picture(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "The cycle")
    slide.shapes.add_picture(picture("#707070"), Inches(6), Inches(2), Inches(3), Inches(4))
    for number, y in ((2, 2.2), (3, 4.2)):
        slide.shapes.add_picture(picture(f"#{number}0A0A0"), Inches(0.3), Inches(y + 0.6), Inches(4), Inches(1))
        plate(slide, 0.3, y, 0.4, 0.4, str(number))
    plate(slide, 6.4, 2.5, 0.4, 0.4, "1")
    made, _ = imported(tmp_path, deck)
    assert set(made) == {"title", "image", "notes"}


def test_a_hidden_slide_is_hidden_in_the_file_that_is_built(tmp_path: Path) -> None:
    deck = begun()
    deck.slide(CONTENT, "Shown", "a point")
    deck.slide(CONTENT, "For questions", "a spare answer")._element.set("show", "0")
    deck.slide(CONTENT, "The end of it", "another point")
    _, report = imported(tmp_path, deck)
    assert "it is hidden: it stands at the end of the deck now" in report
    done = run(tmp_path / "new", "build", "-o", "new.pptx")
    assert done.returncode == 0, done.stderr
    slides = list(Presentation(str(tmp_path / "new/new.pptx")).slides)
    assert [one.shapes.title.text for one in slides if one._element.get("show") == "0"] == ["For questions"]
    assert len(slides) == 4
